#include "core/wire/openaiusage.h"

#include <algorithm>

namespace heliograph {

namespace {

Usage::Count count(const Json &object, std::string_view key)
{
    const auto number = intMember(object, key);
    return number && *number >= 0 ? number : std::nullopt;
}

Usage::Count firstOf(std::initializer_list<Usage::Count> counts)
{
    for (const Usage::Count &value : counts) {
        if (value)
            return value;
    }
    return std::nullopt;
}

/// What is left of a sum when some of its parts are taken out; never negative, whatever a provider claims.
Usage::Count without(Usage::Count sum, std::initializer_list<Usage::Count> parts)
{
    if (!sum)
        return sum;
    for (const Usage::Count &part : parts)
        *sum -= part.value_or(0);
    return std::max<qint64>(*sum, 0);
}

}

Usage openAiUsage(const Json &usage)
{
    const Json &inDetails = member(usage, "prompt_tokens_details");
    const Json &outDetails = member(usage, "completion_tokens_details");
    Usage result;

    result.cachedInput = firstOf({
        count(inDetails, "cached_tokens"),
        count(usage, "prompt_cache_hit_tokens"), // DeepSeek
        count(usage, "cached_tokens"), // Moonshot
        count(usage, "num_cached_tokens"), // Mistral
    });
    result.cacheWrite5m = firstOf({
        count(inDetails, "cache_write_tokens"), // OpenRouter
        count(inDetails, "cache_creation_input_tokens"), // Alibaba
    });
    result.audioInput = count(inDetails, "audio_tokens");
    const Usage::Count prompt = count(usage, "prompt_tokens");
    result.input = without(prompt, {result.cachedInput, result.cacheWrite5m, result.audioInput});

    result.reasoning = firstOf({
        count(outDetails, "reasoning_tokens"),
        count(usage, "reasoning_tokens"), // Perplexity
    });
    result.audioOutput = count(outDetails, "audio_tokens");
    const Usage::Count completion = count(usage, "completion_tokens");
    result.output = without(completion, {result.audioOutput});
    // xAI counts reasoning beside completion_tokens; only its total tells.
    const Usage::Count total = count(usage, "total_tokens");
    if (result.output && result.reasoning && *result.reasoning > 0 && total && prompt
        && *total == *prompt + *completion + *result.reasoning)
        *result.output += *result.reasoning;

    result.webSearches = count(usage, "num_search_queries"); // Perplexity
    return result;
}

}
