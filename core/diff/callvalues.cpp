#include "core/diff/callvalues.h"

#include "core/pricing/usagefields.h"

namespace heliograph {

namespace {

class ValueList final
{
public:
    void add(const char *name, const QString &text)
    {
        if (!text.isEmpty())
            m_values.emplace_back(QLatin1String(name), toJson(text));
    }
    void add(const char *name, const std::optional<QString> &text)
    {
        if (text)
            m_values.emplace_back(QLatin1String(name), toJson(*text));
    }
    template <typename T> void add(const char *name, const std::optional<T> &value)
    {
        if (value)
            m_values.emplace_back(QLatin1String(name), Json(*value));
    }
    void add(const QString &name, Json value) { m_values.emplace_back(name, std::move(value)); }
    NamedValues take() { return std::move(m_values); }

private:
    NamedValues m_values;
};

void addParameters(const Parameters &parameters, ValueList *values)
{
    values->add("temperature", parameters.temperature);
    values->add("top_p", parameters.topP);
    values->add("top_k", parameters.topK);
    values->add("frequency_penalty", parameters.frequencyPenalty);
    values->add("presence_penalty", parameters.presencePenalty);
    values->add("max_tokens", parameters.maxTokens);
    values->add("seed", parameters.seed);
    if (parameters.stop) {
        Json list = Json::array();
        for (const QString &text : *parameters.stop)
            list.push_back(toJson(text));
        values->add(QStringLiteral("stop"), list);
    }
    values->add("reasoning_effort", parameters.reasoningEffort);
    values->add("thinking_budget", parameters.thinkingBudget);
    values->add("verbosity", parameters.verbosity);
    values->add("top_logprobs", parameters.topLogProbs);
    values->add("service_tier", parameters.serviceTier);
    values->add("parallel_tool_calls", parameters.parallelToolCalls);
}

Json toolChoiceValue(const ToolChoice &choice)
{
    switch (choice.mode) {
    case ToolChoice::Mode::Auto:
        return "auto";
    case ToolChoice::Mode::None:
        return "none";
    case ToolChoice::Mode::Required:
        return "required";
    case ToolChoice::Mode::Named:
        break;
    }
    return toJson(choice.name);
}

Json responseFormatValue(const ResponseFormat &format)
{
    if (format.kind == ResponseFormat::Kind::JsonObject)
        return "json_object";
    Json value = {{"name", toJson(format.name)}};
    if (!format.description.isEmpty())
        value["description"] = toJson(format.description);
    if (format.strict)
        value["strict"] = *format.strict;
    value["schema"] = parseJson(format.schema).value_or(toJson(QString::fromUtf8(format.schema)));
    return value;
}

/// Headers that differ at each call and say nothing about it.
bool isNoise(const QByteArray &name)
{
    static const QByteArrayList names{"content-length", "host", "date", "helicone-request-id", "x-request-id",
        "idempotency-key", "x-stainless-retry-count", "traceparent", "connection", "accept-encoding"};
    return names.contains(name);
}

std::optional<qint64> difference(std::optional<qint64> a, std::optional<qint64> b)
{
    if (!a || !b)
        return std::nullopt;
    return *b - *a;
}

std::optional<qint64> measured(qint64 us)
{
    return us < 0 ? std::nullopt : std::optional(us);
}

}

NamedValues requestValues(const DiffSide &side)
{
    ValueList values;
    if (side.request)
        values.add("model", side.request->model);
    if (side.call) {
        if (!side.request)
            values.add("model", side.call->requestedModel);
        values.add("provider", side.call->provider);
        values.add("route", routeName(side.call->route));
        values.add("format", wireFormatName(side.call->format));
    }
    if (!side.request)
        return values.take();
    const ChatRequest &request = *side.request;
    addParameters(request.parameters, &values);
    if (request.toolChoice)
        values.add(QStringLiteral("tool_choice"), toolChoiceValue(*request.toolChoice));
    if (request.responseFormat)
        values.add(QStringLiteral("response_format"), responseFormatValue(*request.responseFormat));
    values.add(QStringLiteral("stream"), request.stream);
    if (const auto extra = parseJson(request.extra); extra && extra->is_object()) {
        for (const auto &[name, value] : extra->items())
            values.add(QString::fromStdString(name), value);
    }
    return values.take();
}

NamedValues headerValues(const DiffSide &side)
{
    ValueList values;
    for (const auto &[name, value] : side.headers) {
        if (!isNoise(name.toLower()))
            values.add(QString::fromUtf8(name.toLower()), toJson(QString::fromUtf8(value)));
    }
    return values.take();
}

NamedValues tagValues(const DiffSide &side)
{
    ValueList values;
    if (!side.call)
        return values.take();
    const Tags &tags = side.call->tags;
    values.add("user", tags.userId);
    values.add("session", tags.sessionId);
    values.add("session name", tags.sessionName);
    values.add("session path", tags.sessionPath);
    for (const auto &[name, value] : tags.properties)
        values.add(name, toJson(value));
    return values.take();
}

NamedValues outcomeValues(const DiffSide &side)
{
    ValueList values;
    if (!side.call)
        return values.take();
    const Call &call = *side.call;
    values.add("status", callStatusName(call.status));
    if (call.httpStatus > 0)
        values.add(QStringLiteral("http status"), call.httpStatus);
    values.add("answering model", call.model);
    values.add("finish reason", call.answer.finishReason);
    if (call.error)
        values.add("error", call.error->message);
    return values.take();
}

std::vector<ValueDiff> diffValues(const NamedValues &a, const NamedValues &b)
{
    const auto find = [](const NamedValues &values, const QString &name) -> Json {
        for (const auto &[key, value] : values) {
            if (key == name)
                return value;
        }
        return nullptr;
    };
    std::vector<ValueDiff> differences;
    for (const auto &[name, value] : a) {
        const Json other = find(b, name);
        if (other != value)
            differences.push_back({name, value, other});
    }
    for (const auto &[name, value] : b) {
        if (find(a, name).is_null() && !value.is_null())
            differences.push_back({name, nullptr, value});
    }
    return differences;
}

CallDeltas deltasOf(const DiffSide &a, const DiffSide &b)
{
    CallDeltas deltas;
    if (!a.call || !b.call)
        return deltas;
    const Usage &left = a.call->answer.usage;
    const Usage &right = b.call->answer.usage;
    for (const UsageField &field : kUsageFields) {
        const auto change = difference(left.*field.count, right.*field.count);
        if (change && *change != 0)
            deltas.usage.emplace_back(QLatin1String(field.key), *change);
    }
    deltas.inputTokens = difference(left.totalInput(), right.totalInput());
    deltas.outputTokens = difference(left.output, right.output);
    const auto aCost = a.call->cost();
    const auto bCost = b.call->cost();
    if (aCost && bCost)
        deltas.cost = *bCost - *aCost;
    deltas.latencyUs = difference(measured(a.call->exchange.timing.endUs), measured(b.call->exchange.timing.endUs));
    deltas.firstTokenUs
        = difference(measured(a.call->exchange.timing.firstTokenUs), measured(b.call->exchange.timing.firstTokenUs));
    return deltas;
}

}
