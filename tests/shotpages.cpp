#include "tests/shotgroups.h"

#include "tests/photographer.h"
#include "tests/shotexamples.h"
#include "tests/support/examplecalls.h"
#include "tests/support/monthofcalls.h"
#include "ui/dashboard/dashboardpage.h"
#include "ui/helicone/heliconedialog.h"
#include "ui/mainwindow.h"
#include "ui/playground/conversationtab.h"
#include "ui/playground/playgroundpage.h"

#include <QAction>
#include <QFrame>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>

namespace heliograph {

namespace {

/// The list of calls; the dashboard has a table of that name too.
QTableView *callsTable(const MainWindow &window)
{
    return window.findChild<QWidget *>(QStringLiteral("callsPage"))->findChild<QTableView *>(QStringLiteral("callsTable"));
}

/// The row with the most to see in its receipt.
int dearest(const QAbstractItemModel &calls)
{
    int row = 0;
    double most = 0;
    for (int i = 0; i < calls.rowCount(); ++i) {
        for (int column = 0; column < calls.columnCount(); ++column) {
            const QString text = calls.index(i, column).data().toString();
            const double cost = text.startsWith(QLatin1Char('$')) ? text.mid(1).toDouble() : 0;
            if (cost > most) {
                most = cost;
                row = i;
            }
        }
    }
    return row;
}

/// Helicone's options of a tab: the form from top to bottom, and with something wrong in it.
void heliconeForm(Photographer &photos, TestServices &services)
{
    photos.take(services, QStringLiteral("helicone-panel"), [&](MainWindow &window) {
        window.playground()->startConversation(QStringLiteral("openai"), QStringLiteral("Where is my refund?"), false);
        auto *tab = window.playground()->findChild<ConversationTab *>();
        Conversation conversation = tab->conversation();
        conversation.route = Route::Helicone;
        conversation.tags.userId = QStringLiteral("ann");
        conversation.helicone = exampleOptions();
        tab->setConversation(conversation);
        tab->openHelicone();
        auto *dialog = tab->findChild<HeliconeDialog *>();
        if (photos.look().size.width() < 1000)
            dialog->resize(680, 560);
        auto *scroll = dialog->findChild<QScrollArea *>(QStringLiteral("heliconeScroll"));
        for (int i = 0; i < 5; ++i) {
            QTest::qWait(200);
            scroll->verticalScrollBar()->setValue(i * (scroll->viewport()->height() - 40));
            QTest::qWait(200);
            photos.save(*dialog, QStringLiteral("helicone-form-%1").arg(i));
        }
        scroll->verticalScrollBar()->setValue(0);
        dialog->findChild<QLineEdit *>(QStringLiteral("cacheBuckets"))->setText(QStringLiteral("30"));
        QTest::qWait(200);
        photos.save(*dialog, QStringLiteral("helicone-wrong"));
        dialog->findChild<QLineEdit *>(QStringLiteral("cacheBuckets"))->setText(QStringLiteral("3"));
        conversation.route = Route::Direct;
        tab->setConversation(conversation);
        QTest::qWait(200);
        photos.save(*dialog, QStringLiteral("helicone-direct"));
        conversation.route = Route::Helicone;
        tab->setConversation(conversation);
        dialog->close();
    });
}

/// What Helicone said of a call, above its headers.
void heliconeCall(Photographer &photos, TestServices &services)
{
    Call call = dayOfCalls(QDateTime::currentDateTimeUtc()).back();
    call.id = QUuid::createUuid();
    call.createdAt = QDateTime::currentDateTimeUtc();
    call.route = Route::Helicone;
    call.helicone.id = call.id.toString(QUuid::WithoutBraces);
    call.helicone.cache = QStringLiteral("HIT");
    call.helicone.cacheBucket = 0;
    call.helicone.cacheLatencyMs = 1'240;
    call.helicone.rateLimitLimit = 100;
    call.helicone.rateLimitRemaining = 37;
    call.helicone.rateLimitPolicy = QStringLiteral("100;w=3600;u=request;s=user");
    call.helicone.fallbackIndex = 1;
    record(services.history(), call);
    waitForHistory(services.history());
    photos.take(services, QStringLiteral("helicone-call"), [&](MainWindow &window) {
        window.showPage(MainWindow::Page::Calls);
        QTest::qWait(500);
        if (auto *table = callsTable(window))
            table->selectRow(0);
        QTest::qWait(500);
        if (auto *tabs = window.findChild<QTabWidget *>(QStringLiteral("callTabs")))
            tabs->setCurrentIndex(tabs->count() - 1);
    });
}

}

void firstRunShots(Photographer &photos)
{
    TestServices services;
    photos.take(services, QStringLiteral("firstrun"), [](MainWindow &) {});
}

void pageShots(Photographer &photos)
{
    TestServices services(makeMemoryStore(), true);
    for (const Call &call : dayOfCalls(QDateTime::currentDateTimeUtc()))
        record(services.history(), call);
    waitForHistory(services.history());
    photos.take(services, QStringLiteral("playground"), [&](MainWindow &window) {
        window.playground()->startConversation(
            QStringLiteral("demo"), QStringLiteral("Show me some Markdown."), true);
        QTest::qWait(500);
        photos.snap(window, QStringLiteral("playground-streaming"));
        (void)QTest::qWaitFor([&] { return services.calls.runningCount() == 0; }, 60'000);
    });
    heliconeForm(photos, services);
    heliconeCall(photos, services);
    photos.take(services, QStringLiteral("receipt"), [](MainWindow &window) {
        window.showPage(MainWindow::Page::Calls);
        QTest::qWait(500);
        if (auto *table = callsTable(window))
            table->selectRow(dearest(*table->model()));
        QTest::qWait(300);
        if (auto *tabs = window.findChild<QTabWidget *>(QStringLiteral("callTabs")))
            tabs->setCurrentIndex(3);
    });
    photos.take(services, QStringLiteral("settings"), [&photos](MainWindow &window) {
        window.showPage(MainWindow::Page::Settings);
        auto *list = window.findChild<QListWidget *>(QStringLiteral("settingsList"));
        for (int i = 0; list && i < list->count(); ++i) {
            list->setCurrentRow(i);
            photos.snap(window, QStringLiteral("settings-%1").arg(i));
        }
    });
}

void callsShots(Photographer &photos)
{
    TestServices services(makeMemoryStore(), true);
    const auto list = dayOfCalls(QDateTime::currentDateTimeUtc());
    for (const Call &call : list)
        record(services.history(), call);
    services.history().setBodyRules(*BodyRules::parse(QStringLiteral("all")));
    record(services.history(), exampleCall(QStringLiteral("bare"), QStringLiteral("bare")));
    services.history().setBodyRules({});
    const Call stalled = stalledCall();
    services.history().finish(stalled);
    services.history().mark(stalled.id,
        {Rating::Good, QStringLiteral("Took its time in the middle; the provider's status page says nothing."),
            {QStringLiteral("slow"), QStringLiteral("to check")}});
    services.history().mark(list[list.size() - 3].id, {Rating::Bad, {}, {QStringLiteral("to check")}});
    waitForHistory(services.history());
    (void)beginExample(services.history(), QStringLiteral("Write a long story about a lighthouse."));
    (void)services.settings.set(QStringLiteral("window.calls.columns"), {});
    photos.take(services, QStringLiteral("calls-list"), [&](MainWindow &window) {
        window.showPage(MainWindow::Page::Calls);
        QTest::qWait(2'500);
        auto *table = callsTable(window);
        auto *tabs = window.findChild<QTabWidget *>(QStringLiteral("callTabs"));
        photos.snap(window, QStringLiteral("calls"));
        table->selectRow(1);
        QTest::qWait(500);
        photos.snap(window, QStringLiteral("calls-marks"));
        tabs->setCurrentIndex(2);
        photos.snap(window, QStringLiteral("calls-timing"));
        tabs->setCurrentIndex(0);
        table->selectRow(2);
        photos.snap(window, QStringLiteral("calls-bare"));
        window.findChild<QToolButton *>(QStringLiteral("callClose"))->click();
        for (int row = 3; row < 8; row += 2)
            table->selectionModel()->select(
                table->model()->index(row, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
        photos.snap(window, QStringLiteral("calls-selected"));
        window.findChild<QPushButton *>(QStringLiteral("callsDeleteSelected"))->click();
        photos.snap(window, QStringLiteral("calls-delete"));
        window.findChild<QPushButton *>(QStringLiteral("callsDeleteRefuse"))->click();
        table->clearSelection();
        auto *strip = window.findChild<QWidget *>(QStringLiteral("callsTimeStrip"));
        QTest::mousePress(strip, Qt::LeftButton, {}, {strip->width() / 2, 40});
        QTest::mouseMove(strip, {strip->width() * 3 / 4, 40});
        photos.snap(window, QStringLiteral("calls-drag"));
        QTest::mouseRelease(strip, Qt::LeftButton, {}, {strip->width() * 3 / 4, 40});
        QTest::qWait(500);
        photos.snap(window, QStringLiteral("calls-range"));
        window.findChild<QAction *>(QStringLiteral("callsSavedFilters"))->trigger();
        if (auto *panel = window.findChild<QFrame *>(QStringLiteral("savedFiltersPanel"))) {
            panel->findChild<QLineEdit *>(QStringLiteral("savedFilterName"))->setText(QStringLiteral("This afternoon"));
            panel->findChild<QPushButton *>(QStringLiteral("savedFilterSave"))->click();
            window.findChild<QAction *>(QStringLiteral("callsSavedFilters"))->trigger();
            photos.snap(*panel, QStringLiteral("calls-saved"));
            panel->close();
        }
        window.findChild<QAction *>(QStringLiteral("callsClearFilter"))->trigger();
        window.findChild<QAction *>(QStringLiteral("callsColumns"))->trigger();
        if (auto *panel = window.findChild<QFrame *>(QStringLiteral("columnsPanel"))) {
            photos.snap(*panel, QStringLiteral("calls-columns"));
            panel->close();
        }
        (void)services.settings.set(QStringLiteral("window.calls.columns"),
            QStringLiteral("[\"time\",\"status\",\"model\",\"prompt\",\"in\",\"cached\",\"out\",\"reasoning\",\"speed\","
                           "\"cost\",\"basis\",\"user\",\"session\",\"property.app\",\"rating\",\"labels\"]"));
    });
    photos.take(services, QStringLiteral("calls-chosen"), [](MainWindow &window) {
        window.showPage(MainWindow::Page::Calls);
        QTest::qWait(1'000);
    });
}

void dashboardShots(Photographer &photos)
{
    TestServices services(makeMemoryStore(), true);
    writeMonthOfCalls(services.history(), QDateTime::currentDateTimeUtc(), 75, 30);
    photos.take(services, QStringLiteral("dashboard-bottom"), [&](MainWindow &window) {
        window.showPage(MainWindow::Page::Dashboard);
        auto *page = window.findChild<DashboardPage *>();
        (void)QTest::qWaitFor([page] { return page->isSettled(); }, 20'000);
        photos.snap(window, QStringLiteral("dashboard"));
        auto *scroll = window.findChild<QScrollArea *>(QStringLiteral("dashboardScroll"));
        scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum() / 2);
        photos.snap(window, QStringLiteral("dashboard-middle"));
        scroll->verticalScrollBar()->setValue(scroll->verticalScrollBar()->maximum());
    });
}

}
