#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace heliograph {

/// What went wrong, in plain text that can be selected, with a sign before it and room for buttons after it.
class ProblemRow final : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { Failed, Waiting };

    explicit ProblemRow(QWidget *parent = nullptr);

    void setKind(Kind kind);
    void setText(const QString &text);
    void addButton(QToolButton *button);

private:
    QLabel *m_sign;
    QLabel *m_text;
};

}
