#pragma once

#include <QString>
#include <QTimeZone>

#include <optional>

namespace heliograph {

/// A stretch of time, in milliseconds since 1970; its end is not part of it.
struct TimeRange {
    qint64 fromMs = 0;
    qint64 toMs = 0;
    bool operator==(const TimeRange &) const = default;
};

/// The range that stands at the end of a filter as withTimeRange writes it; nothing where there is none.
std::optional<TimeRange> timeRangeOf(const QString &where, const QTimeZone &zone);
/// The filter for this range too, in place of the one it has: created >= "2026-11-24 10:05" and created < "…".
QString withTimeRange(const QString &where, const TimeRange &range, const QTimeZone &zone);
QString withoutTimeRange(const QString &where, const QTimeZone &zone);

/// "24 Nov 2026, 10:05 – 10:10", in the user's language.
QString timeRangeText(const TimeRange &range, const QTimeZone &zone);

}
