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
    return *codecFor(WireFormat::OpenAiChat);
}

const char *const kFolders[]
    = {"openai-chat", "groq", "deepseek-chat", "xai", "alibaba", "moonshotai", "mistral", "perplexity", "azure"};

}

/// Answers in OpenAI's chat format as providers sent them.
class OpenAiChatRecordingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordingsReadToTheirEnd_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *folder : kFolders) {
            for (const QString &path : recordedStreams(QLatin1String(folder))) {
                if (fileText(path).contains("\"choices\"")) // one of Azure's is of this format
                    QTest::newRow(qPrintable(path.section(QLatin1Char('/'), -2))) << path;
            }
        }
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
        for (const QByteArray &line : fileText(path).split('\n')) {
            const Json json = parseJson(line).value_or(Json());
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

    void wholeRecordingsRead_data()
    {
        QTest::addColumn<QString>("path");
        const QString root = recordingsFolder();
        for (const char *folder : kFolders) {
            const QDir dir(root + QLatin1Char('/') + QLatin1String(folder));
            for (const QString &name : dir.entryList({QStringLiteral("*.json")}, QDir::Files)) {
                if (fileText(dir.filePath(name)).contains("\"choices\""))
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

    /// Each recording in two parts, cut at every offset. Of the long ones that is done at about 300 offsets and byte
    /// by byte, unless HELIOGRAPH_ALL_OFFSETS is set: it takes minutes.
    void everyOffsetGivesTheSameEvents()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArray sse = asSse(path);
        const StreamEvents whole = decodeInPieces(codec(), sse, sse.size());
        QVERIFY(decodeInPieces(codec(), sse, 1) == whole);
        QVERIFY(decodeInPieces(codec(), sse, 13) == whole);
        const bool all = sse.size() < 8'000 || qEnvironmentVariableIsSet("HELIOGRAPH_ALL_OFFSETS");
        for (qsizetype cut = 1; cut < sse.size(); cut += all ? 1 : std::max<qsizetype>(101, sse.size() / 300)) {
            if (decodeInTwo(codec(), sse, cut) != whole)
                QFAIL(qPrintable(QStringLiteral("cut at %1").arg(cut)));
        }
    }
};

HELIOGRAPH_TEST_MAIN(OpenAiChatRecordingsTest)
#include "tst_openaichatrecordings.moc"
