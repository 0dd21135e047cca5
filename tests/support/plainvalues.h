#pragma once

#include "core/domain/call.h"

namespace heliograph {

// What columns of the list say of a call, by a plain computation: for tests that ask the history the same.

std::optional<qint64> knownTime(qint64 us);
std::optional<qint64> plainSpeed(const Call &call); ///< thousandths of tokens a second
std::optional<qint64> plainCacheWrite(const Call &call);
/// The value of an order as text that compares as it should; unset: none.
std::optional<QString> plainSortValue(const Call &call, const QString &sort);

}
