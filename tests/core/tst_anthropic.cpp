#include "core/base/json.h"
#include "core/wire/codec.h"
#include "tests/support/streampieces.h"
#include "tests/support/testmain.h"

using namespace heliograph;

namespace {

const Codec &codec()
{
    return *codecFor(WireFormat::Anthropic);
}

Answer streamed(const QByteArrayList &payloads)
{
    return decodeAnswer(codec(), true, namedEvents(payloads));
}

Answer whole(const QByteArray &body)
{
    return decodeAnswer(codec(), false, body);
}

/// A stream of one block: a start, deltas and a stop, in a message that ends.
QByteArrayList message(const QByteArrayList &events, const QByteArray &reason = "end_turn")
{
    QByteArrayList all{
        R"({"type":"message_start","message":{"id":"m","type":"message","role":"assistant","model":"c","content":[],"usage":{"input_tokens":5,"output_tokens":1}}})"};
    all += events;
    all += QByteArray(
        R"({"type":"message_delta","delta":{"stop_reason":"REASON","stop_sequence":null},"usage":{"output_tokens":7}})")
               .replace("REASON", reason);
    all += R"({"type":"message_stop"})";
    return all;
}

QByteArray inputDelta(int index, const char *partialJson)
{
    return dumpJson(Json{{"type", "content_block_delta"}, {"index", index},
        {"delta", {{"type", "input_json_delta"}, {"partial_json", partialJson}}}});
}

Json parsed(const QByteArray &json)
{
    return parseJson(json).value_or(Json());
}

}

Q_DECLARE_METATYPE(heliograph::Usage)

/// Anthropic's answers, streamed and whole; tst_anthropicrecordings reads real ones.
class AnthropicTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsUsage_data()
    {
        QTest::addColumn<QByteArray>("usage");
        QTest::addColumn<Usage>("expected");
        Usage plain;
        plain.input = 10;
        plain.cachedInput = 3;
        plain.cacheWrite5m = 4;
        plain.cacheWrite1h = 5;
        plain.output = 20;
        plain.reasoning = 6;
        plain.webSearches = 2;
        QTest::newRow("every class") << QByteArray(
            R"({"input_tokens":10,"cache_read_input_tokens":3,"cache_creation_input_tokens":9,"cache_creation":{"ephemeral_5m_input_tokens":4,"ephemeral_1h_input_tokens":5},"output_tokens":20,"output_tokens_details":{"thinking_tokens":6},"server_tool_use":{"web_search_requests":2,"web_fetch_requests":1},"service_tier":"standard"})")
                                     << plain;
        Usage noSplit;
        noSplit.input = 1;
        noSplit.cacheWrite5m = 9;
        noSplit.output = 2;
        QTest::newRow("writes of unknown lifetime are of the usual one") << QByteArray(
            R"({"input_tokens":1,"cache_creation_input_tokens":9,"cache_read_input_tokens":null,"output_tokens":2})")
                                                                         << noSplit;
        Usage grown = noSplit;
        grown.cacheWrite5m = 100;
        grown.cacheWrite1h = 0;
        QTest::newRow("the total grew after the split") << QByteArray(
            R"({"input_tokens":1,"cache_creation_input_tokens":100,"cache_creation":{"ephemeral_5m_input_tokens":60,"ephemeral_1h_input_tokens":0},"output_tokens":2})")
                                                        << grown;
        Usage grownHour = noSplit;
        grownHour.cacheWrite5m = 0;
        grownHour.cacheWrite1h = 100;
        QTest::newRow("the total of hours grew") << QByteArray(
            R"({"input_tokens":1,"cache_creation_input_tokens":100,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":60},"output_tokens":2})")
                                                 << grownHour;
        Usage compacted;
        compacted.input = 110;
        compacted.cachedInput = 12;
        compacted.cacheWrite5m = 4;
        compacted.cacheWrite1h = 3;
        compacted.output = 55;
        QTest::newRow("a compaction is billed beside the totals, an advisor elsewhere") << QByteArray(
            R"({"input_tokens":10,"output_tokens":5,"cache_read_input_tokens":2,"cache_creation_input_tokens":3,"cache_creation":{"ephemeral_5m_input_tokens":0,"ephemeral_1h_input_tokens":3},"iterations":[{"type":"compaction","input_tokens":100,"output_tokens":50,"cache_read_input_tokens":10,"cache_creation_input_tokens":4,"cache_creation":{"ephemeral_5m_input_tokens":4,"ephemeral_1h_input_tokens":0}},{"type":"advisor_message","model":"a","input_tokens":999,"output_tokens":999},{"type":"message","input_tokens":10,"output_tokens":5}]})")
                                                                                        << compacted;
        Usage fallen;
        fallen.input = 412;
        fallen.output = 264;
        QTest::newRow("a fallback's totals are those of the answer") << QByteArray(
            R"({"input_tokens":412,"output_tokens":264,"iterations":[{"type":"message","input_tokens":408,"output_tokens":0},{"type":"fallback_message","input_tokens":412,"output_tokens":264}]})")
                                                                     << fallen;
        QTest::newRow("nonsense") << QByteArray(
            R"({"input_tokens":-5,"output_tokens":"x","cache_creation":7,"iterations":[1,{"type":"message","input_tokens":-1}]})")
                                  << Usage();
    }

    void readsUsage()
    {
        QFETCH(QByteArray, usage);
        QFETCH(Usage, expected);
        const Answer answer = whole(
            R"({"type":"message","content":[],"stop_reason":"end_turn","usage":)" + usage + '}');
        QVERIFY(answer.usage == expected);
        // The same, where a stream says it at its end.
        QByteArrayList payloads{R"({"type":"message_start","message":{"id":"m"}})",
            R"({"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":)" + usage + '}',
            R"({"type":"message_stop"})"};
        QVERIFY(streamed(payloads).usage == expected);
    }

    void laterUsageReplacesEarlier()
    {
        QByteArrayList payloads{
            R"({"type":"message_start","message":{"id":"m","usage":{"input_tokens":43,"cache_read_input_tokens":7,"output_tokens":1,"service_tier":"priority"}}})",
            R"({"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"input_tokens":61,"cache_read_input_tokens":null,"output_tokens":2}})"};
        // What had been written when the stream began is no count of the answer.
        const Answer cut = streamed(payloads.first(1));
        QCOMPARE(cut.usage.input, std::optional<qint64>(43));
        QVERIFY(!cut.usage.output);
        const Answer answer = streamed(payloads);
        QCOMPARE(answer.usage.input, std::optional<qint64>(61));
        QCOMPARE(answer.usage.cachedInput, std::optional<qint64>(7));
        QCOMPARE(answer.usage.output, std::optional<qint64>(2));
        QCOMPARE(answer.serviceTier, QStringLiteral("priority"));
    }

    void toolCallsSideBySide()
    {
        const Answer answer = streamed(message(
            {R"({"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"a","name":"f","input":{}}})",
                R"({"type":"content_block_start","index":1,"content_block":{"type":"tool_use","id":"b","name":"g","input":{}}})",
                inputDelta(0, "{\"x\": "), inputDelta(1, ""), inputDelta(0, "1.0}"),
                R"({"type":"content_block_stop","index":0})",
                R"({"type":"content_block_stop","index":1})",
                // Called from inside code execution: the arguments come at once.
                R"({"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"c","name":"h","input":{"y":2},"caller":{"type":"code_execution_20250825","tool_id":"s"}}})",
                R"({"type":"content_block_stop","index":2})"},
            "tool_use"));
        QCOMPARE(answer.toolCalls.size(), size_t(3));
        QCOMPARE(answer.toolCalls[0],
            (ToolCall{QStringLiteral("a"), QStringLiteral("f"), QStringLiteral("{\"x\": 1.0}")}));
        QCOMPARE(answer.toolCalls[1],
            (ToolCall{QStringLiteral("b"), QStringLiteral("g"), QStringLiteral("{}")}));
        QCOMPARE(answer.toolCalls[2].arguments, QStringLiteral("{\"y\":2}"));
        const std::vector<QByteArray> expectedBlocks{
            R"({"type":"tool_use","id":"a","name":"f","input":{"x": 1.0}})",
            R"({"type":"tool_use","id":"b","name":"g","input":{}})",
            R"({"type":"tool_use","id":"c","name":"h","input":{"y":2},"caller":{"type":"code_execution_20250825","tool_id":"s"}})"};
        QCOMPARE(answer.blocks, expectedBlocks);
        QCOMPARE(finishKind(answer), FinishKind::ToolCalls);
    }

    void aCallCutByTheTokenLimitCanBeSentBack()
    {
        const Answer answer = streamed(message(
            {R"({"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"a","name":"f","input":{}}})",
                inputDelta(0, "{\"x\":\"Spa")},
            "max_tokens"));
        QVERIFY(answer.complete);
        QCOMPARE(answer.toolCalls[0].arguments, QStringLiteral("{\"x\":\"Spa"));
        const std::vector<QByteArray> expectedBlocks{
            "{\"type\":\"tool_use\",\"id\":\"a\",\"name\":\"f\",\"input\":{\"input\":\"{\\\"x\\\":"
            "\\\"Spa\"}}"};
        QCOMPARE(answer.blocks, expectedBlocks);
        QCOMPARE(finishKind(answer), FinishKind::Length);
    }

    void thinkingIsKeptWithItsSignature()
    {
        const Answer answer = streamed(message(
            {R"({"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}})",
                R"({"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Hm","estimated_tokens":1}})",
                R"({"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":" 'so'"}})",
                R"({"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"c2ln"}})",
                R"({"type":"content_block_stop","index":0})",
                R"({"type":"content_block_start","index":1,"content_block":{"type":"redacted_thinking","data":"eA=="}})",
                R"({"type":"content_block_stop","index":1})",
                R"({"type":"content_block_start","index":2,"content_block":{"type":"text","text":""}})",
                R"({"type":"content_block_stop","index":2})"}));
        QCOMPARE(answer.reasoning, QStringLiteral("Hm 'so'"));
        // A text block without text is refused by the API, so it is not sent back.
        const std::vector<QByteArray> expectedBlocks{
            R"({"type":"thinking","thinking":"Hm 'so'","signature":"c2ln"})",
            R"({"type":"redacted_thinking","data":"eA=="})"};
        QCOMPARE(answer.blocks, expectedBlocks);
        QVERIFY(answer.unknown.empty());
    }

    void citations()
    {
        const Answer answer = streamed(message(
            {R"({"type":"content_block_start","index":0,"content_block":{"citations":[],"type":"text","text":""}})",
                R"({"type":"content_block_delta","index":0,"delta":{"type":"citations_delta","citation":{"type":"web_search_result_location","cited_text":"q","url":"https://a.example/","title":"T","encrypted_index":"E"}}})",
                R"({"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"So."}})",
                R"({"type":"content_block_delta","index":0,"delta":{"type":"citations_delta","citation":{"type":"char_location","cited_text":"z","document_index":0,"document_title":"Doc","start_char_index":1,"end_char_index":2}}})",
                R"({"type":"content_block_delta","index":0,"delta":{"type":"citations_delta","citation":{"type":"search_result_location","cited_text":"y","source":"https://b.example/","title":null}}})",
                R"({"type":"content_block_stop","index":0})"}));
        QCOMPARE(answer.citations,
            (std::vector<Citation>{
                {QStringLiteral("https://a.example/"), QStringLiteral("T"), QStringLiteral("q")},
                {QString(), QStringLiteral("Doc"), QStringLiteral("z")},
                {QStringLiteral("https://b.example/"), QString(), QStringLiteral("y")}}));
        QCOMPARE(answer.blocks.size(), size_t(1));
        const Json block = parsed(answer.blocks[0]);
        QCOMPARE(stringMember(block, "text"), QStringLiteral("So."));
        QCOMPARE(member(block, "citations").size(), size_t(3));
        QCOMPARE(
            stringMember(member(block, "citations")[0], "encrypted_index"), QStringLiteral("E"));
        const Answer again = whole(R"({"type":"message","content":[)" + answer.blocks[0]
            + R"(],"stop_reason":"end_turn"})");
        QVERIFY(again.citations == answer.citations);
    }

    void serverToolsAndWhatTheyGaveBack()
    {
        const Answer answer = streamed(message(
            {R"({"type":"content_block_start","index":0,"content_block":{"type":"server_tool_use","id":"s","name":"web_fetch","input":{}}})",
                inputDelta(0, "{\"url\":1}"), R"({"type":"content_block_stop","index":0})",
                R"({"type":"content_block_start","index":1,"content_block":{"type":"web_fetch_tool_result","tool_use_id":"s","content":{"type":"web_fetch_tool_result_error","error_code":"url_not_accessible"}}})",
                R"({"type":"content_block_stop","index":1})",
                R"({"type":"content_block_start","index":2,"content_block":{"type":"bash_code_execution_tool_result","tool_use_id":"earlier","content":{"type":"bash_code_execution_result","stdout":"","content":[{"type":"bash_code_execution_output","file_id":"file_1"}]}}})",
                R"({"type":"content_block_stop","index":2})",
                R"({"type":"content_block_start","index":3,"content_block":{"type":"mcp_tool_use","id":"m","name":"echo","server_name":"srv","input":{}}})",
                R"({"type":"content_block_stop","index":3})",
                R"({"type":"content_block_start","index":4,"content_block":{"type":"mcp_tool_result","tool_use_id":"m","is_error":true,"content":"broke"}})",
                R"({"type":"content_block_stop","index":4})",
                R"({"type":"content_block_start","index":5,"content_block":{"type":"container_upload","file_id":"file_2"}})",
                R"({"type":"content_block_stop","index":5})"}));
        QCOMPARE(answer.serverTools,
            (std::vector<ServerTool>{
                {QStringLiteral("s"), QStringLiteral("web_fetch"), QStringLiteral("{\"url\":1}"),
                    QStringLiteral("{\"type\":\"web_fetch_tool_result_error\",\"error_code\":\"url_"
                                   "not_accessible\"}"),
                    true},
                {QStringLiteral("earlier"), QStringLiteral("bash_code_execution"), QString(),
                    QStringLiteral(
                        "{\"type\":\"bash_code_execution_result\",\"stdout\":\"\",\"content\":[{"
                        "\"type\":\"bash_code_execution_output\",\"file_id\":\"file_1\"}]}"),
                    false},
                {QStringLiteral("m"), QStringLiteral("echo"), QStringLiteral("{}"),
                    QStringLiteral("broke"), true}}));
        QCOMPARE(answer.media.size(), size_t(2));
        QCOMPARE(answer.media[0].fileId, QStringLiteral("file_1"));
        QCOMPARE(answer.media[1].fileId, QStringLiteral("file_2"));
        QVERIFY(answer.toolCalls.empty());
        QVERIFY(answer.unknown.empty());
        QCOMPARE(answer.blocks.size(), size_t(6));
    }

    void whatIsNotKnownIsKept()
    {
        const Answer answer = streamed(message({R"({"type":"ping"})",
            R"({"type":"content_block_start","index":0,"content_block":{"type":"hologram","beam":1}})",
            R"({"type":"content_block_delta","index":0,"delta":{"type":"hologram_delta","beam":2}})",
            R"({"type":"content_block_stop","index":0})", inputDelta(7, "{"),
            R"({"type":"weather","sunny":true})",
            R"({"type":"message_delta","delta":{"stop_reason":null,"container":{"id":"k"},"stop_sequence":"END"},"usage":{"speed":"fast","inference_geo":"global"},"context_management":{"applied_edits":[]}})",
            "7"}));
        const std::vector<QByteArray> expectedUnknown{R"({"type":"hologram","beam":1})",
            R"({"type":"content_block_delta","index":0,"delta":{"type":"hologram_delta","beam":2}})",
            inputDelta(7, "{"), R"({"type":"weather","sunny":true})",
            R"({"usage":{"speed":"fast"}})", R"({"container":{"id":"k"},"stop_sequence":"END"})",
            "7"};
        QCOMPARE(answer.unknown, expectedUnknown);
        QVERIFY(answer.complete);
        QVERIFY(whole("[1]").unknown == (std::vector<QByteArray>{"[1]"}));
    }

    void aCompactionIsText()
    {
        const Answer answer = streamed(message(
            {R"({"type":"content_block_start","index":0,"content_block":{"type":"compaction","content":null}})",
                R"({"type":"content_block_delta","index":0,"delta":{"type":"compaction_delta","content":"Summary","encrypted_content":"E"}})",
                R"({"type":"content_block_stop","index":0})"}));
        QCOMPARE(answer.text, QStringLiteral("Summary"));
        const std::vector<QByteArray> expectedBlocks{
            R"({"type":"compaction","content":"Summary","encrypted_content":"E"})"};
        QCOMPARE(answer.blocks, expectedBlocks);
    }

    void aMessageMayBeginWithContent()
    {
        const Answer answer = streamed(
            {R"({"type":"message_start","message":{"id":"m","model":"c","content":[{"type":"tool_use","id":"t","name":"f","input":{"a":1}}],"stop_reason":"tool_use","usage":{"input_tokens":1,"output_tokens":9}}})",
                R"({"type":"message_stop"})"});
        QVERIFY(answer.complete);
        QCOMPARE(answer.toolCalls,
            (std::vector<ToolCall>{
                {QStringLiteral("t"), QStringLiteral("f"), QStringLiteral("{\"a\":1}")}}));
        QCOMPARE(answer.finishReason, QStringLiteral("tool_use"));
        QCOMPARE(answer.usage.output, std::optional<qint64>(9));
    }

    void aMessageInsideAnotherIsAnError()
    {
        QByteArrayList payloads = message(
            {R"({"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}})",
                R"({"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"One"}})"});
        payloads.insert(3, payloads[0]); // sent twice by a proxy: nothing new
        QVERIFY(!streamed(payloads).error);
        QCOMPARE(streamed(payloads).text, QStringLiteral("One"));
        payloads[3].replace("\"id\":\"m\"", "\"id\":\"other\"");
        payloads.insert(4,
            R"({"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Two"}})");
        const Answer answer = streamed(payloads);
        QVERIFY(answer.error);
        QCOMPARE(answer.error->kind, ErrorKind::Malformed);
        QVERIFY(!answer.complete);
        QCOMPARE(answer.text, QStringLiteral("One"));
        QCOMPARE(
            answer.unknown.size(), size_t(4)); // kept: the start, "Two", the delta and the stop
    }

    void messagesOneAfterAnotherAddUp()
    {
        const QByteArrayList one = message(
            {R"({"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"a","name":"f","input":{}}})",
                R"({"type":"content_block_stop","index":0})"},
            "tool_use");
        QByteArrayList two = one;
        two[1].replace("\"id\":\"a\"", "\"id\":\"b\"");
        QCOMPARE(streamed(one + two).toolCalls.size(), size_t(2));
        QVERIFY(streamed(one + two).complete);
        // The end is said when there is none: a second message that is cut off is no success.
        QVERIFY(!streamed(one + two.first(2)).complete);
        const auto decoder = codec().decoder(true);
        StreamEvents events = decoder->feed(namedEvents(one + two));
        QCOMPARE(std::count_if(events.begin(), events.end(),
                     [](const StreamEvent &e) { return std::holds_alternative<event::End>(e); }),
            0);
        events = decoder->finish();
        QCOMPARE(events, StreamEvents{event::End{}});
    }

    void errorsInTheStream_data()
    {
        QTest::addColumn<QByteArray>("payload");
        QTest::addColumn<ErrorKind>("kind");
        const auto row = [](const char *type, ErrorKind kind) {
            QTest::newRow(type) << QByteArray(
                R"({"type":"error","error":{"type":"TYPE","message":"Words"},"request_id":"r"})")
                                       .replace("TYPE", type)
                                << kind;
        };
        row("overloaded_error", ErrorKind::Server);
        row("api_error", ErrorKind::Server);
        row("rate_limit_error", ErrorKind::RateLimit);
        row("authentication_error", ErrorKind::Auth);
        row("permission_error", ErrorKind::Auth);
        row("not_found_error", ErrorKind::NotFound);
        row("invalid_request_error", ErrorKind::Request);
        row("request_too_large", ErrorKind::Request);
        row("billing_error", ErrorKind::Request);
        QTest::newRow("another shape")
            << QByteArray(R"({"error":{"message":"Words"}})") << ErrorKind::Server;
    }

    void errorsInTheStream()
    {
        QFETCH(QByteArray, payload);
        QFETCH(ErrorKind, kind);
        QByteArrayList payloads = message(
            {R"({"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hel"}})"});
        payloads = payloads.first(2) << payload;
        const Answer answer =
            decodeAnswer(codec(), true, namedEvents(payloads.first(2)) + "data: " + payload + "\n\n");
        QCOMPARE(answer.text, QStringLiteral("Hel"));
        QVERIFY(answer.error);
        QCOMPARE(answer.error->message, QStringLiteral("Words"));
        QCOMPARE(answer.error->kind, kind);
        QVERIFY(!answer.complete);
        QVERIFY(whole(payload).error);
        QCOMPARE(codec().errorMessage(payload), QStringLiteral("Words"));
    }

    void theNameOfAnEventServesWhereItsTypeIsMissing()
    {
        const Answer answer = decodeAnswer(codec(), true,
            "event: message_start\ndata: {\"message\":{\"id\":\"m\",\"model\":\"c\"}}\n\n"
            "event: content_block_delta\ndata: "
            "{\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Hi\"}}\n\n"
            "event: message_stop\ndata: {}\n\n");
        QVERIFY(answer.complete);
        QCOMPARE(answer.text, QStringLiteral("Hi"));
    }

    void aSuccessIsProved()
    {
        QVERIFY(whole(R"({"type":"message","content":[],"stop_reason":"end_turn"})").complete);
        QVERIFY(!whole(R"({"type":"message","content":[],"stop_reason":null})").complete);
        QVERIFY(!whole(R"({"content":[],"stop_reason":"end_turn"})").complete);
        QVERIFY(whole("<html>").error);
        QVERIFY(!streamed({R"({"type":"message_start","message":{"id":"m"}})"}).complete);
        QVERIFY(!decodeAnswer(codec(), true, "data: [DONE]\n\n").complete);
        QVERIFY(!decodeAnswer(codec(), true, "data: [DONE]\n\n").error);
    }
};

HELIOGRAPH_TEST_MAIN(AnthropicTest)
#include "tst_anthropic.moc"
