#pragma once

#include "core/history/history.h"

namespace heliograph {

/// Calls of the last so many days up to now, as a small team makes them: quiet weekends, several models and users,
/// some failures, a model without a price, estimates. Always the same. Waits until all are on disk.
void writeMonthOfCalls(History &history, const QDateTime &now, int days = 45, int callsADay = 12);

}
