#include "core/base/json.h"
#include "core/wire/codec.h"
#include "tests/support/geministreams.h"
#include "tests/support/recordings.h"
#include "tests/support/streampieces.h"
#include "tests/support/testenvironment.h"
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

}

class GeminiAnswerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsBecomeBlocks()
    {
        const Answer answer = streamed({geminiChunk(R"({"text":"Hm","thought":true})"),
            geminiChunk(R"({"text":"m.","thought":true})"), geminiChunk(R"({"text":"He"},{"text":"llo"})"),
            geminiChunk(R"({"text":" you","thoughtSignature":"c2ln"})"), geminiChunk(R"({"text":"!"})"),
            geminiChunk(R"({"text":"","thoughtSignature":"ZW5k"})", kGeminiStop)});
        QCOMPARE(answer.reasoning, QStringLiteral("Hmm."));
        QCOMPARE(answer.text, QStringLiteral("Hello you!"));
        QCOMPARE(answer.blocks,
            (std::vector<QByteArray>{R"({"text":"Hmm.","thought":true})", R"({"text":"Hello"})",
                R"({"text":" you","thoughtSignature":"c2ln"})", R"({"text":"!"})",
                R"({"text":"","thoughtSignature":"ZW5k"})"}));
        // What was cut off in the middle of a text keeps it too: blocks are sent instead of the
        // text.
        const Answer cut =
            streamed({geminiChunk(R"({"text":"Hm","thought":true})"), geminiChunk(R"({"text":"He"})")});
        QVERIFY(!cut.complete);
        QCOMPARE(cut.blocks.back(), QByteArray(R"({"text":"He"})"));
    }

    void toolsOfGooglesOwn()
    {
        const Answer answer = whole(geminiChunk(
            R"j({"executableCode":{"language":"PYTHON","code":"print(6*7)"}},{"codeExecutionResult":{"outcome":"OUTCOME_OK","output":"42\n"}},)j"
            R"({"executableCode":{"language":"PYTHON","code":"1/0"}},{"codeExecutionResult":{"outcome":"OUTCOME_FAILED"}},)"
            R"({"toolCall":{"id":"t1","toolType":"GOOGLE_SEARCH_WEB","args":{"q":"x"}}},{"toolResponse":{"id":"t1","toolType":"GOOGLE_SEARCH_WEB","response":{"r":1}}},{"text":"42"})",
            kGeminiStop));
        QCOMPARE(answer.serverTools,
            (std::vector<ServerTool>{
                {QStringLiteral("code_execution_0"), QStringLiteral("code_execution"),
                    QStringLiteral("print(6*7)"), QStringLiteral("42\n"), false},
                {QStringLiteral("code_execution_1"), QStringLiteral("code_execution"),
                    QStringLiteral("1/0"), QStringLiteral("OUTCOME_FAILED"), true},
                {QStringLiteral("t1"), QStringLiteral("google_search_web"),
                    QStringLiteral(R"({"q":"x"})"), QStringLiteral(R"({"r":1})"), false}}));
        QCOMPARE(answer.blocks.size(), size_t(7));
        QVERIFY(answer.unknown.empty());
    }

    void picturesAndFiles()
    {
        const Answer answer = whole(geminiChunk(
            R"({"inlineData":{"mimeType":"image/png","data":"AAEC"},"thoughtSignature":"s"},{"inlineData":{"mimeType":"audio/L16;rate=24000","data":"AA=="}},{"fileData":{"mimeType":"video/mp4","fileUri":"gs://b/v"}})",
            kGeminiStop));
        QCOMPARE(answer.media.size(), size_t(3));
        QCOMPARE(answer.media[0].kind, ContentPart::Kind::Image);
        QCOMPARE(answer.media[0].data, QByteArray("\0\1\2", 3));
        QCOMPARE(answer.media[1].kind, ContentPart::Kind::Audio);
        QCOMPARE(answer.media[2].url, QStringLiteral("gs://b/v"));
        QVERIFY(answer.blocks[0].contains("\"thoughtSignature\":\"s\""));
    }

    void sources()
    {
        const Answer answer = streamed({geminiChunk(R"({"text":"Spain won."})"),
            geminiChunk(R"({"text":""})",
                kGeminiStop
                    + R"(,"groundingMetadata":{"webSearchQueries":["euro 2024"],)"
                      R"("groundingChunks":[{"web":{"uri":"a:1","title":"A"}},{"web":{"uri":"b:1","title":"B"}}],)"
                      R"("groundingSupports":[{"segment":{"endIndex":10,"text":"Spain won."},"groundingChunkIndices":[0,7]}],)"
                      R"("searchEntryPoint":{"renderedContent":"<div>"}},)"
                      R"("citationMetadata":{"citationSources":[{"startIndex":1,"endIndex":5,"uri":"c:1","license":"mit"}]},)"
                      R"("urlContextMetadata":{"urlMetadata":[{"retrievedUrl":"d:1","urlRetrievalStatus":"URL_RETRIEVAL_STATUS_ERROR"}]},)"
                      R"("avgLogprobs":-0.5)")});
        const auto cited = [](const char *url, const char *title, const char *quote) {
            return Citation{QLatin1String(url), QLatin1String(title), QLatin1String(quote)};
        };
        QCOMPARE(answer.citations,
            (std::vector<Citation>{
                cited("a:1", "A", "Spain won."), cited("b:1", "B", ""), cited("c:1", "", "")}));
        QCOMPARE(answer.serverTools.size(), size_t(2));
        QCOMPARE(answer.serverTools[0].name, QStringLiteral("google_search"));
        QCOMPARE(answer.serverTools[0].input, QStringLiteral(R"(["euro 2024"])"));
        QVERIFY(answer.serverTools[0].output.contains(QLatin1String("searchEntryPoint")));
        QVERIFY(answer.serverTools[1].failed);
        QCOMPARE(answer.unknown.size(), size_t(2)); // the licence, and what nobody else says
    }

    void logProbs()
    {
        const Answer answer = whole(geminiChunk(R"({"text":"Hi"})",
            kGeminiStop
                + R"(,"logprobsResult":{"chosenCandidates":[{"token":"Hi","tokenId":1,"logProbability":-0.25}],"topCandidates":[{"candidates":[{"token":"Hi","logProbability":-0.25},{"token":"Yo","logProbability":-1.5}]}]})"));
        QCOMPARE(answer.logProbs,
            (std::vector<TokenLogProb>{{QStringLiteral("Hi"), -0.25,
                {{QStringLiteral("Hi"), -0.25}, {QStringLiteral("Yo"), -1.5}}}}));
    }

    void readsUsage_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<Usage>("usage");
        const auto row = [](const char *name, const char *json, const Usage &usage) {
            QTest::newRow(name) << QByteArray(json) << usage;
        };
        Usage usage;
        usage.input = 10;
        usage.output = 0;
        row("nothing written: a zero is left out",
            R"({"promptTokenCount":10,"totalTokenCount":10})", usage);
        usage.output.reset();
        row("not known yet", R"({"promptTokenCount":10})", usage);
        usage.output = 107;
        usage.reasoning = 56;
        usage.input = 144;
        row("prompts of Google's tools are input",
            R"({"promptTokenCount":55,"candidatesTokenCount":51,"totalTokenCount":251,"toolUsePromptTokenCount":89,"thoughtsTokenCount":56})",
            usage);
        usage.input = 10;
        usage.output = 60;
        usage.reasoning = 50;
        row("only thoughts",
            R"({"promptTokenCount":10,"thoughtsTokenCount":60,"totalTokenCount":70})", [&] {
                Usage only = usage;
                only.reasoning = 60;
                return only;
            }());
        row("thoughts inside candidates, says the total",
            R"({"promptTokenCount":10,"candidatesTokenCount":60,"thoughtsTokenCount":50,"totalTokenCount":70})",
            usage);
        Usage media;
        media.input = 20;
        media.cachedInput = 30;
        media.audioInput = 25;
        media.cachedAudioInput = 15;
        media.imageInput = 258;
        media.output = 7;
        media.audioOutput = 3;
        media.imageOutput = 1290;
        row("modalities",
            R"({"promptTokenCount":348,"cachedContentTokenCount":45,"candidatesTokenCount":1300,"totalTokenCount":1648,"promptTokensDetails":[{"modality":"TEXT","tokenCount":50},{"modality":"AUDIO","tokenCount":40},{"modality":"IMAGE","tokenCount":258}],"cacheTokensDetails":[{"modality":"TEXT","tokenCount":30},{"modality":"AUDIO","tokenCount":15}],"candidatesTokensDetails":[{"modality":"AUDIO","tokenCount":3},{"modality":"IMAGE","tokenCount":1290}]})",
            media);
        Usage odd;
        odd.input = 0;
        odd.cachedInput = 9;
        row("nonsense",
            R"({"promptTokenCount":5,"candidatesTokenCount":-3,"cachedContentTokenCount":9,"thoughtsTokenCount":"many"})",
            odd);
        row("no count", R"({"trafficType":"ON_DEMAND"})", Usage());
    }

    void readsUsage()
    {
        QFETCH(QByteArray, json);
        QFETCH(Usage, usage);
        const Answer answer = whole(R"({"candidates":[],"usageMetadata":)" + json + "}");
        for (const auto count :
            {&Usage::input, &Usage::cachedInput, &Usage::output, &Usage::reasoning,
                &Usage::audioInput, &Usage::cachedAudioInput, &Usage::audioOutput,
                &Usage::imageInput, &Usage::cachedImageInput, &Usage::imageOutput})
            QCOMPARE(answer.usage.*count, usage.*count);
        QCOMPARE(answer.usage, usage);
    }

    void saysWhichTierAnswered()
    {
        const auto tier = [](const QByteArray &usage) {
            return whole(R"({"candidates":[],"usageMetadata":)" + usage + "}").serviceTier;
        };
        QCOMPARE(tier(R"({"trafficType":"PROVISIONED_THROUGHPUT"})"),
            QStringLiteral("PROVISIONED_THROUGHPUT"));
        QCOMPARE(
            tier(R"({"serviceTier":"flex","trafficType":"ON_DEMAND"})"), QStringLiteral("flex"));
        QCOMPARE(tier(R"({"trafficType":"TRAFFIC_TYPE_UNSPECIFIED"})"), QString());
    }

    void aBlockedPromptIsARefusal()
    {
        const QByteArray body =
            R"({"promptFeedback":{"blockReason":"PROHIBITED_CONTENT","safetyRatings":[{"category":"X","probability":"HIGH"}]},"usageMetadata":{"promptTokenCount":4,"totalTokenCount":4},"modelVersion":"m"})";
        for (const Answer &answer : {whole(body), streamed({body})}) {
            QVERIFY(answer.complete);
            QVERIFY(answer.error);
            QCOMPARE(answer.error->kind, ErrorKind::Request);
            QVERIFY(answer.error->message.contains(QLatin1String("PROHIBITED_CONTENT")));
            QCOMPARE(finishKind(answer), FinishKind::ContentFilter);
            QCOMPARE(answer.usage.output, Usage::Count(0));
            QCOMPARE(answer.unknown.size(), size_t(1)); // the ratings
        }
    }

    void anErrorInTheStreamIsAnError_data()
    {
        QTest::addColumn<QByteArray>("error");
        const QByteArray json =
            R"({"error":{"code":503,"message":"The model is overloaded.","status":"UNAVAILABLE"}})";
        QTest::newRow("an event") << QByteArray("data: " + json + "\r\n\r\n");
        QTest::newRow("a list") << QByteArray("data: [" + json + "]\r\n\r\n");
        // Google does that: the headers said text/event-stream, the error does not care.
        QTest::newRow("plain") << QByteArray(dumpJsonPretty(*parseJson(json)) + "\n");
        QTest::newRow("plain, in a list") << QByteArray("[" + json + "\n]\n");
    }

    void anErrorInTheStreamIsAnError()
    {
        QFETCH(QByteArray, error);
        const QByteArray bytes = geminiEvents({geminiChunk(R"({"text":"Hel"})")}) + error;
        const Answer answer = decodeAnswer(codec(), true, bytes);
        QCOMPARE(answer.text, QStringLiteral("Hel"));
        QVERIFY(answer.error);
        QCOMPARE(answer.error->kind, ErrorKind::Server);
        QCOMPARE(answer.error->message, QStringLiteral("The model is overloaded."));
        QVERIFY(!answer.complete);
        for (const qsizetype step : {1, 3, 7})
            QCOMPARE(decodeInPieces(codec(), bytes, step), decodeInPieces(codec(), bytes, bytes.size()));
    }

    void cutOffIsNoSuccess()
    {
        const QByteArray first = geminiChunk(R"({"text":"Hel"})");
        const QByteArray last = geminiChunk(R"({"text":"lo"})", kGeminiStop);
        for (const QByteArray &form : {geminiEvents({first, last}), geminiArray({first, last})}) {
            const qsizetype end = form.lastIndexOf('}') + 1;
            QVERIFY(decodeAnswer(codec(), true, form.first(end)).complete);
            for (qsizetype size = 0; size < end; ++size) {
                const Answer answer = decodeAnswer(codec(), true, form.first(size));
                QVERIFY(!answer.complete);
                QVERIFY(!answer.error);
            }
        }
        // Some models gave a reason with every piece: what is known to be cut off is not whole for
        // that.
        const QByteArray events = geminiEvents({geminiChunk(R"({"text":"Hel"})", kGeminiStop), last});
        QVERIFY(!decodeAnswer(codec(), true, events.chopped(20)).complete);
        QCOMPARE(decodeAnswer(codec(), true, events).text, QStringLiteral("Hello"));
        QVERIFY(decodeAnswer(codec(), true, events).complete);
        QVERIFY(!whole(last.chopped(5)).complete);
    }

    void whatIsNoAnswer()
    {
        for (const char *body : {"<html>", "nonsense", "{\"candidates\": nonsense}", "[[["})
            QVERIFY2(whole(body).error, body);
        QVERIFY(decodeAnswer(codec(), true, "data: {\"candi\r\n\r\ndata: {}\r\n\r\n").error);
        QVERIFY(whole("").finishReason.isEmpty());
        QVERIFY(!whole("{}").complete);
        QVERIFY(!whole(geminiChunk(R"({"text":"x"})")).complete); // nobody said that it ended
    }

    void whatIsNotKnownIsKept()
    {
        const Answer answer = whole(
            R"({"candidates":[{"content":{"role":"model","parts":[{"text":"a"},{"hologram":{"x":1}}]},"finishReason":"STOP","index":0,"safetyRatings":[{"category":"H","probability":"LOW"}],"finishMessage":"m"},{"content":{"parts":[{"text":"b"}]},"finishReason":"STOP","index":1}],"modelStatus":{"s":1},"createTime":"t"})");
        QVERIFY(answer.complete);
        QCOMPARE(answer.text, QStringLiteral("a"));
        QCOMPARE(answer.unknown,
            (std::vector<QByteArray>{R"({"hologram":{"x":1}})",
                R"({"safetyRatings":[{"category":"H","probability":"LOW"}]})",
                R"({"finishMessage":"m"})",
                R"({"content":{"parts":[{"text":"b"}]},"finishReason":"STOP","index":1})",
                R"({"modelStatus":{"s":1}})"}));
        // What each piece repeats is said once.
        const QByteArray rated =
            geminiChunk(R"({"text":"a"})", kGeminiStop + R"(,"safetyRatings":[{"probability":"LOW"}])");
        QCOMPARE(streamed({rated, rated}).unknown.size(), size_t(1));
    }

    void findsTheProvidersWords_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("words");
        QTest::newRow("gemini") << QByteArray(
            R"({"error":{"code":400,"message":"API key not valid.","status":"INVALID_ARGUMENT"}})")
                                << QStringLiteral("API key not valid.");
        QTest::newRow("of a stream")
            << QByteArray("[{\n\"error\":{\"code\":429,\"message\":\"Quota\"}}\n]")
            << QStringLiteral("Quota");
        QTest::newRow("html") << QByteArray("<html>") << QString();
        const QString root = recordingsFolder();
        if (!root.isEmpty())
            QTest::newRow("recorded")
                << fileText(root + QStringLiteral("/google/google-429-retry-info.json"))
                << QStringLiteral("You exceeded your current quota, please check your plan.");
    }

    void findsTheProvidersWords()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, words);
        QCOMPARE(codec().errorMessage(body), words);
    }
};

HELIOGRAPH_TEST_MAIN(GeminiAnswerTest)
#include "tst_geminianswer.moc"
