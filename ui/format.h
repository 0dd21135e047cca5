#pragma once

#include "core/base/money.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace heliograph {

/// Numbers and times as people read them, in the user's language. Microseconds; negative: an en
/// dash.
QString durationText(qint64 us); ///< "312 ms", "4.2 s", "3 min 5 s"
QString countText(qint64 count); ///< "12,345" by locale
QString costText(const std::optional<Money> &cost); ///< "$0.00043"; unset: "unpriced"
QString rateText(double tokensPerSecond); ///< "86 tok/s"
/// "just now", "5 min ago", "3 h ago" within a day; then the date. Both UTC.
QString relativeTimeText(const QDateTime &when, const QDateTime &now);
QString fullTimeText(const QDateTime &when); ///< local time with seconds, for tooltips

}
