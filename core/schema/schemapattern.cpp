#include "core/schema/schemapattern.h"

#include <QDate>
#include <QHash>
#include <QHostAddress>
#include <QTime>
#include <QUrl>

namespace heliograph {

namespace {

constexpr qsizetype kLongestPattern = 4000;
constexpr qsizetype kLongestText = 1'000'000;

bool fits(const char *pattern, const QString &text)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern)))
        .match(text)
        .hasMatch();
}

bool isDate(const QString &text)
{
    return fits("\\d{4}-\\d\\d-\\d\\d", text) && QDate::fromString(text, Qt::ISODate).isValid();
}

bool isTime(const QString &text)
{
    static const QRegularExpression shape(QRegularExpression::anchoredPattern(
        QStringLiteral("([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d|60)(\\.\\d+)?([zZ]|[+-]([01]\\d|2[0-"
                       "3]):[0-5]\\d)")));
    return shape.match(text).hasMatch();
}

bool isDateTime(const QString &text)
{
    return text.size() > 11 && (text[10] == QLatin1Char('T') || text[10] == QLatin1Char('t'))
        && isDate(text.left(10)) && isTime(text.mid(11));
}

bool isHostname(const QString &text)
{
    return text.size() <= 253
        && fits("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-"
                "Za-z0-9])?)*",
            text);
}

bool isEmail(const QString &text)
{
    const qsizetype at = text.lastIndexOf(QLatin1Char('@'));
    if (at <= 0 || at > 64)
        return false;
    const QString domain = text.mid(at + 1);
    return fits("[^\\s@.\"]+(\\.[^\\s@.\"]+)*|\"[^\"]*\"", text.left(at))
        && (isHostname(domain) || fits("\\[[0-9A-Fa-f.:]+\\]", domain));
}

bool isIpv4(const QString &text)
{
    return fits(
        "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}", text);
}

bool isIpv6(const QString &text)
{
    QHostAddress address;
    return text.contains(QLatin1Char(':')) && !text.contains(QLatin1Char('%'))
        && address.setAddress(text) && address.protocol() == QAbstractSocket::IPv6Protocol;
}

bool isUri(const QString &text, bool absolute)
{
    if (!fits("[!-~]*", text) || fits(".*[\"<>\\\\^`{|}].*", text))
        return false;
    const QUrl url(text, QUrl::StrictMode);
    return url.isValid() && (!absolute || !url.scheme().isEmpty());
}

}

QRegularExpression schemaPattern(const QString &pattern)
{
    if (pattern.size() > kLongestPattern)
        return QRegularExpression(QStringLiteral("("));
    QString own = QStringLiteral("(*LIMIT_MATCH=100000)(*LIMIT_DEPTH=5000)");
    bool inClass = false;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const QChar c = pattern[i];
        if (c == QLatin1Char('\\') && i + 1 < pattern.size()) {
            const QChar next = pattern[++i];
            if (next == QLatin1Char('u') && i + 4 < pattern.size()) {
                own += QStringLiteral("\\x{%1}").arg(pattern.mid(i + 1, 4));
                i += 4;
            } else {
                own += c;
                own += next;
            }
        } else if (c == QLatin1Char('$') && !inClass) {
            own +=
                QStringLiteral("(?![\\s\\S])"); // PCRE's $ would stand before a last line break too
        } else {
            if (c == QLatin1Char('['))
                inClass = true;
            else if (c == QLatin1Char(']'))
                inClass = false;
            own += c;
        }
    }
    return QRegularExpression(own);
}

std::optional<bool> patternMatches(const QRegularExpression &pattern, const QString &text)
{
    if (text.size() > kLongestText)
        return std::nullopt;
    const QRegularExpressionMatch match = pattern.match(text);
    if (!match.isValid())
        return std::nullopt;
    return match.hasMatch();
}

std::optional<bool> hasSchemaFormat(const QString &name, const QString &text)
{
    using Check = bool (*)(const QString &);
    static const QHash<QString, Check> checks{
        {QStringLiteral("date-time"), isDateTime},
        {QStringLiteral("date"), isDate},
        {QStringLiteral("time"), isTime},
        {QStringLiteral("duration"),
            [](const QString &t) {
                return fits("P(?!$)(\\d+W|(\\d+Y)?(\\d+M)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+("
                            "\\.\\d+)?S)?)?)",
                    t);
            }},
        {QStringLiteral("email"), isEmail},
        {QStringLiteral("hostname"), isHostname},
        {QStringLiteral("ipv4"), isIpv4},
        {QStringLiteral("ipv6"), isIpv6},
        {QStringLiteral("uri"), [](const QString &t) { return isUri(t, true); }},
        {QStringLiteral("uri-reference"), [](const QString &t) { return isUri(t, false); }},
        {QStringLiteral("uuid"),
            [](const QString &t) {
                return fits(
                    "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
                    t);
            }},
        {QStringLiteral("json-pointer"),
            [](const QString &t) { return fits("(/([^/~]|~[01])*)*", t); }},
        {QStringLiteral("regex"), [](const QString &t) { return schemaPattern(t).isValid(); }},
    };
    const auto check = checks.constFind(name);
    if (check == checks.constEnd())
        return std::nullopt;
    return (*check)(text);
}

}
