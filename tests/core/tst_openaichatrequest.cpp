#include "core/wire/codec.h"
#include "tests/support/testmain.h"

using namespace heliograph;

namespace {

const Codec &codec()
{
    return *codecFor(WireFormat::OpenAiChat);
}

}

class OpenAiChatRequestTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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

    void bothNamesOfTheLimitComeBack()
    {
        for (const char *first : {"null", "5"}) {
            const QByteArray limits =
                QByteArray("\"max_tokens\":") + first + ",\"max_completion_tokens\":6";
            for (const char *model : {"m", "o3"}) {
                const auto request = codec().decodeRequest(
                    QByteArray("{\"model\":\"") + model + "\",\"messages\":[]," + limits + '}');
                QVERIFY(request->parameters.maxTokens);
                QVERIFY2(codec().encode(*request).contains(limits), model);
            }
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
            R"({"model":"m","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"x.png"}},{"type":"input_audio","input_audio":{"data":"AAAA","format":"wav"}},{"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,AAAA"}},{"type":"file","file":{"file_id":"f"}}]}]})",
            R"({"model":"m","messages":[{"role":"assistant","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{}"},"extra_content":{"google":{"thought_signature":"s"}}}],"content":null}]})",
            R"({"model":"m","messages":[{"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"custom","custom":{"name":"f","input":"x"}}]},{"role":"tool","content":"r","tool_call_id":"c"}]})",
            R"({"model":"m","messages":[{"role":"assistant","audio":{"id":"x"}}],"modalities":["text","audio"]})",
            R"({"model":"m","messages":[],"tool_choice":"required","response_format":{"type":"json_schema","json_schema":{"name":"n","description":"d","strict":true,"schema":{"z":1,"a":2}}},"temperature":0.5,"top_k":40,"seed":7,"reasoning_effort":"low","verbosity":"high","logprobs":true,"top_logprobs":3,"parallel_tool_calls":false,"service_tier":"flex"})",
            R"({"model":"m","messages":[],"tool_choice":{"type":"function","function":{"name":"f"}},"response_format":{"type":"json_object"},"logprobs":true})",
            R"({"model":"m","messages":[],"thinking":{"type":"enabled","budget_tokens":100},"tool_choice":"any","logprobs":1})",
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

    void readsPlainPartsIntoFields()
    {
        const auto request = codec().decodeRequest(
            R"({"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AQID"}},{"type":"input_audio","input_audio":{"data":"AQID","format":"mp3"}},{"type":"file","file":{"filename":"a.pdf","file_data":"data:application/pdf;base64,AQID"}},{"type":"file","file":{"file_id":"f"}},{"type":"image_url","image_url":{"url":"x.png","detail":"low"}}]}]})");
        QVERIFY(request.ok());
        const auto &parts = request->messages[0].parts;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(parts[size_t(i)].data, QByteArray("\1\2\3"));
        for (int i = 0; i < 4; ++i)
            QVERIFY(parts[size_t(i)].raw.isEmpty());
        QCOMPARE(parts[1].mimeType, QStringLiteral("audio/mpeg"));
        QCOMPARE(parts[2].name, QStringLiteral("a.pdf"));
        QCOMPARE(parts[3].fileId, QStringLiteral("f"));
        QVERIFY(!parts[4].raw.isEmpty());
    }

    void readsTheNewerFields()
    {
        const auto request = codec().decodeRequest(
            R"({"messages":[],"tool_choice":{"type":"function","function":{"name":"f"}},"response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{}}},"reasoning_effort":"low","verbosity":"high","logprobs":true,"top_k":4,"parallel_tool_calls":true,"service_tier":"auto"})");
        QVERIFY(request.ok());
        QCOMPARE(request->toolChoice->name, QStringLiteral("f"));
        QCOMPARE(request->responseFormat->name, QStringLiteral("n"));
        QCOMPARE(request->responseFormat->schema, QByteArray("{}"));
        const Parameters &p = request->parameters;
        QCOMPARE(p.reasoningEffort.value(), QStringLiteral("low"));
        QCOMPARE(p.verbosity.value(), QStringLiteral("high"));
        QCOMPARE(p.topLogProbs.value(), qint64(0));
        QCOMPARE(p.topK.value(), qint64(4));
        QCOMPARE(p.parallelToolCalls.value(), true);
        QCOMPARE(p.serviceTier.value(), QStringLiteral("auto"));
        QVERIFY(request->extra.isEmpty());
    }

    void anotherFormatsTurnIsSaidInFields()
    {
        Message turn = Message::fromText(Role::Assistant, QStringLiteral("A"));
        ContentPart thought = ContentPart::fromText(QStringLiteral("hm"));
        thought.kind = ContentPart::Kind::Reasoning;
        turn.parts.push_back(thought);
        turn.blocks = {R"({"type":"thinking"})"};
        turn.blocksFormat = WireFormat::Anthropic;
        ChatRequest request;
        request.messages = {turn};
        QVERIFY(codec().encode(request).contains(R"("messages":[{"role":"assistant","content":[{"type":"text","text":"A"}]}])"));
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
};

HELIOGRAPH_TEST_MAIN(OpenAiChatRequestTest)
#include "tst_openaichatrequest.moc"
