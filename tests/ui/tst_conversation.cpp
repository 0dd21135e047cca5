#include "core/wire/codec.h"
#include "tests/support/quotedjson.h"
#include "tests/support/testmain.h"
#include "ui/playground/conversation.h"

using namespace heliograph;

namespace {

CallProgress progressOf(const QString &text, qint64 tokens = 1)
{
    CallProgress progress;
    progress.id = QUuid::createUuid();
    progress.text = text;
    progress.outputTokens = tokens;
    progress.timing.firstTokenUs = 400'000;
    progress.timing.endUs = 900'000;
    return progress;
}

Call finishedCall(CallStatus status, const QString &text)
{
    Call call;
    call.id = QUuid::createUuid();
    call.status = status;
    call.answer.text = text;
    call.exchange.timing.firstTokenUs = 412'000;
    call.exchange.timing.endUs = 1'412'000;
    return call;
}

QStringList texts(const ChatRequest &request)
{
    QStringList list;
    for (const Message &message : request.messages)
        list << roleName(message.role) + QLatin1Char(':') + message.text();
    return list;
}

}

/// A conversation of the playground: its messages, its answers and the requests that are made of it. What stands beside it:
/// tst_playgroundchecks.
class TestConversation final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sendsSystemAndMessagesInOrder()
    {
        Conversation talk;
        talk.model = QStringLiteral("m");
        talk.system = QStringLiteral("be brief");
        talk.append(Role::User, QStringLiteral("one"));
        talk.append(Role::Assistant, QStringLiteral("two"));
        talk.append(Role::User, QStringLiteral("three"));
        const int answer = talk.beginAnswer();
        QCOMPARE(texts(talk.requestFor(answer)),
            (QStringList {QStringLiteral("system:be brief"), QStringLiteral("user:one"),
                QStringLiteral("assistant:two"), QStringLiteral("user:three")}));
        QVERIFY(talk.busy());
        QVERIFY(!talk.problem(true).isEmpty());
    }

    void movesDuplicatesAndRemoves()
    {
        Conversation talk;
        const int a = talk.append(Role::User, QStringLiteral("a"));
        const int b = talk.append(Role::User, QStringLiteral("b"));
        const int c = talk.append(Role::User, QStringLiteral("c"));
        talk.move(c, -1);
        QCOMPARE(talk.indexOf(c), 1);
        talk.move(a, 2);
        QCOMPARE(talk.indexOf(a), 2);
        QCOMPARE(talk.indexOf(c), 0);
        talk.move(a, 1); // no further
        QCOMPARE(talk.indexOf(a), 2);
        const int copy = talk.duplicate(b);
        QCOMPARE(talk.indexOf(copy), talk.indexOf(b) + 1);
        QCOMPARE(talk.turn(copy)->message.text(), QStringLiteral("b"));
        const Conversation before = talk;
        talk.remove(b);
        QCOMPARE(talk.indexOf(b), -1);
        talk.removeAfter(c);
        QCOMPARE(talk.turns().size(), size_t(1));
        talk.takeTurns(before);
        QCOMPARE(talk.turns().size(), size_t(4));
        QVERIFY(talk.append(Role::User, {}) > copy);
    }

    void editingKeepsWhatIsNoText()
    {
        Message message = Message::fromText(Role::User, QStringLiteral("look"));
        ContentPart image;
        image.kind = ContentPart::Kind::Image;
        image.url = QStringLiteral("https://example.org/a.png");
        message.parts.push_back(image);
        message.parts.push_back(ContentPart::fromText(QStringLiteral("closely")));
        Conversation talk;
        const int id = talk.append(message);
        talk.setText(id, message.text());
        QCOMPARE(talk.turn(id)->message, message); // the same text changes nothing
        talk.setText(id, QStringLiteral("new"));
        QCOMPARE(talk.turn(id)->message.parts.size(), size_t(2));
        QCOMPARE(talk.turn(id)->message.parts[0].text, QStringLiteral("new"));
        QCOMPARE(talk.turn(id)->message.parts[1], image);
        talk.setText(id, {});
        QCOMPARE(talk.turn(id)->message.parts.size(), size_t(1));
        QVERIFY(talk.turn(id)->hasContent());
        talk.setText(id, QStringLiteral("again"));
        QCOMPARE(talk.turn(id)->message.text(), QStringLiteral("again"));
    }

    void partsComeAndGoAndTheMarkStaysLast()
    {
        ContentPart image;
        image.kind = ContentPart::Kind::Image;
        image.data = "1";
        Conversation talk;
        const int id = talk.append(Role::User, QString());
        talk.addParts(id, {image, image});
        QCOMPARE(talk.turn(id)->message.parts.size(), size_t(2)); // no empty text beside them
        talk.setCacheMark(id, CacheMark::OneHour);
        QCOMPARE(talk.turn(id)->message.parts[1].cache, CacheMark::OneHour);
        talk.addParts(id, {image});
        QCOMPARE(talk.turn(id)->message.parts[1].cache, CacheMark::None);
        QCOMPARE(talk.turn(id)->message.parts[2].cache, CacheMark::OneHour);
        talk.removePart(id, 2);
        QCOMPARE(cacheMarkOf(talk.turn(id)->message), CacheMark::OneHour);
        QCOMPARE(talk.turn(id)->message.parts.back().cache, CacheMark::OneHour);
        talk.removePart(id, 7); // none there
        QCOMPARE(talk.turn(id)->message.parts.size(), size_t(2));
        talk.setText(id, QStringLiteral("words"));
        QCOMPARE(talk.turn(id)->message.parts.size(), size_t(3));
        QCOMPARE(cacheMarkOf(talk.turn(id)->message), CacheMark::OneHour);
    }

    void cacheMarksAreFewAndInOrder_data()
    {
        QTest::addColumn<QString>("marks"); // of the system prompt and the messages: - 5 h
        QTest::addColumn<QString>("words");
        QTest::newRow("none") << "----" << "";
        QTest::newRow("long before short") << "h-5-" << "";
        QTest::newRow("four") << "hh55-" << "";
        QTest::newRow("five") << "55555" << "takes 4";
        QTest::newRow("short before long") << "-5-h" << "1 hour";
        QTest::newRow("short system prompt") << "5h" << "1 hour";
    }

    void cacheMarksAreFewAndInOrder()
    {
        QFETCH(QString, marks);
        QFETCH(QString, words);
        const auto markOf = [](QChar c) {
            return c == u'h' ? CacheMark::OneHour : c == u'5' ? CacheMark::FiveMinutes : CacheMark::None;
        };
        Conversation talk;
        talk.system = QStringLiteral("be brief");
        talk.systemCache = markOf(marks[0]);
        for (const QChar c : marks.mid(1))
            talk.setCacheMark(talk.append(Role::User, QStringLiteral("x")), markOf(c));
        const QString problem = cacheMarksProblem(talk, WireFormat::Anthropic);
        QCOMPARE(problem.isEmpty(), words.isEmpty());
        QVERIFY2(problem.contains(words), qPrintable(problem));
        QVERIFY(cacheMarksProblem(talk, WireFormat::OpenAiChat).isEmpty()); // nobody looks at them
        // A recorded system prompt keeps its mark in the field.
        const Conversation again = Conversation::fromCall(Call(), talk.requestFor(-1));
        QCOMPARE(again.system, talk.system);
        QCOMPARE(again.systemCache, talk.systemCache);
    }

    void anAnswerGrowsAndEnds()
    {
        Conversation talk;
        talk.model = QStringLiteral("m");
        talk.append(Role::User, QStringLiteral("hi"));
        const int answer = talk.beginAnswer();
        QCOMPARE(talk.turn(answer)->answer->state, AnswerState::Waiting);
        talk.progress(answer, progressOf(QStringLiteral("Hel")));
        talk.progress(answer, progressOf(QStringLiteral("lo")));
        QCOMPARE(talk.turn(answer)->message.text(), QStringLiteral("Hello"));
        QCOMPARE(talk.turn(answer)->answer->state, AnswerState::Streaming);
        talk.setText(answer, QStringLiteral("mine")); // not while it streams
        QCOMPARE(talk.turn(answer)->message.text(), QStringLiteral("Hello"));

        Call call = finishedCall(CallStatus::Ok, QStringLiteral("Hello."));
        call.answer.usage.output = 50;
        talk.finish(answer, call);
        QVERIFY(!talk.busy());
        QCOMPARE(talk.turn(answer)->message.text(), QStringLiteral("Hello."));
        QCOMPARE(talk.turn(answer)->answer->callId, call.id);
        QVERIFY(!talk.problem(false).isEmpty()); // nothing to ask
        QVERIFY(talk.problem(true).isEmpty());
        const QString line = answerLine(*talk.turn(answer)->answer);
        QVERIFY2(line.startsWith(QStringLiteral("412 ms to first token · 50 tok/s · 50 tokens")),
            qPrintable(line));
        QVERIFY(line.endsWith(QStringLiteral("unpriced")));
        talk.setText(answer, QStringLiteral("Hi"));
        QVERIFY(answerLine(*talk.turn(answer)->answer).contains(QStringLiteral("edited")));
        talk.progress(answer, progressOf(QStringLiteral("late")));
        QCOMPARE(talk.turn(answer)->message.text(), QStringLiteral("Hi"));
    }

    void stoppedTextIsSentAndEmptyAnswersAreNot()
    {
        Conversation talk;
        talk.model = QStringLiteral("m");
        talk.append(Role::User, QStringLiteral("a"));
        const int first = talk.beginAnswer();
        talk.progress(first, progressOf(QStringLiteral("half")));
        talk.finish(first, finishedCall(CallStatus::Cancelled, QStringLiteral("half")));
        QCOMPARE(talk.turn(first)->answer->state, AnswerState::Stopped);
        talk.append(Role::User, QStringLiteral("b"));
        const int second = talk.beginAnswer();
        talk.fail(second, {ErrorKind::Auth, QStringLiteral("No key."), 0, {}});
        QVERIFY(talk.problem(false).isEmpty()); // it can be asked again
        talk.append(Role::User, QStringLiteral("c"));
        const int third = talk.beginAnswer();
        QCOMPARE(talk.indexOf(second), -1); // the answer that holds nothing has gone
        QCOMPARE(texts(talk.requestFor(third)),
            (QStringList {QStringLiteral("user:a"), QStringLiteral("assistant:half"),
                QStringLiteral("user:b"), QStringLiteral("user:c")}));
        talk.stopUnsent(third);
        QCOMPARE(talk.turn(third)->answer->state, AnswerState::Stopped);
    }

    void retryInTheMiddleAsksWithWhatStandsBefore()
    {
        Conversation talk;
        talk.append(Role::User, QStringLiteral("a"));
        const int answer = talk.beginAnswer();
        talk.finish(answer, finishedCall(CallStatus::Ok, QStringLiteral("first")));
        talk.append(Role::User, QStringLiteral("b"));
        talk.restartAnswer(answer);
        QCOMPARE(talk.indexOf(answer), 1);
        QVERIFY(talk.turn(answer)->message.text().isEmpty());
        QCOMPARE(texts(talk.requestFor(answer)), QStringList {QStringLiteral("user:a")});
        talk.finish(answer, finishedCall(CallStatus::Ok, QStringLiteral("second")));
        QCOMPARE(talk.turn(answer)->message.text(), QStringLiteral("second"));
        QCOMPARE(talk.turns().size(), size_t(3));
    }

    void emptyMessagesAreRefusedInWords()
    {
        Conversation talk;
        QVERIFY(!talk.problem(true).isEmpty()); // no model
        talk.model = QStringLiteral("m");
        QVERIFY(!talk.problem(false).isEmpty());
        QVERIFY(talk.problem(true).isEmpty());
        const int id = talk.append(Role::User, QStringLiteral(" \n"));
        QVERIFY(!talk.problem(true).isEmpty());
        talk.setRole(id, Role::Tool);
        QVERIFY(talk.problem(true).isEmpty()); // a tool may answer nothing
    }

    void rolesTakeTheirFieldsAlong()
    {
        Conversation talk;
        Message message = Message::fromText(Role::Assistant, QStringLiteral("x"));
        message.toolCalls.push_back(
            {QStringLiteral("1"), QStringLiteral("f"), QStringLiteral("{}")});
        const int id = talk.append(message);
        talk.setRole(id, Role::User);
        QVERIFY(talk.turn(id)->message.toolCalls.empty());
        QCOMPARE(talk.turn(id)->message.text(), QStringLiteral("x"));
    }

    void aRecordedRequestSurvives_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("plain") << quoted(
            "{'model':'gpt-4.1','messages':[{'role':'system','content':'s'},{'role':'user','content':'u'}],"
            "'stream':true,'temperature':0}");
        QTest::newRow("two systems, image, tools, extras") << quoted(
            "{'model':'gpt-4.1','messages':[{'role':'developer','content':'d'},{'role':'system','content':'s'},"
            "{'role':'user','content':[{'type':'text','text':'look'},{'type':'image_url','image_url':"
            "{'url':'https://example.org/a.png','detail':'low'}}]},{'role':'assistant','content':null,"
            "'tool_calls':[{'id':'c1','type':'function','function':{'name':'f','arguments':'{\\'b\\':1, \\'a\\':2}'}}]},"
            "{'role':'tool','tool_call_id':'c1','content':'42'}],'tools':[{'type':'function','function':"
            "{'name':'f','parameters':{}}}],'tool_choice':'auto','logit_bias':{'5':1},'seed':9007199254740993,"
            "'stop':['\\n'],'stream':false}");
        QTest::newRow("an unknown part") << quoted(
            "{'model':'m','messages':[{'role':'user','content':[{'type':'hologram','z':1,'a':2}]}]}");
    }

    void aRecordedRequestSurvives()
    {
        QFETCH(const QByteArray, body);
        const Codec *codec = codecFor(WireFormat::OpenAiChat);
        const Result<ChatRequest> request = codec->decodeRequest(body);
        QVERIFY(request.ok());
        Call call = finishedCall(CallStatus::Ok, QStringLiteral("answer"));
        call.provider = QStringLiteral("openai");
        call.route = Route::Helicone;
        call.tags.userId = QStringLiteral("u1");
        const Conversation opened = Conversation::fromCall(call, *request);
        QCOMPARE(opened.provider, call.provider);
        QCOMPARE(opened.route, Route::Helicone);
        QCOMPARE(opened.tags, call.tags);
        const Turn &last = opened.turns().back();
        QCOMPARE(last.message.text(), QStringLiteral("answer"));
        QCOMPARE(last.answer->callId, call.id);
        ChatRequest expected = *request;
        expected.streamUsage = true; // asked for, whether or not the recorded program did
        QVERIFY(opened.requestFor(last.id) == expected);
        QCOMPARE(codec->encode(opened.requestFor(last.id)), codec->encode(expected));
    }

    void toolCallsAreAnsweredByHand()
    {
        Conversation talk;
        talk.model = QStringLiteral("m");
        Tool tool;
        tool.name = QStringLiteral("f");
        tool.parameters = "{\"type\":\"object\"}";
        talk.tools.push_back({tool, true, {}});
        talk.append(Role::User, QStringLiteral("ask"));
        const int asked = talk.beginAnswer();
        Call call = finishedCall(CallStatus::Ok, {});
        call.format = WireFormat::Anthropic;
        call.answer.toolCalls = {{QStringLiteral("c1"), QStringLiteral("f"), QStringLiteral("{}")},
            {QStringLiteral("c2"), QStringLiteral("g"), QStringLiteral("{")}};
        call.answer.blocks = {"{\"type\":\"thinking\"}", "{\"type\":\"tool_use\"}"};
        talk.finish(asked, call);
        QCOMPARE(talk.waitingTurn(), asked);
        QCOMPARE(talk.turn(asked)->message.blocks, call.answer.blocks);
        QCOMPARE(talk.turn(asked)->message.blocksFormat, WireFormat::Anthropic);
        QVERIFY(talk.problem(false).contains(QStringLiteral("f")));
        QVERIFY(talk.problem(true).contains(QStringLiteral("f"))); // a new question does not do instead
        const auto states = talk.callStates(asked);
        QCOMPARE(states.size(), size_t(2));
        QVERIFY(states[0].open && states[0].known && states[0].schema == tool.parameters);
        QVERIFY(states[1].open && !states[1].known);

        talk.setToolAnswer(asked, 0, {QStringLiteral("42"), false});
        QVERIFY(talk.problem(false).contains(QStringLiteral("g")));
        talk.setToolAnswer(asked, 1, {QString(), true}); // it failed, and that is all
        QCOMPARE(talk.problem(false), QString());
        const Conversation before = talk;
        talk.takeToolAnswers();
        QCOMPARE(talk.waitingTurn(), -1);
        const int next = talk.beginAnswer();
        const ChatRequest request = talk.requestFor(next);
        QCOMPARE(request.messages.size(), size_t(4));
        const Message &first = request.messages[2];
        QCOMPARE(first.role, Role::Tool);
        QCOMPARE(first.toolCallId, QStringLiteral("c1"));
        QCOMPARE(first.name, QStringLiteral("f"));
        QCOMPARE(first.text(), QStringLiteral("42"));
        QVERIFY(!first.toolFailed);
        QCOMPARE(request.messages[3].toolCallId, QStringLiteral("c2"));
        QVERIFY(request.messages[3].toolFailed);
        QCOMPARE(request.messages[1].blocks, call.answer.blocks); // the next turn sends them back

        // A result that is removed leaves its call open again.
        talk.remove(next);
        talk.remove(talk.turns()[2].id);
        QCOMPARE(talk.waitingTurn(), asked);
        QVERIFY(talk.callStates(asked)[0].open);
        QVERIFY(!talk.callStates(asked)[1].open);
    }

    void callsWithoutIdsAreAnsweredInOrder()
    {
        Conversation talk;
        Message message;
        message.role = Role::Assistant;
        message.toolCalls = {{{}, QStringLiteral("a"), QStringLiteral("{}")}, {{}, QStringLiteral("a"), QStringLiteral("{}")}};
        const int id = talk.append(message);
        talk.append(Message::fromText(Role::Tool, QStringLiteral("1")));
        QVERIFY(!talk.callStates(id)[0].open);
        QVERIFY(talk.callStates(id)[1].open);
        talk.append(Role::User, QStringLiteral("and then"));
        QCOMPARE(talk.waitingTurn(), -1); // the conversation went on all the same
    }

    void blocksLiveAsLongAsTheMessageIsAsItWas()
    {
        Conversation talk;
        talk.append(Role::User, QStringLiteral("ask"));
        const int asked = talk.beginAnswer();
        Call call = finishedCall(CallStatus::Ok, QStringLiteral("answer"));
        call.format = WireFormat::OpenAiResponses;
        call.answer.blocks = {"{\"type\":\"reasoning\",\"encrypted_content\":\"x\"}"};
        talk.finish(asked, call);
        const auto blocks = [&talk](int id) { return talk.turn(id)->message.blocks; };
        QCOMPARE(blocks(asked), call.answer.blocks);
        const int copy = talk.duplicate(asked);
        QCOMPARE(blocks(copy), call.answer.blocks);
        QCOMPARE(talk.turn(copy)->message.blocksFormat, WireFormat::OpenAiResponses);
        talk.move(asked, 1);
        QCOMPARE(blocks(asked), call.answer.blocks);
        talk.setText(asked, QStringLiteral("answer")); // unchanged
        QCOMPARE(blocks(asked), call.answer.blocks);
        talk.setText(asked, QStringLiteral("another"));
        QVERIFY(blocks(asked).empty());
        QCOMPARE(talk.turn(asked)->message.blocksFormat, WireFormat::Unknown);
        talk.setRole(copy, Role::User);
        QVERIFY(blocks(copy).empty());
        const Conversation opened = Conversation::fromCall(call, ChatRequest());
        QCOMPARE(opened.turns().back().message.blocks, call.answer.blocks);
    }

    void whatOnlyOneProviderUnderstandsIsSentToNoOther()
    {
        ChatRequest request;
        Message asked = Message::fromText(Role::User, QStringLiteral("a"));
        asked.extra = "{\"cache\":1}";
        request.messages = {asked};
        Call call = finishedCall(CallStatus::Ok, QStringLiteral("b"));
        call.provider = QStringLiteral("openrouter");
        call.answer.blocks = {"{\"role\":\"assistant\",\"content\":\"b\",\"reasoning_details\":[]}"};
        Conversation talk = Conversation::fromCall(call, request);
        const int copy = talk.duplicate(talk.turns().back().id);
        const auto same = talk.requestFor(-1).messages;
        QCOMPARE(same[0].extra, asked.extra);
        QCOMPARE(same[1].blocks, call.answer.blocks);
        QCOMPARE(talk.turn(copy)->message, same[1]);
        talk.provider = QStringLiteral("groq");
        for (const Message &message : talk.requestFor(-1).messages) {
            QVERIFY(message.extra.isEmpty() && message.blocks.empty());
            QVERIFY(!message.text().isEmpty());
        }
        talk.provider = QStringLiteral("openrouter"); // nothing was lost
        QCOMPARE(talk.requestFor(-1).messages, same);
    }

    void whatIsSwitchedOffIsNotSent()
    {
        Conversation talk;
        Tool a;
        a.name = QStringLiteral("a");
        Tool b;
        b.name = QStringLiteral("b");
        talk.tools = {{a, false, {}}, {b, true, {}}};
        talk.toolChoice = ToolChoice{ToolChoice::Mode::Required, {}};
        talk.parameters.parallelToolCalls = false;
        ChatRequest request = talk.requestFor(-1);
        QCOMPARE(request.tools, std::vector<Tool>{b});
        QVERIFY(request.toolChoice && request.parameters.parallelToolCalls);
        talk.tools[1].enabled = false;
        request = talk.requestFor(-1);
        QVERIFY(request.tools.empty());
        QVERIFY(!request.toolChoice && !request.parameters.parallelToolCalls); // refused without tools
    }

    void aRecordedCallFillsTheBuilder()
    {
        ChatRequest request;
        request.model = QStringLiteral("m");
        Tool tool;
        tool.name = QStringLiteral("f");
        request.tools = {tool};
        request.toolChoice = ToolChoice{ToolChoice::Mode::Named, QStringLiteral("f")};
        ResponseFormat format;
        format.name = QStringLiteral("x");
        format.schema = "{\"type\":\"object\"}";
        request.responseFormat = format;
        request.parameters.reasoningEffort = QStringLiteral("high");
        const Conversation opened = Conversation::fromCall(finishedCall(CallStatus::Ok, QStringLiteral("{}")), request);
        QCOMPARE(opened.tools.size(), size_t(1));
        QVERIFY(opened.tools[0].enabled);
        QCOMPARE(opened.toolChoice, request.toolChoice);
        QCOMPARE(opened.responseFormat, request.responseFormat);
        QCOMPARE(opened.parameters, request.parameters);
        QCOMPARE(opened.turns().back().answer->asked, request.responseFormat); // it is checked as well
    }
};

HELIOGRAPH_TEST_MAIN(TestConversation)
#include "tst_conversation.moc"
