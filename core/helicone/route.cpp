#include "core/helicone/route.h"

#include "core/helicone/address.h"
#include "core/helicone/gatewaymodel.h"

#include <QCoreApplication>
#include <QUrl>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(Route)
};

Error usage(const QString &message)
{
    return {ErrorKind::Usage, message, 0, {}};
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

}

Result<Destination> destinationOf(const RouteQuestion &question)
{
    const Provider &provider = question.provider;
    if (provider.gateway && !question.model.isEmpty()) {
        if (const auto error = gatewayModelError(question.model))
            return *error;
    }
    const auto address = addressOf({provider, question.route, question.baseUrl, question.format,
        question.model, question.streamed});
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
    return Destination{address->url.toString(QUrl::FullyEncoded), writer.headers()};
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
