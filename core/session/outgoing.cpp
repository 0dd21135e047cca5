#include "core/session/outgoing.h"

#include "core/session/attachment.h"
#include "core/wire/codec.h"
#include "core/wire/rawjson.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

/// The body's further members with these among them; what is there already stays.
QByteArray withMembers(const QByteArray &extra, const QList<QPair<QByteArray, QByteArray>> &members)
{
    if (members.isEmpty())
        return extra;
    const QByteArray before = extra.trimmed().isEmpty() ? QByteArray("{}") : extra;
    const auto known = rawMembers(before).value_or(std::vector<RawMember>());
    RawObject object;
    object.addMembersOf(before);
    for (const auto &[name, value] : members) {
        const bool there = std::any_of(known.begin(), known.end(),
            [&name = name](const RawMember &one) { return one.key == name; });
        if (!there)
            object.add(name, value);
    }
    return object.text();
}

}

Result<QByteArray> outgoingBody(const CallSpec &spec)
{
    if (!spec.rawBody.isEmpty())
        return spec.rawBody;
    const Codec *codec = codecFor(spec.format);
    if (!codec)
        return Error{ErrorKind::Usage,
            QCoreApplication::translate("Outgoing", "This kind of request cannot be sent."), 0, {}};
    ChatRequest request = spec.request;
    request.streamUsage = request.streamUsage && spec.provider.streamUsage;
    sendTextFilesAsText(request, spec.format);
    if (spec.provider.gateway)
        request.extra = withMembers(request.extra, bodyMembersOf(spec.helicone));
    return codec->encode(request);
}

Result<Destination> outgoingDestination(const CallSpec &spec)
{
    RouteQuestion question;
    question.provider = spec.provider;
    question.route = spec.route;
    question.baseUrl = spec.baseUrl;
    question.format = spec.format;
    question.model = spec.request.model;
    question.streamed = spec.request.stream;
    question.id = spec.id;
    question.tags = spec.tags;
    question.helicone = spec.helicone;
    question.extraHeaders = spec.extraHeaders;
    question.credentials = spec.credentials;
    return destinationOf(question);
}

Result<Call> draftCall(CallSpec spec)
{
    const QString key = QString::fromLatin1(kRedacted);
    spec.credentials = {spec.provider.takesKey() ? key : QString(), key, {}};
    for (const QString &name : keysNeededBy(spec.helicone))
        spec.credentials.named.insert(name, key);
    const auto body = outgoingBody(spec);
    if (!body)
        return body.error();
    const auto destination = outgoingDestination(spec);
    if (!destination)
        return destination.error();
    Call call;
    call.id = spec.id;
    call.source = spec.source;
    call.provider = spec.provider.id;
    call.format = spec.format;
    call.requestedModel = spec.request.model;
    call.route = spec.route;
    call.streamed = spec.request.stream;
    call.tags = spec.tags;
    call.prompt = spec.prompt;
    call.exchange.url = redactUrl(destination->url);
    call.exchange.requestHeaders = redactHeaders(destination->recorded);
    call.exchange.requestBody = redactBytes(*body);
    return call;
}

}
