#include "ui/widgets/jsonhighlighter.h"

#include "ui/theme/theme.h"

#include <QEvent>

namespace heliograph {

JsonHighlighter::JsonHighlighter(QPlainTextEdit *edit) :
    QSyntaxHighlighter(edit->document()), m_edit(edit)
{
    edit->installEventFilter(this);
    takeColors(edit->palette());
}

bool JsonHighlighter::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::PaletteChange) {
        takeColors(m_edit->palette());
        rehighlight();
    }
    return QSyntaxHighlighter::eventFilter(watched, event);
}

void JsonHighlighter::takeColors(const QPalette &palette)
{
    const ThemeColors &colors = themeColors(palette);
    m_key.setForeground(colors.accent);
    m_string.setForeground(colors.good);
    m_value.setForeground(colors.warning);
    m_mark.setForeground(colors.secondaryText);
}

void JsonHighlighter::highlightBlock(const QString &text)
{
    qsizetype i = 0;
    for (const QLatin1String field :
        {QLatin1String("data:"), QLatin1String("event:"), QLatin1String("id:")}) {
        if (text.startsWith(field)) {
            setFormat(0, int(field.size()), m_mark);
            i = field.size();
        }
    }
    while (i < text.size()) {
        const qsizetype from = i;
        const QChar c = text[i];
        if (c == u'"') {
            ++i;
            while (i < text.size() && text[i] != u'"')
                i += text[i] == u'\\' ? 2 : 1;
            i = std::min(i + 1, text.size());
            qsizetype next = i;
            while (next < text.size() && text[next].isSpace())
                ++next;
            const bool isKey = next < text.size() && text[next] == u':';
            setFormat(int(from), int(i - from), isKey ? m_key : m_string);
        } else if (c.isLetterOrNumber() || c == u'-') {
            while (i < text.size()
                && (text[i].isLetterOrNumber() || text[i] == u'-' || text[i] == u'.'
                    || text[i] == u'+'))
                ++i;
            setFormat(int(from), int(i - from), m_value);
        } else {
            ++i;
            if (!c.isSpace())
                setFormat(int(from), 1, m_mark);
        }
    }
}

}
