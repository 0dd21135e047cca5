#pragma once

#include <QDateTime>
#include <QStringList>

namespace heliograph {

/// What a removal would take.
struct RemovalPlan {
    qint64 calls = 0;
    qint64 running = 0; ///< of the query, left alone because they have not ended
    QDateTime oldest; ///< UTC; invalid where there are no calls
    QDateTime newest;
};

struct RemovalReport {
    qint64 calls = 0;
    qint64 bytesFreed = 0; ///< by which the file became smaller
    bool stopped = false; ///< before the end; what was removed until then is gone
    /// The words of deleted calls may still be in the write-ahead log, because another program is reading: it is emptied
    /// when that ends, at the latest when the last program closes the history.
    bool logRemains = false;
};

/// Which calls are not kept for ever.
struct Retention {
    int days = 0; ///< older calls go; 0: no limit
    qint64 bytes = 0; ///< the oldest calls go until the file is no larger; 0: no limit
    bool operator==(const Retention &) const = default;
};

struct BackupReport {
    qint64 calls = 0;
    qint64 bytes = 0;
};

struct CheckReport {
    qint64 calls = 0;
    QStringList problems; ///< what SQLite found, the first twenty; empty: all is well
};

/// Bytes by what they are for.
struct SpaceReport {
    qint64 requests = 0;
    qint64 answers = 0;
    qint64 search = 0;
    qint64 calls = 0; ///< the calls themselves with their details
    qint64 indexes = 0;
    qint64 free = 0; ///< in the file, for new calls
    qint64 log = 0; ///< the write-ahead log beside it
    qint64 other = 0;
    qint64 total() const { return requests + answers + search + calls + indexes + free + log + other; }
};

}
