#pragma once

#include "core/history/history.h"
#include "ui/dashboard/dashboardrange.h"
#include "ui/groups/groupcolumns.h"
#include "ui/services.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QSplitter;
class QStackedWidget;
class QVBoxLayout;

namespace heliograph {

class EmptyState;
class FilterBar;
class GroupsModel;
class GroupsView;
class RangeBox;

/// Sessions, users or the values of a property: time range and filter above, the table below, and a drawer beside it.
/// Asks the history in the background and follows it while it is on the screen.
class GroupsPanel final : public QWidget
{
    Q_OBJECT

public:
    struct Form {
        QString name; ///< begins the object names and the settings' keys
        QList<GroupColumn> columns;
        GroupColumn sort = GroupColumn::Last;
        RangeKind range = RangeKind::All;
    };
    struct Words {
        QString title; ///< of the column of names
        QString unset; ///< what calls without a value are called
        QString nothing; ///< heading where there is none at all
        QString whatToDo;
        std::function<QString(int)> count; ///< "3 users"
    };

    GroupsPanel(const Services &services, Form form, QWidget *parent = nullptr);
    ~GroupsPanel() override;

    /// What to put together, and what it is called; time, filter and search are the panel's.
    void setQuestion(const CallGroupsQuery &question, const Words &words);
    void setDrawer(QWidget *drawer);
    void setAboveTable(QWidget *widget); ///< between the filter and the table
    EmptyState *nothing() const { return m_nothing; }
    GroupsView *view() const { return m_view; }
    FilterBar *filterBar() const { return m_filterBar; }

    const CallGroup *current() const; ///< null: none is chosen
    const CallGroups &answer() const { return m_answer; }
    const CallGroupsQuery &asked() const { return m_asked; } ///< what the table answers
    /// The filter for the calls of that group in the table.
    QString filterOf(const std::optional<QString> &value) const;
    /// Nothing is being counted.
    bool isSettled() const { return m_waiting == 0 && !m_refreshTimer.isActive(); }
    void ask();
    void closeDrawer();

Q_SIGNALS:
    void chosen(); ///< current() is another one, or newer
    void openRequested();
    void counted(); ///< answer() is newer
    void failed(const QString &message);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void makeLayout();
    void askSoon();
    void sortAndTake(quint64 question, const CallGroups &answer);
    void take(quint64 question, const Result<CallGroups> &answer);
    void show(const CallGroups &answer);
    void showState();
    void sortBy(GroupColumn column, Qt::SortOrder order);
    void choose();

    Services m_services;
    Form m_form;
    Words m_words;
    GroupsModel *m_model;
    RangeBox *m_range;
    FilterBar *m_filterBar;
    GroupsView *m_view;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    QVBoxLayout *m_column;
    QWidget *m_top; ///< range and filter
    QWidget *m_above = nullptr;
    EmptyState *m_nothing;
    EmptyState *m_noMatch;
    QWidget *m_drawer = nullptr;
    CallGroupsQuery m_question;
    CallGroupsQuery m_asked;
    CallGroupsQuery m_asking;
    CallGroups m_answer;
    GroupColumn m_sort;
    Qt::SortOrder m_order = Qt::DescendingOrder;
    QTimer m_refreshTimer;
    QTimer m_chooseTimer;
    QTimer m_clockTimer;
    quint64 m_questions = 0; ///< answers of older ones are dropped
    int m_waiting = 0;
    bool m_stale = true;
    bool m_known = false; ///< an answer is there
    std::optional<QString> m_chosen;
    bool m_hasChosen = false;
    QFuture<Result<CallGroups>> m_future;
};

}
