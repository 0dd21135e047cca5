#pragma once

#include "core/metrics/timebuckets.h"

#include <QString>

namespace heliograph {

/// The ranges one can choose.
enum class RangeKind { Today, Week, Month, Quarter, Year, ThisMonth, All, Custom };

/// A range of whole days in a time zone.
struct DashboardRange {
    RangeKind kind = RangeKind::Month;
    QDate first; ///< for Custom
    QDate last; ///< for Custom, included

    QDateTime from(const QDateTime &now) const; ///< in now's zone; not valid for All
    QDateTime to(const QDateTime &now) const; ///< not included; the end of a day, so that the question stays the same
    /// The range of as many days before; for this month the same days of the month before. Kind is All where there is
    /// none.
    DashboardRange before(const QDateTime &now) const;
    /// Some dozens of bars, not hundreds.
    Bucket bucket(const QDateTime &now) const;
    bool operator==(const DashboardRange &) const = default;
};

QString rangeName(RangeKind kind); ///< "Last 30 days", for people
QString rangeKey(RangeKind kind); ///< for settings
RangeKind rangeFromKey(const QString &key); ///< Month for what it does not know

}
