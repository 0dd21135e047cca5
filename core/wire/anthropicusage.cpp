#include "core/wire/anthropicusage.h"

#include <algorithm>

namespace heliograph {

namespace {

Usage::Count count(const Json &object, std::string_view key)
{
    const auto number = intMember(object, key);
    return number && *number >= 0 ? number : std::nullopt;
}

void addTo(Usage::Count &sum, Usage::Count more)
{
    // Clamped, so that nonsense cannot overflow.
    constexpr qint64 limit = std::numeric_limits<qint64>::max() / 4;
    if (more)
        sum = std::min(sum.value_or(0), limit) + std::min(*more, limit);
}

/// Tokens written to the cache, all together and by how long they are kept.
struct CacheWrites {
    Usage::Count total;
    Usage::Count fiveMinutes;
    Usage::Count oneHour;

    void add(const Json &usage)
    {
        addTo(total, count(usage, "cache_creation_input_tokens"));
        const Json &byLifetime = member(usage, "cache_creation");
        addTo(fiveMinutes, count(byLifetime, "ephemeral_5m_input_tokens"));
        addTo(oneHour, count(byLifetime, "ephemeral_1h_input_tokens"));
    }

    bool fits() const
    {
        return total && fiveMinutes && oneHour && *total == *fiveMinutes + *oneHour;
    }

    /// A stream splits the total at its start only, while the total goes on growing. What is above
    /// the split counts as what the rest is: five minutes unless everything so far is for an hour.
    void settle()
    {
        if (!total || fits())
            return;
        if (!oneHour) {
            fiveMinutes = total;
        } else if (fiveMinutes.value_or(0) == 0 && *oneHour > 0) {
            oneHour = total;
        } else {
            oneHour = std::min(*oneHour, *total);
            fiveMinutes = *total - *oneHour;
        }
    }
};

struct Iterations {
    bool any = false; ///< of the model itself
    bool servedByFallback = false;
    Usage::Count input;
    Usage::Count output;
    Usage::Count compactionCached;
    CacheWrites writes;
    CacheWrites compactionWrites;
};

Iterations readIterations(const Json &list)
{
    Iterations sum;
    if (!list.is_array())
        return sum;
    for (const Json &iteration : list) {
        const QString type = stringMember(iteration, "type");
        const bool compaction = type == QLatin1String("compaction");
        sum.servedByFallback = sum.servedByFallback || type == QLatin1String("fallback_message");
        if (!compaction && type != QLatin1String("message"))
            continue;
        sum.any = true;
        addTo(sum.input, count(iteration, "input_tokens"));
        addTo(sum.output, count(iteration, "output_tokens"));
        sum.writes.add(iteration);
        if (compaction) {
            addTo(sum.compactionCached, count(iteration, "cache_read_input_tokens"));
            sum.compactionWrites.add(iteration);
        }
    }
    return sum;
}

}

Usage anthropicUsage(const Json &usage)
{
    Usage result;
    result.input = count(usage, "input_tokens");
    result.output = count(usage, "output_tokens");
    result.cachedInput = count(usage, "cache_read_input_tokens");
    CacheWrites writes;
    writes.add(usage);

    const Iterations iterations = readIterations(member(usage, "iterations"));
    // After a fallback the totals already are those of the answer that was given.
    if (iterations.any && !iterations.servedByFallback) {
        if (iterations.input)
            result.input = iterations.input;
        if (iterations.output)
            result.output = iterations.output;
        addTo(result.cachedInput, iterations.compactionCached);
        addTo(writes.total, iterations.compactionWrites.total);
        addTo(writes.fiveMinutes, iterations.compactionWrites.fiveMinutes);
        addTo(writes.oneHour, iterations.compactionWrites.oneHour);
        if (!writes.fits() && iterations.writes.fits() && iterations.writes.total == writes.total)
            writes = iterations.writes;
    }
    writes.settle();
    result.cacheWrite5m = writes.fiveMinutes;
    result.cacheWrite1h = writes.oneHour;
    result.reasoning = count(member(usage, "output_tokens_details"), "thinking_tokens");
    result.webSearches = count(member(usage, "server_tool_use"), "web_search_requests");
    return result;
}

void mergeAnthropicUsage(Json &usage, const Json &later)
{
    if (!later.is_object())
        return;
    if (!usage.is_object())
        usage = Json::object();
    for (const auto &[key, value] : later.items()) {
        if (!value.is_null())
            usage[key] = value;
    }
}

}
