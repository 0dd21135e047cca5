#pragma once

#include "core/history/filterlexer.h"

#include <QDateTime>

namespace heliograph {

/// Milliseconds since 1970: from, and the first after it.
struct FilterTimeSpan {
    qint64 from = 0;
    qint64 to = 0;
};

// Each reads one value of the filter language; the Error says the column and what was expected.
Result<FilterTimeSpan> readFilterTime(const FilterToken &value, const QDateTime &now);
Result<qint64> readFilterCount(const FilterToken &value); ///< "1200", "1.5k", "2M"
Result<qint64> readFilterCost(const FilterToken &value); ///< "$0.05", in pico-dollars
Result<qint64> readFilterDuration(const FilterToken &value); ///< "2s", "1.5min", in microseconds
Result<qint64> readFilterRate(const FilterToken &value); ///< "86.5" a second, in thousandths
Result<qint64> readFilterFlag(const FilterToken &value); ///< true, false, yes, no: 1 or 0

/// A GLOB pattern for text that contains this text, whatever the case of letters in any script.
QString containsPattern(const QString &text);

}
