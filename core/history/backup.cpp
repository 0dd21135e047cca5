#include "core/history/backup.h"

#include "core/base/log.h"
#include "core/history/database.h"
#include "core/history/houselock.h"
#include "core/history/schema.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <filesystem>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace heliograph {

namespace {

constexpr int kBusyMs = 10'000;
constexpr qsizetype kMaxProblems = 20;
constexpr QLatin1String kWaiting(".restore");

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(History)
};

Error storage(const QString &message)
{
    return {ErrorKind::Storage, message, 0, {}};
}

QString native(const QString &path)
{
    return QDir::toNativeSeparators(path);
}

/// So that a machine that dies does not leave a name without its bytes.
bool reachesDisk(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return false;
#ifdef Q_OS_UNIX
    return ::fsync(file.handle()) == 0;
#else
    return file.flush();
#endif
}

std::filesystem::path nativePath(const QString &path)
{
    return std::filesystem::path(path.toStdU16String());
}

/// Like the file's own deletion, but of a half-made copy that nobody must take for a whole one.
class Scratch final
{
public:
    explicit Scratch(const QString &path) : m_path(path) { remove(); }
    ~Scratch() { remove(); }
    Q_DISABLE_COPY_MOVE(Scratch)
    const QString &path() const { return m_path; }

private:
    void remove()
    {
        for (const char *suffix : {"", "-journal", "-wal", "-shm"})
            QFile::remove(m_path + QLatin1String(suffix));
    }
    QString m_path;
};

QStringList problemsIn(Database &database, bool quick)
{
    QStringList problems;
    Statement check(database,
        QStringLiteral("PRAGMA %1(%2)").arg(quick ? QStringLiteral("quick_check") : QStringLiteral("integrity_check"))
            .arg(kMaxProblems));
    while (check.next()) {
        for (const QString &line : check.text(0).split(u'\n', Qt::SkipEmptyParts)) {
            if (line != QLatin1String("ok") && problems.size() < kMaxProblems)
                problems.append(line);
        }
    }
    return problems;
}

qint64 callsIn(Database &database)
{
    return database.integer(QStringLiteral("SELECT count(*) FROM calls"));
}

/// The calls in a copy that is sound. Reads all of it.
Result<qint64> soundCalls(const QString &path)
{
    try {
        Database copy(path, Database::Access::Read, kBusyMs);
        const QStringList problems = problemsIn(copy, false);
        if (!problems.isEmpty())
            return storage(Tr::tr("%1 is damaged: %2").arg(native(path), problems.constFirst()));
        return callsIn(copy);
    } catch (const DatabaseFailure &failure) {
        return failure.damaged() ? storage(Tr::tr("%1 is damaged: %2").arg(native(path), failure.text))
                                 : storage(Tr::tr("%1 could not be read: %2").arg(native(path), failure.text));
    }
}

/// An open history has this process's or another's mark on it; for the moment nobody else may have it.
Status emptyLogAlone(const QString &path)
{
    try {
        Database database(path, Database::Access::Write, 1'000);
        database.exec(QStringLiteral("PRAGMA locking_mode = EXCLUSIVE"));
        database.exec(QStringLiteral("BEGIN EXCLUSIVE"));
        database.exec(QStringLiteral("COMMIT"));
        database.exec(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
        database.exec(QStringLiteral("PRAGMA journal_mode = DELETE")); // the log's file goes
    } catch (const DatabaseFailure &failure) {
        if (failure.busy())
            return storage(Tr::tr("The history %1 is open in another program. Close it and try again.").arg(native(path)));
        if (!failure.damaged())
            return failure.toError(path);
        qCInfo(lcHistory) << "the history that is replaced is damaged:" << failure.text;
    }
    return Done{};
}

}

Result<BackupReport> backUpHistory(const QString &historyPath, const QString &file)
{
    if (QFileInfo::exists(file))
        return storage(Tr::tr("%1 exists already. Choose another name.").arg(native(file)));
    const auto lock = HouseLock::take(historyPath); // nothing is removed meanwhile, so that counts can be compared
    if (!lock)
        return lock.error();
    const Scratch scratch(file + QStringLiteral(".part"));
    qint64 before = 0;
    qint64 after = 0;
    try {
        QFile empty(scratch.path()); // made by us, so that nobody else can read it
        if (!empty.open(QIODevice::WriteOnly))
            return storage(Tr::tr("The backup could not be written to %1: %2.").arg(native(file), empty.errorString()));
        empty.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        empty.close();
        Database source(historyPath, Database::Access::Write, kBusyMs);
        if (source.integer(QStringLiteral("PRAGMA auto_vacuum")) == 0) // made by an early version
            source.exec(QStringLiteral("PRAGMA auto_vacuum = INCREMENTAL")); // counts for the copy
        before = callsIn(source);
        try {
            Statement copy(source, QStringLiteral("VACUUM INTO ?"));
            copy.bind(scratch.path()).run();
        } catch (const DatabaseFailure &failure) {
            if (failure.damaged())
                throw;
            return storage(Tr::tr("The backup could not be written to %1: %2.").arg(native(file), failure.text));
        }
        after = callsIn(source);
    } catch (const DatabaseFailure &failure) {
        return failure.toError(historyPath);
    }
    const auto calls = soundCalls(scratch.path());
    if (!calls)
        return calls.error();
    if (*calls < before || *calls > after)
        return storage(Tr::tr("The backup has %1 calls and the history %2, so it was thrown away. Try again.")
                           .arg(*calls).arg(after));
    const qint64 bytes = QFileInfo(scratch.path()).size();
    QFile whole(scratch.path());
    if (!reachesDisk(scratch.path()) || !whole.rename(file))
        return storage(Tr::tr("The backup could not be written to %1: %2.").arg(native(file), whole.errorString()));
    return BackupReport{*calls, bytes};
}

Result<CheckReport> checkHistory(const QString &historyPath, bool quick)
{
    CheckReport report;
    try {
        Database database(historyPath, Database::Access::Read, kBusyMs);
        report.problems = problemsIn(database, quick);
        report.calls = callsIn(database);
    } catch (const DatabaseFailure &failure) {
        if (!failure.damaged())
            return failure.toError(historyPath);
        report.problems.append(failure.text);
    }
    return report;
}

Result<BackupReport> prepareRestore(const QString &backup, const QString &historyPath)
{
    if (!QFileInfo(backup).isFile() || QFileInfo(backup).size() == 0)
        return storage(Tr::tr("There is no backup %1.").arg(native(backup)));
    if (const Status seen = inspectHistoryFile(backup); !seen)
        return seen.error();
    if (QFileInfo(backup + QStringLiteral("-wal")).size() > 0)
        return storage(Tr::tr("%1 is a history in use, not a backup: its last calls are in another file. Back it up first.")
                           .arg(native(backup)));
    const Scratch scratch(historyPath + kWaiting + QStringLiteral(".part"));
    QFile source(backup);
    if (!source.copy(scratch.path()))
        return storage(Tr::tr("%1 could not be copied: %2.").arg(native(backup), source.errorString()));
    QFile::setPermissions(scratch.path(), QFile::ReadOwner | QFile::WriteOwner);
    const auto calls = soundCalls(scratch.path());
    if (!calls)
        return storage(QString(calls.error().message).replace(native(scratch.path()), native(backup)));
    QFile::remove(historyPath + kWaiting);
    if (!reachesDisk(scratch.path()) || !QFile::rename(scratch.path(), historyPath + kWaiting))
        return storage(Tr::tr("%1 could not be copied beside the history.").arg(native(backup)));
    return BackupReport{*calls, QFileInfo(historyPath + kWaiting).size()};
}

void abandonRestore(const QString &historyPath)
{
    QFile::remove(historyPath + kWaiting);
}

bool restoreWaits(const QString &historyPath)
{
    return QFileInfo::exists(historyPath + kWaiting);
}

Result<QString> finishRestore(const QString &historyPath)
{
    if (!restoreWaits(historyPath))
        return QString();
    const auto lock = HouseLock::take(historyPath);
    if (!lock)
        return lock.error();
    QString aside;
    std::error_code failed;
    if (QFileInfo::exists(historyPath)) {
        if (const Status alone = emptyLogAlone(historyPath); !alone)
            return alone.error();
        aside = historyPath + QStringLiteral(".before-")
            + QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMdd-HHmmss"));
        for (int i = 2; QFileInfo::exists(aside); ++i)
            aside = aside.section(u'_', 0, 0) + QStringLiteral("_%1").arg(i);
        // A second name first, so that there is a history at every moment.
        std::filesystem::create_hard_link(nativePath(historyPath), nativePath(aside), failed);
        if (failed)
            std::filesystem::copy_file(nativePath(historyPath), nativePath(aside), failed);
        if (failed)
            return storage(Tr::tr("The present history could not be kept as %1: %2. Nothing was changed.")
                               .arg(native(aside), QString::fromStdString(failed.message())));
        // Only of a damaged one anything is left here.
        for (const char *suffix : {"-wal", "-shm"})
            QFile::rename(historyPath + QLatin1String(suffix), aside + QLatin1String(suffix));
    }
    std::filesystem::rename(nativePath(historyPath + kWaiting), nativePath(historyPath), failed);
    if (failed)
        return storage(Tr::tr("The backup could not be put in the place of %1: %2.")
                           .arg(native(historyPath), QString::fromStdString(failed.message())));
    return aside;
}

}
