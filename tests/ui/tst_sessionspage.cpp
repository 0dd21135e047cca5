#include "tests/support/agentsessions.h"
#include "tests/support/examplecalls.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/calls/messageblock.h"
#include "ui/groups/groupsmodel.h"
#include "ui/groups/groupspanel.h"
#include "ui/groups/groupsview.h"
#include "ui/mainwindow.h"
#include "ui/markdown/markdownview.h"
#include "ui/sessions/sessionconversation.h"
#include "ui/sessions/sessionpane.h"
#include "ui/sessions/sessionspage.h"
#include "ui/sessions/sessiontree.h"
#include "ui/sessions/sessiontreemodel.h"
#include "ui/sessions/timelineview.h"
#include "ui/theme/theme.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>

#include <ctime>

using namespace heliograph;

namespace {

/// Of this thread, where the system says it.
qint64 workedMs()
{
#ifdef CLOCK_THREAD_CPUTIME_ID
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return qint64(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
#else
    return QDateTime::currentMSecsSinceEpoch();
#endif
}

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

class SessionsPageTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<SessionsPage> m_page;

    History &history() { return m_services->history(); }
    template <typename T> T *child(const char *name) { return m_page->findChild<T *>(QLatin1String(name)); }
    void open(QSize size = {1200, 800})
    {
        m_page = std::make_unique<SessionsPage>(m_services->services());
        m_page->resize(size);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        settle();
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(m_page->isSettled(), 20'000); }
    GroupsView *table() { return child<GroupsView>("sessionsTable"); }
    GroupsModel *model() { return static_cast<GroupsModel *>(table()->model()); }
    void choose(const QString &session)
    {
        const int row = model()->indexOf(session);
        QVERIFY2(row >= 0, qPrintable(session));
        table()->selectRow(row);
        QTRY_COMPARE(child<SessionPane>("sessionPane")->id(), session);
        settle();
    }
    QList<qint64> found(const QString &where)
    {
        CallQuery query;
        query.where = where;
        auto future = history().find(query);
        future.waitForFinished();
        const auto rows = future.result();
        if (!rows)
            qWarning().noquote() << where << rows.error().message;
        return rows ? *rows : QList<qint64>();
    }
    SessionCalls callsOf(const QString &session)
    {
        auto future = history().sessionCalls(session, 100'000);
        future.waitForFinished();
        return future.result().value();
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

    void treeModelIsAProperModel()
    {
        writeAgentSessions(history(), QDateTime::currentDateTimeUtc(), 4);
        SessionTreeModel model;
        const QAbstractItemModelTester tester(&model);
        model.setView(SessionView::of(QStringLiteral("run-20481"), callsOf(QStringLiteral("run-20481")), QDateTime::currentMSecsSinceEpoch()));
        QVERIFY(model.rowCount() >= 3);
        const QModelIndex plan = model.index(0, 0);
        QCOMPARE(plan.data().toString(), QStringLiteral("plan"));
        QCOMPARE(model.callAt(plan), 0); // a path that is one call is one row
        const QModelIndex research = model.index(1, 0);
        QCOMPARE(research.data().toString(), QStringLiteral("research"));
        QCOMPARE(model.callAt(research), -1);
        QVERIFY(model.rowCount(research) >= 3);
        const auto calls = callsOf(QStringLiteral("run-20481")).calls;
        QCOMPARE(model.pathAt(research), QStringLiteral("/research"));
        QCOMPARE(model.indexOfPath(QStringLiteral("/research")), research);
        QSet<int> seen;
        for (int call = 0; call < calls.size(); ++call) {
            const QModelIndex index = model.indexOfCall(call);
            QVERIFY(index.isValid());
            QCOMPARE(model.callAt(index), call);
            seen.insert(call);
        }
        QCOMPARE(seen.size(), calls.size());
        model.setView(nullptr);
        QCOMPARE(model.rowCount(), 0);
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

    void oneSessionInItsThreeForms()
    {
        writeAgentSessions(history(), QDateTime::currentDateTimeUtc(), 5);
        open();
        choose(QStringLiteral("run-20444"));
        auto *pane = child<SessionPane>("sessionPane");
        QVERIFY(pane->isVisible());
        const SessionCalls session = callsOf(QStringLiteral("run-20444"));
        QVERIFY(child<QLabel>("sessionFacts")->text().startsWith(QStringLiteral("%1 calls").arg(session.total)));
        QVERIFY(!child<QLabel>("sessionNote")->isVisible());
        auto *tree = child<SessionTree>("sessionTree");
        tree->setFocus();
        tree->setCurrentIndex(tree->model()->index(0, 0));
        QCOMPARE(pane->currentCallId(), session.calls[0].id);
        QVERIFY(child<QWidget>("sessionFooter")->isVisible());
        QSignalSpy opened(m_page.get(), &SessionsPage::callRequested);
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened[0][0].toUuid(), session.calls[0].id);

        auto *tabs = child<QTabWidget>("sessionTabs");
        tabs->setCurrentIndex(1);
        auto *timeline = child<TimelineView>("sessionTimeline");
        QCOMPARE(timeline->currentCall(), 0); // the same call in all three
        QTest::keyClick(timeline, Qt::Key_Down);
        QCOMPARE(pane->currentCallId(), session.calls[1].id);
        QTest::keyClick(timeline, Qt::Key_End);
        QCOMPARE(timeline->currentCall(), int(session.calls.size()) - 1);
        QTest::keyClick(timeline, Qt::Key_Home);
        QTest::mouseClick(timeline->viewport(), Qt::LeftButton, {}, timeline->barRect(2).center().toPoint());
        QCOMPARE(pane->currentCallId(), session.calls[2].id);
        child<QPushButton>("sessionOpenCall")->click();
        QCOMPARE(opened.count(), 2);
        QCOMPARE(opened[1][0].toUuid(), session.calls[2].id);

        QSignalSpy calls(m_page.get(), &SessionsPage::callsRequested);
        m_page->pageActions().constFirst()->trigger();
        QCOMPARE(calls.count(), 1);
        QCOMPARE(found(calls[0][0].toString()).size(), session.total);
        QTest::keyClick(table(), Qt::Key_Escape);
        QVERIFY(!pane->isVisible());
        choose(QStringLiteral("run-20407"));
        QVERIFY(pane->isVisible());
        QTest::keyClick(timeline, Qt::Key_Escape);
        QVERIFY(!pane->isVisible());
    }

    void timelineZoomsAndPacks()
    {
        writeAgentSessions(history(), QDateTime::currentDateTimeUtc(), 3);
        open();
        choose(QStringLiteral("run-20444"));
        child<QTabWidget>("sessionTabs")->setCurrentIndex(1);
        auto *timeline = child<TimelineView>("sessionTimeline");
        const int calls = int(callsOf(QStringLiteral("run-20444")).calls.size());
        for (int call = 0; call < calls; ++call) {
            QCOMPARE(timeline->callAt(timeline->barRect(call).center().toPoint()), call);
            QVERIFY(timeline->barRect(call).right() <= timeline->viewport()->width());
        }
        const double before = timeline->barRect(0).width();
        QTest::keyClick(timeline, Qt::Key_Plus);
        QTest::keyClick(timeline, Qt::Key_Plus);
        QVERIFY(timeline->barRect(0).width() > before * 2);
        QVERIFY(timeline->horizontalScrollBar()->maximum() > 0);
        QTest::keyClick(timeline, Qt::Key_End); // out of sight: it scrolls there
        QVERIFY(timeline->barRect(calls - 1).left() < timeline->viewport()->width());
        QTest::keyClick(timeline, Qt::Key_0);
        QCOMPARE(timeline->zoom(), 1.0);
        child<QToolButton>("timelineLanes")->click();
        const double first = timeline->barRect(0).top();
        QVERIFY(timeline->barRect(calls - 1).top() <= first + 4 * 26);
        for (int call = 0; call < calls; ++call)
            QCOMPARE(timeline->callAt(timeline->barRect(call).center().toPoint()), call);
        QVERIFY(!timeline->accessibleDescription().isEmpty());
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

    /// More calls than are shown at once, and an id that filters must quote.
    void aSessionThatIsTooLongSaysSo()
    {
        const QString id = QStringLiteral("a \"very\" long \\ one");
        std::vector<Call> calls;
        const QDateTime begin = QDateTime::currentDateTimeUtc().addSecs(-9'000);
        for (int i = 0; i < 5'100; ++i) {
            Call call = exampleCall(QStringLiteral("go on"), QStringLiteral("yes"));
            call.id = QUuid::createUuid();
            call.createdAt = begin.addSecs(i);
            call.tags = {};
            call.tags.sessionId = id;
            call.tags.sessionPath = QStringLiteral("/step/%1").arg(i % 50);
            call.exchange = {};
            call.exchange.timing = {-1, -1, 100'000, 900'000};
            calls.push_back(call);
        }
        auto stored = history().import(QList<Call>(calls.begin(), calls.end()));
        stored.waitForFinished();
        QVERIFY(stored.result().ok());
        open();
        QElapsedTimer timer;
        timer.start();
        choose(id);
        qInfo() << "a session of 5,100 calls after" << timer.elapsed() << "ms";
        QCOMPARE(child<QLabel>("sessionNote")->text(), QStringLiteral("Shown are the latest 5,000 of 5,100 calls."));
        QVERIFY(child<QLabel>("sessionFacts")->text().startsWith(QLatin1String("5,100 calls")));
        QSignalSpy asked(m_page.get(), &SessionsPage::callsRequested);
        QTest::keyClick(table(), Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(found(asked[0][0].toString()).size(), 5'100);
        child<QTabWidget>("sessionTabs")->setCurrentIndex(1);
        auto *timeline = child<TimelineView>("sessionTimeline");
        QTest::keyClick(timeline, Qt::Key_End);
        QCOMPARE(timeline->currentCall(), 4'999);
        QVERIFY(timeline->viewport()->rect().contains(timeline->barRect(4'999).toRect().center()));
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

    void theConversationSaysEachMessageOnce()
    {
        writeAgentSessions(history(), QDateTime::currentDateTimeUtc(), 2);
        open();
        choose(QStringLiteral("run-20444"));
        child<QTabWidget>("sessionTabs")->setCurrentIndex(2);
        auto *conversation = child<SessionConversation>("sessionConversation");
        const int calls = int(callsOf(QStringLiteral("run-20444")).calls.size());
        QTRY_COMPARE_WITH_TIMEOUT(conversation->shownCalls(), calls, 20'000);
        QStringList texts;
        for (const MarkdownView *view : conversation->findChildren<MarkdownView *>())
            texts.append(view->text());
        for (const char *once : {"You are a careful assistant", "Go on with step 1", "I will do this in three steps",
                 "The refund was approved", "Write the answer, friendly", "Shorter, please"})
            QCOMPARE(texts.filter(QString::fromLatin1(once)).size(), 1);
        QTRY_VERIFY(!child<QLabel>("sessionConversationEnd")->isVisible());
        QSignalSpy opened(m_page.get(), &SessionsPage::callRequested);
        conversation->findChildren<QToolButton *>(QStringLiteral("turnOpen")).constFirst()->click();
        QCOMPARE(opened.count(), 1);
    }

    /// Two hundred calls, each with all that was said before: shown at once, read on while one scrolls, and the window
    /// never waits.
    void aLongConversationIsReadAsOneScrolls()
    {
        constexpr int calls = 200;
        writeLongSession(history(), QDateTime::currentDateTimeUtc(), QStringLiteral("long"), calls);
        open();
        choose(QStringLiteral("long"));
        auto *conversation = child<SessionConversation>("sessionConversation");
        // How long this thread worked without a look at what else is to do; on a busy machine it waits for others too.
        qint64 longest = 0;
        qint64 since = workedMs();
        QTimer pulse;
        pulse.setInterval(0);
        connect(&pulse, &QTimer::timeout, this, [&] {
            longest = std::max(longest, workedMs() - std::exchange(since, workedMs()));
        });
        pulse.start();
        QElapsedTimer timer;
        timer.start();
        child<QTabWidget>("sessionTabs")->setCurrentIndex(2);
        QTRY_VERIFY_WITH_TIMEOUT(conversation->shownCalls() > 0, 20'000);
        qInfo() << "first turns after" << timer.elapsed() << "ms";
        QTRY_VERIFY_WITH_TIMEOUT(!conversation->isLoading(), 20'000);
        QTest::qWait(200);
        QVERIFY2(conversation->shownCalls() < 60, "it reads no further than one looks");
        for (int i = 0; i < 2'000 && conversation->shownCalls() < calls; ++i) {
            conversation->verticalScrollBar()->setValue(conversation->verticalScrollBar()->maximum());
            QTest::qWait(5);
        }
        qInfo() << "all of it after" << timer.elapsed() << "ms, the window worked for at most" << longest << "ms at once";
        QCOMPARE(conversation->shownCalls(), calls);
        int steps = 0;
        int answers = 0;
        for (const MarkdownView *view : conversation->findChildren<MarkdownView *>()) {
            steps += view->text().contains(QLatin1String("look at the next file"));
            answers += view->text().contains(QLatin1String("is done."));
        }
        QCOMPARE(steps, calls);
        QCOMPARE(answers, calls);
        QVERIFY2(longest < 150, qPrintable(QString::number(longest)));
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
