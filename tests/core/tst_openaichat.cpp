#include "core/base/json.h"
#include "core/wire/codec.h"
#include "tests/support/recordings.h"
#include "tests/support/testmain.h"

using namespace heliograph;

namespace {

const Codec &codec()
{
    return *codecFor(WireFormat::OpenAiChat);
}

StreamEvents decode(QByteArrayView bytes, qsizetype step)
{
    const auto decoder = codec().decoder(true);
    StreamEvents events;
    const auto add = [&](StreamEvents more) { events.insert(events.end(), more.begin(), more.end()); };
    for (qsizetype at = 0; at < bytes.size(); at += step)
        add(decoder->feed(bytes.sliced(at, std::min(step, bytes.size() - at))));
    add(decoder->finish());
    return events;
}

Answer streamed(const QByteArrayList &payloads)
{
    QByteArray sse;
    for (const QByteArray &line : payloads)
        sse += "data: " + line + "\n\n";
    return decodeAnswer(codec(), true, sse);
}

}

class OpenAiChatTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordingsReadToTheirEnd_data()
    {
        QTest::addColumn<QString>("path");
        for (const char *folder : {"openai-chat", "groq", "deepseek-chat", "xai", "alibaba", "moonshotai", "mistral", "perplexity"}) {
            for (const QString &path : recordedStreams(QLatin1String(folder)))
                QTest::newRow(qPrintable(path.section(QLatin1Char('/'), -2))) << path;
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
        // Cut off before its end marker it is never a success.
        QVERIFY(!decodeAnswer(codec(), true, sse.first(sse.lastIndexOf("data:"))).complete
            || path.contains(QLatin1String("perplexity")));
    }

    void everyOffsetGivesTheSameEvents_data() { recordingsReadToTheirEnd_data(); }

    /// Each recording in two parts, cut at every offset. Of the long ones that is done at every 101st offset and byte
    /// by byte, unless HELIOGRAPH_ALL_OFFSETS is set: it takes minutes.
    void everyOffsetGivesTheSameEvents()
    {
        QFETCH(QString, path);
        if (path.isEmpty())
            QSKIP("no recordings beside the project");
        const QByteArray sse = asSse(path);
        const StreamEvents whole = decode(sse, sse.size());
        QVERIFY(decode(sse, 1) == whole);
        QVERIFY(decode(sse, 13) == whole);
        const bool all = sse.size() < 8'000 || qEnvironmentVariableIsSet("HELIOGRAPH_ALL_OFFSETS");
        for (qsizetype cut = 1; cut < sse.size(); cut += all ? 1 : 101) {
            const auto decoder = codec().decoder(true);
            StreamEvents events = decoder->feed(QByteArrayView(sse).first(cut));
            for (StreamEvents more : {decoder->feed(QByteArrayView(sse).sliced(cut)), decoder->finish()})
                events.insert(events.end(), more.begin(), more.end());
            if (events != whole)
                QFAIL(qPrintable(QStringLiteral("cut at %1").arg(cut)));
        }
    }

    void readsUsage_data()
    {
        QTest::addColumn<QByteArray>("usage");
        QTest::addColumn<qint64>("input");
        QTest::addColumn<qint64>("cached");
        QTest::addColumn<qint64>("output");
        QTest::addColumn<qint64>("reasoning");
        QTest::newRow("openai")
            << QByteArray(R"({"prompt_tokens":100,"completion_tokens":50,"total_tokens":150,"prompt_tokens_details":{"cached_tokens":64},"completion_tokens_details":{"reasoning_tokens":20}})")
            << qint64(36) << qint64(64) << qint64(50) << qint64(20);
        QTest::newRow("deepseek")
            << QByteArray(R"({"prompt_tokens":10,"completion_tokens":5,"total_tokens":15,"prompt_cache_hit_tokens":4,"prompt_cache_miss_tokens":6})")
            << qint64(6) << qint64(4) << qint64(5) << qint64(-1);
        QTest::newRow("xai counts reasoning apart")
            << QByteArray(R"({"prompt_tokens":291,"completion_tokens":26,"total_tokens":513,"prompt_tokens_details":{"cached_tokens":290},"completion_tokens_details":{"reasoning_tokens":196}})")
            << qint64(1) << qint64(290) << qint64(222) << qint64(196);
        QTest::newRow("ollama says little") << QByteArray(R"({"prompt_tokens":7,"completion_tokens":3})")
                                            << qint64(7) << qint64(-1) << qint64(3) << qint64(-1);
        QTest::newRow("nonsense")
            << QByteArray(R"({"prompt_tokens":5,"completion_tokens":-3,"prompt_tokens_details":{"cached_tokens":9}})")
            << qint64(0) << qint64(9) << qint64(-1) << qint64(-1);
    }

    void readsUsage()
    {
        QFETCH(QByteArray, usage);
        QFETCH(qint64, input);
        QFETCH(qint64, cached);
        QFETCH(qint64, output);
        QFETCH(qint64, reasoning);
        const Answer answer = streamed({"{\"choices\":[],\"usage\":" + usage + "}", "[DONE]"});
        QVERIFY(answer.complete);
        QCOMPARE(answer.usage.input.value_or(-1), input);
        QCOMPARE(answer.usage.cachedInput.value_or(-1), cached);
        QCOMPARE(answer.usage.output.value_or(-1), output);
        QCOMPARE(answer.usage.reasoning.value_or(-1), reasoning);
    }

    void addsUpToolCalls()
    {
        const Answer answer = streamed({
            R"({"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"f","arguments":""}}]}}]})",
            R"({"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"name":"","arguments":"12"}}]}}]})",
            R"({"choices":[{"index":0,"delta":{"tool_calls":[{"index":1,"id":"c2","function":{"name":"g","arguments":"{}"}}]}}]})",
            R"({"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"34"}}]}}]})",
            R"({"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]})", "[DONE]"});
        QCOMPARE(answer.toolCalls.size(), size_t(2));
        QCOMPARE(answer.toolCalls[0], (ToolCall{QStringLiteral("c1"), QStringLiteral("f"), QStringLiteral("1234")}));
        QCOMPARE(answer.toolCalls[1].name, QStringLiteral("g"));
        QCOMPARE(answer.finishReason, QStringLiteral("tool_calls"));
    }

    void anErrorInTheStreamIsAnError()
    {
        const Answer answer = streamed({
            R"({"choices":[{"index":0,"delta":{"content":"Hel"}}]})",
            R"({"error":{"message":"The server had an error","type":"server_error"}})"});
        QCOMPARE(answer.text, QStringLiteral("Hel"));
        QVERIFY(answer.error);
        QCOMPARE(answer.error->message, QStringLiteral("The server had an error"));
        QVERIFY(!answer.complete);
    }

    void brokenJsonIsAnErrorUnlessCutOff()
    {
        QVERIFY(decodeAnswer(codec(), true, "data: {\"choi\n\ndata: [DONE]\n\n").error);
        const Answer cut = decodeAnswer(codec(), true, "data: {\"choi");
        QVERIFY(!cut.error);
        QVERIFY(!cut.complete);
    }

    void halfSurrogatesAndBrokenUtf8AreKept()
    {
        const Answer answer = streamed({R"({"choices":[{"index":0,"delta":{"content":"a\ud83d b"}}]})",
            "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\xff ok \\ud83d\\ude00\"}}]}", "[DONE]"});
        QVERIFY(!answer.error);
        QCOMPARE(answer.text, QStringLiteral("a\uFFFD b\uFFFD ok 😀"));
    }

    void wholeAnswers()
    {
        const Answer answer = decodeAnswer(codec(), false,
            R"({"id":"x","object":"chat.completion","model":"m","choices":[{"index":0,"message":{"role":"assistant","content":"Hi","reasoning_content":"Think"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":1}})");
        QVERIFY(answer.complete);
        QCOMPARE(answer.text, QStringLiteral("Hi"));
        QCOMPARE(answer.reasoning, QStringLiteral("Think"));
        QCOMPARE(answer.usage.output, std::optional<qint64>(1));
        QVERIFY(decodeAnswer(codec(), false, "<html>").error);
        QVERIFY(decodeAnswer(codec(), false, R"({"error":"boom"})").error);
        QVERIFY(!decodeAnswer(codec(), false, "{}").complete);
    }

    void unsetDiffersFromEveryValue()
    {
        ChatRequest request;
        request.model = QStringLiteral("m");
        request.messages = {Message::fromText(Role::User, QStringLiteral("Hi"))};
        QCOMPARE(codec().encode(request),
            QByteArray(R"({"model":"m","messages":[{"role":"user","content":"Hi"}],"stream":true,"stream_options":{"include_usage":true}})"));
        request.parameters.temperature = 0.0;
        request.parameters.maxTokens = 0;
        request.parameters.stop = QStringList{};
        request.parameters.seed = -1;
        request.stream = false;
        QCOMPARE(codec().encode(request),
            QByteArray(R"({"model":"m","messages":[{"role":"user","content":"Hi"}],"temperature":0.0,"max_tokens":0,"stop":[],"seed":-1})"));
    }

    void reasoningModelsGetTheirOwnLimit()
    {
        ChatRequest request;
        request.parameters.maxTokens = 5;
        for (const char *model : {"o3-mini", "gpt-5.2", "openai/gpt-5-nano"}) {
            request.model = QLatin1String(model);
            QVERIFY2(codec().encode(request).contains("\"max_completion_tokens\":5"), model);
        }
        for (const char *model : {"gpt-4.1", "llama3", "olmo-2"}) {
            request.model = QLatin1String(model);
            QVERIFY2(codec().encode(request).contains("\"max_tokens\":5"), model);
        }
    }

    void requestsComeBackAsTheyWere_data()
    {
        QTest::addColumn<QByteArray>("body");
        const char *bodies[] = {
            R"({"model":"m","messages":[{"role":"system","content":"S"},{"role":"user","content":"Hi"}]})",
            R"({"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AAAA","detail":"low"}}]}],"stream":true,"stream_options":{"include_usage":true}})",
            R"({"model":"m","messages":[{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{ }"}}]},{"role":"tool","content":"42","tool_call_id":"c"}],"tools":[{"type":"function","function":{"name":"f","parameters":{"z":1.0,"a":12345678901234567890}}}]})",
            R"({"model":"m","messages":[{"role":"user","content":"x","cache_control":{"type":"ephemeral"}}],"temperature":0.7,"stop":["a","b"],"reasoning_effort":"high","logit_bias":{"50256":-100},"n":2})",
            R"({"model":"m","messages":[{"role":"user","content":[{"type":"text","text":"a","cache_control":{"type":"ephemeral"}}]},{"role":"assistant","content":"","reasoning_content":"hm"}]})",
        };
        for (const char *body : bodies)
            QTest::newRow(body) << QByteArray(body);
    }

    void requestsComeBackAsTheyWere()
    {
        QFETCH(QByteArray, body);
        const auto request = codec().decodeRequest(body);
        QVERIFY(request.ok());
        QCOMPARE(codec().encode(*request), body);
    }

    void refusesWhatIsNoRequest()
    {
        for (const char *body : {"", "[]", "{}", "{\"messages\":5}", "{\"messages\":[{\"role\":\"alien\"}]}", "{\"messages\":[", "nonsense"})
            QVERIFY2(!codec().decodeRequest(body).ok(), body);
    }

    void findsThePieces()
    {
        const QByteArray body("{ \"model\" : \"m\", \"messages\" : [ {\"role\":\"user\",\"content\":\"]}\\\"\" } , {\"role\":\"x\"}], \"tools\":[1, 2] }");
        QByteArrayList found;
        for (const BodyPiece &piece : codec().pieces(body))
            found.append(body.mid(piece.offset, piece.size));
        QCOMPARE(found, (QByteArrayList{"{\"role\":\"user\",\"content\":\"]}\\\"\" }", R"({"role":"x"})", "[1, 2]"}));
        QVERIFY(codec().pieces("{\"messages\":[{]").empty());
        QVERIFY(codec().pieces("").empty());
    }

    void findsTheProvidersWords_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("words");
        QTest::newRow("openai") << QByteArray(R"({"error":{"message":"Bad key","type":"x","param":null,"code":"c"}})") << QStringLiteral("Bad key");
        QTest::newRow("string") << QByteArray(R"({"error":"nope"})") << QStringLiteral("nope");
        QTest::newRow("helicone") << QByteArray(R"({"message":"Helicone user was rate limit"})") << QStringLiteral("Helicone user was rate limit");
        QTest::newRow("fastapi") << QByteArray(R"({"detail":[{"loc":["body"],"msg":"Field required"}]})") << QStringLiteral("Field required");
        QTest::newRow("list") << QByteArray(R"([{"error":{"code":429,"message":"Quota"}}])") << QStringLiteral("Quota");
        QTest::newRow("html") << QByteArray("<html>") << QString();
    }

    void findsTheProvidersWords()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, words);
        QCOMPARE(codec().errorMessage(body), words);
    }
};

HELIOGRAPH_TEST_MAIN(OpenAiChatTest)
#include "tst_openaichat.moc"
