#include "core/helicone/route.h"

#include "core/helicone/address.h"
#include "core/helicone/gatewaymodel.h"
#include "core/helicone/headertext.h"
#include "core/helicone/heliconeread.h"

#include <QCoreApplication>
#include <QUrl>

#include <algorithm>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Route)
};

Error usage(const QString &message)
{
    return {ErrorKind::Usage, message, 0, {}};
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
    return route == Route::Helicone || provider.gateway;
}

Result<Destination> destinationOf(const RouteQuestion &asked)
{
    RouteQuestion question = asked;
    const Provider &provider = question.provider;
    const bool options = heliconeReads(provider, question.route);
    if (options) {
        if (const auto error = takeOptions(question))
            return *error;
    }
    if (provider.gateway && !question.model.isEmpty()) {
        if (const auto error = gatewayModelError(question.model))
            return *error;
    }
    AddressQuestion where{provider, question.route, question.baseUrl, question.format,
        question.model, question.streamed};
    where.fallbacks = options && !question.helicone.fallbacks.empty();
    const auto address = addressOf(where);
    if (!address)
        return address.error();

    HeaderWriter writer;
    writer.set("Content-Type", "application/json");
    writer.set("Accept", question.streamed ? "text/event-stream" : "application/json");
    writer.set("User-Agent", "Heliograph/" HELIOGRAPH_VERSION);
    if (question.format == WireFormat::Anthropic)
        writer.set("anthropic-version", "2023-06-01");
    for (const auto &[name, value] : provider.fixedHeaders)
        writer.set(name, value);
    const Header authorization
        = authorizationOf(provider, question.format, question.credentials.providerKey);
    if (!authorization.first.isEmpty())
        writer.set(authorization.first, authorization.second);
    if (question.route == Route::Helicone) {
        // The gateway's one key is Helicone's, and stands where a provider's would.
        if (!question.credentials.heliconeKey.isEmpty() && !provider.gateway)
            writer.set("Helicone-Auth", bearer(question.credentials.heliconeKey));
        writer.set("Helicone-Request-Id", question.id.toByteArray(QUuid::WithoutBraces));
        for (const auto &[name, value] : address->headers)
            writer.set(name, value);
        addTags(writer, question.tags);
    }
    HeaderList keyed; ///< the options' headers with the keys in them
    if (options) {
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
    Destination destination{
        address->url.toString(QUrl::FullyEncoded), writer.headers(), writer.headers()};
    for (Header &header : destination.headers) {
        for (const Header &one : std::as_const(keyed)) {
            if (one.first == header.first)
                header.second = one.second;
        }
    }
    // A provider of the user's own may take its key in a header whose name does not tell.
    for (Header &header : destination.recorded) {
        if (!isSecretHeader(header.first)
            && header.first.compare(authorization.first, Qt::CaseInsensitive) == 0)
            header.second = kRedacted;
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
