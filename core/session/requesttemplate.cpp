#include "core/session/requesttemplate.h"

#include "core/helicone/heliconeoptions.h"
#include "core/helicone/keyreference.h"
#include "core/providers/provider.h"

#include <array>

namespace heliograph
{

namespace
{

/// Characters that a terminal acts on or that make a text look like another one.
bool isTreacherous(char16_t c)
{
    return (c < 0x20 && c != u'\n' && c != u'\t') || (c >= 0x7f && c <= 0x9f)
        || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x2028
        || c == 0x2029;
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

/// Cuts a text at its marks; variableAt says what stands in the place of the one at that position.
template <typename VariableAt>
TemplateText cut(const QString &text, VariableAt variableAt)
{
    const QLatin1String mark(kRedacted);
    TemplateText pieces;
    qsizetype from = 0;
    for (qsizetype at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, from)) {
        if (at > from)
            pieces.append({text.sliced(from, at - from), false});
        pieces.append({variableAt(at), true});
        from = at + mark.size();
    }
    if (from < text.size())
        pieces.append({text.sliced(from), false});
    return pieces;
}

/// Helicone's fallbacks name the keys they need as $NAME: those become variables, the rest stays.
TemplateText cutAtReferences(const QString &text)
{
    TemplateText pieces;
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
        if (at > from)
            pieces.append({text.sliced(from, at - from), false});
        pieces.append({found, true});
        from = at + 1 + found.size();
    }
    if (from < text.size())
        pieces.append({text.sliced(from), false});
    return pieces;
}

TemplateText urlTemplate(const Call &call, const Provider *provider)
{
    const QString url = redactUrl(call.exchange.url);
    const qsizetype scheme = url.indexOf(QLatin1String("://"));
    const qsizetype path = url.indexOf(u'/', scheme < 0 ? 0 : scheme + 3);
    const qsizetype query = url.indexOf(u'?');
    return cut(url, [&](qsizetype at) {
        if (query >= 0 && at > query)
            return keyVariable(call, provider);
        if (path >= 0 && at > path)
            return QStringLiteral("HELICONE_API_KEY"); // Helicone takes its key as a part of the path
        return QStringLiteral("URL_CREDENTIALS");
    });
}

bool isTheSendersOwn(const QByteArray &lowerName)
{
    static constexpr std::array kOwn{"host", "content-length", "connection", "transfer-encoding",
        "keep-alive", "proxy-connection", "upgrade", "http2-settings", "te", "trailer", "expect",
        "accept-encoding", "helicone-request-id"};
    return std::any_of(
        kOwn.begin(), kOwn.end(), [&lowerName](const char *name) { return lowerName == name; });
}

}

bool isHeaderToken(QByteArrayView name)
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

RequestTemplate requestTemplate(const Call &call, const Provider *provider)
{
    RequestTemplate result;
    result.method = QString::fromLatin1(call.exchange.method);
    result.url = urlTemplate(call, provider);
    result.streamed = call.streamed;
    result.body = call.exchange.requestBody;
    const HeaderList headers = redactHeaders(call.exchange.requestHeaders);
    for (const auto &[name, value] : headers) {
        const QByteArray lower = name.toLower();
        result.hasContentType |= lower == "content-type";
        result.compressed |= lower == "accept-encoding" && !value.isEmpty()
            && value.compare("identity", Qt::CaseInsensitive) != 0;
        const std::optional<QString> text = pasteable(value);
        if (isTheSendersOwn(lower) || !isHeaderToken(name) || !text || text->contains(QLatin1Char('\n')))
            continue;
        result.headers.append({QString::fromLatin1(name),
            lower == "helicone-fallbacks"
                ? cutAtReferences(*text)
                : cut(*text, [&](qsizetype) { return headerVariable(lower, call, provider); })});
    }
    return result;
}

QStringList RequestTemplate::variables() const
{
    QStringList names;
    const auto collect = [&names](const TemplateText &text) {
        for (const TemplatePiece &piece : text) {
            if (piece.variable && !names.contains(piece.text))
                names.append(piece.text);
        }
    };
    collect(url);
    for (const TemplateHeader &header : headers)
        collect(header.value);
    return names;
}

}
