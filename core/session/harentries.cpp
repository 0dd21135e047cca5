#include "core/session/harentries.h"

#include <QRegularExpression>

namespace heliograph {

namespace {

constexpr qsizetype kMaxHead = 16 * 1024 * 1024; ///< pages and comments before the entries

bool endsWithKey(const QByteArray &head)
{
    // Not behind a backslash: that would be inside a text.
    static const QRegularExpression key(QStringLiteral("(?:^|[^\\\\])\"entries\"\\s*:\\s*\\[$"));
    return key.match(QString::fromLatin1(head.right(256))).hasMatch();
}

}

void HarEntries::feed(QByteArrayView bytes, const Sink &sink)
{
    for (const char c : bytes) {
        if (c == '\n')
            ++m_line;
        switch (m_place) {
        case Place::Before:
            if (m_text.size() < kMaxHead)
                m_text += c;
            if (c == '[' && endsWithKey(m_text)) {
                m_place = Place::Between;
                m_text.clear();
            }
            break;
        case Place::Between:
            if (c == ']') {
                m_place = Place::After;
            } else if (!isspace(uchar(c)) && c != ',') {
                m_place = Place::Inside;
                m_begin = m_line;
                inside(c, sink);
            }
            break;
        case Place::Inside:
            inside(c, sink);
            break;
        case Place::After:
            return;
        }
    }
}

void HarEntries::inside(char c, const Sink &sink)
{
    m_text += c;
    if (m_inString) {
        m_inString = m_escaped || c != '"';
        m_escaped = !m_escaped && c == '\\';
        return;
    }
    if (c == '"')
        m_inString = true;
    else if (c == '{' || c == '[')
        ++m_depth;
    else if (c == '}' || c == ']')
        --m_depth;
    if (m_depth > 0)
        return;
    if (c == '}' || c == ']') {
        sink(m_text, m_begin);
        m_text.clear();
        m_depth = 0;
        m_place = Place::Between;
    }
}

}
