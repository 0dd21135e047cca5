#include "core/session/reroute.h"

#include "core/helicone/route.h"

namespace heliograph
{

namespace
{

/// Headers that the route itself decides.
bool belongsToTheRoute(const Header &header)
{
    const QByteArray name = header.first.toLower();
    return isSecretHeader(header.first) || name.startsWith("helicone-") || name == "host"
        || name == "content-length" || name == "content-type" || name == "anthropic-version";
}

}

Result<Call> rerouted(Call call, Route route, const Provider &provider)
{
    if (call.route == route)
        return call;
    RouteQuestion question;
    question.provider = provider;
    question.route = route;
    question.format = call.format;
    question.model = call.requestedModel;
    question.streamed = call.streamed;
    question.id = call.id;
    question.tags = call.tags;
    const QString key = QString::fromLatin1(kRedacted);
    question.credentials = {provider.takesKey() ? key : QString(), key, {}};
    for (const Header &header : std::as_const(call.exchange.requestHeaders)) {
        if (!belongsToTheRoute(header))
            question.extraHeaders.append(header);
    }
    const auto destination = destinationOf(question);
    if (!destination)
        return destination.error();
    call.route = route;
    call.exchange.url = redactUrl(destination->url);
    call.exchange.requestHeaders = redactHeaders(destination->headers);
    return call;
}

}
