#include "tests/support/agentsessions.h"
#include "tests/support/examplecalls.h"
#include "tests/support/monthofcalls.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/dashboard/dashboardrange.h"
#include "ui/groups/grouppane.h"
#include "ui/groups/groupsmodel.h"
#include "ui/groups/groupspage.h"
#include "ui/groups/groupsview.h"
#include "ui/mainwindow.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>

using namespace heliograph;

class GroupsPageTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<GroupsPage> m_page;

    History &history() { return m_services->history(); }
    template <typename T> T *child(const char *name) { return m_page->findChild<T *>(QLatin1String(name)); }
    void open()
    {
        m_page = std::make_unique<GroupsPage>(m_services->services());
        m_page->resize(1200, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        settle();
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(m_page->isSettled(), 20'000); }
    GroupsView *table() { return child<GroupsView>("groupsTable"); }
    GroupsModel *model() { return static_cast<GroupsModel *>(table()->model()); }
    void showTab(const QString &name)
    {
        auto *tabs = child<QTabBar>("groupsTabs");
        for (int i = 0; i < tabs->count(); ++i) {
            if (tabs->tabText(i).replace(QLatin1String("&&"), QLatin1String("&")) == name)
                tabs->setCurrentIndex(i);
        }
        settle();
    }
    /// Each row leads to as many calls as it counts.
    void everyRowLeadsToItsCalls()
    {
        QSignalSpy asked(m_page.get(), &GroupsPage::callsRequested);
        for (int row = 0; row < model()->rowCount(); ++row) {
            table()->selectRow(row);
            table()->setFocus();
            QTest::keyClick(table(), Qt::Key_Return);
            QCOMPARE(asked.count(), row + 1);
            CallQuery query;
            query.where = asked[row][0].toString();
            query.search = asked[row][1].toString();
            auto future = history().find(query);
            future.waitForFinished();
            QVERIFY2(future.result().ok(), qPrintable(query.where));
            QCOMPARE(future.result()->size(), model()->groups()[row].sums.calls);
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        applyTheme(*qApp, ThemeMode::Light);
    }
    void init() { m_services = std::make_unique<TestServices>(); }
    void cleanup()
    {
        m_page.reset();
        m_services.reset();
    }

    void anEmptyHistorySaysWhatToDo()
    {
        open();
        QVERIFY(child<QWidget>("groupsNothing")->isVisible());
        QVERIFY(!child<QTabBar>("groupsTabs")->isVisible());
        QSignalSpy asked(m_page.get(), &GroupsPage::playgroundRequested);
        child<QPushButton>("groupsAsk")->click();
        QCOMPARE(asked.count(), 1);
    }

    void anEmptyRangeOffersTheLastOne()
    {
        writeMonthOfCalls(history(), QDateTime::currentDateTimeUtc().addDays(-200), 20, 6);
        open();
        QVERIFY(child<QWidget>("groupsNoMatch")->isVisible());
        child<QPushButton>("groupsShowLast")->click();
        settle();
        QTRY_VERIFY(table()->isVisible());
        QVERIFY(model()->rowCount() > 3);
    }

    void usersAgreeWithTheMetrics()
    {
        writeMonthOfCalls(history(), QDateTime::currentDateTimeUtc());
        open();
        MetricsQuery query;
        query.from = DashboardRange().from(QDateTime::currentDateTime());
        query.groupings = {{{Dimension::Kind::User, {}}, -1, true, false}};
        auto future = history().metrics(query);
        future.waitForFinished();
        const MetricsGroup users = future.result()->groups[0];
        QCOMPARE(model()->rowCount(), int(users.rows.size()));
        for (qsizetype i = 0; i < users.rows.size(); ++i) { // both the most expensive first
            const CallGroup &group = model()->groups()[i];
            const Totals &totals = users.rows[i].totals;
            QCOMPARE(group.value, users.rows[i].value);
            QCOMPARE(group.sums.costPico, totals.sums[Sum::Cost]);
            QCOMPARE(group.sums.calls, totals.sums[Sum::Calls]);
            QCOMPARE(group.sums.errors, totals.sums[Sum::Errors]);
            QCOMPARE(group.sums.estimated, totals.sums[Sum::Estimated]);
            QCOMPARE(group.sums.unpriced, totals.sums[Sum::Unpriced] - totals.sums[Sum::UnpricedErrors]);
            QCOMPARE(group.sums.tokens(), totals.sums.tokens());
            QCOMPARE(group.latencyUs.count, totals.latencyUs.count);
            QVERIFY(std::abs(double(group.latencyUs.p95 - totals.latencyUs.p95)) <= 0.01 * double(group.latencyUs.p95));
        }
        everyRowLeadsToItsCalls();
    }

    void propertiesHaveTheirTabs()
    {
        writeAgentSessions(history(), QDateTime::currentDateTimeUtc(), 8);
        Call odd = exampleCall(QStringLiteral("odd"), QStringLiteral("x"));
        odd.id = QUuid::createUuid();
        odd.createdAt = QDateTime::currentDateTimeUtc();
        odd.tags.properties = {{QStringLiteral("my & tag"), QStringLiteral("a \"quoted\" \\ value")}};
        record(history(), odd);
        waitForHistory(history());
        open();
        auto *tabs = child<QTabBar>("groupsTabs");
        QStringList names;
        for (int i = 0; i < tabs->count(); ++i)
            names.append(tabs->tabText(i));
        QVERIFY(names.contains(QStringLiteral("app")) && names.contains(QStringLiteral("environment"))
            && names.contains(QStringLiteral("my && tag")));
        QCOMPARE(names.constFirst(), QStringLiteral("Users"));
        for (const char *name : {"app", "environment", "my & tag"}) {
            showTab(QString::fromLatin1(name));
            QVERIFY(model()->rowCount() >= 2); // and the calls without it
            QCOMPARE(model()->headerData(0, Qt::Horizontal).toString(), QString::fromLatin1(name));
            everyRowLeadsToItsCalls();
        }
        // With the keyboard.
        const int before = tabs->currentIndex();
        for (QAction *action : m_page->pageActions()) {
            if (action->objectName() == QLatin1String("groupsPrevious"))
                action->trigger();
        }
        QCOMPARE(tabs->currentIndex(), before - 1);
        tabs->setFocus();
        QTest::keyClick(tabs, Qt::Key_Left);
        QTest::keyClick(tabs, Qt::Key_Left);
        QCOMPARE(tabs->currentIndex(), before - 3);
        QVERIFY(tabs->hasFocus());
        settle();
    }

    void detailsOfAUser()
    {
        writeAgentSessions(history(), QDateTime::currentDateTimeUtc(), 16);
        open();
        const int row = model()->indexOf(QStringLiteral("ann"));
        QVERIFY(row >= 0);
        table()->selectRow(row);
        auto *pane = child<GroupPane>("groupPane");
        QTRY_VERIFY(pane->isVisible());
        settle();
        QCOMPARE(child<QLabel>("groupTitle")->text(), QStringLiteral("ann"));
        const CallGroup ann = model()->groups()[row];
        for (const char *part : {"groupModels", "groupSessions"}) {
            auto *rows = static_cast<GroupsModel *>(child<GroupsView>(part)->model());
            const QAbstractItemModelTester tester(rows);
            QTRY_VERIFY(rows->rowCount() > 0);
            CallSums sums;
            for (const CallGroup &group : rows->groups())
                sums += group.sums;
            QCOMPARE(sums, ann.sums);
        }
        QSignalSpy asked(m_page.get(), &GroupsPage::callsRequested);
        auto *models = child<GroupsView>("groupModels");
        models->selectRow(0);
        QTest::keyClick(models, Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        CallQuery query;
        query.where = asked[0][0].toString();
        auto future = history().find(query);
        future.waitForFinished();
        QVERIFY2(future.result().ok(), qPrintable(query.where));
        QCOMPARE(future.result()->size(), static_cast<GroupsModel *>(models->model())->groups()[0].sums.calls);
        QTest::keyClick(models, Qt::Key_Escape);
        QVERIFY(!pane->isVisible());
    }

    void aFilterCountsLess()
    {
        writeAgentSessions(history(), QDateTime::currentDateTimeUtc(), 8);
        open();
        const auto sum = [this] {
            qint64 calls = 0;
            for (const CallGroup &group : model()->groups())
                calls += group.sums.calls;
            return calls;
        };
        const qint64 all = sum();
        auto *filter = child<QLineEdit>("groupsFilter");
        filter->setText(QStringLiteral("status = error"));
        QTest::keyClick(filter, Qt::Key_Return);
        settle();
        QVERIFY(sum() > 0 && sum() < all);
        everyRowLeadsToItsCalls();
        child<QComboBox>("groupsRange")->setCurrentIndex(child<QComboBox>("groupsRange")->findData(int(RangeKind::All)));
        settle();
        everyRowLeadsToItsCalls();
    }

    void wordsCountLessToo()
    {
        writeAgentSessions(history(), QDateTime::currentDateTimeUtc(), 8);
        open();
        auto *search = child<QLineEdit>("groupsSearch");
        search->setText(QStringLiteral("friendly"));
        QTest::keyClick(search, Qt::Key_Return);
        settle();
        QVERIFY(model()->rowCount() > 0);
        everyRowLeadsToItsCalls();
    }

    void theWindowHasThePage()
    {
        writeAgentSessions(history(), QDateTime::currentDateTimeUtc(), 3);
        m_services->settings.set(QStringLiteral("first-run-done"), QStringLiteral("true"));
        MainWindow window(m_services->services());
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_8, Qt::ControlModifier);
        QVERIFY(window.page() == MainWindow::Page::Groups);
        QVERIFY(window.windowTitle().startsWith(QLatin1String("Users and properties")));
    }
};

HELIOGRAPH_TEST_MAIN(GroupsPageTest)
#include "tst_groupspage.moc"
