#pragma once

#include "core/base/result.h"
#include "core/history/keeping.h"

namespace heliograph {

class Database;

/// What the pages of the file are used for. Looks at every page, so it takes a while. Throws DatabaseFailure.
SpaceReport spaceOf(Database &database);
/// Pages in use times their size: what the file would have without free pages, log not counted. Throws DatabaseFailure.
qint64 usedBytes(Database &database);

/// Gives some pages that hold nothing back to the disk, where they are more than new calls will soon fill. False: they
/// are not. Throws DatabaseFailure.
bool shrinkSome(Database &database);

}
