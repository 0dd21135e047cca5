#include "ui/prompts/promptspage.h"

#include "core/base/whenready.h"
#include "ui/prompts/promptlist.h"
#include "ui/prompts/promptpane.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pageaction.h"

#include <QBoxLayout>
#include <QHideEvent>
#include <QPushButton>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedLayout>

namespace heliograph {

namespace {

constexpr int kRefreshMs = 1'000; ///< after calls came
constexpr int kNarrow = 900; ///< pixels; below that the list is smaller

}

PromptsPage::PromptsPage(const Services &services, QWidget *parent) : QWidget(parent), m_services(services)
{
    qRegisterMetaType<OpenedPrompt>();
    setObjectName(QStringLiteral("promptsPage"));
    setAccessibleName(tr("Prompts"));
    makeActions();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_notice = new Banner(this);
    m_notice->setObjectName(QStringLiteral("promptsNotice"));
    m_notice->setClosable(true);
    column->addWidget(m_notice);
    auto *whole = new QWidget(this);
    m_stack = new QStackedLayout(whole);
    column->addWidget(whole, 1);
    m_nothing = new EmptyState(Icon::Note, tr("No prompts yet"),
        tr("Write a prompt in the playground and save it from the panel at the right. What changes from call to call, write "
           "as a variable in double braces, such as {{customer}}. Versions, and what their calls cost, are shown here."),
        whole);
    m_nothing->setObjectName(QStringLiteral("promptsNothing"));
    QPushButton *ask = m_nothing->addButton(tr("Open the playground"), true);
    ask->setObjectName(QStringLiteral("promptsAsk"));
    connect(ask, &QPushButton::clicked, this, &PromptsPage::playgroundRequested);
    m_splitter = new QSplitter(Qt::Horizontal, whole);
    m_splitter->setChildrenCollapsible(false);
    auto *left = new QWidget(m_splitter);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(spacing::kSmall, spacing::kSmall, 0, spacing::kSmall);
    m_list = new PromptList(left);
    leftColumn->addWidget(m_list);
    left->setMinimumWidth(180);
    auto *side = new QWidget(m_splitter);
    m_side = new QStackedLayout(side);
    m_choose = new EmptyState(Icon::Note, tr("Choose a prompt"), tr("Its versions and messages are shown here."), side);
    m_pane = new PromptPane(services, {m_open, m_edit, m_compare, m_restore, m_calls, m_duplicate, m_remove}, side);
    m_side->addWidget(m_choose);
    m_side->addWidget(m_pane);
    m_splitter->addWidget(left);
    m_splitter->addWidget(side);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({260, 800});
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_nothing);

    m_refresh.setSingleShot(true);
    m_refresh.setInterval(kRefreshMs);
    connect(&m_refresh, &QTimer::timeout, this, [this] {
        if (isVisible() && isSettled())
            read();
        else if (isVisible()) // counting many calls takes its time: one after the other
            m_refresh.start();
    });
    connect(&services.history, &History::promptsChanged, this, &PromptsPage::read);
    connect(&services.history, &History::changed, this, [this] {
        if (!m_refresh.isActive())
            m_refresh.start();
    });
    connect(m_notice, &Banner::actionTriggered, this, [this] {
        if (m_removed)
            takeBack();
        else
            remove();
    });
    connect(m_notice, &Banner::closed, this, [this] {
        if (m_removed)
            purge();
        m_asked = {};
    });
    connectPane();
    refreshActions();
    (void)services.history.edit(promptedit::Purge{}); // what an end by force left behind
    read();
}

PromptsPage::~PromptsPage()
{
    if (m_removed)
        (void)m_services.history.edit(promptedit::Purge{});
}

void PromptsPage::connectPane()
{
    connect(m_list, &PromptList::chosen, this, [this](const QUuid &prompt) {
        m_pane->showPrompt(prompt);
        m_side->setCurrentWidget(prompt.isNull() ? static_cast<QWidget *>(m_choose) : m_pane);
    });
    connect(m_list, &PromptList::activated, m_open, &QAction::trigger);
    connect(m_pane, &PromptPane::shown, this, &PromptsPage::refreshActions);
    connect(m_pane, &PromptPane::openRequested, this, &PromptsPage::openInPlayground);
    connect(m_pane, &PromptPane::callsRequested, this, &PromptsPage::callsRequested);
    connect(m_pane, &PromptPane::diffRequested, this, &PromptsPage::diffRequested);
    connect(m_pane, &PromptPane::failed, this, &PromptsPage::failed);
    connect(m_pane, &PromptPane::duplicated, this, [this](const QUuid &prompt) {
        m_chooseNext = prompt;
        read();
    });
}

void PromptsPage::makeActions()
{
    const auto add = [this](const char *name, const QString &text, const QString &toolTip, const char *keys) {
        m_actions.append(addPageAction(this, name, text, toolTip, keys));
        return m_actions.constLast();
    };
    const auto onPane = [this](QAction *action, void (PromptPane::*what)()) {
        connect(action, &QAction::triggered, this, [this, what] { (m_pane->*what)(); });
        return action;
    };
    m_open = onPane(add("promptOpenHere", tr("Open in playground"),
                        tr("Open the chosen version in the playground, ready to send"), "Ctrl+O"), &PromptPane::open);
    m_edit = onPane(add("promptEdit", tr("Edit"), tr("Edit the texts and save them as a new version"), "Ctrl+E"),
        &PromptPane::edit);
    m_compare = onPane(add("promptCompare", tr("Compare"),
                           tr("Compare the two chosen versions, or the chosen one with the one before it"), "Ctrl+Shift+D"),
        &PromptPane::compare);
    m_restore = onPane(add("promptRestore", tr("Restore"), tr("Save the chosen version again as the newest one"),
                           "Ctrl+Shift+V"), &PromptPane::restore);
    m_calls = add("promptCalls", tr("Show calls"), tr("Show the calls that were made from the chosen version"), "Ctrl+Return");
    connect(m_calls, &QAction::triggered, this, [this] { m_pane->showCalls(false); });
    m_allCalls = add("promptAllCalls", tr("Show calls of all versions"),
        tr("Show the calls that were made from any version of the prompt"), "Ctrl+Shift+Return");
    connect(m_allCalls, &QAction::triggered, this, [this] { m_pane->showCalls(true); });
    m_duplicate = onPane(add("promptDuplicate", tr("Duplicate"), tr("A new prompt that begins with the chosen version"),
                             "Ctrl+D"), &PromptPane::duplicate);
    m_rename = onPane(add("promptRename", tr("Rename prompt"), tr("Give the prompt another name"), "F2"),
        &PromptPane::focusName);
    m_remove = add("promptRemove", tr("Delete"), tr("Delete the prompt with all its versions; its calls stay"), "Ctrl+Del");
    connect(m_remove, &QAction::triggered, this, &PromptsPage::askToRemove);
    connect(add("promptsFind", tr("Search prompts"), tr("Search the names and tags of prompts"), "Ctrl+F"),
        &QAction::triggered, this, [this] { m_list->focusSearch(); });
    connect(add("promptsRefresh", tr("Count again"), tr("Count the calls again"), "F5"), &QAction::triggered, this,
        &PromptsPage::read);
}

void PromptsPage::refreshActions()
{
    if (!m_pane)
        return;
    const bool any = !m_pane->prompt().id.isNull() && m_pane->version() > 0;
    const bool editing = m_pane->editing();
    for (QAction *action : {m_open, m_edit, m_calls, m_allCalls, m_duplicate, m_remove, m_rename})
        action->setEnabled(any && !editing);
    m_list->setEnabled(!editing); // what was written is not lost by a click
    m_compare->setEnabled(any && !editing && m_pane->latest() > 1);
    m_restore->setEnabled(any && !editing && m_pane->version() != m_pane->latest());
}

void PromptsPage::read()
{
    ++m_reading;
    whenReady(m_services.history.prompts(), this, [this](const Result<QList<PromptHead>> &prompts) {
        --m_reading;
        if (!prompts) {
            Q_EMIT failed(prompts.error().message);
            return;
        }
        m_list->setPrompts(*prompts);
        m_stack->setCurrentWidget(prompts->isEmpty() ? static_cast<QWidget *>(m_nothing) : m_splitter);
        const bool made = m_list->model()->indexOf(m_chooseNext) >= 0;
        if (made)
            m_list->setCurrent(std::exchange(m_chooseNext, QUuid()));
        else if (m_list->current().isNull() && !prompts->isEmpty())
            m_list->setCurrent(prompts->constFirst().prompt.id);
        if (m_list->current() == m_pane->prompt().id)
            m_pane->reload();
    });
}

void PromptsPage::askToRemove()
{
    if (m_removed)
        purge();
    m_asked = m_pane->prompt().id;
    m_askedName = m_pane->prompt().name;
    m_notice->showMessage(Banner::Kind::Warning,
        tr("Delete “%1” with all its versions? The calls that were made from it stay.").arg(m_askedName),
        tr("Delete prompt"));
    m_notice->actionButton()->setFocus(Qt::OtherFocusReason);
}

void PromptsPage::remove()
{
    if (m_asked.isNull())
        return;
    ++m_reading;
    whenReady(m_services.history.edit(promptedit::Remove{m_asked}), this, [this](const Result<PromptRef> &done) {
        --m_reading;
        if (!done) {
            m_notice->hide();
            Q_EMIT failed(done.error().message);
            return;
        }
        m_removed = true;
        m_notice->showMessage(Banner::Kind::Info, tr("“%1” was deleted.").arg(m_askedName), tr("Undo"));
        read();
    });
}

void PromptsPage::takeBack()
{
    ++m_reading;
    whenReady(m_services.history.edit(promptedit::Keep{m_asked}), this, [this](const Result<PromptRef> &done) {
        --m_reading;
        if (!done) {
            m_notice->showMessage(Banner::Kind::Warning, done.error().message, tr("Undo"));
            return;
        }
        m_removed = false;
        m_notice->hide();
        m_chooseNext = std::exchange(m_asked, QUuid());
        read();
    });
}

void PromptsPage::purge()
{
    m_removed = false;
    m_notice->hide();
    ++m_reading;
    whenReady(m_services.history.edit(promptedit::Purge{}), this, [this](const Result<PromptRef> &) { --m_reading; });
}

bool PromptsPage::isSettled() const
{
    return m_reading == 0 && m_pane->isSettled();
}

void PromptsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    read();
}

void PromptsPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (event->spontaneous()) // minimised
        return;
    if (m_removed)
        purge();
    m_notice->hide();
    m_asked = {};
}

void PromptsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool first = event->oldSize().width() <= 0;
    if (first || (event->oldSize().width() < kNarrow) != (width() < kNarrow))
        m_splitter->setSizes(width() < kNarrow ? QList<int>{190, width() - 190} : QList<int>{260, width() - 260});
}

}
