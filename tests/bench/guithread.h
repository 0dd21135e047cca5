#pragma once

class ProbedApplication;

namespace heliograph {

class Figures;
struct HistoryFile;

/// How long the window's thread is deaf while the calls page scrolls, sorts, filters and searches a history.
void measureGuiThread(ProbedApplication &app, const HistoryFile &file, Figures &figures);

}
