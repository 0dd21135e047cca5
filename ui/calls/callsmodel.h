#pragma once

#include "core/history/history.h"
#include "core/providers/provider.h"
#include "ui/calls/callcells.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QSet>
#include <QTimer>

namespace heliograph {

/// The calls of a query, live, newest first unless sorted otherwise. Holds a row id for each call, and what the list
/// shows of it only for the rows that were looked at lately; both come in the background. It never
/// resets but for another query, so selection and scroll position stay while calls come in.
class CallsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { StatusRole = Qt::UserRole, DemoRole, FailedRole, IdRole };

    /// The history outlives the model.
    CallsModel(History &history, const ProviderList &providers, QObject *parent = nullptr);
    ~CallsModel() override;

    /// Asks for the calls of a query; what is shown stays until the answer is there. limit and
    /// order are the model's.
    void setQuery(const QString &where, const QString &search);
    bool isLoading() const { return m_loading; }
    /// By a column, in the background like setQuery.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    std::optional<QUuid> idAt(int row) const; ///< nothing while it is not loaded
    int indexOfRow(qint64 rowId) const { return int(m_rows.indexOf(rowId)); }
    qint64 rowIdAt(int row) const { return m_rows.value(row, -1); }
    /// The texts that say how long ago.
    void refreshTimes();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    void loaded(); ///< the answer to setQuery is there, or its first rows
    void completed(); ///< and all of it
    void queryFailed(
        const heliograph::Error &error); ///< Usage: the filter is wrong; the rows stay as they were
    void refreshed(); ///< rows may have come, gone or changed

private:
    void restart();
    void find(int limit);
    void take(const QList<qint64> &rows, int limit);
    void merge(int oldCount, const QList<qint64> &rows);
    void refresh();
    void want(int row) const;
    void fetchWanted();
    void fetchRunning();
    void keep(const QList<CallSummary> &summaries, int hint);

    History &m_history;
    QSet<QString> m_demoProviders;
    CallQuery m_query;
    QList<qint64> m_rows;
    mutable QCache<qint64, CallSummary> m_cache;
    QSet<qint64> m_running; ///< cached rows that may still change
    mutable QList<int> m_wanted; ///< rows a view asked for, the latest last
    mutable QTimer m_fetchTimer;
    QTimer m_settleTimer;
    QFuture<Result<QList<qint64>>> m_find;
    quint64 m_findToken = 0; ///< answers to older questions are dropped
    bool m_loading = false;
    bool m_partial = false; ///< only the first rows are there so far
    bool m_finding = false;
    bool m_findAgain = false;
    bool m_fetching = false;
    bool m_fetchingRunning = false;
    bool m_fetchRunningAgain = false;
};

}
