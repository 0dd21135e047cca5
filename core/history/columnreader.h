#pragma once

#include "core/history/columns.h"

#include <QHash>
#include <QSet>

namespace heliograph {

class Database;

/// Columns of calls and body nodes, segment by segment: packed ones where a segment is sealed, its rows where it is not.
/// Used inside one read transaction. Throws DatabaseFailure.
class ColumnReader final
{
public:
    explicit ColumnReader(Database &database);

    /// How many segments there are, the last perhaps not full.
    qint64 segments(SegmentKind kind) const { return m_segments[int(kind)]; }
    /// kSegmentRows values of a call's column; they stay until the next segment is looked at.
    const std::vector<qint64> &calls(qint64 segment, int column);
    /// Parent and piece of the nodes of a segment; unset where there is none.
    void nodes(qint64 segment, std::vector<qint64> &parents, std::vector<qint64> &pieces);

private:
    bool isSealed(SegmentKind kind, qint64 segment) const { return m_sealed[int(kind)].contains(segment); }
    bool readPacked(SegmentKind kind, qint64 segment, int column, std::vector<qint64> &values);
    void readRows(qint64 segment, int column, std::vector<qint64> &values);

    Database &m_database;
    qint64 m_segments[2] = {};
    QSet<qint64> m_sealed[2];
    qint64 m_segment = -1;
    QHash<int, std::vector<qint64>> m_values; ///< of that segment
};

/// The columns of a property's values: more than one where names differ in case, none where no call has it. Throws
/// DatabaseFailure.
std::vector<int> propertyColumns(Database &database, const QString &property);

}
