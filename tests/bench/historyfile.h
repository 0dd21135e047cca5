#pragma once

#include <QString>

namespace heliograph {

/// A generated history that is kept for the next run.
struct HistoryFile {
    QString path;
    int calls = 0;
    bool bodies = true;
    qint64 rawBytes = 0; ///< of the bodies of all requests and answers as they were on the wire
    double seconds = 0; ///< that its writing took, by the usual way through History
};

/// build/bench/history-N.db below the current folder (history-N-metadata.db without bodies), made where it is not there.
/// One of an older schema is brought up to date by being opened.
HistoryFile historyOf(int calls, bool bodies);

}
