#pragma once

#include "core/history/database.h"

namespace heliograph {

/// Makes a history of now one of an older version, for tests of bringing it up to date. version: the last step it has had,
/// from 5 on.
void takeBackSteps(Database &database, int version);

}
