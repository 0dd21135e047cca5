#pragma once

#include <QSyntaxHighlighter>

namespace heliograph {

/// Marks the variables of a prompt.
class VariableHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    /// edit: a text editor, whose palette counts.
    explicit VariableHighlighter(QTextDocument *document, QWidget *edit);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void highlightBlock(const QString &text) override;

private:
    QWidget *m_edit;
};

}
