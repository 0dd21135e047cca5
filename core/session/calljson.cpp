#include "core/session/calljson.h"

#include "core/pricing/receiptjson.h"

namespace heliograph {

namespace {

/// Null for what was not given.
Json textOrNull(const QString &text)
{
    return text.isEmpty() ? Json() : toJson(text);
}

Json milliseconds(qint64 us)
{
    return us < 0 ? Json() : Json(double(us) / 1'000.0);
}

template <typename Number>
Json numberOrNull(Number number)
{
    return number < 0 ? Json() : Json(number);
}

Json toolCallsToJson(const std::vector<ToolCall> &calls)
{
    Json list = Json::array();
    for (const ToolCall &call : calls) {
        list.push_back({{"id", toJson(call.id)}, {"name", toJson(call.name)},
            {"arguments", toJson(call.arguments)}});
    }
    return list;
}

Json heliconeToJson(const HeliconeInfo &info)
{
    return {
        {"id", textOrNull(info.id)},
        {"cache", textOrNull(info.cache)},
        {"cache_bucket", numberOrNull(info.cacheBucket)},
        {"cache_latency_ms", numberOrNull(info.cacheLatencyMs)},
        {"rate_limit_limit", numberOrNull(info.rateLimitLimit)},
        {"rate_limit_remaining", numberOrNull(info.rateLimitRemaining)},
        {"rate_limit_reset_s", numberOrNull(info.rateLimitResetS)},
        {"rate_limit_policy", textOrNull(info.rateLimitPolicy)},
        {"fallback_index", numberOrNull(info.fallbackIndex)},
        {"gateway_mode", textOrNull(info.gatewayMode)},
        {"provider", textOrNull(info.provider)},
        {"model", textOrNull(info.model)},
        {"status", textOrNull(info.status)},
        {"error", textOrNull(info.error)},
    };
}

Json propertiesToJson(const Tags &tags)
{
    Json object = Json::object();
    for (const auto &[name, value] : tags.properties)
        object[name.toStdString()] = toJson(value);
    return object;
}

Json errorToJson(const std::optional<Error> &error)
{
    if (!error)
        return nullptr;
    return {{"kind", toJson(errorKindName(error->kind))}, {"message", toJson(error->message)}};
}

Json marksToJson(const Marks &marks)
{
    Json labels = Json::array();
    for (const QString &label : marks.labels)
        labels.push_back(toJson(label));
    return {{"rating", marks.rating ? toJson(ratingName(*marks.rating)) : Json()}, {"note", textOrNull(marks.note)},
        {"labels", labels}};
}

}

Json callToJson(const Call &call)
{
    const Answer &answer = call.answer;
    const Tags &tags = call.tags;
    Json priceDate;
    if (call.receipt && call.receipt->priceDate.isValid())
        priceDate = toJson(call.receipt->priceDate.toString(Qt::ISODate));
    return {
        {"id", toJson(call.id.toString(QUuid::WithoutBraces))},
        {"created_at", toJson(call.createdAt.toUTC().toString(Qt::ISODateWithMs))},
        {"source", toJson(sourceName(call.source))},
        {"provider", toJson(call.provider)},
        {"format", toJson(wireFormatName(call.format))},
        {"requested_model", toJson(call.requestedModel)},
        {"model", toJson(call.model.isEmpty() ? call.requestedModel : call.model)},
        {"route", toJson(routeName(call.route))},
        {"status", toJson(callStatusName(call.status))},
        {"http_status", call.httpStatus == 0 ? Json() : Json(call.httpStatus)},
        {"streamed", call.streamed},
        {"text", toJson(answer.text)},
        {"reasoning", toJson(answer.reasoning)},
        {"tool_calls", toolCallsToJson(answer.toolCalls)},
        {"finish_reason", textOrNull(answer.finishReason)},
        {"usage", usageToJson(answer.usage)},
        {"cost_usd", call.receipt ? toJson(call.receipt->total.toDecimal()) : Json()},
        {"price_date", priceDate},
        {"latency_ms", milliseconds(call.exchange.timing.endUs)},
        {"ttft_ms", milliseconds(call.exchange.timing.firstTokenUs)},
        {"helicone", heliconeToJson(call.helicone)},
        {"user_id", textOrNull(tags.userId)},
        {"session",
            {{"id", textOrNull(tags.sessionId)}, {"name", textOrNull(tags.sessionName)},
                {"path", textOrNull(tags.sessionPath)}}},
        {"properties", propertiesToJson(tags)},
        {"error", errorToJson(call.error)},
        {"marks", marksToJson(call.marks)},
    };
}

}
