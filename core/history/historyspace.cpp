#include "core/history/historyspace.h"

#include "core/history/database.h"

#include <QFileInfo>

namespace heliograph {

namespace {

qint64 &partOf(SpaceReport &report, const QString &name, const QString &type, const QString &table)
{
    if (table.startsWith(QLatin1String("search_words")))
        return report.search;
    if (type == QLatin1String("index"))
        return report.indexes;
    if (name == QLatin1String("pieces") || name == QLatin1String("body_nodes"))
        return report.requests;
    if (name == QLatin1String("responses") || name == QLatin1String("response_chunks"))
        return report.answers;
    if (name.startsWith(QLatin1String("call")) || name == QLatin1String("names") || name == QLatin1String("old_receipts")
        || name == QLatin1String("marks") || name == QLatin1String("labels"))
        return report.calls;
    return report.other;
}

/// Where SQLite was built without dbstat: what the columns hold, without the pages' own share.
void addSums(Database &database, SpaceReport &report)
{
    report.requests = database.integer(QStringLiteral("SELECT sum(length(data) + 40) FROM pieces"))
        + database.integer(QStringLiteral("SELECT count(*) * 20 FROM body_nodes"));
    report.answers = database.integer(QStringLiteral("SELECT sum(length(data) + length(timings) + 12) FROM responses"));
    report.search = database.integer(QStringLiteral("SELECT sum(length(block) + 12) FROM search_words_data"));
    report.calls = database.integer(QStringLiteral("SELECT count(*) * 120 FROM calls"))
        + database.integer(QStringLiteral("SELECT sum(length(data) + 12) FROM call_details"));
    report.other = std::max<qint64>(0, usedBytes(database) - report.requests - report.answers - report.search - report.calls);
}

}

qint64 usedBytes(Database &database)
{
    const auto pragma = [&database](const char *name) {
        return database.integer(QStringLiteral("PRAGMA ") + QLatin1String(name));
    };
    return (pragma("page_count") - pragma("freelist_count")) * pragma("page_size");
}

SpaceReport spaceOf(Database &database)
{
    SpaceReport report;
    report.free = database.integer(QStringLiteral("PRAGMA freelist_count"))
        * database.integer(QStringLiteral("PRAGMA page_size"));
    report.log = QFileInfo(database.path() + QStringLiteral("-wal")).size();
    try {
        Statement parts(database,
            QStringLiteral("SELECT d.name, d.pgsize, coalesce(m.type, ''), coalesce(m.tbl_name, '') "
                           "FROM dbstat('main', 1) d LEFT JOIN sqlite_master m ON m.name = d.name"));
        while (parts.next())
            partOf(report, parts.text(0), parts.text(2), parts.text(3)) += parts.integer(1);
    } catch (const DatabaseFailure &failure) {
        if (failure.damaged() || failure.busy())
            throw;
        addSums(database, report);
    }
    return report;
}

bool shrinkSome(Database &database)
{
    constexpr qint64 few = 256; // 2 MB
    constexpr qint64 share = 50;
    const qint64 free = database.integer(QStringLiteral("PRAGMA freelist_count"));
    if (free < few || free * share < database.integer(QStringLiteral("PRAGMA page_count"))
        || database.integer(QStringLiteral("PRAGMA auto_vacuum")) != 2)
        return false;
    Cursor pages(database, QStringLiteral("PRAGMA incremental_vacuum(%1)").arg(few / 2), {});
    while (pages.next()) { } // a row a page
    return true;
}

}
