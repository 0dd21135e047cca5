#include "core/capture/endpoint.h"

#include "core/wire/rawjson.h"

#include <QUrl>

namespace heliograph {

namespace {

QByteArray pathOf(const QByteArray &target)
{
    const qsizetype query = target.indexOf('?');
    QByteArray path = query < 0 ? target : target.first(query);
    while (path.size() > 1 && path.endsWith('/'))
        path.chop(1);
    return path;
}

}

bool isChatEndpoint(const QByteArray &target)
{
    return pathOf(target).endsWith("/chat/completions");
}

Endpoint endpointOf(const QByteArray &method, const QByteArray &target)
{
    if (method != "POST")
        return {};
    const QByteArray path = pathOf(target);
    if (path.endsWith("/chat/completions"))
        return {WireFormat::OpenAiChat, {}, false};
    if (path.endsWith("/responses"))
        return {WireFormat::OpenAiResponses, {}, false};
    if (path.endsWith("/messages"))
        return {WireFormat::Anthropic, {}, false};
    const bool whole = path.endsWith(":generateContent");
    const bool streamed = path.endsWith(":streamGenerateContent");
    if (!whole && !streamed)
        return {};
    const qsizetype colon = path.lastIndexOf(':');
    qsizetype from = path.lastIndexOf("/models/");
    from = from < 0 ? path.lastIndexOf('/') + 1 : from + 8;
    return {WireFormat::Gemini, QUrl::fromPercentEncoding(path.mid(from, colon - from)), streamed};
}

QByteArray withUsageAsked(const QByteArray &body)
{
    const auto members = rawMembers(body);
    if (!members)
        return body;
    bool streamed = false;
    for (const RawMember &member : *members) {
        if (member.key == "stream_options")
            return body;
        if (member.key == "stream")
            streamed = member.value == "true";
    }
    const qsizetype end = body.lastIndexOf('}');
    if (!streamed || end < 0)
        return body;
    QByteArray changed = body;
    return changed.insert(end, ",\"stream_options\":{\"include_usage\":true}");
}

QUuid idOf(const HttpHead &request)
{
    const QByteArray text = request.header("helicone-request-id");
    if (text.size() != 36)
        return {};
    const QUuid id(QString::fromLatin1(text));
    return id.version() == QUuid::Random && id.variant() == QUuid::DCE ? id : QUuid();
}

}
