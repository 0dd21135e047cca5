#include "ui/groups/groupsmodel.h"

#include <QHash>

#include <algorithm>

namespace heliograph {

GroupsModel::GroupsModel(QList<GroupColumn> columns, QString title, QObject *parent)
    : QAbstractTableModel(parent), m_columns(std::move(columns)), m_title(std::move(title)),
      m_now(QDateTime::currentDateTimeUtc())
{
}

void GroupsModel::setTitle(const QString &title, const QString &unset)
{
    m_title = title;
    m_unset = unset;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void GroupsModel::setGroups(const QList<CallGroup> &groups)
{
    m_now = QDateTime::currentDateTimeUtc();
    const bool sameOrder = std::equal(m_groups.begin(), m_groups.end(), groups.begin(), groups.end(),
        [](const CallGroup &a, const CallGroup &b) { return a.value == b.value; });
    if (sameOrder) {
        m_groups = groups;
        if (!groups.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    QHash<QString, int> places;
    int unset = -1;
    for (int i = 0; i < groups.size(); ++i) {
        if (groups[i].value)
            places.insert(*groups[i].value, i);
        else
            unset = i;
    }
    const auto placeOf = [&](const CallGroup &group) { return group.value ? places.value(*group.value, -1) : unset; };
    const bool sameOnes = groups.size() == m_groups.size()
        && std::all_of(m_groups.begin(), m_groups.end(), [&](const CallGroup &group) { return placeOf(group) >= 0; });
    if (!sameOnes) {
        beginResetModel();
        m_groups = groups;
        endResetModel();
        return;
    }
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &one : before)
        after.append(index(placeOf(m_groups[one.row()]), one.column()));
    m_groups = groups;
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

int GroupsModel::indexOf(const std::optional<QString> &value) const
{
    const auto found = std::find_if(
        m_groups.begin(), m_groups.end(), [&](const CallGroup &group) { return group.value == value; });
    return found == m_groups.end() ? -1 : int(found - m_groups.begin());
}

void GroupsModel::refreshTimes()
{
    m_now = QDateTime::currentDateTimeUtc();
    if (!m_groups.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole});
}

int GroupsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_groups.size());
}

int GroupsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant GroupsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const CallGroup &group = m_groups[index.row()];
    const GroupColumn column = m_columns[index.column()];
    const bool name = column == GroupColumn::Name;
    switch (role) {
    case Qt::DisplayRole:
        return name && !group.value ? m_unset : groupText(group, column, m_now).simplified();
    case Qt::ToolTipRole:
        return groupToolTip(group, column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumberColumn(column) ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::AccessibleTextRole: {
        const QString text = data(index, Qt::DisplayRole).toString();
        const QString note = column == GroupColumn::Cost ? costNote(group.sums) : QString();
        return note.isEmpty() ? text : QStringLiteral("%1, %2").arg(text, note);
    }
    case NoteRole:
        return column == GroupColumn::Cost ? costNote(group.sums) : QString();
    case SecondRole:
        return name && !group.name.isEmpty() ? group.value.value_or(QString()) : QString();
    case ColumnRole:
        return int(column);
    case UnsetRole:
        return name && !group.value;
    case WarnRole:
        return column == GroupColumn::Errors && group.sums.errors > 0;
    default:
        return {};
    }
}

QVariant GroupsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    const GroupColumn column = m_columns[section];
    switch (role) {
    case Qt::DisplayRole:
        return column == GroupColumn::Name ? m_title : groupTitle(column);
    case Qt::ToolTipRole:
        return groupToolTip(column);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isNumberColumn(column) ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

void GroupsModel::sort(int column, Qt::SortOrder order)
{
    if (column >= 0 && column < m_columns.size())
        Q_EMIT sortRequested(m_columns[column], order);
}

}
