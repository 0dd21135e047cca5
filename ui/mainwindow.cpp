#include "ui/mainwindow.h"

#include "core/budgets/budgetkeeper.h"
#include "core/history/historykeeper.h"
#include "ui/calls/callspage.h"
#include "ui/commandpalette.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/firstrun/firstrunpage.h"
#include "ui/frameactions.h"
#include "ui/groups/groupspage.h"
#include "ui/menus.h"
#include "ui/playground/playgroundpage.h"
#include "ui/sessions/sessionspage.h"
#include "ui/settings/settingspage.h"
#include "ui/shortcutsdialog.h"
#include "ui/sidebar.h"
#include "ui/statusstrip.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDesktopServices>
#include <QMenuBar>
#include <QScreen>
#include <QStackedWidget>
#include <QStyleHints>
#include <QUrl>
#include <QVBoxLayout>

namespace heliograph {

namespace {

constexpr int kNarrowBelow = 1100;
constexpr QLatin1String kNewTab("playground.newTab");
constexpr QSize kMinimumSize(760, 520);
constexpr QSize kFirstSize(1280, 800);

QString pageName(MainWindow::Page page)
{
    switch (page) {
    case MainWindow::Page::Playground:
        return QStringLiteral("playground");
    case MainWindow::Page::Calls:
        return QStringLiteral("calls");
    case MainWindow::Page::Sessions:
        return QStringLiteral("sessions");
    case MainWindow::Page::Groups:
        return QStringLiteral("groups");
    case MainWindow::Page::Dashboard:
        return QStringLiteral("dashboard");
    case MainWindow::Page::Settings:
        return QStringLiteral("settings");
    }
    return {};
}

QAction *withObjectName(const QList<QAction *> &actions, QLatin1String name)
{
    for (QAction *action : actions) {
        if (action->objectName() == name)
            return action;
    }
    return nullptr;
}

}

MainWindow::MainWindow(const Services &services, QWidget *parent)
    : QMainWindow(parent), m_services(services), m_actions(std::make_unique<FrameActions>(this))
{
    setWindowTitle(QStringLiteral("Heliograph"));
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(kMinimumSize);
    updateTheme();
    makeLayout();
    connectActions();
    connectPages();
    restoreWindow();
}

MainWindow::~MainWindow() = default;

void MainWindow::makeLayout()
{
    m_sidebar = new Sidebar;
    m_sidebar->addPage(m_actions->playground, Icon::Playground);
    m_sidebar->addPage(m_actions->calls, Icon::Calls);
    m_sidebar->addPage(m_actions->sessions, Icon::Sessions);
    m_sidebar->addPage(m_actions->groups, Icon::Users);
    m_sidebar->addPage(m_actions->dashboard, Icon::Dashboard);
    m_sidebar->addPage(m_actions->settings, Icon::Settings, true);
    m_stack = new QStackedWidget;
    m_stack->setObjectName(QStringLiteral("pages"));
    m_playground = new PlaygroundPage(m_services);
    m_calls = new CallsPage(m_services);
    m_sessions = new SessionsPage(m_services);
    m_groups = new GroupsPage(m_services);
    m_dashboard = new DashboardPage(m_services);
    m_settings = new SettingsPage(m_services);
    m_stack->addWidget(m_playground);
    m_stack->addWidget(m_calls);
    m_stack->addWidget(m_sessions);
    m_stack->addWidget(m_groups);
    m_stack->addWidget(m_dashboard);
    m_stack->addWidget(m_settings);
    if (!m_services.demoMode
        && m_services.settings.get(QStringLiteral("first-run-done")) != QLatin1String("true")) {
        m_firstRun = new FirstRunPage(m_services);
        m_stack->addWidget(m_firstRun);
    }
    m_status = new StatusStrip(m_services);
    m_problem = new Banner;
    m_problem->setObjectName(QStringLiteral("problemBar"));
    m_problem->setClosable(true);

    auto *problemMargin = new QVBoxLayout;
    problemMargin->setContentsMargins(spacing::kSmall, 0, spacing::kSmall, 0);
    problemMargin->addWidget(m_problem);
    auto *right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->setSpacing(0);
    right->addLayout(problemMargin);
    right->addWidget(m_stack, 1);
    auto *middle = new QHBoxLayout;
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    middle->addWidget(m_sidebar);
    middle->addLayout(right, 1);
    auto *central = new QWidget;
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(middle, 1);
    column->addWidget(m_status);
    setCentralWidget(central);
    m_palette = new CommandPalette(this);

    m_menus = std::make_unique<Menus>(menuBar(), *m_actions, m_status->routeActions());
}

void MainWindow::connectActions()
{
    // Actions of menus only would be dead where the system hides the menu bar.
    addActions(m_actions->all());
    for (const Page page : {Page::Playground, Page::Calls, Page::Sessions, Page::Groups, Page::Dashboard, Page::Settings})
        connect(actionOf(page), &QAction::triggered, this, [this, page] { showPage(page); });
    connect(m_actions->quit, &QAction::triggered, this, &MainWindow::close);
    connect(m_actions->palette, &QAction::triggered, this, &MainWindow::openPalette);
    connect(m_actions->fullScreen, &QAction::toggled, this,
        [this](bool on) { setWindowState(windowState().setFlag(Qt::WindowFullScreen, on)); });
    connect(m_actions->narrowSidebar, &QAction::toggled, this, [this](bool narrow) {
        m_services.settings.set(
            QStringLiteral("window.narrow-sidebar"), narrow ? QStringLiteral("true") : QString());
        updateSidebar();
    });
    connect(m_actions->themes, &QActionGroup::triggered, this, [this](QAction *action) {
        if (const Status status =
                m_services.settings.set(QStringLiteral("theme"), action->data().toString());
            !status)
            showProblem(status.error().message);
    });
    connect(m_actions->shortcuts, &QAction::triggered, this, [this] {
        auto *dialog = new ShortcutsDialog(commands(), this);
        dialog->show();
    });
    connect(m_actions->prices, &QAction::triggered, this, [this] {
        showPage(Page::Settings);
        m_settings->showPrices();
    });
    connect(m_actions->budgets, &QAction::triggered, this, &MainWindow::showBudgets);
    connect(m_actions->about, &QAction::triggered, this, [this] {
        showPage(Page::Settings);
        m_settings->showAbout();
    });
    if (!m_firstRun)
        offerNewTab();
}

void MainWindow::offerNewTab()
{
    QAction *newTab = withObjectName(m_playground->pageActions(), kNewTab);
    if (!newTab)
        return;
    m_menus->addFileAction(newTab);
    connect(newTab, &QAction::triggered, this, [this] { showPage(Page::Playground); });
}

void MainWindow::connectPages()
{
    connect(m_calls, &CallsPage::openInPlayground, this, [this](const Call &call) {
        showPage(Page::Playground);
        m_playground->openCall(call);
    });
    connect(m_calls, &CallsPage::playgroundRequested, this, [this] { showPage(Page::Playground); });
    connect(m_sessions, &SessionsPage::callsRequested, this, [this](const QString &filter) { showCalls(filter, {}); });
    connect(m_sessions, &SessionsPage::callRequested, this, &MainWindow::showCall);
    connect(m_sessions, &SessionsPage::playgroundRequested, this, [this] { showPage(Page::Playground); });
    connect(m_sessions, &SessionsPage::failed, this, &MainWindow::showProblem);
    connect(m_groups, &GroupsPage::callsRequested, this, &MainWindow::showCalls);
    connect(m_groups, &GroupsPage::playgroundRequested, this, [this] { showPage(Page::Playground); });
    connect(m_groups, &GroupsPage::failed, this, &MainWindow::showProblem);
    connect(m_dashboard, &DashboardPage::callsRequested, this, [this](const QString &filter) { showCalls(filter, {}); });
    connect(m_dashboard, &DashboardPage::playgroundRequested, this, [this] { showPage(Page::Playground); });
    connect(m_dashboard, &DashboardPage::failed, this, &MainWindow::showProblem);
    connect(m_playground, &PlaygroundPage::callRequested, this, &MainWindow::showCall);
    connect(m_playground, &PlaygroundPage::keyRequested, this, [this](const QString &name) {
        showPage(Page::Settings);
        m_settings->showKey(name);
    });
    connect(m_status, &StatusStrip::keysRequested, this, [this] {
        showPage(Page::Settings);
        m_settings->showKeys();
    });
    connect(
        m_status, &StatusStrip::playgroundRequested, this, [this] { showPage(Page::Playground); });
    connect(m_status, &StatusStrip::callsRequested, this, [this] { showPage(Page::Calls); });
    connect(m_status, &StatusStrip::budgetsRequested, this, &MainWindow::showBudgets);
    connect(&m_services.budgets, &BudgetKeeper::reached, this, [this](const Budget &budget, int percent) {
        QApplication::alert(this);
        m_problem->showMessage(percent >= 100 ? Banner::Kind::Bad : Banner::Kind::Warning,
            tr("%1 percent of the budget of %2 is spent.").arg(percent).arg(budgetText(budget)));
    });
    connect(m_status, &StatusStrip::failed, this, &MainWindow::showProblem);
    connect(m_settings, &SettingsPage::failed, this, &MainWindow::showProblem);
    connect(m_problem, &Banner::actionTriggered, this,
        [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_services.profile.dataDir)); });
    connect(&m_services.history, &History::writeFailed, this, [this](const Error &error) {
        m_problem->showMessage(Banner::Kind::Bad,
            tr("Calls are not being kept: %1").arg(error.message), tr("Open the folder"));
    });
    if (m_services.keeper) {
        connect(m_services.keeper, &HistoryKeeper::damaged, this,
            [this](const Error &error) { m_problem->showMessage(Banner::Kind::Bad, error.message, tr("Open the folder")); });
    }
    connect(&m_services.settings, &Settings::changed, this, [this](const QString &key) {
        if (key == QLatin1String("theme"))
            updateTheme();
    });
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this,
        &MainWindow::updateTheme);
#endif
    if (!m_firstRun)
        return;
    connect(m_firstRun, &FirstRunPage::demoChosen, this, [this](const QString &question) {
        const ProviderList providers = m_services.providers();
        for (const Provider &provider : providers.all()) {
            if (!provider.demo)
                continue;
            finishFirstRun(provider.id, routeName(Route::Direct));
            m_playground->startConversation(provider.id, question, true);
            return;
        }
    });
    connect(m_firstRun, &FirstRunPage::keySaved, this,
        [this](const QString &provider, const QString &route, const QString &question) {
            finishFirstRun(provider, route);
            m_playground->startConversation(provider, question, false);
        });
    connect(m_firstRun, &FirstRunPage::skipped, this, [this] { finishFirstRun({}, {}); });
}

void MainWindow::finishFirstRun(const QString &provider, const QString &route)
{
    QHash<QString, QString> values{{QStringLiteral("first-run-done"), QStringLiteral("true")}};
    if (!provider.isEmpty())
        values.insert(QStringLiteral("provider"), provider);
    if (!route.isEmpty())
        values.insert(QStringLiteral("route"), route);
    if (const Status status = m_services.settings.set(values); !status)
        showProblem(status.error().message);
    if (m_firstRun) {
        m_stack->removeWidget(m_firstRun);
        m_firstRun->deleteLater();
        m_firstRun = nullptr;
        offerNewTab();
    }
    showPage(Page::Playground);
}

bool MainWindow::showsFirstRun() const
{
    return m_firstRun && m_page == Page::Playground;
}

QAction *MainWindow::actionOf(Page page) const
{
    switch (page) {
    case Page::Playground:
        return m_actions->playground;
    case Page::Calls:
        return m_actions->calls;
    case Page::Sessions:
        return m_actions->sessions;
    case Page::Groups:
        return m_actions->groups;
    case Page::Dashboard:
        return m_actions->dashboard;
    case Page::Settings:
        break;
    }
    return m_actions->settings;
}

void MainWindow::showPage(Page page)
{
    m_page = page;
    QWidget *widget = m_settings;
    switch (page) {
    case Page::Playground:
        widget = m_firstRun ? static_cast<QWidget *>(m_firstRun) : m_playground;
        break;
    case Page::Calls:
        widget = m_calls;
        break;
    case Page::Sessions:
        widget = m_sessions;
        break;
    case Page::Groups:
        widget = m_groups;
        break;
    case Page::Dashboard:
        widget = m_dashboard;
        break;
    case Page::Settings:
        break;
    }
    QAction *action = actionOf(page);
    action->setChecked(true);
    const bool moved = m_stack->currentWidget() != widget;
    m_stack->setCurrentWidget(widget);
    if (moved) {
        // Back to where one was on that page.
        QWidget *inner = widget->focusWidget();
        (inner ? inner : widget)->setFocus();
    }
    updatePageActions();
    setWindowTitle(QStringLiteral("%1 — Heliograph").arg(actionName(*action)));
}

QList<QAction *> MainWindow::actionsOf(Page page) const
{
    switch (page) {
    case Page::Playground:
        return m_playground->pageActions();
    case Page::Calls:
        return m_calls->pageActions();
    case Page::Sessions:
        return m_sessions->pageActions();
    case Page::Groups:
        return m_groups->pageActions();
    case Page::Dashboard:
        return m_dashboard->pageActions();
    case Page::Settings:
        break;
    }
    return {};
}

void MainWindow::updatePageActions()
{
    m_menus->setPageActions(showsFirstRun() ? QList<QAction *>() : actionsOf(m_page));
}

QList<Command> MainWindow::commands() const
{
    QList<Command> result = m_menus->commands();
    // What the other pages can do is found too; choosing it goes to the page first.
    for (const Page other : {Page::Playground, Page::Calls, Page::Sessions, Page::Groups, Page::Dashboard}) {
        if (other == m_page || m_firstRun)
            continue;
        const QAction *pageAction = actionOf(other);
        const QList<QAction *> actions = actionsOf(other);
        for (QAction *action : actions) {
            if (!action->isEnabled() || action->objectName() == kNewTab)
                continue;
            const QPointer<QAction> target(action);
            auto *window = const_cast<MainWindow *>(this);
            result.append({actionName(*action), actionName(*pageAction), action->shortcut(),
                [window, other, target] {
                    window->showPage(other);
                    if (target && target->isEnabled())
                        target->trigger();
                }});
        }
    }
    return result;
}

void MainWindow::openPalette()
{
    m_palette->open(commands());
}

void MainWindow::updateTheme()
{
    const QString name = m_services.settings.get(QStringLiteral("theme"), QStringLiteral("system"));
    applyTheme(*static_cast<QApplication *>(QApplication::instance()), themeModeFromName(name));
    for (QAction *action : m_actions->themes->actions())
        action->setChecked(action->data().toString() == name);
}

void MainWindow::updateSidebar()
{
    m_sidebar->setNarrow(m_actions->narrowSidebar->isChecked() || width() < kNarrowBelow);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    updateSidebar();
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::WindowStateChange)
        m_actions->fullScreen->setChecked(isFullScreen());
    QMainWindow::changeEvent(event);
}

void MainWindow::restoreWindow()
{
    const auto get = [this](
                         const char *key) { return m_services.settings.get(QLatin1String(key)); };
    const QStringList numbers = get("window.geometry").split(QLatin1Char(' '));
    const QRect kept(numbers.value(0).toInt(), numbers.value(1).toInt(), numbers.value(2).toInt(),
        numbers.value(3).toInt());
    // A screen that is gone must not keep the window out of sight.
    const QScreen *screen = kept.width() > 0 ? QGuiApplication::screenAt(kept.center()) : nullptr;
    if (screen) {
        const QRect room = screen->availableGeometry();
        resize(kept.size().boundedTo(room.size()));
        move(qMax(room.left(), kept.left()), qMax(room.top(), kept.top()));
    } else {
        const QScreen *first = QGuiApplication::primaryScreen();
        resize(first ? kFirstSize.boundedTo(first->availableSize()) : kFirstSize);
    }
    if (get("window.maximized") == QLatin1String("true"))
        setWindowState(windowState() | Qt::WindowMaximized);
    m_actions->narrowSidebar->setChecked(get("window.narrow-sidebar") == QLatin1String("true"));
    Page page = Page::Playground;
    for (const Page candidate : {Page::Calls, Page::Sessions, Page::Groups, Page::Dashboard, Page::Settings}) {
        if (!m_firstRun && get("window.page") == pageName(candidate))
            page = candidate;
    }
    showPage(page);
    updateSidebar();
}

void MainWindow::saveWindow()
{
    const QRect rect = isMaximized() || isFullScreen() ? normalGeometry() : geometry();
    QHash<QString, QString> values;
    if (rect.isValid())
        values.insert(QStringLiteral("window.geometry"),
            QStringLiteral("%1 %2 %3 %4")
                .arg(rect.x())
                .arg(rect.y())
                .arg(rect.width())
                .arg(rect.height()));
    values.insert(
        QStringLiteral("window.maximized"), isMaximized() ? QStringLiteral("true") : QString());
    values.insert(QStringLiteral("window.page"), pageName(m_page));
    m_services.settings.set(values); // a window's place is not worth a word when it cannot be kept
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveWindow();
    QMainWindow::closeEvent(event);
}

void MainWindow::showBudgets()
{
    showPage(Page::Settings);
    m_settings->showBudgets();
}

void MainWindow::showCalls(const QString &filter, const QString &search)
{
    showPage(Page::Calls);
    m_calls->showFilter(filter, search);
}

void MainWindow::showCall(const QUuid &id)
{
    showPage(Page::Calls);
    m_calls->showCall(id);
}

void MainWindow::showProblem(const QString &message)
{
    m_problem->showMessage(Banner::Kind::Bad, message);
}

}
