#include "core/base/json.h"
#include "core/demo/demohost.h"
#include "core/demo/demoscenario.h"
#include "core/demo/demoserver.h"
#include "core/demo/demotokens.h"
#include "tests/support/testmain.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QUuid>

using namespace heliograph;

namespace {

const DemoOptions kQuick{0, 0, 0, 3};
const char kKey[] = "sk-CANARY-0123456789abcdefWXYZ";

/// What a stream said, put together by the test itself.
struct Streamed {
    QList<Json> events;
    QString text;
    QString reasoning;
    QString refusal;
    QString finishReason;
    QByteArray arguments;
    Json usage;
    int broken = 0;
    bool done = false;
    bool fingerprints = true;
};

Streamed readStream(const QByteArray &body)
{
    Streamed stream;
    for (const QByteArray &block : body.split('\n')) {
        if (!block.startsWith("data: "))
            continue;
        if (block == "data: [DONE]") {
            stream.done = true;
            continue;
        }
        const auto json = parseJson(block.mid(6));
        if (!json) {
            ++stream.broken;
            continue;
        }
        stream.events.append(*json);
        if (member(*json, "error").is_null())
            stream.fingerprints = stream.fingerprints
                && stringMember(*json, "system_fingerprint") == QLatin1String("heliograph-demo");
        if (member(*json, "usage").is_object())
            stream.usage = member(*json, "usage");
        const Json &choices = member(*json, "choices");
        if (!choices.is_array() || choices.empty())
            continue;
        const Json &delta = member(choices.front(), "delta");
        stream.text += stringMember(delta, "content");
        stream.reasoning += stringMember(delta, "reasoning_content");
        stream.refusal += stringMember(delta, "refusal");
        const Json &calls = member(delta, "tool_calls");
        if (calls.is_array() && !calls.empty())
            stream.arguments +=
                stringMember(member(calls.front(), "function"), "arguments").toUtf8();
        const QString reason = stringMember(choices.front(), "finish_reason");
        if (!reason.isEmpty())
            stream.finishReason = reason;
    }
    return stream;
}

Json userMessage(const QString &text)
{
    return {{"role", "user"}, {"content", toJson(text)}};
}

Json ask(
    const QString &prompt, bool stream = true, const QString &model = QStringLiteral("demo-small"))
{
    Json body{{"model", toJson(model)}, {"messages", Json::array({userMessage(prompt)})},
        {"stream", stream}, {"seed", 7}};
    if (stream)
        body["stream_options"] = Json{{"include_usage", true}};
    return body;
}

/// JSON written with ' in place of ".
std::optional<Json> fromQuotes(QByteArray json)
{
    return parseJson(json.replace('\'', '"'));
}

qint64 usageOf(const Json &usage, const char *name, const char *detail = nullptr)
{
    return intMember(
        detail != nullptr ? member(usage, name) : usage, detail != nullptr ? detail : name)
        .value_or(-1);
}

}

class DemoServerTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<DemoServer>(kQuick);
        const Status listening = m_server->listen();
        QVERIFY2(listening.ok(), "the demo server listens");
        m_network = std::make_unique<QNetworkAccessManager>();
    }
    void cleanup()
    {
        m_network.reset();
        m_server.reset();
    }

    void streamsWithUsage()
    {
        const auto reply = post(ask(QStringLiteral("hello there")));
        QCOMPARE(status(*reply), 200);
        QCOMPARE(reply->rawHeader("Content-Type"), QByteArray("text/event-stream; charset=utf-8"));
        QVERIFY(!reply->hasRawHeader("Helicone-Id"));
        const Streamed stream = readStream(reply->readAll());
        QVERIFY(stream.done);
        QVERIFY(stream.fingerprints);
        QCOMPARE(stream.finishReason, QStringLiteral("stop"));
        QVERIFY2(
            stream.text.contains(QStringLiteral("Hello from the demo")), qPrintable(stream.text));
        QCOMPARE(stringMember(member(stream.events.first().at("choices").front(), "delta"), "role"),
            QStringLiteral("assistant"));
        // The usage chunk is the last and has no choices; all others say null.
        QVERIFY(stream.events.last().at("choices").empty());
        for (qsizetype i = 0; i + 1 < stream.events.size(); ++i)
            QVERIFY(stream.events[i].contains("usage") && stream.events[i].at("usage").is_null());
        QCOMPARE(usageOf(stream.usage, "completion_tokens"), countDemoTokens(stream.text));
        QCOMPARE(usageOf(stream.usage, "completion_tokens") + 3, stream.events.size());
        QCOMPARE(usageOf(stream.usage, "total_tokens"),
            usageOf(stream.usage, "completion_tokens") + usageOf(stream.usage, "prompt_tokens"));
    }

    void saysNoUsageUnasked()
    {
        Json body = ask(QStringLiteral("hello"));
        body.erase("stream_options");
        QVERIFY(!post(body)->readAll().contains("usage"));
        QVERIFY(!post(ask(QStringLiteral("/no-usage")))->readAll().contains("prompt_tokens"));
        QVERIFY(
            !post(ask(QStringLiteral("/no-usage"), false))->readAll().contains("prompt_tokens"));
    }

    void wholeAndStreamedSayTheSame()
    {
        const Streamed stream =
            readStream(post(ask(QStringLiteral("tell me about sundials")))->readAll());
        const auto whole =
            parseJson(post(ask(QStringLiteral("tell me about sundials"), false))->readAll());
        QVERIFY(whole);
        QCOMPARE(
            stringMember(member(whole->at("choices").front(), "message"), "content"), stream.text);
        QVERIFY(stream.text.contains(QStringLiteral("tell me about sundials")));
        QCOMPARE(stringMember(*whole, "system_fingerprint"), QStringLiteral("heliograph-demo"));
        QCOMPARE(usageOf(whole->at("usage"), "completion_tokens"),
            usageOf(stream.usage, "completion_tokens"));
    }

    void everyTopicIsWhole_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QString>("inText");
        const auto row = [](const char *prompt, const char *inText) {
            QTest::newRow(prompt) << QString::fromUtf8(prompt) << QString::fromUtf8(inText);
        };
        row("What can Heliograph do?", "What Heliograph does");
        row("Show me some Markdown with a table", "```cpp");
        row("How is the cost worked out?", "Cached input");
        row("Why is my latency so high?", "Time to first token");
        row("Does it go through the Helicone proxy?", "Helicone-Auth");
        row("Where is my API key kept?", "keychain");
        row("Write a haiku", "Token by token");
        row("write a function that sorts, in C++", "roughTokens");
        row("你好, 中文?", "你好，世界");
        row("Why do I get a rate limit error?", "429");
        row("Where is my history?", "byte for byte");
        row("quaternions *and* `ticks`", "quaternions \\*and\\* \\`ticks\\`");
        row("/help", "/rate-limit [SECONDS] [TIMES]");
        row("/nonsense", "/rate-limit [SECONDS] [TIMES]");
    }
    void everyTopicIsWhole()
    {
        QFETCH(QString, prompt);
        QFETCH(QString, inText);
        const Streamed stream = readStream(post(ask(prompt))->readAll());
        QVERIFY2(stream.text.contains(inText), qPrintable(stream.text));
        QVERIFY2(!stream.text.contains(QLatin1String("{{")), qPrintable(stream.text));
        QVERIFY(!stream.text.contains(QLatin1String("keywords:")));
    }

    void seedsMakeTheSameAnswer()
    {
        QSet<QString> openings;
        for (int seed = 0; seed < 24; ++seed) {
            Json body = ask(QStringLiteral("sundials"));
            body["seed"] = seed;
            const QString text = readStream(post(body)->readAll()).text;
            QCOMPARE(readStream(post(body)->readAll()).text, text);
            openings.insert(text.section(QLatin1Char('\n'), 0, 0));
        }
        QVERIFY(openings.size() > 1);
    }

    void honoursMaxTokensAndStop()
    {
        Json body = ask(QStringLiteral("sundials"));
        body["max_tokens"] = 9;
        Streamed stream = readStream(post(body)->readAll());
        QCOMPARE(stream.finishReason, QStringLiteral("length"));
        QCOMPARE(usageOf(stream.usage, "completion_tokens"), 9);
        QCOMPARE(countDemoTokens(stream.text), 9);

        body = ask(QStringLiteral("/echo one two three four"));
        body["stop"] = Json::array({"four", " three"});
        stream = readStream(post(body)->readAll());
        QCOMPARE(stream.text, QStringLiteral("one two"));
        QCOMPARE(stream.finishReason, QStringLiteral("stop"));
        body["stop"] = "two";
        QCOMPARE(readStream(post(body)->readAll()).text, QStringLiteral("one "));
    }

    void reasonsFirst()
    {
        const Streamed stream =
            readStream(post(ask(QStringLiteral("sundials"), true, QStringLiteral("demo-reasoner")))
                           ->readAll());
        QVERIFY(!stream.reasoning.isEmpty() && !stream.text.isEmpty());
        QCOMPARE(usageOf(stream.usage, "completion_tokens_details", "reasoning_tokens"),
            countDemoTokens(stream.reasoning));
        QCOMPARE(usageOf(stream.usage, "completion_tokens"),
            countDemoTokens(stream.reasoning) + countDemoTokens(stream.text));
        QVERIFY(!member(stream.events[1].at("choices").front(), "delta").contains("content"));
        QVERIFY(!readStream(post(ask(QStringLiteral("/think")))->readAll()).reasoning.isEmpty());
        const auto whole =
            parseJson(post(ask(QStringLiteral("sundials"), false, QStringLiteral("demo-reasoner")))
                          ->readAll());
        QCOMPARE(stringMember(member(whole->at("choices").front(), "message"), "reasoning_content"),
            stream.reasoning);
    }

    void countsResentMessagesAsCached()
    {
        Json body = ask(QStringLiteral("first question"));
        const Streamed first = readStream(post(body)->readAll());
        QCOMPARE(usageOf(first.usage, "prompt_tokens_details", "cached_tokens"), 0);
        body["messages"].push_back(Json{{"role", "assistant"}, {"content", toJson(first.text)}});
        body["messages"].push_back(userMessage(QStringLiteral("second question")));
        const Streamed second = readStream(post(body)->readAll());
        const qint64 cached = usageOf(second.usage, "prompt_tokens_details", "cached_tokens");
        QCOMPARE(cached, usageOf(first.usage, "prompt_tokens") - 3);
        QVERIFY(cached < usageOf(second.usage, "prompt_tokens"));
        body["messages"][0] = userMessage(QStringLiteral("another first question"));
        QCOMPARE(usageOf(readStream(post(body)->readAll()).usage, "prompt_tokens_details",
                     "cached_tokens"),
            0);
    }

    void callsTools()
    {
        const auto tools = fromQuotes(
            "[{'type':'function','function':{'name':'get_time','parameters':{'type':'object'}}},"
            "{'type':'function','function':{'name':'get_weather','parameters':{'type':'object','"
            "properties':{"
            "'city':{'type':'string'},'unit':{'enum':['celsius','fahrenheit']},'days':{'type':'"
            "integer'}}}}}]");
        QVERIFY(tools);
        Json body = ask(QStringLiteral("What is the weather in Lisbon today?"));
        body["tools"] = *tools;
        const Streamed stream = readStream(post(body)->readAll());
        QCOMPARE(stream.finishReason, QStringLiteral("tool_calls"));
        QCOMPARE(
            stream.arguments, QByteArray("{\"city\":\"Lisbon\",\"unit\":\"celsius\",\"days\":1}"));
        QVERIFY(stream.text.isEmpty());

        body["stream"] = false;
        const auto whole = parseJson(post(body)->readAll());
        const Json &message = whole->at("choices").front().at("message");
        QVERIFY(message.at("content").is_null());
        QCOMPARE(stringMember(message.at("tool_calls").front().at("function"), "name"),
            QStringLiteral("get_weather"));
        QCOMPARE(
            stringMember(message.at("tool_calls").front().at("function"), "arguments").toUtf8(),
            stream.arguments);

        body["stream"] = true;
        body["tool_choice"] = "none";
        QVERIFY(!readStream(post(body)->readAll()).text.isEmpty());
        body["tool_choice"] = *fromQuotes("{'type':'function','function':{'name':'get_time'}}");
        QCOMPARE(readStream(post(body)->readAll()).arguments, QByteArray("{}"));
        body.erase("tool_choice");
        body["messages"].push_back(message);
        // As OpenAI: not before every call is answered.
        QVERIFY(post(body)->readAll().contains("did not have response messages"));
        body["messages"].push_back(Json{{"role", "tool"}, {"tool_call_id", "x"}, {"content", "?"}});
        QVERIFY(post(body)->readAll().contains("did not have response messages"));
        body["messages"].back() = Json{{"role", "tool"},
            {"tool_call_id", message.at("tool_calls").front().at("id")}, {"content", "18 degrees and sunny"}};
        const Streamed answered = readStream(post(body)->readAll());
        QVERIFY(answered.text.contains(QStringLiteral("18 degrees and sunny")));
        QCOMPARE(answered.finishReason, QStringLiteral("stop"));
    }

    void callsSeveralToolsAtOnce()
    {
        Json body = ask(QStringLiteral("/tools"));
        body["tools"] = *fromQuotes(
            "[{'type':'function','function':{'name':'a','parameters':{'type':'object'}}},"
            "{'type':'function','function':{'name':'b'}}]");
        body["stream"] = false;
        const auto first = parseJson(post(body)->readAll());
        const Json &message = first->at("choices").front().at("message");
        const Json &calls = message.at("tool_calls");
        QCOMPARE(calls.size(), size_t(2));
        QVERIFY(calls[0].at("id") != calls[1].at("id"));
        body["parallel_tool_calls"] = false;
        QCOMPARE(parseJson(post(body)->readAll())->at("choices").front().at("message").at("tool_calls").size(), size_t(1));
        body["messages"].push_back(message);
        for (const Json &call : calls)
            body["messages"].push_back(Json{{"role", "tool"}, {"tool_call_id", call.at("id")},
                {"content", "result of " + call.at("function").at("name").get<std::string>()}});
        const QByteArray answer = post(body)->readAll();
        QVERIFY(answer.contains("result of a"));
        QVERIFY(answer.contains("result of b"));
    }

    void answersInJsonWhereAsked()
    {
        Json body = ask(QStringLiteral("anything"));
        body["response_format"] = Json{{"type", "json_object"}};
        QVERIFY(parseJson(readStream(post(body)->readAll()).text.toUtf8())->is_object());
        body["response_format"] = *fromQuotes(
            "{'type':'json_schema','json_schema':{'name':'x','schema':"
            "{'$defs':{'n':{'type':'object','properties':{'next':{'$ref':'#/$defs/n'}}}},"
            "'type':'object','properties':{'list':{'type':'array','items':{'type':'boolean'}},'"
            "loop':{'$ref':'#/$defs/n'}}}}}");
        const auto value = parseJson(readStream(post(body)->readAll()).text.toUtf8());
        QVERIFY(value);
        QCOMPARE(dumpJson(value->at("list")), QByteArray("[true]"));
        QVERIFY(value->at("loop").is_object());
    }

    void echoesAndIsLong()
    {
        const QString text = QStringLiteral("  two  spaces\n\ttab 你好 👩‍🚀 end ");
        QCOMPARE(readStream(post(ask(QStringLiteral("/echo ") + text))->readAll()).text,
            text.trimmed().prepend(QStringLiteral("  ")));
        const Streamed stream = readStream(post(ask(QStringLiteral("/long 100000")))->readAll());
        QCOMPARE(stream.text.size(), 100'000);
        QVERIFY(stream.done);
    }

    void refusesAsAsked_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("inBody");
        const auto row = [](const char *prompt, int status, const char *type, const char *inBody) {
            QTest::newRow(prompt) << QString::fromLatin1(prompt) << status << QByteArray(type)
                                  << QByteArray(inBody);
        };
        const char json[] = "application/json";
        const char worker[] = "application/json;charset=UTF-8";
        row("/error", 500, json, "The server had an error while processing your request");
        row("/error 400", 400, json, "invalid_request_error");
        row("/error 401", 401, json, "invalid_api_key");
        row("/error 403", 403, json, "unsupported_country_region_territory");
        row("/error 404", 404, json, "model_not_found");
        row("/error 429", 429, json, "rate_limit_exceeded");
        row("/error 503", 503, json, "overloaded");
        row("/error 7", 400, json, "status 400");
        row("/quota", 429, json, "insufficient_quota");
        row("/bad-key", 401, json, "Incorrect API key provided: sk-");
        row("/leak-key", 401, json, kKey);
        row("/html", 502, "text/html", "<h1>502 Bad Gateway</h1>");
        row("/portal", 200, "text/html; charset=utf-8", "sign in");
        row("/not-json", 200, json, "{\"id\"");
        row("/empty", 200, json, "");
        row("/helicone-crash", 500, worker, "\"helicone-message\":\"Helicone ran into an error");
        row("/helicone-unreachable", 502, worker, "\"error\":\"Network connection lost\"");
        row("/helicone-gateway", 500, "text/plain;charset=UTF-8", "\"code\":\"request_failed\"");
        row("/helicone-key", 401, "text/plain;charset=UTF-8", "Invalid Helicone API key");
    }
    void refusesAsAsked()
    {
        QFETCH(QString, prompt);
        QFETCH(QByteArray, inBody);
        for (const bool stream : {true, false}) {
            const auto reply = post(ask(prompt, stream));
            const QByteArray body = reply->readAll();
            QTEST(status(*reply), "status");
            QTEST(reply->rawHeader("Content-Type"), "type");
            QVERIFY2(body.contains(inBody), body.constData());
            QCOMPARE(body.contains(kKey), prompt == QLatin1String("/leak-key"));
        }
        // The model's name asks for the same.
        const auto reply =
            post(ask(QStringLiteral("hello"), true, QStringLiteral("demo-large:") + prompt.mid(1)));
        QTEST(status(*reply), "status");
    }

    void answersAfterARateLimit()
    {
        const Json body = ask(QStringLiteral("/rate-limit 2 2"));
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < 2; ++i) {
                const auto refused = post(body);
                QCOMPARE(status(*refused), 429);
                QCOMPARE(refused->rawHeader("Retry-After"), QByteArray("2"));
            }
            const Streamed stream = readStream(post(body)->readAll());
            QVERIFY(stream.done);
            QVERIFY(stream.text.contains(QStringLiteral("The first try was refused")));
        }
        QCOMPARE(
            post(ask(QStringLiteral("/rate-limit")))->rawHeader("Retry-After"), QByteArray("3"));
        QCOMPARE(status(*post(ask(QStringLiteral("/error 503 1")))), 503);
        QCOMPARE(status(*post(ask(QStringLiteral("/error 503 1")))), 200);
    }

    void limitsAsHeliconeDoes()
    {
        const Json body = ask(QStringLiteral("/helicone-rate-limit 4"));
        const auto refused = post(body);
        QCOMPARE(status(*refused), 429);
        QCOMPARE(refused->rawHeader("Helicone-RateLimit-Reset"), QByteArray("4"));
        QCOMPARE(refused->rawHeader("X-Helicone-Error"), QByteArray("rate_limited"));
        QVERIFY(!refused->hasRawHeader("Retry-After"));
        QVERIFY(!parseJson(refused->readAll())->contains("error"));
        QCOMPARE(status(*post(body)), 200);
    }

    void breaksStreamsAsAsked_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<bool>("done");
        QTest::addColumn<bool>("cut");
        QTest::addColumn<int>("broken");
        QTest::newRow("cut") << QStringLiteral("/cut 5") << false << true << 0;
        QTest::newRow("cut behind its end") << QStringLiteral("/cut 1000000") << false << true << 0;
        QTest::newRow("no done") << QStringLiteral("/no-done 5") << false << false << 0;
        QTest::newRow("garbage") << QStringLiteral("/garbage 5") << true << false << 1;
        QTest::newRow("error") << QStringLiteral("/stream-error 5") << false << false << 0;
        QTest::newRow("stall") << QStringLiteral("/stall 0") << true << false << 0;
        QTest::newRow("slow") << QStringLiteral("/slow 0") << true << false << 0;
    }
    void breaksStreamsAsAsked()
    {
        QFETCH(QString, prompt);
        QFETCH(bool, cut);
        const auto reply = post(ask(prompt));
        if (!cut)
            QCOMPARE(reply->error(), QNetworkReply::NoError);
        const Streamed stream = readStream(reply->readAll());
        QTEST(stream.done, "done");
        QVERIFY(!stream.text.isEmpty());
        if (cut)
            QVERIFY(!stream.text.contains(QStringLiteral("cut in two")));
        else
            QTEST(stream.broken, "broken");
        QCOMPARE(!member(stream.events.last(), "error").is_null(),
            prompt.startsWith(QLatin1String("/stream-error")));
    }

    void cutsInTheMiddleOfAChunk()
    {
        // Qt's client does not always tell such an end from a whole one, so it is read as it came.
        for (const char *prompt : {"/cut 5", "/cut 1000000"}) {
            const QByteArray all = exchange(raw(ask(QLatin1String(prompt))));
            QVERIFY(all.contains("Transfer-Encoding: chunked"));
            const QList<QByteArray> lines = all.split('\n');
            const QByteArray last = lines.last();
            QVERIFY2(last.startsWith("data: {") && !parseJson(last.mid(6)), last.constData());
            const QByteArray promised = lines[lines.size() - 2].trimmed();
            QVERIFY2(promised.toInt(nullptr, 16) > last.size(), promised.constData());
        }
    }

    void breaksWholeAnswersAsAsked()
    {
        const auto cut = post(ask(QStringLiteral("/cut"), false));
        QCOMPARE(cut->error(), QNetworkReply::RemoteHostClosedError);
        QVERIFY(!parseJson(post(ask(QStringLiteral("/garbage"), false))->readAll()));
        QCOMPARE(status(*post(ask(QStringLiteral("/stream-error"), false))), 500);
    }

    void hangsUntilTheClientLeaves_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<bool>("stream");
        QTest::addColumn<bool>("begins");
        QTest::newRow("at once") << QStringLiteral("/hang") << true << false;
        QTest::newRow("in the middle") << QStringLiteral("/hang 5") << true << true;
        QTest::newRow("whole") << QStringLiteral("/hang 5") << false << false;
    }
    void hangsUntilTheClientLeaves()
    {
        QFETCH(QString, prompt);
        QFETCH(bool, stream);
        QFETCH(bool, begins);
        QSignalSpy received(m_server.get(), &DemoServer::received);
        QSignalSpy served(m_server.get(), &DemoServer::served);
        std::unique_ptr<QNetworkReply> reply(start(ask(prompt, stream)));
        QTRY_COMPARE(received.size(), 1);
        if (begins)
            QTRY_COMPARE(countDemoTokens(readStream(reply->peek(100'000)).text), 5);
        // The answer to a request that comes later is there, and this one still is not.
        QVERIFY(readStream(post(ask(QStringLiteral("hello")))->readAll()).done);
        QVERIFY(!reply->isFinished());
        reply->abort();
        QTRY_COMPARE(served.size(), 2);
        const auto last = served.last().first().value<DemoServed>();
        QVERIFY(!last.whole);
        QVERIFY2(last.note.contains(QLatin1String("client left")), qPrintable(last.note));
    }

    void speaksHeliconesHeaders()
    {
        const QByteArray id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        const HeaderList auth = {{"Helicone-Auth", "Bearer sk-helicone-demo"}};
        auto reply =
            post(ask(QStringLiteral("hello")), auth + HeaderList{{"Helicone-Request-Id", id}});
        QCOMPARE(reply->rawHeader("Helicone-Id"), id);
        QCOMPARE(reply->rawHeader("Helicone-Status"), QByteArray("success"));
        QVERIFY(!reply->hasRawHeader("Helicone-Cache"));
        // A UUID of version 7 is none to Helicone.
        const QByteArray seven = "0193b2c4-5d6e-7f80-8123-456789abcdef";
        reply =
            post(ask(QStringLiteral("hello")), auth + HeaderList{{"Helicone-Request-Id", seven}});
        QVERIFY(reply->rawHeader("Helicone-Id") != seven);
        QCOMPARE(
            QUuid(QString::fromLatin1(reply->rawHeader("Helicone-Id"))).version(), QUuid::Random);
        // Failures are a success as well.
        reply = post(ask(QStringLiteral("/bad-key")), auth);
        QCOMPARE(reply->rawHeader("Helicone-Status"), QByteArray("success"));
        QVERIFY(!post(ask(QStringLiteral("hello")),
            {{"Helicone-Request-Id",
                id}})->hasRawHeader("Helicone-Id"));
        const Json body{{"model", "demo-small"}, {"stream", true},
            {"messages", Json::array({userMessage(QStringLiteral("hi"))})}};
        QVERIFY(post(body, auth + HeaderList{{"Helicone-Stream-Usage", "true"}})
                    ->readAll()
                    .contains("prompt_tokens"));
    }

    void cachesAsHeliconeDoes()
    {
        const HeaderList headers = {
            {"Helicone-Auth", "Bearer sk-helicone-demo"}, {"Helicone-Cache-Enabled", "true"}};
        const Json body = ask(QStringLiteral("sundials"));
        const auto miss = post(body, headers);
        QCOMPARE(miss->rawHeader("Helicone-Cache"), QByteArray("MISS"));
        const auto hit = post(body, headers);
        QCOMPARE(hit->rawHeader("Helicone-Cache"), QByteArray("HIT"));
        QCOMPARE(hit->rawHeader("Helicone-Cache-Bucket-Idx"), QByteArray("0"));
        QVERIFY(hit->rawHeader("Helicone-Cache-Latency").toInt() >= 0
            && hit->hasRawHeader("Helicone-Cache-Latency"));
        QCOMPARE(hit->rawHeader("Content-Type"), miss->rawHeader("Content-Type"));
        QCOMPARE(hit->readAll(), miss->readAll());
        QVERIFY(hit->rawHeader("Helicone-Id") != miss->rawHeader("Helicone-Id"));
        QCOMPARE(post(ask(QStringLiteral("other")), headers)->rawHeader("Helicone-Cache"),
            QByteArray("MISS"));
        QCOMPARE(post(body, headers + HeaderList{{"Helicone-Cache-Seed", "two"}})
                     ->rawHeader("Helicone-Cache"),
            QByteArray("MISS"));
        // A hit only once all buckets are full.
        const HeaderList buckets = headers + HeaderList{{"Helicone-Cache-Bucket-Max-Size", "2"}};
        for (const char *expected : {"MISS", "MISS", "HIT", "HIT"})
            QCOMPARE(post(body, buckets)->rawHeader("Helicone-Cache"), QByteArray(expected));
        const auto tooMany =
            post(body, headers + HeaderList{{"Helicone-Cache-Bucket-Max-Size", "21"}});
        QCOMPARE(status(*tooMany), 500);
        QCOMPARE(tooMany->readAll(), QByteArray("Cache bucket size cannot be greater than 20"));
        // Ignored members do not count; unquoted names fail the request.
        const HeaderList ignoring =
            headers + HeaderList{{"Helicone-Cache-Ignore-Keys", "\"user\", \"seed\""}};
        Json other = body;
        QCOMPARE(post(body, ignoring)->rawHeader("Helicone-Cache"), QByteArray("MISS"));
        other["seed"] = 99;
        other["user"] = "someone";
        QCOMPARE(post(other, ignoring)->rawHeader("Helicone-Cache"), QByteArray("HIT"));
        QCOMPARE(
            status(*post(body, headers + HeaderList{{"Helicone-Cache-Ignore-Keys", "user"}})), 500);
        // Without a key of Helicone's, no cache; a refusal is not kept.
        QVERIFY(!post(body, {{"Helicone-Cache-Enabled", "true"}})->hasRawHeader("Helicone-Cache"));
        for (int i = 0; i < 2; ++i)
            QCOMPARE(post(ask(QStringLiteral("/error 500")), headers)->rawHeader("Helicone-Cache"),
                QByteArray("MISS"));
        for (int i = 0; i < 2; ++i)
            QCOMPARE(post(ask(QStringLiteral("/cut")), headers)->rawHeader("Helicone-Cache"),
                QByteArray("MISS"));
    }

    void limitsByPolicy()
    {
        const HeaderList auth = {{"Helicone-Auth", "Bearer sk-helicone-demo"}};
        const HeaderList policy = auth
            + HeaderList{
                {"Helicone-RateLimit-Policy", "2;w=60;s=user"}, {"Helicone-User-Id", "ann"}};
        const Json body = ask(QStringLiteral("hello"));
        for (const char *remaining : {"1", "0"}) {
            const auto reply = post(body, policy);
            QCOMPARE(status(*reply), 200);
            QCOMPARE(reply->rawHeader("Helicone-RateLimit-Limit"), QByteArray("2"));
            QCOMPARE(reply->rawHeader("Helicone-RateLimit-Remaining"), QByteArray(remaining));
            QVERIFY(!reply->hasRawHeader("Helicone-RateLimit-Reset"));
        }
        const auto over = post(body, policy);
        QCOMPARE(status(*over), 429);
        const int reset = over->rawHeader("Helicone-RateLimit-Reset").toInt();
        QVERIFY(reset > 0 && reset <= 60);
        QVERIFY(over->readAll().startsWith("{\"message\":\"Helicone user was rate limit via "
                                           "Helicone-RateLimit-Policy header. Please wait"));
        // Another user has a quota of their own; what is malformed, or under a minute, limits
        // nothing.
        HeaderList bob = policy;
        bob.last().second = "bob";
        QCOMPARE(status(*post(body, bob)), 200);
        for (const char *bad : {"2", "0;w=59", "0;w=x", "0;w=60;u=tokens", "0;w=60;s=team"}) {
            const auto reply = post(body, auth + HeaderList{{"Helicone-RateLimit-Policy", bad}});
            QCOMPARE(status(*reply), 200);
            QVERIFY(!reply->hasRawHeader("Helicone-RateLimit-Limit"));
        }
    }

    void showsHeadersWithoutKeys()
    {
        const auto reply = post(ask(QStringLiteral("/headers")),
            {{"Helicone-Auth", "Bearer sk-helicone-abcdefg"},
                {"Helicone-Property-App", "planner"}});
        const QString text = readStream(reply->readAll()).text;
        QVERIFY2(text.contains(QStringLiteral("planner")), qPrintable(text));
        QVERIFY(!text.contains(QStringLiteral("sk-helicone"))
            && !text.contains(QStringLiteral("CANARY")));
    }

    void hasPagesAndModels()
    {
        const auto models = parseJson(get(QStringLiteral("/v1/models"))->readAll());
        QStringList ids;
        for (const Json &model : models->at("data"))
            ids.append(stringMember(model, "id"));
        QCOMPARE(ids, demoModels());
        const QByteArray page = get(QStringLiteral("/"))->readAll();
        for (const DemoTrick &trick : demoTricks())
            QVERIFY2(page.contains(trick.usage), trick.usage);
        QCOMPARE(status(*get(QStringLiteral("/nothing"))), 404);
        QCOMPARE(status(*get(QStringLiteral("/v1/chat/completions"))), 405);
        QCOMPARE(status(*post(ask(QStringLiteral("hello")), {},
                     QStringLiteral("/openai/v1/chat/completions?api-version=1"))),
            200);
        QCOMPARE(
            status(*post(ask(QStringLiteral("hello"), true, QStringLiteral("gpt-4o-mini")))), 200);
        QCOMPARE(
            status(*post(ask(QStringLiteral("hello"), true, QStringLiteral("demo-huge")))), 404);
    }

    void refusesWhatIsNoPrompt_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("inBody");
        const auto row = [](const QByteArray &body, const char *inBody) {
            QTest::newRow(body.left(60).constData()) << body << QByteArray(inBody);
        };
        row("", "could not parse the JSON body");
        row("[]", "could not parse the JSON body");
        row("{\"model\":", "could not parse the JSON body");
        row(QByteArray(1000, '['), "could not parse the JSON body");
        row("{\"messages\":[]}", "must provide a model");
        row("{\"model\":\"demo-small\"}", "Missing required parameter: 'messages'");
        row("{\"model\":\"demo-small\",\"messages\":[]}", "empty array");
        row("{\"model\":\"demo-small\",\"messages\":{}}", "empty array");
        row("{\"model\":\"demo-small\",\"messages\":[7]}", "messages[0].role");
        row("{\"model\":\"demo-small\",\"messages\":[{\"role\":\"king\"}]}",
            "Invalid value: 'king'");
        row("{\"model\":\"m\",\"messages\":[{\"role\":\"user\"}],\"temperature\":3}",
            "temperature");
        row("{\"model\":\"m\",\"messages\":[{\"role\":\"user\"}],\"max_tokens\":0}", "max_tokens");
        row("{\"model\":\"m\",\"messages\":[{\"role\":\"user\"}],\"n\":2}", "'n' must be 1");
    }
    void refusesWhatIsNoPrompt()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, inBody);
        const auto reply = send("/v1/chat/completions", body, {});
        QCOMPARE(status(*reply), 400);
        const QByteArray error = reply->readAll();
        QVERIFY2(error.contains(inBody), error.constData());
        QCOMPARE(stringMember(member(*parseJson(error), "error"), "type"),
            QStringLiteral("invalid_request_error"));
    }

    void servesAPipelineInOrder()
    {
        QByteArray bytes;
        for (int i = 0; i < 40; ++i)
            bytes += raw(ask(QStringLiteral("/echo number %1.").arg(i), false));
        bytes += "GET /v1/models HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        const QByteArray all = exchange(bytes);
        QCOMPARE(all.count("HTTP/1.1 200 OK"), 41);
        qsizetype at = -1;
        for (int i = 0; i < 40; ++i) {
            const qsizetype next = all.indexOf("number " + QByteArray::number(i) + '.');
            QVERIFY(next > at);
            at = next;
        }
    }

    void takesARequestByteByByte()
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
        QVERIFY(socket.waitForConnected());
        const QByteArray bytes =
            raw(ask(QStringLiteral("/echo slowly"), false), "Connection: close\r\n");
        for (const char byte : bytes) {
            socket.write(&byte, 1);
            socket.flush();
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QVERIFY(socket.readAll().contains("slowly"));
    }

    void speaksOldHttp()
    {
        const QByteArray body = dumpJson(ask(QStringLiteral("/echo old")));
        const QByteArray all = exchange("POST /v1/chat/completions HTTP/1.0\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QVERIFY(!all.contains("chunked"));
        QVERIFY(all.endsWith("data: [DONE]\n\n"));
        const QByteArray head = exchange("HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        QVERIFY(head.endsWith("\r\n\r\n"));
        QVERIFY(head.contains("Content-Length: ") && !head.contains("<html"));
    }

    void survivesHostileClients_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("noise") << QByteArray("\x16\x03\x01 nonsense\r\n\r\n") << QByteArray("400");
        QTest::newRow("endless head")
            << QByteArray("GET / HTTP/1.1\r\nX: ") + QByteArray(2'000'000, 'x')
            << QByteArray("431");
        QTest::newRow("smuggled") << QByteArray(
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: "
            "chunked\r\n\r\n0\r\n\r\nGET /")
                                  << QByteArray("400");
        QTest::newRow("too big") << QByteArray(
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999\r\n\r\n")
                                 << QByteArray("413");
    }
    void survivesHostileClients()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, status);
        QSignalSpy served(m_server.get(), &DemoServer::served);
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
        QVERIFY(socket.waitForConnected());
        socket.write(bytes);
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        // The system may drop the answer when much was still unread; the log has it.
        QTRY_COMPARE(served.size(), 1);
        QCOMPARE(QByteArray::number(served.first().first().value<DemoServed>().status), status);
        QVERIFY(readStream(post(ask(QStringLiteral("hello")))->readAll()).done);
    }

    void servesManyAtOnce()
    {
        m_server = std::make_unique<DemoServer>(DemoOptions{400, 5, 0.5, 0});
        QVERIFY(m_server->listen().ok());
        std::vector<std::unique_ptr<QNetworkAccessManager>> networks;
        std::vector<std::unique_ptr<QNetworkReply>> replies;
        int reads = 0;
        for (int i = 0; i < 20; ++i) {
            networks.push_back(std::make_unique<QNetworkAccessManager>());
            replies.emplace_back(start(ask(QStringLiteral("sundials of client %1.").arg(i)), {},
                QStringLiteral("/v1/chat/completions"), networks.back().get()));
            connect(replies.back().get(), &QNetworkReply::readyRead, this, [&reads] { ++reads; });
        }
        for (int i = 0; i < 20; ++i) {
            QTRY_VERIFY(replies[size_t(i)]->isFinished());
            const Streamed stream = readStream(replies[size_t(i)]->readAll());
            QVERIFY(stream.done);
            QVERIFY(stream.text.contains(QStringLiteral("client %1.").arg(i)));
        }
        QVERIFY2(reads > 60, "the answers come in pieces");
    }

    void waitsForAClientThatReadsSlowly()
    {
        QTcpSocket socket;
        socket.setReadBufferSize(1000);
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
        QVERIFY(socket.waitForConnected());
        QSignalSpy served(m_server.get(), &DemoServer::served);
        socket.write(raw(ask(QStringLiteral("/long 200000")), "Connection: close\r\n"));
        QTRY_VERIFY(socket.bytesAvailable() >= 1000);
        // Others are served meanwhile; this answer is far bigger than any buffer between the two.
        QVERIFY(readStream(post(ask(QStringLiteral("hello")))->readAll()).done);
        QCOMPARE(served.size(), 1);
        QByteArray all;
        socket.setReadBufferSize(0);
        const auto take = [&all, &socket] {
            all += socket.readAll();
            return socket.state() == QAbstractSocket::UnconnectedState;
        };
        QTRY_VERIFY(take());
        all += socket.readAll();
        QVERIFY(all.endsWith("data: [DONE]\n\n\r\n0\r\n\r\n"));
        QTRY_COMPARE(served.size(), 2);
    }

    void hostRunsInItsOwnThread()
    {
        DemoHost host(kQuick);
        const auto first = host.baseUrl();
        QVERIFY(first.ok());
        QCOMPARE(*host.baseUrl(), *first);
        std::unique_ptr<QNetworkReply> reply(
            m_network->get(QNetworkRequest(QUrl(*first + QStringLiteral("/models")))));
        QTRY_VERIFY(reply->isFinished());
        QVERIFY(reply->readAll().contains("demo-large"));
        // Taken down while it answers.
        QNetworkRequest request(QUrl(*first + QStringLiteral("/chat/completions")));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        std::unique_ptr<QNetworkReply> hanging(
            m_network->post(request, dumpJson(ask(QStringLiteral("/hang 3")))));
        QTRY_VERIFY(hanging->bytesAvailable() > 0);
    }

    void saysWhenThePortIsTaken()
    {
        DemoServer second;
        const Status listening = second.listen(m_server->port());
        QVERIFY(!listening.ok());
        QVERIFY(listening.error().message.contains(QString::number(m_server->port())));
    }

    void tokensAreWholeAndAboutFourCharacters()
    {
        const QString text =
            QStringLiteral("The quick brown fox jumps over an extraordinarily lazy dog, 1234567890 "
                           "times. 👩‍🚀你好\n\n    x");
        QString joined;
        for (qsizetype at = 0; at < text.size();) {
            const QStringView token =
                QStringView(text).sliced(at, demoTokenLength(QStringView(text).sliced(at)));
            QVERIFY(!token.isEmpty());
            QVERIFY(!token.back().isHighSurrogate());
            joined += token;
            at += token.size();
        }
        QCOMPARE(joined, text);
        const QString english =
            DemoContent().text(QStringLiteral("lorem")).section(QLatin1Char('\n'), 0, 0);
        const double each = double(english.size()) / double(countDemoTokens(english));
        QVERIFY2(each > 3.5 && each < 5.5, QByteArray::number(each).constData());
    }

private:
    static int status(const QNetworkReply &reply)
    {
        return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }

    QNetworkRequest request(const QString &path, const HeaderList &headers) const
    {
        QNetworkRequest request(
            QUrl(QStringLiteral("http://127.0.0.1:%1%2").arg(m_server->port()).arg(path)));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        request.setRawHeader("Authorization", QByteArray("Bearer ") + kKey);
        for (const auto &[name, value] : headers)
            request.setRawHeader(name, value);
        return request;
    }

    QNetworkReply *start(const Json &body, const HeaderList &headers = {},
        const QString &path = QStringLiteral("/v1/chat/completions"),
        QNetworkAccessManager *network = nullptr)
    {
        return (network != nullptr ? network : m_network.get())
            ->post(request(path, headers), dumpJson(body));
    }

    static std::unique_ptr<QNetworkReply> finished(QNetworkReply *reply)
    {
        std::unique_ptr<QNetworkReply> owned(reply);
        QSignalSpy spy(reply, &QNetworkReply::finished);
        if (!reply->isFinished())
            spy.wait(30'000);
        return owned;
    }

    std::unique_ptr<QNetworkReply> post(const Json &body, const HeaderList &headers = {},
        const QString &path = QStringLiteral("/v1/chat/completions"))
    {
        return finished(start(body, headers, path));
    }
    std::unique_ptr<QNetworkReply> send(
        const char *path, const QByteArray &body, const HeaderList &headers)
    {
        return finished(m_network->post(request(QLatin1String(path), headers), body));
    }
    std::unique_ptr<QNetworkReply> get(const QString &path)
    {
        return finished(m_network->get(request(path, {})));
    }

    static QByteArray raw(const Json &json, const QByteArray &headers = {})
    {
        const QByteArray body = dumpJson(json);
        return "POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\n" + headers
            + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

    /// All that comes back until the server closes.
    QByteArray exchange(const QByteArray &bytes)
    {
        QTcpSocket socket;
        QSignalSpy closed(&socket, &QTcpSocket::disconnected);
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
        socket.write(bytes);
        closed.wait(30'000);
        return socket.readAll();
    }

    std::unique_ptr<DemoServer> m_server;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

HELIOGRAPH_TEST_MAIN(DemoServerTest)
#include "tst_demoserver.moc"
