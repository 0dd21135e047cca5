#include "core/base/json.h"
#include "core/wire/codec.h"
#include "tests/support/testmain.h"

using namespace heliograph;

namespace {

const Codec &codec()
{
    return *codecFor(WireFormat::Gemini);
}

ChatRequest asking(const QString &text)
{
    ChatRequest request;
    request.messages = {Message::fromText(Role::User, text)};
    return request;
}

Message toolAnswer(const char *callId, const char *text, const char *name = "")
{
    Message message = Message::fromText(Role::Tool, QString::fromUtf8(text));
    message.toolCallId = QLatin1String(callId);
    message.name = QLatin1String(name);
    return message;
}

QByteArray withContents(const QByteArray &contents, const QByteArray &more = {})
{
    return R"({"contents":[)" + contents + "]" + more + "}";
}

const QByteArray kHi = R"({"role":"user","parts":[{"text":"Hi"}]})";

}

class GeminiRequestTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fieldsBecomeTheBody_data()
    {
        QTest::addColumn<ChatRequest>("request");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *name, const ChatRequest &request, const QByteArray &body) {
            QTest::newRow(name) << request << body;
        };
        ChatRequest request = asking(QStringLiteral("Hi"));
        request.model = QStringLiteral("gemini-2.5-flash");
        row("the model and streaming are no part of it", request, withContents(kHi));

        ChatRequest system = request;
        system.messages.insert(
            system.messages.begin(), Message::fromText(Role::System, QStringLiteral("S")));
        system.messages.push_back(Message::fromText(Role::Developer, QStringLiteral("D")));
        row("system messages are one instruction", system,
            R"({"systemInstruction":{"parts":[{"text":"S"},{"text":"D"}]},"contents":[)" + kHi
                + "]}");

        ChatRequest all = request;
        Parameters &p = all.parameters;
        p.temperature = 0.5;
        p.topP = 0.25;
        p.topK = 40;
        p.maxTokens = 0;
        p.stop = QStringList{QStringLiteral("a")};
        p.seed = -1;
        p.presencePenalty = 1.5;
        p.frequencyPenalty = -1.5;
        p.topLogProbs = 3;
        p.thinkingBudget = 1024;
        p.serviceTier = QStringLiteral("flex");
        p.verbosity = QStringLiteral("low"); // has no place
        p.parallelToolCalls = false; // likewise
        row("parameters", all,
            withContents(kHi,
                R"(,"generationConfig":{"temperature":0.5,"topP":0.25,"topK":40,"maxOutputTokens":0,"stopSequences":["a"],"seed":-1,"presencePenalty":1.5,"frequencyPenalty":-1.5,"responseLogprobs":true,"logprobs":3,"thinkingConfig":{"thinkingBudget":1024,"includeThoughts":true}},"serviceTier":"flex")"));

        ChatRequest extra = request;
        extra.parameters.temperature = 0.5;
        extra.parameters.seed = 1;
        extra.parameters.thinkingBudget = 0;
        extra.toolChoice = ToolChoice{ToolChoice::Mode::Required, {}};
        extra.extra =
            R"({"generation_config":{"temperature":1,"responseModalities":["TEXT"],"thinkingConfig":{"includeThoughts":true}},"toolConfig":{"retrievalConfig":{}},"cachedContent":"c"})";
        row("what the user adds wins, member by member", extra,
            withContents(kHi,
                R"(,"toolConfig":{"functionCallingConfig":{"mode":"ANY"},"retrievalConfig":{}},"generationConfig":{"seed":1,"thinkingConfig":{"thinkingBudget":0,"includeThoughts":true},"temperature":1,"responseModalities":["TEXT"]},"cachedContent":"c")"));

        ChatRequest format = request;
        format.responseFormat = ResponseFormat{};
        format.responseFormat->schema =
            R"({"type":"object","properties":{"z":{"type":"integer"}}})";
        row("a schema of the old kind", format,
            withContents(kHi,
                R"(,"generationConfig":{"responseMimeType":"application/json","responseSchema":{"type":"object","properties":{"z":{"type":"integer"}}}})"));
        format.responseFormat->schema = R"({"type":"object","additionalProperties":false})";
        row("a schema of the new kind", format,
            withContents(kHi,
                R"(,"generationConfig":{"responseMimeType":"application/json","responseJsonSchema":{"type":"object","additionalProperties":false}})"));
        format.responseFormat = ResponseFormat{ResponseFormat::Kind::JsonObject, {}, {}, {}, {}};
        row("any JSON", format,
            withContents(kHi, R"(,"generationConfig":{"responseMimeType":"application/json"})"));

        ChatRequest tools = request;
        tools.tools = {{QStringLiteral("f"), QStringLiteral("d"), R"({"type":"object"})", {},
                           CacheMark::None, {}, {}},
            {QStringLiteral("googleSearch"), {}, {}, {}, CacheMark::None, R"({"googleSearch":{}})",
                WireFormat::Gemini}};
        tools.toolChoice = ToolChoice{ToolChoice::Mode::Named, QStringLiteral("f")};
        row("tools", tools,
            withContents(kHi,
                R"(,"tools":[{"functionDeclarations":[{"name":"f","description":"d","parameters":{"type":"object"}}]},{"googleSearch":{}}],"toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["f"]}})"));
    }

    void fieldsBecomeTheBody()
    {
        QFETCH(ChatRequest, request);
        QFETCH(QByteArray, body);
        QCOMPARE(codec().encode(request), body);
    }

    void effortBecomesALevelOrABudget_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<QString>("effort");
        QTest::addColumn<QByteArray>("thinking");
        const auto row = [](const char *model, const char *effort, const char *thinking) {
            QTest::addRow("%s %s", model, effort)
                << QString::fromLatin1(model) << QString::fromLatin1(effort)
                << QByteArray(thinking);
        };
        row("gemini-3-pro", "low", R"({"thinkingLevel":"low","includeThoughts":true})");
        row("gemini-2.5-pro", "low", R"({"thinkingBudget":1024,"includeThoughts":true})");
        row("gemini-2.5-pro", "high", R"({"thinkingBudget":24576,"includeThoughts":true})");
        row("gemini-2.5-flash", "none", R"({"thinkingBudget":0})");
    }

    void effortBecomesALevelOrABudget()
    {
        QFETCH(QString, model);
        QFETCH(QString, effort);
        QFETCH(QByteArray, thinking);
        ChatRequest request = asking(QStringLiteral("Hi"));
        request.model = model;
        request.parameters.reasoningEffort = effort;
        QCOMPARE(codec().encode(request),
            withContents(kHi, R"(,"generationConfig":{"thinkingConfig":)" + thinking + "}"));
    }

    void partsBecomeParts()
    {
        ChatRequest request = asking(QStringLiteral("Look"));
        const auto add = [&](ContentPart::Kind kind, const char *type, const char *data,
                             const char *url) {
            ContentPart part;
            part.kind = kind;
            part.mimeType = QLatin1String(type);
            part.data = data;
            part.url = QLatin1String(url);
            request.messages[0].parts.push_back(part);
        };
        add(ContentPart::Kind::Image, "image/png", "abc", "");
        add(ContentPart::Kind::Image, "", "", "files/y.JPG?z");
        add(ContentPart::Kind::Image, "", "", "data:image/gif;base64,YWJj");
        add(ContentPart::Kind::File, "application/pdf", "", "files/c");
        add(ContentPart::Kind::Reasoning, "", "", "");
        add(ContentPart::Kind::Other, "", "", "");
        ContentPart upload;
        upload.kind = ContentPart::Kind::File;
        upload.fileId = QStringLiteral("files/abc");
        request.messages[0].parts.push_back(upload);
        QCOMPARE(codec().encode(request),
            withContents(
                R"({"role":"user","parts":[{"text":"Look"},{"inlineData":{"mimeType":"image/png","data":"YWJj"}},{"fileData":{"mimeType":"image/jpeg","fileUri":"files/y.JPG?z"}},{"inlineData":{"mimeType":"image/gif","data":"YWJj"}},{"fileData":{"mimeType":"application/pdf","fileUri":"files/c"}},{"fileData":{"fileUri":"files/abc"}}]})"));
    }

    /// A conversation that another provider's model began.
    void foreignConversationsGoOn()
    {
        ChatRequest request = asking(QStringLiteral("Hi"));
        Message turn;
        turn.role = Role::Assistant;
        turn.toolCalls = {
            {QStringLiteral("call_1"), QStringLiteral("f"), QStringLiteral("{ \"b\": 1.0 }")},
            {QStringLiteral("call_2"), QStringLiteral("g"), QStringLiteral("not json")}};
        turn.blocks = {"{}"};
        turn.blocksFormat = WireFormat::Anthropic;
        Message failed = toolAnswer("call_2", "no such file");
        failed.toolFailed = true;
        request.messages.push_back(turn);
        request.messages.push_back(toolAnswer("call_1", R"({"t":[1]})"));
        request.messages.push_back(failed);
        const QByteArray answers =
            R"(,{"role":"user","parts":[{"functionResponse":{"id":"call_1","name":"f","response":{"t":[1]}}},{"functionResponse":{"id":"call_2","name":"g","response":{"error":"no such file"}}}]})";
        const QByteArray second =
            R"({"functionCall":{"id":"call_2","name":"g","args":{"input":"not json"}}})";
        QCOMPARE(codec().encode(request),
            withContents(kHi
                + R"(,{"role":"model","parts":[{"functionCall":{"id":"call_1","name":"f","args":{ "b": 1.0 }}},)"
                + second + "]}" + answers));
        // Newer models want a signature, which only a word of Google's replaces.
        request.model = QStringLiteral("gemini-3-pro-preview");
        QCOMPARE(codec().encode(request),
            withContents(kHi
                + R"(,{"role":"model","parts":[{"functionCall":{"id":"call_1","name":"f","args":{ "b": 1.0 }},"thoughtSignature":"skip_thought_signature_validator"},)"
                + second + "]}" + answers));
    }

    /// An answer, its blocks and the tool's result as the next turn needs them.
    void ownConversationsGoOnWithTheirSignatures()
    {
        const QByteArray part =
            R"({"functionCall":{"name":"f","args":{"a":1}},"thoughtSignature":"sig"})";
        const Answer answer = decodeAnswer(codec(), false,
            R"({"candidates":[{"content":{"role":"model","parts":[)" + part
                + R"(]},"finishReason":"STOP"}],"responseId":"r"})");
        ChatRequest request = asking(QStringLiteral("Hi"));
        request.model = QStringLiteral("gemini-3-pro-preview");
        request.messages.push_back(answer.toMessage(WireFormat::Gemini));
        request.messages.push_back(toolAnswer(answer.toolCalls[0].id.toLatin1().constData(), "42"));
        QCOMPARE(codec().encode(request),
            withContents(kHi + R"(,{"role":"model","parts":[)" + part
                + R"(]},{"role":"user","parts":[{"functionResponse":{"name":"f","response":{"output":"42"}}}]})"));
    }

    void requestsComeBackAsTheyWere_data()
    {
        QTest::addColumn<QByteArray>("body");
        const QByteArray bodies[] = {
            withContents(kHi),
            withContents(""),
            R"({"systemInstruction":{"parts":[{"text":"S"},{"text":"T"}]},"contents":[)" + kHi
                + "]}",
            R"({"systemInstruction":{"role":"user","parts":[{"text":"S"}]},"contents":[)" + kHi
                + "]}",
            withContents(
                R"({"role":"user","parts":[{"text":"a"},{"inlineData":{"mimeType":"audio/wav","data":"AAAA"}},{"fileData":{"mimeType":"video/mp4","fileUri":"x"},"videoMetadata":{"fps":2}}]})"),
            withContents(kHi
                + R"(,{"role":"model","parts":[{"text":"Hm","thought":true},{"text":"Yes","thoughtSignature":"s"},{"executableCode":{"language":"PYTHON","code":"1"}}]})"),
            withContents(kHi
                + R"(,{"role":"model","parts":[{"text":"I ask"},{"functionCall":{"id":"x","name":"f","args":{ "a" : 1.0 }}}]},{"role":"user","parts":[{"functionResponse":{"id":"x","name":"f","response":{"output":"1"}}}]})"),
            withContents(kHi
                + R"(,{"role":"model","parts":[{"functionCall":{"name":"f","args":{}},"thoughtSignature":"s"},{"functionCall":{"name":"f","args":{"n":2}}}]},{"role":"user","parts":[{"functionResponse":{"name":"f","response":{"result":"1"}}},{"functionResponse":{"name":"f","response":{"error":{"code":5}}}},{"text":"Go on"}]})"),
            withContents(
                R"({"role":"user","parts":[{"functionResponse":{"name":"f","response":{}}}]},{"role":"user","parts":[{"functionResponse":{"name":"g","response":{"a":[]},"parts":[{"inlineData":{"mimeType":"image/png","data":"AAAA"}}]}}]})"),
            withContents(kHi,
                R"(,"tools":[{"functionDeclarations":[{"name":"f","parameters":{"type":"OBJECT"}}]},{"codeExecution":{}}],"toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["f"]}})"),
            withContents(kHi, R"(,"toolConfig":{"functionCallingConfig":{"mode":"VALIDATED"}})"),
            withContents(kHi,
                R"(,"toolConfig":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["f","g"]}})"),
            withContents(kHi,
                R"(,"generationConfig":{"temperature":0.5,"topK":3,"stopSequences":["x"],"responseMimeType":"application/json","responseSchema":{"type":"string"},"responseLogprobs":true,"logprobs":2,"thinkingConfig":{"thinkingLevel":"HIGH","includeThoughts":true},"speechConfig":{"a":1},"candidateCount":1})"),
            withContents(kHi,
                R"(,"generationConfig":{"responseMimeType":"text/x.enum","responseSchema":{"type":"STRING","enum":["a"]}})"),
            withContents(kHi,
                R"(,"generationConfig":{"responseMimeType":"application/json","responseJsonSchema":{"type":"string"}})"),
            withContents(
                kHi, R"(,"generationConfig":{"thinkingConfig":{"includeThoughts":false}})"),
            withContents(kHi,
                R"(,"serviceTier":"priority","safetySettings":[{"category":"A","threshold":"OFF"}],"cachedContent":"c","labels":{"b":"1","a":"2"},"model":"models/x")"),
        };
        for (const QByteArray &body : bodies)
            QTest::newRow(body.constData()) << body;
    }

    void requestsComeBackAsTheyWere()
    {
        QFETCH(QByteArray, body);
        const auto request = codec().decodeRequest(body);
        QVERIFY(request.ok());
        QVERIFY(request->model.isEmpty());
        QCOMPARE(codec().encode(*request), body);
    }

    /// Another way of writing it, and what it means.
    void understandsSnakeCase()
    {
        const QByteArray body =
            R"({"system_instruction":{"parts":[{"text":"S"}]},"contents":[{"parts":[{"text": "\u0048i"},{"inline_data":{"mime_type":"image/png","data":"AAAA"}}],"role":"user"},{"role":"model","parts":[{"function_call":{"name":"f","args":{"a":1}}}]},{"role":"function","parts":[{"function_response":{"name":"f","response":{"output":"x"}}}]}],"generation_config":{"max_output_tokens":5,"top_p":0.5,"thinking_config":{"thinking_budget":-1,"include_thoughts":true}},"tool_config":{"function_calling_config":{"mode":"NONE"}},"tools":[{"function_declarations":[{"name":"f"}]}]})";
        const auto request = codec().decodeRequest(body);
        QVERIFY(request.ok());
        QCOMPARE(request->messages.size(), size_t(4));
        QCOMPARE(request->messages[0].role, Role::System);
        QCOMPARE(request->messages[0].text(), QStringLiteral("S"));
        QCOMPARE(request->messages[1].parts[0], ContentPart::fromText(QStringLiteral("Hi")));
        QCOMPARE(request->messages[1].parts[1].kind, ContentPart::Kind::Image);
        QCOMPARE(request->messages[1].parts[1].data, QByteArray("\0\0\0", 3));
        QCOMPARE(request->messages[2].toolCalls[0].name, QStringLiteral("f"));
        QCOMPARE(request->messages[3].role, Role::Tool);
        QCOMPARE(request->messages[3].text(), QStringLiteral("x"));
        QCOMPARE(request->messages[3].toolCallId, request->messages[2].toolCalls[0].id);
        QVERIFY(!request->messages[3].toolCallId.isEmpty());
        QCOMPARE(request->parameters.maxTokens, std::optional<qint64>(5));
        QCOMPARE(request->parameters.topP, std::optional<double>(0.5));
        QCOMPARE(request->parameters.thinkingBudget, std::optional<qint64>(-1));
        QCOMPARE(request->toolChoice->mode, ToolChoice::Mode::None);
        QCOMPARE(request->tools.size(), size_t(1));
        QVERIFY(request->extra.isEmpty());
    }

    void mixedTurnsAreSplit()
    {
        const auto request = codec().decodeRequest(withContents(
            R"({"role":"model","parts":[{"functionCall":{"name":"f","args":{}}},{"functionCall":{"name":"f","args":{"n":2}}}]},{"role":"user","parts":[{"functionResponse":{"name":"f","response":{"error":"bad"}}},{"functionResponse":{"name":"f","response":{"a":1}}},{"text":"Go on"}]})"));
        QVERIFY(request.ok());
        QCOMPARE(request->messages.size(), size_t(4));
        const Message &turn = request->messages[0];
        QVERIFY(turn.toolCalls[0].id != turn.toolCalls[1].id);
        QCOMPARE(request->messages[1].toolCallId, turn.toolCalls[0].id);
        QVERIFY(request->messages[1].toolFailed);
        QCOMPARE(request->messages[1].text(), QStringLiteral("bad"));
        QCOMPARE(request->messages[2].toolCallId, turn.toolCalls[1].id);
        QCOMPARE(request->messages[2].text(), QStringLiteral(R"({"a":1})"));
        QCOMPARE(request->messages[3].text(), QStringLiteral("Go on"));
        // Who edits a message empties its blocks: it is then written from its fields, in its place.
        ChatRequest edited = *request;
        edited.messages[3] = Message::fromText(Role::User, QStringLiteral("Stop"));
        QVERIFY(codec().encode(edited).contains(R"({"role":"user","parts":[{"text":"Stop"}]})"));
    }

    void refusesWhatIsNoRequest()
    {
        for (const char *body : {"", "[]", "{}", "{\"contents\":5}", "{\"contents\":[5]}",
                 "{\"contents\":[{\"role\":\"alien\"}]}", "{\"contents\":[", "nonsense",
                 "{\"contents\":[{\"parts\":{}}]}"})
            QVERIFY2(!codec().decodeRequest(body).ok(), body);
    }

    void findsThePieces()
    {
        const QByteArray body(
            "{ \"contents\" : [ {\"parts\":[{\"text\":\"]}\"}]} , {\"parts\":[]}], "
            "\"system_instruction\": {\"parts\":[1]}, \"tools\":[1, 2], \"x\":1 }");
        QByteArrayList found;
        for (const BodyPiece &piece : codec().pieces(body))
            found.append(body.mid(piece.offset, piece.size));
        QCOMPARE(found,
            (QByteArrayList{
                "{\"parts\":[{\"text\":\"]}\"}]}", "{\"parts\":[]}", "{\"parts\":[1]}", "[1, 2]"}));
        QVERIFY(codec().pieces("{\"contents\":[{]").empty());
        QVERIFY(codec().pieces("").empty());
    }
};

HELIOGRAPH_TEST_MAIN(GeminiRequestTest)
#include "tst_geminirequest.moc"
