#include "core/history/schema.h"

#include "core/history/database.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QThread>
#include <QtEndian>

namespace heliograph {

namespace {

constexpr quint32 kApplicationId = 0x48656c69; // "Heli", offset 68 of the file
constexpr int kPageSize = 8192;
constexpr int kBusyMs = 10'000;

Error storage(const QString &message)
{
    return {ErrorKind::Storage, message, 0, {}};
}

Error newerFile(const QString &path, qint64 version)
{
    return storage(QCoreApplication::translate("History",
        "The history file %1 was written by a newer version of Heliograph (schema %2, this version "
        "knows %3). It was "
        "not changed. Install the newer version, or use another profile.")
                       .arg(path)
                       .arg(version)
                       .arg(schemaVersion()));
}

Error foreignFile(const QString &path)
{
    return storage(QCoreApplication::translate("History",
        "%1 is not a Heliograph history. It was not changed. Move it to another place, or use "
        "another profile.")
                       .arg(path));
}

Error damagedFile(const QString &path)
{
    return storage(QCoreApplication::translate("History",
        "The history file %1 is damaged: a part of it is missing. It was not changed. Put a backup "
        "in its place, or "
        "move it to another place to start a new one.")
                       .arg(path));
}

/// The first page's fields that tell what a file is; https://sqlite.org/fileformat.html
struct FileHeader {
    quint32 pageSize = 0;
    quint32 pages = 0; ///< 0: not told
    quint32 userVersion = 0;
    quint32 applicationId = 0;
    quint16 schemaCells = 0; ///< rows of sqlite_master on page one
};

std::optional<FileHeader> parseHeader(const QByteArray &page)
{
    if (page.size() < 108 || !page.startsWith(QByteArray("SQLite format 3\0", 16)))
        return std::nullopt;
    const auto at32 = [&](int offset) {
        return qFromBigEndian<quint32>(page.constData() + offset);
    };
    const auto at16 = [&](int offset) {
        return qFromBigEndian<quint16>(page.constData() + offset);
    };
    FileHeader header;
    header.pageSize = at16(16) == 1 ? 65536 : at16(16);
    header.pages =
        at32(24) == at32(92) ? at32(28) : 0; // else written by a program that does not tell
    header.userVersion = at32(60);
    header.applicationId = at32(68);
    header.schemaCells = at16(103);
    return header;
}

/// The newest first page among the committed frames of a write-ahead log; empty without one.
QByteArray firstPageInLog(const QString &path)
{
    QFile log(path);
    if (!log.open(QIODevice::ReadOnly))
        return {};
    const QByteArray start = log.read(32);
    if (start.size() < 32)
        return {};
    const qint64 pageSize = qFromBigEndian<quint32>(start.constData() + 8);
    const QByteArray salts = start.mid(16, 8);
    qint64 candidate = -1;
    qint64 committed = -1;
    for (qint64 at = 32; pageSize >= 512 && at + 24 + pageSize <= log.size(); at += 24 + pageSize) {
        log.seek(at);
        const QByteArray frame = log.read(24);
        if (frame.size() < 24 || frame.mid(8, 8) != salts)
            break; // left from before the log was last begun anew
        if (qFromBigEndian<quint32>(frame.constData()) == 1)
            candidate = at + 24;
        if (qFromBigEndian<quint32>(frame.constData() + 4) != 0)
            committed = candidate;
    }
    if (committed < 0)
        return {};
    log.seek(committed);
    return log.read(108);
}

QStringList stepNames()
{
    static const QStringList names =
        QDir(QStringLiteral(":/schema"))
            .entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    return names;
}

qint64 pragma(Database &database, const QString &name)
{
    return database.integer(QStringLiteral("PRAGMA ") + name);
}

void runStep(Database &database, const QString &name)
{
    QFile file(QStringLiteral(":/schema/") + name);
    if (!file.open(QIODevice::ReadOnly))
        throw DatabaseFailure{0, QStringLiteral("schema step %1 is missing").arg(name)};
    const QStringList statements = splitSql(QString::fromUtf8(file.readAll()));
    for (const QString &statement : statements)
        database.exec(statement);
}

/// Needs the file for itself for a moment, which SQLite does not wait for by itself.
void useWriteAheadLog(Database &database)
{
    QElapsedTimer waited;
    waited.start();
    for (;;) {
        try {
            database.exec(QStringLiteral("PRAGMA journal_mode = WAL"));
            return;
        } catch (const DatabaseFailure &failure) {
            if (!failure.busy() || waited.hasExpired(kBusyMs))
                throw;
        }
        QThread::msleep(10);
    }
}

}

int schemaVersion()
{
    return int(stepNames().size());
}

QStringList splitSql(QStringView script)
{
    static const QRegularExpression trigger(
        QStringLiteral("^CREATE\\s+(TEMP\\s+|TEMPORARY\\s+)?TRIGGER\\b"),
        QRegularExpression::CaseInsensitiveOption);
    QStringList statements;
    QString statement;
    int depth = 0; // of BEGIN and CASE inside a trigger
    for (qsizetype i = 0; i < script.size();) {
        const QChar c = script[i];
        const QStringView rest = script.sliced(i);
        qsizetype length = 1;
        if (rest.startsWith(u"--") || rest.startsWith(u"/*")) {
            const bool line = c == u'-';
            const qsizetype end = line ? rest.indexOf(u'\n') : rest.indexOf(u"*/", 2);
            i += end < 0 ? rest.size() : end + (line ? 0 : 2);
            statement += u' ';
            continue;
        }
        if (c == u'\'' || c == u'"' || c == u'`' || c == u'[') {
            const qsizetype end =
                rest.indexOf(c == u'[' ? u']' : c, 1); // a doubled quote begins the next piece
            length = end < 0 ? rest.size() : end + 1;
        } else if (c.isLetter() || c == u'_') {
            while (
                length < rest.size() && (rest[length].isLetterOrNumber() || rest[length] == u'_'))
                ++length;
            const QStringView word = rest.first(length);
            const auto is = [&](QStringView other) {
                return word.compare(other, Qt::CaseInsensitive) == 0;
            };
            if (trigger.match(statement.trimmed()).hasMatch()) {
                if (is(u"BEGIN") || is(u"CASE"))
                    ++depth;
                else if (is(u"END"))
                    --depth;
            }
        } else if (c == u';' && depth <= 0) {
            if (!statement.trimmed().isEmpty())
                statements.append(statement.trimmed());
            statement.clear();
            depth = 0;
            ++i;
            continue;
        }
        statement += rest.first(length);
        i += length;
    }
    if (!statement.trimmed().isEmpty())
        statements.append(statement.trimmed());
    return statements;
}

Status inspectHistoryFile(const QString &path)
{
    QFile file(path);
    if (!file.exists() || file.size() == 0)
        return Done{};
    if (!file.open(QIODevice::ReadOnly)) {
        return storage(
            QCoreApplication::translate("History", "The history file %1 cannot be read: %2.")
                .arg(path, file.errorString()));
    }
    auto header = parseHeader(file.read(108));
    if (!header)
        return foreignFile(path);
    const QString logPath = path + QStringLiteral("-wal");
    const bool hasLog = QFile::exists(logPath);
    if (const auto logged = parseHeader(firstPageInLog(logPath)))
        header = logged;
    if (header->applicationId != kApplicationId
        && (header->applicationId || header->schemaCells > 0))
        return foreignFile(path);
    if (header->userVersion > quint32(schemaVersion()))
        return newerFile(path, header->userVersion);
    // With a log the file may rightly be shorter than its last state.
    if (!hasLog && qint64(header->pages) * header->pageSize > file.size())
        return damagedFile(path);
    return Done{};
}

Status bringUpToDate(Database &database)
{
    database.exec(
        QStringLiteral("PRAGMA page_size = %1").arg(kPageSize)); // this and the next count for a new file only
    database.exec(QStringLiteral("PRAGMA auto_vacuum = INCREMENTAL")); // deleting can then make the file smaller
    bool changed = false;
    {
        Transaction transaction(database);
        const qint64 version = pragma(database, QStringLiteral("user_version"));
        const qint64 tables =
            database.integer(QStringLiteral("SELECT count(*) FROM sqlite_master"));
        const auto id = quint32(pragma(database, QStringLiteral("application_id")));
        if (id != kApplicationId && (id != 0 || tables > 0))
            return foreignFile(database.path());
        if (version > schemaVersion())
            return newerFile(database.path(), version);
        const QStringList steps = stepNames();
        for (qsizetype i = version; i < steps.size(); ++i) {
            runStep(database, steps[i]);
            changed = true;
        }
        if (changed) {
            database.exec(QStringLiteral("PRAGMA application_id = %1").arg(kApplicationId));
            database.exec(QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion()));
        }
        transaction.commit();
    }
    useWriteAheadLog(database);
    // So that the file itself says its version, to programs that look before they open.
    if (changed)
        database.exec(QStringLiteral("PRAGMA wal_checkpoint(PASSIVE)"));
    return Done{};
}

}
