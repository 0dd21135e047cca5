#pragma once

#include "ui/groups/groupcolumns.h"

#include <QAbstractTableModel>

namespace heliograph {

/// A table of groups. Takes them whole and already in order; the same ones again keep selection and place.
class GroupsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { NoteRole = Qt::UserRole, ///< what the sum of costs leaves out
        SecondRole, ///< the id beside a name
        ColumnRole, ///< GroupColumn
        UnsetRole, ///< these calls have no such value
        WarnRole }; ///< not 0, and not good

    /// title: of the column Name.
    GroupsModel(QList<GroupColumn> columns, QString title, QObject *parent = nullptr);

    void setGroups(const QList<CallGroup> &groups);
    const QList<CallGroup> &groups() const { return m_groups; }
    void setTitle(const QString &title, const QString &unset); ///< unset: what calls without a value are called
    const QList<GroupColumn> &columns() const { return m_columns; }
    GroupColumn columnAt(int section) const { return m_columns.value(section, GroupColumn::Name); }
    int indexOf(const std::optional<QString> &value) const; ///< -1: none
    /// The texts that say how long ago.
    void refreshTimes();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// Asks whoever keeps the groups, see sortRequested.
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    void sortRequested(heliograph::GroupColumn column, Qt::SortOrder order);

private:
    QList<GroupColumn> m_columns;
    QString m_title;
    QString m_unset;
    QList<CallGroup> m_groups;
    QDateTime m_now;
};

}
