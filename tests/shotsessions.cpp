#include "tests/shotgroups.h"

#include "tests/photographer.h"
#include "tests/support/agentsessions.h"
#include "ui/groups/groupspage.h"
#include "ui/mainwindow.h"
#include "ui/sessions/sessionspage.h"

#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>

namespace heliograph {

void sessionShots(Photographer &photos)
{
    TestServices empty(makeMemoryStore(), true);
    photos.take(empty, QStringLiteral("sessions-empty"), [](MainWindow &window) {
        window.showPage(MainWindow::Page::Sessions);
        (void)QTest::qWaitFor([&] { return window.findChild<SessionsPage *>()->isSettled(); }, 20'000);
    });
    TestServices services(makeMemoryStore(), true);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    writeAgentSessions(services.history(), now);
    writeLongSession(services.history(), now.addDays(-2), QStringLiteral("nightly-import"), 60);
    photos.take(services, QStringLiteral("session-conversation"), [&](MainWindow &window) {
        window.showPage(MainWindow::Page::Sessions);
        auto *page = window.findChild<SessionsPage *>();
        const auto settle = [page] { (void)QTest::qWaitFor([page] { return page->isSettled(); }, 20'000); };
        settle();
        photos.snap(window, QStringLiteral("sessions"));
        window.findChild<QTableView *>(QStringLiteral("sessionsTable"))->selectRow(3);
        QTest::qWait(100);
        settle();
        photos.snap(window, QStringLiteral("session-tree"));
        auto *tabs = window.findChild<QTabWidget *>(QStringLiteral("sessionTabs"));
        tabs->setCurrentIndex(1);
        QTest::keyClick(tabs->currentWidget(), Qt::Key_Down);
        QTest::keyClick(tabs->currentWidget(), Qt::Key_Down);
        photos.snap(window, QStringLiteral("session-timeline"));
        auto *lanes = window.findChild<QToolButton *>(QStringLiteral("timelineLanes"));
        lanes->click();
        photos.snap(window, QStringLiteral("session-lanes"));
        lanes->click();
        tabs->setCurrentIndex(2);
        QTest::qWait(500);
    });
    photos.take(services, QStringLiteral("property"), [&](MainWindow &window) {
        window.showPage(MainWindow::Page::Groups);
        auto *page = window.findChild<GroupsPage *>();
        const auto settle = [page] { (void)QTest::qWaitFor([page] { return page->isSettled(); }, 20'000); };
        settle();
        photos.snap(window, QStringLiteral("users"));
        window.findChild<QTableView *>(QStringLiteral("groupsTable"))->selectRow(1);
        QTest::qWait(100);
        settle();
        photos.snap(window, QStringLiteral("user"));
        window.findChild<QTabBar *>(QStringLiteral("groupsTabs"))->setCurrentIndex(1);
        settle();
    });
}

}
