#pragma once

#include <QList>

namespace heliograph {

class Database;

/// Makes the blocks that metrics are answered from (0003_metrics.sql), one at a time and the newest first, for a writer
/// that has other things to do. Throws DatabaseFailure.
class MetricSealer final
{
public:
    explicit MetricSealer(Database &database) : m_database(database) { }

    /// Makes one block that is missing, in a transaction of its own. False where there is none that could be made.
    bool sealOne();
    /// Blocks may have gone: looks for gaps again.
    void lookAgain() { m_known = false; }

private:
    void findGaps();
    void keepCacheSavings(qint64 first, qint64 last);

    Database &m_database;
    QList<qint64> m_gaps; ///< blocks, the newest last
    bool m_known = false;
};

}
