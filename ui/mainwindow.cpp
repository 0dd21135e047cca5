#include "ui/mainwindow.h"

#include "core/budgets/budgetkeeper.h"
#include "core/history/historykeeper.h"
#include "ui/calls/callspage.h"
#include "ui/capture/capturepage.h"
#include "ui/commandpalette.h"
#include "ui/compare/comparepage.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/firstrun/firstrunpage.h"
#include "ui/frameactions.h"
#include "ui/groups/groupspage.h"
#include "ui/menus.h"
#include "ui/playground/playgroundpage.h"
#include "ui/prompts/promptspage.h"
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

#include <algorithm>

namespace heliograph {

namespace {

constexpr int kNarrowBelow = 1100;
constexpr QLatin1String kNewTab("playground.newTab");
constexpr QSize kMinimumSize(760, 520);
constexpr QSize kFirstSize(1280, 800);

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
    makePages();
    makeLayout();
    connectActions();
    connectPages();
    restoreWindow();
    m_capture->startAsBefore();
}

MainWindow::~MainWindow() = default;

template <typename Widget> Widget *MainWindow::addPage(Page page, const char *name, QAction *action, Icon icon)
{
    auto *widget = [this] {
        if constexpr (std::is_constructible_v<Widget, const Services &, CaptureService &>)
            return new Widget(m_services, m_services.capture);
        else
            return new Widget(m_services);
    }();
    m_sidebar->addPage(action, icon, page == Page::Settings);
    m_stack->addWidget(widget);
    Entry entry{page, QLatin1String(name), action, widget, {}};
    if constexpr (requires { widget->pageActions(); })
        entry.pageActions = [widget] { return widget->pageActions(); };
    m_pages.append(entry);
    connect(action, &QAction::triggered, this, [this, page] { showPage(page); });
    return widget;
}

void MainWindow::makePages()
{
    m_sidebar = new Sidebar;
    m_stack = new QStackedWidget;
    m_stack->setObjectName(QStringLiteral("pages"));
    m_playground = addPage<PlaygroundPage>(Page::Playground, "playground", m_actions->playground, Icon::Playground);
    m_compare = addPage<ComparePage>(Page::Compare, "compare", m_actions->compare, Icon::Compare);
    m_calls = addPage<CallsPage>(Page::Calls, "calls", m_actions->calls, Icon::Calls);
    m_sessions = addPage<SessionsPage>(Page::Sessions, "sessions", m_actions->sessions, Icon::Sessions);
    m_groups = addPage<GroupsPage>(Page::Groups, "groups", m_actions->groups, Icon::Users);
    m_dashboard = addPage<DashboardPage>(Page::Dashboard, "dashboard", m_actions->dashboard, Icon::Dashboard);
    m_prompts = addPage<PromptsPage>(Page::Prompts, "prompts", m_actions->prompts, Icon::Prompts);
    m_capture = addPage<CapturePage>(Page::Capture, "capture", m_actions->capture, Icon::Capture);
    m_settings = addPage<SettingsPage>(Page::Settings, "settings", m_actions->settings, Icon::Settings);
}

void MainWindow::makeLayout()
{
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

const MainWindow::Entry &MainWindow::entry(Page page) const
{
    return *std::find_if(m_pages.begin(), m_pages.end(), [page](const Entry &entry) { return entry.page == page; });
}

void MainWindow::showPage(Page page)
{
    m_page = page;
    const Entry &shown = entry(page);
    QWidget *widget = showsFirstRun() ? m_firstRun : shown.widget;
    shown.action->setChecked(true);
    const bool moved = m_stack->currentWidget() != widget;
    m_stack->setCurrentWidget(widget);
    if (moved) {
        // Back to where one was on that page.
        QWidget *inner = widget->focusWidget();
        (inner ? inner : widget)->setFocus();
    }
    updatePageActions();
    setWindowTitle(QStringLiteral("%1 — Heliograph").arg(actionName(*shown.action)));
}

QList<QAction *> MainWindow::actionsOf(Page page) const
{
    const Entry &shown = entry(page);
    return shown.pageActions ? shown.pageActions() : QList<QAction *>();
}

void MainWindow::updatePageActions()
{
    m_menus->setPageActions(showsFirstRun() ? QList<QAction *>() : actionsOf(m_page));
}

QList<Command> MainWindow::commands() const
{
    QList<Command> result = m_menus->commands();
    // What the other pages can do is found too; choosing it goes to the page first.
    for (const Entry &shown : m_pages) {
        const Page other = shown.page;
        if (other == m_page || m_firstRun)
            continue;
        const QAction *pageAction = shown.action;
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
    for (const Entry &candidate : m_pages) {
        if (!m_firstRun && get("window.page") == candidate.name)
            page = candidate.page;
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
    values.insert(QStringLiteral("window.page"), entry(m_page).name);
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

void MainWindow::showKey(const QString &name)
{
    showPage(Page::Settings);
    m_settings->showKey(name);
}

void MainWindow::showDiff(const DiffSide &a, const DiffSide &b)
{
    showPage(Page::Compare);
    m_compare->openDiff(a, b);
}

void MainWindow::showProblem(const QString &message)
{
    m_problem->showMessage(Banner::Kind::Bad, message);
}

}
