#include "ui/sessions/sessionspage.h"

#include "ui/calls/filterbar.h"
#include "ui/dashboard/dashboarddata.h"
#include "ui/groups/groupspanel.h"
#include "ui/groups/groupsview.h"
#include "ui/sessions/sessionpane.h"
#include "ui/theme/icons.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pageaction.h"

#include <QApplication>
#include <QBoxLayout>
#include <QPushButton>
#include <QTabWidget>

namespace heliograph {

SessionsPage::SessionsPage(const Services &services, QWidget *parent)
    : QWidget(parent),
      m_panel(new GroupsPanel(services,
          {QStringLiteral("sessions"),
              {GroupColumn::Name, GroupColumn::Last, GroupColumn::Length, GroupColumn::Calls, GroupColumn::Errors,
                  GroupColumn::Cost, GroupColumn::Input, GroupColumn::Output, GroupColumn::Users, GroupColumn::Models},
              GroupColumn::Last, RangeKind::All}))
{
    setObjectName(QStringLiteral("sessionsPage"));
    setAccessibleName(tr("Sessions"));
    makeActions();
    m_pane = new SessionPane(services, {m_showCalls});
    m_panel->setDrawer(m_pane);
    CallGroupsQuery question;
    question.by = {Dimension::Kind::Session, {}};
    question.unset = false;
    question.members = true;
    m_panel->setQuestion(question,
        {tr("Session"), {}, tr("No sessions yet"),
            tr("A session is the calls that belong together, such as one run of an agent. Give them the header "
               "Helicone-Session-Id, or a session among the tags in the playground. With a path, such as /plan, they make a "
               "tree."),
            [](int count) { return tr("%Ln sessions", nullptr, count); }});
    QPushButton *ask = m_panel->nothing()->addButton(tr("Open the playground"), true);
    ask->setObjectName(QStringLiteral("sessionsAsk"));
    connect(ask, &QPushButton::clicked, this, &SessionsPage::playgroundRequested);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_panel);

    connect(m_panel, &GroupsPanel::chosen, this, &SessionsPage::showChosen);
    connect(m_panel, &GroupsPanel::openRequested, m_showCalls, &QAction::trigger);
    connect(m_panel, &GroupsPanel::failed, this, &SessionsPage::failed);
    connect(m_pane, &SessionPane::closeRequested, m_panel, &GroupsPanel::closeDrawer);
    connect(m_pane, &SessionPane::callRequested, this, &SessionsPage::callRequested);
    connect(m_pane, &SessionPane::failed, this, &SessionsPage::failed);
}

void SessionsPage::makeActions()
{
    const auto add = [this](const char *name, const QString &text, const QString &toolTip, const char *keys) {
        m_actions.append(addPageAction(this, name, text, toolTip, keys));
        return m_actions.constLast();
    };
    m_showCalls = add("sessionShowCalls", tr("Show calls"), tr("Show the calls of this session on the Calls page"),
        "Ctrl+Return");
    m_showCalls->setIcon(makeIcon(Icon::Calls, QApplication::palette()));
    m_showCalls->setPriority(QAction::HighPriority);
    m_showCalls->setEnabled(false);
    connect(m_showCalls, &QAction::triggered, this, [this] {
        if (!m_pane->id().isEmpty())
            Q_EMIT callsRequested(dashboard::valueFilter({Dimension::Kind::Session, {}}, m_pane->id()));
    });
    connect(add("sessionsFind", tr("Search sessions"), tr("Search the prompts and answers of all sessions"), "Ctrl+F"),
        &QAction::triggered, this, [this] { m_panel->filterBar()->focusSearch(); });
    connect(add("sessionsFilterFocus", tr("Filter sessions"), tr("Write a filter"), "Ctrl+Shift+F"), &QAction::triggered,
        this, [this] { m_panel->filterBar()->focusFilter(); });
    connect(add("sessionsRefresh", tr("Count again"), tr("Count the calls again"), "F5"), &QAction::triggered, this,
        [this] { m_panel->ask(); });
    const auto addTab = [&](const char *name, const QString &text, const QString &toolTip, const char *keys, int tab) {
        connect(add(name, text, toolTip, keys), &QAction::triggered, this, [this, tab] {
            auto *tabs = m_pane->findChild<QTabWidget *>(QStringLiteral("sessionTabs"));
            tabs->setCurrentIndex(tab);
            if (m_pane->isVisible())
                tabs->currentWidget()->setFocus();
        });
    };
    addTab("sessionTreeTab", tr("Session as a tree"), tr("Show the calls of the session by path"), "Alt+1", 0);
    addTab("sessionTimelineTab", tr("Session as a timeline"), tr("Show when the calls of the session ran"), "Alt+2", 1);
    addTab("sessionConversationTab", tr("Session as a conversation"), tr("Show what was said in the session"), "Alt+3", 2);
}

void SessionsPage::showChosen()
{
    const CallGroup *group = m_panel->current();
    if (!group)
        return; // one that a filter hides may stay open
    m_pane->showSession(*group);
    m_showCalls->setEnabled(true);
}

bool SessionsPage::isSettled() const
{
    return m_panel->isSettled() && m_pane->isSettled();
}

}
