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
    m_watch.start();
    connect(&m_history, &History::changed, this, &CallsModel::refresh);
    connect(&m_history, &History::marked, this, &CallsModel::fetchAgain);
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
    if (column >= 0 && !canSort(column))
        return;
    const bool byTime = column < 0 || CallColumn(column) == CallColumn::Time;
    const QString field = byTime ? QString() : fieldOf(column);
    const bool ascending = column >= 0 && order == Qt::AscendingOrder;
    if (m_query.sort == field && m_query.ascending == ascending)
        return;
    m_query.sort = field;
    m_query.ascending = ascending;
    restart();
}

QString CallsModel::fieldOf(int column) const
{
    if (column < 0 || column >= columnCount())
        return {};
    if (column < kCallColumns)
        return sortField(CallColumn(column));
    return QStringLiteral("property.") + m_properties[column - kCallColumns];
}

void CallsModel::addProperties(const QStringList &names)
{
    QStringList fresh;
    for (const QString &name : names) {
        // Filters and orders are blind to case, so names that differ in it alone are one column.
        if (!name.isEmpty() && !m_properties.contains(name, Qt::CaseInsensitive) && !fresh.contains(name, Qt::CaseInsensitive))
            fresh.append(name);
    }
    if (fresh.isEmpty())
        return;
    beginInsertColumns({}, columnCount(), columnCount() + int(fresh.size()) - 1);
    m_properties += fresh;
    endInsertColumns();
}

void CallsModel::setParts(const SummaryParts &parts)
{
    const bool more = (parts.properties && !m_parts.properties) || (parts.labels && !m_parts.labels);
    m_parts = parts;
    if (!more)
        return;
    m_cache.clear();
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, columnCount() - 1));
}

QList<qint64> CallsModel::rowIds(int first, int count) const
{
    return first == 0 && count == m_rows.size() ? m_rows : m_rows.mid(first, count);
}

void CallsModel::reload()
{
    if (!m_loading)
        find(-1);
}

void CallsModel::fetchAgain(const QUuid &id)
{
    m_settleTimer.start(); // it may fit the filter no longer, or only now
    const auto keys = m_cache.keys();
    for (const qint64 row : keys) {
        if (const CallSummary *call = m_cache.object(row); call && call->id == id) {
            whenReady(m_history.summaries({row}, m_parts), this,
                [this, parts = m_parts](const Result<QList<CallSummary>> &summaries) {
                    if (summaries && parts == m_parts)
                        keep(*summaries, 0);
                });
            return;
        }
    }
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
        m_arrivals.clear();
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

/// So that a view can let them fade in. What comes with the rest of a query is not new.
void CallsModel::noteArrivals(const QList<qint64> &rows, int first, int end)
{
    constexpr int most = 50;
    if (first > 0 || m_partial || end - first > most)
        return;
    const qint64 now = m_watch.elapsed();
    m_arrivals.removeIf([now](const auto &arrival) { return now - arrival.value() > kArrivalMs; });
    for (int i = first; i < end; ++i)
        m_arrivals.insert(rows[i], now);
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
        noteArrivals(rows, first, newEnd);
        if (oldCount < m_rows.size()) {
            addRows(first, newEnd, rows);
            return;
        }
        beginInsertRows({}, first, newEnd - 1);
        m_rows = rows; // a million are shared, not copied
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
        addRows(begin, end, rows);
        begin = end;
    }
}

/// Those from begin to end, in their place. At the top a list keeps room for the next ones, so that a million are not moved.
void CallsModel::addRows(int begin, int end, const QList<qint64> &rows)
{
    beginInsertRows({}, begin, end - 1);
    m_rows.insert(begin, end - begin, 0);
    std::copy(rows.begin() + begin, rows.begin() + end, m_rows.begin() + begin);
    endInsertRows();
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
        whenReady(m_history.summaries(page, m_parts), this,
            [this, from, parts = m_parts](const Result<QList<CallSummary>> &summaries) {
                m_fetching = false;
                if (summaries && parts == m_parts)
                    keep(*summaries, from);
                else
                    m_wanted.clear(); // what is painted again asks again
                if (parts != m_parts && !m_rows.isEmpty()) // other columns came meanwhile
                    Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, columnCount() - 1));
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
    whenReady(m_history.summaries(m_running.values(), m_parts), this,
        [this, parts = m_parts](const Result<QList<CallSummary>> &summaries) {
            m_fetchingRunning = false;
            if (summaries && parts == m_parts)
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
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
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
    return parent.isValid() ? 0 : kCallColumns + int(m_properties.size());
}

QVariant CallsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = index.column() < kCallColumns && isNumberColumn(CallColumn(index.column()));
        const Qt::Alignment side = number ? Qt::AlignRight : Qt::AlignLeft;
        return QVariant::fromValue(side | Qt::AlignVCenter);
    }
    if (role == AgeRole) {
        const auto came = m_arrivals.constFind(m_rows[index.row()]);
        return came == m_arrivals.constEnd() ? kArrivalMs : std::min<qint64>(kArrivalMs, m_watch.elapsed() - *came);
    }
    const CallSummary *call = m_cache.object(m_rows[index.row()]);
    if (!call) {
        if (role == Qt::DisplayRole)
            want(index.row());
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return cell(*call, index.column(), role);
    case RatingRole:
        return call->rating ? int(*call->rating) : -1;
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

QVariant CallsModel::cell(const CallSummary &call, int column, int role) const
{
    if (column >= kCallColumns)
        return propertyText(call, m_properties[column - kCallColumns]);
    if (role == Qt::DisplayRole)
        return cellText(call, CallColumn(column), QDateTime::currentDateTimeUtc());
    const QString text = cellToolTip(call, CallColumn(column));
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text) : text;
}

QVariant CallsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    if (section >= kCallColumns) {
        const QString name = m_properties[section - kCallColumns];
        return role == Qt::DisplayRole ? QVariant(name)
            : role == Qt::ToolTipRole  ? QVariant(tr("The property %1").arg(name))
            : role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignLeft | Qt::AlignVCenter))
                                            : QVariant();
    }
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
