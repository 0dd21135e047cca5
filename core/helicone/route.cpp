#include "core/helicone/route.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <array>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Route)
};

Error usage(const QString &message)
{
    return {ErrorKind::Usage, message, 0, {}};
}

/// Gemini has the model in the path. Its full names ("models/…", "tunedModels/…", Vertex's "publishers/…" and
/// "endpoints/…") say where they stand themselves.
QString geminiEndpoint(const QString &model, bool streamed)
{
    static constexpr std::array folders{QLatin1String("models/"), QLatin1String("tunedModels/"),
        QLatin1String("publishers/"), QLatin1String("endpoints/")};
    const bool full = std::any_of(folders.begin(), folders.end(),
        [&](QLatin1String folder) { return model.startsWith(folder); });
    const QString name = QString::fromLatin1(QUrl::toPercentEncoding(model, "/@"));
    return (full ? QStringLiteral("/") : QStringLiteral("/models/")) + name
        + (streamed ? QStringLiteral(":streamGenerateContent?alt=sse")
                    : QStringLiteral(":generateContent"));
}

/// Where the provider's own name for the call begins.
QString endpointOf(const RouteQuestion &question)
{
    switch (question.format) {
    case WireFormat::OpenAiResponses:
        return QStringLiteral("/responses");
    case WireFormat::Anthropic:
        return QStringLiteral("/messages");
    case WireFormat::Gemini:
        return geminiEndpoint(question.model, question.streamed);
    case WireFormat::OpenAiChat:
    case WireFormat::Unknown:
        break;
    }
    return QStringLiteral("/chat/completions");
}

Result<QUrl> parseBase(const QString &text)
{
    const QUrl url(text.trimmed());
    const bool http = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !http || url.host().isEmpty())
        return usage(Tr::tr("“%1” is no web address. It should look like https://api.openai.com/v1.").arg(text));
    return url;
}

QString withEndpoint(QUrl base, const QString &endpoint)
{
    const QUrl tail(endpoint);
    QString path = base.path();
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    base.setPath(path + tail.path());
    if (tail.hasQuery())
        base.setQuery(tail.query());
    return base.toString(QUrl::FullyEncoded);
}

bool isTokenCharacter(QChar c)
{
    return c.unicode() < 128
        && (c.isLetterOrNumber() || QStringLiteral("!#$%&'*+-.^_`|~").contains(c));
}

/// Headers are written with care: one line break in a value would begin a header of its own.
class HeaderWriter final
{
public:
    void set(const QByteArray &name, const QByteArray &value)
    {
        for (Header &header : m_headers) {
            if (header.first.compare(name, Qt::CaseInsensitive) == 0) {
                header = {name, value};
                return;
            }
        }
        m_headers.append({name, value});
    }

    /// A value a person wrote; the first that cannot be sent is remembered.
    void setTag(const QString &name, const QString &value)
    {
        if (value.isEmpty())
            return;
        const bool sound = std::none_of(value.begin(), value.end(),
            [](QChar c) { return c.unicode() < 32 || c.unicode() == 127; });
        if (!sound && m_problem.isEmpty())
            m_problem = Tr::tr("The value of %1 has a line break or a control character in it.").arg(name);
        if (sound)
            set(name.toUtf8(), value.trimmed().toUtf8());
    }

    void setProperty(const QString &name, const QString &value)
    {
        if (name.isEmpty() || !std::all_of(name.begin(), name.end(), isTokenCharacter)) {
            if (m_problem.isEmpty())
                m_problem = Tr::tr("A property cannot be called “%1”. Use letters, digits and hyphens.").arg(name);
            return;
        }
        setTag(QStringLiteral("Helicone-Property-") + name, value);
    }

    const QString &problem() const { return m_problem; }
    const HeaderList &headers() const { return m_headers; }

private:
    HeaderList m_headers;
    QString m_problem;
};

void addTags(HeaderWriter &writer, const Tags &tags)
{
    writer.setTag(QStringLiteral("Helicone-User-Id"), tags.userId);
    writer.setTag(QStringLiteral("Helicone-Session-Id"), tags.sessionId);
    writer.setTag(QStringLiteral("Helicone-Session-Name"), tags.sessionName);
    writer.setTag(QStringLiteral("Helicone-Session-Path"), tags.sessionPath);
    for (const auto &[name, value] : tags.properties)
        writer.setProperty(name, value);
}

QByteArray bearer(const QString &key)
{
    return "Bearer " + key.toUtf8();
}

struct Base {
    QUrl url;
    QByteArray target; ///< Helicone-Target-URL, where the gateway is used
};

Result<Base> baseOf(const RouteQuestion &question)
{
    const Provider &provider = question.provider;
    const bool helicone = question.route == Route::Helicone;
    const QString chosen = !question.baseUrl.isEmpty() ? question.baseUrl
        : helicone                                     ? provider.heliconeUrl
                                                       : provider.directUrl;
    if (!chosen.isEmpty()) {
        const auto url = parseBase(chosen);
        if (!url)
            return url.error();
        return Base{*url, {}};
    }
    if (!helicone || provider.directUrl.isEmpty())
        return usage(Tr::tr("No address is set for %1. Set it in Settings, or with: heliograph config set provider.%2.direct-url URL")
                         .arg(provider.name, provider.id));
    if (provider.local)
        return usage(Tr::tr("%1 runs on this machine, where Helicone cannot reach it. Use the direct route.").arg(provider.name));
    const auto direct = parseBase(provider.directUrl);
    if (!direct)
        return direct.error();
    QUrl gateway(QStringLiteral("https://gateway.helicone.ai"));
    gateway.setPath(direct->path());
    const QUrl origin = direct->adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    return Base{gateway, origin.toEncoded()};
}

}

Result<Destination> destinationOf(const RouteQuestion &question)
{
    const auto base = baseOf(question);
    if (!base)
        return base.error();
    if (question.format == WireFormat::Gemini && question.model.trimmed().isEmpty())
        return usage(Tr::tr("No model is chosen. In this format it is part of the address."));

    HeaderWriter writer;
    writer.set("Content-Type", "application/json");
    writer.set("Accept", question.streamed ? "text/event-stream" : "application/json");
    writer.set("User-Agent", "Heliograph/" HELIOGRAPH_VERSION);
    const QString &key = question.credentials.providerKey;
    if (!key.isEmpty()) {
        const QByteArray name = question.provider.authHeader.toUtf8();
        writer.set(name,
            name.compare("Authorization", Qt::CaseInsensitive) == 0 ? bearer(key) : key.toUtf8());
    }
    if (question.route == Route::Helicone) {
        if (!question.credentials.heliconeKey.isEmpty())
            writer.set("Helicone-Auth", bearer(question.credentials.heliconeKey));
        writer.set("Helicone-Request-Id", question.id.toByteArray(QUuid::WithoutBraces));
        if (!base->target.isEmpty())
            writer.set("Helicone-Target-URL", base->target);
        addTags(writer, question.tags);
    }
    for (const auto &[name, value] : question.extraHeaders) {
        const QString text = QString::fromUtf8(name);
        if (text.isEmpty() || !std::all_of(text.begin(), text.end(), isTokenCharacter))
            return usage(Tr::tr("“%1” cannot be the name of a header.").arg(text));
        if (value.contains('\r') || value.contains('\n') || value.contains('\0'))
            return usage(Tr::tr("The value of the header %1 has a line break in it.").arg(text));
        writer.set(name, value);
    }
    if (!writer.problem().isEmpty())
        return usage(writer.problem());
    return Destination{withEndpoint(base->url, endpointOf(question)), writer.headers()};
}

HeliconeInfo readHeliconeHeaders(const HeaderList &responseHeaders)
{
    HeliconeInfo info;
    const auto number = [](const QByteArray &value, auto &target) {
        bool ok = false;
        const qint64 parsed = value.trimmed().toLongLong(&ok);
        if (ok && parsed >= 0)
            target = std::remove_reference_t<decltype(target)>(parsed);
    };
    for (const auto &[rawName, value] : responseHeaders) {
        const QByteArray name = rawName.toLower();
        const QString text = QString::fromUtf8(value).trimmed();
        if (name == "helicone-id")
            info.id = text;
        else if (name == "helicone-cache")
            info.cache = text.toUpper();
        else if (name == "helicone-cache-bucket-idx")
            number(value, info.cacheBucket);
        else if (name == "helicone-cache-latency")
            number(value, info.cacheLatencyMs);
        else if (name == "helicone-ratelimit-limit")
            number(value, info.rateLimitLimit);
        else if (name == "helicone-ratelimit-remaining")
            number(value, info.rateLimitRemaining);
        else if (name == "helicone-ratelimit-reset")
            number(value, info.rateLimitResetS);
        else if (name == "helicone-ratelimit-policy")
            info.rateLimitPolicy = text;
        else if (name == "helicone-fallback-index")
            number(value, info.fallbackIndex);
        else if (name == "helicone-gateway-mode")
            info.gatewayMode = text;
        else if (name == "helicone-provider")
            info.provider = text;
        else if (name == "helicone-model")
            info.model = text;
    }
    return info;
}

}
