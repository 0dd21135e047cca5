#include "tests/support/playgroundfixture.h"
#include "tests/support/testmain.h"
#include "ui/playground/growingedit.h"
#include "ui/playground/modelpicker.h"
#include "ui/playground/textpreview.h"

#include <QClipboard>
#include <QDialog>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>

using namespace heliograph;

/// What is written, opened and edited on the page of the playground. What is sent: tst_playgroundanswers.
class TestPlaygroundPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsAskedGoesToTheComparePage()
    {
        PlaygroundFixture f;
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
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        compare(); // with nothing written: what was asked last, without its answer
        QCOMPARE(wanted.size(), 2);
        QCOMPARE(int(asked().messages.size()), 1);
        QCOMPARE(asked().messages.back().text(), QStringLiteral("/echo sent"));
    }

    void theHeaderSaysWhatSendingWillCost()
    {
        PlaygroundFixture f;
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

    void rawRequestIsSentToTheByte()
    {
        PlaygroundFixture f;
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
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        QVERIFY2(!f.last().answer->error, qPrintable(f.last().answer->error.value_or(Error{}).message));
        QCOMPARE(f.answer(), QStringLiteral("raw"));
        QCOMPARE(f.tab()->conversation().turns().front().message.text(), QStringLiteral("/echo raw"));
        auto future = f.services.history().call(f.last().answer->callId);
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), PlaygroundFixture::kLongMs);
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
        PlaygroundFixture f;
        f.ask(QStringLiteral("/echo one"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        QAction *raw = f.page.findChild<QAction *>(QStringLiteral("playground.rawRequest"));
        raw->trigger();
        f.visible<QPlainTextEdit>("rawBody")->setPlainText(QStringLiteral("no JSON"));
        raw->trigger();
        QCOMPARE(f.tab()->conversation().turns().size(), size_t(2));
        QCOMPARE(f.answer(), QStringLiteral("one"));
    }

    void emptyTabSaysAllOfItsText()
    {
        PlaygroundFixture f;
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
        PlaygroundFixture f;
        f.ask(QStringLiteral("/echo one"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
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
        PlaygroundFixture f;
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
        PlaygroundFixture f(false);
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

    void messagesAreEditedMovedAndRemoved()
    {
        PlaygroundFixture f;
        f.ask(QStringLiteral("/echo one"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
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
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        QCOMPARE(f.tab()->conversation().turns().size(), size_t(2));
        QCOMPARE(f.answer(), QStringLiteral("new"));
    }

    void aMessageIsAddedWithoutSending()
    {
        PlaygroundFixture f;
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
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        QCOMPARE(f.answer(), QStringLiteral("both"));
        QCOMPARE(f.sentBody(f.last().answer->callId)["messages"].size(), size_t(2));
    }

    void theModelIsFoundByKeyboard()
    {
        PlaygroundFixture f;
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
        PlaygroundFixture f;
        f.visible<GrowingEdit>("composerEdit");
        QTest::keyClick(f.composer(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClicks(f.visible<GrowingEdit>("systemEdit"), QStringLiteral("be brief"));
        f.ask(QStringLiteral("/echo again"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        const QUuid id = f.last().answer->callId;
        auto future = f.services.history().call(id);
        QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), PlaygroundFixture::kLongMs);
        QVERIFY(future.result().ok());
        const ConversationTab *before = f.tab();
        f.page.openCall(*future.result());
        QVERIFY(f.tab() != before);
        QTRY_COMPARE_WITH_TIMEOUT(f.tab()->conversation().turns().size(), size_t(2), PlaygroundFixture::kLongMs);
        QCOMPARE(f.tab()->conversation().system, QStringLiteral("be brief"));
        QCOMPARE(f.tab()->conversation().provider, QStringLiteral("demo"));
        QCOMPARE(f.answer(), QStringLiteral("again"));
        QCOMPARE(f.last().answer->callId, id);
        f.tab()->retry();
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        QVERIFY(f.last().answer->callId != id);
        QVERIFY(f.sentBody(f.last().answer->callId) == f.sentBody(id));
    }

    void aLongConversationOpensAtItsEnd()
    {
        PlaygroundFixture f;
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
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        area->verticalScrollBar()->setValue(1000);
        QTest::keyClick(f.composer(), Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), PlaygroundFixture::kLongMs);
        QCOMPARE(area->verticalScrollBar()->value(), 1000);
    }
};

HELIOGRAPH_TEST_MAIN(TestPlaygroundPage)
#include "tst_playgroundpage.moc"
