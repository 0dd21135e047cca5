#pragma once

#include <QSyntaxHighlighter>

namespace heliograph {

/// Colours JSON line by line (a JSON string never spans lines), also behind the "data:" of an event
/// stream.
class JsonHighlighter final : public QSyntaxHighlighter
{
    Q_OBJECT

public:
    explicit JsonHighlighter(QTextDocument *document);
    void setPalette(const QPalette &palette);

protected:
    void highlightBlock(const QString &text) override;

private:
    QTextCharFormat m_key;
    QTextCharFormat m_string;
    QTextCharFormat m_value;
    QTextCharFormat m_mark;
};

}
