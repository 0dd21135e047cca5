#include "core/session/codebody.h"

#include "core/base/json.h"
#include "core/wire/rawjson.h"

#include <QSet>

namespace heliograph
{

namespace
{

bool hides(char16_t c)
{
    return c < 0x20 || (c >= 0x7f && c <= 0x9f) || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) || c == 0xfeff
        || (c >= 0xd800 && c < 0xe000);
}

/// Writes JSON as a literal; gives up at the first thing the language would read differently.
class LiteralWriter final
{
public:
    explicit LiteralWriter(LiteralSyntax syntax) : m_syntax(syntax) {}

    bool write(QByteArrayView json, int indent)
    {
        json = json.trimmed();
        if (const auto members = rawMembers(json))
            return writeObject(*members, indent);
        if (const auto elements = rawElements(json))
            return writeArray(*elements, indent);
        return writeScalar(json);
    }

    QString text;

private:
    void newLine(int indent) { text += QLatin1Char('\n') + QString(indent, QLatin1Char(' ')); }

    bool writeObject(const std::vector<RawMember> &members, int indent)
    {
        QSet<QByteArray> keys;
        text += QLatin1Char('{');
        for (const RawMember &member : members) {
            if (keys.contains(member.key)
                || (m_syntax == LiteralSyntax::JavaScript && member.key == "__proto__"))
                return false;
            keys.insert(member.key);
            newLine(indent + 4);
            text += stringLiteral(QString::fromUtf8(member.key)) + QLatin1String(": ");
            if (!write(member.value, indent + 4))
                return false;
            text += QLatin1Char(',');
        }
        if (!members.empty())
            newLine(indent);
        text += QLatin1Char('}');
        return true;
    }

    bool writeArray(const std::vector<QByteArrayView> &elements, int indent)
    {
        text += QLatin1Char('[');
        for (const QByteArrayView element : elements) {
            newLine(indent + 4);
            if (!write(element, indent + 4))
                return false;
            text += QLatin1Char(',');
        }
        if (!elements.empty())
            newLine(indent);
        text += QLatin1Char(']');
        return true;
    }

    bool writeScalar(QByteArrayView json)
    {
        const auto value = parseJson(json);
        if (!value)
            return false;
        if (value->is_string()) {
            text += stringLiteral(toQString(*value));
        } else if (value->is_number()) {
            const QByteArray number = json.toByteArray();
            const bool whole = !number.contains('.') && !number.toLower().contains('e');
            // JavaScript's whole numbers are exact to 2^53; Python's always.
            if (whole && m_syntax == LiteralSyntax::JavaScript && number.size() > 15)
                return false;
            text += QString::fromLatin1(number);
        } else if (m_syntax == LiteralSyntax::JavaScript) {
            text += QString::fromLatin1(json.toByteArray());
        } else {
            text += value->is_null()   ? QLatin1String("None")
                : value->get<bool>() ? QLatin1String("True")
                                     : QLatin1String("False");
        }
        return true;
    }

    LiteralSyntax m_syntax;
};

}

QString stringLiteral(const QString &text)
{
    QString result = QStringLiteral("\"");
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size()
            && text[i + 1].isLowSurrogate();
        if (c == u'"' || c == u'\\')
            result += QLatin1Char('\\') + text[i];
        else if (c == u'\n')
            result += QLatin1String("\\n");
        else if (c == u'\t')
            result += QLatin1String("\\t");
        else if (c == u'\r')
            result += QLatin1String("\\r");
        else if (pair)
            result += QStringView(text).sliced(i++, 2);
        else if (hides(c))
            result += QStringLiteral("\\u%1").arg(c, 4, 16, QLatin1Char('0'));
        else
            result += text[i];
    }
    return result + QLatin1Char('"');
}

std::optional<QString> jsonLiteral(QByteArrayView json, LiteralSyntax syntax, int indent)
{
    if (!parseJson(json))
        return std::nullopt;
    LiteralWriter writer(syntax);
    if (!writer.write(json, indent))
        return std::nullopt;
    return writer.text;
}

}
