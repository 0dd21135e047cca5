#include "ui/mainwindow.h"

#include "core/budgets/budgetkeeper.h"
#include "core/history/historykeeper.h"
#include "ui/calls/callspage.h"
#include "ui/capture/capturepage.h"
#include "ui/compare/comparepage.h"
#include "ui/compare/comparisonview.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/firstrun/firstrunpage.h"
#include "ui/groups/groupspage.h"
#include "ui/playground/playgroundpage.h"
#include "ui/prompts/promptspage.h"
#include "ui/sessions/sessionspage.h"
#include "ui/settings/settingspage.h"
#include "ui/statusstrip.h"
#include "ui/widgets/banner.h"

#include <QApplication>
#include <QDesktopServices>
#include <QStyleHints>
#include <QUrl>

namespace heliograph {

void MainWindow::connectPages()
{
    connect(m_calls, &CallsPage::openInPlayground, this, [this](const Call &call) {
        showPage(Page::Playground);
        m_playground->openCall(call);
    });
    connect(m_calls, &CallsPage::playgroundRequested, this, [this] { showPage(Page::Playground); });
    connect(m_calls, &CallsPage::diffRequested, this, &MainWindow::showDiff);
    connect(m_calls, &CallsPage::failed, this, &MainWindow::showProblem);
    connect(m_calls, &CallsPage::compareModelsRequested, this, [this](const Call &call) {
        showPage(Page::Compare);
        m_compare->showBoard();
        m_compare->board()->startWithCall(call);
    });
    connect(m_playground, &PlaygroundPage::compareRequested, this, [this](const ChatRequest &request, const QString &provider) {
        showPage(Page::Compare);
        m_compare->showBoard();
        m_compare->board()->startWith(request, provider);
    });
    connect(m_prompts, &PromptsPage::openInPlayground, this, [this](const OpenedPrompt &opened) {
        showPage(Page::Playground);
        m_playground->openPrompt(opened);
    });
    connect(m_prompts, &PromptsPage::callsRequested, this, [this](const QString &filter) { showCalls(filter, {}); });
    connect(m_prompts, &PromptsPage::diffRequested, this, &MainWindow::showDiff);
    connect(m_prompts, &PromptsPage::playgroundRequested, this, [this] { showPage(Page::Playground); });
    connect(m_prompts, &PromptsPage::failed, this, &MainWindow::showProblem);
    connect(m_compare, &ComparePage::pageActionsChanged, this, &MainWindow::updatePageActions);
    connect(m_compare, &ComparePage::callRequested, this, &MainWindow::showCall);
    connect(m_compare, &ComparePage::keyRequested, this, &MainWindow::showKey);
    connect(m_compare, &ComparePage::failed, this, &MainWindow::showProblem);
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
    connect(m_capture, &CapturePage::callRequested, this, &MainWindow::showCall);
    connect(m_capture, &CapturePage::callsRequested, this, [this](const QString &filter) { showCalls(filter, {}); });
    connect(m_capture, &CapturePage::keyRequested, this, &MainWindow::showKey);
    connect(m_capture, &CapturePage::providerRequested, this, [this](const QString &id) {
        showPage(Page::Settings);
        m_settings->showProvider(id);
    });
    connect(m_capture, &CapturePage::failed, this, &MainWindow::showProblem);
    connect(m_status, &StatusStrip::captureRequested, this, [this] { showPage(Page::Capture); });
    connect(m_playground, &PlaygroundPage::callRequested, this, &MainWindow::showCall);
    connect(m_playground, &PlaygroundPage::diffRequested, this, &MainWindow::showDiff);
    connect(m_playground, &PlaygroundPage::keyRequested, this, &MainWindow::showKey);
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
    connect(m_firstRun, &FirstRunPage::captureChosen, this, [this] {
        finishFirstRun({}, {});
        showPage(Page::Capture);
    });
    connect(m_firstRun, &FirstRunPage::skipped, this, [this] { finishFirstRun({}, {}); });
}

}
