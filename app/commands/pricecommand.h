#pragma once

#include "core/base/result.h"
#include "core/pricing/pricebook.h"

#include <QIODevice>
#include <QStringList>
#include <QTextStream>

namespace heliograph
{

/// What `heliograph price` was asked for. batch is a file or "-"; without it the rest is one
/// question.
struct PriceOptions {
    enum class Format { Table, Json };
    QString batch;
    PriceBook::Question question;
    Format format = Format::Table;
    bool help = false; ///< print helpText and do nothing else
    QString helpText;
};

/// Reads the arguments after "price". Error: ErrorKind::Usage, for exit status 2.
/// now (UTC) is the moment a question without --at is asked for.
Result<PriceOptions> parsePriceOptions(const QStringList &arguments, const QDateTime &now);

/// Prints the receipt, or answers the batch line by line: {provider, model, usage, at} in,
/// {cost_usd, price_date, lines, …} or {"error": …} out, in order; blank lines are passed over.
/// input stands for "-". Returns the exit status: 1 where a line was bad or the file could not be
/// read.
int runPrice(const PriceOptions &options, const PriceBook &book, const QDateTime &now,
    QIODevice &input, QTextStream &out, QTextStream &err);

}
