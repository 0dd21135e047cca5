#pragma once

#include "core/metrics/metriccolumns.h"
#include "core/metrics/metricsquery.h"
#include "core/metrics/prompttable.h"

#include <QHash>

#include <functional>
#include <memory>

namespace heliograph {

/// Rows of the history as a set; their numbers are dense.
class RowSet final
{
public:
    void insert(qint64 row);
    bool contains(qint64 row) const
    {
        return size_t(row) < m_bits.size() && m_bits[size_t(row)];
    }

private:
    std::vector<bool> m_bits;
};

/// Adds up calls as a query wants them. What one has seen and what another has seen can be finished together, so that
/// the part that stays need not be counted again.
class Aggregator final
{
public:
    /// The text of a name; of a prompt: key is the row of a call with it.
    using Namer = std::function<QString(const Dimension &by, qint64 key)>;

    Aggregator(TimeBuckets buckets, QList<Grouping> groupings);
    ~Aggregator();
    Aggregator(Aggregator &&) noexcept;
    Aggregator &operator=(Aggregator &&) noexcept;

    /// The columns that add() reads, as bits of MetricColumns::bit.
    quint32 wantedColumns() const;
    /// Calls outside the buckets or the set are passed over. The column Property belongs to the one property that
    /// may be among the groupings.
    void add(const MetricColumns &calls, const RowSet *accepted);
    /// What another one of the same query has seen, which forgets it.
    void add(Aggregator &&other);
    /// more: another one's calls on top, of the same query. Not changed by it, so that it can go on.
    MetricsAnswer finish(const Aggregator *more, const Namer &nameOf);

private:
    struct Tally;
    struct Group;
    class Table;
    void finishMine();
    MetricsGroup finishTable(size_t index, const Aggregator *more, const Namer &nameOf) const;
    MetricsGroup finishPrompts(const Grouping &grouping, const Aggregator *more, const Namer &nameOf);

    TimeBuckets m_buckets;
    QList<Grouping> m_groupings;
    std::vector<Tally> m_series; ///< one a bucket
    std::vector<Table> m_tables; ///< one a grouping; that of prompts stays empty
    PromptTable m_prompts;
    // What is finished of my own calls, until there are more.
    std::vector<Totals> m_finished; ///< one a bucket; empty: not yet
    std::unique_ptr<Tally> m_total;
};

}
