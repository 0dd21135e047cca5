#include "core/metrics/cachesavings.h"

namespace heliograph {

namespace {

/// The rate of the first line of that class which is counted like the other one.
std::optional<Money> rateOf(const Receipt &receipt, QStringView usageClass, qint64 per)
{
    for (const ReceiptLine &line : receipt.lines) {
        if (line.usageClass == usageClass && line.per == per)
            return line.rate;
    }
    return std::nullopt;
}

}

std::optional<Money> cacheSavings(const Receipt &receipt)
{
    static const QString cached = QStringLiteral("cached_");
    std::optional<Money> sum;
    for (const ReceiptLine &line : receipt.lines) {
        if (!line.usageClass.startsWith(cached) || line.count <= 0)
            continue;
        const auto fresh = rateOf(receipt, QStringView(line.usageClass).mid(cached.size()), line.per);
        if (!fresh || *fresh < line.rate)
            continue;
        if (const auto saved = Money::atRate(*fresh - line.rate, line.count, line.per))
            sum = sum.value_or(Money()) + *saved;
    }
    return sum;
}

}
