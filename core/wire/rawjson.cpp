#include "core/wire/rawjson.h"

#include "core/base/json.h"

namespace heliograph {

namespace {

/// Walks JSON text by its brackets and quotes.
class Walker final
{
public:
    explicit Walker(QByteArrayView text) :
        m_text(text)
    {
        if (m_text.startsWith("\xef\xbb\xbf"))
            m_at = 3;
    }

    bool take(char c)
    {
        skipSpace();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    bool atEnd()
    {
        skipSpace();
        return m_at == m_text.size();
    }

    /// The next value, whatever it is.
    std::optional<QByteArrayView> value()
    {
        skipSpace();
        const qsizetype start = m_at;
        int depth = 0;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"') {
                if (!skipString())
                    return std::nullopt;
                if (depth == 0)
                    break;
                continue;
            }
            if (c == '{' || c == '[') {
                ++depth;
            } else if (c == '}' || c == ']') {
                if (depth == 0)
                    break; // ends the parent
                if (--depth == 0) {
                    ++m_at;
                    break;
                }
            } else if (depth == 0 && (c == ',' || c == ':' || isSpace(c))) {
                break;
            }
            ++m_at;
        }
        if (m_at == start || depth != 0)
            return std::nullopt;
        return m_text.sliced(start, m_at - start);
    }

    std::optional<QByteArray> key()
    {
        skipSpace();
        const qsizetype start = m_at;
        if (m_at >= m_text.size() || m_text[m_at] != '"' || !skipString())
            return std::nullopt;
        const QByteArrayView quoted = m_text.sliced(start, m_at - start);
        if (!quoted.contains('\\'))
            return quoted.sliced(1, quoted.size() - 2).toByteArray();
        const auto text = parseJson(quoted);
        if (!text)
            return std::nullopt;
        return toQString(*text).toUtf8();
    }

private:
    static bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

    void skipSpace()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }

    bool skipString()
    {
        ++m_at;
        while (m_at < m_text.size()) {
            const char c = m_text[m_at++];
            if (c == '\\')
                ++m_at;
            else if (c == '"')
                return true;
        }
        return false;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

}

std::optional<std::vector<RawMember>> rawMembers(QByteArrayView object)
{
    Walker walker(object);
    std::vector<RawMember> members;
    if (!walker.take('{'))
        return std::nullopt;
    if (!walker.take('}')) {
        do {
            auto key = walker.key();
            if (!key || !walker.take(':'))
                return std::nullopt;
            const auto value = walker.value();
            if (!value)
                return std::nullopt;
            members.push_back({std::move(*key), *value});
        } while (walker.take(','));
        if (!walker.take('}'))
            return std::nullopt;
    }
    if (!walker.atEnd())
        return std::nullopt;
    return members;
}

std::optional<std::vector<QByteArrayView>> rawElements(QByteArrayView array)
{
    Walker walker(array);
    std::vector<QByteArrayView> elements;
    if (!walker.take('['))
        return std::nullopt;
    if (!walker.take(']')) {
        do {
            const auto value = walker.value();
            if (!value)
                return std::nullopt;
            elements.push_back(*value);
        } while (walker.take(','));
        if (!walker.take(']'))
            return std::nullopt;
    }
    if (!walker.atEnd())
        return std::nullopt;
    return elements;
}

void RawObject::separate()
{
    if (m_members.size() > 1)
        m_members += ',';
}

void RawObject::add(QByteArrayView key, QByteArrayView value)
{
    separate();
    m_members += dumpJson(Json(std::string(key.data(), size_t(key.size()))));
    m_members += ':';
    m_members.append(value);
}

void RawObject::addString(QByteArrayView key, const QString &text)
{
    add(key, jsonString(text));
}

void RawObject::addMembersOf(QByteArrayView object)
{
    const auto members = rawMembers(object);
    if (!members)
        return;
    for (const RawMember &member : *members)
        add(member.key, member.value);
}

QByteArray jsonString(const QString &text)
{
    return dumpJson(toJson(text));
}

}
