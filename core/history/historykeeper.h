#pragma once

#include "core/base/result.h"
#include "core/history/callquery.h"
#include "core/history/keeping.h"

#include <QFuture>
#include <QObject>
#include <QThread>
#include <QUuid>

#include <atomic>
#include <memory>

namespace heliograph {

class History;
class KeeperThread;

/// Keeps house in a history: removes calls so that nothing of them is left, holds it to an age and a size, copies and
/// checks it. Works in a thread of its own over a connection of its own, in short transactions, so that writing and
/// reading go on. One job after the other, in this process and among all. Methods may be called from any thread and
/// return at once; futures are ready in the keeper's thread (whenReady), a cancelled one gives up at the next step.
class HistoryKeeper final : public QObject
{
    Q_OBJECT

public:
    /// The history outlives the keeper.
    HistoryKeeper(History &history, const QString &path);
    /// Waits for the step at hand; what was begun goes on at the next start (resume).
    ~HistoryKeeper() override;

    QFuture<Result<RemovalPlan>> plan(const CallQuery &query);
    /// Calls that run stay. Progress in calls. Error: Usage (the filter), Storage.
    QFuture<Result<RemovalReport>> remove(const CallQuery &query);
    QFuture<Result<RemovalReport>> remove(const QList<QUuid> &ids);
    QFuture<Result<RemovalReport>> removeRows(const QList<qint64> &rows);
    /// Once, now.
    QFuture<Result<RemovalReport>> retain(const Retention &retention);
    QFuture<Result<BackupReport>> backUp(const QString &file);
    QFuture<Result<CheckReport>> check();
    QFuture<Result<SpaceReport>> space();

    /// From now on: finishes what was begun, and retains at once and every hour.
    void setRetention(const Retention &retention);
    /// Looks through the file in the background, for a start after an end by force; damaged() tells.
    void checkQuietly();

Q_SIGNALS:
    /// From the keeper's thread.
    void damaged(const heliograph::Error &error);
    void retained(qint64 calls); ///< so many were too old or too many

private:
    template <typename T, typename Job> QFuture<Result<T>> start(Job job);

    History &m_history;
    QString m_path;
    QThread m_thread;
    KeeperThread *m_work = nullptr; ///< lives in m_thread
    std::atomic_bool m_closing = false;
};

/// Whether the last program that had this history open ended without closing it, as far as its files tell before it is
/// opened.
bool endedByForce(const QString &historyPath);

}
