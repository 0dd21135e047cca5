#include "core/history/history.h"
#include "tests/support/agentsessions.h"
#include "tests/support/differentcalls.h"
#include "tests/support/examplecalls.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/calls/callpane.h"
#include "ui/calls/callspage.h"
#include "ui/calls/callsview.h"
#include "ui/compare/comparepage.h"
#include "ui/compare/comparisonview.h"
#include "ui/diff/diffpanel.h"
#include "ui/diff/diffview.h"
#include "ui/mainwindow.h"
#include "ui/playground/conversationtab.h"
#include "ui/playground/playgroundpage.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QToolButton>

using namespace heliograph;

/// Every way in which two things come to be set side by side, through the window.
class ComparePageTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<MainWindow> m_window;

    template <typename T> T *child(const char *name) { return m_window->findChild<T *>(QLatin1String(name)); }
    ComparePage *compare() { return m_window->comparePage(); }
    QTabWidget *tabs() { return child<QTabWidget>("compareTabs"); }
    /// The difference that is shown; null: it is the comparison of models.
    DiffPanel *panel() { return qobject_cast<DiffPanel *>(tabs()->currentWidget()); }
    QString summary()
    {
        return panel() ? panel()->findChild<QLabel *>(QStringLiteral("diffSummary"))->text() : QString();
    }
    void open()
    {
        m_window = std::make_unique<MainWindow>(m_services->services());
        m_window->resize(1280, 800);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    /// Waits until a difference is on the page that is shown.
    void differs()
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_window->page(), MainWindow::Page::Compare, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(panel() && !panel()->isBusy() && panel()->view()->document(), 20'000);
    }
    void showCallsPage(int rows)
    {
        m_window->showPage(MainWindow::Page::Calls);
        QTRY_COMPARE_WITH_TIMEOUT(child<CallsView>("callsTable")->model()->rowCount(), rows, 20'000);
    }

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, ThemeMode::Light); }
    void init() { m_services = std::make_unique<TestServices>(makeMemoryStore(), true); }
    void cleanup()
    {
        m_window.reset();
        m_services.reset();
    }

    void twoSelectedCalls()
    {
        const auto [a, b] = differentCalls();
        m_services->history().finish(a);
        m_services->history().finish(b);
        QVERIFY(waitForHistory(m_services->history()));
        open();
        showCallsPage(2);
        auto *button = child<QPushButton>("callsCompareSelected");
        child<CallsView>("callsTable")->selectRow(0);
        QVERIFY(!button->isVisible()); // one call has nothing to be compared with
        child<CallsView>("callsTable")->selectAll();
        QTRY_VERIFY(button->isVisible());
        QVERIFY(button->isEnabled());
        QTest::mouseClick(button, Qt::LeftButton);
        differs();
        // The earlier one stands at the left, whatever the order of the list.
        QCOMPARE(panel()->a().call->id, a.id);
        QCOMPARE(panel()->b().call->id, b.id);
        QVERIFY2(summary().contains(QStringLiteral("temperature 0.7 → 0.2")), qPrintable(summary()));
        QVERIFY(summary().contains(QLatin1String("+312 input tokens")));
        QVERIFY(summary().contains(QLatin1String("1.8 s slower")));
    }

    void threeCallsCannotBeCompared()
    {
        for (int i = 0; i < 3; ++i)
            record(m_services->history(), exampleCall(QStringLiteral("question %1").arg(i), QStringLiteral("answer")));
        QVERIFY(waitForHistory(m_services->history()));
        open();
        showCallsPage(3);
        child<CallsView>("callsTable")->selectAll();
        auto *button = child<QPushButton>("callsCompareSelected");
        QTRY_VERIFY(button->isVisible());
        QVERIFY(!button->isEnabled());
    }

    void withThePreviousOfItsSession()
    {
        const auto [a, b] = differentCalls(); // of one session
        m_services->history().finish(a);
        m_services->history().finish(b);
        record(m_services->history(), exampleCall(QStringLiteral("of no session"), QStringLiteral("answer")));
        QVERIFY(waitForHistory(m_services->history()));
        open();
        showCallsPage(3);
        auto *page = m_window->findChild<CallsPage *>();
        page->showCall(b.id);
        QAction *action = page->findChild<QAction *>(QStringLiteral("callCompareSession"));
        QTRY_VERIFY_WITH_TIMEOUT(action->isEnabled(), 20'000);
        action->trigger();
        differs();
        QCOMPARE(panel()->a().call->id, a.id);
        QCOMPARE(panel()->b().call->id, b.id);
        // The first of a session has none before it: said in the window, and no tab opens.
        m_window->showPage(MainWindow::Page::Calls);
        page->showCall(a.id);
        QTRY_VERIFY(page->findChild<CallPane *>()->call() && page->findChild<CallPane *>()->call()->id == a.id);
        action->trigger();
        QTRY_VERIFY(child<QWidget>("problemBar")->isVisible());
        QCOMPARE(compare()->diffCount(), 1);
    }

    void draftAgainstWhatWasSent()
    {
        open();
        m_window->playground()->startConversation(QStringLiteral("demo"), QStringLiteral("Write about the sea."), true);
        QTRY_VERIFY_WITH_TIMEOUT(m_services->calls.runningCount() == 0, 60'000);
        auto *tab = m_window->playground()->findChild<ConversationTab *>();
        QTRY_VERIFY_WITH_TIMEOUT(tab->canDiffDraft(), 20'000);
        QVERIFY(waitForHistory(m_services->history()));
        QAction *action = m_window->playground()->findChild<QAction *>(QStringLiteral("playground.diffDraft"));
        action->trigger();
        differs();
        QVERIFY2(summary().startsWith(QLatin1String("No difference")), qPrintable(summary()));
        // An edited question is one changed message.
        m_window->showPage(MainWindow::Page::Playground);
        Conversation edited = tab->conversation();
        edited.setText(edited.turns().front().id, QStringLiteral("Write about the deep sea."));
        edited.parameters.temperature = 0.3;
        tab->setConversation(edited);
        action->trigger();
        differs();
        QTRY_VERIFY2(summary().contains(QLatin1String("1 message")), qPrintable(summary()));
        QVERIFY(summary().contains(QStringLiteral("temperature not set → 0.3")));
    }

    void answerAgainstTheOneBefore()
    {
        open();
        m_window->playground()->startConversation(QStringLiteral("demo"), QStringLiteral("Write about the sea."), true);
        auto *tab = m_window->playground()->findChild<ConversationTab *>();
        QTRY_VERIFY_WITH_TIMEOUT(tab->canDiffDraft() && !tab->busy(), 60'000);
        const QUuid first = tab->conversation().turns().back().answer->callId;
        auto *button = tab->findChild<QToolButton *>(QStringLiteral("diffAnswer"));
        QVERIFY(!button || button->isHidden());
        tab->retry();
        QTRY_VERIFY_WITH_TIMEOUT(!tab->busy() && tab->conversation().turns().back().answer->callId != first, 60'000);
        QCOMPARE(tab->conversation().turns().back().answer->previousCallId, first);
        QVERIFY(waitForHistory(m_services->history()));
        button = tab->findChild<QToolButton *>(QStringLiteral("diffAnswer"));
        QTRY_VERIFY(button && !button->isHidden());
        button->click();
        differs();
        QCOMPARE(panel()->a().call->id, first);
    }

    /// From the playground to the board, with failures among the models, and from an answer to the difference and to its call.
    void modelsThroughTheWindow()
    {
        open();
        m_window->playground()->startConversation(QStringLiteral("demo"), QStringLiteral("/echo The refund is on its way."), true);
        auto *tab = m_window->playground()->findChild<ConversationTab *>();
        QTRY_VERIFY_WITH_TIMEOUT(tab->canDiffDraft() && !tab->busy(), 60'000);
        m_window->playground()->findChild<QAction *>(QStringLiteral("playground.compare"))->trigger();
        QTRY_COMPARE(m_window->page(), MainWindow::Page::Compare);
        ComparisonView *board = compare()->board();
        QTRY_VERIFY_WITH_TIMEOUT(board->isSettled(), 20'000);
        const auto add = [board](const char *model) {
            ComparisonColumn column;
            column.provider = QStringLiteral("demo");
            column.model = QLatin1String(model);
            board->addColumn(column);
        };
        add("demo-large");
        add("demo-small:not-json");
        add("demo-small:cut 2");
        add("demo-large:bad-key");
        QAction *run = board->findChild<QAction *>(QStringLiteral("compare.run"));
        QTRY_VERIFY(run->isEnabled());
        run->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(!board->run().empty() && board->isSettled() && !board->busy(), 60'000);
        const auto &cells = board->run().cells();
        QCOMPARE(cells.size(), size_t(5));
        QCOMPARE(cells[0].state, CellState::Done);
        QCOMPARE(cells[1].state, CellState::Done);
        QCOMPARE(cells[0].text, cells[1].text);
        for (const size_t failed : {2, 3, 4}) {
            QVERIFY2(cells[failed].state == CellState::Failed || cells[failed].state == CellState::Interrupted, qPrintable(QString::number(failed)));
            QVERIFY(cells[failed].error && !cells[failed].error->message.isEmpty());
        }
        // Every one of them is in the history, the failed ones too.
        QVERIFY(waitForHistory(m_services->history()));
        for (const ComparisonCell &cell : cells) {
            auto call = m_services->history().call(cell.call);
            call.waitForFinished();
            QVERIFY(call.result().ok());
        }
        Q_EMIT board->callRequested(cells[0].call);
        QCOMPARE(m_window->page(), MainWindow::Page::Calls);
        QTRY_COMPARE_WITH_TIMEOUT(m_window->findChild<CallPane *>()->id(), cells[0].call, 20'000);
    }

    void twoFiles()
    {
        open();
        m_window->showPage(MainWindow::Page::Compare);
        const auto write = [this](const char *name, const QByteArray &bytes) {
            const QString path = m_services->path() + QLatin1Char('/') + QLatin1String(name);
            QFile file(path);
            return file.open(QFile::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
        };
        const QString first = write("first.md", "one\ntwo\n");
        compare()->openFiles(first, write("second.md", "one\nthree\n"));
        QTRY_VERIFY(panel());
        differs();
        QVERIFY2(summary().contains(QLatin1String("1 line")), qPrintable(summary()));
        compare()->openFiles(first, m_services->path() + QStringLiteral("/none.md"));
        QTRY_VERIFY(child<QWidget>("problemBar")->isVisible());
        QCOMPARE(compare()->diffCount(), 1);
    }

    void tabsOpenAndClose()
    {
        open();
        m_window->showPage(MainWindow::Page::Compare);
        for (int i = 0; i < 3; ++i)
            compare()->openDiff(DiffSide::fromText(QStringLiteral("a & b"), QStringLiteral("x\n")),
                DiffSide::fromText(QString::number(i), QStringLiteral("y\n")));
        QCOMPARE(compare()->diffCount(), 3);
        QVERIFY(compare()->pageActions().contains(compare()->findChild<QAction *>(QStringLiteral("diffClose"))));
        QTest::keyClick(panel()->view(), Qt::Key_W, Qt::ControlModifier);
        QTRY_COMPARE(compare()->diffCount(), 2);
        compare()->showBoard();
        QVERIFY(!panel());
        for (int i = 0; i < 30; ++i)
            compare()->openDiff(DiffSide::fromText(QStringLiteral("a"), QStringLiteral("x\n")),
                DiffSide::fromText(QString::number(i), QStringLiteral("y\n")));
        QVERIFY(compare()->diffCount() <= 20);
    }
};

HELIOGRAPH_TEST_MAIN(ComparePageTest)
#include "tst_comparepage.moc"
