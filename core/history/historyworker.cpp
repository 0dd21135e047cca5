#include "core/history/historyworker.h"

#include "core/base/log.h"
#include "core/history/comparisonstore.h"
#include "core/history/database.h"
#include "core/history/idlework.h"
#include "core/history/instancelock.h"
#include "core/history/markwriter.h"
#include "core/history/promptwriter.h"
#include "core/history/schema.h"

#include <QCoreApplication>
#include <QFile>
#include <QThread>

namespace heliograph {

namespace {

constexpr int kBusyMs = 10'000;
constexpr int kCommitMs = 80; // well under the 250 ms that are promised
constexpr int kRetryMs = 1'000;
constexpr int kNotifyMs = 100;
constexpr int kCloseMs = 3'000;
constexpr qint64 kMaxQueuedBytes = 16 * 1024 * 1024; // many calls in one transaction are written faster
constexpr qint64 kQueuedBytesOfACall = 4 * 1024; // beside its bodies
constexpr qint64 kCheckpointBytes = 16 * 1024 * 1024;
constexpr qint64 kBytesOfACall = 64 * 1024; // pages touched beside its bodies, roughly

Error writeError(const DatabaseFailure &failure, const QString &path)
{
    QString message;
    if (failure.passing() && !failure.busy()) {
        message = QCoreApplication::translate("History",
            "New calls could not be saved, because the disk is full or cannot be written. They are "
            "kept in memory and "
            "saved as soon as that works again: free some space, or check that %1 and its folder "
            "are yours.");
    } else if (failure.busy()) {
        message = QCoreApplication::translate("History",
            "New calls could not be saved, because another program holds the history %1. They are "
            "kept in memory and "
            "saved as soon as it lets go.");
    } else {
        return failure.toError(path);
    }
    return {ErrorKind::Storage, message.arg(path), 0, {}};
}

}

HistoryWorker::HistoryWorker(const QString &path, CallPreparer &preparer)
    : m_path(path), m_preparer(preparer), m_commitTimer(this), m_notifyTimer(this)
{
    m_commitTimer.setSingleShot(true);
    m_commitTimer.setTimerType(Qt::PreciseTimer);
    m_notifyTimer.setSingleShot(true);
    connect(&m_commitTimer, &QTimer::timeout, this, &HistoryWorker::commit);
    connect(&m_notifyTimer, &QTimer::timeout, this, &HistoryWorker::notify);
}

HistoryWorker::~HistoryWorker() = default;

Status HistoryWorker::open()
{
    if (const Status seen = inspectHistoryFile(m_path); !seen)
        return seen;
    if (!QFile::exists(m_path)) { // made by us, so that nobody else can read it
        QFile file(m_path);
        if (file.open(QIODevice::WriteOnly | QIODevice::Append))
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }
    try {
        m_database = std::make_unique<Database>(m_path, Database::Access::Write, kBusyMs);
        if (Status status = bringUpToDate(*m_database); !status) {
            m_database.reset();
            return status;
        }
        // A process that dies loses nothing in this mode; a machine that dies may lose the last
        // moments, no more.
        m_database->exec(QStringLiteral("PRAGMA synchronous = NORMAL"));
        m_database->exec(QStringLiteral("PRAGMA foreign_keys = ON"));
        m_database->exec(QStringLiteral("PRAGMA cache_size = -24576")); // kibibytes
        m_database->exec(QStringLiteral("PRAGMA journal_size_limit = 67108864"));
        // The reading side does it long before (checkpointWanted): waiting for the disk here would
        // delay a stream.
        m_database->exec(QStringLiteral("PRAGMA wal_autocheckpoint = 20000"));
        m_writer = std::make_unique<CallWriter>(*m_database);
        beginLog();
        m_idleWork = std::make_unique<IdleWork>(*m_database, *m_writer, m_path);
        connect(m_idleWork.get(), &IdleWork::changed, this, &HistoryWorker::notify);
        connect(m_idleWork.get(), &IdleWork::wrote, this, [this](qint64 calls) { m_bytesSinceCheckpoint += calls * kBytesOfACall; });
        m_idleWork->start();
    } catch (const DatabaseFailure &failure) {
        m_idleWork.reset();
        m_writer.reset();
        m_database.reset();
        return failure.toError(m_path);
    }
    return Done{};
}

/// The first write into a fresh log waits until the disk has its header. On a busy disk that takes longer than an answer
/// may wait, so it is done before there is one.
void HistoryWorker::beginLog()
{
    Transaction transaction(*m_database);
    m_database->exec(
        QStringLiteral("PRAGMA user_version = %1").arg(m_database->integer(QStringLiteral("PRAGMA user_version"))));
    transaction.commit();
}

void HistoryWorker::close()
{
    QElapsedTimer waited;
    waited.start();
    try {
        if (m_database)
            m_database->exec(QStringLiteral("PRAGMA busy_timeout = 1000"));
    } catch (const DatabaseFailure &failure) {
        qCDebug(lcHistory) << "setting the wait for locks failed:" << failure.text;
    }
    while (!commit() && !m_queue.empty() && !waited.hasExpired(kCloseMs))
        QThread::msleep(100);
    m_commitTimer.stop();
    m_notifyTimer.stop();
    m_idleWork.reset();
    m_writer.reset();
    m_database.reset();
    m_lock.reset();
}

void HistoryWorker::begin(const Call &call, const RequestAhead &request)
{
    const bool bare = m_bodyRules.withholds(call);
    if (bare)
        m_bare.insert(call.id);
    m_begun.insert(call.id);
    PendingCall &entry = pending(call.id);
    if (!entry.begun && !entry.finished) {
        entry.begun = toKeep(call);
        if (!bare)
            entry.request = request;
    }
    m_queuedBytes += call.exchange.requestBody.size() + kQueuedBytesOfACall;
    if (m_queuedBytes > kMaxQueuedBytes && !m_failing)
        commit();
}

void HistoryWorker::append(const QUuid &id, const QByteArray &bytes, const QList<Chunk> &chunks)
{
    PendingCall &entry = pending(id);
    if (!m_bare.contains(id))
        entry.bytes += bytes;
    entry.chunks.insert(entry.chunks.end(), chunks.begin(), chunks.end());
    m_queuedBytes += bytes.size();
    if (m_queuedBytes > kMaxQueuedBytes && !m_failing)
        commit();
}

void HistoryWorker::finish(const Call &call, const EndAhead &end)
{
    const bool bare = m_bare.contains(call.id) || m_bodyRules.withholds(call);
    const bool begun = m_begun.remove(call.id);
    PendingCall &entry = pending(call.id);
    if (!entry.finished) {
        entry.finished = toKeep(call);
        if (call.status != CallStatus::Running)
            entry.end = bare ? m_preparer.end(*entry.finished) : end;
        if (!bare && !begun)
            entry.request = m_preparer.request(call);
        const bool appended = entry.begun || !entry.bytes.isEmpty();
        if (!bare && (entry.begun || !begun))
            entry.response = m_preparer.response(*entry.finished, appended ? entry.bytes : call.exchange.responseBody,
                appended ? entry.chunks : call.exchange.chunks);
    }
    m_bare.remove(call.id);
    m_queuedBytes += kQueuedBytesOfACall;
    if (m_queuedBytes > kMaxQueuedBytes && !m_failing)
        commit();
}

Result<QList<bool>> HistoryWorker::import(const QList<Call> &calls)
{
    settle();
    std::vector<PendingCall> pending;
    for (const Call &call : calls) {
        pending.push_back({call.id, {}, {}, {}, toKeep(call)});
        pending.back().request = m_preparer.request(*pending.back().finished);
        const Call &kept = *pending.back().finished;
        pending.back().end = m_preparer.end(kept);
        pending.back().response = m_preparer.response(kept, kept.exchange.responseBody, kept.exchange.chunks);
    }
    qint64 bytes = 0;
    QList<bool> fresh;
    try {
        const QString &owner = takeLock();
        Transaction transaction(*m_database);
        if (m_idleWork->othersWrote())
            m_writer->forget();
        for (const PendingCall &call : pending) {
            fresh.append(!m_writer->has(call.id));
            if (!fresh.last())
                continue;
            m_writer->apply(call, owner);
            MarkWriter(*m_database).complete(*call.finished);
            const Exchange &exchange = call.finished->exchange;
            bytes += exchange.requestBody.size() + exchange.responseBody.size() + kBytesOfACall;
        }
        m_writer->complete();
        transaction.commit();
    } catch (const DatabaseFailure &failure) {
        m_writer->forget();
        return failure.toError(m_path);
    }
    if (fresh.contains(true)) {
        m_idleWork->mergeAgain();
        notify();
    }
    m_bytesSinceCheckpoint += bytes;
    if (m_bytesSinceCheckpoint > kCheckpointBytes) {
        m_bytesSinceCheckpoint = 0;
        Q_EMIT checkpointWanted();
    }
    return fresh;
}

Call HistoryWorker::toKeep(const Call &call) const
{
    return m_bare.contains(call.id) || m_bodyRules.withholds(call) ? withoutBodies(call) : call;
}

PendingCall &HistoryWorker::pending(const QUuid &id)
{
    const auto known = m_positions.constFind(id);
    if (known != m_positions.constEnd())
        return m_queue[size_t(*known)];
    if (!m_commitTimer.isActive())
        m_commitTimer.start(kCommitMs);
    m_positions.insert(id, qsizetype(m_queue.size()));
    m_queue.push_back({id, {}, {}, {}, {}});
    return m_queue.back();
}

bool HistoryWorker::flush()
{
    const bool written = commit() && !m_refused;
    m_refused = false;
    return written;
}

bool HistoryWorker::replaceReceipts(const QList<NewReceipt> &receipts, const QDateTime &now)
{
    if (!m_database || !commit())
        return false;
    try {
        Transaction transaction(*m_database);
        for (const NewReceipt &receipt : receipts)
            m_writer->replaceReceipt(receipt, now);
        transaction.commit();
        m_bytesSinceCheckpoint += receipts.size() * kBytesOfACall;
        notify();
        return true;
    } catch (const DatabaseFailure &failure) {
        m_writer->forget();
        failed(failure);
        return false;
    }
}

bool HistoryWorker::mark(const QUuid &id, const Marks &marks)
{
    if (!m_database || !commit())
        return false;
    try {
        Transaction transaction(*m_database);
        const bool known = MarkWriter(*m_database).replace(id, marks);
        transaction.commit();
        m_idleWork->sealMetricsSoon();
        return known;
    } catch (const DatabaseFailure &failure) {
        failed(failure);
        return false;
    }
}

/// In a transaction of its own, after all that waits.
template <typename Write> bool HistoryWorker::writeNow(Write write)
{
    if (!m_database || !commit())
        return false;
    try {
        Transaction transaction(*m_database);
        const bool done = write(*m_database);
        transaction.commit();
        return done;
    } catch (const DatabaseFailure &failure) {
        failed(failure);
        return false;
    }
}

bool HistoryWorker::withholds(const ComparisonRecord &record) const
{
    return std::any_of(record.providers.begin(), record.providers.end(), [this](const QString &provider) {
        Call call;
        call.provider = provider;
        return m_bodyRules.withholds(call);
    });
}

bool HistoryWorker::keepComparison(const ComparisonRecord &record)
{
    ComparisonRecord kept = record;
    if (withholds(record)) {
        kept.title.clear();
        kept.plan = record.barePlan;
    }
    return writeNow([&kept](Database &database) {
        writeComparison(database, kept);
        return true;
    });
}

bool HistoryWorker::forgetComparison(const QUuid &id)
{
    return writeNow([&id](Database &database) { return removeComparison(database, id); });
}

Result<PromptRef> HistoryWorker::edit(const PromptEdit &edit)
{
    settle();
    try {
        Transaction transaction(*m_database);
        auto done = PromptWriter(*m_database).edit(edit, QDateTime::currentDateTimeUtc());
        if (!done)
            return done; // what was begun is taken back
        transaction.commit();
        m_idleWork->sealMetricsSoon();
        return done;
    } catch (const DatabaseFailure &failure) {
        return failure.toError(m_path);
    }
}

void HistoryWorker::settle()
{
    if (!m_failing)
        commit();
}

bool HistoryWorker::commit()
{
    m_commitTimer.stop();
    if (m_queue.empty())
        return true;
    try {
        write(m_queue);
    } catch (const DatabaseFailure &failure) {
        m_writer->forget();
        if (failure.passing() || failure.damaged()) {
            failed(failure);
            return false;
        }
        writeOneByOne();
        if (!m_queue.empty())
            return false;
    }
    m_bytesSinceCheckpoint += m_queuedBytes + qint64(m_queue.size()) * kBytesOfACall;
    m_queuedBytes = 0;
    setFailing(false);
    m_queue.clear();
    m_positions.clear();
    if (m_bytesSinceCheckpoint > kCheckpointBytes) {
        m_bytesSinceCheckpoint = 0;
        Q_EMIT checkpointWanted();
    }
    return true;
}

void HistoryWorker::write(const std::vector<PendingCall> &calls)
{
    const QString &owner = takeLock();
    Transaction transaction(*m_database);
    if (m_idleWork->othersWrote())
        m_writer->forget(); // another process may have removed what we remember; the watch announces it
    bool rows = false;
    for (const PendingCall &call : calls) {
        m_writer->apply(call, owner);
        if (call.finished)
            MarkWriter(*m_database).complete(*call.finished);
        rows = rows || call.begun || call.finished;
    }
    m_writer->complete();
    transaction.commit();
    m_idleWork->mergeAgain();
    if (rows)
        notify();
}

/// One of them cannot be stored: the others must not suffer for it.
void HistoryWorker::writeOneByOne()
{
    std::vector<PendingCall> queue = std::move(m_queue);
    m_queue.clear();
    m_positions.clear();
    bool stuck = false;
    for (PendingCall &call : queue) {
        try {
            if (!stuck)
                write({call});
        } catch (const DatabaseFailure &failure) {
            m_writer->forget();
            if (failure.passing() || failure.damaged()) {
                stuck = true;
                failed(failure);
            } else {
                m_refused = true;
                qCWarning(lcHistory) << "a call could not be stored:" << failure.text;
                Q_EMIT writeFailed({ErrorKind::Storage,
                    QCoreApplication::translate(
                        "History", "A call could not be saved in the history (%1).")
                        .arg(failure.text),
                    0, {}});
                continue;
            }
        }
        if (stuck) {
            m_positions.insert(call.id, qsizetype(m_queue.size()));
            m_queue.push_back(std::move(call));
        }
    }
}

void HistoryWorker::failed(const DatabaseFailure &failure)
{
    m_commitTimer.start(kRetryMs);
    qCWarning(lcHistory) << "writing failed:" << failure.code << failure.text;
    const bool isNew = !m_failing;
    setFailing(true);
    if (isNew) // once, not every second
        Q_EMIT writeFailed(writeError(failure, m_path));
}

void HistoryWorker::setFailing(bool failing)
{
    m_failing = failing;
    m_idleWork->setPaused(failing);
}

/// The name of this process's lock, which is taken for its first call.
const QString &HistoryWorker::takeLock()
{
    if (!m_lock) {
        m_lock = std::make_unique<InstanceLock>(m_path);
        m_idleWork->setOwner(m_lock->name());
    }
    return m_lock->name();
}

void HistoryWorker::notify()
{
    m_idleWork->sealMetricsSoon();
    if (m_sinceNotified.isValid() && !m_sinceNotified.hasExpired(kNotifyMs)) {
        if (!m_notifyTimer.isActive())
            m_notifyTimer.start(int(kNotifyMs - m_sinceNotified.elapsed()) + 1);
        return;
    }
    m_sinceNotified.start();
    Q_EMIT changed();
}

}
