#include "core/history/calldetail.h"

#include "core/base/json.h"
#include "core/base/redact.h"

namespace heliograph {

namespace {

// Header bytes are not always UTF-8: each byte is written as the character of its number, which
// loses nothing.
Json bytesToJson(const QByteArray &bytes)
{
    return toJson(QString::fromLatin1(bytes));
}

QByteArray bytesMember(const Json &json, std::string_view key)
{
    return stringMember(json, key).toLatin1();
}

Json headersToJson(const HeaderList &headers)
{
    Json json = Json::array();
    const HeaderList safe = redactHeaders(headers);
    for (const Header &header : safe)
        json.push_back(Json::array({bytesToJson(header.first), bytesToJson(header.second)}));
    return json;
}

HeaderList headersFromJson(const Json &json)
{
    HeaderList headers;
    for (const Json &pair : json.is_array() ? json : Json::array()) {
        if (pair.is_array() && pair.size() == 2)
            headers.append({toQString(pair[0]).toLatin1(), toQString(pair[1]).toLatin1()});
    }
    return headers;
}

void put(Json &json, const char *key, const QString &text)
{
    if (!text.isEmpty())
        json[key] = toJson(text);
}

void put(Json &json, const char *key, qint64 number, qint64 absent)
{
    if (number != absent)
        json[key] = number;
}

qint64 number(const Json &json, std::string_view key, qint64 absent)
{
    return intMember(json, key).value_or(absent);
}

Json receiptJson(const Receipt &receipt)
{
    Json lines = Json::array();
    for (const ReceiptLine &line : receipt.lines) {
        lines.push_back(Json{{"class", toJson(line.usageClass)}, {"count", line.count},
            {"unit", toJson(line.unit)}, {"rate", line.rate.pico()}, {"per", line.per},
            {"amount", line.amount.pico()}});
    }
    Json json{{"basis", int(receipt.basis)}, {"total", receipt.total.pico()}, {"lines", lines}};
    put(json, "provider", receipt.provider);
    put(json, "model", receipt.model);
    if (receipt.priceDate.isValid())
        put(json, "date", receipt.priceDate.toString(Qt::ISODate));
    put(json, "source", receipt.source);
    put(json, "note", receipt.note);
    return json;
}

Receipt readReceipt(const Json &json)
{
    Receipt receipt;
    receipt.basis = CostBasis(number(json, "basis", 0));
    receipt.total = Money::fromPico(number(json, "total", 0));
    const Json &lines = member(json, "lines");
    for (const Json &line : lines.is_array() ? lines : Json::array()) {
        receipt.lines.push_back({stringMember(line, "class"), number(line, "count", 0),
            stringMember(line, "unit"), Money::fromPico(number(line, "rate", 0)),
            number(line, "per", 1), Money::fromPico(number(line, "amount", 0))});
    }
    receipt.provider = stringMember(json, "provider");
    receipt.model = stringMember(json, "model");
    receipt.priceDate = QDate::fromString(stringMember(json, "date"), Qt::ISODate);
    receipt.source = stringMember(json, "source");
    receipt.note = stringMember(json, "note");
    return receipt;
}

Json heliconeJson(const HeliconeInfo &info)
{
    Json json = Json::object();
    put(json, "id", info.id);
    put(json, "cache", info.cache);
    put(json, "bucket", info.cacheBucket, -1);
    put(json, "cache_latency", info.cacheLatencyMs, -1);
    put(json, "limit", info.rateLimitLimit, -1);
    put(json, "remaining", info.rateLimitRemaining, -1);
    put(json, "reset", info.rateLimitResetS, -1);
    put(json, "policy", info.rateLimitPolicy);
    put(json, "fallback", info.fallbackIndex, -1);
    put(json, "gateway", info.gatewayMode);
    put(json, "provider", info.provider);
    put(json, "model", info.model);
    put(json, "status", info.status);
    put(json, "error", info.error);
    return json;
}

HeliconeInfo readHelicone(const Json &json)
{
    HeliconeInfo info;
    info.id = stringMember(json, "id");
    info.cache = stringMember(json, "cache");
    info.cacheBucket = int(number(json, "bucket", -1));
    info.cacheLatencyMs = number(json, "cache_latency", -1);
    info.rateLimitLimit = number(json, "limit", -1);
    info.rateLimitRemaining = number(json, "remaining", -1);
    info.rateLimitResetS = number(json, "reset", -1);
    info.rateLimitPolicy = stringMember(json, "policy");
    info.fallbackIndex = int(number(json, "fallback", -1));
    info.gatewayMode = stringMember(json, "gateway");
    info.provider = stringMember(json, "provider");
    info.model = stringMember(json, "model");
    info.status = stringMember(json, "status");
    info.error = stringMember(json, "error");
    return info;
}

Json errorJson(const Error &error)
{
    Json json{{"kind", toJson(errorKindName(error.kind))},
        {"message", toJson(redactText(error.message))}};
    put(json, "http", error.httpStatus, 0);
    if (error.retryAfterMs)
        json["retry_after"] = *error.retryAfterMs;
    return json;
}

Error readError(const Json &json)
{
    return {errorKindFromName(stringMember(json, "kind")).value_or(ErrorKind::Malformed),
        stringMember(json, "message"), int(number(json, "http", 0)),
        intMember(json, "retry_after")};
}

/// Without its usage, which has columns of its own, and without what is read again out of the stored body when it is
/// wanted: blocks, provider's own tools, citations, media, log probabilities.
Json answerJson(const Answer &answer)
{
    Json json{{"complete", answer.complete}};
    put(json, "id", answer.id);
    put(json, "model", answer.model);
    put(json, "text", answer.text);
    put(json, "reasoning", answer.reasoning);
    put(json, "refusal", answer.refusal);
    put(json, "finish", answer.finishReason);
    for (const ToolCall &call : answer.toolCalls) {
        json["tools"].push_back(
            Json::array({toJson(call.id), toJson(call.name), toJson(call.arguments)}));
        if (call.custom)
            json["tools"].back().push_back(true);
    }
    for (const QByteArray &unknown : answer.unknown)
        json["unknown"].push_back(bytesToJson(unknown));
    if (answer.error)
        json["error"] = errorJson(*answer.error);
    return json;
}

Answer readAnswer(const Json &json)
{
    Answer answer;
    answer.id = stringMember(json, "id");
    answer.model = stringMember(json, "model");
    answer.text = stringMember(json, "text");
    answer.reasoning = stringMember(json, "reasoning");
    answer.refusal = stringMember(json, "refusal");
    answer.finishReason = stringMember(json, "finish");
    answer.complete = member(json, "complete") == true;
    const Json &tools = member(json, "tools");
    for (const Json &tool : tools.is_array() ? tools : Json::array()) {
        if (tool.is_array() && tool.size() >= 3)
            answer.toolCalls.push_back({toQString(tool[0]), toQString(tool[1]), toQString(tool[2]),
                tool.size() > 3 && tool[3] == true});
    }
    const Json &unknown = member(json, "unknown");
    for (const Json &item : unknown.is_array() ? unknown : Json::array())
        answer.unknown.push_back(toQString(item).toLatin1());
    if (const Json &error = member(json, "error"); error.is_object())
        answer.error = readError(error);
    return answer;
}

}

QByteArray packDetail(const Call &call, bool withAnswer)
{
    const Exchange &exchange = call.exchange;
    Json json = Json::object();
    json["method"] = bytesToJson(exchange.method);
    put(json, "url", redactUrl(exchange.url));
    put(json, "status", exchange.status, 0);
    json["request_headers"] = headersToJson(exchange.requestHeaders);
    json["response_headers"] = headersToJson(exchange.responseHeaders);
    if (call.receipt)
        json["receipt"] = receiptJson(*call.receipt);
    // What a price depends on beside the usage, so that the body need not be read to price the call again.
    if (call.status != CallStatus::Running)
        json["tier"] = toJson(call.answer.serviceTier);
    if (call.answer.declaredCost)
        json["declared"] = call.answer.declaredCost->pico();
    if (!(call.helicone == HeliconeInfo()))
        json["helicone"] = heliconeJson(call.helicone);
    for (const auto &[name, value] : call.tags.properties)
        json["properties"].push_back(Json::array({toJson(name), toJson(value)}));
    if (call.error)
        json["error"] = errorJson(*call.error);
    if (withAnswer)
        json["answer"] = answerJson(call.answer);
    return dumpJson(json);
}

DetailParts unpackDetail(QByteArrayView bytes, Call &call)
{
    const auto parsed = parseJson(bytes);
    if (!parsed)
        return {};
    const Json &json = *parsed;
    DetailParts parts;
    Exchange &exchange = call.exchange;
    exchange.method = bytesMember(json, "method");
    exchange.url = stringMember(json, "url");
    exchange.status = int(number(json, "status", 0));
    exchange.requestHeaders = headersFromJson(member(json, "request_headers"));
    exchange.responseHeaders = headersFromJson(member(json, "response_headers"));
    if (const Json &receipt = member(json, "receipt"); receipt.is_object())
        call.receipt = readReceipt(receipt);
    if (const Json &helicone = member(json, "helicone"); helicone.is_object())
        call.helicone = readHelicone(helicone);
    const Json &properties = member(json, "properties");
    for (const Json &pair : properties.is_array() ? properties : Json::array()) {
        if (pair.is_array() && pair.size() == 2)
            call.tags.properties.append({toQString(pair[0]), toQString(pair[1])});
    }
    if (const Json &error = member(json, "error"); error.is_object())
        call.error = readError(error);
    if (const Json &answer = member(json, "answer"); answer.is_object()) {
        call.answer = readAnswer(answer);
        parts.answer = true;
    }
    if (const Json &tier = member(json, "tier"); tier.is_string()) {
        call.answer.serviceTier = toQString(tier);
        parts.tier = true;
    }
    if (const auto declared = intMember(json, "declared"))
        call.answer.declaredCost = Money::fromPico(*declared);
    return parts;
}

QByteArray packReceipt(const std::optional<Receipt> &receipt)
{
    return dumpJson(receipt ? receiptJson(*receipt) : Json());
}

std::optional<Receipt> unpackReceipt(QByteArrayView bytes)
{
    const auto json = parseJson(bytes);
    return json && json->is_object() ? std::optional(readReceipt(*json)) : std::nullopt;
}

std::optional<QByteArray> withReceipt(QByteArrayView bytes, const Receipt &receipt)
{
    auto json = parseJson(bytes);
    if (!json || !json->is_object())
        return std::nullopt;
    (*json)["receipt"] = receiptJson(receipt);
    return dumpJson(*json);
}

}
