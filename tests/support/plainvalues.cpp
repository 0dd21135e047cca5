#include "tests/support/plainvalues.h"

namespace heliograph {

std::optional<qint64> knownTime(qint64 us)
{
    return us < 0 ? std::nullopt : std::optional(us);
}

std::optional<qint64> plainSpeed(const Call &call)
{
    const Timing &timing = call.exchange.timing;
    if (!call.answer.usage.output || *call.answer.usage.output == 0 || timing.endUs < 0)
        return std::nullopt;
    if (call.streamed && timing.firstTokenUs < 0)
        return std::nullopt;
    const qint64 span = timing.endUs - (call.streamed ? timing.firstTokenUs : 0);
    return span < 1'000 ? std::nullopt : std::optional(*call.answer.usage.output * 1'000'000'000 / span);
}

std::optional<qint64> plainCacheWrite(const Call &call)
{
    const Usage &usage = call.answer.usage;
    if (!usage.cacheWrite5m && !usage.cacheWrite1h)
        return std::nullopt;
    return usage.cacheWrite5m.value_or(0) + usage.cacheWrite1h.value_or(0);
}

std::optional<QString> plainSortValue(const Call &call, const QString &sort)
{
    const auto number = [](std::optional<qint64> value) {
        return value ? std::optional(QStringLiteral("%1").arg(*value, 20, 10, QLatin1Char('0'))) : std::nullopt;
    };
    const auto text = [](const QString &value) {
        return value.isEmpty() ? std::nullopt : std::optional(value.toLower() + QChar(1) + value);
    };
    const auto start = [](const QString &value) {
        return value.isEmpty() ? std::nullopt : std::optional(value.toLower().left(16));
    };
    if (sort == QLatin1String("output"))
        return number(call.answer.usage.output);
    if (sort == QLatin1String("input_tokens"))
        return number(call.answer.usage.totalInput());
    if (sort == QLatin1String("cost"))
        return number(call.receipt ? std::optional<qint64>(call.receipt->total.pico()) : std::nullopt);
    if (sort == QLatin1String("latency"))
        return number(knownTime(call.exchange.timing.endUs));
    if (sort == QLatin1String("status"))
        return number(qint64(call.status));
    if (sort == QLatin1String("model"))
        return text(call.model.isEmpty() ? call.requestedModel : call.model);
    if (sort == QLatin1String("user"))
        return text(call.tags.userId);
    if (sort == QLatin1String("speed"))
        return number(plainSpeed(call));
    if (sort == QLatin1String("cache_write"))
        return number(plainCacheWrite(call));
    if (sort == QLatin1String("audio_output"))
        return number(call.answer.usage.audioOutput);
    if (sort == QLatin1String("attempts"))
        return number(call.attempts);
    if (sort == QLatin1String("cost_basis"))
        return number(call.receipt ? std::optional(qint64(call.receipt->basis)) : std::nullopt);
    if (sort == QLatin1String("rating"))
        return number(call.marks.rating ? std::optional(qint64(*call.marks.rating)) : std::nullopt);
    if (sort == QLatin1String("helicone_cache"))
        return number(call.helicone.cache.isEmpty() ? std::nullopt : std::optional(qint64(call.helicone.cache == QLatin1String("HIT"))));
    if (sort == QLatin1String("prompt"))
        return start(call.promptPreview);
    if (sort == QLatin1String("answer"))
        return start(call.answer.text.isEmpty() && call.error ? call.error->message : call.answer.text);
    return std::nullopt;
}

}
