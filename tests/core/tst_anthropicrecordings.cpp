#include "core/base/json.h"
#include "core/wire/codec.h"
#include "tests/support/recordings.h"
#include "tests/support/streampieces.h"
#include "tests/support/testenvironment.h"
#include "tests/support/testmain.h"

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

Answer streamed(const QByteArrayList &payloads)
{
    return decodeAnswer(codec(), true, namedEvents(payloads));
}

Answer whole(const QByteArray &body)
{
    return decodeAnswer(codec(), false, body);
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

/// Anthropic's recorded answers.
class AnthropicRecordingsTest final : public QObject
{
    Q_OBJECT

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
        const Answer answer = stream ? streamed(payloadsOf(path)) : whole(fileText(path));
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

    void streamsReadToTheirEnd_data() { addRecordings(recordedStreams(QStringLiteral("anthropic"))); }

    void streamsReadToTheirEnd()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArrayList payloads = payloadsOf(path);
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

    void wholeAnswersReadToTheirEnd_data() { addRecordings(recordedBodies(QStringLiteral("anthropic"))); }

    void wholeAnswersReadToTheirEnd()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArray body = fileText(path);
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

    /// Of the long ones at every 997th offset.
    void everyOffsetGivesTheSameEvents()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArray sse = namedEvents(payloadsOf(path));
        QCOMPARE(wrongPieces(codec(), sse, cutStep(sse, 4'000, 997)), QString());
    }

    void aStreamPutTogetherIsTheWholeMessage_data() { streamsReadToTheirEnd_data(); }

    void aStreamPutTogetherIsTheWholeMessage()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArrayList payloads = payloadsOf(path);
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
        const Answer one = whole(fileText(base + QStringLiteral(".json")));
        const Answer other = streamed(payloadsOf(base + QStringLiteral(".chunks.txt")));
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
};

HELIOGRAPH_TEST_MAIN(AnthropicRecordingsTest)
#include "tst_anthropicrecordings.moc"
