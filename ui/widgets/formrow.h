#pragma once

#include <QWidget>

class QLabel;

namespace heliograph {

/// A labelled control with a line of help under it, and in its place, when something is wrong, what
/// and how to mend it.
class FormRow final : public QWidget
{
    Q_OBJECT

public:
    FormRow(const QString &label, QWidget *control, const QString &hint = {},
        QWidget *parent = nullptr);

    void setHint(const QString &hint);
    void setError(const QString &text); ///< empty: no error, the hint again
    QString error() const { return m_error; }

private:
    void updateNote();

    QLabel *m_note;
    QWidget *m_control;
    QString m_hint;
    QString m_error;
};

}
