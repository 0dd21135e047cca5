#include "ui/calls/callsmodel.h"

#include "core/base/whenready.h"

#include <QTextDocument>

#include <algorithm>

namespace heliograph {

namespace {

/// How many of the newest calls are asked for when something changed; the whole list only after
/// things settled.
constexpr int kHead = 256;
constexpr int kFirst = 200; ///< of another query: shown before all are known
constexpr int kSettleMs = 3'000;
constexpr int kPage = 64;
constexpr int kMaxWanted = 256;
constexpr int kCachedRows = 4'096;

}

CallsModel::CallsModel(History &history, const ProviderList &providers, QObject *parent)
    : QAbstractTableModel(parent), m_history(history), m_cache(kCachedRows)
{
    for (const Provider &provider : providers.all()) {
        if (provider.demo)
            m_demoProviders.insert(provider.id);
    }
    m_fetchTimer.setSingleShot(true);
    m_fetchTimer.setInterval(0);
    connect(&m_fetchTimer, &QTimer::timeout, this, &CallsModel::fetchWanted);
    m_settleTimer.setSingleShot(true);
    m_settleTimer.setInterval(kSettleMs);
    connect(&m_settleTimer, &QTimer::timeout, this, [this] {
        fetchRunning();
        if (m_finding)
            m_settleTimer.start();
        else
            find(-1);
    });
    connect(&m_history, &History::changed, this, &CallsModel::refresh);
    connect(&m_history, &History::repriced, this, [this] {
        m_cache.clear();
        if (!m_rows.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, columnCount() - 1));
    });
}

CallsModel::~CallsModel() = default;

void CallsModel::setQuery(const QString &where, const QString &search)
{
    m_query.where = where;
    m_query.search = search;
    restart();
}

void CallsModel::sort(int column, Qt::SortOrder order)
{
    const bool byTime = column < 0 || column >= kCallColumns || CallColumn(column) == CallColumn::Time;
    const QString field = byTime ? QString() : sortField(CallColumn(column));
    const bool ascending = column >= 0 && order == Qt::AscendingOrder;
    if (m_query.sort == field && m_query.ascending == ascending)
        return;
    m_query.sort = field;
    m_query.ascending = ascending;
    restart();
}

void CallsModel::restart()
{
    m_loading = true;
    m_find.cancel();
    // To know all may take long: the first calls are shown while it goes on.
    find(kFirst);
}

void CallsModel::find(int limit)
{
    const quint64 token = ++m_findToken;
    CallQuery query = m_query;
    query.limit = limit;
    m_finding = true;
    m_find = m_history.find(query);
    whenReady(m_find, this, [this, token, limit](const Result<QList<qint64>> &rows) {
        if (token != m_findToken)
            return;
        m_finding = false;
        if (rows) {
            take(*rows, limit);
        } else {
            m_loading = false;
            Q_EMIT queryFailed(rows.error());
        }
        if (std::exchange(m_findAgain, false) && !m_finding)
            find(kHead);
    });
}

void CallsModel::take(const QList<qint64> &rows, int limit)
{
    if (std::exchange(m_loading, false)) {
        beginResetModel();
        m_rows = rows;
        m_wanted.clear();
        endResetModel();
        Q_EMIT loaded();
        m_partial = limit >= 0 && rows.size() == limit;
        if (m_partial)
            find(-1);
        else
            Q_EMIT completed();
        return;
    }
    if (limit < 0 || rows.size() < limit) {
        merge(int(m_rows.size()), rows);
        if (std::exchange(m_partial, false))
            Q_EMIT completed();
    } else {
        // The list below the last of the newest ones is taken to be as it was, until things settle.
        const qsizetype anchor = m_rows.indexOf(rows.constLast());
        if (anchor < 0) {
            find(-1);
            return;
        }
        merge(int(anchor) + 1, rows);
    }
    Q_EMIT refreshed();
}

void CallsModel::merge(int oldCount, const QList<qint64> &rows)
{
    int first = 0;
    int oldEnd = oldCount;
    int newEnd = int(rows.size());
    while (oldEnd > 0 && newEnd > 0 && m_rows[oldEnd - 1] == rows[newEnd - 1]) {
        --oldEnd;
        --newEnd;
    }
    while (first < oldEnd && first < newEnd && m_rows[first] == rows[first])
        ++first;
    if (first == oldEnd && first == newEnd)
        return;
    if (first == oldEnd) { // the rest after the first page, or what is new on top: no need to look at each
        beginInsertRows({}, first, newEnd - 1);
        m_rows = m_rows.first(first) + rows.sliced(first, newEnd - first) + m_rows.sliced(first);
        endInsertRows();
        return;
    }

    const QSet<qint64> before(m_rows.begin() + first, m_rows.begin() + oldEnd);
    const QSet<qint64> after(rows.begin() + first, rows.begin() + newEnd);
    QList<qint64> stayed;
    for (int i = first; i < newEnd; ++i) {
        if (before.contains(rows[i]))
            stayed.append(rows[i]);
    }
    qsizetype next = 0;
    bool sameOrder = true;
    for (int i = first; i < oldEnd; ++i) {
        if (after.contains(m_rows[i]))
            sameOrder = sameOrder && m_rows[i] == stayed[next++];
    }
    // Where calls changed places they go and come again.
    const auto goes = [&](qint64 row) { return !sameOrder || !after.contains(row); };
    const auto comes = [&](qint64 row) { return !sameOrder || !before.contains(row); };
    for (int end = oldEnd; end > first;) {
        int begin = end;
        while (begin > first && goes(m_rows[begin - 1]))
            --begin;
        if (begin == end) {
            --end;
            continue;
        }
        beginRemoveRows({}, begin, end - 1);
        m_rows.remove(begin, end - begin);
        endRemoveRows();
        end = begin;
    }
    for (int begin = first; begin < newEnd;) {
        int end = begin;
        while (end < newEnd && comes(rows[end]))
            ++end;
        if (begin == end) {
            ++begin;
            continue;
        }
        beginInsertRows({}, begin, end - 1);
        m_rows.insert(begin, end - begin, 0);
        std::copy(rows.begin() + begin, rows.begin() + end, m_rows.begin() + begin);
        endInsertRows();
        begin = end;
    }
}

void CallsModel::refresh()
{
    fetchRunning();
    m_settleTimer.start();
    if (!m_query.sort.isEmpty() || m_query.ascending)
        return; // what is new may stand anywhere
    if (m_finding)
        m_findAgain = !m_partial;
    else
        find(kHead);
}

void CallsModel::want(int row) const
{
    if (!m_wanted.isEmpty() && m_wanted.constLast() == row)
        return;
    if (m_wanted.size() >= kMaxWanted)
        m_wanted.removeFirst();
    m_wanted.append(row);
    if (!m_fetching && !m_fetchTimer.isActive())
        m_fetchTimer.start();
}

void CallsModel::fetchWanted()
{
    if (m_fetching)
        return;
    // One page at a time, the one looked at last first: while someone scrolls far, what they left
    // behind can wait.
    while (!m_wanted.isEmpty()) {
        const int row = m_wanted.takeLast();
        if (row >= m_rows.size() || m_cache.contains(m_rows[row]))
            continue;
        const int from = std::max(0, row - kPage / 2);
        QList<qint64> page;
        for (int i = from; i < std::min(from + kPage, int(m_rows.size())); ++i) {
            if (!m_cache.contains(m_rows[i]))
                page.append(m_rows[i]);
        }
        m_fetching = true;
        whenReady(m_history.summaries(page), this,
            [this, from](const Result<QList<CallSummary>> &summaries) {
                m_fetching = false;
                if (summaries)
                    keep(*summaries, from);
                else
                    m_wanted.clear(); // what is painted again asks again
                fetchWanted();
            });
        return;
    }
}

void CallsModel::fetchRunning()
{
    m_running.removeIf([this](qint64 row) { return !m_cache.contains(row); });
    if (m_fetchingRunning) {
        m_fetchRunningAgain = true;
        return;
    }
    if (m_running.isEmpty())
        return;
    m_fetchingRunning = true;
    whenReady(m_history.summaries(m_running.values()), this,
        [this](const Result<QList<CallSummary>> &summaries) {
            m_fetchingRunning = false;
            if (summaries)
                keep(*summaries, 0);
            if (std::exchange(m_fetchRunningAgain, false))
                fetchRunning();
        });
}

void CallsModel::keep(const QList<CallSummary> &summaries, int hint)
{
    int first = int(m_rows.size());
    int last = -1;
    for (const CallSummary &summary : summaries) {
        m_cache.insert(summary.row, new CallSummary(summary));
        if (summary.status == CallStatus::Running)
            m_running.insert(summary.row);
        else
            m_running.remove(summary.row);
        // Calls that came meanwhile have moved the row down, rarely up.
        qsizetype at = m_rows.indexOf(summary.row, hint);
        if (at < 0)
            at = m_rows.indexOf(summary.row);
        if (at < 0)
            continue;
        first = std::min(first, int(at));
        last = std::max(last, int(at));
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, kCallColumns - 1));
}

std::optional<QUuid> CallsModel::idAt(int row) const
{
    const CallSummary *call = m_cache.object(rowIdAt(row));
    if (!call) {
        if (row >= 0 && row < m_rows.size())
            want(row);
        return std::nullopt;
    }
    return call->id;
}

void CallsModel::refreshTimes()
{
    const int column = int(CallColumn::Time);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(
            index(0, column), index(int(m_rows.size()) - 1, column), {Qt::DisplayRole});
}

int CallsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CallsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kCallColumns;
}

QVariant CallsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto column = CallColumn(index.column());
    if (role == Qt::TextAlignmentRole) {
        const Qt::Alignment side = isNumberColumn(column) ? Qt::AlignRight : Qt::AlignLeft;
        return QVariant::fromValue(side | Qt::AlignVCenter);
    }
    const CallSummary *call = m_cache.object(m_rows[index.row()]);
    if (!call) {
        if (role == Qt::DisplayRole)
            want(index.row());
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return cellText(*call, column, QDateTime::currentDateTimeUtc());
    case Qt::ToolTipRole: {
        const QString text = cellToolTip(*call, column);
        return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text) : text;
    }
    case StatusRole:
        return int(call->status);
    case DemoRole:
        return m_demoProviders.contains(call->provider);
    case FailedRole:
        return call->answerPreview.isEmpty() && !call->errorMessage.isEmpty();
    case IdRole:
        return call->id;
    default:
        return {};
    }
}

QVariant CallsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kCallColumns)
        return {};
    const auto column = CallColumn(section);
    if (role == Qt::DisplayRole)
        return columnTitle(column);
    if (role == Qt::ToolTipRole)
        return columnToolTip(column);
    if (role == Qt::TextAlignmentRole)
        return int((isNumberColumn(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

}
