#include "core/history/columnwriter.h"

#include "core/history/database.h"

#include <map>

namespace heliograph {

bool ColumnWriter::sealNext()
{
    const qint64 calls = nextOf(SegmentKind::Calls, "calls");
    const qint64 nodes = calls < 0 ? nextOf(SegmentKind::Nodes, "body_nodes") : -1;
    if (calls < 0 && nodes < 0)
        return false;
    Transaction transaction(m_database);
    if (calls >= 0)
        sealCalls(calls);
    else
        sealNodes(nodes);
    Statement seal(m_database, QStringLiteral("INSERT OR IGNORE INTO sealed_segments (kind, segment) VALUES (?, ?)"));
    seal.bind(qint64(calls >= 0 ? SegmentKind::Calls : SegmentKind::Nodes)).bind(std::max(calls, nodes)).run();
    transaction.commit();
    return true;
}

/// -1: all full ones are sealed.
qint64 ColumnWriter::nextOf(SegmentKind kind, const char *table)
{
    const qint64 last = m_database.integer(QStringLiteral("SELECT max(id) FROM %1").arg(QLatin1String(table)));
    const qint64 full = last < 0 ? 0 : (last + 1) >> kSegmentBits; // so many are full
    Statement sealed(
        m_database, QStringLiteral("SELECT segment FROM sealed_segments WHERE kind = ? ORDER BY segment DESC"));
    sealed.bind(qint64(kind));
    qint64 next = full - 1;
    while (next >= 0 && sealed.next()) {
        const qint64 segment = sealed.integer(0);
        if (segment > next)
            continue; // full once, before its last rows were deleted
        if (segment < next)
            break;
        --next;
    }
    return next;
}

void ColumnWriter::sealCalls(qint64 segment)
{
    const qint64 first = segment << kSegmentBits;
    const qint64 last = first + kSegmentRows - 1;
    const auto columns = size_t(numberColumns().size());
    const auto blank = [] { return std::vector<qint64>(kSegmentRows, kUnset); };
    {
        std::vector<std::vector<qint64>> all(columns + 2, blank());
        static const QString sql = QStringLiteral("SELECT c.id, c.created_at, c.request_node, %1 FROM calls c WHERE c.id "
                                                  "BETWEEN ? AND ?").arg(numberColumns().join(QStringLiteral(", ")));
        Statement read(m_database, sql);
        read.bind(first).bind(last);
        while (read.next()) {
            const auto at = size_t(read.integer(0) - first);
            for (size_t i = 0; i < all.size(); ++i)
                all[i][at] = read.optional(int(i) + 1).value_or(kUnset);
        }
        write(SegmentKind::Calls, segment, column::kCreated, all[0]);
        write(SegmentKind::Calls, segment, column::kRequestNode, all[1]);
        for (size_t i = 0; i < columns; ++i)
            write(SegmentKind::Calls, segment, column::kFirstNumber + qint64(i), all[i + 2]);
    }
    {
        std::vector<std::vector<qint64>> keys(4, blank());
        Statement read(m_database,
            QStringLiteral("SELECT call, prompt, coalesce(answer, error) FROM call_texts WHERE call BETWEEN ? AND ?"));
        read.bind(first).bind(last);
        while (read.next()) {
            const auto at = size_t(read.integer(0) - first);
            std::tie(keys[0][at], keys[1][at]) = textKey(read.text(1));
            std::tie(keys[2][at], keys[3][at]) = textKey(read.text(2));
        }
        for (int i = 0; i < 4; ++i)
            write(SegmentKind::Calls, segment, column::kPromptKey + i, keys[size_t(i)]);
    }
    Statement drop(m_database, QStringLiteral("DELETE FROM columns WHERE id BETWEEN ? AND ?"));
    drop.bind(columnRow(SegmentKind::Calls, segment, column::kFirstProperty))
        .bind(columnRow(SegmentKind::Calls, segment + 1, 0) - 1)
        .run();
    std::map<qint64, std::vector<qint64>> properties;
    {
        Statement read(m_database,
            QStringLiteral("SELECT call, name, value FROM call_properties INDEXED BY call_properties_by_call WHERE call "
                           "BETWEEN ? AND ?"));
        read.bind(first).bind(last);
        while (read.next())
            properties.try_emplace(read.integer(1), blank())
                .first->second[size_t(read.integer(0) - first)] = read.integer(2);
    }
    for (const auto &[name, values] : properties)
        write(SegmentKind::Calls, segment, column::kFirstProperty + name, values);
}

void ColumnWriter::sealNodes(qint64 segment)
{
    const qint64 first = segment << kSegmentBits;
    std::vector<qint64> parents(kSegmentRows, kUnset);
    std::vector<qint64> pieces(kSegmentRows, kUnset);
    {
        Statement read(m_database, QStringLiteral("SELECT id, parent, piece FROM body_nodes WHERE id BETWEEN ? AND ?"));
        read.bind(first).bind(first + kSegmentRows - 1);
        while (read.next()) {
            const auto at = size_t(read.integer(0) - first);
            parents[at] = read.integer(1);
            pieces[at] = read.integer(2);
        }
    }
    write(SegmentKind::Nodes, segment, column::kNodeParent, parents);
    write(SegmentKind::Nodes, segment, column::kNodePiece, pieces);
}

void ColumnWriter::write(SegmentKind kind, qint64 segment, qint64 column, const std::vector<qint64> &values)
{
    Statement write(m_database,
        QStringLiteral("INSERT INTO columns (id, data) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET data = excluded.data"));
    write.bind(columnRow(kind, segment, column)).bind(packColumn(values)).run();
}

}
