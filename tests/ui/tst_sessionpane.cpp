#include "tests/support/agentsessions.h"
#include "tests/support/examplecalls.h"
#include "tests/support/sessionsfixture.h"
#include "tests/support/testmain.h"
#include "ui/markdown/markdownview.h"
#include "ui/sessions/sessionconversation.h"
#include "ui/sessions/sessionpane.h"
#include "ui/sessions/sessiontree.h"
#include "ui/sessions/sessiontreemodel.h"
#include "ui/sessions/timelineview.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QLabel>
#include <QPushButton>
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

}

/// One session beside the list, in its three forms: tree, timeline, conversation.
class SessionPaneTest final : public SessionsFixture
{
    Q_OBJECT

private Q_SLOTS:
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
};

HELIOGRAPH_TEST_MAIN(SessionPaneTest)
#include "tst_sessionpane.moc"
