#pragma once

#include "ui/theme/icons.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace heliograph {

/// What an empty page says: what this is for, what to do next, and the button for it.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    EmptyState(Icon icon, const QString &title, const QString &text, QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &text);
    QPushButton *addButton(const QString &text, bool primary = false);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateIcon();

    Icon m_iconKind;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QHBoxLayout *m_buttons;
};

}
