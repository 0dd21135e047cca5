#include "core/capture/captureroutes.h"

#include "core/base/settings.h"
#include "core/capture/httpreader.h"
#include "core/helicone/address.h"
#include "core/helicone/heliconedefaults.h"
#include "core/helicone/route.h"

#include <QUrl>

#include <algorithm>
#include <array>

namespace heliograph {

namespace {

constexpr char kHeliconeKey[] = "HELICONE_API_KEY";

Origin originOf(const QUrl &url)
{
    Origin origin;
    origin.tls = url.scheme() == QLatin1String("https");
    origin.host = url.host();
    const int usual = origin.tls ? 443 : 80;
    origin.port = quint16(url.port(usual));
    origin.authority = url.host(QUrl::FullyEncoded).toUtf8();
    if (origin.authority.contains(':'))
        origin.authority = '[' + origin.authority + ']';
    origin.key = (origin.tls ? "https://" : "http://") + origin.authority + ':' + QByteArray::number(origin.port);
    if (origin.port != usual)
        origin.authority += ':' + QByteArray::number(origin.port);
    return origin;
}

QString pathOf(const QString &url)
{
    QString path = QUrl(url).path(QUrl::FullyEncoded);
    while (path.endsWith(QLatin1Char('/')))
        path.chop(1);
    return path;
}

/// The clients of these two formats have their version in the endpoint, not in the base URL.
QByteArray clientPathOf(const Provider &provider)
{
    QString path = pathOf(provider.directUrl);
    if (provider.urlForm == UrlForm::Azure && (path.isEmpty() || path == QLatin1String("/openai")))
        return provider.apiVersion.size() >= 10 ? "/openai" : "/openai/v1";
    const QString version = provider.format == WireFormat::Anthropic ? QStringLiteral("/v1")
        : provider.format == WireFormat::Gemini                     ? QStringLiteral("/v1beta")
                                                                    : QString();
    if (!version.isEmpty() && path.endsWith(version))
        path.chop(version.size());
    return path.toUtf8();
}

Result<Address> addressOn(const Provider &provider, Route route)
{
    return addressOf({provider, route, {}, provider.format, QStringLiteral("model"), false});
}

void takeAddress(CaptureRoute &way)
{
    const Provider &provider = way.provider;
    const bool direct = way.route == Route::Direct;
    const auto address = addressOn(provider, way.route);
    if (!address) {
        way.problem = address.error().message;
        return;
    }
    way.origin = originOf(address->url);
    way.added = address->headers;
    if (direct)
        return;
    // What a self-hosted Helicone has before the provider's own path.
    if (const auto without = addressOn(provider, Route::Direct)) {
        QString path = address->url.path(QUrl::FullyEncoded);
        const QString own = without->url.path(QUrl::FullyEncoded);
        if (!address->headers.isEmpty() && path.endsWith(own)) {
            path.chop(own.size());
            way.prefix = path.toUtf8();
        }
    }
}

bool startsWithHelicone(const QByteArray &name)
{
    return qstrnicmp(name.constData(), "helicone-", 9) == 0;
}

/// What belongs together: a client that says anything of the cache, or of retries, says all of it.
bool sayTheSame(const QByteArray &a, const QByteArray &b)
{
    const auto groupOf = [](const QByteArray &name) {
        const QByteArray lower = name.toLower();
        if (lower == "cache-control" || lower.startsWith("helicone-cache-"))
            return QByteArray("cache");
        return lower.startsWith("helicone-retry-") ? QByteArray("retry") : lower;
    };
    return groupOf(a) == groupOf(b);
}

}

bool isHopHeader(QByteArrayView name, QByteArrayView connection)
{
    static constexpr std::array kOwn{"connection", "keep-alive", "proxy-connection", "proxy-authorization",
        "proxy-authenticate", "te", "trailer", "transfer-encoding", "upgrade", "http2-settings", "expect"};
    const auto is = [name](const char *own) { return name.compare(own, Qt::CaseInsensitive) == 0; };
    if (std::any_of(kOwn.begin(), kOwn.end(), is))
        return true;
    if (connection.isEmpty() || connection == "close" || connection == "keep-alive")
        return false;
    const QList<QByteArray> named = connection.toByteArray().split(',');
    return std::any_of(named.begin(), named.end(),
        [name](const QByteArray &one) { return name.compare(one.trimmed(), Qt::CaseInsensitive) == 0; });
}

QByteArray CaptureRoute::urlOf(QByteArrayView clientTarget) const
{
    return (origin.tls ? "https://" : "http://") + origin.authority + prefix + clientTarget.toByteArray();
}

HeaderList CaptureRoute::outgoing(const HttpHead &head, const QByteArray &id, qint64 length) const
{
    const QByteArray connection = head.header("connection").toLower();
    HeaderList headers;
    headers.reserve(head.headers.size() + 4);
    bool hasId = false;
    for (const Header &header : head.headers) {
        const QByteArray &name = header.first;
        if (name.compare("host", Qt::CaseInsensitive) == 0) {
            headers.append({name, origin.authority});
        } else if (name.compare("transfer-encoding", Qt::CaseInsensitive) == 0) {
            headers.append(length < 0 ? header : Header{"Content-Length", QByteArray::number(length)});
        } else if (length >= 0 && name.compare("content-length", Qt::CaseInsensitive) == 0) {
            headers.append({name, QByteArray::number(length)});
        } else if (isHopHeader(name, connection) || (!keepsHelicone && startsWithHelicone(name))) {
            continue;
        } else {
            hasId = hasId || name.compare("helicone-request-id", Qt::CaseInsensitive) == 0;
            headers.append(header);
        }
    }
    if (!head.has("host"))
        headers.prepend({"Host", origin.authority});
    if (!keepsHelicone)
        return headers;
    // A default gives way to what the client says of the same kind, and stands behind it.
    for (const Header &header : defaults) {
        const bool said = std::any_of(head.headers.begin(), head.headers.end(),
            [&header](const Header &one) { return sayTheSame(one.first, header.first); });
        if (!said)
            headers.append(header);
    }
    for (const Header &header : added) {
        if (!head.has(header.first))
            headers.append(header);
    }
    if (sendsId && !hasId && !id.isEmpty())
        headers.append({"Helicone-Request-Id", id});
    return headers;
}

CaptureRouteTable captureRoutes(
    const Settings &settings, Route route, const NamedKeys &keys, const QString &demoUrl)
{
    const ProviderList providers = ProviderList::load(settings);
    const HeliconeOptions options = heliconeDefaults(settings);
    HeaderList defaults;
    if (const auto headers = headersOf(options, &keys))
        defaults = *headers;
    const QString heliconeKey = keys.value(QLatin1String(kHeliconeKey));

    CaptureRouteTable table;
    for (Provider provider : providers.all()) {
        auto way = std::make_shared<CaptureRoute>();
        if (provider.demo && provider.directUrl.isEmpty() && !demoUrl.isEmpty())
            provider.directUrl = provider.heliconeUrl = demoUrl;
        else if (provider.demo && provider.heliconeUrl.isEmpty())
            provider.heliconeUrl = provider.directUrl; // it plays Helicone's part too
        way->provider = provider;
        // What Helicone cannot reach goes straight, so that one setting serves all.
        way->route = route == Route::Helicone && whyNoRoute(provider, route).isEmpty() ? route : Route::Direct;
        if (provider.gateway)
            way->route = Route::Helicone;
        takeAddress(*way);
        way->clientPath = clientPathOf(provider);
        way->keepsHelicone = heliconeReads(provider, way->route);
        way->sendsId = way->route == Route::Helicone;
        if (way->keepsHelicone)
            way->defaults = defaults;
        if (way->route == Route::Helicone && !provider.gateway) {
            const QString key = provider.demo ? QStringLiteral("sk-helicone-demo") : heliconeKey;
            if (!key.isEmpty())
                way->added.append({"Helicone-Auth", "Bearer " + key.toUtf8()});
        }
        table.insert(provider.id.toUtf8(), std::move(way));
    }
    return table;
}

QStringList captureKeysNeeded(const Settings &settings, Route route)
{
    QStringList variables = keysNeededBy(heliconeDefaults(settings));
    if (route == Route::Helicone)
        variables.prepend(QLatin1String(kHeliconeKey));
    return variables;
}

}
