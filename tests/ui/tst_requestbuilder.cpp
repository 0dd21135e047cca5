#include "core/base/json.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/markdown/markdownview.h"
#include "ui/playground/conversationtab.h"
#include "ui/playground/growingedit.h"
#include "ui/playground/playgroundpage.h"
#include "ui/playground/providertools.h"
#include "ui/playground/toolrules.h"
#include "ui/playground/toolsdialog.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QToolButton>

using namespace heliograph;

namespace {

constexpr int kLongMs = 20'000;

/// JSON with single quotes for double ones.
QByteArray quoted(const char *json) { return QByteArray(json).replace('\'', '"'); }

Tool weatherTool()
{
    Tool tool;
    tool.name = QStringLiteral("get_weather");
    tool.parameters = quoted("{'type':'object','properties':{'city':{'type':'string'},'days':{'type':'integer','minimum':1}},'required':['city']}");
    return tool;
}

/// A page on services of its own, shown, with the demo provider.
struct Fixture {
    Fixture() : services(makeMemoryStore(), true), page(services.services())
    {
        page.resize(1280, 900);
        page.show();
        if (!QTest::qWaitForWindowActive(&page))
            qFatal("the window did not become active");
    }

    ConversationTab *tab() { return page.findChild<ConversationTab *>(); }

    QWidget *dialog(const char *name)
    {
        for (QWidget *one : QApplication::topLevelWidgets()) {
            if (one->objectName() == QLatin1String(name))
                return one;
        }
        return nullptr;
    }

    void act(const char *name)
    {
        for (QAction *action : page.pageActions()) {
            if (action->objectName() == QLatin1String(name))
                action->trigger();
        }
    }

    template <typename T>
    static T *in(QWidget *parent, const char *name)
    {
        for (T *one : parent->findChildren<T *>(QLatin1String(name))) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }

    template <typename T>
    T *visible(const char *name)
    {
        return in<T>(tab(), name);
    }

    void ask(const QString &text)
    {
        tab()->setQuestion(text);
        QTest::keyClick(visible<GrowingEdit>("composerEdit"), Qt::Key_Return, Qt::ControlModifier);
    }

    const Conversation &talk() { return tab()->conversation(); }

    Json sentBody(const QUuid &id)
    {
        auto future = services.history().call(id);
        if (!QTest::qWaitFor([&future] { return future.isFinished(); }, kLongMs) || !future.result())
            return {};
        return parseJson(future.result()->exchange.requestBody).value_or(Json());
    }

    Json lastBody() { return sentBody(talk().turns().back().answer->callId); }

    TestServices services;
    PlaygroundPage page;
};

}

class TestRequestBuilder final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formAndJsonKeepInStep()
    {
        Fixture f;
        QTest::keyClick(f.visible<GrowingEdit>("composerEdit"), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QWidget *dialog = f.dialog("toolsDialog");
        QVERIFY(dialog && dialog->isVisible());
        QTest::mouseClick(f.in<QPushButton>(dialog, "firstTool"), Qt::LeftButton);
        QCOMPARE(f.talk().tools.size(), size_t(1));
        auto *name = f.in<QLineEdit>(dialog, "toolName");
        QVERIFY(name->text().size() > 0);
        name->selectAll();
        QTest::keyClicks(name, QStringLiteral("get weather"));
        QVERIFY(f.in<QLabel>(dialog, "toolNameProblem"));
        f.tab()->setQuestion(QStringLiteral("x"));
        QVERIFY(f.tab()->canSend()); // some providers take it
        name->clear();
        QVERIFY(f.visible<QPushButton>("sendButton")->toolTip().contains(QStringLiteral("needs a name")));
        name->setText(QStringLiteral("get_weather"));
        QVERIFY(!f.in<QLabel>(dialog, "toolNameProblem"));
        QTest::mouseClick(f.in<QToolButton>(dialog, "addParameter"), Qt::LeftButton);
        QTest::keyClicks(f.in<QLineEdit>(dialog, "parameterName"), QStringLiteral("unit"));
        QTest::keyClicks(f.in<QLineEdit>(dialog, "parameterChoices"), QStringLiteral("celsius, kelvin"));
        auto *json = f.in<QPlainTextEdit>(dialog, "toolJson");
        const Json shown = parseJson(json->toPlainText().toUtf8()).value_or(Json());
        const Json expected = *parseJson(quoted(
            "{'type':'function','function':{'name':'get_weather','parameters':{'type':'object','properties':{'unit':"
            "{'type':'string','enum':['celsius','kelvin']}},'required':['unit'],'additionalProperties':false}}}"));
        QCOMPARE(dumpJson(shown), dumpJson(expected));
        QCOMPARE(f.visible<QToolButton>("toolsButton")->text(), QStringLiteral("Tools (1)"));

        // The other way, with what a form cannot show.
        QString text = json->toPlainText();
        text.replace(QStringLiteral("\"type\": \"string\","), QStringLiteral("\"type\": \"string\", \"minLength\": 2, \"description\": \"the unit\","));
        json->setPlainText(text);
        QCOMPARE(f.in<QLineEdit>(dialog, "parameterDescription")->text(), QStringLiteral("the unit"));
        f.in<QLineEdit>(dialog, "parameterName")->setText(QString());
        f.in<QLineEdit>(dialog, "parameterName")->setText(QStringLiteral("scale"));
        QVERIFY(f.talk().tools[0].tool.parameters.contains("\"scale\":{\"type\":\"string\",\"minLength\":2"));

        // Broken JSON: pointed at by line, nothing is lost, nothing is sent.
        const Tool before = f.talk().tools[0].tool;
        json->setPlainText(json->toPlainText().replace(QStringLiteral("\"object\","), QStringLiteral("\"object\"")));
        auto *problems = dialog->findChild<QListWidget *>(QStringLiteral("toolJsonProblems"));
        QTRY_VERIFY(problems->count() == 1);
        QVERIFY2(problems->item(0)->text().startsWith(QStringLiteral("Line 7: ")), qPrintable(problems->item(0)->text()));
        QCOMPARE(f.talk().tools[0].tool, before);
        f.tab()->setQuestion(QStringLiteral("x"));
        QVERIFY(!f.tab()->canSend());
        json->setPlainText(text.replace(QStringLiteral("\"string\""), QStringLiteral("\"strng\"")));
        QTRY_VERIFY(problems->count() == 1 && problems->item(0)->text().contains(QStringLiteral("is no type")));
        QVERIFY(f.tab()->canSend()); // a provider may know better
    }

    void toolsAreSwitchedMovedAndBroughtBack()
    {
        Fixture f;
        f.act("playground.tools");
        auto *dialog = qobject_cast<ToolsDialog *>(f.dialog("toolsDialog"));
        QVERIFY(dialog);
        QGuiApplication::clipboard()->setText(QString::fromUtf8(quoted(
            "{'model':'claude','tools':[{'name':'a','input_schema':{'type':'object'}},{'name':'b','input_schema':{'type':'object'}}]}")));
        dialog->activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), dialog);
        auto *list = f.in<QListWidget>(dialog, "toolList");
        list->setFocus();
        QVERIFY(list->hasFocus());
        QTest::keyClick(list, Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(f.talk().tools.size(), size_t(2));
        dialog->importText("[1");
        QVERIFY(f.in<QLabel>(dialog->findChild<QWidget *>(QStringLiteral("toolsNotice")), "bannerText")->text().contains(QStringLiteral("Line 1")));
        list->setCurrentRow(0);
        QTest::keyClick(dialog, Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(f.talk().tools[1].tool.name, QStringLiteral("a_2"));
        QTest::keyClick(dialog, Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(f.talk().tools[2].tool.name, QStringLiteral("a_2"));
        QTest::keyClick(dialog, Qt::Key_Delete, Qt::ControlModifier);
        QCOMPARE(f.talk().tools.size(), size_t(2));
        QTest::mouseClick(f.in<QPushButton>(dialog->findChild<QWidget *>(QStringLiteral("toolsNotice")), "bannerAction"), Qt::LeftButton);
        QCOMPARE(f.talk().tools.size(), size_t(3));
        list->item(2)->setCheckState(Qt::Unchecked);
        QVERIFY(!f.talk().tools[2].enabled);
        QCOMPARE(f.visible<QToolButton>("toolsButton")->text(), QStringLiteral("Tools (2 of 3)"));

        auto *choice = f.in<QComboBox>(dialog, "toolChoice");
        choice->setCurrentIndex(choice->findText(QStringLiteral("Only b")));
        QCOMPARE(f.talk().toolChoice, (ToolChoice{ToolChoice::Mode::Named, QStringLiteral("b")}));
        list->setCurrentRow(1);
        f.in<QLineEdit>(dialog, "toolName")->setText(QStringLiteral("bee"));
        QCOMPARE(f.talk().toolChoice->name, QStringLiteral("bee")); // it follows the tool
        f.in<QComboBox>(dialog, "parallelCalls")->setCurrentIndex(2);
        QCOMPARE(f.talk().parameters.parallelToolCalls, std::optional(false));
        QTest::mouseClick(f.visible<QToolButton>("moreParameters"), Qt::LeftButton);
        auto *row = f.visible<QComboBox>("parallelToolCallsEdit");
        QCOMPARE(row->currentText(), QStringLiteral("no"));
        row->setCurrentIndex(0);
        QCOMPARE(f.talk().parameters.parallelToolCalls, std::nullopt);
        QCOMPARE(f.in<QComboBox>(dialog, "parallelCalls")->currentIndex(), 0);
        f.tab()->hide(); // another page: its windows go with it
        QVERIFY(!dialog->isVisible());
    }

    void callsAreAnsweredAndItGoesOn()
    {
        Fixture f;
        Conversation talk = f.talk();
        Tool clock;
        clock.name = QStringLiteral("get_time");
        talk.tools = {{weatherTool(), true, {}}, {clock, true, {}}};
        f.tab()->setConversation(talk);
        f.ask(QStringLiteral("/tools in Lisbon"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        auto edits = f.tab()->findChildren<GrowingEdit *>(QStringLiteral("toolAnswer"));
        QCOMPARE(edits.size(), 2);
        QTRY_VERIFY(edits[0]->hasFocus()); // the next thing to do
        QVERIFY(!f.tab()->canSend());
        QVERIFY(f.visible<QPushButton>("sendButton")->toolTip().contains(QStringLiteral("get_weather")));
        QTest::keyClicks(edits[0], QStringLiteral("18 degrees"));
        QVERIFY(!f.tab()->canSend());
        QTest::keyClick(edits[0], Qt::Key_Tab);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(edits[1]->hasFocus());
        QTest::keyClicks(edits[1], QStringLiteral("the clock stands"));
        f.tab()->findChildren<QCheckBox *>(QStringLiteral("toolFailed"))[1]->setChecked(true);
        QVERIFY(f.tab()->canSend());
        QTest::keyClick(edits[1], Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        QCOMPARE(f.talk().turns().size(), size_t(5));
        const Turn &last = f.talk().turns().back();
        QCOMPARE(last.answer->state, AnswerState::Done);
        QVERIFY2(last.message.text().contains(QStringLiteral("18 degrees")), qPrintable(last.message.text()));
        QVERIFY(f.talk().turns()[3].message.toolFailed);
        const Json body = f.lastBody();
        QCOMPARE(body["messages"].size(), size_t(4));
        QCOMPARE(toQString(body["messages"][2]["tool_call_id"]), toQString(body["messages"][1]["tool_calls"][0]["id"]));
        QCOMPARE(toQString(body["messages"][3]["content"]), QStringLiteral("the clock stands"));
        QVERIFY(!f.visible<GrowingEdit>("toolAnswer"));
    }

    void argumentsThatDoNotFitAreNamed()
    {
        Fixture f;
        Conversation talk = f.talk();
        talk.tools = {{weatherTool(), true, {}}};
        Message message;
        message.role = Role::Assistant;
        message.toolCalls = {{QStringLiteral("c1"), QStringLiteral("get_weather"), QStringLiteral("{\"days\":\"3\",\"city\":\"Rome\"}")}};
        talk.append(Role::User, QStringLiteral("ask"));
        talk.append(message);
        f.tab()->setConversation(talk);
        QTRY_VERIFY(f.visible<QLabel>("callProblem"));
        QVERIFY(f.visible<QLabel>("callProblem")->text().contains(QStringLiteral("/days is a string")));
        QVERIFY(f.visible<QLabel>("callArguments")->text().contains(QStringLiteral("\n  \"days\": \"3\"")));
        // The tool is changed: it fits now.
        f.act("playground.tools");
        auto *json = f.in<QPlainTextEdit>(f.dialog("toolsDialog"), "toolJson");
        json->setPlainText(json->toPlainText().replace(QStringLiteral("\"integer\""), QStringLiteral("\"string\"")));
        QVERIFY(!f.visible<QLabel>("callProblem"));
    }

    void theSchemaIsSentAndTheAnswerChecked()
    {
        Fixture f;
        f.act("playground.output");
        QWidget *dialog = f.dialog("outputDialog");
        QVERIFY(dialog && dialog->isVisible());
        auto *mode = f.in<QComboBox>(dialog, "outputMode");
        mode->setCurrentIndex(1);
        QCOMPARE(f.talk().responseFormat->kind, ResponseFormat::Kind::JsonObject);
        QCOMPARE(f.visible<QToolButton>("outputButton")->text(), QStringLiteral("Output: JSON"));
        mode->setCurrentIndex(2);
        f.tab()->setQuestion(QStringLiteral("x"));
        QVERIFY(!f.tab()->canSend()); // no schema yet
        QTest::mouseClick(f.in<QPushButton>(dialog, "fromSample"), Qt::LeftButton);
        auto *sample = f.in<QPlainTextEdit>(dialog, "outputSample");
        QVERIFY(!f.in<QPushButton>(dialog, "useSample")->isEnabled());
        sample->setPlainText(QStringLiteral("{\"items\": [{\"price\": 1.5}]}"));
        QTest::mouseClick(f.in<QPushButton>(dialog, "useSample"), Qt::LeftButton);
        f.in<QLineEdit>(dialog, "outputName")->setText(QStringLiteral("price list"));
        QVERIFY(f.in<QLabel>(dialog, "outputNameProblem"));
        QVERIFY(f.tab()->canSend());
        f.in<QLineEdit>(dialog, "outputName")->clear();
        QVERIFY(!f.tab()->canSend());
        f.in<QLineEdit>(dialog, "outputName")->setText(QStringLiteral("prices"));
        QVERIFY(f.tab()->canSend());

        // What strict mode refuses, by line.
        auto *schema = f.in<QPlainTextEdit>(dialog, "outputSchema");
        const QString good = schema->toPlainText();
        auto *problems = dialog->findChild<QListWidget *>(QStringLiteral("outputSchemaProblems"));
        QCOMPARE(problems->count(), 0);
        schema->setPlainText(QString(good).replace(QStringLiteral("\"additionalProperties\": false"), QStringLiteral("\"title\": \"x\"")));
        QTRY_COMPARE(problems->count(), 2);
        f.in<QComboBox>(dialog, "outputStrict")->setCurrentIndex(2);
        QCOMPARE(problems->count(), 0);
        f.in<QComboBox>(dialog, "outputStrict")->setCurrentIndex(1);
        schema->setPlainText(good);

        dialog->hide();
        f.page.activateWindow();
        QTRY_COMPARE(QApplication::activeWindow(), &f.page);
        f.ask(QStringLiteral("What does it cost?"));
        QVERIFY(f.tab()->busy());
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        QTRY_VERIFY_WITH_TIMEOUT(f.visible<QLabel>("answerFitText"), kLongMs);
        QCOMPARE(f.visible<QLabel>("answerFitText")->text(), QStringLiteral("Fits the schema"));
        QVERIFY(!f.visible<QToolButton>("showMisfit"));
        const Json format = f.lastBody()["response_format"];
        QCOMPARE(toQString(format["json_schema"]["name"]), QStringLiteral("prices"));
        QVERIFY(format["json_schema"]["strict"] == true);
        QCOMPARE(dumpJson(format["json_schema"]["schema"]), dumpJson(*parseJson(good.toUtf8())));

        f.ask(QStringLiteral("/echo {\"items\": [{\"price\": 1}, {\"price\": \"2\"}]}"));
        QTRY_VERIFY_WITH_TIMEOUT(!f.tab()->busy(), kLongMs);
        QToolButton *show = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((show = f.visible<QToolButton>("showMisfit")) != nullptr, kLongMs);
        QVERIFY(show->parentWidget()->findChild<QLabel *>(QStringLiteral("answerFitText"))->text().contains(
            QStringLiteral("/items/1/price is a string, not a number")));
        QTest::mouseClick(show, Qt::LeftButton);
        MarkdownView *answer = nullptr;
        for (MarkdownView *one : f.tab()->findChildren<MarkdownView *>(QStringLiteral("answerText"))) {
            if (one->isRaw())
                answer = one;
        }
        QVERIFY(answer);
        QTRY_COMPARE(answer->selectedText(), QStringLiteral("\"2\""));
    }

    void parametersGoIntoTheRequest()
    {
        Fixture f;
        auto *effort = f.visible<QComboBox>("reasoningEffortEdit");
        QVERIFY(!f.visible<QCheckBox>("reasoningEffortBox")->isChecked());
        QVERIFY(effort->currentText().isEmpty());
        effort->setCurrentText(QStringLiteral("high"));
        QVERIFY(f.visible<QCheckBox>("reasoningEffortBox")->isChecked());
        QVERIFY(!f.visible<QComboBox>("verbosityEdit")); // folded away
        auto *more = f.visible<QToolButton>("moreParameters");
        QTest::mouseClick(more, Qt::LeftButton);
        QTest::keyClicks(f.visible<QLineEdit>("thinkingBudgetEdit"), QStringLiteral("0"));
        QTest::keyClicks(f.visible<QLineEdit>("topKEdit"), QStringLiteral("40"));
        f.visible<QComboBox>("serviceTierEdit")->setCurrentText(QStringLiteral("flex"));
        f.visible<QCheckBox>("verbosityBox")->click();
        QTest::keyClicks(f.visible<QLineEdit>("topLogProbsEdit"), QStringLiteral("21"));
        f.tab()->setQuestion(QStringLiteral("x"));
        QVERIFY(!f.tab()->canSend());
        f.visible<QLineEdit>("topLogProbsEdit")->setText(QStringLiteral("0"));
        QVERIFY(f.tab()->canSend());
        const Parameters &p = f.talk().parameters;
        QCOMPARE(p.reasoningEffort, std::optional(QStringLiteral("high")));
        QCOMPARE(p.thinkingBudget, std::optional<qint64>(0));
        QCOMPARE(p.topK, std::optional<qint64>(40));
        QCOMPARE(p.serviceTier, std::optional(QStringLiteral("flex")));
        QCOMPARE(p.verbosity, std::optional(QStringLiteral("medium")));
        QCOMPARE(p.topLogProbs, std::optional<qint64>(0));
        QVERIFY(!p.temperature && !p.seed);
        QTest::mouseClick(more, Qt::LeftButton);
        QCOMPARE(more->text(), QStringLiteral("More parameters (5 set)"));
        f.visible<QCheckBox>("reasoningEffortBox")->click();
        QVERIFY(!f.talk().parameters.reasoningEffort);
    }

    void aTabsEditorsShowItsCall()
    {
        Fixture f;
        Conversation talk = f.talk();
        talk.tools = {{weatherTool(), true, {}}};
        talk.toolChoice = ToolChoice{ToolChoice::Mode::Required, {}};
        talk.extra = quoted("{'logit_bias':{'5':1}}");
        ResponseFormat format;
        format.name = QStringLiteral("n");
        format.schema = quoted("{'type':'object'}");
        talk.responseFormat = format;
        f.act("playground.tools");
        f.act("playground.output");
        f.tab()->setConversation(talk);
        QCOMPARE(f.in<QListWidget>(f.dialog("toolsDialog"), "toolList")->count(), 1);
        QCOMPARE(f.in<QComboBox>(f.dialog("toolsDialog"), "toolChoice")->currentText(), QStringLiteral("Some tool"));
        QCOMPARE(f.in<QComboBox>(f.dialog("outputDialog"), "outputMode")->currentIndex(), 2);
        QCOMPARE(f.in<QComboBox>(f.dialog("outputDialog"), "outputStrict")->currentIndex(), 0);
        QVERIFY(f.tab()->conversation().extra.contains("logit_bias"));
        QVERIFY(f.tab()->findChild<QPlainTextEdit *>(QStringLiteral("extraJson"))->toPlainText().contains(QLatin1String("logit_bias")));
        QCOMPARE(f.talk().tools, talk.tools); // shown, not changed
        QCOMPARE(f.talk().responseFormat, talk.responseFormat);
        QCOMPARE(f.talk().toolChoice, talk.toolChoice);
    }

    void toolsAreReadFromAnyShape_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("names");
        const auto row = [](const char *name, const char *text, const QStringList &names) {
            QTest::newRow(name) << quoted(text) << names;
        };
        const QString a = QStringLiteral("a");
        row("chat", "[{'type':'function','function':{'name':'a'}}]", {a});
        row("responses", "[{'type':'function','name':'a','parameters':{}},{'type':'web_search'}]", {a, QStringLiteral("web_search")});
        row("Anthropic", "[{'name':'a','input_schema':{}}]", {a});
        row("Gemini", "[{'functionDeclarations':[{'name':'a'},{'name':'b'}]}]", {a, QStringLiteral("b")});
        row("one", "{'name':'a','input_schema':{}}", {a});
        row("a request", "{'messages':[],'tools':[{'name':'a','input_schema':{}}]}", {a});
        row("none", "[]", {});
        row("broken", "[{'name':'a'", {QStringLiteral("!")});
        row("no list", "3", {QStringLiteral("!")});
        row("no objects", "[3]", {QStringLiteral("!")});
    }

    void toolsAreReadFromAnyShape()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QStringList, names);
        const auto tools = toolsFromText(text, WireFormat::OpenAiChat);
        QStringList found;
        if (!tools)
            found << QStringLiteral("!");
        for (const Tool &tool : tools ? *tools : std::vector<Tool>())
            found << tool.name;
        QCOMPARE(found, names);
    }

    void formRowsKeepWhatTheyDoNotShow()
    {
        const Json schema = *parseJson(quoted(
            "{'$defs':{'x':{}},'type':'object','properties':{'a':{'type':['string','null'],'pattern':'x'},'b':{'enum':[1,2]},'c':{'$ref':'#/$defs/x'}},"
            "'required':['b'],'additionalProperties':false}"));
        std::vector<ToolParameter> rows = toolParameters(schema);
        QCOMPARE(rows.size(), size_t(3));
        QCOMPARE(dumpJson(withToolParameters(schema, rows)), dumpJson(schema)); // untouched
        rows[0].name = QStringLiteral("aa");
        rows[0].required = true;
        rows[2].description = QStringLiteral("d");
        std::swap(rows[1], rows[2]);
        QCOMPARE(dumpJson(withToolParameters(schema, rows)), quoted(
            "{'$defs':{'x':{}},'type':'object','properties':{'aa':{'type':['string','null'],'pattern':'x'},'c':{'$ref':'#/$defs/x','description':'d'},"
            "'b':{'enum':[1,2]}},'required':['aa','b'],'additionalProperties':false}"));
    }

    void everyOwnToolSurvivesItsFormat()
    {
        for (const WireFormat format : {WireFormat::OpenAiChat, WireFormat::OpenAiResponses, WireFormat::Anthropic, WireFormat::Gemini}) {
            const auto tools = providerTools(format);
            QVERIFY(!tools.empty());
            for (const ProviderTool &one : tools) {
                const QString text = toolToText(one.tool, format);
                QVERIFY(checkToolText(text.toUtf8(), format).empty());
                const auto back = toolsFromText(text.toUtf8(), format);
                QVERIFY(back && back->size() == 1 && back->front().name == one.tool.name && !one.tool.name.isEmpty());
                QVERIFY(toolsProblem({{one.tool, true, {}}}, {}).isEmpty());
            }
        }
    }
};

HELIOGRAPH_TEST_MAIN(TestRequestBuilder)
#include "tst_requestbuilder.moc"
