#include "core/base/json.h"
#include "core/wire/codec.h"
#include "tests/support/testmain.h"

using namespace heliograph;

namespace {

const Codec &codec()
{
    return *codecFor(WireFormat::OpenAiResponses);
}

ChatRequest asking(const char *model = "m")
{
    ChatRequest request;
    request.model = QString::fromLatin1(model);
    request.messages = {Message::fromText(Role::User, QStringLiteral("Hi"))};
    request.stream = false;
    return request;
}

Message assistantOf(std::vector<QByteArray> blocks)
{
    Message message;
    message.role = Role::Assistant;
    message.blocks = std::move(blocks);
    message.blocksFormat = WireFormat::OpenAiResponses;
    return message;
}

Message resultOf(const char *callId, const char *text)
{
    Message message = Message::fromText(Role::Tool, QString::fromUtf8(text));
    message.toolCallId = QString::fromLatin1(callId);
    return message;
}

/// The body without its model and input.
QByteArray parametersOf(const QByteArray &body)
{
    Json json = parseJson(body).value_or(Json());
    json.erase("model");
    json.erase("input");
    return dumpJson(json);
}

/// The items of the body's input, one a line.
QByteArray inputOf(const QByteArray &body)
{
    QByteArray lines;
    const Json json = parseJson(body).value_or(Json());
    for (const Json &item : member(json, "input"))
        lines += dumpJson(item) + '\n';
    return lines;
}

// Bodies that come back as they were, to the byte.
const char *const kExact[] = {
    R"({"model":"m","instructions":"S","input":[{"role":"user","content":"Hi"}]})",
    R"({"model":"m","input":[{"role":"user","content":[{"type":"input_text","text":"a"},{"type":"input_image","image_url":"https://x/y.png"}]}],"stream":true})",
    R"({"model":"m","input":[{"role":"user","content":[{"type":"input_image","image_url":"data:image/png;base64,AAAA","detail":"low"},{"type":"input_file","file_id":"f1"},{"type":"input_file","filename":"a.pdf","file_data":"data:application/pdf;base64,AAAA"},{"type":"input_file","file_url":"https://x/a.pdf"}]}]})",
    R"({"model":"m","input":[{"role":"user","content":"x"},{"type":"function_call","call_id":"c","name":"f","arguments":"{ }"},{"type":"function_call_output","call_id":"c","output":"42"}]})",
    R"({"model":"m","input":[{"type":"custom_tool_call","call_id":"c","name":"f","input":"free text"},{"type":"custom_tool_call_output","call_id":"c","output":[{"type":"input_text","text":"r"},{"type":"input_image","file_id":"i"}]}]})",
    R"({"model":"m","input":[{"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"Hm"}],"encrypted_content":"gAAA"},{"type":"message","id":"m1","role":"assistant","status":"completed","content":[{"type":"output_text","text":"A","annotations":[{"type":"url_citation","url":"u"}]}]},{"type":"web_search_call","id":"ws","status":"completed","action":{"type":"search","query":"q"}},{"role":"user","content":"and?"}]})",
    R"({"model":"m","input":[{"type":"shell_call","id":"i","call_id":"c","action":{"commands":["ls"]}},{"type":"shell_call_output","call_id":"c","output":[{"stdout":"a","stderr":"","outcome":{"type":"exit","exit_code":0}}]}]})",
    R"({"model":"m","input":[{"type":"computer_call","call_id":"c","action":{"type":"screenshot"}},{"type":"computer_call_output","call_id":"c","output":{"type":"computer_screenshot","image_url":"data:image/png;base64,AAAA"},"acknowledged_safety_checks":[]}]})",
    R"({"model":"m","input":[{"type":"item_reference","id":"x"},{"type":"mcp_approval_response","approval_request_id":"a","approve":true},{"type":"compaction","id":"c","encrypted_content":"e"}],"previous_response_id":"r","metadata":{"a":"b"}})",
    R"({"model":"m","input":[],"tools":[{"type":"function","name":"f","parameters":{"z":1.0,"a":12345678901234567890},"strict":true},{"type":"web_search","filters":{"allowed_domains":["a.b"]}}],"tool_choice":{"type":"function","name":"f"}})",
    R"({"model":"m","input":[],"tools":[{"type":"web_search"}],"tool_choice":{"type":"web_search"}})",
    R"({"model":"m","input":[],"text":{"format":{"type":"json_schema","name":"n","strict":true,"schema":{"type":"object"}},"verbosity":"low"},"reasoning":{"effort":"high","summary":"auto"},"max_output_tokens":5,"temperature":0.5,"top_p":0.9,"parallel_tool_calls":false,"service_tier":"flex"})",
    R"({"model":"gpt-5","input":[],"include":["reasoning.encrypted_content"],"store":false})",
    R"({"model":"m","input":[],"top_logprobs":3,"include":["message.output_text.logprobs"]})",
    R"({"model":"m","input":[],"store":true,"truncation":"auto","tool_choice":{"type":"allowed_tools","mode":"auto","tools":[]}})",
};

struct Said {
    const char *before;
    const char *after; ///< means the same
};

const Said kSame[] = {
    {R"({"model":"m","input":"Hi"})", R"({"model":"m","input":[{"role":"user","content":"Hi"}]})"},
    {R"({"model":"m","input":[{"type":"message","role":"user","content":"Hi"}],"stream":false})",
        R"({"model":"m","input":[{"role":"user","content":"Hi"}]})"},
    {R"({"model":"m","input":[{"role":"system","content":"S"}]})",
        R"({"model":"m","input":[{"role":"system","content":"S","type":"message"}]})"},
    {R"({"model":"m","input":[{"role":"user","content":[{"type":"input_text","text":"Hi"}]},{"type":"message","role":"assistant","content":[{"type":"output_text","text":"Ho"}]}]})",
        R"({"model":"m","input":[{"role":"user","content":"Hi"},{"role":"assistant","content":"Ho"}]})"},
    {R"({"model":"m","input":[],"text":{"format":{"type":"text"}}})", R"({"model":"m","input":[]})"},
    {R"({"model":"o3","input":[],"store":false})", R"({"model":"o3","input":[],"store":false,"include":[]})"},
    {R"({"model":"m","input":[],"top_logprobs":3})", R"({"model":"m","input":[],"top_logprobs":3})"},
    {R"({ "input" : [ { "content" : "Hi" , "role" : "user" } ] , "model" : "m" })",
        R"({"model":"m","input":[{"role":"user","content":"Hi"}]})"},
};

}

class OpenAiResponsesRequestTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bodiesComeBackAsTheyWere_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("expected");
        for (const char *body : kExact)
            QTest::newRow(body) << QByteArray(body) << QByteArray(body);
        for (const Said &said : kSame)
            QTest::newRow(said.before) << QByteArray(said.before) << QByteArray(said.after);
    }

    void bodiesComeBackAsTheyWere()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, expected);
        const auto request = codec().decodeRequest(body);
        QVERIFY(request.ok());
        const QByteArray written = codec().encode(*request);
        QCOMPARE(written, expected);
        const auto again = codec().decodeRequest(written);
        QVERIFY(again.ok());
        QVERIFY(*again == *request);
    }

    void readsWhatIsAsked()
    {
        const auto request = codec().decodeRequest(kExact[5]);
        QCOMPARE(request->messages.size(), size_t(2));
        const Message &turn = request->messages[0];
        QCOMPARE(turn.role, Role::Assistant);
        QCOMPARE(turn.text(), QStringLiteral("A"));
        QCOMPARE(turn.parts[0].kind, ContentPart::Kind::Reasoning);
        QCOMPARE(turn.parts[0].text, QStringLiteral("Hm"));
        QCOMPARE(turn.blocks.size(), size_t(3));
        QCOMPARE(request->messages[1].text(), QStringLiteral("and?"));
        QVERIFY(request->messages[1].blocks.empty());

        const auto files = codec().decodeRequest(kExact[2]);
        const auto &parts = files->messages[0].parts;
        QCOMPARE(parts[0].data, QByteArray("\0\0\0", 3));
        QVERIFY(!parts[0].raw.isEmpty()); // "detail" has no field
        QCOMPARE(parts[1].fileId, QStringLiteral("f1"));
        QCOMPARE(parts[2].name, QStringLiteral("a.pdf"));
        QCOMPARE(parts[2].mimeType, QStringLiteral("application/pdf"));
        QVERIFY(parts[2].raw.isEmpty());
        QCOMPARE(parts[3].url, QStringLiteral("https://x/a.pdf"));

        const auto all = codec().decodeRequest(kExact[11]);
        QCOMPARE(all->responseFormat->name, QStringLiteral("n"));
        QCOMPARE(all->parameters.verbosity.value(), QStringLiteral("low"));
        QCOMPARE(all->parameters.reasoningEffort.value(), QStringLiteral("high"));
        QCOMPARE(all->parameters.maxTokens.value(), qint64(5));
        QCOMPARE(all->parameters.parallelToolCalls.value(), false);
        QCOMPARE(all->extra, QByteArray(R"({"reasoning":{"summary":"auto"}})"));
        QCOMPARE(codec().decodeRequest(kExact[13])->parameters.topLogProbs.value(), qint64(3));
    }

    void saysEveryParameter()
    {
        ChatRequest request = asking();
        Parameters &p = request.parameters;
        p.temperature = 0.0;
        p.topP = 0.5;
        p.maxTokens = 7;
        p.reasoningEffort = QStringLiteral("low");
        p.verbosity = QStringLiteral("high");
        p.topLogProbs = 2;
        p.serviceTier = QStringLiteral("priority");
        p.parallelToolCalls = true;
        p.topK = 4; // of another format
        p.thinkingBudget = 100;
        request.toolChoice = ToolChoice{ToolChoice::Mode::Required, {}};
        request.responseFormat = ResponseFormat{ResponseFormat::Kind::JsonObject, {}, {}, {}, {}};
        QCOMPARE(parametersOf(codec().encode(request)),
            QByteArray(R"({"tool_choice":"required","text":{"format":{"type":"json_object"},"verbosity":"high"},)"
                       R"("reasoning":{"effort":"low"},"max_output_tokens":7,"temperature":0.0,"top_p":0.5,"top_logprobs":2,)"
                       R"("include":["message.output_text.logprobs"],"parallel_tool_calls":true,"service_tier":"priority"})"));
    }

    void theUsersOwnMembersWin()
    {
        ChatRequest request = asking();
        request.parameters.temperature = 0.5;
        request.parameters.reasoningEffort = QStringLiteral("low");
        request.extra = R"({"temperature":2,"reasoning":{"summary":"detailed"},"store":true})";
        QCOMPARE(parametersOf(codec().encode(request)),
            QByteArray(R"({"reasoning":{"effort":"low","summary":"detailed"},"temperature":2,"store":true})"));
        request.extra = R"({"instructions":"mine"})";
        request.messages.insert(request.messages.begin(), Message::fromText(Role::System, QStringLiteral("S")));
        QVERIFY(inputOf(codec().encode(request)).contains(R"("content":"S")"));
    }

    void systemPromptsAreInstructionsFirstAndMessagesLater()
    {
        ChatRequest request = asking();
        request.messages.insert(request.messages.begin(), Message::fromText(Role::System, QStringLiteral("S")));
        request.messages.push_back(Message::fromText(Role::System, QStringLiteral("T")));
        QCOMPARE(codec().encode(request),
            QByteArray(R"({"model":"m","instructions":"S","input":[{"role":"user","content":"Hi"},{"role":"system","content":"T"}]})"));
    }

    void reasoningGoesBack()
    {
        const QByteArray known = R"({"type":"reasoning","id":"rs_1","summary":[]})";
        const QByteArray carried = R"({"type":"reasoning","id":"rs_2","summary":[],"encrypted_content":"e"})";
        const QByteArray said = R"({"type":"message","id":"m","role":"assistant","content":[{"type":"output_text","text":"A"}]})";
        ChatRequest request = asking("gpt-5.2");
        request.messages.push_back(assistantOf({known, carried, said}));
        request.messages.push_back(Message::fromText(Role::User, QStringLiteral("More")));
        // The provider keeps its answers and knows its reasoning by name.
        QCOMPARE(inputOf(codec().encode(request)),
            QByteArray(R"({"role":"user","content":"Hi"})") + '\n' + known + '\n' + carried + '\n' + said + '\n'
                + R"({"role":"user","content":"More"})" + '\n');
        QVERIFY(!codec().encode(request).contains("include"));
        // It does not: what it cannot know is left out, and it is asked to seal what it thinks next.
        request.extra = R"({"store":false})";
        QVERIFY(!inputOf(codec().encode(request)).contains("rs_1"));
        QVERIFY(inputOf(codec().encode(request)).contains("rs_2"));
        QVERIFY(codec().encode(request).contains(R"("include":["reasoning.encrypted_content"])"));
        // A model that does not reason refuses the question.
        request.model = QStringLiteral("gpt-4.1");
        QVERIFY(!codec().encode(request).contains("include"));
        request.parameters.reasoningEffort = QStringLiteral("high");
        QVERIFY(codec().encode(request).contains("reasoning.encrypted_content"));
        request.extra = R"({"store":false,"include":[]})";
        QVERIFY(!codec().encode(request).contains("reasoning.encrypted_content"));
    }

    void anotherFormatsTurnIsSaidInFields()
    {
        Message turn = Message::fromText(Role::Assistant, QStringLiteral("A"));
        turn.toolCalls = {{QStringLiteral("c"), QStringLiteral("f"), QStringLiteral("{}")},
            {QStringLiteral("d"), QStringLiteral("g"), QStringLiteral("text"), true}};
        turn.blocks = {R"({"type":"thinking"})"};
        turn.blocksFormat = WireFormat::Anthropic;
        turn.extra = R"({"reasoning_content":"hm"})";
        ContentPart thought = ContentPart::fromText(QStringLiteral("hm"));
        thought.kind = ContentPart::Kind::Reasoning;
        turn.parts.push_back(thought);
        ChatRequest request = asking();
        request.messages = {turn, resultOf("c", "1"), resultOf("d", "2")};
        QCOMPARE(inputOf(codec().encode(request)),
            QByteArray(R"({"role":"assistant","content":[{"type":"output_text","text":"A"}]})"
                       "\n"
                       R"({"type":"function_call","call_id":"c","name":"f","arguments":"{}"})"
                       "\n"
                       R"({"type":"custom_tool_call","call_id":"d","name":"g","input":"text"})"
                       "\n"
                       R"({"type":"function_call_output","call_id":"c","output":"1"})"
                       "\n"
                       R"({"type":"custom_tool_call_output","call_id":"d","output":"2"})"
                       "\n"));
    }

    void resultsFitTheirCalls_data()
    {
        QTest::addColumn<QByteArray>("call");
        QTest::addColumn<QByteArray>("result");
        QTest::newRow("shell") << QByteArray(R"({"type":"shell_call","call_id":"c","action":{}})") << QByteArray(
            R"({"type":"shell_call_output","call_id":"c","output":[{"stdout":"done","stderr":"","outcome":{"type":"exit","exit_code":0}}]})");
        QTest::newRow("local shell") << QByteArray(R"({"type":"local_shell_call","call_id":"c","action":{}})")
                                     << QByteArray(R"({"type":"local_shell_call_output","call_id":"c","output":"done"})");
        QTest::newRow("patch") << QByteArray(R"({"type":"apply_patch_call","call_id":"c","operation":{}})")
                               << QByteArray(R"({"type":"apply_patch_call_output","call_id":"c","status":"completed","output":"done"})");
        QTest::newRow("function") << QByteArray(R"({"type":"function_call","call_id":"c","name":"f","arguments":"{}"})")
                                  << QByteArray(R"({"type":"function_call_output","call_id":"c","output":"done"})");
        QTest::newRow("custom") << QByteArray(R"({"type":"custom_tool_call","call_id":"c","name":"f","input":""})")
                                << QByteArray(R"({"type":"custom_tool_call_output","call_id":"c","output":"done"})");
    }

    void resultsFitTheirCalls()
    {
        QFETCH(QByteArray, call);
        QFETCH(QByteArray, result);
        ChatRequest request = asking();
        request.messages = {assistantOf({call}), resultOf("c", "done")};
        QCOMPARE(inputOf(codec().encode(request)), call + '\n' + result + '\n');
    }

    /// What an answer gave goes back into the next request, and is read from it again.
    void aWholeConversation()
    {
        const Answer answer = decodeAnswer(codec(), false,
            R"({"id":"r","status":"completed","model":"m","output":[{"type":"reasoning","id":"rs","summary":[]},)"
            R"({"type":"function_call","id":"fc","call_id":"c","name":"f","arguments":"{}","status":"completed"}]})");
        ChatRequest request = asking();
        request.messages.push_back(answer.toMessage(WireFormat::OpenAiResponses));
        request.messages.push_back(resultOf("c", "7"));
        const auto read = codec().decodeRequest(codec().encode(request));
        QVERIFY(read.ok());
        QCOMPARE(read->messages.size(), size_t(3));
        QCOMPARE(read->messages[1].blocks, answer.blocks);
        QCOMPARE(read->messages[1].toolCalls, answer.toolCalls);
        QCOMPARE(read->messages[2].toolCallId, QStringLiteral("c"));
        QCOMPARE(read->messages[2].text(), QStringLiteral("7"));
    }

    void refusesWhatIsNoRequest()
    {
        for (const char *body : {"", "[]", "{}", "{\"input\":5}", "{\"input\":[", "nonsense"})
            QVERIFY2(!codec().decodeRequest(body).ok(), body);
    }

    void findsThePieces()
    {
        const QByteArray body("{ \"instructions\" : \"S\", \"input\" : [ {\"role\":\"user\"} , {\"type\":\"x\"}], \"tools\":[1, 2] }");
        QByteArrayList found;
        for (const BodyPiece &piece : codec().pieces(body))
            found.append(body.mid(piece.offset, piece.size));
        QCOMPARE(found, (QByteArrayList{"\"S\"", R"({"role":"user"})", R"({"type":"x"})", "[1, 2]"}));
        const QByteArray text("{\"input\":\"Hi\"}");
        QCOMPARE(codec().pieces(text), (std::vector<BodyPiece>{{9, 4}}));
        QVERIFY(codec().pieces("").empty());
    }
};

HELIOGRAPH_TEST_MAIN(OpenAiResponsesRequestTest)
#include "tst_openairesponsesrequest.moc"
