#pragma once

#include "core/base/result.h"
#include "core/history/bodystore.h"
#include "core/history/callhistogram.h"
#include "core/history/comparisonrecord.h"
#include "core/history/database.h"
#include "core/history/groupsreader.h"
#include "core/history/metricsreader.h"
#include "core/history/names.h"
#include "core/history/promptreader.h"
#include "core/history/repricing.h"

#include <QList>

#include <functional>

namespace heliograph {

/// Answers questions about the history over a connection that cannot write. Throws DatabaseFailure.
class HistoryReader final
{
public:
    explicit HistoryReader(const QString &path);

    /// Asked now and then during long work: true to give up.
    using Stopped = std::function<bool()>;
    Result<QList<qint64>> find(const CallQuery &query, const Stopped &stopped);
    Result<CallHistogram> histogram(const HistogramQuery &query, const Stopped &stopped);
    Result<QList<CallSummary>> summaries(const QList<qint64> &rows, const SummaryParts &parts = {});
    Result<KnownTags> knownTags();
    Result<Call> call(const QUuid &id);
    Result<QList<QUuid>> idsStartingWith(const QString &text);
    Result<SpendSummary> spend(const SpendQuestion &question);
    /// A call without its bodies, with all that a price depends on; unset where it is gone.
    std::optional<Call> callToPrice(qint64 row);
    Result<QList<OldReceipt>> oldReceipts(const QUuid &id);
    Result<QList<PastRequest>> requests(const CallQuery &query, const Stopped &stopped);
    Result<MetricsAnswer> metrics(const MetricsQuery &query, const Stopped &stopped);
    Result<CallGroups> groups(const CallGroupsQuery &query, const Stopped &stopped);
    Result<QStringList> propertyNames();
    Result<SessionCalls> sessionCalls(const QString &session, int limit);
    Result<QList<ComparisonSummary>> comparisons(int limit);
    Result<ComparisonRecord> comparison(const QUuid &id);
    PromptReader prompts() { return PromptReader(m_database); }
    /// Brings the write-ahead log back into the file; here, because it waits for the disk and the
    /// writer must not.
    void checkpoint();

private:
    CallSummary readSummary(const Statement &row);
    void readParts(const SummaryParts &parts, CallSummary &call);

    Database m_database;
    Names m_names;
    BodyStore m_bodies;
    MetricsReader m_metrics;
    GroupsReader m_groups;
};

}
