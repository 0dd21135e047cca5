#pragma once

#include "core/base/result.h"
#include "core/history/bodyrules.h"
#include "core/history/callwriter.h"
#include "core/history/comparisonrecord.h"
#include "core/prompts/prompt.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>

namespace heliograph {

class IdleWork;
class InstanceLock;
struct DatabaseFailure;

/// The writing side of the history, in a thread of its own. What is handed over is collected for at
/// most 80 ms and written in one transaction; where that fails it is kept and tried again. What is done when nothing is
/// written is IdleWork's.
class HistoryWorker final : public QObject
{
    Q_OBJECT

public:
    HistoryWorker(const QString &path, CallPreparer &preparer);
    ~HistoryWorker() override;

    Status open();
    /// Writes what is left, trying for a few seconds where that fails.
    void close();

    void setBodyRules(const BodyRules &rules) { m_bodyRules = rules; }
    void begin(const Call &call, const RequestAhead &request);
    void append(const QUuid &id, const QByteArray &bytes, const QList<Chunk> &chunks);
    void finish(const Call &call, const EndAhead &end);
    /// Finished calls, whole, in one transaction; see History::import.
    Result<QList<bool>> import(const QList<Call> &calls);
    /// Writes now. False where anything handed over is not on disk, or was refused since the last
    /// flush.
    bool flush();
    /// In one transaction. False where nothing could be written.
    bool replaceReceipts(const QList<NewReceipt> &receipts, const QDateTime &now);
    /// False where there is no such call, or nothing could be written.
    bool mark(const QUuid &id, const Marks &marks);
    /// False where it could not be written. Its texts are left out where the body rules say so for one of its columns.
    bool keepComparison(const ComparisonRecord &record);
    /// False where there is no such comparison, or nothing could be written.
    bool forgetComparison(const QUuid &id);
    Result<PromptRef> edit(const PromptEdit &edit); ///< see History::edit
    /// Before a read: writes what waits, unless writing fails at the moment.
    void settle();

Q_SIGNALS:
    void changed();
    void writeFailed(const heliograph::Error &error);
    void checkpointWanted();

private:
    PendingCall &pending(const QUuid &id);
    Call toKeep(const Call &call) const;
    bool withholds(const ComparisonRecord &record) const;
    template <typename Write> bool writeNow(Write write);
    bool commit();
    void write(const std::vector<PendingCall> &calls);
    void writeOneByOne();
    void failed(const DatabaseFailure &failure);
    void setFailing(bool failing);
    const QString &takeLock();
    void beginLog();
    void notify();

    QString m_path;
    CallPreparer &m_preparer;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<CallWriter> m_writer;
    std::unique_ptr<IdleWork> m_idleWork;
    std::unique_ptr<InstanceLock> m_lock; ///< from the first call on
    std::vector<PendingCall> m_queue; ///< in the order they were first spoken of
    QHash<QUuid, qsizetype> m_positions; ///< in m_queue
    BodyRules m_bodyRules;
    QSet<QUuid> m_begun; ///< running calls
    QSet<QUuid> m_bare; ///< running calls of which no bodies are kept
    qint64 m_queuedBytes = 0;
    qint64 m_bytesSinceCheckpoint = 0;
    bool m_failing = false;
    bool m_refused = false; ///< since the last flush
    QTimer m_commitTimer;
    QTimer m_notifyTimer;
    QElapsedTimer m_sinceNotified;
};

}
