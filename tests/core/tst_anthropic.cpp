#include "core/base/json.h"
#include "core/wire/codec.h"
#include "tests/support/recordings.h"
#include "tests/support/testenvironment.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>

using namespace heliograph;

namespace {

/// What the AI SDK (@ai-sdk/anthropic 4.0.105) makes of each recording: length of text and
/// reasoning, stop reason, tokens (input without cache, read from the cache, written to it, output,
/// thinking), and each call of a tool with the length of its arguments.
constexpr std::pair<const char *, const char *> kOfficialClient[] = {
    {"anthropic-advisor-20250301.1.chunks.txt", "11250 0 end_turn 4727/0/0/3391/0"},
    {"anthropic-advisor-20260301.1.json", "10746 0 end_turn 2414/0/0/3200/0"},
    {"anthropic-advisor-stop-reasons.chunks.txt", "0 0 end_turn 10/0/0/20/0"},
    {"anthropic-advisor-stop-reasons.json", "0 0 end_turn 10/0/0/20/0"},
    {"anthropic-claude-opus-5-reasoning-high.1.json", "2644 352 end_turn 51/0/0/1699/139"},
    {"anthropic-clear-thinking.1.chunks.txt", "13 75 end_turn 69/0/0/53/0"},
    {"anthropic-clear-thinking.1.json", "13 22 end_turn 69/0/0/33/0"},
    {"anthropic-code-execution-20250825.1.chunks.txt", "795 0 end_turn 8050/0/0/771/0"},
    {"anthropic-code-execution-20250825.1.json", "509 0 end_turn 7881/0/0/608/0"},
    {"anthropic-code-execution-20250825.2.chunks.txt", "1793 0 end_turn 15696/0/0/2479/0"},
    {"anthropic-code-execution-20250825.2.json", "1563 0 end_turn 12546/0/0/1359/0"},
    {"anthropic-code-execution-20260120-prompt-cache.1.chunks.txt",
        "62 0 end_turn 6/6289/3337/198/0"},
    {"anthropic-code-execution-file-upload.1.chunks.txt", "1022 0 end_turn 11505/0/0/1103/0"},
    {"anthropic-code-execution-file-upload.1.json", "878 0 end_turn 7451/0/0/521/0"},
    {"anthropic-combined-context-editing.1.chunks.txt", "362 563 end_turn 50/0/0/485/0"},
    {"anthropic-combined-context-editing.1.json", "391 353 end_turn 50/0/0/418/0"},
    {"anthropic-compaction.1.chunks.txt", "10710 0 end_turn 60997/0/0/3341/0"},
    {"anthropic-compaction.1.json", "6807 0 end_turn 61067/0/0/1912/0"},
    {"anthropic-fallback.chunks.txt", "66 0 end_turn 412/0/0/264/0"},
    {"anthropic-fallback.json", "66 0 end_turn 412/0/0/264/0"},
    {"anthropic-json-other-tool.1.chunks.txt", "0 0 tool_use 843/0/0/28/0 weather(29)"},
    {"anthropic-json-other-tool.1.json", "0 0 tool_use 843/0/0/28/0 weather(28)"},
    {"anthropic-json-output-format.1.chunks.txt", "1267 0 end_turn 313/0/0/305/0"},
    {"anthropic-json-output-format.1.json", "2005 0 end_turn 371/0/0/629/0"},
    {"anthropic-json-tool.1.chunks.txt", "0 0 tool_use 849/0/0/47/0 json(86)"},
    {"anthropic-json-tool.1.json", "0 0 tool_use 1151/0/0/87/0 json(256)"},
    {"anthropic-mcp.1.chunks.txt", "112 0 end_turn 1250/0/0/83/0"},
    {"anthropic-mcp.1.json", "127 0 end_turn 1250/0/0/88/0"},
    {"anthropic-memory-20250818.1.json", "0 0 tool_use 1614/0/0/69/0 memory(37)"},
    {"anthropic-message-delta-input-tokens.chunks.txt", "4 0 end_turn 61/0/0/2/0"},
    {"anthropic-refusal.chunks.txt", "0 0 refusal 18/0/0/5/0"},
    {"anthropic-refusal.json", "0 0 refusal 18/0/0/5/0"},
    {"anthropic-text.chunks.txt", "108 0 end_turn 12/0/0/30/0"},
    {"anthropic-text.json", "105 0 end_turn 12/0/0/29/0"},
    {"anthropic-tool-no-args.chunks.txt", "35 0 tool_use 565/0/0/48/0 updateIssueList(2)"},
    {"anthropic-tool-no-args.json", "255 0 tool_use 602/0/0/93/0 updateIssueList(2)"},
    {"anthropic-tool-search-deferred-bm25.2.json",
        "226 0 tool_use 1398/0/0/213/0 executeEditorOperation(156)"},
    {"anthropic-tool-search-deferred-regex.2.json",
        "228 0 tool_use 1520/0/0/203/0 executeEditorOperation(156)"},
    {"anthropic-tool-search-deferred-regex.chunks.txt",
        "804 0 end_turn 1758/0/0/118/0 readNoteTree(50) executeEditorOperation(207)"},
    {"anthropic-tool-search-regex.1.chunks.txt", "324 0 end_turn 1071/0/0/67/0 get_temp_data(33)"},
    {"anthropic-tool-search-regex.1.json", "103 0 tool_use 1676/0/0/184/0 get_temp_data(52)"},
    {"anthropic-web-fetch-tool-20260209.1.chunks.txt", "194 0 end_turn 7172/0/0/144/0"},
    {"anthropic-web-fetch-tool-20260209.1.json", "187 0 end_turn 7204/0/0/162/0"},
    {"anthropic-web-search-tool.1.chunks.txt", "2402 0 end_turn 15665/0/0/795/0"},
    {"anthropic-web-search-tool.1.json", "1874 0 end_turn 27118/0/0/600/0"},
};

const Codec &codec()
{
    return *codecFor(WireFormat::Anthropic);
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

/// As Anthropic sends it: with the name of each event, which recordings leave out.
QByteArray namedSse(const QByteArrayList &payloads)
{
    QByteArray sse;
    for (const QByteArray &line : payloads) {
        if (const auto json = parseJson(line))
            sse += "event: " + stringMember(*json, "type").toUtf8() + "\ndata: " + line.trimmed()
                + "\n\n";
    }
    return sse;
}

StreamEvents decode(QByteArrayView bytes, qsizetype step)
{
    const auto decoder = codec().decoder(true);
    StreamEvents events;
    const auto add = [&](StreamEvents more) {
        events.insert(events.end(), more.begin(), more.end());
    };
    for (qsizetype at = 0; at < bytes.size(); at += step)
        add(decoder->feed(bytes.sliced(at, std::min(step, bytes.size() - at))));
    add(decoder->finish());
    return events;
}

Answer streamed(const QByteArrayList &payloads)
{
    return decodeAnswer(codec(), true, namedSse(payloads));
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

/// The stream of a recording as the whole message it would have been: its blocks, its members, its
/// usage.
QByteArray asWholeMessage(const QByteArrayList &payloads, const std::vector<QByteArray> &blocks)
{
    Json message;
    for (const QByteArray &payload : payloads) {
        const Json json = parsed(payload);
        const QString type = stringMember(json, "type");
        if (type == QLatin1String("message_start")) {
            message = member(json, "message");
        } else if (type == QLatin1String("message_delta")) {
            for (const auto &[key, value] : member(json, "delta").items())
                message[key] = value;
            for (const auto &[key, value] : member(json, "usage").items())
                message["usage"][key] = value;
        }
    }
    Json content = Json::array();
    for (const QByteArray &block : blocks)
        content.push_back(parsed(block));
    message["content"] = content;
    return dumpJson(message);
}

std::vector<std::tuple<QString, QString, Json>> callsOf(const Answer &answer)
{
    std::vector<std::tuple<QString, QString, Json>> calls;
    for (const ToolCall &call : answer.toolCalls)
        calls.emplace_back(call.id, call.name, parsed(call.arguments.toUtf8()));
    return calls;
}

}

Q_DECLARE_METATYPE(heliograph::Usage)

class AnthropicTest final : public QObject
{
    Q_OBJECT

private:
    static void addRecordings(const QString &pattern)
    {
        QTest::addColumn<QString>("path");
        const QString root = recordingsFolder();
        const QDir dir(root + QStringLiteral("/anthropic"));
        const QStringList names =
            root.isEmpty() ? QStringList() : dir.entryList({pattern}, QDir::Files);
        for (const QString &name : names)
            QTest::newRow(qPrintable(name)) << dir.filePath(name);
        if (names.isEmpty())
            QTest::newRow("absent") << QString();
    }

private Q_SLOTS:
    void agreesWithTheOfficialClient_data()
    {
        QTest::addColumn<QByteArray>("expected");
        if (recordingsFolder().isEmpty())
            QTest::newRow("absent") << QByteArray();
        else
            for (const auto &[name, expected] : kOfficialClient)
                QTest::newRow(name) << QByteArray(expected);
    }

    void agreesWithTheOfficialClient()
    {
        QFETCH(QByteArray, expected);
        const QString path = recordingsFolder() + QStringLiteral("/anthropic/")
            + QString::fromLatin1(QTest::currentDataTag());
        if (!QFile::exists(path))
            QSKIP("no recordings beside the project");
        const bool stream = path.endsWith(QLatin1String(".txt"));
        const Answer answer = stream ? streamed(readAll(path).split('\n')) : whole(readAll(path));
        QVERIFY(answer.complete);
        QVERIFY(!answer.error);
        const Usage &usage = answer.usage;
        QByteArrayList calls;
        for (const ToolCall &call : answer.toolCalls)
            calls.append(
                call.name.toUtf8() + '(' + QByteArray::number(call.arguments.size()) + ')');
        const QByteArray found = QByteArray::number(answer.text.size()) + ' '
            + QByteArray::number(answer.reasoning.size()) + ' ' + answer.finishReason.toUtf8() + ' '
            + QByteArray::number(usage.input.value_or(0)) + '/'
            + QByteArray::number(usage.cachedInput.value_or(0)) + '/'
            + QByteArray::number(usage.cacheWrite5m.value_or(0) + usage.cacheWrite1h.value_or(0))
            + '/' + QByteArray::number(usage.output.value_or(0)) + '/'
            + QByteArray::number(usage.reasoning.value_or(0)) + ' ' + calls.join(' ');
        QCOMPARE(found.trimmed(), expected);
    }

    void streamsReadToTheirEnd_data() { addRecordings(QStringLiteral("*.chunks.txt")); }

    void streamsReadToTheirEnd()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArrayList payloads = readAll(path).split('\n');
        const QByteArray sse = asSse(path);
        const Answer answer = decodeAnswer(codec(), true, sse);
        // With the names of the events or without them.
        QVERIFY(answer == streamed(payloads));
        if (path.contains(QLatin1String("spliced")))
            return; // see aMessageInsideAnotherIsAnError
        QVERIFY(answer.complete);
        QVERIFY(!answer.error);
        QVERIFY(!answer.model.isEmpty());
        QVERIFY(answer.usage.output);
        for (const ToolCall &call : answer.toolCalls) {
            QVERIFY(!call.name.isEmpty());
            QVERIFY(parseJson(call.arguments.toUtf8()));
        }
        for (const QByteArray &block : answer.blocks)
            QVERIFY2(Json::accept(block.begin(), block.end()), block.constData());
        // Cut off before its end marker it is never a success.
        const qsizetype end = sse.lastIndexOf("data: {\"type\":\"message_stop\"");
        QVERIFY(!decodeAnswer(codec(), true, sse.first(end)).complete);
    }

    void wholeAnswersReadToTheirEnd_data() { addRecordings(QStringLiteral("*.json")); }

    void wholeAnswersReadToTheirEnd()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArray body = readAll(path);
        const Answer answer = whole(body);
        QVERIFY(answer.complete);
        QVERIFY(!answer.error);
        // Every block is kept to be sent back, and says what it said.
        const Json content = member(parsed(body), "content");
        QCOMPARE(answer.blocks.size(), content.size());
        for (size_t i = 0; i < answer.blocks.size(); ++i)
            QVERIFY(parsed(answer.blocks[i]) == content[i]);
    }

    void everyOffsetGivesTheSameEvents_data() { streamsReadToTheirEnd_data(); }

    /// Each recording in two parts, cut at every offset. Of the long ones that is done at every
    /// 997th offset and byte by byte, unless HELIOGRAPH_ALL_OFFSETS is set: it takes minutes.
    void everyOffsetGivesTheSameEvents()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArray sse = namedSse(readAll(path).split('\n'));
        const StreamEvents all = decode(sse, sse.size());
        QVERIFY(decode(sse, 1) == all);
        QVERIFY(decode(sse, 13) == all);
        const bool every =
            sse.size() < 4'000 || qEnvironmentVariableIsSet("HELIOGRAPH_ALL_OFFSETS");
        for (qsizetype cut = 1; cut < sse.size(); cut += every ? 1 : 997) {
            const auto decoder = codec().decoder(true);
            StreamEvents events = decoder->feed(QByteArrayView(sse).first(cut));
            for (StreamEvents more :
                {decoder->feed(QByteArrayView(sse).sliced(cut)), decoder->finish()})
                events.insert(events.end(), more.begin(), more.end());
            if (events != all)
                QFAIL(qPrintable(QStringLiteral("cut at %1").arg(cut)));
        }
    }

    void aStreamPutTogetherIsTheWholeMessage_data() { streamsReadToTheirEnd_data(); }

    void aStreamPutTogetherIsTheWholeMessage()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArrayList payloads = readAll(path).split('\n');
        const Answer stream = streamed(payloads);
        if (!stream.complete)
            return;
        const Answer answer = whole(asWholeMessage(payloads, stream.blocks));
        QVERIFY(answer.complete);
        QCOMPARE(answer.text, stream.text);
        QCOMPARE(answer.reasoning, stream.reasoning);
        QVERIFY(callsOf(answer) == callsOf(stream));
        QVERIFY(answer.usage == stream.usage);
        QVERIFY(answer.citations == stream.citations);
        QVERIFY(answer.media == stream.media);
        QCOMPARE(answer.finishReason, stream.finishReason);
        QCOMPARE(answer.serviceTier, stream.serviceTier);
        QCOMPARE(answer.blocks.size(), stream.blocks.size());
        for (size_t i = 0; i < answer.blocks.size();
             ++i) // the model's own blanks in arguments are gone
            QVERIFY(parsed(answer.blocks[i]) == parsed(stream.blocks[i]));
        QVERIFY(answer.unknown == stream.unknown);
        QCOMPARE(answer.serverTools.size(), stream.serverTools.size());
        for (size_t i = 0; i < answer.serverTools.size(); ++i) {
            QCOMPARE(answer.serverTools[i].name, stream.serverTools[i].name);
            QCOMPARE(answer.serverTools[i].output, stream.serverTools[i].output);
            QVERIFY(parsed(answer.serverTools[i].input.toUtf8())
                == parsed(stream.serverTools[i].input.toUtf8()));
        }
    }

    void bothFormsOfOneCaseAgree_data()
    {
        QTest::addColumn<QString>("name");
        // The pairs whose recorded content is the same.
        for (const char *name : {"anthropic-refusal", "anthropic-fallback",
                 "anthropic-advisor-stop-reasons", "anthropic-json-other-tool.1"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void bothFormsOfOneCaseAgree()
    {
        QFETCH(QString, name);
        const QString base = recordingsFolder() + QStringLiteral("/anthropic/") + name;
        if (!QFile::exists(base + QStringLiteral(".json")))
            QSKIP("no recordings beside the project");
        const Answer one = whole(readAll(base + QStringLiteral(".json")));
        const Answer other = streamed(readAll(base + QStringLiteral(".chunks.txt")).split('\n'));
        QCOMPARE(one.model, other.model);
        QCOMPARE(one.text, other.text);
        QCOMPARE(one.refusal, other.refusal);
        QCOMPARE(one.finishReason, other.finishReason);
        QCOMPARE(one.toolCalls.size(), other.toolCalls.size());
        for (size_t i = 0; i < one.toolCalls.size(); ++i) // recorded twice, so their ids differ
            QVERIFY(std::get<2>(callsOf(one)[i]) == std::get<2>(callsOf(other)[i]));
        QVERIFY(one.serverTools == other.serverTools);
        QCOMPARE(one.usage.input, other.usage.input);
        QCOMPARE(one.usage.output, other.usage.output);
        QCOMPARE(one.blocks.size(), other.blocks.size());
    }

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
        StreamEvents events = decoder->feed(namedSse(one + two));
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
            decodeAnswer(codec(), true, namedSse(payloads.first(2)) + "data: " + payload + "\n\n");
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
