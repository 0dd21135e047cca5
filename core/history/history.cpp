#include "core/history/history.h"

#include "core/base/log.h"
#include "core/history/backup.h"
#include "core/history/historyreader.h"
#include "core/history/historyworker.h"

#include <QCoreApplication>
#include <QPromise>

namespace heliograph {

/// The reading side: a connection of its own in a thread of its own, so that a long search never
/// delays a stream.
class HistoryReading final : public QObject
{
    Q_OBJECT

public:
    std::unique_ptr<HistoryReader> reader;
};

History::History() = default;

Result<std::unique_ptr<History>> History::open(const QString &path)
{
    if (const auto restored = finishRestore(path); !restored) // another program has it open: at a later start
        qCWarning(lcHistory).noquote() << restored.error().message;
    std::unique_ptr<History> history(new History);
    const Status status = history->start(path);
    if (!status)
        return status.error();
    return history;
}

Status History::start(const QString &path)
{
    m_path = path;
    m_worker = new HistoryWorker(path, m_preparer);
    m_reading = new HistoryReading;
    m_finding = new HistoryReading;
    m_thread.setObjectName(QStringLiteral("history"));
    m_readThread.setObjectName(QStringLiteral("history-read"));
    m_findThread.setObjectName(QStringLiteral("history-find"));
    m_worker->moveToThread(&m_thread);
    m_reading->moveToThread(&m_readThread);
    m_finding->moveToThread(&m_findThread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(&m_readThread, &QThread::finished, m_reading, &QObject::deleteLater);
    connect(&m_findThread, &QThread::finished, m_finding, &QObject::deleteLater);
    connect(m_worker, &HistoryWorker::changed, this, &History::changed, Qt::DirectConnection);
    connect(
        m_worker, &HistoryWorker::writeFailed, this, &History::writeFailed, Qt::DirectConnection);
    m_thread.start(QThread::HighPriority);
    m_readThread.start();
    m_findThread.start();

    std::optional<Status> status;
    QMetaObject::invokeMethod(
        m_worker, [&] { status = m_worker->open(); }, Qt::BlockingQueuedConnection);
    for (HistoryReading *side : {m_reading, m_finding}) {
        if (!status->ok())
            break;
        QMetaObject::invokeMethod(
            side,
            [&] {
                try {
                    side->reader = std::make_unique<HistoryReader>(path);
                } catch (const DatabaseFailure &failure) {
                    status = failure.toError(path);
                }
            },
            Qt::BlockingQueuedConnection);
    }
    if (!status->ok())
        return *status;
    connect(m_worker, &HistoryWorker::checkpointWanted, m_reading, [reading = m_reading] {
        try {
            reading->reader->checkpoint();
        } catch (const DatabaseFailure &failure) {
            qCWarning(lcHistory) << "checkpoint failed:"
                                 << failure.text; // SQLite does it itself, later
        }
    });
    return *status;
}

History::~History()
{
    m_closing = true;
    // After everything handed over before; the reading side after every question asked before.
    if (m_thread.isRunning()) {
        QMetaObject::invokeMethod(
            m_worker, [this] { m_worker->settle(); }, Qt::BlockingQueuedConnection);
        for (HistoryReading *side : {m_reading, m_finding})
            QMetaObject::invokeMethod(
                side, [side] { side->reader.reset(); }, Qt::BlockingQueuedConnection);
        QMetaObject::invokeMethod(
            m_worker, [this] { m_worker->close(); }, Qt::BlockingQueuedConnection);
    }
    for (QThread *thread : {&m_thread, &m_readThread, &m_findThread}) {
        thread->quit();
        thread->wait();
    }
}

void History::setBodyRules(const BodyRules &rules)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, rules] { worker->setBodyRules(rules); });
}

void History::begin(const Call &call)
{
    QMetaObject::invokeMethod(m_worker,
        [worker = m_worker, call, request = m_preparer.request(call)] { worker->begin(call, request); });
}

void History::append(const QUuid &id, const QByteArray &bytes, const QList<Chunk> &chunks)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, id, bytes, chunks] { worker->append(id, bytes, chunks); });
}

void History::finish(const Call &call)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, call, end = m_preparer.end(call)] { worker->finish(call, end); });
}

QFuture<Result<QList<bool>>> History::import(const QList<Call> &calls)
{
    const auto promise = std::make_shared<QPromise<Result<QList<bool>>>>();
    promise->start();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, promise, calls] {
        promise->addResult(worker->import(calls));
        promise->finish();
    });
    return promise->future();
}

QFuture<bool> History::mark(const QUuid &id, const Marks &marks)
{
    const auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    QMetaObject::invokeMethod(m_worker, [this, promise, id, marks] {
        const bool written = m_worker->mark(id, marks);
        promise->addResult(written);
        promise->finish();
        if (written)
            Q_EMIT marked(id);
    });
    return promise->future();
}

QFuture<bool> History::keepComparison(const ComparisonRecord &record)
{
    const auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, promise, record] {
        promise->addResult(worker->keepComparison(record));
        promise->finish();
    });
    return promise->future();
}

QFuture<bool> History::removeComparison(const QUuid &id)
{
    const auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, promise, id] {
        promise->addResult(worker->forgetComparison(id));
        promise->finish();
    });
    return promise->future();
}

QFuture<Result<PromptRef>> History::edit(const PromptEdit &edit)
{
    const auto promise = std::make_shared<QPromise<Result<PromptRef>>>();
    promise->start();
    QMetaObject::invokeMethod(m_worker, [this, promise, edit] {
        const auto written = m_worker->edit(edit);
        promise->addResult(written);
        promise->finish();
        if (written)
            Q_EMIT promptsChanged();
    });
    return promise->future();
}

QFuture<bool> History::flush()
{
    const auto promise = std::make_shared<QPromise<bool>>();
    promise->start();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, promise] {
        promise->addResult(worker->flush());
        promise->finish();
    });
    return promise->future();
}

template <typename T, typename Job> QFuture<Result<T>> History::ask(HistoryReading *side, Job job)
{
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto answer = [this, reading = side, promise, job = std::move(job)] {
        const auto stopped = [&] { return m_closing || promise->isCanceled(); };
        if (reading->reader && !promise->isCanceled()) {
            try {
                promise->addResult(job(*reading->reader, stopped));
            } catch (const DatabaseFailure &failure) {
                promise->addResult(failure.toError(m_path));
            }
        }
        promise->finish();
    };
    // By way of the writer: an answer knows all that was handed over before the question.
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, reading = side, answer] {
        worker->settle();
        QMetaObject::invokeMethod(reading, answer);
    });
    return promise->future();
}

QFuture<Result<QList<qint64>>> History::find(const CallQuery &query)
{
    return ask<QList<qint64>>(m_finding, [query](HistoryReader &reader, const HistoryReader::Stopped &stopped) {
            return reader.find(query, stopped);
        });
}

QFuture<Result<CallHistogram>> History::histogram(const HistogramQuery &query)
{
    return ask<CallHistogram>(m_finding, [query](HistoryReader &reader, const HistoryReader::Stopped &stopped) {
        return reader.histogram(query, stopped);
    });
}

QFuture<Result<QList<CallSummary>>> History::summaries(const QList<qint64> &rows, const SummaryParts &parts)
{
    return ask<QList<CallSummary>>(m_reading,
        [rows, parts](HistoryReader &reader, const auto &) { return reader.summaries(rows, parts); });
}

QFuture<Result<KnownTags>> History::knownTags()
{
    return ask<KnownTags>(m_reading, [](HistoryReader &reader, const auto &) { return reader.knownTags(); });
}

QFuture<Result<Call>> History::call(const QUuid &id)
{
    return ask<Call>(m_reading, [id](HistoryReader &reader, const auto &) { return reader.call(id); });
}

QFuture<Result<QList<QUuid>>> History::idsStartingWith(const QString &text)
{
    return ask<QList<QUuid>>(m_reading, [text](HistoryReader &reader, const auto &) { return reader.idsStartingWith(text); });
}

QFuture<Result<QList<PastRequest>>> History::requests(const CallQuery &query)
{
    return ask<QList<PastRequest>>(m_reading, [query](HistoryReader &reader, const HistoryReader::Stopped &stopped) {
            return reader.requests(query, stopped);
        });
}

QFuture<Result<QList<OldReceipt>>> History::oldReceipts(const QUuid &id)
{
    return ask<QList<OldReceipt>>(m_reading, [id](HistoryReader &reader, const auto &) { return reader.oldReceipts(id); });
}

QFuture<Result<MetricsAnswer>> History::metrics(const MetricsQuery &query)
{
    return ask<MetricsAnswer>(m_finding,
        [query](HistoryReader &reader, const HistoryReader::Stopped &stopped) {
            return reader.metrics(query, stopped);
        });
}

QFuture<Result<CallGroups>> History::groups(const CallGroupsQuery &query)
{
    return ask<CallGroups>(m_finding, [query](HistoryReader &reader, const HistoryReader::Stopped &stopped) {
            return reader.groups(query, stopped);
        });
}

QFuture<Result<QStringList>> History::propertyNames()
{
    return ask<QStringList>(m_reading, [](HistoryReader &reader, const auto &) { return reader.propertyNames(); });
}

QFuture<Result<SessionCalls>> History::sessionCalls(const QString &session, int limit)
{
    return ask<SessionCalls>(
        m_reading, [session, limit](HistoryReader &reader, const auto &) { return reader.sessionCalls(session, limit); });
}

QFuture<Result<QList<ComparisonSummary>>> History::comparisons(int limit)
{
    return ask<QList<ComparisonSummary>>(
        m_reading, [limit](HistoryReader &reader, const auto &) { return reader.comparisons(limit); });
}

QFuture<Result<ComparisonRecord>> History::comparison(const QUuid &id)
{
    return ask<ComparisonRecord>(m_reading, [id](HistoryReader &reader, const auto &) { return reader.comparison(id); });
}

QFuture<Result<QList<PromptHead>>> History::prompts()
{
    return ask<QList<PromptHead>>(m_reading, [](HistoryReader &reader, const auto &) { return reader.prompts().list(); });
}

QFuture<Result<PromptHistory>> History::prompt(const QUuid &id)
{
    return ask<PromptHistory>(m_reading, [id](HistoryReader &reader, const auto &) { return reader.prompts().prompt(id); });
}

QFuture<Result<OpenedPrompt>> History::promptVersion(const PromptRef &version)
{
    return ask<OpenedPrompt>(
        m_reading, [version](HistoryReader &reader, const auto &) { return reader.prompts().version(version); });
}

QFuture<Result<PromptUses>> History::promptUses(const QUuid &id)
{
    return ask<PromptUses>(m_finding, [id](HistoryReader &reader, const HistoryReader::Stopped &stopped) {
        return reader.prompts().uses(id, stopped);
    });
}

/// Goes from thread to thread: rows are read and priced by the reading side, written by the writer.
struct History::Repricing {
    QPromise<Result<RepriceReport>> promise;
    Pricer pricer;
    bool dryRun = true;
    QList<qint64> rows;
    qsizetype next = 0;
    RepriceReport report;
};

QFuture<Result<RepriceReport>> History::reprice(const CallQuery &query, Pricer pricer, bool dryRun)
{
    const auto job = std::make_shared<Repricing>();
    job->pricer = std::move(pricer);
    job->dryRun = dryRun;
    job->promise.start();
    const auto begin = [this, reading = m_reading, job, query] {
        const auto stopped = [&] { return m_closing || job->promise.isCanceled(); };
        try {
            auto rows = reading->reader ? reading->reader->find(query, stopped) : QList<qint64>();
            if (!rows) {
                job->promise.addResult(rows.error());
                job->promise.finish();
                return;
            }
            job->rows = std::move(rows).value();
        } catch (const DatabaseFailure &failure) {
            job->promise.addResult(failure.toError(m_path));
            job->promise.finish();
            return;
        }
        job->promise.setProgressRange(0, int(job->rows.size()));
        repriceNext(job);
    };
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, reading = m_reading, begin] {
        worker->settle();
        QMetaObject::invokeMethod(reading, begin);
    });
    return job->promise.future();
}

/// In the reading thread: the next hundred.
void History::repriceNext(const std::shared_ptr<Repricing> &job)
{
    constexpr qsizetype batch = 100;
    const bool stopped = m_closing || job->promise.isCanceled() || !m_reading->reader;
    if (stopped || job->next >= job->rows.size()) {
        job->report.stopped = stopped;
        if (!job->dryRun && job->report.changed > 0)
            Q_EMIT repriced();
        job->promise.addResult(job->report);
        job->promise.finish();
        return;
    }
    QList<NewReceipt> fresh;
    try {
        const qsizetype end = std::min(job->next + batch, job->rows.size());
        for (; job->next < end; ++job->next) {
            const qint64 row = job->rows[job->next];
            const auto call = m_reading->reader->callToPrice(row);
            if (!call)
                continue;
            if (const auto receipt = priceAgain(*call, job->pricer, job->report))
                fresh.append({row, *receipt});
        }
    } catch (const DatabaseFailure &failure) {
        job->promise.addResult(failure.toError(m_path));
        job->promise.finish();
        return;
    }
    const auto goOn = [this, job] {
        job->promise.setProgressValue(int(job->next));
        repriceNext(job);
    };
    if (job->dryRun || fresh.isEmpty()) {
        QMetaObject::invokeMethod(m_reading, goOn, Qt::QueuedConnection);
        return;
    }
    QMetaObject::invokeMethod(m_worker,
        [this, worker = m_worker, reading = m_reading, job, fresh, goOn] {
            if (worker->replaceReceipts(fresh, QDateTime::currentDateTimeUtc())) {
                QMetaObject::invokeMethod(reading, goOn, Qt::QueuedConnection);
                return;
            }
            job->promise.addResult(Error{ErrorKind::Storage,
                QCoreApplication::translate("History",
                    "The new prices could not be written to the history. What was priced before "
                    "that stays."),
                0, {}});
            job->promise.finish();
        });
}

QFuture<Result<QList<SpendSummary>>> History::spend(const QList<SpendQuestion> &questions)
{
    return ask<QList<SpendSummary>>(m_reading,
        [questions](HistoryReader &reader, const auto &) -> Result<QList<SpendSummary>> {
            QList<SpendSummary> all;
            for (const SpendQuestion &question : questions) {
                const auto spend = reader.spend(question);
                if (!spend)
                    return spend.error();
                all.append(*spend);
            }
            return all;
        });
}

}

#include "history.moc"
