#include "core/domain/parametersjson.h"

namespace heliograph {

namespace {

template <typename T> void put(Json &object, const char *name, const std::optional<T> &value)
{
    if (!value)
        return;
    if constexpr (std::is_same_v<T, QString>) {
        object[name] = toJson(*value);
    } else if constexpr (std::is_same_v<T, QStringList>) {
        Json list = Json::array();
        for (const QString &text : *value)
            list.push_back(toJson(text));
        object[name] = std::move(list);
    } else {
        object[name] = *value;
    }
}

template <typename T> void take(const Json &object, const char *name, std::optional<T> &value)
{
    const Json &found = member(object, name);
    if constexpr (std::is_same_v<T, QString>) {
        if (found.is_string())
            value = toQString(found);
    } else if constexpr (std::is_same_v<T, QStringList>) {
        if (!found.is_array())
            return;
        value.emplace();
        for (const Json &text : found)
            value->append(toQString(text));
    } else if constexpr (std::is_same_v<T, bool>) {
        if (found.is_boolean())
            value = found.get<bool>();
    } else if constexpr (std::is_same_v<T, qint64>) {
        if (found.is_number_integer())
            value = found.get<qint64>();
    } else {
        if (found.is_number())
            value = found.get<T>();
    }
}

/// The same list for both directions, so that none is forgotten in one of them.
template <typename P, typename Visit> void eachParameter(P &parameters, Visit visit)
{
    visit("temperature", parameters.temperature);
    visit("top_p", parameters.topP);
    visit("top_k", parameters.topK);
    visit("frequency_penalty", parameters.frequencyPenalty);
    visit("presence_penalty", parameters.presencePenalty);
    visit("max_tokens", parameters.maxTokens);
    visit("seed", parameters.seed);
    visit("reasoning_effort", parameters.reasoningEffort);
    visit("thinking_budget", parameters.thinkingBudget);
    visit("verbosity", parameters.verbosity);
    visit("top_logprobs", parameters.topLogProbs);
    visit("service_tier", parameters.serviceTier);
    visit("parallel_tool_calls", parameters.parallelToolCalls);
    visit("stop", parameters.stop);
}

}

Json parametersToJson(const Parameters &parameters)
{
    Json json = Json::object();
    eachParameter(parameters, [&json](const char *name, const auto &value) { put(json, name, value); });
    return json;
}

Parameters parametersFromJson(const Json &json)
{
    Parameters parameters;
    eachParameter(parameters, [&json](const char *name, auto &value) { take(json, name, value); });
    return parameters;
}

}
