#include "core/base/json.h"
#include "core/wire/codec.h"
#include "tests/support/recordings.h"
#include "tests/support/streampieces.h"
#include "tests/support/testmain.h"

#include <QFile>

using namespace heliograph;

namespace {

const Codec &codec()
{
    return *codecFor(WireFormat::OpenAiResponses);
}

Answer whole(const QByteArray &body)
{
    return decodeAnswer(codec(), false, body);
}

/// The one recording of which two lines lack their last bracket.
bool isBroken(const QString &path)
{
    return path.contains(QLatin1String("parallel-tool-call-wrapper"));
}

/// The one recording that was shortened by hand: its pieces of text are fewer than the text they end with.
bool isShortened(const QString &path)
{
    return path.contains(QLatin1String("openai-shell-container.1"));
}

/// What has this in it: one of Azure's streams is of chat completions, and some bodies are no answers.
QStringList recordingsWith(const QByteArray &text, QStringList (*recordings)(const QString &folder))
{
    QStringList paths;
    for (const char *folder : {"openai-responses", "azure", "xai-responses"})
        paths += recordings(QLatin1String(folder));
    paths.removeIf([&text](const QString &path) { return !fileText(path).contains(text); });
    return paths;
}

QStringList streams()
{
    return recordingsWith("response.created", recordedStreams);
}

}

/// Answers in OpenAI's Responses format as providers sent them.
class OpenAiResponsesRecordingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordingsReadToTheirEnd_data() { addRecordings(streams()); }

    void recordingsReadToTheirEnd()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArray sse = asSse(path);
        const Answer answer = decodeAnswer(codec(), true, sse);
        QVERIFY(answer.unknown.empty());
        QVERIFY(!answer.text.isEmpty() || !answer.toolCalls.empty() || !answer.serverTools.empty());
        for (const ToolCall &call : answer.toolCalls) {
            QVERIFY(!call.id.isEmpty());
            QVERIFY(!call.name.isEmpty());
            QVERIFY(call.custom || parseJson(call.arguments.toUtf8()));
        }
        for (const ServerTool &tool : answer.serverTools)
            QVERIFY(!tool.id.isEmpty() && !tool.name.isEmpty());
        for (const QByteArray &block : answer.blocks)
            QVERIFY(parseJson(block));
        if (isBroken(path)) {
            QCOMPARE(answer.error->kind, ErrorKind::Malformed);
            QVERIFY(!answer.complete);
            return;
        }
        QVERIFY(answer.complete);
        QVERIFY(!answer.error);
        QVERIFY(!answer.id.isEmpty() && !answer.model.isEmpty());
        QVERIFY(answer.usage.input && answer.usage.output);
        QCOMPARE(answer.finishReason, QStringLiteral("completed"));
        // Cut off before its first end it is never a success.
        QVERIFY(!decodeAnswer(codec(), true, sse.first(sse.indexOf(R"("response.completed")"))).complete);
    }

    void everyOffsetGivesTheSameEvents_data() { recordingsReadToTheirEnd_data(); }

    /// Of the long ones at every 997th offset.
    void everyOffsetGivesTheSameEvents()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArray sse = asSse(path);
        QCOMPARE(wrongPieces(codec(), sse, cutStep(sse, 4'000, 997)), QString());
    }

    void streamAndItsWholeFormSayTheSame_data()
    {
        QStringList paths = streams();
        paths.removeIf(isBroken); // its end is cut off
        addRecordings(paths);
    }

    /// The last response of the stream, with the items that its events ended with, as one body.
    void streamAndItsWholeFormSayTheSame()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        QByteArrayList last;
        Json body;
        Json output = Json::array();
        for (const QByteArray &payload : payloadsOf(path)) {
            const Json json = parseJson(payload).value_or(Json());
            const QString type = stringMember(json, "type");
            if (type == QLatin1String("response.created")) {
                last.clear();
                output = Json::array();
            }
            last.append(payload);
            if (type == QLatin1String("response.output_item.done"))
                output.push_back(member(json, "item"));
            if (type == QLatin1String("response.completed"))
                body = member(json, "response");
        }
        body["output"] = output;
        const Answer inPieces = decodeAnswer(codec(), true, dataLines(last));
        const Answer atOnce = whole(dumpJson(body));
        QVERIFY(atOnce.complete);
        if (!isShortened(path))
            QCOMPARE(atOnce.text, inPieces.text);
        QCOMPARE(atOnce.reasoning, inPieces.reasoning);
        QCOMPARE(atOnce.refusal, inPieces.refusal);
        QCOMPARE(atOnce.toolCalls, inPieces.toolCalls);
        QCOMPARE(atOnce.citations, inPieces.citations);
        QCOMPARE(atOnce.usage, inPieces.usage);
        QCOMPARE(atOnce.finishReason, inPieces.finishReason);
        QCOMPARE(atOnce.serviceTier, inPieces.serviceTier);
        QCOMPARE(atOnce.blocks.size(), inPieces.blocks.size());
        if (!path.contains(QLatin1String("id-rotation"))) {
            QCOMPARE(atOnce.serverTools, inPieces.serverTools);
            QCOMPARE(atOnce.id, inPieces.id);
        }
        // The names of the SSE events may be there or not.
        QCOMPARE(decodeAnswer(codec(), true, namedEvents(last)), inPieces);
    }

    void wholeRecordingsRead_data() { addRecordings(recordingsWith("\"output\"", recordedBodies)); }

    void wholeRecordingsRead()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArray body = fileText(path);
        const Answer answer = whole(body);
        QVERIFY(answer.complete);
        QVERIFY(!answer.error);
        QVERIFY(answer.unknown.empty());
        QVERIFY(!answer.text.isEmpty() || !answer.toolCalls.empty() || !answer.serverTools.empty());
        QVERIFY(answer.usage.input && answer.usage.output);
        const Json output = parseJson(body)->at("output");
        QCOMPARE(answer.blocks.size(), output.size());
        for (size_t i = 0; i < output.size(); ++i)
            QVERIFY(*parseJson(answer.blocks[i]) == output[i]);
    }

    void pairsOfEqualContentReadTheSame_data()
    {
        QTest::addColumn<QString>("name");
        // The others were recorded from two answers of different words.
        for (const char *name : {"openai-responses/openai-custom-tool.1", "openai-responses/programmatic-tool-calling.2",
                 "openai-responses/openai-shell-container.1", "azure/azure-tool-call.1",
                 "openai-responses/openai-tool-search.1"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    void pairsOfEqualContentReadTheSame()
    {
        QFETCH(QString, name);
        const QString base = recordingsFolder() + QLatin1Char('/') + name;
        if (!QFile::exists(base + QStringLiteral(".json")))
            QSKIP("no recordings beside the project");
        const Answer inPieces = decodeAnswer(codec(), true, asSse(base + QStringLiteral(".chunks.txt")));
        const Answer atOnce = whole(fileText(base + QStringLiteral(".json")));
        if (!isShortened(name))
            QCOMPARE(atOnce.text, inPieces.text);
        QCOMPARE(atOnce.toolCalls.size(), inPieces.toolCalls.size());
        for (size_t i = 0; i < atOnce.toolCalls.size(); ++i) {
            QCOMPARE(atOnce.toolCalls[i].name, inPieces.toolCalls[i].name);
            QCOMPARE(atOnce.toolCalls[i].arguments, inPieces.toolCalls[i].arguments);
            QCOMPARE(atOnce.toolCalls[i].custom, inPieces.toolCalls[i].custom);
        }
        QCOMPARE(atOnce.serverTools.size(), inPieces.serverTools.size());
        for (size_t i = 0; i < atOnce.serverTools.size(); ++i)
            QCOMPARE(atOnce.serverTools[i].name, inPieces.serverTools[i].name);
        QCOMPARE(finishKind(atOnce), finishKind(inPieces));
    }
};

HELIOGRAPH_TEST_MAIN(OpenAiResponsesRecordingsTest)
#include "tst_openairesponsesrecordings.moc"
