#include "tests/support/playgroundfixture.h"
#include "tests/support/testmain.h"
#include "ui/markdown/markdownview.h"
#include "ui/playground/growingedit.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>

using namespace heliograph;

/// What the playground sends, and the answers from their first word to their end, or to what kept them back.
class TestPlaygroundAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBudgetHoldsACallBackOnce()
    {
        PlaygroundFixture f;
        Budget budget;
        budget.limit = *Money::fromDecimal(u"0.000000001");
        QVERIFY(f.services.budgets.setBudgets({budget}).ok());
        f.ask(QStringLiteral("/echo one"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        QCOMPARE(f.state(), AnswerState::Failed);
        QVERIFY(f.last().answer->callId.isNull()); // nothing was sent
        QVERIFY(f.last().answer->error->message.contains(QLatin1String("budget")));
        auto *button = f.visible<QToolButton>("remedyButton");
        QCOMPARE(button->text(), QStringLiteral("Send it all the same"));
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy() && f.state() == AnswerState::Done, PlaygroundFixture::kLongMs);
        QCOMPARE(f.answer(), QStringLiteral("one"));
        f.ask(QStringLiteral("/echo two")); // the next one is held back again
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        QCOMPARE(f.state(), AnswerState::Failed);
    }

    void typesSendsAndStreams()
    {
        PlaygroundFixture f;
        QVERIFY(f.composer()->hasFocus());
        QVERIFY(f.visible<QLabel>("demoBadge"));
        QVERIFY(!f.visible<QPushButton>("sendButton")->isEnabled()); // nothing to send
        f.ask(QStringLiteral("/long 400"));
        QVERIFY(f.tab()->busy());
        QVERIFY(f.composer()->toPlainText().isEmpty());
        QVERIFY(f.visible<QPushButton>("stopButton"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.answer().isEmpty(), PlaygroundFixture::kLongMs);
        QVERIFY(f.tab()->busy()); // the text was there before the answer was whole
        QCOMPARE(f.visible<MarkdownView>("answerText")->text(), f.answer());
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        QCOMPARE(f.state(), AnswerState::Done);
        QCOMPARE(f.visible<MarkdownView>("answerText")->text(), f.answer());
        const QString line = f.visible<QLabel>("answerLine")->text();
        QVERIFY2(line.contains(QStringLiteral("to first token")), qPrintable(line));
        QVERIFY2(line.contains(QStringLiteral("tok/s")), qPrintable(line));
        QVERIFY(f.visible<QPushButton>("sendButton"));

        QSignalSpy opened(&f.page, &PlaygroundPage::callRequested);
        QTest::mouseClick(f.visible<QToolButton>("openCall"), Qt::LeftButton);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toUuid(), f.last().answer->callId);
        const Json body = f.sentBody(f.last().answer->callId);
        QCOMPARE(toQString(body["messages"][0]["content"]), QStringLiteral("/long 400"));
        QVERIFY(!body.contains("temperature"));
    }

    void conversationGoesOnWithHistory()
    {
        PlaygroundFixture f;
        f.ask(QStringLiteral("/echo one"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        QCOMPARE(f.answer(), QStringLiteral("one"));
        f.ask(QStringLiteral("/echo two"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        const Json body = f.sentBody(f.last().answer->callId);
        QCOMPARE(body["messages"].size(), size_t(3));
        QCOMPARE(toQString(body["messages"][1]["role"]), QStringLiteral("assistant"));
        QCOMPARE(toQString(body["messages"][1]["content"]), QStringLiteral("one"));
    }

    void escapeStopsAndKeeps()
    {
        PlaygroundFixture f;
        f.ask(QStringLiteral("/long 20000"));
        QTRY_VERIFY_WITH_TIMEOUT(f.answer().size() > 20, PlaygroundFixture::kLongMs);
        QTest::keyClick(f.composer(), Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        QCOMPARE(f.state(), AnswerState::Stopped);
        QVERIFY(f.answer().size() > 20);
        QVERIFY(f.visible<QLabel>("answerLine")->text().startsWith(QStringLiteral("Stopped")));
        // Retry takes the place of the answer; the first one stays in the history.
        const QUuid first = f.last().answer->callId;
        QTest::keyClick(f.composer(), Qt::Key_R, Qt::ControlModifier);
        QVERIFY(f.tab()->busy());
        QCOMPARE(f.tab()->conversation().turns().size(), size_t(2));
        QTRY_VERIFY_WITH_TIMEOUT(f.answer().size() > 20, PlaygroundFixture::kLongMs);
        QTest::mouseClick(f.visible<QPushButton>("stopButton"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        QVERIFY(f.last().answer->callId != first);
        QVERIFY(f.sentBody(first).contains("messages"));
    }

    void errorsStandWhereTheAnswerWould()
    {
        PlaygroundFixture f;
        f.services.settings.set(QStringLiteral("call.retries"), QStringLiteral("0"));
        f.ask(QStringLiteral("/error 503 1"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        QCOMPARE(f.state(), AnswerState::Failed);
        QVERIFY(!f.visible<QLabel>("problemText")->text().isEmpty());
        auto *button = f.visible<QToolButton>("remedyButton");
        QCOMPARE(button->text(), QStringLiteral("Retry"));
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        QCOMPARE(f.state(), AnswerState::Done);
        QVERIFY(!f.visible<QLabel>("problemText"));
    }

    void aMissingKeyOffersToAddIt()
    {
        PlaygroundFixture f(false);
        f.tab()->setProvider(QStringLiteral("openai"));
        f.ask(QStringLiteral("hello"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        QCOMPARE(f.state(), AnswerState::Failed);
        QVERIFY(f.last().answer->callId.isNull());
        auto *button = f.visible<QToolButton>("remedyButton");
        QCOMPARE(button->text(), QStringLiteral("Add a key"));
        QSignalSpy asked(&f.page, &PlaygroundPage::keyRequested);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toString(), QStringLiteral("openai"));

        // With that key there, the other one of the Helicone route is the one to ask for.
        f.services.keys.setSessionKey(QStringLiteral("openai"), QStringLiteral("sk-test-000000000000"));
        QTest::mouseClick(f.visible<QToolButton>("routeHelicone"), Qt::LeftButton);
        QTest::keyClick(f.composer(), Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        QTest::mouseClick(f.visible<QToolButton>("remedyButton"), Qt::LeftButton);
        QCOMPARE(asked.last().first().toString(), QStringLiteral("helicone"));
    }

    void aWaitIsShownAndEnds()
    {
        PlaygroundFixture f;
        f.services.settings.set(QStringLiteral("call.retries"), QStringLiteral("2"));
        f.ask(QStringLiteral("/rate-limit 40 1"));
        QTRY_VERIFY_WITH_TIMEOUT(f.visible<QToolButton>("stopWaiting"), PlaygroundFixture::kLongMs);
        QCOMPARE(f.state(), AnswerState::Retrying);
        const QString text = f.visible<QLabel>("problemText")->text();
        QVERIFY2(text.contains(QStringLiteral("attempt 2 of 3")), qPrintable(text));
        QTest::mouseClick(f.visible<QToolButton>("remedyButton"), Qt::LeftButton); // Retry now
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        QCOMPARE(f.state(), AnswerState::Done);
        f.ask(QStringLiteral("/rate-limit 40"));
        QTRY_VERIFY_WITH_TIMEOUT(f.visible<QToolButton>("stopWaiting"), PlaygroundFixture::kLongMs);
        QTest::mouseClick(f.visible<QToolButton>("stopWaiting"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        QVERIFY(!f.visible<QToolButton>("stopWaiting"));
    }

    void unsetDiffersFromZero()
    {
        PlaygroundFixture f;
        QTest::mouseClick(f.visible<QToolButton>("moreParameters"), Qt::LeftButton);
        auto *temperature = f.visible<QLineEdit>("temperatureEdit");
        QTest::keyClicks(temperature, QStringLiteral("0"));
        QVERIFY(f.visible<QCheckBox>("temperatureBox")->isChecked());
        QTest::keyClicks(f.visible<QLineEdit>("seedEdit"), QStringLiteral("9007199254740993"));
        f.visible<QPlainTextEdit>("stopEdit")->setPlainText(QStringLiteral("\\n\\nEND"));
        QTest::keyClicks(f.visible<QLineEdit>("topPEdit"), QStringLiteral("7"));
        f.type(QStringLiteral("/echo x"));
        auto *send = f.visible<QPushButton>("sendButton");
        QVERIFY(!send->isEnabled());
        QVERIFY2(send->toolTip().contains(QStringLiteral("Top p")), qPrintable(send->toolTip()));
        f.visible<QLineEdit>("topPEdit")->clear();
        QVERIFY(send->isEnabled());
        QTest::mouseClick(send, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        const Json body = f.sentBody(f.last().answer->callId);
        QVERIFY(body.contains("temperature"));
        QCOMPARE(body["temperature"].get<double>(), 0.0);
        QCOMPARE(body["seed"].get<qint64>(), qint64(9007199254740993));
        QCOMPARE(toQString(body["stop"][0]), QStringLiteral("\n\nEND"));
        for (const char *unset : {"top_p", "max_tokens", "max_completion_tokens", "frequency_penalty"})
            QVERIFY2(!body.contains(unset), unset);
        // Cleared again, it is not sent again.
        f.visible<QCheckBox>("temperatureBox")->click();
        f.ask(QStringLiteral("/echo y"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        QVERIFY(!f.sentBody(f.last().answer->callId).contains("temperature"));
    }

    void tagsGoThroughHelicone()
    {
        PlaygroundFixture f;
        QTest::mouseClick(f.visible<QToolButton>("routeHelicone"), Qt::LeftButton);
        QTest::keyClicks(f.visible<QLineEdit>("userEdit"), QStringLiteral("u-1"));
        QTest::mouseClick(f.visible<QToolButton>("addProperty"), Qt::LeftButton);
        QTest::keyClicks(f.visible<QLineEdit>("propertyName"), QStringLiteral("a b"));
        QTest::keyClicks(f.visible<QLineEdit>("propertyValue"), QStringLiteral("bot"));
        QVERIFY(f.visible<QLabel>("tagsProblem"));
        f.visible<QLineEdit>("propertyName")->setText(QStringLiteral("App"));
        QVERIFY(!f.visible<QLabel>("tagsProblem"));
        f.ask(QStringLiteral("/headers"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        const QString headers = f.answer().toLower();
        QVERIFY2(headers.contains(QStringLiteral("helicone-property-app")), qPrintable(headers));
        QVERIFY(headers.contains(QStringLiteral("u-1")));
    }

    void twoTabsStreamAtOnceAndUnseen()
    {
        PlaygroundFixture f;
        f.ask(QStringLiteral("/long 600"));
        ConversationTab *first = f.tab();
        QTest::keyClick(f.composer(), Qt::Key_T, Qt::ControlModifier);
        ConversationTab *second = f.tab();
        QVERIFY(second != first);
        f.ask(QStringLiteral("/long 600"));
        QVERIFY(first->busy() && second->busy());
        auto *bar = f.page.findChild<QTabBar *>(QStringLiteral("playgroundTabs"));
        QVERIFY(!bar->tabIcon(0).isNull());
        QTRY_VERIFY_WITH_TIMEOUT(!first->conversation().turns().back().message.text().isEmpty()
                && !second->conversation().turns().back().message.text().isEmpty(), PlaygroundFixture::kLongMs);
        f.page.hide(); // looking elsewhere
        QTRY_VERIFY_WITH_TIMEOUT(!first->busy() && !second->busy(), PlaygroundFixture::kLongMs);
        QVERIFY(first->conversation().turns().back().message.text().size() >= 500);
        f.page.show();
        QVERIFY(bar->tabToolTip(0).contains(QStringLiteral("new answer")));
        QTest::keyClick(f.composer(), Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(f.tab(), first);
        QCOMPARE(f.visible<MarkdownView>("answerText")->text(), f.answer());
        QVERIFY(!bar->tabToolTip(0).contains(QStringLiteral("new answer")));
    }

    void closingATabStopsItsCall()
    {
        PlaygroundFixture f;
        f.ask(QStringLiteral("/long 20000"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.answer().isEmpty(), PlaygroundFixture::kLongMs);
        QCOMPARE(f.services.calls.runningCount(), 1);
        QTest::keyClick(f.composer(), Qt::Key_W, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(f.services.calls.runningCount(), 0, PlaygroundFixture::kLongMs);
        QVERIFY(f.tab()); // a fresh one
        QVERIFY(f.tab()->conversation().turns().empty());
    }
};

HELIOGRAPH_TEST_MAIN(TestPlaygroundAnswers)
#include "tst_playgroundanswers.moc"
