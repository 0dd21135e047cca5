#pragma once

#include "core/domain/receipt.h"
#include "core/domain/usage.h"
#include "core/pricing/rate.h"

#include <QStringList>

namespace heliograph {

/// Factor on what is billed by the token: 1/2 in a batch, 1 as a rule.
struct Factor {
    qint64 numerator = 1;
    qint64 denominator = 1;
};

/// Usage × rates, line by line.
struct Reckoning {
    std::vector<ReceiptLine> lines;
    Money total; ///< of the lines
    qint64 reached = 0; ///< the highest step whose rate a line pays; 0: the base rates
    QStringList withoutRate; ///< classes that were used and have no rate
    bool outputUncounted = false; ///< output has a rate, and nobody said how much there was
};

/// Each token once, at the rate of its class, else of the class it is a part of. Nothing where
/// nothing has a rate, or a count is negative or absurd.
std::optional<Reckoning> reckon(const Usage &usage, const Rates &rates, Factor factor = {});

}
