#pragma once

namespace heliograph {

class Figures;
class History;
struct HistoryFile;

/// What the dashboard and `stats` ask: a year and a month, filtered, by a property, with percentiles; how far these are off.
void measureDashboard(const HistoryFile &file, bool byHand, Figures &figures);
/// The dashboard of a year again, each time after a new call. Adds calls to this history.
void measureRecount(History &history, Figures &figures);

}
