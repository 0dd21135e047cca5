#include "core/helicone/route.h"

#include "core/helicone/headertext.h"
#include "core/helicone/heliconeread.h"

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
        if (!isHeaderName(name)) {
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

bool isHosted(const QString &url)
{
    const QString host = QUrl(url).host();
    return host.endsWith(QLatin1String(".helicone.ai")) || host.endsWith(QLatin1String(".hconeai.com"));
}

struct Base {
    QUrl url;
    QByteArray target; ///< Helicone-Target-URL, where the gateway is used
};

Result<Base> baseOf(const RouteQuestion &question)
{
    const Provider &provider = question.provider;
    const bool helicone = question.route == Route::Helicone;
    // Only the gateway of Helicone's hosted service reads fallbacks.
    const bool throughGateway = helicone && !question.helicone.fallbacks.empty() && isHosted(provider.heliconeUrl);
    const QString chosen = !question.baseUrl.isEmpty() ? question.baseUrl
        : throughGateway                               ? QString()
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

/// The user's own headers that are options of Helicone's join the options; what Helicone would ignore or misread in
/// either stops the call.
std::optional<Error> takeOptions(RouteQuestion &question)
{
    HeaderList own;
    if (!question.extraHeaders.isEmpty()) {
        const auto options = headersOf(question.helicone);
        if (!options)
            return options.error();
        // What only travels in the body has no header to be read back from.
        const HeliconeOptions before = question.helicone;
        HeliconeRequest request = readHeliconeRequest(*options + question.extraHeaders);
        if (!request.problems.empty())
            return usage(request.problems.front().text);
        question.helicone = std::move(request.options);
        question.helicone.gatewayPromptId = before.gatewayPromptId;
        question.helicone.gatewayPromptVersion = before.gatewayPromptVersion;
        question.helicone.gatewayEnvironment = before.gatewayEnvironment;
        question.helicone.promptInputs = before.promptInputs;
        own = std::move(request.rest);
        if (!request.tags.userId.isEmpty())
            question.tags.userId = request.tags.userId;
        if (!request.tags.sessionId.isEmpty())
            question.tags.sessionId = request.tags.sessionId;
        if (!request.tags.sessionName.isEmpty())
            question.tags.sessionName = request.tags.sessionName;
        if (!request.tags.sessionPath.isEmpty())
            question.tags.sessionPath = request.tags.sessionPath;
        question.tags.properties += request.tags.properties;
        if (!request.requestId.isEmpty())
            own.append(Header{"Helicone-Request-Id", request.requestId.toUtf8()});
        question.extraHeaders = std::move(own);
    }
    const HeliconeProblems problems = problemsOf(
        question.helicone, {question.provider, question.format, question.streamed, question.tags});
    if (!problems.empty())
        return usage(problems.front().text);
    return std::nullopt;
}

}

QStringList Credentials::all() const
{
    return QStringList{providerKey, heliconeKey} + QStringList(named.values());
}

bool heliconeReads(const Provider &provider, Route route)
{
    return route == Route::Helicone || isHeliconeGateway(provider);
}

Result<Destination> destinationOf(const RouteQuestion &asked)
{
    RouteQuestion question = asked;
    if (heliconeReads(question.provider, question.route)) {
        if (const auto error = takeOptions(question))
            return *error;
    }
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
    HeaderList keyed; ///< the options' headers with the keys in them
    if (heliconeReads(question.provider, question.route)) {
        const auto withNames = headersOf(question.helicone);
        const auto withKeys = headersOf(question.helicone, &question.credentials.named);
        if (!withNames || !withKeys)
            return !withNames ? withNames.error() : withKeys.error();
        for (const Header &header : *withNames)
            writer.set(header.first, header.second);
        keyed = *withKeys;
    }
    for (const auto &[name, value] : question.extraHeaders) {
        const QString text = QString::fromUtf8(name);
        if (!isHeaderName(text))
            return usage(Tr::tr("“%1” cannot be the name of a header.").arg(text));
        if (value.contains('\r') || value.contains('\n') || value.contains('\0'))
            return usage(Tr::tr("The value of the header %1 has a line break in it.").arg(text));
        writer.set(name, value);
    }
    if (!writer.problem().isEmpty())
        return usage(writer.problem());
    Destination destination{withEndpoint(base->url, endpointOf(question)), writer.headers(), writer.headers()};
    for (Header &header : destination.headers) {
        for (const Header &one : std::as_const(keyed)) {
            if (one.first == header.first)
                header.second = one.second;
        }
    }
    return destination;
}

HeliconeInfo readHeliconeHeaders(const HeaderList &responseHeaders)
{
    HeliconeInfo info;
    const auto number = [](const QByteArray &value, auto &target) {
        // A quota in cents may have a fraction, and then so has what is left of it.
        bool ok = false;
        const double parsed = value.trimmed().toDouble(&ok);
        using Number = std::remove_reference_t<decltype(target)>;
        if (ok && parsed >= 0 && parsed <= double(std::numeric_limits<int>::max()))
            target = Number(parsed);
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
        else if (name == "helicone-status")
            info.status = text;
        else if (name == "x-helicone-error")
            info.error = text;
        else if (name == "helicone-error" && text.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0
            && info.error.isEmpty())
            info.error = QStringLiteral("worker");
    }
    return info;
}

}
