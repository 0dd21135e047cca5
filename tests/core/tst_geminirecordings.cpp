#include "core/base/json.h"
#include "core/wire/codec.h"
#include "tests/support/geministreams.h"
#include "tests/support/recordings.h"
#include "tests/support/streampieces.h"
#include "tests/support/testmain.h"

using namespace heliograph;

namespace {

const Codec &codec()
{
    return *codecFor(WireFormat::Gemini);
}

Answer streamed(const QByteArrayList &payloads)
{
    return decodeAnswer(codec(), true, geminiEvents(payloads));
}

Answer whole(const QByteArray &body)
{
    return decodeAnswer(codec(), false, body);
}

bool isAnswer(const QString &path)
{
    return parseJson(fileText(path)).value_or(Json()).contains("candidates");
}

/// A stream put together as the whole answer that says the same: text parts joined, calls in pieces
/// completed.
QByteArray assembled(const QByteArrayList &payloads, const Answer &answer)
{
    Json last = parseJson(payloads.back()).value_or(Json());
    Json parts = Json::array();
    for (const QByteArray &block : answer.blocks)
        parts.push_back(parseJson(block).value_or(Json()));
    last["candidates"][0]["content"]["parts"] = std::move(parts);
    return dumpJsonPretty(last);
}

}

/// Gemini's recorded answers.
class GeminiRecordingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordingsReadToTheirEnd_data() { addRecordings(recordedStreams(QStringLiteral("google"))); }

    void recordingsReadToTheirEnd()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArrayList payloads = payloadsOf(path);
        const Answer answer = streamed(payloads);
        QVERIFY(answer.complete);
        QVERIFY(!answer.error);
        QVERIFY(!answer.id.isEmpty());
        QVERIFY(answer.model.startsWith(QLatin1String("gemini-3")));
        QCOMPARE(answer.finishReason, QStringLiteral("STOP"));
        QVERIFY(!answer.text.isEmpty() || !answer.toolCalls.empty());
        QCOMPARE(finishKind(answer),
            answer.toolCalls.empty() ? FinishKind::Stop : FinishKind::ToolCalls);
        QVERIFY(answer.unknown.empty());
        QStringList ids;
        for (const ToolCall &call : answer.toolCalls) {
            QVERIFY(!call.name.isEmpty());
            QVERIFY(!ids.contains(call.id));
            ids.append(call.id);
            QVERIFY2(parseJson(call.arguments.toUtf8()).value_or(Json()).is_object(),
                qPrintable(call.arguments));
        }
        // What it says of its tokens is what the last piece says.
        const Json last = parseJson(payloads.back()).value_or(Json());
        const Json &usage = member(last, "usageMetadata");
        QCOMPARE(answer.usage.totalInput(), intMember(usage, "promptTokenCount"));
        QCOMPARE(answer.usage.reasoning, intMember(usage, "thoughtsTokenCount"));
        QCOMPARE(*answer.usage.output + *answer.usage.totalInput(),
            *intMember(usage, "totalTokenCount"));
        // In every form it says the same, and cut off before its last piece it is never a success.
        QCOMPARE(decodeInPieces(codec(), geminiArray(payloads), 1'000'000), decodeInPieces(codec(), geminiEvents(payloads), 1'000'000));
        QCOMPARE(decodeAnswer(codec(), true, asSse(path)), answer);
        QVERIFY(!streamed(payloads.first(payloads.size() - 1)).complete);
    }

    void everyOffsetGivesTheSameEvents_data() { recordingsReadToTheirEnd_data(); }

    /// Of the long ones at every 211th offset.
    void everyOffsetGivesTheSameEvents()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArrayList payloads = payloadsOf(path);
        for (const QByteArray &bytes : {geminiEvents(payloads), geminiArray(payloads)})
            QCOMPARE(wrongPieces(codec(), bytes, cutStep(bytes, 8'000, 211)), QString());
    }

    void streamAndWholeSayTheSame_data() { recordingsReadToTheirEnd_data(); }

    void streamAndWholeSayTheSame()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArrayList payloads = payloadsOf(path);
        const Answer answer = streamed(payloads);
        const QByteArray body = assembled(payloads, answer);
        const Answer same = whole(body);
        QCOMPARE(same.text, answer.text);
        QCOMPARE(same.reasoning, answer.reasoning);
        QCOMPARE(same.usage, answer.usage);
        QCOMPARE(same.blocks, answer.blocks);
        QVERIFY(same.complete);
        QCOMPARE(same.toolCalls.size(), answer.toolCalls.size());
        for (size_t i = 0; i < same.toolCalls.size(); ++i) {
            QCOMPARE(same.toolCalls[i].id, answer.toolCalls[i].id);
            QCOMPARE(same.toolCalls[i].name, answer.toolCalls[i].name);
            QCOMPARE(same.toolCalls[i].arguments, answer.toolCalls[i].arguments);
        }
    }

    void wholeRecordings_data()
    {
        QStringList paths = recordedBodies(QStringLiteral("google"));
        paths.removeIf([](const QString &path) { return !isAnswer(path); });
        addRecordings(paths);
    }

    void wholeRecordings()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArray body = fileText(path);
        const Answer answer = whole(body);
        QVERIFY(answer.complete);
        QVERIFY(!answer.error);
        QVERIFY(!answer.text.isEmpty() || !answer.toolCalls.empty());
        QCOMPARE(answer.blocks.size(), size_t(1));
        QVERIFY(answer.blocks[0].contains("thoughtSignature"));
        QVERIFY(*answer.usage.output > *answer.usage.reasoning);
        QCOMPARE(decodeInPieces(codec(), body, 1, false), decodeInPieces(codec(), body, body.size(), false));
        // The same bytes as the only piece of a stream say the same.
        QCOMPARE(decodeAnswer(codec(), true, geminiArray({body})), answer);
    }
};

HELIOGRAPH_TEST_MAIN(GeminiRecordingsTest)
#include "tst_geminirecordings.moc"
