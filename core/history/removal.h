#pragma once

#include "core/history/database.h"

#include <QList>

#include <functional>

namespace heliograph {

// Taking calls out of the history so that nothing of them is left. Each of the first three writes in transactions of its
// own, short ones, with a pause after each: others write and read meanwhile. One process at a time (HouseLock). All throw
// DatabaseFailure. stopped: asked between two transactions; true to give up, and the next start goes on.

using StopAsked = std::function<bool()>;

/// Deletes calls with all that is theirs alone; what they shared with others is noted (gone_pieces, gone_names). Calls that
/// run stay. step: called with the calls removed so far. How many were removed.
qint64 removeCalls(Database &database, const QList<qint64> &rows, const StopAsked &stopped,
    const std::function<void(qint64)> &step);

/// Deletes noted pieces and names that no call uses any more, with their words in the index; false: stopped.
bool sweepGone(Database &database, const StopAsked &stopped);

/// Rewrites the search index without the words that were taken out, and gives free pages back; false: stopped.
bool mergeIndex(Database &database, const StopAsked &stopped);

/// Whether an earlier removal was not brought to its end.
bool removalUnfinished(Database &database);

/// Empties the write-ahead log, waiting a few seconds for others; false where someone still reads in it.
bool emptyLog(Database &database, const StopAsked &stopped);

}
