#include "core/demo/demoscenario.h"
#include "core/demo/demotokens.h"
#include "tests/support/democlient.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace heliograph;

/// What the demo provider answers, and how it fails where it is asked to.
class DemoServerTest final : public QObject, private DemoClient
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY2(listen(), "the demo server listens"); }
    void cleanup() { close(); }

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
        row("/leak-key", 401, json, kDemoKey);
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
            QCOMPARE(body.contains(kDemoKey), prompt == QLatin1String("/leak-key"));
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
};

HELIOGRAPH_TEST_MAIN(DemoServerTest)
#include "tst_demoserver.moc"
