#pragma once

#include "core/base/result.h"
#include "core/history/names.h"
#include "core/metrics/aggregator.h"

#include <QVariantList>

#include <functional>
#include <map>

namespace heliograph {

class Database;
struct SqlCondition;

/// Answers questions for sums from the blocks of 0003_metrics.sql, and from the rows that have none. What the last few
/// questions counted in blocks is kept, so that asking again after a new call counts only what has no block. Throws
/// DatabaseFailure.
class MetricsReader final
{
public:
    using Stopped = std::function<bool()>;

    MetricsReader(Database &database, Names &names) : m_database(database), m_names(names) { }

    /// Error (Usage) for a filter with a mistake, Cancelled where it was stopped.
    Result<MetricsAnswer> answer(const MetricsQuery &query, const Stopped &stopped);

private:
    struct Block {
        qint64 seal = 0;
        qint64 firstAt = 0;
        qint64 lastAt = 0;
    };
    using Blocks = std::map<qint64, Block>;
    using Count = std::function<void(MetricColumns &calls, Aggregator &sums)>; ///< adds calls to sums
    /// What a question counted in blocks.
    struct Kept {
        QString sql;
        QVariantList binds;
        QString property;
        TimeBuckets buckets;
        QList<Grouping> groupings;
        std::map<qint64, qint64> seals; ///< by block
        Aggregator sums;
    };

    /// What a question still has to look at.
    struct Uncounted {
        std::vector<std::pair<qint64, Block>> blocks; ///< by number
        std::vector<std::pair<qint64, qint64>> loose; ///< first and last row of what is in no block
        qint64 first = 0; ///< row of all these
        qint64 last = 0; ///< row of the history
    };

    const Blocks &blocks();
    TimeBuckets bucketsOf(const MetricsQuery &query);
    Kept &keptFor(Kept fresh, const Blocks &now);
    Uncounted uncountedBy(const Kept &kept);
    bool countBlocks(Kept &kept, Uncounted &rest, const Count &count, const Stopped &stopped);
    RowSet rowsOf(const SqlCondition &filter, qint64 from, qint64 last);
    void fillProperty(const QString &property, qint64 from, qint64 last);
    void setProperty(MetricColumns &calls) const;
    QString nameOf(const Dimension &by, qint64 key);
    std::optional<qint64> lastCall(const SqlCondition &filter);

    Database &m_database;
    Names &m_names;
    std::vector<std::unique_ptr<Kept>> m_kept; ///< the latest first
    Blocks m_blocks; ///< as they were when m_lastSeal was the last one given
    qint64 m_lastSeal = -1;
    std::vector<quint32> m_properties; ///< value by row, 0: none; while a question is answered
};

}
