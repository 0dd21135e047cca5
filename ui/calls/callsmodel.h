#pragma once

#include "core/history/history.h"
#include "core/providers/provider.h"
#include "ui/calls/callcells.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QElapsedTimer>
#include <QHash>
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
    enum Role { StatusRole = Qt::UserRole, DemoRole, FailedRole, IdRole, RatingRole, AgeRole };

    /// How long AgeRole counts, from the moment a call came.
    static constexpr qint64 kArrivalMs = 1'500;

    /// The history outlives the model.
    CallsModel(History &history, const ProviderList &providers, QObject *parent = nullptr);
    ~CallsModel() override;

    /// Asks for the calls of a query; what is shown stays until the answer is there. limit and
    /// order are the model's.
    void setQuery(const QString &where, const QString &search);
    bool isLoading() const { return m_loading; }
    /// By a column, in the background like setQuery.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /// Columns behind those of CallColumn, a property each; names are only ever added.
    void addProperties(const QStringList &names);
    QStringList properties() const { return m_properties; }
    /// What the columns that are shown need beside the rest.
    void setParts(const SummaryParts &parts);
    bool canSort(int column) const { return !fieldOf(column).isEmpty(); }
    const CallQuery &query() const { return m_query; }
    /// All calls of the query are there, not just the first.
    bool isComplete() const { return !m_loading && !m_partial; }
    bool hasRunning() const { return !m_running.isEmpty(); }

    /// The rows' ids; of all rows without a copy.
    QList<qint64> rowIds(int first, int count) const;
    std::optional<QUuid> idAt(int row) const; ///< nothing while it is not loaded
    int indexOfRow(qint64 rowId) const { return int(m_rows.indexOf(rowId)); }
    qint64 rowIdAt(int row) const { return m_rows.value(row, -1); }
    /// All of it, now: after calls were taken out.
    void reload();
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
    void noteArrivals(const QList<qint64> &rows, int first, int end);
    void merge(int oldCount, const QList<qint64> &rows);
    void addRows(int begin, int end, const QList<qint64> &rows);
    void refresh();
    void want(int row) const;
    void fetchWanted();
    void fetchRunning();
    void keep(const QList<CallSummary> &summaries, int hint);
    void fetchAgain(const QUuid &id);
    QString fieldOf(int column) const;
    QVariant cell(const CallSummary &call, int column, int role) const;

    History &m_history;
    QSet<QString> m_demoProviders;
    QStringList m_properties;
    SummaryParts m_parts;
    CallQuery m_query;
    QList<qint64> m_rows;
    mutable QCache<qint64, CallSummary> m_cache;
    QHash<qint64, qint64> m_arrivals; ///< rows that came while one watched, and when (ms, monotonic)
    QElapsedTimer m_watch;
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
