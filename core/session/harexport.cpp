#include "core/session/harexport.h"

#include <QUrl>
#include <QUrlQuery>

namespace heliograph
{

namespace
{

QString headerText(const QByteArray &bytes)
{
    return bytes.isValidUtf8() ? QString::fromUtf8(bytes) : QString::fromLatin1(bytes);
}

Json headersJson(const HeaderList &headers)
{
    Json list = Json::array();
    const HeaderList safe = redactHeaders(headers);
    for (const Header &header : safe)
        list.push_back({{"name", toJson(headerText(header.first))},
            {"value", toJson(headerText(header.second))}});
    return list;
}

QString headerValue(const HeaderList &headers, QByteArrayView lowerName)
{
    for (const Header &header : headers) {
        if (header.first.toLower() == lowerName)
            return headerText(header.second);
    }
    return {};
}

Json queryJson(const QString &url)
{
    Json list = Json::array();
    const auto items = QUrlQuery(QUrl(url)).queryItems(QUrl::FullyDecoded);
    for (const auto &item : items)
        list.push_back({{"name", toJson(item.first)}, {"value", toJson(item.second)}});
    return list;
}

/// text, and the encoding where it is not the text itself.
void addBody(Json &object, const QByteArray &body, std::string_view encodingKey)
{
    if (body.isValidUtf8()) {
        object["text"] = std::string(body.constData(), size_t(body.size()));
        return;
    }
    object["text"] = body.toBase64().toStdString();
    object[std::string(encodingKey)] = "base64";
}

double ms(qint64 us)
{
    return double(us) / 1000.0;
}

Json requestJson(const Exchange &exchange)
{
    const QString url = redactUrl(exchange.url);
    Json request{{"method", toJson(headerText(exchange.method))}, {"url", toJson(url)},
        {"httpVersion", "unknown"}, {"cookies", Json::array()},
        {"headers", headersJson(exchange.requestHeaders)}, {"queryString", queryJson(url)}};
    if (!exchange.requestBody.isEmpty()) {
        Json post{{"mimeType", toJson(headerValue(exchange.requestHeaders, "content-type"))},
            {"params", Json::array()}};
        addBody(post, exchange.requestBody, "_encoding");
        request["postData"] = std::move(post);
    }
    request["headersSize"] = -1;
    request["bodySize"] = exchange.requestBody.size();
    return request;
}

Json responseJson(const Call &call)
{
    const Exchange &exchange = call.exchange;
    Json content{{"size", exchange.responseBody.size()},
        {"mimeType", toJson(headerValue(exchange.responseHeaders, "content-type"))}};
    if (!exchange.responseBody.isEmpty())
        addBody(content, exchange.responseBody, "encoding");
    Json response{{"status", exchange.status ? exchange.status : call.httpStatus},
        {"statusText", ""}, {"httpVersion", "unknown"}, {"cookies", Json::array()},
        {"headers", headersJson(exchange.responseHeaders)}, {"content", std::move(content)},
        {"redirectURL", toJson(redactUrl(headerValue(exchange.responseHeaders, "location")))},
        {"headersSize", -1}, {"bodySize", -1}};
    if (call.error)
        response["_error"] = toJson(call.error->message);
    return response;
}

}

Json harEntry(const Call &call)
{
    const Timing &timing = call.exchange.timing;
    const qint64 end = std::max<qint64>(timing.endUs, 0);
    qint64 waited = timing.firstByteUs >= 0 ? timing.firstByteUs : timing.headersUs;
    if (waited < 0 || waited > end)
        waited = end;
    return {{"startedDateTime", toJson(call.createdAt.toUTC().toString(Qt::ISODateWithMs))},
        {"time", ms(end)}, {"request", requestJson(call.exchange)},
        {"response", responseJson(call)}, {"cache", Json::object()},
        {"timings",
            {{"blocked", -1}, {"dns", -1}, {"connect", -1}, {"ssl", -1}, {"send", 0},
                {"wait", ms(waited)}, {"receive", ms(end - waited)}}},
        {"_id", toJson(call.id.toString(QUuid::WithoutBraces))},
        {"_status", toJson(callStatusName(call.status))}, {"_provider", toJson(call.provider)}};
}

Json harDocument(std::vector<Json> entries)
{
    Json list = Json::array();
    for (Json &entry : entries)
        list.push_back(std::move(entry));
    return {{"log",
        {{"version", "1.2"}, {"creator", {{"name", "Heliograph"}, {"version", HELIOGRAPH_VERSION}}},
            {"entries", std::move(list)}}}};
}

}
