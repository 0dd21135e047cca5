#include "core/session/providerrequest.h"

#include "core/helicone/address.h"

namespace heliograph {

namespace {
constexpr int kTimeoutMs = 20'000;
}

Result<HttpRequest> providerRequest(
    const Provider &provider, const QString &path, const QString &key)
{
    const auto url = serviceUrl(provider, path);
    if (!url)
        return url.error();
    // What stands beside the answers follows the provider's first format, whichever is chosen for
    // those.
    const WireFormat format = provider.own || provider.formats.isEmpty()
        ? provider.format
        : provider.formats.first().format;
    HttpRequest request;
    request.method = "GET";
    request.url = url->toString(QUrl::FullyEncoded);
    request.headers = {
        {"Accept", "application/json"}, {"User-Agent", "Heliograph/" HELIOGRAPH_VERSION}};
    if (format == WireFormat::Anthropic)
        request.headers.append(Header("anthropic-version", "2023-06-01"));
    // The key goes to the provider's own host alone.
    const auto own = serviceUrl(provider, QStringLiteral("//"));
    const bool atHome = own && own->host() == url->host() && own->port() == url->port()
        && own->scheme() == url->scheme();
    if (const Header authorization = authorizationOf(provider, format, key);
        atHome && !authorization.first.isEmpty())
        request.headers.append(authorization);
    request.inactivityTimeoutMs = kTimeoutMs;
    return request;
}

}
