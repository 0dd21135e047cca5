#pragma once

#include "ui/sessions/sessionview.h"

#include <QAbstractItemModel>

namespace heliograph {

/// The paths of a session with their calls below. A path that is one call is one row.
class SessionTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { Name, Start, Length, Tokens, Cost, Count_ };
    enum Role { NoteRole = Qt::UserRole, ///< what the sum of costs leaves out
        SecondRole, ///< what stands behind the name
        StatusRole, ///< CallStatus; of calls only
        FailedRole }; ///< "1 failed", of the calls in the branch

    explicit SessionTreeModel(QObject *parent = nullptr);

    void setView(const std::shared_ptr<const SessionView> &view);
    int callAt(const QModelIndex &index) const; ///< place in the list of calls; -1: a path with several
    QModelIndex indexOfCall(int call) const;
    QString pathAt(const QModelIndex &index) const; ///< empty: a call below its path
    QModelIndex indexOfPath(const QString &path) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Item {
        int parent = 0;
        int row = 0;
        int node = -1; ///< -1: a call below its path
        int call = -1; ///< -1: a path with several
        std::vector<int> children;
    };
    void addChildren(int item);
    const Item &itemAt(const QModelIndex &index) const;
    QString textOf(const Item &item, int column) const;
    QString secondText(const Item &item) const;
    CallSums sumsOfItem(const Item &item) const;

    std::shared_ptr<const SessionView> m_view;
    std::vector<Item> m_items; ///< the first is the root
};

}
