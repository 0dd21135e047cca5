#include "core/history/callquery.h"

namespace heliograph {

std::optional<qint64> CallSummary::speed() const
{
    constexpr qint64 shortest = 1'000; // us; what came all at once has no speed
    const qint64 span = streamed ? latencyUs - firstTokenUs : latencyUs;
    if (!usage.output || *usage.output <= 0 || latencyUs < 0 || (streamed && firstTokenUs < 0) || span < shortest)
        return std::nullopt;
    return *usage.output * 1'000'000'000 / span;
}

}
