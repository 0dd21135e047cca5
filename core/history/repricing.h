#pragma once

#include "core/domain/call.h"

#include <QDateTime>
#include <QList>

#include <functional>
#include <optional>

namespace heliograph {

/// What a call costs by the prices of now; called in a thread of the history, for a call without
/// its bodies. Nothing: unpriced.
using Pricer = std::function<std::optional<Receipt>(const Call &)>;

/// What pricing calls again changes, or would change.
struct RepriceReport {
    qint64 calls = 0; ///< that were looked at
    qint64 changed = 0; ///< whose cost or receipt is another
    qint64 newlyPriced = 0; ///< of these: had no price
    qint64 unchanged = 0;
    qint64 declared = 0; ///< left alone: the other side said what they cost
    qint64 estimated = 0; ///< left alone: the provider did not say how many tokens they took
    qint64 withoutPrice = 0; ///< no price is known; a cost they had is kept
    Money before; ///< the sum of all known costs
    Money after;
    bool stopped = false; ///< before the end; what was changed until then stays changed

    bool operator==(const RepriceReport &) const = default;
};

/// A receipt that was replaced.
struct OldReceipt {
    QDateTime replacedAt; ///< UTC
    std::optional<Receipt> receipt; ///< unset: it was unpriced
};

/// A call's receipt to be put in the place of the one it has.
struct NewReceipt {
    qint64 row = 0;
    Receipt receipt;
};

/// Enters one call into the report; its receipt where it has to be replaced. Only exact usage is
/// priced again, and what was declared stays.
std::optional<Receipt> priceAgain(const Call &call, const Pricer &pricer, RepriceReport &report);

}
