#pragma once

#include "core/history/history.h"
#include "ui/groups/groupcolumns.h"
#include "ui/services.h"

#include <QWidget>

class QAction;
class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace heliograph {

class ElidedLabel;
class GroupsModel;
class GroupsView;

/// What one user or one value of a property did: sums, and the same by model and by session.
class GroupPane final : public QWidget
{
    Q_OBJECT

public:
    explicit GroupPane(const Services &services, const QList<QAction *> &actions, QWidget *parent = nullptr);
    ~GroupPane() override;

    /// title: how the group is called; where: the filter for its calls in the list; query: of the list.
    void showGroup(const QString &title, const CallGroup &group, const QString &where, const CallGroupsQuery &query);
    bool isSettled() const { return m_waiting == 0; }

Q_SIGNALS:
    void closeRequested();
    void callsRequested(const QString &filter);
    void failed(const QString &message);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Part {
        Dimension by;
        GroupsModel *model;
        GroupsView *view;
        GroupColumn sort = GroupColumn::Cost;
        Qt::SortOrder order = Qt::DescendingOrder;
    };
    void makeHeader(const QList<QAction *> &actions);
    void addPart(QVBoxLayout *column, const char *name, const Dimension &by, const QList<GroupColumn> &columns,
        const QString &title, const QString &unset);
    void ask();
    void show(Part &part, QList<CallGroup> groups);
    void showFacts(const CallGroup &group);

    Services m_services;
    ElidedLabel *m_title;
    QGridLayout *m_facts;
    QList<QLabel *> m_values;
    std::vector<Part> m_parts;
    QString m_where;
    CallGroupsQuery m_query;
    CallSums m_sums; ///< of what is shown
    quint64 m_question = 0; ///< answers to older ones are dropped
    int m_waiting = 0;
};

}
