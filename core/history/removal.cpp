#include "core/history/removal.h"

#include "core/base/log.h"
#include "core/history/database.h"
#include "core/history/searchindex.h"

#include <QElapsedTimer>
#include <QSet>
#include <QThread>

namespace heliograph {

namespace {

constexpr qint64 kTransactionMs = 40; ///< others wait no longer for the write lock
constexpr unsigned long kPauseMs = 15; ///< for whoever waits
constexpr int kMergePages = 256; ///< of 4 kB, some 30 ms
constexpr int kVacuumPages = 256;
constexpr int kLogAttempts = 20;
constexpr unsigned long kLogWaitMs = 150;

/// The columns of calls that hold numbers of names.
QStringList nameColumns()
{
    return {QStringLiteral("provider"), QStringLiteral("requested_model"), QStringLiteral("model"),
        QStringLiteral("finish_reason"), QStringLiteral("error_kind"), QStringLiteral("user"),
        QStringLiteral("session"), QStringLiteral("session_name"), QStringLiteral("session_path")};
}

void run(Database &database, const char *sql, qint64 id)
{
    Statement statement(database, QLatin1String(sql));
    statement.bind(id).run();
}

void note(Database &database, const char *sql, const std::optional<qint64> &id)
{
    if (id && *id != 0)
        run(database, sql, *id);
}

constexpr char kNotePiece[] = "INSERT OR IGNORE INTO gone_pieces (piece) VALUES (?)";
constexpr char kNoteName[] = "INSERT OR IGNORE INTO gone_names (name) VALUES (?)";

void unindex(Database &database, SearchIndex &index, qint64 text)
{
    index.remove(text, SearchIndex::wordsOf(searchedText(database, text)));
}

/// From the end of the path up, as long as no other call goes through it.
void removePath(Database &database, qint64 node)
{
    while (node != 0) {
        qint64 parent = 0;
        {
            Statement find(database,
                QStringLiteral("SELECT parent, lead, piece FROM body_nodes b WHERE id = ? "
                               "AND NOT EXISTS (SELECT 1 FROM calls WHERE request_node = b.id) "
                               "AND NOT EXISTS (SELECT 1 FROM body_nodes WHERE parent = b.id)"));
            if (!find.bind(node).next())
                return;
            parent = find.integer(0);
            note(database, kNotePiece, find.optional(1));
            note(database, kNotePiece, find.optional(2));
        }
        run(database, "DELETE FROM body_nodes WHERE id = ?", node);
        node = parent;
    }
}

/// False where it runs, or is gone already.
bool removeCall(Database &database, SearchIndex &index, qint64 row)
{
    static const QString sql =
        QStringLiteral("SELECT request_head, request_node, request_tail, %1 FROM calls WHERE id = ? "
                       "AND status <> 0 AND id NOT IN (SELECT call FROM running_calls)")
            .arg(nameColumns().join(QStringLiteral(", ")));
    std::optional<qint64> node;
    {
        Statement find(database, sql);
        if (!find.bind(row).next())
            return false;
        note(database, kNotePiece, find.optional(0));
        node = find.optional(1);
        note(database, kNotePiece, find.optional(2));
        for (int column = 3; column < 3 + int(nameColumns().size()); ++column)
            note(database, kNoteName, find.optional(column));
    }
    {
        Statement properties(database, QStringLiteral("SELECT name, value FROM call_properties WHERE call = ?"));
        properties.bind(row);
        while (properties.next()) {
            note(database, kNoteName, properties.integer(0));
            note(database, kNoteName, properties.integer(1));
        }
    }
    unindex(database, index, -row);
    for (const char *statement :
        {"DELETE FROM call_properties WHERE call = ?", "DELETE FROM call_texts WHERE call = ?",
            "DELETE FROM call_details WHERE call = ?", "DELETE FROM responses WHERE call = ?",
            "DELETE FROM response_chunks WHERE call = ?", "DELETE FROM calls WHERE id = ?"})
        run(database, statement, row);
    removePath(database, node.value_or(0));
    return true;
}

void setState(Database &database, const char *name, const char *value)
{
    database.exec(QStringLiteral("INSERT INTO housekeeping (name, value) VALUES ('%1', 1) ON CONFLICT (name) DO UPDATE "
                                 "SET value = %2")
                      .arg(QLatin1String(name), QLatin1String(value)));
}

QSet<qint64> numbers(Database &database, const QString &sql)
{
    QSet<qint64> set;
    Cursor cursor(database, sql, {});
    while (cursor.next())
        set.insert(cursor.integer(0));
    return set;
}

/// What was noted and is used all the same, as of one moment; and how to see what came to be used after it.
struct Used {
    QSet<qint64> pieces;
    QSet<qint64> names;
    qint64 lastCall = 0;
    qint64 lastNode = 0;
    QString changing; ///< rows that ran at that moment, "1,2,3": their names change when they end
};

Used findUsed(Database &database)
{
    const Transaction snapshot(database, Transaction::Mode::Read);
    Used used;
    used.lastCall = database.integer(QStringLiteral("SELECT max(id) FROM calls"));
    used.lastNode = database.integer(QStringLiteral("SELECT max(id) FROM body_nodes"));
    {
        Statement running(database, QStringLiteral("SELECT group_concat(call) FROM running_calls"));
        used.changing = running.next() ? running.text(0) : QString();
    }
    const auto add = [&](QSet<qint64> &set, const char *column, const char *table, const char *gone) {
        set += numbers(database,
            QStringLiteral("SELECT DISTINCT %1 FROM %2 WHERE %1 IN (SELECT * FROM %3)")
                .arg(QLatin1String(column), QLatin1String(table), QLatin1String(gone)));
    };
    if (database.integer(QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM gone_pieces LIMIT 1)")) > 0) {
        add(used.pieces, "request_head", "calls", "gone_pieces");
        add(used.pieces, "request_tail", "calls", "gone_pieces");
        add(used.pieces, "lead", "body_nodes", "gone_pieces");
    }
    if (database.integer(QStringLiteral("SELECT count(*) FROM (SELECT 1 FROM gone_names LIMIT 1)")) > 0) {
        for (const QString &column : nameColumns())
            add(used.names, qPrintable(column), "calls", "gone_names");
        add(used.names, "name", "call_properties", "gone_names");
        add(used.names, "value", "call_properties", "gone_names");
    }
    return used;
}

/// Inside a write transaction: what came to be used since.
void addNew(Database &database, Used &used)
{
    const QString newCalls = QStringLiteral("FROM calls WHERE id > %1").arg(used.lastCall);
    used.pieces += numbers(database, QStringLiteral("SELECT request_head %1 AND request_head IS NOT NULL").arg(newCalls));
    used.pieces += numbers(database, QStringLiteral("SELECT request_tail %1 AND request_tail IS NOT NULL").arg(newCalls));
    used.pieces += numbers(database, QStringLiteral("SELECT lead FROM body_nodes WHERE id > %1").arg(used.lastNode));
    const QString changed = used.changing.isEmpty() ? QStringLiteral("(id > %1)").arg(used.lastCall)
                                                    : QStringLiteral("(id > %1 OR id IN (%2))")
                                                          .arg(QString::number(used.lastCall), used.changing);
    for (const QString &column : nameColumns())
        used.names += numbers(database,
            QStringLiteral("SELECT %1 FROM calls WHERE %2 AND %1 IS NOT NULL").arg(column, changed));
    for (const char *column : {"name", "value"})
        used.names += numbers(database,
            QStringLiteral("SELECT %1 FROM call_properties WHERE call IN (SELECT id FROM calls WHERE %2)")
                .arg(QLatin1String(column), changed));
}

void removePiece(Database &database, SearchIndex &index, qint64 id)
{
    {
        Statement find(database, QStringLiteral("SELECT 1 FROM pieces WHERE id = ? "
                                                "AND NOT EXISTS (SELECT 1 FROM body_nodes WHERE piece = pieces.id)"));
        if (!find.bind(id).next())
            return;
    }
    unindex(database, index, id);
    run(database, "DELETE FROM pieces WHERE id = ?", id);
}

/// A number that was given once must not come to mean another name, because readers remember them. The next one is the
/// greatest there is plus one, so the greatest stays, as a name of no kind, until there is a greater.
void removeName(Database &database, qint64 id)
{
    run(database, "UPDATE names SET kind = -1, text = CAST(id AS TEXT) WHERE id = ?", id);
    database.exec(QStringLiteral("DELETE FROM names WHERE kind = -1 AND id < (SELECT max(id) FROM names)"));
}

/// A short transaction's worth of what is noted in a table; false: nothing was left.
bool sweepSome(Database &database, Used &used, const char *table, const char *column, const QSet<qint64> Used::*set,
    const std::function<void(SearchIndex &, qint64)> &remove)
{
    Transaction transaction(database);
    QElapsedTimer clock;
    clock.start();
    addNew(database, used);
    QList<qint64> ids;
    {
        Cursor cursor(database,
            QStringLiteral("SELECT %1 FROM %2 LIMIT 500").arg(QLatin1String(column), QLatin1String(table)), {});
        while (cursor.next())
            ids.append(cursor.integer(0));
    }
    SearchIndex index(database);
    const QByteArray forget = QByteArray("DELETE FROM ") + table + " WHERE " + column + " = ?";
    for (const qint64 id : std::as_const(ids)) {
        if (!(used.*set).contains(id))
            remove(index, id);
        run(database, forget.constData(), id);
        if (clock.hasExpired(kTransactionMs))
            break;
    }
    index.flush();
    transaction.commit();
    return !ids.isEmpty();
}

}

qint64 removeCalls(Database &database, const QList<qint64> &rows, const StopAsked &stopped,
    const std::function<void(qint64)> &step)
{
    qint64 removed = 0;
    for (qsizetype next = 0; next < rows.size() && !stopped();) {
        QElapsedTimer clock;
        clock.start();
        Transaction transaction(database);
        SearchIndex index(database);
        const qint64 before = removed;
        do {
            removed += removeCall(database, index, rows[next++]) ? 1 : 0;
        } while (next < rows.size() && !clock.hasExpired(kTransactionMs));
        index.flush();
        if (removed > before) {
            setState(database, "removals", "value + 1");
            setState(database, "index_merge", "1");
        }
        transaction.commit();
        step(next);
        QThread::msleep(kPauseMs);
    }
    return removed;
}

bool sweepGone(Database &database, const StopAsked &stopped)
{
    Used used = findUsed(database);
    const auto piece = [&database](SearchIndex &index, qint64 id) { removePiece(database, index, id); };
    const auto name = [&database](SearchIndex &, qint64 id) { removeName(database, id); };
    while (sweepSome(database, used, "gone_pieces", "piece", &Used::pieces, piece)) {
        QThread::msleep(kPauseMs);
        if (stopped())
            return false;
    }
    while (sweepSome(database, used, "gone_names", "name", &Used::names, name)) {
        QThread::msleep(kPauseMs);
        if (stopped())
            return false;
    }
    return true;
}

bool mergeIndex(Database &database, const StopAsked &stopped)
{
    // Below zero: everything into one part, which is the only one without markers for words that are gone.
    int pages = -kMergePages;
    for (bool more = true; more;) {
        if (stopped())
            return false;
        more = SearchIndex::mergeSome(database, pages);
        pages = kMergePages;
        if (more)
            QThread::msleep(kPauseMs);
    }
    database.exec(QStringLiteral("DELETE FROM housekeeping WHERE name = 'index_merge'"));
    if (database.integer(QStringLiteral("PRAGMA auto_vacuum")) != 2)
        return true; // made by an early version: free pages stay, empty, for new calls
    for (qint64 free = database.integer(QStringLiteral("PRAGMA freelist_count")); free > 0;) {
        if (stopped())
            return false;
        {
            Cursor pagesGiven(database, QStringLiteral("PRAGMA incremental_vacuum(%1)").arg(kVacuumPages), {});
            while (pagesGiven.next()) { } // a row a page
        }
        const qint64 now = database.integer(QStringLiteral("PRAGMA freelist_count"));
        if (now >= free)
            break;
        free = now;
        QThread::msleep(kPauseMs);
    }
    return true;
}

bool removalUnfinished(Database &database)
{
    return database.integer(QStringLiteral(
               "SELECT EXISTS (SELECT 1 FROM gone_pieces) OR EXISTS (SELECT 1 FROM gone_names) "
               "OR EXISTS (SELECT 1 FROM housekeeping WHERE name = 'index_merge')"))
        != 0;
}

bool emptyLog(Database &database, const StopAsked &stopped)
{
    database.exec(QStringLiteral("PRAGMA busy_timeout = 100")); // who writes must not wait for who reads
    bool empty = false;
    for (int attempt = 0; attempt < kLogAttempts && !empty && !stopped(); ++attempt) {
        if (attempt > 0)
            QThread::msleep(kLogWaitMs);
        Cursor checkpoint(database, QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"), {});
        empty = checkpoint.next() && checkpoint.integer(0) == 0;
    }
    database.exec(QStringLiteral("PRAGMA busy_timeout = 10000"));
    return empty;
}

}
