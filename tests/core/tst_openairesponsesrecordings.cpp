#include "core/base/json.h"
#include "core/wire/codec.h"
#include "tests/support/recordings.h"
#include "tests/support/streampieces.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>

using namespace heliograph;

namespace {

const Codec &codec()
{
    return *codecFor(WireFormat::OpenAiResponses);
}

QByteArrayList payloadsOf(const QString &path)
{
    QByteArrayList payloads;
    for (const QByteArray &line : fileText(path).split('\n')) {
        if (!line.trimmed().isEmpty())
            payloads.append(line.trimmed());
    }
    return payloads;
}

/// With the names of the events, which say what the payloads say too.
QByteArray namedEvents(const QByteArrayList &payloads)
{
    QByteArray sse;
    for (const QByteArray &line : payloads) {
        sse += "event: " + stringMember(parseJson(line).value_or(Json()), "type").toUtf8() + '\n';
        sse += "data: " + line + "\n\n";
    }
    return sse;
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

/// Whether the recording is of this format: one of Azure's is of chat completions.
bool isResponses(const QString &path)
{
    return fileText(path).contains("response.created");
}

QStringList streamsOfThisFormat()
{
    QStringList paths;
    for (const char *folder : {"openai-responses", "azure", "xai-responses"}) {
        for (const QString &path : recordedStreams(QLatin1String(folder))) {
            if (isResponses(path))
                paths.append(path);
        }
    }
    return paths;
}

}

/// Answers in OpenAI's Responses format as providers sent them.
class OpenAiResponsesRecordingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordingsReadToTheirEnd_data()
    {
        QTest::addColumn<QString>("path");
        for (const QString &path : streamsOfThisFormat())
            QTest::newRow(qPrintable(path.section(QLatin1Char('/'), -2))) << path;
        if (recordingsFolder().isEmpty())
            QTest::newRow("absent") << QString();
    }

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

    /// As for chat completions: of the long ones every 997th offset, byte by byte and in odd pieces.
    void everyOffsetGivesTheSameEvents()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArray sse = asSse(path);
        const StreamEvents all = decodeInPieces(codec(), sse, sse.size());
        QVERIFY(decodeInPieces(codec(), sse, 1) == all);
        QVERIFY(decodeInPieces(codec(), sse, 13) == all);
        const bool every = sse.size() < 4'000 || qEnvironmentVariableIsSet("HELIOGRAPH_ALL_OFFSETS");
        for (qsizetype cut = 1; cut < sse.size(); cut += every ? 1 : 997) {
            if (decodeInTwo(codec(), sse, cut) != all)
                QFAIL(qPrintable(QStringLiteral("cut at %1").arg(cut)));
        }
    }

    void streamAndItsWholeFormSayTheSame_data() { recordingsReadToTheirEnd_data(); }

    /// The last response of the stream, with the items that its events ended with, as one body.
    void streamAndItsWholeFormSayTheSame()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        if (isBroken(path))
            QSKIP("its end is cut off");
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

    void wholeRecordingsRead_data()
    {
        QTest::addColumn<QString>("path");
        const QString root = recordingsFolder();
        for (const char *folder : {"openai-responses", "azure", "xai-responses"}) {
            const QDir dir(root + QLatin1Char('/') + QLatin1String(folder));
            for (const QString &name : dir.entryList({QStringLiteral("*.json")}, QDir::Files)) {
                if (fileText(dir.filePath(name)).contains("\"output\""))
                    QTest::newRow(qPrintable(name)) << dir.filePath(name);
            }
        }
        if (root.isEmpty())
            QTest::newRow("absent") << QString();
    }

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
