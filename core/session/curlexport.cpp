#include "core/session/curlexport.h"

#include "core/helicone/heliconeoptions.h"
#include "core/providers/provider.h"

#include <array>

namespace heliograph
{

namespace
{

/// Linux takes at most 128 kB in one argument; a quote costs up to four bytes.
constexpr qsizetype kMaxArgument = 30'000;
/// What separates the arguments: a new line for each.
constexpr QLatin1String kNext(" \\\n  ");

QString singleQuoted(QString text)
{
    text.replace(QLatin1Char('\''), QLatin1String("'\\''"));
    return QLatin1Char('\'') + text + QLatin1Char('\'');
}

/// In double quotes, where the shell fills in the variable. An exclamation mark is taken out of
/// them: an interactive bash would look it up in its history.
QString doubleQuoted(const QString &before, const QString &variable, const QString &after)
{
    const auto escaped = [](const QString &text) {
        QString result;
        for (const QChar c : text) {
            if (c == u'!') {
                result += QLatin1String("\"'!'\"");
                continue;
            }
            if (c == u'\\' || c == u'"' || c == u'$' || c == u'`')
                result += QLatin1Char('\\');
            result += c;
        }
        return result;
    };
    // Braces only where the name would run on into the text.
    const bool runsOn = !after.isEmpty() && (after[0].isLetterOrNumber() || after[0] == u'_');
    const QString name = runsOn ? QLatin1Char('{') + variable + QLatin1Char('}') : variable;
    return QLatin1Char('"') + escaped(before) + QLatin1Char('$') + name + escaped(after)
        + QLatin1Char('"');
}

/// Everything as it stands but the names of keys, which the shell replaces by the keys.
QString withVariables(const QString &text)
{
    QString result;
    qsizetype from = 0;
    const QStringList names = keyReferencesIn(text);
    for (qsizetype at = text.indexOf(u'$'); at >= 0; at = text.indexOf(u'$', at + 1)) {
        QString found;
        for (const QString &name : names) { // the longest, where one begins with another
            if (QStringView(text).sliced(at + 1).startsWith(name) && name.size() > found.size())
                found = name;
        }
        if (found.isEmpty())
            continue;
        result += singleQuoted(text.mid(from, at - from)) + QLatin1String("\"$") + found + QLatin1Char('"');
        from = at + 1 + found.size();
    }
    return from < text.size() || from == 0 ? result + singleQuoted(text.mid(from)) : result;
}

bool isToken(QByteArrayView name) // RFC 9110, section 5.6.2
{
    static constexpr QByteArrayView kMarks("!#$%&'*+-.^_`|~");
    for (const char c : name) {
        const bool alphanumeric =
            (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        if (!alphanumeric && !kMarks.contains(c))
            return false;
    }
    return !name.isEmpty();
}

/// Characters that a terminal acts on or that make a text look like another one.
bool isTreacherous(char16_t c)
{
    return (c < 0x20 && c != u'\n' && c != u'\t') || (c >= 0x7f && c <= 0x9f)
        || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028
        || c == 0x2029;
}

/// The bytes as text, or nothing where they cannot be pasted into a terminal and come out the same.
std::optional<QString> pasteable(const QByteArray &bytes)
{
    QString text = QString::fromUtf8(bytes);
    if (text.toUtf8() != bytes)
        return std::nullopt;
    for (const QChar c : std::as_const(text)) {
        if (isTreacherous(c.unicode()))
            return std::nullopt;
    }
    return text;
}

QString variableOf(const QString &name)
{
    QString result;
    for (const QChar c : name.toUpper()) {
        const bool fits = (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
        result += fits ? c : QLatin1Char('_');
    }
    if (result.isEmpty() || result[0].isDigit())
        result.prepend(QLatin1Char('_'));
    return result;
}

QString keyVariable(const Call &call, const Provider *provider)
{
    if (provider && !provider->keyVariable.isEmpty())
        return provider->keyVariable;
    if (!call.provider.isEmpty())
        return variableOf(call.provider) + QLatin1String("_API_KEY");
    switch (call.format) {
    case WireFormat::Anthropic:
        return QStringLiteral("ANTHROPIC_API_KEY");
    case WireFormat::Gemini:
        return QStringLiteral("GEMINI_API_KEY");
    case WireFormat::OpenAiChat:
    case WireFormat::OpenAiResponses:
    case WireFormat::Unknown:
        break;
    }
    return QStringLiteral("OPENAI_API_KEY");
}

/// The variable for the secret that stood in a header.
QString headerVariable(const QByteArray &lowerName, const Call &call, const Provider *provider)
{
    if (lowerName == "helicone-auth")
        return QStringLiteral("HELICONE_API_KEY");
    if (lowerName == "helicone-posthog-key")
        return QLatin1String(kPosthogVariable);
    if (lowerName == "helicone-lytix-key")
        return QLatin1String(kLytixVariable);
    static constexpr std::array kKeyHeaders{
        "authorization", "x-api-key", "api-key", "x-goog-api-key"};
    const bool known = std::any_of(kKeyHeaders.begin(), kKeyHeaders.end(),
        [&lowerName](const char *name) { return lowerName == name; });
    if (known || (provider && provider->authHeader.toLatin1().toLower() == lowerName))
        return keyVariable(call, provider);
    return variableOf(QString::fromLatin1(lowerName));
}

QString quotedUrl(const Call &call, const Provider *provider)
{
    const QString url = redactUrl(call.exchange.url);
    const QLatin1String mark(kRedacted);
    const qsizetype scheme = url.indexOf(QLatin1String("://"));
    const qsizetype path = url.indexOf(u'/', scheme < 0 ? 0 : scheme + 3);
    const qsizetype query = url.indexOf(u'?');
    QString result;
    qsizetype from = 0;
    for (qsizetype at = url.indexOf(mark); at >= 0; at = url.indexOf(mark, from)) {
        QString variable = QStringLiteral("URL_CREDENTIALS");
        if (query >= 0 && at > query)
            variable = keyVariable(call, provider);
        else if (path >= 0 && at > path)
            variable =
                QStringLiteral("HELICONE_API_KEY"); // Helicone takes its key as a part of the path
        result += singleQuoted(url.mid(from, at - from)) + QLatin1String("\"$") + variable
            + QLatin1Char('"');
        from = at + mark.size();
    }
    if (from < url.size() || from == 0)
        result += singleQuoted(url.mid(from));
    return result;
}

bool isCurlsOwn(const QByteArray &lowerName)
{
    static constexpr std::array kOwn{"host", "content-length", "connection", "transfer-encoding",
        "keep-alive", "proxy-connection", "upgrade", "http2-settings", "te", "trailer", "expect",
        "accept-encoding", "helicone-request-id"};
    return std::any_of(
        kOwn.begin(), kOwn.end(), [&lowerName](const char *name) { return lowerName == name; });
}

QString headerArgument(const Header &header, const Call &call, const Provider *provider)
{
    const std::optional<QString> value = pasteable(header.second);
    if (!isToken(header.first) || !value || value->contains(QLatin1Char('\n')))
        return {};
    const QString name = QString::fromLatin1(header.first);
    if (value->isEmpty()) // "Name:" would take the header away
        return singleQuoted(name + QLatin1Char(';'));
    const QString line = name + QLatin1String(": ") + *value;
    // Helicone's fallbacks name the keys they need: the shell fills them in.
    if (header.first.compare("helicone-fallbacks", Qt::CaseInsensitive) == 0)
        return withVariables(line);
    const QLatin1String mark(kRedacted);
    const qsizetype at = line.indexOf(mark);
    if (at < 0)
        return singleQuoted(line);
    return doubleQuoted(line.left(at), headerVariable(header.first.toLower(), call, provider),
        line.mid(at + mark.size()));
}

}

QString curlCommand(const Call &call, const Provider *provider)
{
    const Exchange &exchange = call.exchange;
    const QByteArray &body = exchange.requestBody;
    QString command = QStringLiteral("curl");
    if (call.streamed)
        command += QLatin1String(" -N");
    const QString method = QString::fromLatin1(exchange.method);
    if (method != (body.isEmpty() ? QLatin1String("GET") : QLatin1String("POST")))
        command +=
            QLatin1String(" -X ") + (isToken(exchange.method) ? method : singleQuoted(method));
    static constexpr QLatin1String kGlob("[]{}");
    const bool globs = std::any_of(kGlob.begin(), kGlob.end(),
        [&exchange](char c) { return exchange.url.contains(QLatin1Char(c)); });
    if (globs)
        command += QLatin1String(" -g");
    command += QLatin1String(" --url ") + quotedUrl(call, provider);

    bool hasType = false;
    const HeaderList headers = redactHeaders(exchange.requestHeaders);
    for (const Header &header : headers) {
        const QByteArray name = header.first.toLower();
        hasType |= name == "content-type";
        if (name == "accept-encoding" && !header.second.isEmpty()
            && header.second.toLower() != "identity")
            command += kNext + QLatin1String("--compressed");
        if (isCurlsOwn(name))
            continue;
        if (const QString argument = headerArgument(header, call, provider); !argument.isEmpty())
            command += kNext + QLatin1String("-H ") + argument;
    }
    if (body.isEmpty())
        return command;
    if (!hasType) // else curl says it is a form
        command += kNext + QLatin1String("-H 'Content-Type:'");

    const std::optional<QString> text = pasteable(body);
    if (text && body.size() <= kMaxArgument)
        return command + kNext + QLatin1String("--data-raw ") + singleQuoted(*text);

    // printf is built into the shell: no limit for its arguments, and unlike a here-document it
    // adds no line end.
    const QString source = text
        ? QLatin1String("printf %s ") + singleQuoted(*text)
        : QLatin1String("printf %s ") + singleQuoted(QString::fromLatin1(body.toBase64()))
            + QLatin1String(" | base64 --decode");
    return source + QLatin1String(" |\n") + command + kNext + QLatin1String("-H 'Expect:'") + kNext
        + QLatin1String("--data-binary @-");
}

}
