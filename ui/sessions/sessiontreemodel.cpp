#include "ui/sessions/sessiontreemodel.h"

#include "core/history/callsums.h"
#include "ui/calls/callcells.h"
#include "ui/format.h"
#include "ui/groups/groupcolumns.h"

#include <algorithm>

namespace heliograph {

SessionTreeModel::SessionTreeModel(QObject *parent) : QAbstractItemModel(parent), m_items(1) { }

void SessionTreeModel::setView(const std::shared_ptr<const SessionView> &view)
{
    beginResetModel();
    m_view = view;
    m_items.assign(1, {});
    if (view) {
        m_items[0].node = 0;
        addChildren(0);
    }
    endResetModel();
}

/// The paths below and the calls at this one, by when they began.
void SessionTreeModel::addChildren(int item)
{
    const SessionNode &node = m_view->tree[size_t(m_items[size_t(item)].node)];
    std::vector<std::pair<qint64, Item>> below;
    for (const int child : node.children) {
        const SessionNode &path = m_view->tree[size_t(child)];
        const bool single = path.children.empty() && path.calls.size() == 1;
        below.push_back({path.sums.firstMs, {item, 0, child, single ? path.calls.front() : -1, {}}});
    }
    for (const int call : node.calls)
        below.push_back({m_view->calls[call].createdAt.toMSecsSinceEpoch(), {item, 0, -1, call, {}}});
    std::stable_sort(below.begin(), below.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (auto &[time, one] : below) {
        const auto next = int(m_items.size());
        one.row = int(m_items[size_t(item)].children.size());
        m_items[size_t(item)].children.push_back(next);
        m_items.push_back(one);
        if (one.node >= 0 && one.call < 0)
            addChildren(next);
    }
}

const SessionTreeModel::Item &SessionTreeModel::itemAt(const QModelIndex &index) const
{
    return m_items[index.isValid() ? size_t(index.internalId()) : 0];
}

int SessionTreeModel::callAt(const QModelIndex &index) const
{
    return index.isValid() ? itemAt(index).call : -1;
}

QModelIndex SessionTreeModel::indexOfCall(int call) const
{
    for (size_t i = 1; i < m_items.size(); ++i) {
        if (m_items[i].call == call)
            return createIndex(m_items[i].row, 0, quintptr(i));
    }
    return {};
}

QString SessionTreeModel::pathAt(const QModelIndex &index) const
{
    return index.isValid() && itemAt(index).node >= 0 ? m_view->tree[size_t(itemAt(index).node)].path : QString();
}

QModelIndex SessionTreeModel::indexOfPath(const QString &path) const
{
    for (size_t i = 1; i < m_items.size(); ++i) {
        if (m_items[i].node >= 0 && m_view->tree[size_t(m_items[i].node)].path == path)
            return createIndex(m_items[i].row, 0, quintptr(i));
    }
    return {};
}

QModelIndex SessionTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, quintptr(itemAt(parent).children[size_t(row)]));
}

QModelIndex SessionTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const int parent = itemAt(index).parent;
    return parent == 0 ? QModelIndex() : createIndex(m_items[size_t(parent)].row, 0, quintptr(parent));
}

int SessionTreeModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(itemAt(parent).children.size());
}

int SessionTreeModel::columnCount(const QModelIndex &) const
{
    return Count_;
}

CallSums SessionTreeModel::sumsOfItem(const Item &item) const
{
    return item.call >= 0 ? sumsOf(m_view->calls[item.call]) : m_view->tree[size_t(item.node)].sums;
}

QString SessionTreeModel::secondText(const Item &item) const
{
    if (item.call < 0)
        return tr("%Ln calls", nullptr, int(sumsOfItem(item).calls));
    const CallSummary &call = m_view->calls[item.call];
    if (item.node >= 0)
        return modelWord(call.model, call.requestedModel);
    return (call.status == CallStatus::Error && !call.errorMessage.isEmpty() ? call.errorMessage : call.promptPreview)
        .simplified();
}

QString SessionTreeModel::textOf(const Item &item, int column) const
{
    const CallSums sums = sumsOfItem(item);
    switch (column) {
    case Name:
        if (item.node >= 0)
            return m_view->tree[size_t(item.node)].name;
        return modelWord(m_view->calls[item.call].model, m_view->calls[item.call].requestedModel);
    case Start:
        return startText((sums.firstMs - m_view->beginMs()) * 1000);
    case Length:
        if (item.call >= 0)
            return durationText(m_view->calls[item.call].latencyUs);
        return durationText(sums.lengthUs());
    case Tokens:
        return countText(sums.tokens());
    case Cost:
        if (item.call >= 0) {
            const CallSummary &call = m_view->calls[item.call];
            return costWord(call.cost, call.costBasis, call.status);
        }
        return sumText(sums);
    default:
        return {};
    }
}

QVariant SessionTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Item &item = itemAt(index);
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return textOf(item, column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (column == Name ? Qt::AlignLeft : Qt::AlignRight));
    case Qt::ToolTipRole:
        if (column == Cost)
            return costToolTip(sumsOfItem(item));
        if (column == Start)
            return fullTimeText(QDateTime::fromMSecsSinceEpoch(sumsOfItem(item).firstMs, Qt::UTC));
        return column == Name && item.node >= 0 ? m_view->tree[size_t(item.node)].path : secondText(item);
    case Qt::AccessibleTextRole: {
        QStringList parts{textOf(item, column)};
        if (column == Name)
            parts << secondText(item) << data(index, FailedRole).toString();
        if (column == Name && item.call >= 0)
            parts << statusWord(m_view->calls[item.call].status, m_view->calls[item.call].httpStatus);
        if (column == Cost && item.call < 0)
            parts << costNote(sumsOfItem(item));
        parts.removeAll(QString());
        return parts.join(QStringLiteral(", "));
    }
    case NoteRole:
        return column == Cost && item.call < 0 ? costNote(sumsOfItem(item)) : QString();
    case SecondRole:
        return column == Name ? secondText(item) : QString();
    case StatusRole:
        return column == Name && item.call >= 0 ? QVariant(int(m_view->calls[item.call].status)) : QVariant();
    case FailedRole: {
        const qint64 errors = column == Name && item.call < 0 ? sumsOfItem(item).errors : 0;
        return errors > 0 ? tr("%Ln failed", nullptr, int(errors)) : QString();
    }
    default:
        return {};
    }
}

QVariant SessionTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= Count_)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Name ? Qt::AlignLeft : Qt::AlignRight));
    if (role == Qt::ToolTipRole && section == Start)
        return tr("After the first call of the session");
    if (role == Qt::ToolTipRole && section == Tokens)
        return tr("Input and output tokens of every class");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Path and call");
    case Start:
        return tr("Start");
    case Length:
        return tr("Duration");
    case Tokens:
        return tr("Tokens");
    default:
        return tr("Cost");
    }
}

}
