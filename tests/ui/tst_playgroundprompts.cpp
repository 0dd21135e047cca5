#include "tests/support/examplecalls.h"
#include "tests/support/promptsfixture.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"
#include "ui/playground/variablespanel.h"
#include "ui/prompts/versionsmodel.h"

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

using namespace heliograph;

/// Prompts of the library in the playground: variables, saving, sending.
class PlaygroundPromptsTest final : public PromptsFixture
{
    Q_OBJECT

private Q_SLOTS:
    void variablesAreFilledIn()
    {
        openPlayground();
        auto *panel = inTab<VariablesPanel>(QStringLiteral("variablesPanel"));
        QVERIFY(!panel->isVisible());
        say(QStringLiteral("Hi {{name}}, {{hc:count:number}} of \\{{this}}"));
        QVERIFY(panel->isVisible());
        QVERIFY(!tab()->canSend());
        auto *why = inTab<QLabel>(QStringLiteral("variablesNote"));
        QVERIFY(why->isVisible() && why->text().contains(QLatin1String("name, count")));
        auto *name = inTab<QPlainTextEdit>(QStringLiteral("variable-name"));
        auto *count = inTab<QPlainTextEdit>(QStringLiteral("variable-count"));
        QTest::keyClicks(name, QStringLiteral("Ann"));
        QTest::keyClicks(count, QStringLiteral("many"));
        QVERIFY(!tab()->canSend());
        QVERIFY(inTab<QLabel>(QStringLiteral("variableProblem-count"))->isVisible());
        count->selectAll();
        QTest::keyClicks(count, QStringLiteral("3"));
        QVERIFY(!why->isVisible());
        send();
        const auto calls = found({});
        QCOMPARE(calls.size(), 1);
        QCOMPARE(calls[0].promptPreview, QStringLiteral("Hi Ann, 3 of \\{{this}}"));
        // The draft keeps its braces, and another value makes another call.
        QCOMPARE(tab()->conversation().turns()[0].message.text(), QStringLiteral("Hi {{name}}, {{hc:count:number}} of \\{{this}}"));
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("Ben"));
        tab()->retry();
        QTRY_VERIFY_WITH_TIMEOUT(!tab()->busy(), 30'000);
        QVERIFY(waitForHistory(history()));
        QCOMPARE(found({}).size(), 2);
        QCOMPARE(found({})[1].promptPreview, QStringLiteral("Hi Ben, 3 of \\{{this}}"));
        // A value is kept while its variable is not there.
        say(QStringLiteral("{{other}}"));
        QTest::keyClicks(inTab<QPlainTextEdit>(QStringLiteral("variable-other")), QStringLiteral("x"));
        say({});
        QVERIFY(!inTab<QPlainTextEdit>(QStringLiteral("variable-other"))
            || !inTab<QPlainTextEdit>(QStringLiteral("variable-other"))->isVisible());
        say(QStringLiteral("{{other}}"));
        QVERIFY(panel->problem().isEmpty());
    }

    void bracesAsTheyAre()
    {
        openPlayground();
        say(QStringLiteral("What does {{name}} mean in a template?"));
        QVERIFY(!tab()->canSend());
        auto *fill = inTab<QCheckBox>(QStringLiteral("fillVariables"));
        QTest::mouseClick(fill, Qt::LeftButton, {}, QPoint(8, fill->height() / 2));
        QVERIFY(tab()->canSend());
        send();
        QCOMPARE(found({})[0].promptPreview, QStringLiteral("What does {{name}} mean in a template?"));
        QVERIFY(fill->isVisible());
    }

    /// What was recorded with its braces is sent so again, and what a model writes is no template.
    void recordedBracesStay()
    {
        openPlayground();
        Call call = exampleCall(QStringLiteral("Explain {{name}}"), QStringLiteral("It stands for {{something}}."));
        m_playground->openCall(call);
        QTRY_VERIFY(!tab()->conversation().turns().empty());
        QVERIFY(!tab()->conversation().fillVariables);
        QVERIFY(!inTab<QCheckBox>(QStringLiteral("fillVariables"))->isChecked());
        QVERIFY(inTab<QCheckBox>(QStringLiteral("fillVariables"))->isVisible());
        QCOMPARE(tab()->conversation().variables().size(), 1);
        say(QStringLiteral("And {{this}}?"));
        QVERIFY(tab()->canSend());
        m_playground->openCall(exampleCall(QStringLiteral("Explain names"), QStringLiteral("As in {{something}}.")));
        auto *second = m_playground->findChildren<ConversationTab *>().constLast();
        QTRY_VERIFY(!second->conversation().turns().empty());
        QVERIFY(second->conversation().fillVariables);
        QVERIFY(second->conversation().variables().isEmpty());
    }

    void savedSentChangedAndSavedAgain()
    {
        openPlayground();
        QCOMPARE(state(), QStringLiteral("Not from the library"));
        tab()->saveAsPrompt(); // nothing to save
        QVERIFY(!inTab<QLineEdit>(QStringLiteral("promptName"))->isVisible());
        say(QStringLiteral("Where is my refund, order {{order}}?"));
        savePrompt(QStringLiteral("refund bot"));
        QCOMPARE(tab()->title(), QStringLiteral("refund bot"));
        QTest::keyClicks(inTab<QPlainTextEdit>(QStringLiteral("variable-order")), QStringLiteral("17"));
        send();
        QCOMPARE(found(promptFilter(QStringLiteral("refund bot"), 1)).size(), 1);
        QCOMPARE(found({})[0].promptPreview, QStringLiteral("Where is my refund, order 17?"));
        say(QStringLiteral("And when?")); // more of the same conversation
        send();
        QCOMPARE(state(), QStringLiteral("refund bot, version 1"));
        QCOMPARE(found(promptFilter(QStringLiteral("refund bot"), 1)).size(), 2);

        auto *toggle = inTab<QToolButton>(QStringLiteral("systemToggle"));
        QTest::mouseClick(toggle, Qt::LeftButton);
        auto *system = inTab<QPlainTextEdit>(QStringLiteral("systemEdit"));
        QTest::keyClicks(system, QStringLiteral("Be brief."));
        QCOMPARE(state(), QStringLiteral("refund bot, changed since version 1"));
        tab()->retry();
        QTRY_VERIFY_WITH_TIMEOUT(!tab()->busy(), 30'000);
        QVERIFY(waitForHistory(history()));
        QCOMPARE(found({}).size(), 3);
        QCOMPARE(found(QStringLiteral("prompt_name is null")).size(), 1); // it said something else
        system->clear(); // as it was
        QCOMPARE(state(), QStringLiteral("refund bot, version 1"));
        QTest::keyClicks(system, QStringLiteral("Be brief."));

        QTest::mouseClick(inTab<QToolButton>(QStringLiteral("promptSaveVersion")), Qt::LeftButton);
        auto *note = inTab<QLineEdit>(QStringLiteral("promptNote"));
        QVERIFY(note->isVisible());
        QTest::keyClicks(note, QStringLiteral("brief"));
        QTest::mouseClick(inTab<QPushButton>(QStringLiteral("promptAccept")), Qt::LeftButton);
        QTRY_COMPARE(state(), QStringLiteral("refund bot, version 2"));
        const auto heads = *waitFor(history().prompts());
        QCOMPARE(heads.size(), 1);
        QCOMPARE(heads[0].versions, 2);
        // What was said after the first answer is a use of the prompt, not a part of it.
        const auto second = *waitFor(history().promptVersion({heads[0].prompt.id, 2}));
        QCOMPARE(second.version.content.messages.size(), size_t(2));
        QCOMPARE(second.version.content.messages[0].text(), QStringLiteral("Be brief."));
        QCOMPARE(second.version.content.messages[1].text(), QStringLiteral("Where is my refund, order {{order}}?"));
        tab()->retry();
        QTRY_VERIFY_WITH_TIMEOUT(!tab()->busy(), 30'000);
        QVERIFY(waitForHistory(history()));
        QCOMPARE(found(promptFilter(QStringLiteral("refund bot"), 2)).size(), 1);
        const auto uses = *waitFor(history().promptUses(heads[0].prompt.id));
        QCOMPARE(uses.versions[1].sums.calls, 2);
        QCOMPARE(uses.versions[2].sums.calls, 1);

        // Another prompt cannot have the name.
        QTest::mouseClick(inTab<QToolButton>(QStringLiteral("promptForget")), Qt::LeftButton);
        QCOMPARE(state(), QStringLiteral("Not from the library"));
        tab()->saveAsVersion(); // of no prompt: as a new one
        auto *name = inTab<QLineEdit>(QStringLiteral("promptName"));
        name->setText(QStringLiteral("Refund Bot"));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_VERIFY(inTab<QLabel>(QStringLiteral("promptProblem"))->isVisible());
        QTest::keyClick(name, Qt::Key_Escape);
        QVERIFY(!name->isVisible());
    }

    void openedFromThePage()
    {
        const PromptRef prompt = add(QStringLiteral("refund bot"));
        addVersion(prompt, QStringLiteral("second"));
        open();
        openPlayground();
        connect(m_page.get(), &PromptsPage::openInPlayground, m_playground.get(), &PlaygroundPage::openPrompt);
        QTRY_COMPARE(shownText(), QStringLiteral("second"));
        versions()->selectRow(1);
        QTRY_COMPARE(shownText(), QStringLiteral("first of refund bot"));
        click("promptOpenHereButton");
        QCOMPARE(state(), QStringLiteral("refund bot, version 1"));
        QCOMPARE(tab()->conversation().system, QStringLiteral("You are kind to {{customer}}."));
        QVERIFY(!tab()->canSend());
        QTest::keyClicks(inTab<QPlainTextEdit>(QStringLiteral("variable-customer")), QStringLiteral("Ann"));
        send();
        // The page sees the call that was made from it.
        QTRY_COMPARE_WITH_TIMEOUT(versions()->model()->index(1, VersionsModel::Calls).data().toString(), QStringLiteral("1"), 20'000);
        const auto call = *waitFor(history().call(found({})[0].id));
        QCOMPARE(call.prompt, std::optional(prompt));
        QVERIFY(call.exchange.requestBody.contains("You are kind to Ann."));
        for (const Header &header : call.exchange.requestHeaders) // on the direct route nothing of it is sent
            QVERIFY(!header.first.toLower().startsWith("helicone"));
    }

    void heliconeIsToldTheId()
    {
        const PromptRef prompt = add(QStringLiteral("Refund bot"));
        openPlayground();
        m_playground->openPrompt(*waitFor(history().promptVersion(prompt)));
        QTest::keyClicks(inTab<QPlainTextEdit>(QStringLiteral("variable-customer")), QStringLiteral("Ann"));
        tab()->switchRoute();
        QVERIFY(tab()->conversation().route == Route::Helicone);
        send();
        const auto calls = found(promptFilter(QStringLiteral("Refund bot"), 1));
        QCOMPARE(calls.size(), 1);
        const auto call = *waitFor(history().call(calls[0].id));
        QByteArray id;
        QByteArray version;
        for (const auto &[name, value] : call.exchange.requestHeaders) {
            if (name.toLower() == "helicone-prompt-id")
                id = value;
            if (name.toLower() == "helicone-prompt-version")
                version = value;
        }
        QCOMPARE(id, QByteArray("refund-bot"));
        QCOMPARE(version, QByteArray("1"));
        QVERIFY(tab()->conversation().helicone.promptId.isEmpty()); // it is not the user's own setting
    }

    /// Helicone's AI gateway fills in the prompt that it keeps, so that only its id and the values are sent.
    void theGatewayFillsIn()
    {
        const PromptRef ref = add(QStringLiteral("Refund bot"));
        Prompt prompt = waitFor(history().prompt(ref.prompt))->prompt;
        prompt.gatewayId = QStringLiteral("abc123");
        QVERIFY(waitFor(history().edit(promptedit::Change{prompt})).ok());
        openPlayground();
        m_playground->openPrompt(*waitFor(history().promptVersion(ref)));
        QTest::keyClicks(inTab<QPlainTextEdit>(QStringLiteral("variable-customer")), QStringLiteral("Ann"));
        const auto body = [&] {
            const auto draft = tab()->copyableDraft();
            const auto call = draft ? draft->call() : std::nullopt;
            return call ? call->exchange.requestBody : QByteArray();
        };
        Conversation talk = tab()->conversation();
        talk.provider = QStringLiteral("openai");
        tab()->setConversation(talk);
        QVERIFY(body().contains("You are kind to Ann."));
        QVERIFY(!body().contains("prompt_id"));
        talk.provider = QStringLiteral("helicone");
        talk.model = QStringLiteral("gpt-4o-mini");
        tab()->setConversation(talk);
        say(QStringLiteral("And when?"));
        QVERIFY(body().contains("\"prompt_id\":\"abc123\""));
        QVERIFY(body().contains("\"inputs\":{\"customer\":\"Ann\"}"));
        QVERIFY(body().contains("And when?"));
        QVERIFY(!body().contains("You are kind"));
        talk = tab()->conversation();
        talk.helicone.gatewayPromptId = QStringLiteral("mine"); // set by hand: nothing is added
        tab()->setConversation(talk);
        QVERIFY(body().contains("\"prompt_id\":\"mine\""));
        QVERIFY(body().contains("You are kind to Ann."));
    }

    void chosenInThePlayground()
    {
        add(QStringLiteral("alpha"));
        const PromptRef beta = add(QStringLiteral("beta"));
        addVersion(beta, QStringLiteral("second"));
        openPlayground();
        QTest::mouseClick(inTab<QToolButton>(QStringLiteral("promptOpen")), Qt::LeftButton);
        auto *picker = m_playground->findChild<QDialog *>(QStringLiteral("promptPicker"));
        QVERIFY(picker && picker->isVisible());
        auto *view = picker->findChild<QListView *>(QStringLiteral("promptsView"));
        QTRY_COMPARE(view->model()->rowCount(), 2);
        auto *search = picker->findChild<QLineEdit *>(QStringLiteral("promptsSearch"));
        QTest::keyClicks(search, QStringLiteral("bet"));
        QTest::keyClick(search, Qt::Key_Return);
        QTRY_COMPARE(state(), QStringLiteral("beta, version 2"));
    }
};

HELIOGRAPH_TEST_MAIN(PlaygroundPromptsTest)
#include "tst_playgroundprompts.moc"
