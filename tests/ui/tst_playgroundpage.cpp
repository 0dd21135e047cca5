#include "core/base/json.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/markdown/markdownview.h"
#include "ui/playground/conversationtab.h"
#include "ui/playground/growingedit.h"
#include "ui/playground/modelpicker.h"
#include "ui/playground/playgroundpage.h"
#include "ui/playground/textpreview.h"

#include <QClipboard>
#include <QDialog>
#include <QPlainTextEdit>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QLayout>
#include <QSignalSpy>
#include <QTabBar>
#include <QToolButton>

using namespace heliograph;

namespace {

constexpr int kLongMs = 20'000;

/// A page on services of its own, shown, with the demo provider.
struct Fixture {
    explicit Fixture(bool demo = true) : services(makeMemoryStore(), demo), page(services.services())
    {
        page.resize(1280, 800);
        page.show();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the window did not become active");
    }

    ConversationTab *tab()
    {
        const auto tabs = page.findChildren<ConversationTab *>();
        for (ConversationTab *one : tabs) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }

    template <typename T>
    T *visible(const char *name)
    {
        const auto all = tab()->findChildren<T *>(QLatin1String(name));
        for (T *one : all) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }

    GrowingEdit *composer() { return visible<GrowingEdit>("composerEdit"); }

    void type(const QString &text)
    {
        composer()->setFocus();
        QTest::keyClicks(composer(), text);
    }

    void ask(const QString &text)
    {
        type(text);
        QTest::keyClick(composer(), Qt::Key_Return, Qt::ControlModifier);
    }

    const Turn &last() { return tab()->conversation().turns().back(); }
    QString answer() { return last().message.text(); }
    AnswerState state() { return last().answer->state; }

    /// The body of the request that was sent for the last answer, as the history has it.
    Json sentBody(const QUuid &id)
    {
        auto future = services.history().call(id);
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, kLongMs))
            return {};
        const Result<Call> call = future.result();
        if (!call)
            return {};
        return parseJson(call->exchange.requestBody).value_or(Json());
    }

    TestServices services;
    PlaygroundPage page;
};

}

class TestPlaygroundPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBudgetHoldsACallBackOnce()
    {
        Fixture f;
        Budget budget;
        budget.limit = *Money::fromDecimal(u"0.000000001");
        QVERIFY(f.services.budgets.setBudgets({budget}).ok());
        f.ask(QStringLiteral("/echo one"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        QCOMPARE(f.state(), AnswerState::Failed);
        QVERIFY(f.last().answer->callId.isNull()); // nothing was sent
        QVERIFY(f.last().answer->error->message.contains(QLatin1String("budget")));
        auto *button = f.visible<QToolButton>("remedyButton");
        QCOMPARE(button->text(), QStringLiteral("Send it all the same"));
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy() && f.state() == AnswerState::Done, kLongMs);
        QCOMPARE(f.answer(), QStringLiteral("one"));
        f.ask(QStringLiteral("/echo two")); // the next one is held back again
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        QCOMPARE(f.state(), AnswerState::Failed);
    }

    void whatIsAskedGoesToTheComparePage()
    {
        Fixture f;
        QSignalSpy wanted(&f.page, &PlaygroundPage::compareRequested);
        const auto compare = [&f] {
            QTest::keyClick(f.composer(), Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        };
        const auto asked = [&wanted] { return wanted.last().first().value<ChatRequest>(); };
        f.type(QStringLiteral("/echo draft"));
        compare();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted.last().last().toString(), QStringLiteral("demo"));
        QCOMPARE(asked().messages.back().text(), QStringLiteral("/echo draft"));
        QCOMPARE(asked().model, f.tab()->conversation().model);
        f.composer()->clear();
        f.ask(QStringLiteral("/echo sent"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        compare(); // with nothing written: what was asked last, without its answer
        QCOMPARE(wanted.size(), 2);
        QCOMPARE(int(asked().messages.size()), 1);
        QCOMPARE(asked().messages.back().text(), QStringLiteral("/echo sent"));
    }

    void theHeaderSaysWhatSendingWillCost()
    {
        Fixture f;
        auto *estimate = f.visible<QLabel>("costEstimate");
        QVERIFY(estimate);
        QVERIFY(estimate->text().isEmpty()); // nothing to send
        f.type(QStringLiteral("Where is my refund?"));
        QTRY_VERIFY(estimate->text().startsWith(QLatin1String("Estimate $")));
        QVERIFY(!estimate->text().contains(QLatin1String("at most"))); // the demo model has no limit
        QVERIFY(estimate->toolTip().contains(QLatin1String("An estimate")));
        QVERIFY(estimate->toolTip().contains(QLatin1String("no calls of this model")));
        const QString before = estimate->text();
        f.type(QString(4'000, QLatin1Char('x')));
        QTRY_VERIFY(estimate->text() != before && !estimate->text().isEmpty());

        Conversation limited = f.tab()->conversation();
        limited.provider = QStringLiteral("openai");
        limited.model = QStringLiteral("gpt-4o-mini");
        limited.parameters.maxTokens = 50;
        f.tab()->setConversation(limited);
        QTRY_VERIFY(estimate->text().contains(QLatin1String("at most $")));
        limited.model = QStringLiteral("gpt-99");
        f.tab()->setConversation(limited);
        QTRY_COMPARE(estimate->text(), QStringLiteral("Estimate: unpriced"));
        f.composer()->clear();
        QTRY_VERIFY(estimate->text().isEmpty());
    }

    void typesSendsAndStreams()
    {
        Fixture f;
        QVERIFY(f.composer()->hasFocus());
        QVERIFY(f.visible<QLabel>("demoBadge"));
        QVERIFY(!f.visible<QPushButton>("sendButton")->isEnabled()); // nothing to send
        f.ask(QStringLiteral("/long 400"));
        QVERIFY(f.tab()->busy());
        QVERIFY(f.composer()->toPlainText().isEmpty());
        QVERIFY(f.visible<QPushButton>("stopButton"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.answer().isEmpty(), kLongMs);
        QVERIFY(f.tab()->busy()); // the text was there before the answer was whole
        QCOMPARE(f.visible<MarkdownView>("answerText")->text(), f.answer());
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
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

    void rawRequestIsSentToTheByte()
    {
        Fixture f;
        f.type(QStringLiteral("/echo seen"));
        const auto action = [&f](const char *name) {
            return f.page.findChild<QAction *>(QLatin1String(name));
        };
        action("playground.rawRequest")->trigger();
        auto *body = f.visible<QPlainTextEdit>("rawBody");
        QVERIFY(body);
        QVERIFY(body->toPlainText().contains(QLatin1String("/echo seen")));
        QVERIFY(!f.visible<GrowingEdit>("composerEdit"));
        const QByteArray bytes = "{ \"model\":\"" + f.tab()->conversation().model.toUtf8() + "\",  \"n\": 1.50,\n\"messages\":[{\"role\":\"user\",\"content\":\"/echo raw\"}] }";
        body->setPlainText(QString::fromUtf8(bytes));
        QTest::mouseClick(f.visible<QPushButton>("rawSend"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        QVERIFY2(!f.last().answer->error, qPrintable(f.last().answer->error.value_or(Error{}).message));
        QCOMPARE(f.answer(), QStringLiteral("raw"));
        QCOMPARE(f.tab()->conversation().turns().front().message.text(), QStringLiteral("/echo raw"));
        auto future = f.services.history().call(f.last().answer->callId);
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), kLongMs);
        QVERIFY(future.result().ok());
        QCOMPARE(future.result()->exchange.requestBody, bytes);

        // Back in the conversation it goes on from what was sent.
        action("playground.rawRequest")->trigger();
        QVERIFY(f.visible<GrowingEdit>("composerEdit"));
        QCOMPARE(f.tab()->conversation().turns().front().message.text(), QStringLiteral("/echo raw"));
        QCOMPARE(f.tab()->conversation().extra, QByteArray("{\"n\":1.50}"));
    }

    void unreadableRawRequestLeavesTheConversation()
    {
        Fixture f;
        f.ask(QStringLiteral("/echo one"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        QAction *raw = f.page.findChild<QAction *>(QStringLiteral("playground.rawRequest"));
        raw->trigger();
        f.visible<QPlainTextEdit>("rawBody")->setPlainText(QStringLiteral("no JSON"));
        raw->trigger();
        QCOMPARE(f.tab()->conversation().turns().size(), size_t(2));
        QCOMPARE(f.answer(), QStringLiteral("one"));
    }

    void emptyTabSaysAllOfItsText()
    {
        Fixture f;
        const auto labels = f.tab()->findChildren<QLabel *>();
        int seen = 0;
        for (const QLabel *label : labels) {
            if (!label->isVisible() || !label->wordWrap() || label->text().isEmpty())
                continue;
            ++seen;
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        }
        QVERIFY(seen > 0);
    }

    /// Looking at the bytes costs an answer nothing of what is known about it.
    void lookingAtTheRawRequestChangesNothing()
    {
        Fixture f;
        f.ask(QStringLiteral("/echo one"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        const QUuid call = f.last().answer->callId;
        f.type(QStringLiteral("next"));
        QAction *raw = f.page.findChild<QAction *>(QStringLiteral("playground.rawRequest"));
        raw->trigger();
        QVERIFY(f.visible<QPlainTextEdit>("rawBody")->toPlainText().contains(QLatin1String("next")));
        raw->trigger();
        QVERIFY(f.last().answer);
        QCOMPARE(f.last().answer->callId, call);
        QCOMPARE(f.composer()->toPlainText(), QStringLiteral("next"));
    }

    void importsACommand()
    {
        Fixture f;
        QApplication::clipboard()->setText(QStringLiteral(
            "curl https://api.groq.com/openai/v1/chat/completions -H 'Authorization: Bearer $K' -H 'X-Own: 1' -d "
            "'{\"model\":\"llama-x\",\"temperature\":0.2,\"messages\":[{\"role\":\"system\",\"content\":\"be brief\"},"
            "{\"role\":\"user\",\"content\":\"hi\"}]}'"));
        f.page.findChild<QAction *>(QStringLiteral("playground.import"))->trigger();
        auto *dialog = f.page.findChild<QDialog *>(QStringLiteral("importDialog"));
        QVERIFY(dialog);
        auto *open = dialog->findChild<QPushButton *>(QStringLiteral("importOpen"));
        QTRY_VERIFY(open->isEnabled()); // it was on the clipboard
        QTest::mouseClick(open, Qt::LeftButton);
        const Conversation &made = f.tab()->conversation();
        QCOMPARE(made.provider, QStringLiteral("groq"));
        QCOMPARE(made.model, QStringLiteral("llama-x"));
        QCOMPARE(made.system, QStringLiteral("be brief"));
        QCOMPARE(made.turns().size(), size_t(1));
        QCOMPARE(made.parameters.temperature.value_or(0), 0.2);
        QCOMPARE(made.extraHeaders, (HeaderList{Header("X-Own", "1")}));
    }

    void copiesTheDraft()
    {
        Fixture f(false);
        f.type(QStringLiteral("a question"));
        auto *menu = f.page.findChild<QMenu *>(QStringLiteral("copyAsMenu"));
        Q_EMIT menu->aboutToShow();
        const auto actions = menu->actions();
        for (QAction *action : actions) {
            if (action->objectName() == QLatin1String("copyAs-python"))
                action->trigger();
        }
        QTRY_VERIFY(QApplication::clipboard()->text().contains(QLatin1String("a question")));
        const QString code = QApplication::clipboard()->text();
        QVERIFY2(code.contains(QLatin1String("a question")), qPrintable(code));
        QVERIFY2(code.contains(QLatin1String("os.environ")), qPrintable(code));
        QVERIFY(f.tab()->conversation().turns().empty()); // nothing was sent
    }

    void conversationGoesOnWithHistory()
    {
        Fixture f;
        f.ask(QStringLiteral("/echo one"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        QCOMPARE(f.answer(), QStringLiteral("one"));
        f.ask(QStringLiteral("/echo two"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        const Json body = f.sentBody(f.last().answer->callId);
        QCOMPARE(body["messages"].size(), size_t(3));
        QCOMPARE(toQString(body["messages"][1]["role"]), QStringLiteral("assistant"));
        QCOMPARE(toQString(body["messages"][1]["content"]), QStringLiteral("one"));
    }

    void escapeStopsAndKeeps()
    {
        Fixture f;
        f.ask(QStringLiteral("/long 20000"));
        QTRY_VERIFY_WITH_TIMEOUT(f.answer().size() > 20, kLongMs);
        QTest::keyClick(f.composer(), Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        QCOMPARE(f.state(), AnswerState::Stopped);
        QVERIFY(f.answer().size() > 20);
        QVERIFY(f.visible<QLabel>("answerLine")->text().startsWith(QStringLiteral("Stopped")));
        // Retry takes the place of the answer; the first one stays in the history.
        const QUuid first = f.last().answer->callId;
        QTest::keyClick(f.composer(), Qt::Key_R, Qt::ControlModifier);
        QVERIFY(f.tab()->busy());
        QCOMPARE(f.tab()->conversation().turns().size(), size_t(2));
        QTRY_VERIFY_WITH_TIMEOUT(f.answer().size() > 20, kLongMs);
        QTest::mouseClick(f.visible<QPushButton>("stopButton"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        QVERIFY(f.last().answer->callId != first);
        QVERIFY(f.sentBody(first).contains("messages"));
    }

    void errorsStandWhereTheAnswerWould()
    {
        Fixture f;
        f.services.settings.set(QStringLiteral("call.retries"), QStringLiteral("0"));
        f.ask(QStringLiteral("/error 503 1"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        QCOMPARE(f.state(), AnswerState::Failed);
        QVERIFY(!f.visible<QLabel>("problemText")->text().isEmpty());
        auto *button = f.visible<QToolButton>("remedyButton");
        QCOMPARE(button->text(), QStringLiteral("Retry"));
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        QCOMPARE(f.state(), AnswerState::Done);
        QVERIFY(!f.visible<QLabel>("problemText"));
    }

    void aMissingKeyOffersToAddIt()
    {
        Fixture f(false);
        f.tab()->setProvider(QStringLiteral("openai"));
        f.ask(QStringLiteral("hello"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
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
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        QTest::mouseClick(f.visible<QToolButton>("remedyButton"), Qt::LeftButton);
        QCOMPARE(asked.last().first().toString(), QStringLiteral("helicone"));
    }

    void aWaitIsShownAndEnds()
    {
        Fixture f;
        f.services.settings.set(QStringLiteral("call.retries"), QStringLiteral("2"));
        f.ask(QStringLiteral("/rate-limit 40 1"));
        QTRY_VERIFY_WITH_TIMEOUT(f.visible<QToolButton>("stopWaiting"), kLongMs);
        QCOMPARE(f.state(), AnswerState::Retrying);
        const QString text = f.visible<QLabel>("problemText")->text();
        QVERIFY2(text.contains(QStringLiteral("attempt 2 of 3")), qPrintable(text));
        QTest::mouseClick(f.visible<QToolButton>("remedyButton"), Qt::LeftButton); // Retry now
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        QCOMPARE(f.state(), AnswerState::Done);
        f.ask(QStringLiteral("/rate-limit 40"));
        QTRY_VERIFY_WITH_TIMEOUT(f.visible<QToolButton>("stopWaiting"), kLongMs);
        QTest::mouseClick(f.visible<QToolButton>("stopWaiting"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        QVERIFY(!f.visible<QToolButton>("stopWaiting"));
    }

    void messagesAreEditedMovedAndRemoved()
    {
        Fixture f;
        f.ask(QStringLiteral("/echo one"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        auto *text = f.visible<TextPreview>("messageText");
        QTest::mouseClick(text, Qt::LeftButton);
        auto *edit = f.visible<GrowingEdit>("messageEdit");
        QVERIFY(edit && edit->hasFocus());
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("/echo new"));
        QCOMPARE(f.tab()->conversation().turns().front().message.text(), QStringLiteral("/echo new"));
        QTest::keyClick(edit, Qt::Key_Escape);
        QTRY_VERIFY(!f.visible<GrowingEdit>("messageEdit"));
        QCOMPARE(text->text(), QStringLiteral("/echo new"));

        text->setFocus(Qt::TabFocusReason);
        QTest::keyClick(text, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(f.tab()->conversation().turns().front().message.role, Role::Assistant);
        QTest::keyClick(text, Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(text, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(f.tab()->conversation().turns().size(), size_t(3));
        text->setFocus(Qt::TabFocusReason);
        QTest::keyClick(text, Qt::Key_Delete, Qt::ControlModifier);
        QCOMPARE(f.tab()->conversation().turns().size(), size_t(2));
        auto *undo = f.visible<QWidget>("tabNotice")->findChild<QPushButton *>();
        QVERIFY(undo && undo->isVisible());
        QTest::mouseClick(undo, Qt::LeftButton);
        QCOMPARE(f.tab()->conversation().turns().size(), size_t(3));

        // From the first message: what follows goes, and it is asked again.
        auto texts = f.tab()->findChildren<TextPreview *>(QStringLiteral("messageText"));
        texts.removeIf([](const TextPreview *one) { return !one->isVisible(); });
        const auto top = std::min_element(texts.begin(), texts.end(), [&](auto *a, auto *b) {
            return a->mapTo(f.tab(), QPoint()).y() < b->mapTo(f.tab(), QPoint()).y();
        });
        auto *card = (*top)->parentWidget();
        QEnterEvent enter({5, 5}, {5, 5}, {5, 5});
        QCoreApplication::sendEvent(card, &enter);
        auto *from = card->findChild<QToolButton *>(QStringLiteral("sendFromHere"));
        QVERIFY(from && from->isVisible());
        QTest::mouseClick(from, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        QCOMPARE(f.tab()->conversation().turns().size(), size_t(2));
        QCOMPARE(f.answer(), QStringLiteral("new"));
    }

    void aMessageIsAddedWithoutSending()
    {
        Fixture f;
        f.type(QStringLiteral("context"));
        f.tab()->findChild<QAction *>(QStringLiteral("add-user"))->trigger();
        QCOMPARE(f.tab()->conversation().turns().size(), size_t(1));
        QVERIFY(!f.tab()->busy());
        // The last message is the user's: Send sends the conversation as it is.
        f.tab()->findChild<QAction *>(QStringLiteral("add-user"))->trigger();
        auto *edit = f.visible<GrowingEdit>("messageEdit");
        QVERIFY(edit);
        QVERIFY(!f.visible<QPushButton>("sendButton")->isEnabled()); // it is empty
        QTest::keyClicks(edit, QStringLiteral("/echo both"));
        QTest::keyClick(edit, Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        QCOMPARE(f.answer(), QStringLiteral("both"));
        QCOMPARE(f.sentBody(f.last().answer->callId)["messages"].size(), size_t(2));
    }

    void unsetDiffersFromZero()
    {
        Fixture f;
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
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
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
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        QVERIFY(!f.sentBody(f.last().answer->callId).contains("temperature"));
    }

    void tagsGoThroughHelicone()
    {
        Fixture f;
        QTest::mouseClick(f.visible<QToolButton>("routeHelicone"), Qt::LeftButton);
        QTest::keyClicks(f.visible<QLineEdit>("userEdit"), QStringLiteral("u-1"));
        QTest::mouseClick(f.visible<QToolButton>("addProperty"), Qt::LeftButton);
        QTest::keyClicks(f.visible<QLineEdit>("propertyName"), QStringLiteral("a b"));
        QTest::keyClicks(f.visible<QLineEdit>("propertyValue"), QStringLiteral("bot"));
        QVERIFY(f.visible<QLabel>("tagsProblem"));
        f.visible<QLineEdit>("propertyName")->setText(QStringLiteral("App"));
        QVERIFY(!f.visible<QLabel>("tagsProblem"));
        f.ask(QStringLiteral("/headers"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        const QString headers = f.answer().toLower();
        QVERIFY2(headers.contains(QStringLiteral("helicone-property-app")), qPrintable(headers));
        QVERIFY(headers.contains(QStringLiteral("u-1")));
    }

    void twoTabsStreamAtOnceAndUnseen()
    {
        Fixture f;
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
                && !second->conversation().turns().back().message.text().isEmpty(), kLongMs);
        f.page.hide(); // looking elsewhere
        QTRY_VERIFY_WITH_TIMEOUT(!first->busy() && !second->busy(), kLongMs);
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
        Fixture f;
        f.ask(QStringLiteral("/long 20000"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.answer().isEmpty(), kLongMs);
        QCOMPARE(f.services.calls.runningCount(), 1);
        QTest::keyClick(f.composer(), Qt::Key_W, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(f.services.calls.runningCount(), 0, kLongMs);
        QVERIFY(f.tab()); // a fresh one
        QVERIFY(f.tab()->conversation().turns().empty());
    }

    void theModelIsFoundByKeyboard()
    {
        Fixture f;
        QTest::keyClick(f.composer(), Qt::Key_M, Qt::ControlModifier);
        auto *popup = f.page.findChild<ModelPopup *>();
        QVERIFY(popup && popup->isVisible());
        auto *search = popup->findChild<QLineEdit *>(QStringLiteral("modelSearch"));
        QTest::keyClicks(search, QStringLiteral("demo large"));
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(!popup->isVisible());
        QCOMPARE(f.tab()->conversation().model, QStringLiteral("demo-large"));
        f.tab()->chooseModel();
        QTest::keyClicks(search, QStringLiteral("ollama/my-model"));
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(f.tab()->conversation().provider, QStringLiteral("ollama"));
        QCOMPARE(f.tab()->conversation().model, QStringLiteral("my-model"));
        QVERIFY(!f.visible<QToolButton>("routeHelicone")->isEnabled());
        QVERIFY(!f.visible<QToolButton>("routeHelicone")->toolTip().isEmpty());
        QVERIFY(!f.visible<QLabel>("demoBadge"));
        f.tab()->chooseModel();
        auto *list = popup->findChild<QListView *>(QStringLiteral("modelList"));
        QVERIFY(list->model()->index(0, 0).data().toString().contains(QStringLiteral("my-model")));
        QTest::keyClick(search, Qt::Key_Escape);
        QVERIFY(!popup->isVisible());
        QCOMPARE(f.services.settings.get(QStringLiteral("model")), QStringLiteral("my-model"));
    }

    void aRecordedCallIsOpenedAndSentAgain()
    {
        Fixture f;
        f.visible<GrowingEdit>("composerEdit");
        QTest::keyClick(f.composer(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClicks(f.visible<GrowingEdit>("systemEdit"), QStringLiteral("be brief"));
        f.ask(QStringLiteral("/echo again"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        const QUuid id = f.last().answer->callId;
        auto future = f.services.history().call(id);
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), kLongMs);
        QVERIFY(future.result().ok());
        const ConversationTab *before = f.tab();
        f.page.openCall(*future.result());
        QVERIFY(f.tab() != before);
        QTRY_COMPARE_WITH_TIMEOUT(f.tab()->conversation().turns().size(), size_t(2), kLongMs);
        QCOMPARE(f.tab()->conversation().system, QStringLiteral("be brief"));
        QCOMPARE(f.tab()->conversation().provider, QStringLiteral("demo"));
        QCOMPARE(f.answer(), QStringLiteral("again"));
        QCOMPARE(f.last().answer->callId, id);
        f.tab()->retry();
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        QVERIFY(f.last().answer->callId != id);
        QVERIFY(f.sentBody(f.last().answer->callId) == f.sentBody(id));
    }

    void aLongConversationOpensAtItsEnd()
    {
        Fixture f;
        Conversation talk;
        talk.provider = QStringLiteral("demo");
        talk.model = QStringLiteral("demo-small");
        for (int i = 0; i < 200; ++i) {
            talk.append(Role::User, QStringLiteral("Question %1 ").arg(i) + QString(200, QLatin1Char('q')));
            talk.append(Role::Assistant, QStringLiteral("**Answer** %1\n\n").arg(i) + QStringLiteral("word ").repeated(60));
        }
        f.tab()->setConversation(talk);
        auto *area = f.visible<QScrollArea>("conversationView");
        QTRY_COMPARE(f.tab()->findChildren<QWidget *>(QStringLiteral("turnCard")).size(), 400);
        QTRY_COMPARE(area->verticalScrollBar()->value(), area->verticalScrollBar()->maximum());
        // No two cards overlap, and none is cut.
        int bottom = 0;
        QList<QWidget *> cards = f.tab()->findChildren<QWidget *>(QStringLiteral("turnCard"));
        std::sort(cards.begin(), cards.end(), [](QWidget *a, QWidget *b) { return a->y() < b->y(); });
        for (const QWidget *card : cards) {
            QVERIFY(card->y() >= bottom);
            QVERIFY(card->height() >= card->layout()->totalHeightForWidth(card->width()));
            bottom = card->y() + card->height();
        }
        // Reading higher up, a new answer does not move the page.
        area->verticalScrollBar()->setValue(1000);
        f.ask(QStringLiteral("/echo x"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        area->verticalScrollBar()->setValue(1000);
        QTest::keyClick(f.composer(), Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        QCOMPARE(area->verticalScrollBar()->value(), 1000);
    }
};

HELIOGRAPH_TEST_MAIN(TestPlaygroundPage)
#include "tst_playgroundpage.moc"
