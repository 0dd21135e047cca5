#pragma once

#include "core/base/result.h"
#include "core/history/comparisonrecord.h"

namespace heliograph {

class Database;

// Comparisons in the history. All throw DatabaseFailure; the first two inside the caller's transaction.

/// In the place of what is kept of this comparison. What is known of deleted calls stays.
void writeComparison(Database &database, const ComparisonRecord &record);
/// Its calls stay in the history. False where there is no such comparison.
bool removeComparison(Database &database, const QUuid &id);

/// The newest first, so many at most.
QList<ComparisonSummary> readComparisons(Database &database, int limit);
/// Error (Storage) where there is no such comparison.
Result<ComparisonRecord> readComparison(Database &database, const QUuid &id);

}
