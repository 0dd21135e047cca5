#pragma once

#include <QPlainTextEdit>
#include <QSyntaxHighlighter>

namespace heliograph {

/// Colours JSON line by line (a JSON string never spans lines), also behind the "data:" of an event
/// stream. Belongs to the editor and follows its palette.
class JsonHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit JsonHighlighter(QPlainTextEdit *edit);

protected:
    void highlightBlock(const QString &text) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void takeColors(const QPalette &palette);

    QPlainTextEdit *m_edit;
    QTextCharFormat m_key;
    QTextCharFormat m_string;
    QTextCharFormat m_value;
    QTextCharFormat m_mark;
};

}
