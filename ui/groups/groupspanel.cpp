#include "ui/groups/groupspanel.h"

#include "core/base/aside.h"
#include "core/base/whenready.h"
#include "ui/calls/filterbar.h"
#include "ui/dashboard/dashboarddata.h"
#include "ui/dashboard/rangebox.h"
#include "ui/format.h"
#include "ui/groups/groupsmodel.h"
#include "ui/groups/groupsview.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"

#include <QApplication>
#include <QBoxLayout>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLocale>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>

namespace heliograph {

namespace {

/// Below this width the drawer stands under the table.
constexpr int kWide = 900;
constexpr int kChoosePauseMs = 40; // while the arrow key is held down
constexpr int kRefreshMs = 500; // while calls come in; longer where counting takes long
constexpr int kLongestRefreshMs = 10'000;
constexpr int kClockMs = 20'000;

}

GroupsPanel::GroupsPanel(const Services &services, Form form, QWidget *parent)
    : QWidget(parent), m_services(services), m_form(std::move(form)), m_model(new GroupsModel(m_form.columns, {}, this)),
      m_range(new RangeBox(services.settings, m_form.name, m_form.range)), m_filterBar(new FilterBar),
      m_view(new GroupsView(m_model)), m_splitter(new QSplitter), m_stack(new QStackedWidget),
      m_column(new QVBoxLayout(this)), m_top(new QWidget), m_sort(m_form.sort)
{
    makeLayout();
    connect(m_range, &RangeBox::changed, this, &GroupsPanel::ask);
    connect(m_filterBar, &FilterBar::changed, this, &GroupsPanel::ask);
    connect(m_filterBar, &FilterBar::listRequested, this, [this] {
        m_view->setFocus();
        if (!m_view->current() && m_model->rowCount() > 0)
            m_view->setCurrentIndex(m_model->index(0, 0));
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
        [this] { m_chooseTimer.start(kChoosePauseMs); });
    connect(m_view, &GroupsView::openRequested, this, [this] {
        choose();
        Q_EMIT openRequested();
    });
    connect(m_view, &GroupsView::closeRequested, this, &GroupsPanel::closeDrawer);
    connect(m_model, &GroupsModel::sortRequested, this, &GroupsPanel::sortBy);
    m_view->showSort(m_sort, m_order);
    m_view->setSortingEnabled(true); // and asks for the order it shows
    m_chooseTimer.setSingleShot(true);
    connect(&m_chooseTimer, &QTimer::timeout, this, &GroupsPanel::choose);
    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(kRefreshMs);
    connect(&m_refreshTimer, &QTimer::timeout, this, &GroupsPanel::ask);
    connect(&m_services.history, &History::changed, this, &GroupsPanel::askSoon);
    connect(&m_services.history, &History::repriced, this, &GroupsPanel::askSoon);
    connect(&m_clockTimer, &QTimer::timeout, m_model, &GroupsModel::refreshTimes);
    m_clockTimer.start(kClockMs);
}

GroupsPanel::~GroupsPanel()
{
    m_future.cancel();
}

void GroupsPanel::makeLayout()
{
    const QString &name = m_form.name;
    // The bar is the Calls page's: it has other names here.
    m_filterBar->setObjectName(name + QStringLiteral("FilterBar"));
    constexpr QLatin1String calls("calls");
    for (QWidget *part : m_filterBar->findChildren<QWidget *>()) {
        if (part->objectName().startsWith(calls))
            part->setObjectName(name + part->objectName().mid(calls.size()));
    }
    m_filterBar->layout()->setContentsMargins(spacing::kSmall, spacing::kSmall, spacing::kMedium, spacing::kSmall);
    m_view->setObjectName(name + QStringLiteral("Table"));
    m_splitter->setObjectName(name + QStringLiteral("Splitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_view);
    m_view->setMinimumSize(260, 120);

    m_nothing = new EmptyState(name == QLatin1String("sessions") ? Icon::Sessions : Icon::Users, {}, {});
    m_nothing->setObjectName(name + QStringLiteral("Nothing"));
    m_noMatch = new EmptyState(Icon::Search, {}, {});
    m_noMatch->setObjectName(name + QStringLiteral("NoMatch"));
    QPushButton *clear = m_noMatch->addButton(tr("Clear filter"), true);
    clear->setObjectName(name + QStringLiteral("Clear"));
    connect(clear, &QPushButton::clicked, m_filterBar, &FilterBar::clear);
    QPushButton *last = m_noMatch->addButton(tr("Show the last time with calls"), true);
    last->setObjectName(name + QStringLiteral("ShowLast"));
    connect(last, &QPushButton::clicked, this, [this] {
        if (m_answer.lastCallMs)
            m_range->setLastDay(QDateTime::fromMSecsSinceEpoch(*m_answer.lastCallMs, nowHere().timeZone()).date());
    });
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_noMatch);

    auto *top = new QHBoxLayout(m_top);
    top->setContentsMargins(spacing::kMedium, 0, 0, 0);
    top->setSpacing(0);
    auto *range = new QVBoxLayout; // in line with the fields, whatever stands under them
    range->setContentsMargins(0, spacing::kSmall, 0, 0);
    range->addWidget(m_range);
    range->addStretch(1);
    top->addLayout(range);
    top->addWidget(m_filterBar, 1);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_top);
    m_column->addWidget(m_stack, 1);
}

void GroupsPanel::setDrawer(QWidget *drawer)
{
    m_drawer = drawer;
    m_splitter->addWidget(drawer);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({500, 580}); // room for a name with its id
    drawer->hide();
}

void GroupsPanel::setAboveTable(QWidget *widget)
{
    m_above = widget;
    m_column->insertWidget(1, widget);
}

void GroupsPanel::setQuestion(const CallGroupsQuery &question, const Words &words)
{
    m_question = question;
    m_words = words;
    m_model->setTitle(words.title, words.unset);
    m_view->setAccessibleName(words.title);
    m_known = false;
    m_stale = true;
    if (isVisible())
        ask();
}

void GroupsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        ask();
}

void GroupsPanel::askSoon()
{
    m_stale = true;
    if (isVisible() && !m_refreshTimer.isActive() && m_waiting == 0)
        m_refreshTimer.start();
}

void GroupsPanel::ask()
{
    m_stale = false;
    m_refreshTimer.stop();
    m_future.cancel(); // one that still waits is not answered at all
    const quint64 question = ++m_questions;
    const QDateTime now = nowHere();
    const DashboardRange range = m_range->range();
    m_asking = m_question;
    m_asking.from = range.from(now);
    m_asking.to = range.to(now);
    m_asking.where = m_filterBar->where();
    m_asking.search = m_filterBar->search();
    m_waiting = 1;
    QElapsedTimer timer;
    timer.start();
    m_future = m_services.history.groups(m_asking);
    whenReady(m_future, this, [this, question, timer](const Result<CallGroups> &answer) {
        if (question != m_questions)
            return;
        m_refreshTimer.setInterval(int(std::clamp<qint64>(8 * timer.elapsed(), kRefreshMs, kLongestRefreshMs)));
        if (answer)
            sortAndTake(question, *answer);
        else
            take(question, answer);
    });
}

/// In order before it gets here: a hundred thousand names take a while.
void GroupsPanel::sortAndTake(quint64 question, const CallGroups &answer)
{
    const auto sorted = [answer, column = m_sort, order = m_order] {
        CallGroups inOrder = answer;
        sortGroups(inOrder.groups, column, order);
        return inOrder;
    };
    whenReady(aside(sorted), this, [this, question, column = m_sort, order = m_order](const CallGroups &inOrder) {
        if (question != m_questions)
            return;
        if (column == m_sort && order == m_order)
            take(question, inOrder);
        else
            sortAndTake(question, inOrder); // another order was chosen meanwhile
    });
}

void GroupsPanel::take(quint64 question, const Result<CallGroups> &answer)
{
    if (question != m_questions)
        return;
    m_waiting = 0;
    if (!answer) {
        if (answer.error().kind == ErrorKind::Usage)
            m_filterBar->setError(answer.error().message); // what was shown stays
        else if (answer.error().kind != ErrorKind::Cancelled)
            Q_EMIT failed(answer.error().message);
        return;
    }
    m_filterBar->setError({});
    m_asked = m_asking;
    m_known = true;
    show(*answer);
    Q_EMIT counted();
    if (m_stale)
        askSoon(); // calls came meanwhile
}

void GroupsPanel::show(const CallGroups &answer)
{
    m_answer = answer;
    const int place = m_view->verticalScrollBar()->value();
    const bool choosing = m_chooseTimer.isActive();
    m_model->setGroups(answer.groups);
    if (m_hasChosen && !m_view->current() && m_model->indexOf(m_chosen) >= 0) {
        m_view->setCurrent(m_chosen);
        m_view->verticalScrollBar()->setValue(place);
    }
    if (!choosing)
        m_chooseTimer.stop(); // what was chosen stays so
    showState();
    if (m_hasChosen)
        Q_EMIT chosen();
}

void GroupsPanel::showState()
{
    const bool filtered = !m_asked.where.isEmpty() || !m_asked.search.isEmpty();
    const bool ranged = m_asked.from.isValid() || m_asked.to.isValid();
    QWidget *shown = m_splitter;
    if (m_known && m_answer.groups.isEmpty()) {
        const bool elsewhere = m_answer.lastCallMs.has_value();
        shown = elsewhere || filtered ? static_cast<QWidget *>(m_noMatch) : m_nothing;
        m_nothing->setTexts(m_words.nothing, m_words.whatToDo);
        if (elsewhere)
            m_noMatch->setTexts(tr("Nothing in this time"),
                tr("The last call that fits was on %1.")
                    .arg(QLocale().toString(
                        QDateTime::fromMSecsSinceEpoch(*m_answer.lastCallMs).date(), QLocale::LongFormat)));
        else
            m_noMatch->setTexts(tr("Nothing fits"), tr("No call fits both the search and the filter above."));
        m_noMatch->findChild<QWidget *>(m_form.name + QStringLiteral("ShowLast"))->setVisible(elsewhere && ranged);
        m_noMatch->findChild<QWidget *>(m_form.name + QStringLiteral("Clear"))->setVisible(filtered);
    }
    m_stack->setCurrentWidget(shown);
    m_top->setVisible(shown != m_nothing);
    if (m_above)
        m_above->setVisible(shown != m_nothing);
    const CallSums &sums = m_answer.total;
    const auto named = std::count_if(m_answer.groups.begin(), m_answer.groups.end(),
        [](const CallGroup &group) { return group.value.has_value(); });
    QStringList facts{m_words.count(int(named)), tr("%Ln calls", nullptr, int(sums.calls)), sumText(sums)};
    if (const QString note = costNote(sums); !note.isEmpty())
        facts.last() += QStringLiteral(" (%1)").arg(note);
    m_filterBar->setCount(m_known ? facts.join(QStringLiteral(" · ")) : QString());
}

void GroupsPanel::sortBy(GroupColumn column, Qt::SortOrder order)
{
    if (column == m_sort && order == m_order)
        return;
    m_sort = column;
    m_order = order;
    if (!m_known)
        return;
    ++m_waiting;
    const quint64 question = m_questions;
    const auto sorted = [answer = m_answer, column, order] {
        CallGroups inOrder = answer;
        sortGroups(inOrder.groups, column, order);
        return inOrder;
    };
    whenReady(aside(sorted), this, [this, question, column, order](const CallGroups &inOrder) {
        if (question != m_questions)
            return; // a newer answer comes in that order
        m_waiting = std::max(0, m_waiting - 1);
        if (column == m_sort && order == m_order)
            show(inOrder);
    });
}

const CallGroup *GroupsPanel::current() const
{
    return m_view->current();
}

void GroupsPanel::choose()
{
    m_chooseTimer.stop();
    const CallGroup *group = m_view->current();
    if (!group)
        return; // one that a filter hides may stay open
    m_hasChosen = true;
    m_chosen = group->value;
    if (m_drawer)
        m_drawer->show();
    Q_EMIT chosen();
}

void GroupsPanel::closeDrawer()
{
    m_chooseTimer.stop();
    m_hasChosen = false;
    m_view->clearSelection();
    m_chooseTimer.stop();
    if (!m_drawer)
        return;
    if (m_drawer->isAncestorOf(QApplication::focusWidget()))
        m_view->setFocus();
    m_drawer->hide();
}

QString GroupsPanel::filterOf(const std::optional<QString> &value) const
{
    QString where = m_asked.where;
    if (m_asked.from.isValid() && m_asked.to.isValid())
        where = dashboard::joined(
            where, dashboard::timeFilter(m_asked.from.toMSecsSinceEpoch(), m_asked.to.toMSecsSinceEpoch()));
    return dashboard::joined(where, dashboard::valueFilter(m_asked.by, value));
}

void GroupsPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_splitter->setOrientation(width() < kWide ? Qt::Vertical : Qt::Horizontal);
}

}
