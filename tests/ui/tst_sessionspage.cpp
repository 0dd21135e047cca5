#include "tests/support/agentsessions.h"
#include "tests/support/examplecalls.h"
#include "tests/support/sessionsfixture.h"
#include "tests/support/testmain.h"
#include "ui/mainwindow.h"
#include "ui/sessions/sessionpane.h"
#include "ui/sessions/sessiontree.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>

using namespace heliograph;

namespace {

CallGroup groupOf(const QString &value, qint64 cost, qint64 calls, qint64 lastMs)
{
    CallGroup group;
    group.value = value;
    group.sums.calls = calls;
    group.sums.costPico = cost;
    group.sums.firstMs = group.sums.lastMs = group.sums.endMs = lastMs;
    return group;
}

}

/// The page of sessions: its list, its filter, and where it leads. One session beside the list: tst_sessionpane.
class SessionsPageTest final : public SessionsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void groupsModelIsAProperModel()
    {
        GroupsModel model({GroupColumn::Name, GroupColumn::Cost, GroupColumn::Calls}, QStringLiteral("User"));
        const QAbstractItemModelTester tester(&model);
        QList<CallGroup> groups{groupOf(QStringLiteral("ann"), 5, 1, 10), groupOf(QStringLiteral("ben"), 9, 2, 20)};
        model.setGroups(groups);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.columnCount(), 3);
        const QPersistentModelIndex ben = model.index(1, 0);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        groups[0].sums.calls = 7;
        model.setGroups(groups); // the same ones with other numbers
        std::swap(groups[0], groups[1]);
        model.setGroups(groups); // in another order
        QCOMPARE(ben.row(), 0);
        QCOMPARE(ben.data().toString(), QStringLiteral("ben"));
        QCOMPARE(resets.count(), 0);
        CallGroup none = groupOf({}, 1, 1, 1);
        none.value.reset();
        none.sums.unpriced = 3;
        groups.append(none);
        model.setTitle(QStringLiteral("User"), QStringLiteral("No user"));
        model.setGroups(groups);
        QCOMPARE(resets.count(), 1);
        QCOMPARE(model.index(2, 0).data().toString(), QStringLiteral("No user"));
        QCOMPARE(model.index(2, 1).data(GroupsModel::NoteRole).toString(), QStringLiteral("3 unpriced"));
        QVERIFY(model.index(2, 1).data(Qt::AccessibleTextRole).toString().contains(QLatin1String("3 unpriced")));
        QCOMPARE(model.indexOf(std::nullopt), 2);
        model.setGroups({});
        QCOMPARE(model.rowCount(), 0);
    }

    void sortedAsAsked()
    {
        QRandomGenerator random(5);
        QList<CallGroup> groups;
        for (int i = 0; i < 200; ++i) {
            groups.append(groupOf(QStringLiteral("S%1").arg(random.bounded(1000)), random.bounded(40), random.bounded(9), random.bounded(99)));
            groups.last().name = random.bounded(3) == 0 ? QStringLiteral("n%1").arg(random.bounded(20)) : QString();
        }
        groups[7].value.reset();
        groups[7].name.clear();
        sortGroups(groups, GroupColumn::Cost, Qt::DescendingOrder);
        QVERIFY(std::is_sorted(groups.begin(), groups.end(),
            [](const CallGroup &a, const CallGroup &b) { return a.sums.costPico > b.sums.costPico; }));
        const auto word = [](const CallGroup &g) { return (g.name.isEmpty() ? g.value.value_or(QString()) : g.name).toLower(); };
        for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            sortGroups(groups, GroupColumn::Name, order);
            QVERIFY(!groups.last().value); // what has none is last either way
            for (qsizetype i = 1; i + 1 < groups.size(); ++i)
                QVERIFY(order == Qt::AscendingOrder ? word(groups[i - 1]) <= word(groups[i]) : word(groups[i - 1]) >= word(groups[i]));
        }
    }

    void anEmptyHistorySaysWhatToDo()
    {
        open();
        QVERIFY(child<QWidget>("sessionsNothing")->isVisible());
        QVERIFY(!child<QWidget>("sessionsFilterBar")->isVisible());
        QSignalSpy asked(m_page.get(), &SessionsPage::playgroundRequested);
        child<QPushButton>("sessionsAsk")->click();
        QCOMPARE(asked.count(), 1);
    }

    void theListAgreesWithTheCalls()
    {
        writeAgentSessions(history(), QDateTime::currentDateTimeUtc(), 9);
        record(history(), exampleCall(QStringLiteral("of no session"), QStringLiteral("x")));
        waitForHistory(history());
        open();
        QCOMPARE(model()->rowCount(), 9 + (model()->indexOf(QStringLiteral("session-1")) >= 0));
        for (const CallGroup &group : model()->groups()) {
            const SessionCalls session = callsOf(*group.value);
            QCOMPARE(group.sums.calls, session.total);
            qint64 cost = 0;
            qint64 unpriced = 0;
            QSet<QString> users;
            for (const CallSummary &call : session.calls) {
                cost += call.cost ? call.cost->pico() : 0;
                unpriced += !call.cost && call.status != CallStatus::Error && call.status != CallStatus::Running;
                if (!call.tags.userId.isEmpty())
                    users.insert(call.tags.userId);
            }
            QCOMPARE(group.sums.costPico, cost);
            QCOMPARE(group.sums.unpriced, unpriced);
            QCOMPARE(QSet<QString>(group.users.begin(), group.users.end()), users);
        }
        // By a click on a title.
        QHeaderView *header = table()->horizontalHeader();
        const int cost = int(model()->columns().indexOf(GroupColumn::Cost));
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {header->sectionViewportPosition(cost) + 20, 10});
        settle();
        QVERIFY(std::is_sorted(model()->groups().begin(), model()->groups().end(),
            [](const CallGroup &a, const CallGroup &b) { return a.sums.costPico < b.sums.costPico; })
            || std::is_sorted(model()->groups().begin(), model()->groups().end(),
                [](const CallGroup &a, const CallGroup &b) { return a.sums.costPico > b.sums.costPico; }));
    }

    void filterAndSearch()
    {
        writeAgentSessions(history(), QDateTime::currentDateTimeUtc(), 12);
        open();
        const int all = model()->rowCount();
        auto *filter = child<QLineEdit>("sessionsFilter");
        filter->setText(QStringLiteral("status = error"));
        QTest::keyClick(filter, Qt::Key_Return);
        settle();
        QVERIFY(model()->rowCount() > 0 && model()->rowCount() < all);
        for (const CallGroup &group : model()->groups())
            QCOMPARE(group.sums.calls, group.sums.errors);
        filter->setText(QStringLiteral("statuss = 1"));
        QTest::keyClick(filter, Qt::Key_Return);
        settle();
        QTRY_VERIFY(child<QLabel>("sessionsFilterError")->isVisible());
        QVERIFY(model()->rowCount() > 0); // what was shown stays
        filter->clear();
        settle();
        QTRY_COMPARE(model()->rowCount(), all);
        auto *search = child<QLineEdit>("sessionsSearch");
        search->setText(QStringLiteral("Lisbon"));
        QTest::keyClick(search, Qt::Key_Return);
        settle();
        QVERIFY(model()->rowCount() > 0 && model()->rowCount() < all);
        search->setText(QStringLiteral("nosuchword"));
        QTest::keyClick(search, Qt::Key_Return);
        settle();
        QTRY_VERIFY(child<QWidget>("sessionsNoMatch")->isVisible());
        child<QPushButton>("sessionsClear")->click();
        settle();
        QTRY_COMPARE(model()->rowCount(), all);
    }

    void theListIsTheWholeSessionOrSaysSo()
    {
        writeAgentSessions(history(), QDateTime::currentDateTimeUtc(), 5);
        open();
        auto *filter = child<QLineEdit>("sessionsFilter");
        filter->setText(QStringLiteral("session_path = \"/plan\""));
        QTest::keyClick(filter, Qt::Key_Return);
        settle();
        QTRY_COMPARE(model()->groups().value(0).sums.calls, 1);
        choose(QStringLiteral("run-20444"));
        QVERIFY(child<QLabel>("sessionNote")->isVisible());
        QVERIFY(child<QLabel>("sessionNote")->text().contains(QLatin1String("the list counts 1")));
    }

    void newCallsComeInAndTheChoiceStays()
    {
        writeAgentSessions(history(), QDateTime::currentDateTimeUtc(), 4);
        open();
        choose(QStringLiteral("run-20407"));
        Call call = exampleCall(QStringLiteral("One more"), QStringLiteral("Yes"));
        call.id = QUuid::createUuid();
        call.createdAt = QDateTime::currentDateTimeUtc();
        call.tags = {};
        call.tags.sessionId = QStringLiteral("run-new");
        record(history(), call);
        QTRY_VERIFY_WITH_TIMEOUT(model()->indexOf(QStringLiteral("run-new")) >= 0, 10'000);
        QVERIFY(table()->current());
        QCOMPARE(*table()->current()->value, QStringLiteral("run-20407"));
        const qint64 before = callsOf(QStringLiteral("run-20407")).total;
        auto *tree = child<SessionTree>("sessionTree");
        tree->collapse(tree->model()->index(1, 0));
        call.id = QUuid::createUuid();
        call.tags.sessionId = QStringLiteral("run-20407");
        record(history(), call);
        QTRY_VERIFY_WITH_TIMEOUT(
            child<QLabel>("sessionFacts")->text().startsWith(QStringLiteral("%1 calls").arg(before + 1)), 10'000);
        QCOMPARE(*table()->current()->value, QStringLiteral("run-20407"));
        QVERIFY(!tree->isExpanded(tree->model()->index(1, 0))); // as it was left
        QVERIFY(tree->isExpanded(tree->model()->index(2, 0)));
    }

    void belowEachOtherWhereItIsNarrow()
    {
        writeAgentSessions(history(), QDateTime::currentDateTimeUtc(), 3);
        open({760, 700});
        choose(QStringLiteral("run-20444"));
        QVERIFY(child<QWidget>("sessionPane")->y() > table()->y());
        m_page->resize(1300, 800);
        QTRY_VERIFY(child<QWidget>("sessionPane")->x() > table()->x());
    }

    void everythingHasAName()
    {
        writeAgentSessions(history(), QDateTime::currentDateTimeUtc(), 3);
        open();
        choose(QStringLiteral("run-20444"));
        for (QWidget *widget : m_page->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible() || qobject_cast<QScrollBar *>(widget)
                || qobject_cast<QLabel *>(widget) || widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                qPrintable(QLatin1String(widget->metaObject()->className()) + u' ' + widget->objectName()));
        }
    }

    void theWindowLeadsToTheCall()
    {
        writeAgentSessions(history(), QDateTime::currentDateTimeUtc(), 3);
        m_services->settings.set(QStringLiteral("first-run-done"), QStringLiteral("true"));
        MainWindow window(m_services->services());
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_4, Qt::ControlModifier);
        QVERIFY(window.page() == MainWindow::Page::Sessions);
        auto *page = window.findChild<SessionsPage *>();
        QTRY_VERIFY_WITH_TIMEOUT(page->isSettled(), 20'000);
        auto *table = window.findChild<GroupsView *>(QStringLiteral("sessionsTable"));
        table->selectRow(1);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Return);
        QVERIFY(window.page() == MainWindow::Page::Calls);
        QTRY_VERIFY(window.findChild<QLineEdit *>(QStringLiteral("callsFilter"))->text().startsWith(QLatin1String("session = ")));
    }
};

HELIOGRAPH_TEST_MAIN(SessionsPageTest)
#include "tst_sessionspage.moc"
