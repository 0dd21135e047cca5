#pragma once

#include "core/domain/message.h"

#include <QWidget>

class QToolButton;
class QLabel;

namespace heliograph {

class GrowingEdit;

/// The system prompt above the conversation; folds to its first line.
class SystemPrompt final : public QWidget
{
    Q_OBJECT

public:
    explicit SystemPrompt(QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const;
    void toggle();
    QToolButton *cacheButton() const { return m_cache; } ///< its menu is its owner's to fill
    void showCacheMark(CacheMark mark);

Q_SIGNALS:
    void textChanged(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showSummary();

    QToolButton *m_toggle;
    QToolButton *m_cache;
    QLabel *m_summary;
    GrowingEdit *m_edit;
};

}
