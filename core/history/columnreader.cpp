#include "core/history/columnreader.h"

#include "core/history/database.h"
#include "core/history/names.h"

namespace heliograph {

ColumnReader::ColumnReader(Database &database) : m_database(database)
{
    const auto count = [&](const char *table) {
        const qint64 last = database.integer(QStringLiteral("SELECT max(id) FROM %1").arg(QLatin1String(table)));
        return last > 0 ? (last >> kSegmentBits) + 1 : 0;
    };
    m_segments[int(SegmentKind::Calls)] = count("calls");
    m_segments[int(SegmentKind::Nodes)] = count("body_nodes");
    Statement sealed(database, QStringLiteral("SELECT kind, segment FROM sealed_segments"));
    while (sealed.next())
        m_sealed[sealed.integer(0) & 1].insert(sealed.integer(1));
}

const std::vector<qint64> &ColumnReader::calls(qint64 segment, int column)
{
    if (std::exchange(m_segment, segment) != segment)
        m_values.clear();
    const auto known = m_values.constFind(column);
    if (known != m_values.constEnd())
        return *known;
    std::vector<qint64> &values = m_values[column];
    if (!isSealed(SegmentKind::Calls, segment) || !readPacked(SegmentKind::Calls, segment, column, values))
        readRows(segment, column, values);
    return values;
}

void ColumnReader::nodes(qint64 segment, std::vector<qint64> &parents, std::vector<qint64> &pieces)
{
    if (isSealed(SegmentKind::Nodes, segment)
        && readPacked(SegmentKind::Nodes, segment, column::kNodeParent, parents)
        && readPacked(SegmentKind::Nodes, segment, column::kNodePiece, pieces))
        return;
    parents.assign(kSegmentRows, kUnset);
    pieces.assign(kSegmentRows, kUnset);
    const qint64 first = segment << kSegmentBits;
    Statement read(m_database, QStringLiteral("SELECT id, parent, piece FROM body_nodes WHERE id BETWEEN ? AND ?"));
    read.bind(first).bind(first + kSegmentRows - 1);
    while (read.next()) {
        const auto at = size_t(read.integer(0) - first);
        parents[at] = read.integer(1);
        pieces[at] = read.integer(2);
    }
}

bool ColumnReader::readPacked(SegmentKind kind, qint64 segment, int column, std::vector<qint64> &values)
{
    Statement read(m_database, QStringLiteral("SELECT data FROM columns WHERE id = ?"));
    if (!read.bind(columnRow(kind, segment, column)).next()) {
        // No call of a sealed segment has such a property; of other columns none is missing.
        values.assign(kSegmentRows, kUnset);
        return kind == SegmentKind::Calls && column >= column::kFirstProperty;
    }
    return unpackColumn(read.bytes(0), values);
}

void ColumnReader::readRows(qint64 segment, int column, std::vector<qint64> &values)
{
    values.assign(kSegmentRows, kUnset);
    const qint64 first = segment << kSegmentBits;
    if (column >= column::kPromptKey && column < column::kFirstNumber) {
        const bool prompt = column < column::kAnswerKey;
        Statement read(m_database,
            prompt ? QStringLiteral("SELECT call, prompt FROM call_texts WHERE call BETWEEN ? AND ?")
                   : QStringLiteral("SELECT call, coalesce(answer, error) FROM call_texts WHERE call BETWEEN ? AND ?"));
        read.bind(first).bind(first + kSegmentRows - 1);
        while (read.next()) {
            const auto key = textKey(read.text(1));
            values[size_t(read.integer(0) - first)] = column % 2 == 0 ? key.first : key.second;
        }
        return;
    }
    QString sql;
    if (column >= column::kFirstProperty)
        sql = QStringLiteral("SELECT call, value FROM call_properties INDEXED BY call_properties_by_call WHERE name = %1 AND "
                             "call BETWEEN ? AND ?")
                  .arg(column - column::kFirstProperty);
    else
        sql = QStringLiteral("SELECT c.id, %1 FROM calls c WHERE c.id BETWEEN ? AND ?")
                  .arg(column == column::kCreated  ? QStringLiteral("c.created_at")
                          : column == column::kRequestNode ? QStringLiteral("c.request_node")
                                                   : numberColumns().at(column - column::kFirstNumber));
    Statement read(m_database, sql);
    read.bind(first).bind(first + kSegmentRows - 1);
    while (read.next()) {
        if (!read.isNull(1))
            values[size_t(read.integer(0) - first)] = read.integer(1);
    }
}

std::vector<int> propertyColumns(Database &database, const QString &property)
{
    Statement find(database, QStringLiteral("SELECT id FROM names WHERE kind = ? AND text = ? COLLATE NOCASE"));
    find.bind(qint64(Names::PropertyName)).bind(property);
    std::vector<int> columns;
    while (find.next())
        columns.push_back(int(column::kFirstProperty + find.integer(0)));
    return columns;
}

}
