#include "core/history/callsums.h"

#include "core/history/callquery.h"

namespace heliograph {

CallSums sumsOf(const CallSummary &call)
{
    CallSums sums;
    sums.calls = 1;
    sums.firstMs = sums.lastMs = call.createdAt.toMSecsSinceEpoch();
    sums.endMs = sums.firstMs + std::max<qint64>(call.latencyUs, 0) / 1000;
    sums.running = call.status == CallStatus::Running;
    sums.errors = call.status == CallStatus::Error;
    if (call.cost) {
        sums.costPico = call.cost->pico();
        sums.estimated = call.costBasis == CostBasis::Estimated;
        sums.estimatedPico = sums.estimated ? sums.costPico : 0;
    } else {
        sums.unpriced = call.status != CallStatus::Running && call.status != CallStatus::Error;
    }
    const Usage &usage = call.usage;
    sums.inputTokens = usage.totalInput().value_or(0);
    sums.outputTokens = usage.output.value_or(0) + usage.audioOutput.value_or(0) + usage.imageOutput.value_or(0);
    return sums;
}

}
