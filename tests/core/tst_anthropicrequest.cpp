#include "core/base/json.h"
#include "core/wire/codec.h"
#include "tests/support/testmain.h"

using namespace heliograph;

namespace {

const Codec &codec()
{
    return *codecFor(WireFormat::Anthropic);
}

QString text(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

/// The order of members does not count.
bool sameJson(const Json &a, const Json &b)
{
    if (a.is_object() && b.is_object()) {
        if (a.size() != b.size())
            return false;
        for (const auto &[key, value] : a.items()) {
            if (!b.contains(key) || !sameJson(value, b[key]))
                return false;
        }
        return true;
    }
    if (a.is_array() && b.is_array())
        return std::equal(a.begin(), a.end(), b.begin(), b.end(), sameJson);
    return a == b;
}

ChatRequest ask(std::vector<Message> messages)
{
    ChatRequest request;
    request.model = text("claude-sonnet-4-5");
    request.messages = std::move(messages);
    request.parameters.maxTokens = 9;
    request.stream = false;
    return request;
}

Message user(const char *words)
{
    return Message::fromText(Role::User, text(words));
}

Message toolResult(const char *id, const char *words)
{
    Message message = Message::fromText(Role::Tool, text(words));
    message.toolCallId = text(id);
    return message;
}

Json encoded(const ChatRequest &request)
{
    return parseJson(codec().encode(request)).value_or(Json());
}

Json parsed(const char *json)
{
    return parseJson(json).value_or(Json("no JSON"));
}

ContentPart part(ContentPart::Kind kind, const char *mimeType, const QByteArray &data)
{
    ContentPart result;
    result.kind = kind;
    result.mimeType = text(mimeType);
    result.data = data;
    return result;
}

/// Bodies as official clients make them, and harder ones.
const std::pair<const char *, const char *>
    kBodies
        [] =
            {
                {"plain",
                    R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":"Hi"}]})"},
                {"streamed",
                    R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":"Hi"}],"stream":true})"},
                {"not streamed, said so",
                    R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":"Hi"}],"stream":false})"},
                {"content as a list",
                    R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":[{"type":"text","text":"Hi"}]},{"role":"assistant","content":[{"type":"text","text":"Ho"}]},{"role":"user","content":[{"text":"a","type":"text"},{"type":"text","text":"b"}]}]})"},
                {"system as a text",
                    R"({"model":"m","max_tokens":5,"system":"S","messages":[{"role":"user","content":"Hi"}]})"},
                {"system as one block",
                    R"({"model":"m","max_tokens":5,"system":[{"type":"text","text":"S"}],"messages":[{"role":"user","content":"Hi"}]})"},
                {"system with marks",
                    R"({"model":"m","max_tokens":5,"system":[{"type":"text","text":"S","cache_control":{"type":"ephemeral"}},{"type":"text","text":"T","cache_control":{"type":"ephemeral","ttl":"1h"}},{"type":"text","text":"U","cache_control":{"type":"ephemeral","ttl":"5m"}}],"messages":[]})"},
                {"system in its place",
                    R"({"model":"m","max_tokens":5,"system":"S","messages":[{"role":"user","content":"Hi"},{"role":"system","content":"Now formal"},{"role":"user","content":"Ho"},{"role":"system","content":[{"type":"text","text":"x"}],"clear_at":"never"}]})"},
                {"images",
                    R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAEC"}},{"type":"image","source":{"type":"url","url":"https://a.example/b.png"},"cache_control":{"type":"ephemeral"}},{"type":"image","source":{"type":"file","file_id":"file_1"}},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAE"}}]}]})"},
                {"documents",
                    R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":[{"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"JVBERi0="},"title":"T"},{"type":"document","source":{"type":"url","url":"https://a.example/b.pdf"}},{"type":"document","source":{"type":"file","file_id":"f"},"citations":{"enabled":true}},{"type":"document","source":{"type":"text","media_type":"text/plain","data":"words"},"title":"T","context":"C"},{"type":"document","source":{"type":"content","content":[{"type":"text","text":"x"}]}},{"type":"search_result","source":"s","title":"t","content":[]},{"type":"container_upload","file_id":"f"}]}]})"},
                {"tools",
                    R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":"Hi"}],"tools":[{"name":"f","description":"d","input_schema":{"type":"object","properties":{"z":{"type":"number","minimum":1.0},"a":{}}}},{"type":"custom","name":"g","input_schema":{"type":"object"},"strict":true,"cache_control":{"type":"ephemeral"}},{"type":"web_search_20250305","name":"web_search","max_uses":5},{"name":"h","input_schema":{},"eager_input_streaming":true,"cache_control":{"type":"ephemeral","ttl":"5m"}}],"tool_choice":{"type":"auto"}})"},
                {"tool use",
                    R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":"Hi"},{"role":"assistant","content":[{"type":"text","text":"Let me"},{"type":"tool_use","id":"a","name":"f","input":{"x":1.50,"y":12345678901234567890123}},{"type":"tool_use","id":"b","name":"g","input":{}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":"42"},{"type":"tool_result","tool_use_id":"b","content":[{"type":"text","text":"x"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAEC"}}],"is_error":true},{"type":"text","text":"Go on","cache_control":{"type":"ephemeral"}}]}]})"},
                {"tool results of every kind",
                    R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":[{"type":"tool_result","tool_use_id":"a"},{"type":"tool_result","tool_use_id":"b","content":"x","is_error":false},{"type":"tool_result","tool_use_id":"c","content":[]},{"type":"tool_result","tool_use_id":"d","content":[{"type":"text","text":"y"}]},{"type":"tool_result","tool_use_id":"e","content":"z","cache_control":{"type":"ephemeral"}},{"type":"tool_result","tool_use_id":"f","content":[{"type":"text","text":"y","cache_control":{"type":"ephemeral"}},{"type":"document","source":{"type":"text","media_type":"text/plain","data":"d"}}]},{"type":"tool_result","tool_use_id":"g","content":[{"type":"tool_reference","tool_name":"t"}],"toolset_name":"s"}]}]})"},
                {"a result behind a text",
                    R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":[{"type":"text","text":"x"},{"type":"tool_result","tool_use_id":"a","content":"1"}]}]})"},
                {"thinking",
                    R"({"model":"m","max_tokens":5000,"messages":[{"role":"assistant","content":[{"type":"thinking","thinking":"Hm","signature":"c2ln"},{"type":"redacted_thinking","data":"eA=="},{"type":"text","text":"So","citations":[{"type":"web_search_result_location","url":"u","title":"t","cited_text":"c","encrypted_index":"E"}]},{"type":"server_tool_use","id":"s","name":"web_search","input":{"query":"q"}},{"type":"web_search_tool_result","tool_use_id":"s","content":[]},{"type":"tool_use","id":"a","name":"f","input":{},"caller":{"type":"direct"}}]}],"thinking":{"type":"enabled","budget_tokens":2048}})"},
                {"thinking, further",
                    R"({"model":"m","max_tokens":5,"messages":[],"thinking":{"type":"adaptive","display":"summarized"},"output_config":{"effort":"high","task_budget":{"type":"tokens","total":9}}})"},
                {"thinking off",
                    R"({"model":"m","max_tokens":5,"messages":[],"thinking":{"type":"disabled"},"output_config":{"effort":"low"}})"},
                {"thinking between tools",
                    R"({"model":"m","max_tokens":5,"messages":[],"thinking":{"type":"between_tools"},"output_config":{}})"},
                {"structured output",
                    R"({"model":"m","max_tokens":5,"messages":[],"output_config":{"effort":"max","format":{"type":"json_schema","schema":{"type":"object","properties":{"z":{},"a":{}}}}}})"},
                {"structured output, its former name",
                    R"({"model":"m","max_tokens":5,"messages":[],"output_format":{"type":"json_schema","schema":{"type":"object"}}})"},
                {"structured output by both names",
                    R"({"model":"m","max_tokens":5,"messages":[],"output_config":{"format":{"type":"json_schema","schema":{"a":1}}},"output_format":{"type":"json_schema","schema":{"b":2}}})"},
                {"structured output, to come",
                    R"({"model":"m","max_tokens":5,"messages":[],"output_config":{"format":{"type":"grammar","grammar":"g"}}})"},
                {"parameters",
                    R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":"Hi"}],"temperature":0.7,"top_p":0.9,"top_k":40,"stop_sequences":["a","b"],"service_tier":"standard_only","metadata":{"user_id":"u"}})"},
                {"members to come",
                    R"({"model":"m","max_tokens":5,"messages":[{"role":"user","content":"x","mood":"calm"}],"mcp_servers":[{"type":"url","url":"u","name":"n"}],"context_management":{"edits":[{"type":"clear_tool_uses_20250919"}]},"container":"c","cache_control":{"type":"ephemeral"},"inference_geo":"us","speed":"fast"})"},
                {"choice: any, one at a time",
                    R"({"model":"m","max_tokens":5,"messages":[],"tools":[{"name":"f","input_schema":{}}],"tool_choice":{"type":"any","disable_parallel_tool_use":true}})"},
                {"choice: named",
                    R"({"model":"m","max_tokens":5,"messages":[],"tools":[{"name":"f","input_schema":{}}],"tool_choice":{"type":"tool","name":"f","disable_parallel_tool_use":false}})"},
                {"choice: none",
                    R"({"model":"m","max_tokens":5,"messages":[],"tools":[{"name":"f","input_schema":{}}],"tool_choice":{"type":"none"}})"},
                {"choice: to come",
                    R"({"model":"m","max_tokens":5,"messages":[],"tools":[{"name":"f","input_schema":{}}],"tool_choice":{"type":"coin","sides":2}})"},
                {"Vertex has the model in its URL",
                    R"({"anthropic_version":"vertex-2023-10-16","max_tokens":5,"messages":[{"role":"user","content":"Hi"}]})"},
                {"odd types",
                    R"({"model":"m","max_tokens":"many","messages":[{"role":"user","content":null},{"role":"assistant","content":[]},{"role":"user","content":""}],"system":null,"tools":[],"temperature":"hot","stop_sequences":[1]})"},
};

QByteArray bodyNamed(const char *wanted)
{
    for (const auto &[name, body] : kBodies) {
        if (qstrcmp(name, wanted) == 0)
            return body;
    }
    return {};
}

}

Q_DECLARE_METATYPE(heliograph::ChatRequest)

class AnthropicRequestTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bodiesComeBackAsTheyWere_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const auto &[name, body] : kBodies)
            QTest::newRow(name) << QByteArray(body);
    }

    void bodiesComeBackAsTheyWere()
    {
        QFETCH(QByteArray, body);
        const auto request = codec().decodeRequest(body);
        QVERIFY(request.ok());
        const QByteArray written = codec().encode(*request);
        QVERIFY2(sameJson(parseJson(written).value_or(Json()), parsed(body.constData())),
            written.constData());
        // And read again it is the same request.
        const auto again = codec().decodeRequest(written);
        QVERIFY(again.ok());
        QVERIFY(*again == *request);
        // Blanks between the tokens change nothing.
        const QByteArray pretty = dumpJsonPretty(parsed(body.constData()));
        QVERIFY(sameJson(parseJson(codec().encode(*codec().decodeRequest(pretty))).value_or(Json()),
            parsed(body.constData())));
    }

    void numbersAndOrderOfToolsAreKeptToTheByte()
    {
        const auto request = codec().decodeRequest(
            R"({"max_tokens":5,"messages":[{"role":"assistant","content":[{"type":"tool_use","id":"a","name":"f","input":{"z":1.50,"a":12345678901234567890123}}]}],"tools":[{"name":"f","input_schema":{"z":1.0,"a":2}}]})");
        QVERIFY(request.ok());
        QVERIFY(request->messages[0].blocks.empty());
        QCOMPARE(request->messages[0].toolCalls[0].arguments,
            text("{\"z\":1.50,\"a\":12345678901234567890123}"));
        const QByteArray written = codec().encode(*request);
        QVERIFY(written.contains("{\"z\":1.50,\"a\":12345678901234567890123}"));
        QVERIFY(written.contains("{\"z\":1.0,\"a\":2}"));
    }

    void understandsABody()
    {
        const auto decoded = codec().decodeRequest(bodyNamed("tool use"));
        QVERIFY(decoded.ok());
        const auto &messages = decoded->messages;
        QCOMPARE(messages.size(), size_t(5));
        QCOMPARE(messages[1].role, Role::Assistant);
        QCOMPARE(messages[1].text(), text("Let me"));
        QCOMPARE(messages[1].toolCalls.size(), size_t(2));
        QVERIFY(messages[1].blocks.empty());
        QCOMPARE(messages[2].role, Role::Tool);
        QCOMPARE(messages[2].toolCallId, text("a"));
        QCOMPARE(messages[2].text(), text("42"));
        QVERIFY(!messages[2].toolFailed);
        QVERIFY(messages[3].toolFailed);
        QCOMPARE(messages[3].parts[1].data, QByteArray("\0\1\2", 3));
        QCOMPARE(messages[4].role, Role::User);
        QCOMPARE(messages[4].parts[0].cache, CacheMark::FiveMinutes);
    }

    void understandsThinkingAndSettings()
    {
        const auto decoded = codec().decodeRequest(
            R"({"model":"m","max_tokens":5000,"system":"S","messages":[{"role":"assistant","content":[{"type":"thinking","thinking":"Hm","signature":"s"},{"type":"text","text":"So"}]}],"thinking":{"type":"adaptive","display":"omitted"},"output_config":{"effort":"high"},"output_format":{"type":"json_schema","schema":{"a":1}},"tools":[{"name":"f","input_schema":{}}],"tool_choice":{"type":"tool","name":"f","disable_parallel_tool_use":true},"top_k":3})");
        QVERIFY(decoded.ok());
        QCOMPARE(decoded->messages[0].role, Role::System);
        const Message &turn = decoded->messages[1];
        QCOMPARE(turn.blocks.size(), size_t(2));
        QCOMPARE(turn.blocksFormat, WireFormat::Anthropic);
        QCOMPARE(turn.parts[0].kind, ContentPart::Kind::Reasoning);
        QCOMPARE(turn.text(), text("So"));
        const Parameters &p = decoded->parameters;
        QCOMPARE(p.thinkingBudget, std::optional<qint64>(-1));
        QCOMPARE(p.reasoningEffort, std::optional(text("high")));
        QCOMPARE(p.parallelToolCalls, std::optional(false));
        QCOMPARE(p.topK, std::optional<qint64>(3));
        QCOMPARE(decoded->toolChoice->mode, ToolChoice::Mode::Named);
        QCOMPARE(decoded->responseFormat->schema, QByteArray("{\"a\":1}"));
        // What the fields cannot say of an object does not hide a later change of what they can.
        ChatRequest changed = *decoded;
        changed.parameters.thinkingBudget = 1024;
        changed.responseFormat->schema = "{\"b\":2}";
        const Json body = encoded(changed);
        QVERIFY(member(body, "thinking")
            == parsed(R"({"type":"enabled","budget_tokens":1024,"display":"omitted"})"));
        QVERIFY(
            member(body, "output_format") == parsed(R"({"type":"json_schema","schema":{"b":2}})"));
    }

    void requestsComeBackAsTheyWere_data()
    {
        QTest::addColumn<ChatRequest>("request");
        QTest::newRow("plain") << ask({user("Hi")});
        ChatRequest everything = ask({Message::fromText(Role::System, text("S")), user("Hi"),
            Message::fromText(Role::Assistant, text("Ho"))});
        Parameters &p = everything.parameters;
        p.temperature = 0.0;
        p.topP = 0.5;
        p.topK = 0;
        p.stop = QStringList{};
        p.thinkingBudget = 1024;
        p.reasoningEffort = text("medium");
        p.serviceTier = text("auto");
        p.parallelToolCalls = false;
        Tool tool;
        tool.name = text("f");
        tool.description = text("d");
        tool.parameters = "{\"type\":\"object\",\"properties\":{\"z\":{},\"a\":{}}}";
        tool.strict = true;
        tool.cache = CacheMark::OneHour;
        everything.tools = {tool};
        everything.toolChoice = ToolChoice{ToolChoice::Mode::Required, {}};
        everything.responseFormat = ResponseFormat{};
        everything.responseFormat->schema = "{\"type\":\"object\"}";
        everything.extra = "{\"metadata\":{\"user_id\":\"u\"}}";
        everything.stream = true;
        QTest::newRow("everything") << everything;

        Message parts = user("Look");
        parts.parts.push_back(part(ContentPart::Kind::Image, "image/png", "\x89PNG"));
        parts.parts.push_back(part(ContentPart::Kind::File, "application/pdf", "%PDF-"));
        parts.parts.back().name = text("a.pdf");
        parts.parts.back().cache = CacheMark::OneHour;
        parts.parts.push_back(part(ContentPart::Kind::File, "text/plain", "words"));
        ContentPart upload;
        upload.kind = ContentPart::Kind::Image;
        upload.fileId = text("file_1");
        parts.parts.push_back(upload);
        QTest::newRow("parts") << ask({parts});

        Message calls;
        calls.role = Role::Assistant;
        calls.toolCalls = {
            {text("a"), text("f"), text("{\"x\": 1}")}, {text("b"), text("g"), text("{}")}};
        Message failed = toolResult("b", "no");
        failed.toolFailed = true;
        failed.parts.back().cache = CacheMark::FiveMinutes;
        Message marked = user("Go on");
        marked.parts.back().cache = CacheMark::FiveMinutes;
        QTest::newRow("tools") << ask(
            {user("Hi"), calls, toolResult("a", "1"), failed, marked, user("And")});
    }

    void requestsComeBackAsTheyWere()
    {
        QFETCH(ChatRequest, request);
        const auto again = codec().decodeRequest(codec().encode(request));
        QVERIFY(again.ok());
        QCOMPARE(codec().encode(*again), codec().encode(request));
        QVERIFY(*again == request);
    }

    void theResultsOfATurnStandInOneMessage()
    {
        Message calls;
        calls.role = Role::Assistant;
        calls.toolCalls = {{text("a"), text("f"), text("{}")}, {text("b"), text("f"), text("{}")}};
        const Json messages =
            member(encoded(ask({calls, toolResult("a", "1"), toolResult("b", "2"), user("Go on")})),
                "messages");
        QVERIFY(messages
            == parsed(
                R"([{"role":"assistant","content":[{"type":"tool_use","id":"a","name":"f","input":{}},{"type":"tool_use","id":"b","name":"f","input":{}}]},
            {"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":"1"},{"type":"tool_result","tool_use_id":"b","content":"2"},{"type":"text","text":"Go on"}]}])"));
    }

    void systemPromptsGoToTheTop()
    {
        const Json body = encoded(ask({Message::fromText(Role::System, text("A")),
            Message::fromText(Role::Developer, text("B")), user("Hi"),
            Message::fromText(Role::System, text("C"))}));
        QVERIFY(member(body, "system")
            == parsed(R"([{"type":"text","text":"A"},{"type":"text","text":"B"}])"));
        QVERIFY(member(body, "messages")
            == parsed(R"([{"role":"user","content":"Hi"},{"role":"system","content":"C"}])"));
        QVERIFY(
            member(encoded(ask({Message::fromText(Role::System, text("A")), user("Hi")})), "system")
            == "A");
        QVERIFY(member(encoded(ask({user("Hi")})), "system").is_null());
    }

    void anAnswerIsSentBackAsItCame()
    {
        const Answer answer = decodeAnswer(codec(), false,
            R"({"type":"message","content":[{"type":"thinking","thinking":"Hm","signature":"c2ln"},{"type":"text","text":"So"},{"type":"tool_use","id":"a","name":"f","input":{"x":1}}],"stop_reason":"tool_use"})");
        const Json messages = member(
            encoded(
                ask({user("Hi"), answer.toMessage(WireFormat::Anthropic), toolResult("a", "1")})),
            "messages");
        QVERIFY(messages[1]
            == parsed(
                R"({"role":"assistant","content":[{"type":"thinking","thinking":"Hm","signature":"c2ln"},{"type":"text","text":"So"},{"type":"tool_use","id":"a","name":"f","input":{"x":1}}]})"));
        // Blocks of another format mean nothing here: text and calls are sent.
        Message foreign = answer.toMessage(WireFormat::OpenAiResponses);
        QVERIFY(member(encoded(ask({foreign})), "messages")[0]
            == parsed(
                R"({"role":"assistant","content":[{"type":"text","text":"So"},{"type":"tool_use","id":"a","name":"f","input":{"x":1}}]})"));
    }

    void whatTheFormatCannotSay()
    {
        Message foreign = user("Hi");
        foreign.parts.push_back(part(ContentPart::Kind::Audio, "audio/wav", "RIFF"));
        ContentPart other;
        other.kind = ContentPart::Kind::Other;
        other.raw = "{\"type\":\"input_audio\"}";
        other.rawFormat = WireFormat::OpenAiChat;
        foreign.parts.push_back(other);
        foreign.parts.push_back(
            ContentPart::fromText(QString())); // the API refuses text without text
        ContentPart picture;
        picture.kind = ContentPart::Kind::Image;
        picture.url = text("data:image/gif;base64,R0lG");
        foreign.parts.push_back(picture);
        Message calls;
        calls.role = Role::Assistant;
        calls.toolCalls = {{text("a"), text("f"), text("{\"x\":")},
            {text("b"), text("g"), text("plain"), true}, {text("c"), text("h"), QString()}};
        ChatRequest request = ask({foreign, calls});
        request.parameters.seed = 1;
        request.parameters.frequencyPenalty = 1.0;
        request.parameters.verbosity = text("low");
        request.parameters.parallelToolCalls = false; // without tools there is no choice of them
        request.responseFormat = ResponseFormat{ResponseFormat::Kind::JsonObject, {}, {}, {}, {}};
        const Json body = encoded(request);
        QVERIFY(member(body, "messages")[0]
            == parsed(
                R"({"role":"user","content":[{"type":"text","text":"Hi"},{"type":"image","source":{"type":"base64","media_type":"image/gif","data":"R0lG"}}]})"));
        const Json &content = member(member(body, "messages")[1], "content");
        QCOMPARE(dumpJson(member(content[0], "input")), QByteArray("{\"input\":\"{\\\"x\\\":\"}"));
        QCOMPARE(dumpJson(member(content[1], "input")), QByteArray("{\"input\":\"plain\"}"));
        QCOMPARE(dumpJson(member(content[2], "input")), QByteArray("{}"));
        QByteArrayList keys;
        for (const auto &[key, value] : body.items())
            keys.append(QByteArray::fromStdString(key));
        QCOMPARE(keys, (QByteArrayList{"model", "max_tokens", "messages"}));
    }

    void aLimitIsAlwaysSent_data()
    {
        QTest::addColumn<QString>("model");
        QTest::addColumn<qint64>("limit");
        QTest::newRow("current") << text("claude-opus-4-6") << qint64(32'000);
        QTest::newRow("behind a router") << text("anthropic/claude-sonnet-4-5") << qint64(32'000);
        QTest::newRow("3.5") << text("claude-3-5-haiku-latest") << qint64(8'192);
        QTest::newRow("3") << text("claude-3-haiku-20240307") << qint64(4'096);
        QTest::newRow("another maker") << text("kimi-k2") << qint64(8'192);
    }

    void aLimitIsAlwaysSent()
    {
        QFETCH(QString, model);
        QFETCH(qint64, limit);
        ChatRequest request = ask({user("Hi")});
        request.model = model;
        request.parameters.maxTokens.reset();
        QCOMPARE(intMember(encoded(request), "max_tokens"), std::optional(limit));
        request.parameters.thinkingBudget = 1000;
        QCOMPARE(intMember(encoded(request), "max_tokens"), std::optional(limit + 1000));
        request.parameters.maxTokens = 0; // fills the prompt cache
        QCOMPARE(intMember(encoded(request), "max_tokens"), std::optional<qint64>(0));
        request.extra = "{\"max_tokens\":7}";
        QCOMPARE(intMember(encoded(request), "max_tokens"), std::optional<qint64>(7));
        QCOMPARE(codec().encode(request).count("max_tokens"), 1);
    }

    void whoeverWaitsForAStreamGetsOne()
    {
        ChatRequest request = ask({user("Hi")});
        request.extra = "{\"stream\":false}";
        request.stream = true;
        QVERIFY(member(encoded(request), "stream") == true);
        request.stream = false;
        QVERIFY(member(encoded(request), "stream") == false);
        request.extra = "{\"stream\":true}";
        QVERIFY(member(encoded(request), "stream").is_null());
    }

    void refusesWhatIsNoRequest()
    {
        for (const char *body :
            {"", "[]", "{}", "{\"messages\":5}", "{\"messages\":[{\"role\":\"alien\"}]}",
                "{\"messages\":[5]}", "{\"messages\":[", "{\"messages\":[],\"x\":tru}", "nonsense"})
            QVERIFY2(!codec().decodeRequest(body).ok(), body);
    }

    void findsThePieces()
    {
        const QByteArray body(
            "{ \"system\" : [ \"s\" ], \"messages\" : [ {\"role\":\"user\",\"content\":\"]}\\\"\" "
            "} , {\"role\":\"x\"}], \"tools\":[1, 2] }");
        QByteArrayList found;
        for (const BodyPiece &piece : codec().pieces(body))
            found.append(body.mid(piece.offset, piece.size));
        QCOMPARE(found,
            (QByteArrayList{"[ \"s\" ]", "{\"role\":\"user\",\"content\":\"]}\\\"\" }",
                "{\"role\":\"x\"}", "[1, 2]"}));
        QVERIFY(codec().pieces("{\"messages\":[{]").empty());
        QVERIFY(codec().pieces("").empty());
    }
};

HELIOGRAPH_TEST_MAIN(AnthropicRequestTest)
#include "tst_anthropicrequest.moc"
