#pragma once

#include "core/history/history.h"

namespace heliograph {

/// Sessions as agents leave them behind: a planner, searches that run side by side, tools, a draft that is written anew, a
/// failure and its second try, pauses in which a person thinks. Paths, users and properties (app, environment); each call
/// sends the whole conversation so far. The newest session still runs. Always the same. Waits until all are on disk.
void writeAgentSessions(History &history, const QDateTime &now, int sessions = 24);

/// One session of so many calls that resends everything each time, each call one path below the other in turn.
void writeLongSession(History &history, const QDateTime &now, const QString &id, int calls);

}
