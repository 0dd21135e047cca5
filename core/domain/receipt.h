#pragma once

#include "core/base/money.h"

#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace heliograph {

/// How a cost came about. The numbers are stored in the history: append only.
enum class CostBasis { Exact = 0, Estimated = 1, Declared = 2 };

/// One line: count × rate = amount.
struct ReceiptLine {
    QString usageClass; ///< the key of Usage in JSON: "input", "cached_input", "output", …
    qint64 count = 0; ///< tokens, calls or requests
    QString unit; ///< "token", "call", "request"
    Money rate; ///< per million tokens, or per thousand calls or requests
    qint64 per = 1'000'000; ///< what the rate is for: 1,000,000 tokens or 1,000 calls
    Money amount;
    bool operator==(const ReceiptLine &) const = default;
};

/// Why a call costs what it costs. The total is the sum of its lines, unless declared.
struct Receipt {
    CostBasis basis = CostBasis::Exact;
    std::vector<ReceiptLine> lines;
    Money total;
    QString provider; ///< of the price row
    QString model; ///< the price row's model id
    QDate priceDate; ///< the day from which the row holds, or that of the source's data where it names none
    QString source; ///< where the row comes from: "genai-prices 0.1.8", "user", "helicone", …
    QString note; ///< for people: the tier or the hours that applied, what could not be priced
    bool operator==(const Receipt &) const = default;
};

}
