#pragma once

#include <QList>
#include <QTimeZone>

namespace heliograph {

/// Edges of time bins, in milliseconds since 1970, ascending: bin i is from edge i to before edge i + 1. They lie where
/// clocks and calendars of the zone are round (every 5 minutes, 6 hours, Monday, month, …), cover first … last and make at
/// most so many bins, or four. Nothing where last comes before first.
QList<qint64> roundTimeBins(qint64 firstMs, qint64 lastMs, int mostBins, const QTimeZone &zone);

}
