#include "core/history/historykeeper.h"

#include "core/base/log.h"
#include "core/history/backup.h"
#include "core/history/database.h"
#include "core/history/history.h"
#include "core/history/historyreader.h"
#include "core/history/historyspace.h"
#include "core/history/houselock.h"
#include "core/history/removal.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QPromise>
#include <QTimer>

namespace heliograph {

namespace {

constexpr int kBusyMs = 10'000;
constexpr int kHourMs = 3'600'000;
constexpr int kMostRounds = 8; ///< of looking how much has to go for the size

using Progress = std::function<void(qint64 done, qint64 all)>;

Error unfinished()
{
    return {ErrorKind::Storage, QCoreApplication::translate("History", "The history was closed."), 0, {}};
}

}

/// The jobs, in the keeper's thread.
class KeeperThread final : public QObject
{
    Q_OBJECT

public:
    KeeperThread(History &history, QString path) : m_history(history), m_path(std::move(path)), m_hour(this)
    {
        m_hour.setInterval(kHourMs);
        connect(&m_hour, &QTimer::timeout, this, &KeeperThread::hour);
    }

    /// What was handed over to the history is in it.
    void settle() { m_history.flush().waitForFinished(); }

    Result<QList<qint64>> rowsOf(const CallQuery &query, const StopAsked &stopped)
    {
        settle();
        return HistoryReader(m_path).find(query, stopped);
    }

    Result<RemovalPlan> plan(const CallQuery &query, const StopAsked &stopped)
    {
        const auto rows = rowsOf(query, stopped);
        if (!rows)
            return rows.error();
        RemovalPlan plan;
        Database database(m_path, Database::Access::Read, kBusyMs);
        for (const qint64 row : *rows) {
            Statement find(database, QStringLiteral("SELECT created_at, status FROM calls WHERE id = ?"));
            if (!find.bind(row).next())
                continue;
            if (find.integer(1) == 0) {
                ++plan.running;
                continue;
            }
            const QDateTime at = QDateTime::fromMSecsSinceEpoch(find.integer(0), Qt::UTC);
            plan.oldest = plan.calls == 0 ? at : std::min(plan.oldest, at);
            plan.newest = plan.calls == 0 ? at : std::max(plan.newest, at);
            ++plan.calls;
        }
        return plan;
    }

    Result<RemovalReport> remove(const QList<qint64> &rows, const StopAsked &stopped, const Progress &progress)
    {
        const auto lock = HouseLock::take(m_path);
        if (!lock)
            return lock.error();
        Database database(m_path, Database::Access::Write, kBusyMs);
        writeLikeTheWriter(database);
        return removeRows(database, rows, stopped, progress);
    }

    Result<RemovalReport> retain(const Retention &retention, const StopAsked &stopped)
    {
        settle();
        const auto lock = HouseLock::take(m_path);
        if (!lock)
            return lock.error();
        Database database(m_path, Database::Access::Write, kBusyMs);
        writeLikeTheWriter(database);
        RemovalReport all;
        const auto add = [&](const QList<qint64> &rows) {
            const RemovalReport report = removeRows(database, rows, stopped, [](qint64, qint64) { });
            all.calls += report.calls;
            all.bytesFreed += report.bytesFreed;
            all.stopped = report.stopped;
            all.logRemains = report.logRemains;
            return report.calls > 0 && !report.stopped;
        };
        if (retention.days > 0) {
            const qint64 limit = QDateTime::currentDateTimeUtc().addDays(-retention.days).toMSecsSinceEpoch();
            const QList<qint64> old = ended(database, QStringLiteral("created_at < ?"), {limit});
            if (!old.isEmpty() || removalUnfinished(database))
                add(old);
        }
        for (int round = 0; retention.bytes > 0 && round < kMostRounds && !stopped(); ++round) {
            const qint64 used = usedBytes(database);
            if (used <= retention.bytes)
                break;
            // Calls differ in size and share what they say: by their number first, then a look at what it gave.
            const qint64 calls = database.integer(QStringLiteral("SELECT count(*) FROM calls"));
            const double share = double(used - retention.bytes) / double(used);
            const qint64 few = std::max<qint64>(1, qint64(double(calls) * share) + 1);
            if (!add(ended(database, QStringLiteral("1 ORDER BY created_at, id LIMIT ?"), {few})))
                break;
        }
        return all;
    }

    void setRetention(const Retention &retention, const StopAsked &stopped)
    {
        m_retention = retention;
        m_stopped = stopped;
        m_hour.start();
        hour();
    }

Q_SIGNALS:
    void retained(qint64 calls);

private:
    /// A transaction that a machine's death undoes is done again; waiting for the disk each time would take ages.
    static void writeLikeTheWriter(Database &database)
    {
        database.exec(QStringLiteral("PRAGMA synchronous = NORMAL"));
        database.exec(QStringLiteral("PRAGMA cache_size = -32768")); // kibibytes
    }

    static QList<qint64> ended(Database &database, const QString &condition, const QVariantList &binds)
    {
        QList<qint64> rows;
        Cursor cursor(database, QStringLiteral("SELECT id FROM calls WHERE status <> 0 AND ") + condition, binds);
        while (cursor.next())
            rows.append(cursor.integer(0));
        return rows;
    }

    static RemovalReport removeRows(Database &database, const QList<qint64> &rows, const StopAsked &stopped, const Progress &progress)
    {
        RemovalReport report;
        const qint64 before = QFileInfo(database.path()).size();
        report.calls = removeCalls(database, rows, stopped, [&](qint64 done) { progress(done, rows.size()); });
        report.stopped = stopped();
        const bool rest = report.calls > 0 || removalUnfinished(database);
        if (rest) {
            report.stopped = !sweepGone(database, stopped) || !mergeIndex(database, stopped) || report.stopped;
            report.logRemains = !emptyLog(database, stopped);
        }
        report.bytesFreed = std::max<qint64>(0, before - QFileInfo(database.path()).size());
        return report;
    }

    void hour()
    {
        try {
            Database database(m_path, Database::Access::Read, kBusyMs);
            const bool rest = removalUnfinished(database);
            if (!rest && m_retention == Retention())
                return;
        } catch (const DatabaseFailure &failure) {
            qCWarning(lcHistory) << "looking for what to remove failed:" << failure.text;
            return;
        }
        try {
            auto report = m_retention == Retention() ? remove({}, m_stopped, [](qint64, qint64) { })
                                                     : retain(m_retention, m_stopped);
            if (!report)
                qCInfo(lcHistory).noquote() << report.error().message; // in an hour again
            else if (report->calls > 0)
                Q_EMIT retained(report->calls);
        } catch (const DatabaseFailure &failure) {
            qCWarning(lcHistory) << "removing old calls failed:" << failure.text;
        }
    }

    History &m_history;
    QString m_path;
    QTimer m_hour;
    Retention m_retention;
    StopAsked m_stopped;
};

HistoryKeeper::HistoryKeeper(History &history, const QString &path)
    : m_history(history), m_path(path), m_work(new KeeperThread(history, path))
{
    m_thread.setObjectName(QStringLiteral("history-keep"));
    m_work->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_work, &QObject::deleteLater);
    connect(m_work, &KeeperThread::retained, this, &HistoryKeeper::retained, Qt::DirectConnection);
    m_thread.start(QThread::LowPriority);
}

HistoryKeeper::~HistoryKeeper()
{
    m_closing = true;
    m_thread.quit();
    m_thread.wait();
}

template <typename T, typename Job> QFuture<Result<T>> HistoryKeeper::start(Job job)
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    QMetaObject::invokeMethod(m_work, [this, promise, job = std::move(job)] {
        const StopAsked stopped = [&] { return m_closing.load() || promise->isCanceled(); };
        const Progress progress = [&](qint64 done, qint64 all) {
            promise->setProgressRange(0, int(all));
            promise->setProgressValue(int(done));
        };
        try {
            promise->addResult(stopped() ? Result<T>(unfinished()) : job(stopped, progress));
        } catch (const DatabaseFailure &failure) {
            promise->addResult(failure.toError(m_path));
        }
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<RemovalPlan>> HistoryKeeper::plan(const CallQuery &query)
{
    return start<RemovalPlan>([work = m_work, query](const StopAsked &stopped, const Progress &) {
        return work->plan(query, stopped);
    });
}

QFuture<Result<RemovalReport>> HistoryKeeper::remove(const CallQuery &query)
{
    return start<RemovalReport>([work = m_work, query](const StopAsked &stopped, const Progress &progress) -> Result<RemovalReport> {
        const auto rows = work->rowsOf(query, stopped);
        return rows ? work->remove(*rows, stopped, progress) : rows.error();
    });
}

QFuture<Result<RemovalReport>> HistoryKeeper::remove(const QList<QUuid> &ids)
{
    return start<RemovalReport>([work = m_work, ids, path = m_path](const StopAsked &stopped, const Progress &progress) {
        work->settle();
        QList<qint64> rows;
        {
            Database database(path, Database::Access::Read, kBusyMs);
            for (const QUuid &id : ids) {
                Statement find(database, QStringLiteral("SELECT id FROM calls WHERE uuid = ?"));
                if (find.bind(id.toRfc4122()).next())
                    rows.append(find.integer(0));
            }
        }
        return work->remove(rows, stopped, progress);
    });
}

QFuture<Result<RemovalReport>> HistoryKeeper::removeRows(const QList<qint64> &rows)
{
    return start<RemovalReport>([work = m_work, rows](const StopAsked &stopped, const Progress &progress) {
        work->settle();
        return work->remove(rows, stopped, progress);
    });
}

QFuture<Result<RemovalReport>> HistoryKeeper::retain(const Retention &retention)
{
    return start<RemovalReport>([work = m_work, retention](const StopAsked &stopped, const Progress &) {
        return work->retain(retention, stopped);
    });
}

QFuture<Result<BackupReport>> HistoryKeeper::backUp(const QString &file)
{
    return start<BackupReport>([work = m_work, path = m_path, file](const StopAsked &, const Progress &) {
        work->settle();
        return backUpHistory(path, file);
    });
}

QFuture<Result<CheckReport>> HistoryKeeper::check()
{
    return start<CheckReport>([work = m_work, path = m_path](const StopAsked &, const Progress &) {
        work->settle();
        return checkHistory(path, false);
    });
}

QFuture<Result<SpaceReport>> HistoryKeeper::space()
{
    return start<SpaceReport>([work = m_work, path = m_path](const StopAsked &, const Progress &) -> Result<SpaceReport> {
        work->settle();
        Database database(path, Database::Access::Read, kBusyMs);
        return spaceOf(database);
    });
}

void HistoryKeeper::setRetention(const Retention &retention)
{
    QMetaObject::invokeMethod(m_work, [this, retention] {
        m_work->setRetention(retention, [this] { return m_closing.load(); });
    });
}

void HistoryKeeper::checkQuietly()
{
    QMetaObject::invokeMethod(m_work, [this] {
        if (m_closing)
            return;
        const auto report = checkHistory(m_path, true);
        if (!report)
            qCWarning(lcHistory).noquote() << report.error().message;
        else if (!report->problems.isEmpty())
            Q_EMIT damaged({ErrorKind::Storage,
                QCoreApplication::translate("History",
                    "The history file %1 is damaged (%2). What can be read is still there: export or back it up, then put "
                    "a backup in its place. heliograph history check says more.")
                    .arg(m_path, report->problems.constFirst()),
                0, {}});
    });
}

bool endedByForce(const QString &historyPath)
{
    return QFileInfo(historyPath + QStringLiteral("-wal")).size() > 0;
}

}

#include "historykeeper.moc"
