#include "core/pricing/reckoning.h"

#include <algorithm>
#include <array>
#include <limits>

namespace heliograph {

namespace {

constexpr qint64 kPerTokens = 1'000'000;
constexpr qint64 kPerCalls = 1'000;

// A class of usage and the rates it may be paid at, its own first.
struct PricedClass {
    const char *key;
    Usage::Count Usage::*count;
    std::array<std::optional<RateClass>, 4> rates;
};
constexpr PricedClass kClasses[] = {
    {"input", &Usage::input, {RateClass::Input}},
    {"cached_input", &Usage::cachedInput, {RateClass::CachedInput, RateClass::Input}},
    {"cache_write_5m", &Usage::cacheWrite5m,
        {RateClass::CacheWrite5m, RateClass::CacheWrite, RateClass::Input}},
    {"cache_write_1h", &Usage::cacheWrite1h,
        {RateClass::CacheWrite1h, RateClass::CacheWrite, RateClass::Input}},
    {"audio_input", &Usage::audioInput, {RateClass::AudioInput, RateClass::Input}},
    {"cached_audio_input", &Usage::cachedAudioInput,
        {RateClass::CachedAudioInput, RateClass::CachedInput, RateClass::AudioInput,
            RateClass::Input}},
    {"image_input", &Usage::imageInput, {RateClass::ImageInput, RateClass::Input}},
    {"cached_image_input", &Usage::cachedImageInput,
        {RateClass::CachedImageInput, RateClass::CachedInput, RateClass::ImageInput,
            RateClass::Input}},
    {"output", &Usage::output, {RateClass::Output}},
    {"reasoning", &Usage::reasoning, {RateClass::Reasoning, RateClass::Output}},
    {"audio_output", &Usage::audioOutput, {RateClass::AudioOutput, RateClass::Output}},
    {"image_output", &Usage::imageOutput, {RateClass::ImageOutput, RateClass::Output}},
    {"web_searches", &Usage::webSearches, {RateClass::WebSearch}},
    {"requests", &Usage::requests, {RateClass::Request}},
};

const Rate *rateFor(const Rates &rates, const PricedClass &priced)
{
    for (const std::optional<RateClass> &rateClass : priced.rates) {
        if (!rateClass)
            break;
        if (const Rate *rate = findRate(rates, *rateClass))
            return rate;
    }
    return nullptr;
}

// The usage as it is paid: each token once. Nothing where a count cannot be.
std::optional<Usage> billable(Usage usage, const Rates &rates)
{
    for (const PricedClass &priced : kClasses) {
        if ((usage.*priced.count).value_or(0) < 0)
            return std::nullopt;
    }
    if (usage.reasoning && usage.output) {
        // Output includes reasoning: it is a line of its own only where it has a rate of its own.
        if (findRate(rates, RateClass::Reasoning))
            usage.output = *usage.output - qMin(*usage.output, *usage.reasoning);
        else
            usage.reasoning.reset();
    }
    // Where a provider bills requests, a call is one, whether its answer counts it or not.
    if (!usage.requests && findRate(rates, RateClass::Request))
        usage.requests = 1;
    return usage;
}

// Like Usage::totalInput, without wrapping round on absurd counts.
qint64 inputOfAllClasses(const Usage &usage)
{
    qint64 sum = 0;
    for (const PricedClass &priced : kClasses) {
        if (priced.count == &Usage::output)
            break;
        const qint64 count = (usage.*priced.count).value_or(0);
        sum = count > std::numeric_limits<qint64>::max() - sum ? std::numeric_limits<qint64>::max()
                                                               : sum + count;
    }
    return sum;
}

}

std::optional<Reckoning> reckon(const Usage &counted, const Rates &rates, Factor factor)
{
    if (counted.empty() || rates.empty())
        return std::nullopt;
    const std::optional<Usage> usage = billable(counted, rates);
    if (!usage)
        return std::nullopt;
    const qint64 totalInput = inputOfAllClasses(*usage);
    Reckoning result;
    for (const PricedClass &priced : kClasses) {
        const qint64 count = (*usage.*priced.count).value_or(0);
        if (count == 0)
            continue;
        const QString key = QLatin1String(priced.key);
        const Rate *rate = rateFor(rates, priced);
        if (!rate) {
            result.withoutRate.append(key);
            continue;
        }
        const bool fee = isFee(rate->rateClass);
        ReceiptLine line;
        line.usageClass = key;
        line.count = count;
        line.unit = !fee                              ? QStringLiteral("token")
            : rate->rateClass == RateClass::WebSearch ? QStringLiteral("call")
                                                      : QStringLiteral("request");
        line.per = fee ? kPerCalls : kPerTokens;
        line.rate = rate->base;
        for (const Rate::Step &step : rate->steps) {
            if (totalInput > step.above) {
                line.rate = step.rate;
                result.reached = qMax(result.reached, step.above);
            }
        }
        if (!fee && factor.numerator != factor.denominator) {
            const auto scaled = Money::atRate(line.rate, factor.numerator, factor.denominator);
            if (!scaled)
                return std::nullopt;
            line.rate = *scaled;
        }
        const std::optional<Money> amount = Money::atRate(line.rate, count, line.per);
        const std::optional<Money> total =
            amount ? Money::checkedSum(result.total, *amount) : std::nullopt;
        if (!total)
            return std::nullopt; // more than nine million dollars for one call: a count that cannot
                                 // be
        line.amount = *amount;
        result.total = *total;
        result.lines.push_back(std::move(line));
    }
    const bool onlyTheFee = std::all_of(result.lines.begin(), result.lines.end(),
        [](const ReceiptLine &line) { return line.per == kPerCalls; });
    if (!result.withoutRate.isEmpty() && onlyTheFee)
        return std::nullopt; // nothing of what was counted in tokens has a rate
    result.outputUncounted = !counted.output && !counted.audioOutput && !counted.imageOutput
        && findRate(rates, RateClass::Output);
    return result;
}

}
