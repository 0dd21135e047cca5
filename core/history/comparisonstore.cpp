#include "core/history/comparisonstore.h"

#include "core/domain/call.h"
#include "core/history/database.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

std::optional<qint64> rowOf(Database &database, const QUuid &id)
{
    Statement find(database, QStringLiteral("SELECT id FROM comparisons WHERE uuid = ?"));
    if (!find.bind(id.toRfc4122()).next())
        return std::nullopt;
    return find.integer(0);
}

}

void writeComparison(Database &database, const ComparisonRecord &record)
{
    {
        Statement put(database,
            QStringLiteral(
                "INSERT INTO comparisons (uuid, created_at, title, plan) VALUES (?, ?, ?, ?) ON CONFLICT (uuid) "
                "DO UPDATE SET title = excluded.title, plan = excluded.plan"));
        put.bind(record.id.toRfc4122()).bind(record.createdAt.toMSecsSinceEpoch());
        put.bind(record.title).bind(QString::fromUtf8(record.plan)).run();
    }
    const auto row = rowOf(database, record.id);
    if (!row)
        return;
    for (const ComparisonCellRecord &cell : record.cells) {
        // The same call again says nothing new of it; another one is there in its place.
        Statement put(database,
            QStringLiteral("INSERT INTO comparison_cells (comparison, position, repetition, call) VALUES (?, ?, ?, ?) "
                           "ON CONFLICT (comparison, position, repetition) DO UPDATE SET "
                           "deleted = CASE WHEN call = excluded.call THEN deleted ELSE 0 END, call = excluded.call"));
        put.bind(*row).bind(qint64(cell.column)).bind(qint64(cell.repetition)).bind(cell.call.toRfc4122()).run();
    }
}

bool removeComparison(Database &database, const QUuid &id)
{
    const auto row = rowOf(database, id);
    if (!row)
        return false;
    Statement drop(database, QStringLiteral("DELETE FROM comparisons WHERE id = ?")); // its cells go with it
    drop.bind(*row).run();
    return true;
}

QList<ComparisonSummary> readComparisons(Database &database, int limit)
{
    QList<ComparisonSummary> all;
    Statement read(database,
        QStringLiteral(
            "SELECT c.uuid, c.created_at, c.title, count(DISTINCT cell.position), count(cell.call), "
            "count(cell.call) FILTER (WHERE cell.deleted = 0 AND (k.id IS NULL OR k.status IN (%1, %2))) "
            "FROM (SELECT * FROM comparisons ORDER BY created_at DESC, id DESC LIMIT ?) c "
            "LEFT JOIN comparison_cells cell ON cell.comparison = c.id LEFT JOIN calls k ON k.uuid = cell.call "
            "GROUP BY c.id ORDER BY c.created_at DESC, c.id DESC")
            .arg(int(CallStatus::Running))
            .arg(int(CallStatus::Interrupted)));
    read.bind(qint64(limit));
    while (read.next()) {
        all.append({QUuid::fromRfc4122(read.bytes(0)), QDateTime::fromMSecsSinceEpoch(read.integer(1), Qt::UTC),
            read.text(2), int(read.integer(3)), int(read.integer(4)), int(read.integer(5))});
    }
    return all;
}

Result<ComparisonRecord> readComparison(Database &database, const QUuid &id)
{
    ComparisonRecord record;
    record.id = id;
    qint64 row = 0;
    {
        Statement read(database, QStringLiteral("SELECT id, created_at, title, plan FROM comparisons WHERE uuid = ?"));
        if (!read.bind(id.toRfc4122()).next()) {
            return Error{ErrorKind::Storage,
                QCoreApplication::translate("History", "This comparison is no longer in the history."), 0, {}};
        }
        row = read.integer(0);
        record.createdAt = QDateTime::fromMSecsSinceEpoch(read.integer(1), Qt::UTC);
        record.title = read.text(2);
        record.plan = read.text(3).toUtf8();
    }
    Statement read(database,
        QStringLiteral("SELECT position, repetition, call, deleted FROM comparison_cells WHERE comparison = ? "
                       "ORDER BY position, repetition"));
    read.bind(row);
    while (read.next()) {
        record.cells.append(
            {int(read.integer(0)), int(read.integer(1)), QUuid::fromRfc4122(read.bytes(2)), read.integer(3) != 0});
    }
    return record;
}

}
