#include "core/wire/codec.h"
#include "tests/support/streampieces.h"
#include "tests/support/testmain.h"

using namespace heliograph;

namespace {

const Codec &codec()
{
    return *codecFor(WireFormat::OpenAiResponses);
}

Answer streamed(const QByteArrayList &payloads)
{
    return decodeAnswer(codec(), true, dataLines(payloads));
}

Answer whole(const QByteArray &body)
{
    return decodeAnswer(codec(), false, body);
}

QByteArray message(const QByteArray &parts)
{
    return R"({"type":"message","id":"m","role":"assistant","content":[)" + parts + "]}";
}

QByteArray response(const QByteArray &items, const QByteArray &more = {})
{
    return R"({"id":"r","object":"response","status":"completed","model":"m","output":[)" + items + ']'
        + (more.isEmpty() ? QByteArray() : ',' + more) + '}';
}

QByteArray done(const QByteArray &item, int place = 0)
{
    return R"({"type":"response.output_item.done","output_index":)" + QByteArray::number(place) + R"(,"item":)"
        + item + '}';
}

struct ToolCase {
    const char *name;
    const char *item;
    const char *client; ///< "id name arguments"; empty: the provider runs it
    const char *server; ///< "id name input output"
};

const ToolCase kToolCases[] = {
    {"function", R"({"type":"function_call","id":"i","call_id":"c","name":"f","arguments":"{ }"})", "c f { }", ""},
    {"custom", R"({"type":"custom_tool_call","id":"i","call_id":"c","name":"f","input":"x y"})", "c f x y", ""},
    {"local shell", R"({"type":"local_shell_call","id":"i","call_id":"c","action":{"type":"exec","command":["ls"]}})",
            R"(c local_shell {"action":{"type":"exec","command":["ls"]}})", ""},
    {"shell here", R"({"type":"shell_call","id":"i","call_id":"c","action":{"commands":["ls"]},"environment":{"type":"local"}})",
            R"(c shell {"action":{"commands":["ls"]}})", ""},
    {"shell there", R"({"type":"shell_call","id":"i","call_id":"c","action":{"commands":["ls"]},"environment":{"type":"container_reference"}})",
            "", R"(c shell {"commands":["ls"]} )"},
    {"patch", R"({"type":"apply_patch_call","id":"i","call_id":"c","operation":{"type":"delete_file","path":"a"}})",
            R"(c apply_patch {"operation":{"type":"delete_file","path":"a"}})", ""},
    {"computer", R"({"type":"computer_call","id":"i","call_id":"c","action":{"type":"click"}})",
            R"(c computer {"action":{"type":"click"}})", ""},
    {"computer without a call", R"({"type":"computer_call","id":"i","status":"completed"})", "", "i computer_use  "},
    {"search of tools here", R"({"type":"tool_search_call","id":"i","call_id":"c","execution":"client","arguments":{"goal":"x"}})",
            R"(c tool_search {"goal":"x"})", ""},
    {"search of tools there", R"({"type":"tool_search_call","id":"i","call_id":null,"execution":"server","arguments":{"goal":"x"}})",
            "", R"(i tool_search {"goal":"x"} )"},
    {"web", R"({"type":"web_search_call","id":"i","status":"completed","action":{"type":"search","query":"q","sources":[{"type":"url","url":"u"}]}})",
            "", R"(i web_search {"type":"search","query":"q"} [{"type":"url","url":"u"}])"},
    {"files", R"({"type":"file_search_call","id":"i","queries":["q"],"results":null})", "", R"(i file_search ["q"] )"},
    {"code", R"({"type":"code_interpreter_call","id":"i","code":"1+1","outputs":[{"type":"logs","logs":"2"}]})", "",
            R"(i code_interpreter 1+1 [{"type":"logs","logs":"2"}])"},
    {"xai code", R"({"type":"code_interpreter_call","id":"i","call_id":"","name":"code_execution","arguments":"{}"})", "",
            "i code_interpreter {} "},
    {"xai search", R"({"type":"custom_tool_call","id":"i","call_id":"x","name":"x_keyword_search","input":"[1]"})", "",
            "i x_keyword_search [1] "},
    {"mcp", R"({"type":"mcp_call","id":"i","name":"f","arguments":"{}","output":"o","error":null})", "", "i mcp.f {} o"},
    {"mcp fails", R"({"type":"mcp_call","id":"i","name":"f","arguments":"{}","output":null,"error":"boom"})", "",
            "i mcp.f {} boom failed"},
    {"mcp asks", R"({"type":"mcp_approval_request","id":"i","name":"f","arguments":"{}"})", "", "i mcp.f {} "},
    {"program", R"({"type":"program","id":"i","call_id":"c","code":"x","fingerprint":"f"})", "",
            "c programmatic_tool_calling x "},
};

const QByteArray kTwoParts = message(
    R"({"type":"output_text","text":"Hello","annotations":[{"type":"url_citation","url":"https://a","title":"A"},)"
    R"({"type":"file_citation","file_id":"f","filename":"b.pdf"}],"logprobs":[]},)"
    R"({"type":"refusal","refusal":"No"})");

const QByteArray kCompleted = R"({"type":"response.completed","response":{"id":"r","status":"completed","output":[]}})";

}

/// Answers in OpenAI's Responses format, made up for what is to be read in them. Recorded ones: tst_openairesponsesrecordings.
class OpenAiResponsesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void toolsByWhoRunsThem_data()
    {
        QTest::addColumn<QByteArray>("item");
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("server");
        for (const ToolCase &one : kToolCases)
            QTest::newRow(one.name) << QByteArray(one.item) << QString::fromUtf8(one.client) << QString::fromUtf8(one.server);
    }

    void toolsByWhoRunsThem()
    {
        QFETCH(QByteArray, item);
        QFETCH(QString, client);
        QFETCH(QString, server);
        for (const Answer &answer : {whole(response(item)), streamed({done(item), kCompleted}),
                 streamed({QByteArray(done(item)).replace("item.done", "item.added"), done(item), kCompleted})}) {
            QVERIFY(answer.unknown.empty());
            QCOMPARE(answer.blocks, std::vector<QByteArray>{item});
            QStringList calls;
            for (const ToolCall &call : answer.toolCalls)
                calls.append(QStringList{call.id, call.name, call.arguments}.join(QLatin1Char(' ')));
            QStringList tools;
            for (const ServerTool &tool : answer.serverTools)
                tools.append(QStringList{tool.id, tool.name, tool.input, tool.output}.join(QLatin1Char(' '))
                    + (tool.failed ? QStringLiteral(" failed") : QString()));
            QCOMPARE(calls.join(QLatin1Char('|')), client);
            QCOMPARE(tools.join(QLatin1Char('|')), server);
        }
    }

    void outputsJoinTheirCalls()
    {
        const Answer answer = whole(response(
            R"({"type":"tool_search_call","id":"a","call_id":null,"execution":"server","arguments":{}},)"
            R"({"type":"tool_search_output","id":"b","call_id":null,"execution":"server","tools":[{"name":"f"}]},)"
            R"({"type":"program","id":"p","call_id":"c","code":"x","fingerprint":"f"},)"
            R"({"type":"program_output","id":"q","call_id":"c","result":"7","status":"completed"})"));
        QCOMPARE(answer.serverTools.size(), size_t(2));
        QCOMPARE(answer.serverTools[0].id, QStringLiteral("a"));
        QCOMPARE(answer.serverTools[0].output, QStringLiteral(R"([{"name":"f"}])"));
        QCOMPARE(answer.serverTools[1].output, QStringLiteral("7"));
        QCOMPARE(answer.serverTools[1].input, QStringLiteral("x"));
    }

    void addsUpPieces()
    {
        const Answer answer = streamed({
            R"({"type":"response.created","response":{"id":"r1","model":"m"}})",
            R"({"type":"response.output_item.added","output_index":0,"item":{"type":"reasoning","id":"a","summary":[]}})",
            R"({"type":"response.reasoning_summary_text.delta","output_index":0,"item_id":"b","summary_index":0,"delta":"One"})",
            R"({"type":"response.reasoning_summary_text.delta","output_index":0,"item_id":"c","summary_index":0,"delta":"."})",
            R"({"type":"response.reasoning_summary_text.delta","output_index":0,"item_id":"d","summary_index":1,"delta":"Two."})",
            R"({"type":"response.output_item.done","output_index":0,"item":{"type":"reasoning","id":"e","summary":[{"type":"summary_text","text":"One."},{"type":"summary_text","text":"Two."}]}})",
            R"({"type":"response.output_item.added","output_index":1,"item":{"type":"function_call","id":"f","call_id":"c1","name":"go","arguments":""}})",
            R"({"type":"response.function_call_arguments.delta","output_index":1,"item_id":"g","delta":"[1"})",
            R"({"type":"response.function_call_arguments.delta","output_index":1,"item_id":"h","delta":",2]"})",
            R"({"type":"response.function_call_arguments.done","output_index":1,"arguments":"[1,2]"})",
            R"({"type":"response.output_item.done","output_index":1,"item":{"type":"function_call","id":"i","call_id":"c1","name":"go","arguments":"[1,2]"}})",
            R"({"type":"response.output_item.added","output_index":2,"item":{"type":"message","id":"j","content":[]}})",
            R"({"type":"response.output_text.delta","output_index":2,"content_index":0,"delta":"Hel","logprobs":[{"token":"Hel","logprob":-0.5,"top_logprobs":[{"token":"Hi","logprob":-1}]}]})",
            R"({"type":"response.output_text.delta","output_index":2,"content_index":0,"delta":"lo"})",
            R"({"type":"response.output_text.annotation.added","output_index":2,"content_index":0,"annotation_index":0,"annotation":{"type":"url_citation","url":"https://a","title":"A","start_index":0,"end_index":3}})",
            R"({"type":"response.output_text.done","output_index":2,"content_index":0,"text":"Hello"})",
            R"({"type":"response.refusal.delta","output_index":2,"content_index":1,"delta":"No"})",
            R"({"type":"response.refusal.done","output_index":2,"content_index":1,"refusal":"No"})",
            done(kTwoParts, 2),
            R"({"type":"response.incomplete","response":{"id":"r9","model":"m","status":"incomplete","service_tier":"flex","incomplete_details":{"reason":"max_output_tokens"},"usage":{"input_tokens":10,"input_tokens_details":{"cached_tokens":4},"output_tokens":7,"output_tokens_details":{"reasoning_tokens":5},"total_tokens":17,"cost_in_usd_ticks":1399000}}})"});
        QVERIFY(answer.complete && !answer.error && answer.unknown.empty());
        QCOMPARE(answer.id, QStringLiteral("r1"));
        QCOMPARE(answer.reasoning, QStringLiteral("One.\n\nTwo."));
        QCOMPARE(answer.text, QStringLiteral("Hello"));
        QCOMPARE(answer.refusal, QStringLiteral("No"));
        QCOMPARE(answer.toolCalls, (std::vector<ToolCall>{{QStringLiteral("c1"), QStringLiteral("go"), QStringLiteral("[1,2]")}}));
        QCOMPARE(answer.citations.size(), size_t(2));
        QCOMPARE(answer.citations[0].url, QStringLiteral("https://a"));
        QCOMPARE(answer.citations[1].title, QStringLiteral("b.pdf"));
        QCOMPARE(answer.logProbs.size(), size_t(1));
        QCOMPARE(answer.logProbs[0].alternatives[0].second, -1.0);
        QCOMPARE(answer.blocks.size(), size_t(3));
        QCOMPARE(answer.finishReason, QStringLiteral("max_output_tokens"));
        QCOMPARE(finishKind(answer), FinishKind::Length);
        QCOMPARE(answer.serviceTier, QStringLiteral("flex"));
        QCOMPARE(answer.usage.input, std::optional<qint64>(6));
        QCOMPARE(answer.usage.cachedInput, std::optional<qint64>(4));
        QCOMPARE(answer.usage.reasoning, std::optional<qint64>(5));
        QCOMPARE(answer.declaredCost->toDecimal(), QStringLiteral("0.0001399"));
    }

    void whatOnlyTheEndSaysIsRead()
    {
        // Items without pieces of their own, and answers whose items come with the end alone.
        const QByteArray item = message(R"({"type":"output_text","text":"Hi"})");
        QCOMPARE(streamed({done(item), kCompleted}).text, QStringLiteral("Hi"));
        QCOMPARE(streamed({R"({"type":"response.completed","response":)" + response(item) + '}'}).text, QStringLiteral("Hi"));
        QCOMPARE(streamed({R"({"type":"response.output_text.done","output_index":0,"content_index":0,"text":"Hi"})", done(item), kCompleted}).text,
            QStringLiteral("Hi"));
    }

    void picturesAreMedia()
    {
        const QByteArray partial = R"({"type":"response.image_generation_call.partial_image","output_index":0,"partial_image_b64":"AAAA"})";
        const QByteArray item = R"({"type":"image_generation_call","id":"i","output_format":"webp","revised_prompt":"a cat","result":"AQID"})";
        const Answer answer = streamed({partial, done(item), kCompleted});
        QCOMPARE(answer.media.size(), size_t(1));
        QCOMPARE(answer.media[0].data, QByteArray("\1\2\3"));
        QCOMPARE(answer.media[0].mimeType, QStringLiteral("image/webp"));
        QCOMPARE(answer.serverTools[0].input, QStringLiteral("a cat"));
        QCOMPARE(streamed({partial}).media.size(), size_t(1)); // cut off: the rough one is kept
        QCOMPARE(whole(response(item)).media, answer.media);
    }

    void searchesAreCounted()
    {
        const QByteArray search = R"({"type":"web_search_call","id":"i","action":{"type":"search","query":"q"}})";
        const QByteArray open = R"({"type":"web_search_call","id":"j","action":{"type":"open_page","url":"u"}})";
        const Answer answer = whole(response(search + ',' + open, R"("usage":{"input_tokens":1,"output_tokens":1})"));
        QCOMPARE(answer.usage.webSearches, std::optional<qint64>(1));
    }

    void errors_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("kind");
        QTest::newRow("flat") << QByteArray(R"({"type":"error","code":"rate_limit_exceeded","message":"Slow down","param":null})")
                              << QStringLiteral("Slow down") << int(ErrorKind::RateLimit);
        QTest::newRow("nested") << QByteArray(R"({"type":"error","error":{"type":"invalid_request_error","code":null,"message":"Bad","param":null}})")
                                << QStringLiteral("Bad") << int(ErrorKind::Request);
        QTest::newRow("failed") << QByteArray(R"({"type":"response.failed","response":{"id":"r","status":"failed","error":{"code":"server_error","message":"Oops"}}})")
                                << QStringLiteral("Oops") << int(ErrorKind::Server);
        QTest::newRow("bare") << QByteArray(R"({"error":{"message":"No"}})") << QStringLiteral("No") << int(ErrorKind::Server);
    }

    void errors()
    {
        QFETCH(QByteArray, payload);
        QFETCH(QString, words);
        QFETCH(int, kind);
        const Answer answer = streamed({R"({"type":"response.output_text.delta","output_index":0,"delta":"Hel"})", payload});
        QCOMPARE(answer.text, QStringLiteral("Hel"));
        QVERIFY(answer.error && !answer.complete);
        QCOMPARE(answer.error->message, words);
        QCOMPARE(int(answer.error->kind), kind);
    }

    void wholeErrors()
    {
        QCOMPARE(whole(R"({"error":{"message":"No"}})").error->message, QStringLiteral("No"));
        QCOMPARE(whole(response({}, R"("error":{"code":"server_error","message":"Oops"})")).error->message, QStringLiteral("Oops"));
        QVERIFY(whole("<html>").error);
        QVERIFY(!whole("{}").complete);
        QVERIFY(!whole(R"({"id":"r","status":"queued","output":[]})").complete);
        QCOMPARE(codec().errorMessage(R"({"error":{"message":"Bad key"}})"), QStringLiteral("Bad key"));
        QCOMPARE(codec().errorMessage("<html>"), QString());
    }

    void whatIsUnknownIsKept()
    {
        const QByteArray strange = R"({"type":"response.dream.delta","delta":"z"})";
        const QByteArray item = R"({"type":"telepathy_call","id":"t"})";
        const Answer answer = streamed({strange, done(item), kCompleted});
        QCOMPARE(answer.unknown, (std::vector<QByteArray>{strange, item}));
        QCOMPARE(answer.blocks, std::vector<QByteArray>{item});
        QVERIFY(answer.complete);
    }

    void brokenTextIsSentBackMended()
    {
        const QByteArray mended = "{\"type\":\"reasoning\",\"summary\":[],\"x\":\"\xef\xbf\xbd\"}";
        for (const char *broken : {"\xff", "\\ud83d"}) {
            const QByteArray item = QByteArray(mended).replace("\xef\xbf\xbd", broken);
            QCOMPARE(streamed({done(item), kCompleted}).blocks, std::vector<QByteArray>{mended});
            QCOMPARE(whole(response(item)).blocks, std::vector<QByteArray>{mended});
        }
    }

    void aRefusalIsNoPlainEnd()
    {
        QCOMPARE(finishKind(whole(response(message(R"({"type":"refusal","refusal":"No"})")))), FinishKind::ContentFilter);
        QCOMPARE(finishKind(whole(response(message(R"({"type":"output_text","text":"Yes"})")))), FinishKind::Stop);
        QCOMPARE(finishKind(whole(response(R"({"type":"function_call","call_id":"c","name":"f","arguments":""})"))), FinishKind::ToolCalls);
    }
};

HELIOGRAPH_TEST_MAIN(OpenAiResponsesTest)
#include "tst_openairesponses.moc"
