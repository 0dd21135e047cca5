#pragma once

#include "core/history/columnreader.h"
#include "core/history/filter.h"
#include "core/history/segmentbits.h"

#include <QHash>

namespace heliograph {

class Database;

/// Answers a filter from columns, segment by segment; what no column says is asked row by row. Used inside one read
/// transaction. Throws DatabaseFailure.
class FilterRun final
{
public:
    FilterRun(Database &database, ColumnReader &columns, const SqlCondition &filter);

    /// The rows among the candidates that pass all that columns can say.
    SegmentBits cheap(qint64 segment, SegmentBits candidates);
    /// There is more to ask: what cheap lets through may still fail.
    bool hasCostly() const { return !m_costly.empty(); }
    SegmentBits costly(qint64 segment, SegmentBits candidates);
    bool costly(qint64 row); ///< the same of one call

private:
    struct Prepared {
        QList<int> columns; ///< more than one: properties whose names differ in case
        std::vector<bool> among; ///< by number
        std::vector<qint64> rows; ///< ascending
    };
    SegmentBits evaluate(const FilterNode &node, qint64 segment, const SegmentBits &candidates);
    SegmentBits leaf(const FilterNode &node, qint64 segment, const SegmentBits &candidates);
    SegmentBits rows(const FilterNode &node, qint64 segment, const SegmentBits &candidates);
    const Prepared &prepared(const FilterNode &node);
    QList<qint64> namesOf(const SqlCondition &condition);
    QList<qint64> numbersOf(const QString &sql, const QVariantList &binds);

    Database &m_database;
    ColumnReader &m_columns;
    std::shared_ptr<const FilterNode> m_root;
    std::vector<const FilterNode *> m_cheap; ///< all must be so
    std::vector<const FilterNode *> m_costly; ///< and all of these
    QHash<const FilterNode *, Prepared> m_prepared;
};

}
