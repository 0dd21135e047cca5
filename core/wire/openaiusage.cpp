#include "core/wire/openaiusage.h"

#include <algorithm>
#include <cmath>

namespace heliograph {

namespace {

constexpr qint64 kMost = 1'000'000'000'000;

/// A number of tokens. What is negative or past a trillion is no count: sums of it could overflow.
Usage::Count count(const Json &object, std::string_view key)
{
    const auto number = intMember(object, key);
    return number && *number >= 0 && *number <= kMost ? number : std::nullopt;
}

Usage::Count firstOf(std::initializer_list<Usage::Count> counts)
{
    for (const Usage::Count &value : counts) {
        if (value)
            return value;
    }
    return std::nullopt;
}

/// What is left of a sum when some of its parts are taken out; never negative, whatever a provider
/// claims.
Usage::Count without(Usage::Count sum, std::initializer_list<Usage::Count> parts)
{
    if (!sum)
        return sum;
    for (const Usage::Count &part : parts)
        *sum -= part.value_or(0);
    return std::max<qint64>(*sum, 0);
}

/// The first of two members that is an object.
const Json &eitherObject(const Json &object, std::string_view first, std::string_view second)
{
    const Json &value = member(object, first);
    return value.is_object() ? value : member(object, second);
}

/// An amount in dollars, as a number or as text.
std::optional<Money> dollars(const Json &amount)
{
    if (amount.is_string())
        return Money::fromDecimal(toQString(amount));
    if (!amount.is_number())
        return std::nullopt;
    const double pico = amount.get<double>() * 1e12;
    if (!(pico >= 0 && pico < 9e18))
        return std::nullopt;
    return Money::fromPico(std::llround(pico));
}

}

Usage openAiUsage(const Json &usage)
{
    // Chat completions and Responses have different names for the same.
    const Json &inDetails = eitherObject(usage, "prompt_tokens_details", "input_tokens_details");
    const Json &outDetails =
        eitherObject(usage, "completion_tokens_details", "output_tokens_details");
    Usage result;

    result.cachedInput = firstOf({
        count(inDetails, "cached_tokens"), count(usage, "prompt_cache_hit_tokens"), // DeepSeek
        count(usage, "cached_tokens"), // Moonshot
        count(usage, "num_cached_tokens"), // Mistral
    });
    result.cacheWrite5m = firstOf({
        count(inDetails, "cache_write_tokens"), // OpenRouter
        count(inDetails, "cache_creation_input_tokens"), // Alibaba
    });
    result.audioInput = count(inDetails, "audio_tokens");
    const Usage::Count prompt =
        firstOf({count(usage, "prompt_tokens"), count(usage, "input_tokens")});
    result.input = without(prompt, {result.cachedInput, result.cacheWrite5m, result.audioInput});

    result.reasoning = firstOf({
        count(outDetails, "reasoning_tokens"), count(usage, "reasoning_tokens"), // Perplexity
    });
    result.audioOutput = count(outDetails, "audio_tokens");
    const Usage::Count completion =
        firstOf({count(usage, "completion_tokens"), count(usage, "output_tokens")});
    result.output = without(completion, {result.audioOutput});
    // xAI counts reasoning beside completion_tokens; only its total tells. Perplexity's deep
    // research does too, and there the total leaves reasoning out: what is more than the output
    // cannot be inside it.
    const Usage::Count total = count(usage, "total_tokens");
    const qint64 reasoning = result.reasoning.value_or(0);
    if (result.output && reasoning > 0
        && ((total && prompt && *total - reasoning == *prompt + *completion)
            || reasoning > *completion))
        *result.output += reasoning;

    result.webSearches = firstOf({
        count(usage, "num_search_queries"), // Perplexity
        count(member(usage, "server_tool_use"), "web_search_requests"), // OpenRouter
        count(member(usage, "server_side_tool_usage_details"), "web_search_calls"), // xAI
    });
    return result;
}

std::optional<Money> declaredCost(const Json &usage)
{
    // xAI: 10,000,000,000 ticks are a dollar (docs.x.ai, "Cost Tracking"), so a tick is 100
    // pico-dollars.
    if (const auto ticks = count(usage, "cost_in_usd_ticks");
        ticks && *ticks < 90'000'000'000'000'000)
        return Money::fromPico(*ticks * 100);
    const Json &cost = member(usage, "cost");
    if (cost.is_object())
        return dollars(member(cost, "total_cost")); // Perplexity
    if (!cost.is_null())
        return dollars(cost); // OpenRouter: its credits are dollars
    return dollars(member(usage, "estimated_cost")); // DeepInfra
}

}
