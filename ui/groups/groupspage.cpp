#include "ui/groups/groupspage.h"

#include "core/base/whenready.h"
#include "ui/calls/filterbar.h"
#include "ui/groups/grouppane.h"
#include "ui/groups/groupspanel.h"
#include "ui/groups/groupsview.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pageaction.h"

#include <QApplication>
#include <QBoxLayout>
#include <QPushButton>
#include <QTabBar>

namespace heliograph {

GroupsPage::GroupsPage(const Services &services, QWidget *parent)
    : QWidget(parent), m_services(services),
      m_panel(new GroupsPanel(services,
          {QStringLiteral("groups"),
              {GroupColumn::Name, GroupColumn::Cost, GroupColumn::Calls, GroupColumn::Errors, GroupColumn::Input,
                  GroupColumn::Output, GroupColumn::Median, GroupColumn::Slowest, GroupColumn::First, GroupColumn::Last},
              GroupColumn::Cost, RangeKind::Month})),
      m_tabs(new QTabBar)
{
    setObjectName(QStringLiteral("groupsPage"));
    setAccessibleName(tr("Users and properties"));
    makeActions();
    m_pane = new GroupPane(services, {m_showCalls});
    m_panel->setDrawer(m_pane);
    m_tabs->setObjectName(QStringLiteral("groupsTabs"));
    m_tabs->setAccessibleName(tr("Users or a property"));
    m_tabs->setExpanding(false);
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(true);
    m_tabs->setElideMode(Qt::ElideRight);
    m_tabs->addTab(tr("Users"));
    m_panel->setAboveTable(m_tabs);
    QPushButton *ask = m_panel->nothing()->addButton(tr("Open the playground"), true);
    ask->setObjectName(QStringLiteral("groupsAsk"));
    connect(ask, &QPushButton::clicked, this, &GroupsPage::playgroundRequested);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_panel);

    connect(m_tabs, &QTabBar::currentChanged, this, &GroupsPage::showTab);
    connect(m_panel, &GroupsPanel::chosen, this, &GroupsPage::showChosen);
    connect(m_panel, &GroupsPanel::openRequested, m_showCalls, &QAction::trigger);
    connect(m_panel, &GroupsPanel::counted, this, &GroupsPage::askProperties);
    connect(m_panel, &GroupsPanel::failed, this, &GroupsPage::failed);
    connect(m_pane, &GroupPane::closeRequested, m_panel, &GroupsPanel::closeDrawer);
    connect(m_pane, &GroupPane::callsRequested, this,
        [this](const QString &filter) { Q_EMIT callsRequested(filter, m_panel->asked().search); });
    connect(m_pane, &GroupPane::failed, this, &GroupsPage::failed);
    showTab();
}

void GroupsPage::makeActions()
{
    const auto add = [this](const char *name, const QString &text, const QString &toolTip, const char *keys) {
        m_actions.append(addPageAction(this, name, text, toolTip, keys));
        return m_actions.constLast();
    };
    m_showCalls = add("groupShowCalls", tr("Show calls"), tr("Show the calls behind this row on the Calls page"),
        "Ctrl+Return");
    m_showCalls->setIcon(makeIcon(Icon::Calls, QApplication::palette()));
    m_showCalls->setEnabled(false);
    connect(m_showCalls, &QAction::triggered, this, [this] {
        if (const CallGroup *group = m_panel->current())
            Q_EMIT callsRequested(m_panel->filterOf(group->value), m_panel->asked().search);
    });
    connect(add("groupsFind", tr("Search in calls"), tr("Count only calls with these words"), "Ctrl+F"),
        &QAction::triggered, this, [this] { m_panel->filterBar()->focusSearch(); });
    connect(add("groupsFilterFocus", tr("Filter users and properties"), tr("Write a filter"), "Ctrl+Shift+F"),
        &QAction::triggered, this, [this] { m_panel->filterBar()->focusFilter(); });
    connect(add("groupsRefresh", tr("Count again"), tr("Count the calls again"), "F5"), &QAction::triggered, this,
        [this] { m_panel->ask(); });
    connect(add("groupsNext", tr("Next property"), tr("Go to the next property"), "Ctrl+PgDown"), &QAction::triggered, this,
        [this] { turnTab(1); });
    connect(add("groupsPrevious", tr("Previous property"), tr("Go to the property before"), "Ctrl+PgUp"),
        &QAction::triggered, this, [this] { turnTab(-1); });
}

void GroupsPage::turnTab(int by)
{
    m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + m_tabs->count()) % m_tabs->count());
}

void GroupsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    askProperties();
}

void GroupsPage::askProperties()
{
    if (std::exchange(m_asking, true))
        return;
    whenReady(m_services.history.propertyNames(), this, [this](const Result<QStringList> &names) {
        m_asking = false;
        if (names)
            setProperties(*names);
        else
            Q_EMIT failed(names.error().message);
    });
}

void GroupsPage::setProperties(const QStringList &names)
{
    if (names == m_properties)
        return;
    m_properties = names;
    const QString kept = m_by.property;
    const QSignalBlocker blocker(m_tabs);
    while (m_tabs->count() > 1)
        m_tabs->removeTab(1);
    for (const QString &name : names) {
        const int tab = m_tabs->addTab(QString(name).replace(u'&', QLatin1String("&&")));
        m_tabs->setTabToolTip(tab, tr("The values of the property %1").arg(name).toHtmlEscaped());
        if (name == kept)
            m_tabs->setCurrentIndex(tab);
    }
    if (!kept.isEmpty() && !names.contains(kept)) {
        m_tabs->setCurrentIndex(0);
        showTab();
    }
}

void GroupsPage::showTab()
{
    const int tab = m_tabs->currentIndex();
    const bool users = tab <= 0;
    m_by = users ? Dimension{Dimension::Kind::User, {}}
                 : Dimension{Dimension::Kind::Property, m_properties.value(tab - 1)};
    m_unset = users ? tr("No user") : tr("No value");
    m_panel->closeDrawer();
    m_showCalls->setEnabled(false);
    CallGroupsQuery question;
    question.by = m_by;
    question.percentiles = true;
    m_panel->setQuestion(question,
        {users ? tr("User") : m_by.property, m_unset, tr("Nothing to add up yet"),
            tr("Users come from the header Helicone-User-Id or the tags in the playground, properties from headers such as "
               "Helicone-Property-App. What each of them spends is shown here."),
            [users](int count) { return users ? tr("%Ln users", nullptr, count) : tr("%Ln values", nullptr, count); }});
}

void GroupsPage::showChosen()
{
    const CallGroup *group = m_panel->current();
    if (!group)
        return; // one that a filter hides may stay open
    m_pane->showGroup(group->value.value_or(m_unset), *group, m_panel->filterOf(group->value), m_panel->asked());
    m_showCalls->setEnabled(true);
}

bool GroupsPage::isSettled() const
{
    return m_panel->isSettled() && m_pane->isSettled() && !m_asking;
}

}
