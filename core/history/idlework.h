#pragma once

#include "core/history/metricsealer.h"

#include <QObject>
#include <QPair>
#include <QString>
#include <QTimer>

namespace heliograph {

class CallWriter;
class Database;

/// What the writing side of the history does while nothing is written, a few hundredths of a second at a time: it makes
/// what reading is fast by, and looks at what other processes did. In the thread of the connection, which is in no
/// transaction whenever the event loop runs.
class IdleWork final : public QObject
{
    Q_OBJECT

public:
    /// The database and the writer over it must outlive this.
    IdleWork(Database &database, CallWriter &writer, const QString &historyPath);

    /// Marks interrupted what processes left that are gone; from then on works by itself. Throws DatabaseFailure.
    void start();
    /// While writing fails nothing is tried that could wait.
    void setPaused(bool paused) { m_paused = paused; }
    /// The name of this process's lock, once it has one: running calls of that owner are running.
    void setOwner(const QString &name) { m_owner = name; }
    /// Whether another connection wrote since this was last announced. Throws DatabaseFailure.
    bool othersWrote();
    void mergeAgain() { m_mergeable = true; } ///< the search index may have many parts
    void sealMetricsSoon(); ///< calls are new or changed

Q_SIGNALS:
    void changed(); ///< calls did, by this or by other processes
    void wrote(qint64 calls); ///< about as much as so many calls

private:
    void sweep();
    void seal();
    bool sealSome();
    void sealMetrics();
    void lookForOthers();
    qint64 dataVersion();
    void noteState();

    Database &m_database;
    CallWriter &m_writer;
    QString m_path;
    QString m_owner;
    MetricSealer m_sealer;
    bool m_paused = false;
    bool m_mergeable = true;
    qint64 m_dataVersion = 0; ///< changes when another connection wrote
    QPair<qint64, QString> m_state; ///< last call and running calls, as last announced
    QTimer m_watchTimer;
    QTimer m_sweepTimer;
    QTimer m_sealTimer;
    QTimer m_metricsTimer;
};

}
