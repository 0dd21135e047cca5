#include "core/wire/codec.h"
#include "tests/support/streampieces.h"
#include "tests/support/testmain.h"

using namespace heliograph;

namespace {

const Codec &codec()
{
    return *codecFor(WireFormat::OpenAiChat);
}

Answer streamed(const QByteArrayList &payloads)
{
    return decodeAnswer(codec(), true, dataLines(payloads));
}

/// A stream of one piece a delta, to its end.
Answer ofDeltas(const QByteArrayList &deltas)
{
    QByteArrayList payloads;
    for (const QByteArray &delta : deltas)
        payloads.append(R"({"choices":[{"index":0,"delta":)" + delta + "}]}");
    payloads.append("[DONE]");
    return streamed(payloads);
}

/// The same as a whole answer of one message.
Answer ofMessage(const QByteArray &message, const QByteArray &more = {})
{
    return decodeAnswer(codec(), false,
        R"({"choices":[{"index":0,"message":)" + message + R"(,"finish_reason":"stop"}])"
            + (more.isEmpty() ? QByteArray() : ',' + more) + '}');
}

QString callsOf(const Answer &answer)
{
    QStringList calls;
    for (const ToolCall &call : answer.toolCalls)
        calls.append(QStringList{call.id, call.name, call.arguments}.join(QLatin1Char(' ')));
    return calls.join(QLatin1Char('|'));
}

struct CallCase {
    const char *name;
    std::vector<const char *> lists; ///< tool_calls, delta by delta
    const char *calls; ///< "id name arguments|…"
};

const CallCase kCallCases[] = {
    {"indexes that begin at one",
        {R"([{"index":1,"id":"a","function":{"name":"f","arguments":"[1"}}])", R"([{"index":1,"function":{"arguments":"]"}}])",
            R"([{"index":3,"id":"b","function":{"name":"g","arguments":"[]"}}])"},
        "a f [1]|b g []"},
    {"every call has index zero",
        {R"([{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}])",
            R"([{"index":0,"id":"b","function":{"name":"g","arguments":"["}}])", R"([{"index":0,"function":{"arguments":"]"}}])"},
        "a f {}|b g []"},
    {"no index at all",
        {R"([{"id":"a","function":{"name":"f","arguments":"["}}])", R"([{"function":{"arguments":"]"}}])",
            R"([{"id":"b","function":{"name":"g","arguments":"[]"}}])"},
        "a f []|b g []"},
    {"neither index nor id", {R"([{"function":{"name":"f","arguments":"{}"}},{"function":{"name":"g","arguments":"{}"}}])"},
        " f {}| g {}"},
    {"no id, one call after the other",
        {R"([{"index":0,"id":"","function":{"name":"f","arguments":"{}"}}])", R"([{"index":0,"id":"","function":{"name":"g","arguments":"{}"}}])"},
        " f {}| g {}"},
    {"the id comes late",
        {R"([{"index":0,"function":{"name":"f","arguments":"["}}])", R"([{"index":0,"id":"a","function":{"arguments":"]"}}])"},
        "a f []"},
    {"the id and the name come every time",
        {R"([{"index":0,"id":"a","function":{"name":"f","arguments":"["}}])", R"([{"index":0,"id":"a","function":{"name":"f","arguments":"]"}}])"},
        "a f []"},
    {"the finished call comes once more",
        {R"([{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}])", R"([{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}])"},
        "a f {}"},
    {"arguments that are no text", {R"([{"index":0,"id":"a","function":{"name":"f","arguments":{"x":1}}}])"}, R"(a f {"x":1})"},
    {"no arguments", {R"([{"index":0,"id":"a","function":{"name":"f","arguments":null}}])"}, "a f "},
    {"mistral's pieces",
        {R"([{"id":"a","type":"function","function":{"name":"f","arguments":""},"index":0}])",
            R"([{"type":"function","function":{"name":"","arguments":"[1]"},"index":0}])"},
        "a f [1]"},
    {"a custom tool", {R"([{"index":0,"id":"a","type":"custom","custom":{"name":"f","input":"x "}}])",
         R"([{"index":0,"custom":{"input":"y"}}])"}, "a f x y"},
};

struct BlockCase {
    const char *name;
    std::vector<const char *> deltas;
    const char *message;
};

// What the next request needs of a turn.
const BlockCase kBlockCases[] = {
    {"text", {R"({"role":"assistant","content":"","refusal":null})", R"({"content":"Hel"})", R"({"content":"lo"})"},
        R"({"role":"assistant","content":"Hello"})"},
    {"reasoning", {R"({"reasoning_content":"a"})", R"({"reasoning_content":"b"})", R"({"content":"c"})"},
        R"({"role":"assistant","content":"c","reasoning_content":"ab"})"},
    {"a call with more", {R"({"tool_calls":[{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":"["},"extra_content":{"google":{"thought_signature":"s"}}}]})",
         R"({"tool_calls":[{"index":0,"function":{"arguments":"]"}}]})"},
        R"({"role":"assistant","content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"[]"},"extra_content":{"google":{"thought_signature":"s"}}}]})"},
    {"openrouter's details", {R"({"reasoning":"a","reasoning_details":[{"type":"reasoning.text","text":"a","index":0,"format":"x"}]})",
         R"({"reasoning":"b","reasoning_details":[{"type":"reasoning.text","text":"b","index":0,"format":"x"}]})",
         R"({"reasoning_details":[{"type":"reasoning.text","signature":"s","index":0}]})", R"({"reasoning_details":[{"type":"reasoning.encrypted","data":"e","index":1}]})"},
        R"({"role":"assistant","content":null,"reasoning":"ab","reasoning_details":[{"type":"reasoning.text","text":"ab","index":0,"format":"x","signature":"s"},{"type":"reasoning.encrypted","data":"e","index":1}]})"},
    {"mistral's thinking", {R"({"content":[{"type":"thinking","thinking":[{"type":"text","text":"a"}]}]})",
         R"({"content":[{"type":"thinking","thinking":[{"type":"text","text":"b"}]}]})", R"({"content":"c"})"},
        R"({"role":"assistant","content":[{"type":"thinking","thinking":[{"type":"text","text":"ab"}]},{"type":"text","text":"c"}]})"},
    {"what is not sent back", {R"({"content":"c","annotations":[{"type":"url_citation","url_citation":{"url":"u"}}],"executed_tools":[{"index":0,"type":"search"}]})"},
        R"({"role":"assistant","content":"c"})"},
    {"files that were read", {R"({"content":"c","annotations":[{"type":"file","file":{"hash":"h"}}]})"},
        R"({"role":"assistant","content":"c","annotations":[{"type":"file","file":{"hash":"h"}}]})"},
    {"the form until 2023", {R"({"function_call":{"name":"f","arguments":"["}})", R"({"function_call":{"arguments":"]"}})"},
        R"({"role":"assistant","content":null,"function_call":{"name":"f","arguments":"[]"}})"},
    {"a role that is not the assistant's", {R"({"role":"s","content":"c"})"},
        R"({"role":"assistant","content":"c"})"},
    {"speech", {R"({"audio":{"id":"x","transcript":"Hi"}})", R"({"audio":{"data":"AAAA"}})"},
        R"({"role":"assistant","content":null,"audio":{"id":"x"}})"},
};

}

/// Answers in OpenAI's chat format, made up for what is to be read in them. Recorded ones: tst_openaichatrecordings.
class OpenAiChatTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheCallOfEveryPiece_data()
    {
        QTest::addColumn<int>("at");
        for (size_t i = 0; i < std::size(kCallCases); ++i)
            QTest::newRow(kCallCases[i].name) << int(i);
    }

    void findsTheCallOfEveryPiece()
    {
        QFETCH(int, at);
        QByteArrayList deltas;
        for (const char *list : kCallCases[at].lists)
            deltas.append(R"({"tool_calls":)" + QByteArray(list) + '}');
        const Answer answer = ofDeltas(deltas);
        QCOMPARE(callsOf(answer), QString::fromUtf8(kCallCases[at].calls));
        // The message for the next request has the same calls.
        QCOMPARE(callsOf(ofMessage(answer.blocks.at(0))), callsOf(answer));
    }

    void theTurnIsPutTogether_data()
    {
        QTest::addColumn<int>("at");
        for (size_t i = 0; i < std::size(kBlockCases); ++i)
            QTest::newRow(kBlockCases[i].name) << int(i);
    }

    void theTurnIsPutTogether()
    {
        QFETCH(int, at);
        QByteArrayList deltas;
        for (const char *delta : kBlockCases[at].deltas)
            deltas.append(delta);
        const QByteArray message = kBlockCases[at].message;
        const Answer answer = ofDeltas(deltas);
        QCOMPARE(answer.blocks, std::vector<QByteArray>{message});
        if (deltas.size() == 1)
            QCOMPARE(ofMessage(deltas[0]).blocks, answer.blocks);
        ChatRequest request;
        request.messages = {answer.toMessage(WireFormat::OpenAiChat)};
        QVERIFY(codec().encode(request).contains("\"messages\":[" + message + ']'));
        // A cut answer has no finished turn.
        QVERIFY(streamed({R"({"choices":[{"index":0,"delta":)" + deltas[0] + "}]}"}).blocks.empty());
    }

    void readsLogProbs()
    {
        const Answer answer = streamed({
            R"({"choices":[{"index":0,"delta":{"content":"Hi"},"logprobs":{"content":[{"token":"Hi","logprob":-0.25,"bytes":[72],"top_logprobs":[{"token":"Ho","logprob":-2}]}],"refusal":null}}]})",
            R"({"choices":[{"index":0,"delta":{"content":"!"},"logprobs":{"tokens":["!"],"token_logprobs":[-1]}}]})", "[DONE]"});
        QCOMPARE(answer.logProbs.size(), size_t(2));
        QCOMPARE(answer.logProbs[0].logProb, -0.25);
        QCOMPARE(answer.logProbs[0].alternatives[0].first, QStringLiteral("Ho"));
        QCOMPARE(answer.logProbs[1].token, QStringLiteral("!"));
    }

    void readsCitations()
    {
        const Answer annotated = ofMessage(
            R"({"content":"x","annotations":[{"type":"url_citation","url_citation":{"url":"a.org","title":"A","content":"words","start_index":0,"end_index":1}}]})");
        QCOMPARE(annotated.citations, (std::vector<Citation>{{QStringLiteral("a.org"), QStringLiteral("A"), QStringLiteral("words")}}));
        // Perplexity and xAI: addresses alone, and the same with titles.
        const Answer listed = ofMessage(R"({"content":"x"})",
            R"("citations":["a.org","b.org"],"search_results":[{"title":"B","url":"b.org","date":"2026-01-01"}])");
        QCOMPARE(listed.citations.size(), size_t(2));
        QCOMPARE(listed.citations[0].title, QStringLiteral("B"));
        QCOMPARE(listed.citations[1].url, QStringLiteral("a.org"));
    }

    void readsMedia()
    {
        const Answer picture = ofMessage(
            R"({"content":"x","images":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}}]})");
        QCOMPARE(picture.media.size(), size_t(1));
        QCOMPARE(picture.media[0].data, QByteArray("\1\2\3"));
        QCOMPARE(picture.media[0].mimeType, QStringLiteral("image/png"));
        const Answer speech = ofDeltas({R"({"audio":{"id":"x","transcript":"Hel"}})",
            R"({"audio":{"transcript":"lo","data":"UklGRg=="}})", R"({"audio":{"data":"AQID"}})"});
        QCOMPARE(speech.text, QStringLiteral("Hello"));
        QCOMPARE(speech.media.at(0).data, QByteArray("RIFF\1\2\3"));
        QCOMPARE(speech.media.at(0).mimeType, QStringLiteral("audio/wav"));
    }

    void readsToolsOfTheProvider()
    {
        const Answer answer = ofDeltas({R"({"executed_tools":[{"index":0,"type":"search","arguments":"{}"}]})",
            R"({"executed_tools":[{"index":0,"type":"search","arguments":"{}","output":"found"}]})", R"({"content":"x"})"});
        QCOMPARE(answer.serverTools.size(), size_t(1));
        QCOMPARE(answer.serverTools[0].name, QStringLiteral("search"));
        QCOMPARE(answer.serverTools[0].output, QStringLiteral("found"));
    }

    void readsReasoningUnderEveryName()
    {
        for (const char *delta : {R"({"reasoning_content":"a"})", R"({"reasoning":"a"})", R"({"reasoning_text":"a"})",
                 R"({"reasoning":"a","reasoning_content":"a"})",
                 R"({"reasoning_details":[{"type":"reasoning.summary","summary":"a"}]})",
                 R"({"reasoning":"a","reasoning_details":[{"type":"reasoning.text","text":"a"}]})",
                 R"({"content":[{"type":"thinking","thinking":[{"type":"text","text":"a"}]}]})"}) {
            const Answer answer = ofDeltas({delta});
            QCOMPARE(answer.reasoning, QStringLiteral("a"));
            QVERIFY(answer.text.isEmpty() && answer.unknown.empty());
        }
    }

    void readsTierAndCost_data()
    {
        QTest::addColumn<QByteArray>("usage");
        QTest::addColumn<QString>("cost");
        QTest::newRow("openrouter") << QByteArray(R"({"cost":0.00014})") << QStringLiteral("0.00014");
        QTest::newRow("perplexity") << QByteArray(R"({"cost":{"input_tokens_cost":1,"total_cost":0.006}})") << QStringLiteral("0.006");
        QTest::newRow("xai") << QByteArray(R"({"cost_in_usd_ticks":37756000})") << QStringLiteral("0.0037756");
        QTest::newRow("deepinfra") << QByteArray(R"({"estimated_cost":1.5e-06})") << QStringLiteral("0.0000015");
        QTest::newRow("text") << QByteArray(R"({"cost":"0.5"})") << QStringLiteral("0.5");
        QTest::newRow("nothing") << QByteArray(R"({"prompt_tokens":1})") << QString();
        QTest::newRow("nonsense") << QByteArray(R"({"cost":-1e300})") << QString();
    }

    void readsTierAndCost()
    {
        QFETCH(QByteArray, usage);
        QFETCH(QString, cost);
        const Answer answer = ofMessage(R"({"content":"x"})", R"("service_tier":"flex","usage":)" + usage);
        QCOMPARE(answer.declaredCost ? answer.declaredCost->toDecimal() : QString(), cost);
        QCOMPARE(answer.serviceTier, QStringLiteral("flex"));
    }

    void whatIsUnknownIsToldOnce()
    {
        const Answer answer = streamed({R"({"choices":[{"index":0,"delta":{"content":"a","mood":"fine"}}],"timings":{"n":1}})",
            R"({"choices":[{"index":0,"delta":{"content":"b","mood":"fine"}}],"timings":{"n":1}})",
            R"({"choices":[{"index":0,"delta":{"content":"c"}},{"index":1,"delta":{"content":"z"}}],"timings":{"n":2}})", "[DONE]"});
        QCOMPARE(answer.text, QStringLiteral("abc"));
        QCOMPARE(answer.unknown,
            (std::vector<QByteArray>{R"({"mood":"fine"})", R"({"timings":{"n":1}})",
                R"({"index":1,"delta":{"content":"z"}})", R"({"timings":{"n":2}})"}));
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
        QTest::newRow("perplexity's deep research counts reasoning apart from everything")
            << QByteArray(R"({"prompt_tokens":20,"completion_tokens":50,"total_tokens":70,"reasoning_tokens":900,"citation_tokens":5})")
            << qint64(20) << qint64(-1) << qint64(950) << qint64(900);
        QTest::newRow("responses")
            << QByteArray(R"({"input_tokens":100,"input_tokens_details":{"cached_tokens":64},"output_tokens":50,"output_tokens_details":{"reasoning_tokens":20},"total_tokens":150})")
            << qint64(36) << qint64(64) << qint64(50) << qint64(20);
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

    void usageIsFoundWhereverItIs()
    {
        for (const char *payload : {R"({"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2}})",
                 R"({"choices":[],"x_groq":{"usage":{"prompt_tokens":3,"completion_tokens":2}}})",
                 R"({"choices":[{"index":0,"delta":{},"finish_reason":"stop","usage":{"prompt_tokens":3,"completion_tokens":2}}]})"}) {
            const Answer answer = streamed({payload, "[DONE]"});
            QCOMPARE(answer.usage.input, std::optional<qint64>(3));
            QVERIFY(answer.unknown.empty());
        }
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

    void aByteOrderMarkInTheTextIsText()
    {
        QCOMPARE(ofDeltas({"{\"content\":\"\xef\xbb\xbfHi\"}"}).text, QString(QChar(0xfeff)) + QStringLiteral("Hi"));
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
