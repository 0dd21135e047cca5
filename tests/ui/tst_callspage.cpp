#include "tests/support/examplecalls.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/calls/bodypane.h"
#include "ui/calls/bodytext.h"
#include "ui/calls/callpane.h"
#include "ui/calls/callsmodel.h"
#include "ui/calls/callspage.h"
#include "ui/calls/callsview.h"
#include "ui/calls/headersview.h"
#include "ui/calls/timingview.h"
#include "ui/markdown/markdownview.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSplitter>
#include <QTabWidget>
#include <QToolButton>

using namespace heliograph;

class CallsPageTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServices> m_services;
    std::unique_ptr<CallsPage> m_page;

    History &history() { return m_services->history(); }
    template <typename T> T *child(const char *name)
    {
        return m_page->findChild<T *>(QString::fromLatin1(name));
    }
    CallsView *view() { return child<CallsView>("callsTable"); }
    CallPane *pane() { return child<CallPane>("callPane"); }
    QTabWidget *tabs() { return child<QTabWidget>("callTabs"); }
    void showTab(int index) { tabs()->setCurrentIndex(index); }
    void open(QSize size = {1080, 760})
    {
        m_page = std::make_unique<CallsPage>(m_services->services());
        m_page->resize(size);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    bool isShown(const char *name)
    {
        const auto *widget = child<QWidget>(name);
        return widget && widget->isVisible();
    }
    QString allText(QWidget *widget)
    {
        QString text;
        for (const QLabel *label : widget->findChildren<QLabel *>())
            text += label->text() + QLatin1Char('\n');
        for (const MarkdownView *markdown : widget->findChildren<MarkdownView *>())
            text += markdown->text() + QLatin1Char('\n');
        return text;
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

    void saysWhatToDoWhenEmpty()
    {
        open();
        QTRY_VERIFY(isShown("callsAsk"));
        QSignalSpy asked(m_page.get(), &CallsPage::playgroundRequested);
        QTest::mouseClick(child<QPushButton>("callsAsk"), Qt::LeftButton);
        QCOMPARE(asked.count(), 1);
        record(history(), exampleCall(QStringLiteral("first"), QStringLiteral("a")));
        QTRY_VERIFY(view()->isVisible());
        QVERIFY(!isShown("callsAsk"));
    }

    void selectingShowsDetails()
    {
        const Call call = exampleCall(
            QStringLiteral("Where is my refund?"), QStringLiteral("It is **on its way**."));
        record(history(), call);
        open();
        QTRY_COMPARE(view()->model()->rowCount(), 1);
        QVERIFY(!pane()->isVisible());
        QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, {200, 14});
        QTRY_VERIFY(pane()->call());
        QVERIFY(pane()->isVisible());
        QCOMPARE(pane()->id(), call.id);
        QCOMPARE(child<QLabel>("callStatus")->text(), QStringLiteral("OK"));
        const QString conversation = allText(child<QWidget>("callConversation"));
        QVERIFY(conversation.contains(QLatin1String("You are a careful support agent")));
        QVERIFY(conversation.contains(QLatin1String("Where is my refund?")));
        QVERIFY(conversation.contains(QLatin1String("It is **on its way**.")));
        QTest::keyClick(view(), Qt::Key_Escape);
        QVERIFY(!pane()->isVisible());
        QVERIFY(view()->selectionModel()->selectedRows().isEmpty());
    }

    void tabsShowEverything()
    {
        const Call call = exampleCall(
            QStringLiteral("q"), QStringLiteral("an answer that has some length to it"));
        record(history(), call);
        open();
        m_page->showCall(call.id);
        QTRY_VERIFY(pane()->call());
        showTab(1);
        auto *body = child<QPlainTextEdit>("bodyText");
        QTRY_VERIFY(body->toPlainText().contains(QLatin1String("\n  \"model\": \"gpt-4.1-mini\"")));
        QTest::mouseClick(child<QToolButton>("bodyResponse"), Qt::LeftButton);
        QTRY_VERIFY(body->toPlainText().contains(QLatin1String("data: [DONE]")));
        QVERIFY(child<TimingView>("callTiming")
                    ->accessibleDescription()
                    .contains(QLatin1String("412 ms")));
        const QString receipt = allText(child<QWidget>("callReceipt"));
        for (const char *part :
            {"1,204", "$0.4 per million", "$0.0004816", "$0.0006192", "genai-prices 0.1.8"})
            QVERIFY2(receipt.contains(QLatin1String(part)), qPrintable(receipt));
        auto *headers = child<HeadersView>("callHeaders");
        QVERIFY(!headers
                     ->findItems(QStringLiteral("Bearer [redacted]"),
                         Qt::MatchExactly | Qt::MatchRecursive, 1)
                     .isEmpty());
    }

    void timingTellsOfStalls()
    {
        TimingView view;
        std::vector<Chunk> chunks;
        qint64 at = 500'000;
        for (int i = 0; i < 10'000; ++i)
            chunks.push_back({at += i == 3'000 ? 1'400'000 : i == 7'000 ? 900'000 : 1'000, 30});
        view.setTiming({200'000, 210'000, 501'000, at}, chunks, 20'000);
        QCOMPARE(view.stallText(), QStringLiteral("2 stalls, the longest 1.4 s after 3.5 s."));
        QVERIFY(view.accessibleDescription().contains(QLatin1String("2 stalls")));
        QVERIFY2(view.momentText(4'000'000).contains(QLatin1String("a stall of 1.4 s")), qPrintable(view.momentText(4'000'000)));
        QVERIFY(view.momentText(100'000).contains(QLatin1String("Until headers")));
        const QString moment = view.momentText(501'000 + 10 * 1'000);
        QVERIFY2(moment.contains(QLatin1String("chunk 11 of 10,000")) && moment.contains(QLatin1String("1 ms after")), qPrintable(moment));
        view.resize(700, view.sizeHint().height());
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!view.grab().isNull());
        QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
        QTest::mouseMove(&view, {400, 30});
        QVERIFY(!view.grab().isNull());
        view.setTiming({200'000, 210'000, 501'000, 600'000}, {{501'000, 30}, {520'000, 30}}, {});
        QCOMPARE(view.stallText(), QStringLiteral("No stalls: the answer came evenly."));
        view.setTiming({}, {}, {});
        QVERIFY(view.stallText().isEmpty());
        QVERIFY(!view.grab().isNull());
    }

    void unpricedSaysWhy()
    {
        Call call = exampleCall(QStringLiteral("q"), QStringLiteral("a"));
        call.receipt.reset();
        call.model = QStringLiteral("acme-1");
        record(history(), call);
        open();
        m_page->showCall(call.id);
        QTRY_VERIFY(pane()->call());
        const QString receipt = allText(child<QWidget>("callReceipt"));
        QVERIFY2(receipt.contains(QLatin1String("Unpriced"))
                && receipt.contains(QLatin1String("acme-1")),
            qPrintable(receipt));
    }

    void runningCallGrows()
    {
        Call call = beginExample(history(), QStringLiteral("tell me a story"));
        open();
        m_page->showCall(call.id);
        QTRY_VERIFY(pane()->call());
        QCOMPARE(child<QLabel>("callStatus")->text(), QStringLiteral("Running"));
        history().append(call.id, streamedText(QStringLiteral("Once upon")), {});
        QTRY_VERIFY(
            allText(child<QWidget>("callConversation")).contains(QLatin1String("Once upon")));
        history().append(call.id, streamedText(QStringLiteral(" a time")), {});
        QTRY_VERIFY(allText(child<QWidget>("callConversation"))
                        .contains(QLatin1String("Once upon a time")));
        const QUuid id = call.id;
        call = exampleCall(QStringLiteral("tell me a story"), QStringLiteral("Once upon a time."));
        call.id = id;
        history().append(id, streamedText(QStringLiteral(".")), {});
        history().finish(call);
        QTRY_COMPARE(child<QLabel>("callStatus")->text(), QStringLiteral("OK"));
        QTRY_VERIFY(allText(child<QWidget>("callConversation"))
                        .contains(QLatin1String("Once upon a time.")));
    }

    void opensInPlayground()
    {
        const Call call = exampleCall(QStringLiteral("q"), QStringLiteral("a"));
        record(history(), call);
        open();
        QTRY_COMPARE(view()->model()->rowCount(), 1);
        QSignalSpy opened(m_page.get(), &CallsPage::openInPlayground);
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_Home);
        QTRY_VERIFY(!pane()->id().isNull());
        QTest::keyClick(view(), Qt::Key_Return);
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(opened[0][0].value<Call>().id, call.id);
        QCOMPARE(opened[0][0].value<Call>().exchange.requestBody, call.exchange.requestBody);
    }

    void copiesCurlWithoutKeys()
    {
        const Call call = exampleCall(QStringLiteral("q"), QStringLiteral("a"));
        record(history(), call);
        open();
        m_page->showCall(call.id);
        QTRY_VERIFY(pane()->call());
        const auto actions = m_page->pageActions();
        const auto curl = std::find_if(actions.begin(), actions.end(), [](const QAction *action) {
            return action->objectName() == QLatin1String("callCopyCurl");
        });
        QVERIFY(curl != actions.end());
        (*curl)->trigger();
        QVERIFY(QApplication::clipboard()->text().contains(
            QLatin1String("\"Authorization: Bearer $OPENAI_API_KEY\"")));
    }

    void copiesProgramsOnEitherRoute()
    {
        const Call call = exampleCall(QStringLiteral("q"), QStringLiteral("a"));
        record(history(), call);
        open();
        auto *menu = m_page->findChild<QMenu *>(QStringLiteral("copyAsMenu"));
        QVERIFY(menu);
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().size(), 1); // nothing to copy, and it says so
        QVERIFY(!menu->actions().constFirst()->isEnabled());
        m_page->showCall(call.id);
        QTRY_VERIFY(pane()->call());
        Q_EMIT menu->aboutToShow();
        const auto copied = [&](QMenu *from, const char *name) {
            QApplication::clipboard()->clear();
            const auto actions = from->actions();
            for (QAction *action : actions) {
                if (action->objectName() == QLatin1String(name))
                    action->trigger();
            }
            (void)QTest::qWaitFor([] { return !QApplication::clipboard()->text().isEmpty(); });
            return QApplication::clipboard()->text();
        };
        QVERIFY(copied(menu, "copyAs-python").contains(QLatin1String("import requests")));
        QVERIFY(copied(menu, "copyAs-go").contains(QLatin1String("os.Getenv(\"OPENAI_API_KEY\")")));
        auto *other = menu->findChild<QMenu *>(QStringLiteral("copyAsOtherRoute"));
        QVERIFY(other);
        const bool helicone = call.route == Route::Helicone;
        const QString code = copied(other, "copyAs-typescript");
        QCOMPARE(code.contains(QLatin1String("Helicone-Auth")), !helicone);
        QCOMPARE(code.contains(QLatin1String("oai.helicone.ai")), !helicone);
        QVERIFY(code.contains(QLatin1String("process.env.OPENAI_API_KEY")));
    }

    void everyActionHasKeyAndToolTip()
    {
        open();
        QSet<QKeySequence> keys;
        for (const QAction *action : m_page->pageActions()) {
            QVERIFY(!action->objectName().isEmpty());
            QVERIFY(!action->shortcut().isEmpty());
            QVERIFY(
                action->toolTip().contains(action->shortcut().toString(QKeySequence::NativeText)));
            QVERIFY(!keys.contains(action->shortcut()));
            keys.insert(action->shortcut());
        }
    }

    void filterAndSearch()
    {
        record(history(), exampleCall(QStringLiteral("about zebras"), QStringLiteral("a")));
        record(history(), exampleCall(QStringLiteral("about lions"), QStringLiteral("b")));
        open();
        QTRY_COMPARE(view()->model()->rowCount(), 2);
        auto *search = child<QLineEdit>("callsSearch");
        auto *filter = child<QLineEdit>("callsFilter");
        m_page->activateWindow();
        QTest::keyClick(m_page.get(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(search->hasFocus());
        QTest::keyClicks(search, QStringLiteral("zebras"));
        QTRY_COMPARE(view()->model()->rowCount(), 1);
        QTest::keyClicks(search, QStringLiteral("xyz"));
        QTRY_VERIFY(isShown("callsClearFilterButton"));
        QTest::mouseClick(child<QPushButton>("callsClearFilterButton"), Qt::LeftButton);
        QTRY_COMPARE(view()->model()->rowCount(), 2);
        QVERIFY(search->text().isEmpty());

        QTest::keyClicks(filter, QStringLiteral("cost >> 3"));
        auto *problem = child<QLabel>("callsFilterError");
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(!problem->text().isEmpty());
        QCOMPARE(view()->model()->rowCount(), 2);
        QTest::keyClick(filter, Qt::Key_Escape);
        QTRY_VERIFY(!problem->isVisible());
    }

    void showCallClearsTheFilterThatHidesIt()
    {
        const Call hidden = exampleCall(QStringLiteral("about lions"), QStringLiteral("b"));
        record(history(), hidden);
        record(history(), exampleCall(QStringLiteral("about zebras"), QStringLiteral("a")));
        open();
        auto *search = child<QLineEdit>("callsSearch");
        QTest::keyClicks(search, QStringLiteral("zebras"));
        QTRY_COMPARE(view()->model()->rowCount(), 1);
        m_page->showCall(hidden.id);
        QTRY_COMPARE(view()->selectionModel()->selectedRows().value(0).row(), 1);
        QVERIFY(search->text().isEmpty());
        QTRY_VERIFY(pane()->call());
        QCOMPARE(pane()->call()->id, hidden.id);
    }

    void newCallsLeaveReaderInPlace()
    {
        for (int i = 0; i < 60; ++i)
            record(
                history(), exampleCall(QStringLiteral("question %1").arg(i), QStringLiteral("a")));
        open();
        QTRY_COMPARE(view()->model()->rowCount(), 60);
        QTRY_COMPARE(view()->model()->index(30, int(CallColumn::Prompt)).data().toString(),
            QStringLiteral("question 29"));
        view()->setFocus();
        view()->setCurrentIndex(view()->model()->index(20, int(CallColumn::Prompt)));
        QTRY_VERIFY(pane()->call());
        const QUuid shown = pane()->id();
        view()->verticalScrollBar()->setValue(10 * 28);
        QCOMPARE(view()->rowAt(0), 10);
        for (int i = 0; i < 12; ++i)
            record(history(), exampleCall(QStringLiteral("new %1").arg(i), QStringLiteral("b")));
        QTRY_COMPARE(view()->model()->rowCount(), 72);
        QCOMPARE(view()->rowAt(0), 22);
        QCOMPARE(view()->currentIndex().row(), 32);
        QCOMPARE(pane()->id(), shown);
        auto *pill = child<QPushButton>("callsNewPill");
        QVERIFY(pill->isVisible());
        QVERIFY2(pill->text().contains(QLatin1String("12")), qPrintable(pill->text()));
        QTest::mouseClick(pill, Qt::LeftButton);
        QCOMPARE(view()->rowAt(0), 0);
        QVERIFY(!pill->isVisible());
        record(history(), exampleCall(QStringLiteral("newest"), QStringLiteral("c")));
        QTRY_COMPARE(view()->model()->rowCount(), 73);
        QCOMPARE(view()->rowAt(0), 0);
        QVERIFY(!pill->isVisible());
    }

    void keysMove()
    {
        for (int i = 0; i < 50; ++i)
            record(
                history(), exampleCall(QStringLiteral("question %1").arg(i), QStringLiteral("a")));
        open();
        QTRY_COMPARE(view()->model()->rowCount(), 50);
        view()->setFocus();
        QTest::keyClick(view(), Qt::Key_End);
        QCOMPARE(view()->currentIndex().row(), 49);
        QTest::keyClick(view(), Qt::Key_Home);
        QCOMPARE(view()->currentIndex().row(), 0);
        QTest::keyClick(view(), Qt::Key_Down);
        QCOMPARE(view()->currentIndex().row(), 1);
        QTRY_COMPARE(pane()->call() ? pane()->call()->promptPreview : QString(),
            QStringLiteral("question 48"));
    }

    void layoutFollowsWidth()
    {
        record(history(), exampleCall(QStringLiteral("q"), QStringLiteral("a")));
        open({1280, 700});
        QTRY_COMPARE(view()->model()->rowCount(), 1);
        auto *splitter = child<QSplitter>("callsSplitter");
        QCOMPARE(splitter->orientation(), Qt::Horizontal);
        QVERIFY(!view()->isColumnHidden(int(CallColumn::FirstToken)));
        m_page->resize(640, 700);
        QTRY_COMPARE(splitter->orientation(), Qt::Vertical);
        for (const CallColumn column : {CallColumn::Status, CallColumn::Model, CallColumn::Prompt})
            QVERIFY(!view()->isColumnHidden(int(column)));
        QVERIFY(view()->isColumnHidden(int(CallColumn::FirstToken)));
        QTRY_COMPARE(view()->horizontalHeader()->length(), view()->viewport()->width());
    }

    void bodyKeepsWhatTheBytesSay()
    {
        const BodyText text =
            bodyText("{\"z\":1.50,\"a\":[{},[ ],12345678901234567890],\"z\":\"\\u00fc\"}", 1'000);
        QVERIFY(text.isJson);
        QCOMPARE(text.text,
            QStringLiteral("{\n  \"z\": 1.50,\n  \"a\": [\n    {},\n    [],\n    "
                           "12345678901234567890\n  ],\n  \"z\": \"\\u00fc\"\n}"));
        for (const char *broken : {"{\"a\": 1", "{\"a\": \"x", "[1}", "}", "<html>{}</html>",
                 "data: {\"a\":1}", "{} {}"}) {
            const BodyText same = bodyText(broken, 1'000);
            QVERIFY2(!same.isJson, broken);
            QCOMPARE(same.text, QString::fromLatin1(broken));
        }
        QCOMPARE(bodyText(QByteArray(100'000, '['), 1'000'000).isJson, false);
        const BodyText cut = bodyText('[' + QByteArray("1,").repeated(50'000) + "1]", 1'000);
        QVERIFY(cut.cut && cut.text.size() < 2'000);
        const BodyText longString =
            bodyText("{\"a\": \"" + QByteArray(1'000'000, 'x') + "\"}", 1'000'000);
        QCOMPARE(longString.longStrings, 1);
        QVERIFY(longString.text.size() < 10'000);
    }

    /// Ten megabytes, of which the pane shows the beginning, then everything, and stays alive
    /// meanwhile.
    void bigBody()
    {
        Call call = exampleCall(QStringLiteral("q"), QStringLiteral("a"));
        call.exchange.requestBody =
            "{\"model\": \"m\", \"messages\": [{\"role\": \"user\", \"content\": \""
            + QByteArray(5'000'000, 'x') + "\"}"
            + QByteArray(", {\"role\": \"user\", \"content\": \"line\"}").repeated(30'000) + "]}";
        record(history(), call);
        open();
        m_page->showCall(call.id);
        QTRY_VERIFY_WITH_TIMEOUT(pane()->call(), 30'000);
        QVERIFY(pane()->call()->exchange.requestBody == call.exchange.requestBody);
        showTab(1);
        auto *body = child<QPlainTextEdit>("bodyText");
        QTRY_VERIFY_WITH_TIMEOUT(isShown("bodyShowAll"), 30'000);
        QTRY_VERIFY(body->document()->characterCount() > kBodyPreviewChars);
        QVERIFY(body->document()->characterCount() < 2 * kBodyPreviewChars);
        QTest::mouseClick(child<QPushButton>("bodyShowAll"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(body->toPlainText().endsWith(QLatin1String("]\n}")), 60'000);
        QVERIFY(!isShown("bodyShowAll"));
    }
};

HELIOGRAPH_TEST_MAIN(CallsPageTest)
#include "tst_callspage.moc"
