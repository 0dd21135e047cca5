#include "core/metrics/callgroups.h"

namespace heliograph {

CallSums &CallSums::operator+=(const CallSums &other)
{
    if (other.calls == 0)
        return *this;
    firstMs = calls == 0 ? other.firstMs : std::min(firstMs, other.firstMs);
    lastMs = calls == 0 ? other.lastMs : std::max(lastMs, other.lastMs);
    endMs = calls == 0 ? other.endMs : std::max(endMs, other.endMs);
    calls += other.calls;
    running += other.running;
    errors += other.errors;
    unpriced += other.unpriced;
    estimated += other.estimated;
    costPico += other.costPico;
    estimatedPico += other.estimatedPico;
    inputTokens += other.inputTokens;
    outputTokens += other.outputTokens;
    return *this;
}

}
