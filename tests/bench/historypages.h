#pragma once

namespace heliograph {

class Figures;
struct HistoryFile;

/// What the pages of sessions, users and properties ask, and one session read whole.
void measurePages(const HistoryFile &file, Figures &figures);

}
