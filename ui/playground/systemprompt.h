#pragma once

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

Q_SIGNALS:
    void textChanged(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showSummary();

    QToolButton *m_toggle;
    QLabel *m_summary;
    GrowingEdit *m_edit;
};

}
