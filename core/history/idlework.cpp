#include "core/history/idlework.h"

#include "core/base/log.h"
#include "core/history/callwriter.h"
#include "core/history/columnwriter.h"
#include "core/history/database.h"
#include "core/history/historyspace.h"
#include "core/history/instancelock.h"

namespace heliograph {

namespace {

constexpr int kWatchMs = 300;
constexpr int kSweepMs = 3'000;
// One segment takes about 30 ms: streams are written between two of them, and a start is over before the first.
constexpr int kSealAfterMs = 3'000;
constexpr int kSealNextMs = 20;
constexpr int kMetricsAfterMs = 1'000; // after a change
constexpr int kMetricsPauseMs = 20; // between two pieces, so that streams go first

}

IdleWork::IdleWork(Database &database, CallWriter &writer, const QString &historyPath)
    : m_database(database), m_writer(writer), m_path(historyPath), m_sealer(database)
{
    m_watchTimer.setInterval(kWatchMs);
    m_sweepTimer.setInterval(kSweepMs);
    m_sealTimer.setSingleShot(true);
    m_metricsTimer.setSingleShot(true);
    connect(&m_watchTimer, &QTimer::timeout, this, &IdleWork::lookForOthers);
    connect(&m_sweepTimer, &QTimer::timeout, this, &IdleWork::sweep);
    connect(&m_sealTimer, &QTimer::timeout, this, &IdleWork::seal);
    connect(&m_metricsTimer, &QTimer::timeout, this, &IdleWork::sealMetrics);
}

void IdleWork::start()
{
    sweep();
    m_dataVersion = dataVersion();
    noteState();
    m_watchTimer.start();
    m_sweepTimer.start();
    m_sealTimer.start(kSealAfterMs);
    m_metricsTimer.start(kMetricsAfterMs);
}

bool IdleWork::othersWrote()
{
    return dataVersion() != m_dataVersion;
}

void IdleWork::sealMetricsSoon()
{
    m_sealer.lookAgain();
    if (!m_metricsTimer.isActive())
        m_metricsTimer.start(kMetricsAfterMs);
}

void IdleWork::sweep()
{
    QStringList owners;
    try {
        Statement find(m_database, QStringLiteral("SELECT DISTINCT owner FROM running_calls"));
        while (find.next())
            owners.append(find.text(0));
    } catch (const DatabaseFailure &failure) {
        qCWarning(lcHistory) << "looking for interrupted calls failed:" << failure.text;
        return;
    }
    for (const QString &owner : owners) {
        if (owner == m_owner || !InstanceLock::isGone(m_path, owner))
            continue;
        try {
            Transaction transaction(m_database);
            const int count = m_writer.interruptCallsOf(owner);
            m_writer.complete();
            transaction.commit();
            if (count > 0)
                Q_EMIT changed();
        } catch (const DatabaseFailure &failure) {
            m_writer.forget();
            qCWarning(lcHistory) << "marking interrupted calls failed:"
                                 << failure.text; // the next sweep tries again
        }
    }
}

/// What makes reading fast: texts of former versions come into the search index, columns of full segments are packed (see
/// ColumnWriter), the parts of the search index are merged, and the room that this leaves is given back; a little at a time.
void IdleWork::seal()
{
    int again = kSealAfterMs;
    try {
        if (!m_paused && sealSome()) {
            again = kSealNextMs;
            Q_EMIT wrote(8);
        }
    } catch (const DatabaseFailure &failure) {
        qCDebug(lcHistory) << "sealing a segment failed:" << failure.text; // questions are answered without it
    }
    m_sealTimer.start(again);
}

/// False: there is nothing left to do.
bool IdleWork::sealSome()
{
    if (SearchIndex::enterOlder(m_database) || ColumnWriter(m_database).sealNext())
        return true;
    m_mergeable = m_mergeable && SearchIndex::mergeSome(m_database);
    return m_mergeable || shrinkSome(m_database);
}

/// A piece of what metrics are answered from, a few milliseconds of work.
void IdleWork::sealMetrics()
{
    if (m_paused)
        return;
    try {
        if (m_sealer.sealOne()) {
            Q_EMIT wrote(1);
            m_metricsTimer.start(kMetricsPauseMs);
        }
    } catch (const DatabaseFailure &failure) {
        qCWarning(lcHistory) << "making a block of metrics failed:" << failure.text; // metrics do without
    }
}

void IdleWork::lookForOthers()
{
    try {
        const qint64 version = dataVersion();
        if (version == m_dataVersion)
            return;
        m_dataVersion = version;
        m_writer.forget();
        const auto before = m_state;
        noteState();
        if (m_state != before)
            Q_EMIT changed();
    } catch (const DatabaseFailure &failure) {
        qCDebug(lcHistory) << "looking for other processes' writes failed:" << failure.text;
    }
}

qint64 IdleWork::dataVersion()
{
    return m_database.integer(QStringLiteral("PRAGMA data_version"));
}

/// Every call that begins, ends or is removed changes one of these; bytes of a stream change neither, so that a
/// list is not read again for them.
void IdleWork::noteState()
{
    m_state.first = m_database.integer(QStringLiteral("SELECT max(id) FROM calls"));
    Statement running(m_database, QStringLiteral("SELECT group_concat(call) FROM running_calls"));
    m_state.second = running.next() ? running.text(0) : QString();
    m_state.second += u'/'
        + QString::number(m_database.integer(
            QStringLiteral("SELECT value FROM housekeeping WHERE name = 'removals'")));
}

}
