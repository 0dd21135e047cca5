#include "core/history/repricing.h"

namespace heliograph {

namespace {

/// The tokens as the provider counted them, all of them: those of an answer that was cut off may be
/// the first half.
bool hasExactUsage(const Call &call)
{
    const bool partial = call.receipt && call.receipt->basis == CostBasis::Estimated
        && call.status != CallStatus::Ok;
    return !call.answer.usage.empty() && !partial;
}

bool sameCost(const Receipt &a, const Receipt &b)
{
    return a.total == b.total && a.basis == b.basis && a.lines == b.lines;
}

}

std::optional<Receipt> priceAgain(const Call &call, const Pricer &pricer, RepriceReport &report)
{
    if (call.status == CallStatus::Running)
        return std::nullopt;
    ++report.calls;
    const Money before = call.receipt ? call.receipt->total : Money();
    report.before += before;
    const auto leave = [&](qint64 &counter) {
        ++counter;
        report.after += before;
        return std::nullopt;
    };
    if (call.receipt && call.receipt->basis == CostBasis::Declared)
        return leave(report.declared);
    if (!hasExactUsage(call))
        return leave(call.receipt ? report.estimated : report.withoutPrice);
    auto receipt = pricer(call);
    if (!receipt)
        return leave(report.withoutPrice);
    if (call.receipt && sameCost(*call.receipt, *receipt))
        return leave(report.unchanged);
    ++report.changed;
    if (!call.receipt)
        ++report.newlyPriced;
    report.after += receipt->total;
    return receipt;
}

}
