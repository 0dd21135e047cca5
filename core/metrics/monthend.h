#pragma once

#include "core/metrics/metricsquery.h"

#include <QDate>

#include <optional>

namespace heliograph {

/// What a month will have cost at its end.
struct MonthEnd {
    Money spent; ///< since the month began
    Money expected; ///< at its end; never less than spent
    int days = 0; ///< whole days before today that the guess is made from
    QDate month; ///< its first day
};

/// From costs by day, in the zone of now, up to and including today: what is spent, and for the rest of today and each
/// day that is left the mean of the whole days among the last 28, counted from the first with calls. Nothing where
/// there is no such day.
std::optional<MonthEnd> expectMonthEnd(const MetricsAnswer &days, const QDateTime &now);

/// From when on expectMonthEnd wants to know the days: the month's first day or 28 days ago, whichever is earlier.
QDateTime monthEndBegin(const QDateTime &now);

}
