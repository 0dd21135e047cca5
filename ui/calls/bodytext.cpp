#include "ui/calls/bodytext.h"

#include <QCoreApplication>
#include <QLocale>

#include <optional>

namespace heliograph {

namespace {

constexpr qsizetype kLongString = 4'000;
constexpr int kDeepest = 256;

QString moreCharacters(qsizetype count)
{
    return QCoreApplication::translate("BodyText", "… %1 more characters …")
        .arg(QLocale().toString(count));
}

/// Breaks JSON into lines without reading more into it than brackets, strings and the rest.
class JsonLines final
{
public:
    JsonLines(QByteArrayView json, qsizetype maxChars) : m_json(json), m_max(maxChars) { }

    /// Nothing where brackets or quotes do not fit.
    std::optional<BodyText> run()
    {
        skipSpace();
        if (m_at == m_json.size() || (m_json[m_at] != '{' && m_json[m_at] != '['))
            return std::nullopt;
        while (m_at < m_json.size() && m_text.text.size() <= m_max) {
            if (!token())
                return std::nullopt;
            skipSpace();
        }
        m_text.cut = m_at < m_json.size();
        if (!m_text.cut && !m_open.isEmpty())
            return std::nullopt;
        m_text.isJson = true;
        return m_text;
    }

private:
    void skipSpace()
    {
        while (m_at < m_json.size() && QByteArrayView(" \t\r\n").contains(m_json[m_at]))
            ++m_at;
    }

    void newLine()
    {
        m_text.text += QLatin1Char('\n');
        m_text.text += QString(2 * m_open.size(), QLatin1Char(' '));
    }

    bool token()
    {
        const char c = m_json[m_at];
        switch (c) {
        case '{':
        case '[':
            return open(c);
        case '}':
        case ']':
            return close(c);
        case ',':
            m_text.text += QLatin1Char(',');
            newLine();
            ++m_at;
            return true;
        case ':':
            m_text.text += QLatin1String(": ");
            ++m_at;
            return true;
        case '"':
            return string();
        default:
            return word();
        }
    }

    bool open(char bracket)
    {
        if (m_open.size() >= kDeepest || (m_open.isEmpty() && !m_text.text.isEmpty()))
            return false;
        m_text.text += QLatin1Char(bracket);
        m_open += bracket == '{' ? '}' : ']';
        ++m_at;
        skipSpace();
        const bool empty = m_at < m_json.size() && m_json[m_at] == m_open.back();
        if (!empty)
            newLine();
        m_justOpened = empty;
        return true;
    }

    bool close(char bracket)
    {
        if (m_open.isEmpty() || m_open.back() != bracket)
            return false;
        m_open.chop(1);
        if (!std::exchange(m_justOpened, false))
            newLine();
        m_text.text += QLatin1Char(bracket);
        ++m_at;
        return true;
    }

    bool string()
    {
        qsizetype end = m_at + 1;
        while (end < m_json.size() && m_json[end] != '"')
            end += m_json[end] == '\\' ? 2 : 1;
        if (end >= m_json.size())
            return false;
        const QByteArrayView whole = m_json.sliced(m_at, end + 1 - m_at);
        m_at = end + 1;
        if (whole.size() <= kLongString) {
            m_text.text += QString::fromUtf8(whole);
            return true;
        }
        const QString text = QString::fromUtf8(whole);
        if (text.size() <= kLongString) {
            m_text.text += text;
            return true;
        }
        ++m_text.longStrings;
        m_text.text += text.left(kLongString / 2) + moreCharacters(text.size() - kLongString)
            + text.right(kLongString / 2);
        return true;
    }

    bool word()
    {
        qsizetype end = m_at;
        while (end < m_json.size() && !QByteArrayView(" \t\r\n{}[],:\"").contains(m_json[end]))
            ++end;
        if (m_open.isEmpty() || end - m_at > kLongString)
            return false;
        m_text.text += QString::fromUtf8(m_json.sliced(m_at, end - m_at));
        m_at = end;
        return true;
    }

    QByteArrayView m_json;
    qsizetype m_max;
    qsizetype m_at = 0;
    QByteArray m_open; ///< the closing brackets that are still to come
    bool m_justOpened = false;
    BodyText m_text;
};

}

BodyText bodyText(const QByteArray &body, qsizetype maxChars)
{
    QByteArrayView json(body);
    if (json.startsWith("\xef\xbb\xbf"))
        json = json.sliced(3);
    if (auto lines = JsonLines(json, maxChars).run())
        return *std::move(lines);

    BodyText result;
    qsizetype at = 0;
    while (at < body.size() && result.text.size() <= maxChars) {
        qsizetype end = body.indexOf('\n', at);
        end = end < 0 ? body.size() : end + 1;
        // A line costs the view time in its length, all at once.
        const qsizetype shown = std::min(end - at, 2 * kLongString);
        result.text += QString::fromUtf8(body.constData() + at, shown);
        if (shown < end - at) {
            ++result.longStrings;
            result.text += moreCharacters(end - at - shown) + QLatin1Char('\n');
        }
        at = end;
    }
    result.cut = at < body.size();
    result.text.remove(QLatin1Char('\r'));
    return result;
}

}
