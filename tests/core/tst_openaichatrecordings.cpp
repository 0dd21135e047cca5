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
    return *codecFor(WireFormat::OpenAiChat);
}

const char *const kFolders[]
    = {"openai-chat", "groq", "deepseek-chat", "xai", "alibaba", "moonshotai", "mistral", "perplexity", "azure"};

/// One of Azure's, and bodies that are no answers, are not.
QStringList ofThisFormat(QStringList (*recordings)(const QString &folder))
{
    QStringList paths;
    for (const char *folder : kFolders)
        paths += recordings(QLatin1String(folder));
    paths.removeIf([](const QString &path) { return !fileText(path).contains("\"choices\""); });
    return paths;
}

}

/// Answers in OpenAI's chat format as providers sent them.
class OpenAiChatRecordingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordingsReadToTheirEnd_data() { addRecordings(ofThisFormat(recordedStreams)); }

    void recordingsReadToTheirEnd()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArray sse = asSse(path);
        const Answer answer = decodeAnswer(codec(), true, sse);
        QVERIFY(answer.complete);
        QVERIFY(!answer.error);
        QVERIFY(!answer.model.isEmpty());
        QVERIFY(!answer.text.isEmpty() || !answer.toolCalls.empty() || !answer.reasoning.isEmpty());
        QVERIFY(answer.usage.output);
        for (const ToolCall &call : answer.toolCalls) {
            QVERIFY(!call.name.isEmpty());
            QVERIFY(call.arguments.isEmpty() || parseJson(call.arguments.toUtf8()));
        }
        QVERIFY(answer.unknown.empty());
        QCOMPARE(answer.blocks.size(), size_t(1));
        // Cut off before its end marker it is never a success.
        QVERIFY(!decodeAnswer(codec(), true, sse.first(sse.lastIndexOf("data:"))).complete
            || path.contains(QLatin1String("perplexity")));
    }

    void streamAndItsWholeFormSayTheSame_data() { recordingsReadToTheirEnd_data(); }

    /// The message put together from the pieces, with the last usage, as one body.
    void streamAndItsWholeFormSayTheSame()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const Answer inPieces = decodeAnswer(codec(), true, asSse(path));
        Json body = Json::object();
        for (const QByteArray &payload : payloadsOf(path)) {
            const Json json = parseJson(payload).value_or(Json());
            for (const char *key : {"id", "model", "usage", "citations", "service_tier"}) {
                if (!member(json, key).is_null())
                    body[key] = member(json, key);
            }
        }
        Json choice{{"index", 0}, {"finish_reason", inPieces.finishReason.toStdString()}};
        choice["message"] = *parseJson(inPieces.blocks.at(0));
        body["choices"].push_back(choice);
        const Answer atOnce = decodeAnswer(codec(), false, dumpJson(body));
        QVERIFY(atOnce == inPieces);
    }

    void wholeRecordingsRead_data() { addRecordings(ofThisFormat(recordedBodies)); }

    void wholeRecordingsRead()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const Answer answer = decodeAnswer(codec(), false, fileText(path));
        QVERIFY(answer.complete && !answer.error && answer.unknown.empty());
        QVERIFY(!answer.text.isEmpty() || !answer.toolCalls.empty());
        QVERIFY(answer.usage.input && answer.usage.output);
        QCOMPARE(answer.blocks.size(), size_t(1));
        // Where the stream of the same case calls a tool, the whole one calls the same.
        const QString stream = QString(path).replace(QStringLiteral(".json"), QStringLiteral(".chunks.txt"));
        if (!path.contains(QLatin1String("tool-call")) || !QFile::exists(stream))
            return;
        const Answer inPieces = decodeAnswer(codec(), true, asSse(stream));
        QCOMPARE(answer.toolCalls.size(), inPieces.toolCalls.size());
        QCOMPARE(answer.toolCalls[0].name, inPieces.toolCalls[0].name);
        QVERIFY(parseJson(answer.toolCalls[0].arguments.toUtf8()) == parseJson(inPieces.toolCalls[0].arguments.toUtf8()));
        QCOMPARE(finishKind(answer), finishKind(inPieces));
    }

    void everyOffsetGivesTheSameEvents_data() { recordingsReadToTheirEnd_data(); }

    /// Of the long ones at about 300 offsets.
    void everyOffsetGivesTheSameEvents()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArray sse = asSse(path);
        const qsizetype step = cutStep(sse, 8'000, std::max<qsizetype>(101, sse.size() / 300));
        QCOMPARE(wrongPieces(codec(), sse, step), QString());
    }
};

HELIOGRAPH_TEST_MAIN(OpenAiChatRecordingsTest)
#include "tst_openaichatrecordings.moc"
