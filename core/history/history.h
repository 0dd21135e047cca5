#pragma once

#include "core/base/result.h"
#include "core/history/callpreparer.h"
#include "core/domain/call.h"
#include "core/history/bodyrules.h"
#include "core/history/callhistogram.h"
#include "core/history/comparisonrecord.h"
#include "core/history/repricing.h"
#include "core/metrics/callgroups.h"
#include "core/metrics/metricsquery.h"
#include "core/prompts/prompt.h"

#include <QFuture>
#include <QObject>
#include <QThread>

#include <atomic>
#include <memory>

namespace heliograph {

class HistoryReading;
class HistoryWorker;

/// The local history: one SQLite file, one thread that writes, one that reads and one that finds, so that a long
/// search delays neither a stream on its way to the disk nor the rows one looks at. Methods may be called from any thread and
/// return at once; writes are carried out in order, and an answer knows all that was handed over
/// before its question. Several processes may have the same file open.
class History final : public QObject
{
    Q_OBJECT

public:
    /// Opens or creates the file, brings its schema up to date and marks calls of processes that
    /// died as interrupted. Storage error, with the file untouched, where it is of a newer version,
    /// locked for over ten seconds, corrupt or not writable.
    static Result<std::unique_ptr<History>> open(const QString &path);
    /// Waits until everything handed over is on disk (where writing fails: a few seconds, no
    /// longer). Questions not yet answered are answered or, in the middle of a long search, cut
    /// short. Not from a database thread.
    ~History() override;

    /// From now on, of which calls nothing is kept that was said in them. Calls that have begun go on as they began.
    void setBodyRules(const BodyRules &rules);

    // Writing. A call is begun before it is sent, grows while it streams, and is finished once.
    /// exchange.requestBody, requestHeaders and url are stored now.
    void begin(const Call &call);
    /// Response bytes as they come: on disk within 250 ms.
    void append(const QUuid &id, const QByteArray &bytes, const QList<Chunk> &chunks);
    /// The final state. call.exchange.responseBody and chunks are ignored: what was appended
    /// counts. A call that was never begun (an import) is stored whole, with them. An id that is
    /// already there stays as it is.
    void finish(const Call &call);
    /// Stores finished calls whole, in one transaction: all, or none and an Error. For each, whether it is new; an id
    /// that is already there stays as it is.
    QFuture<Result<QList<bool>>> import(const QList<Call> &calls);
    /// Puts marks in the place of those a call has; false where there is no such call or they could not be written.
    QFuture<bool> mark(const QUuid &id, const Marks &marks);
    /// Keeps a comparison in the place of what is kept of it; on disk when ready. False where that failed.
    QFuture<bool> keepComparison(const ComparisonRecord &record);
    /// Its calls stay. False where there is no such comparison, or it could not be written.
    QFuture<bool> removeComparison(const QUuid &id);
    /// Changes the library of prompts; the prompt and version that were made or changed. Error (Usage) for a name that is
    /// empty or taken, (NotFound) for what is not there, (Storage); then nothing was changed.
    QFuture<Result<PromptRef>> edit(const PromptEdit &edit);
    /// Ready when all that was handed over before is on disk; false where a write failed.
    QFuture<bool> flush();

    // Reading. Futures are ready in a database thread: continue with whenReady (core/base). A
    // cancelled one does no work.
    /// Row ids in the query's order, all of them: a million take well under a second. Of a search or a filter by text
    /// the first few come sooner where the query has a limit.
    QFuture<Result<QList<qint64>>> find(const CallQuery &query);
    /// The calls of a query by time, in the finding thread: a million in a tenth of a second.
    QFuture<Result<CallHistogram>> histogram(const HistogramQuery &query);
    QFuture<Result<QList<CallSummary>>> summaries(const QList<qint64> &rows, const SummaryParts &parts = {});
    QFuture<Result<KnownTags>> knownTags();
    QFuture<Result<Call>> call(const QUuid &id); ///< with its exchange, bodies included
    /// The ids that begin with this text (at least four characters), for people who type; at most
    /// ten.
    QFuture<Result<QList<QUuid>>> idsStartingWith(const QString &text);
    /// What was asked in these calls and what was counted for it, without the answers.
    QFuture<Result<QList<PastRequest>>> requests(const CallQuery &query);
    /// What the call was thought to cost before it was priced again, the newest first.
    QFuture<Result<QList<OldReceipt>>> oldReceipts(const QUuid &id);
    /// Sum of the known costs since a moment, and how many calls had none; an answer for each question.
    QFuture<Result<QList<SpendSummary>>> spend(const QList<SpendQuestion> &questions);
    /// Sums, percentiles and tables over all calls of a query that have ended. Asked again after a few new calls, only
    /// these are counted.
    QFuture<Result<MetricsAnswer>> metrics(const MetricsQuery &query);

    /// Sessions, users, values of a property, …: the calls of a query put together.
    QFuture<Result<CallGroups>> groups(const CallGroupsQuery &query);
    QFuture<Result<QStringList>> propertyNames(); ///< of all calls, in the order of letters
    /// The calls of a session, the latest so many.
    QFuture<Result<SessionCalls>> sessionCalls(const QString &session, int limit);

    QFuture<Result<QList<ComparisonSummary>>> comparisons(int limit); ///< the newest first
    QFuture<Result<ComparisonRecord>> comparison(const QUuid &id);
    QFuture<Result<QList<PromptHead>>> prompts(); ///< in the order of their names
    QFuture<Result<PromptHistory>> prompt(const QUuid &id); ///< error (NotFound) where it is gone
    QFuture<Result<OpenedPrompt>> promptVersion(const PromptRef &version); ///< with its content
    QFuture<Result<PromptUses>> promptUses(const QUuid &id); ///< counted in the finding thread

    /// Prices the calls of a query again and keeps their old receipts, a hundred at a time, between what else is read
    /// and written. dryRun: only looks what would change. The future tells its progress in calls; cancelled, it stops
    /// after the hundred it is at, and has no result.
    QFuture<Result<RepriceReport>> reprice(const CallQuery &query, Pricer pricer, bool dryRun);

Q_SIGNALS:
    /// From the database thread, at most ten times a second: rows were added or changed, here or by
    /// another process.
    void changed();
    /// From the database thread: a call's marks are others now.
    void marked(const QUuid &id);
    /// From the database thread: the library of prompts was changed here.
    void promptsChanged();
    /// From a database thread: receipts of calls that have ended were replaced.
    void repriced();
    /// A write failed (disk full, locked): what and what to do. The calls go on.
    void writeFailed(const heliograph::Error &error);

private:
    History();
    Status start(const QString &path);
    template <typename T, typename Job> QFuture<Result<T>> ask(HistoryReading *side, Job job);
    struct Repricing;
    void repriceNext(const std::shared_ptr<Repricing> &job);

    QString m_path;
    CallPreparer m_preparer;
    QThread m_thread;
    QThread m_readThread;
    QThread m_findThread;
    HistoryWorker *m_worker = nullptr; ///< lives in m_thread
    HistoryReading *m_reading = nullptr; ///< lives in m_readThread
    HistoryReading *m_finding = nullptr; ///< lives in m_findThread
    std::atomic_bool m_closing = false;
};

}
