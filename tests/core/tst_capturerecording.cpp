#include "core/capture/contentdecoder.h"
#include "core/capture/endpoint.h"
#include "core/demo/demoserver.h"
#include "tests/support/capturebench.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"

#include <QDir>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTimer>

using namespace heliograph;

namespace {

constexpr char kCanary[] = "CANARY7f3a9b2c1d4e5f60718293a4b5c6d7e8";

QByteArray chat(const QByteArray &more = {})
{
    return "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]" + more + "}";
}

QByteArray sse(const QByteArrayList &events, bool end = true)
{
    QByteArray body;
    for (const QByteArray &event : events)
        body += event.startsWith("event:") ? event + "\n\n" : "data: " + event + "\n\n";
    QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
        + QByteArray::number(body.size(), 16) + "\r\n" + body + "\r\n";
    return end ? answer + "0\r\n\r\n" : answer;
}

const QByteArrayList kDeltas{
    "{\"id\":\"c1\",\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hel\"}}]}",
    "{\"id\":\"c1\",\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"lo\"},\"finish_reason\":\"stop\"}]}"};

/// gzip of text without compression (stored blocks), so that no library is needed to make it.
QByteArray gzipStored(const QByteArray &text)
{
    QByteArray packed("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10);
    for (qsizetype at = 0; at < text.size(); at += 65'000) {
        const QByteArray part = text.mid(at, 65'000);
        const quint16 size = quint16(part.size());
        packed += at + 65'000 >= text.size() ? '\x01' : '\x00';
        packed += char(size & 0xff);
        packed += char(size >> 8);
        packed += char(~size & 0xff);
        packed += char((~size >> 8) & 0xff);
        packed += part;
    }
    return packed + QByteArray(8, '\0');
}

bool fileHolds(const QString &folder, const QByteArray &text)
{
    const auto files = QDir(folder).entryInfoList(QDir::Files | QDir::Hidden);
    return std::any_of(files.begin(), files.end(), [&text](const QFileInfo &info) {
        QFile file(info.filePath());
        return file.open(QFile::ReadOnly) && file.readAll().contains(text);
    });
}

}

/// What went through becomes a call, as the playground's calls are.
class CaptureRecordingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endpoints_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<WireFormat>("format");
        QTest::addColumn<QString>("model");
        QTest::newRow("chat") << QByteArray("POST") << QByteArray("/v1/chat/completions") << WireFormat::OpenAiChat << QString();
        QTest::newRow("azure") << QByteArray("POST") << QByteArray("/openai/deployments/d/chat/completions?api-version=1") << WireFormat::OpenAiChat << QString();
        QTest::newRow("responses") << QByteArray("POST") << QByteArray("/v1/responses") << WireFormat::OpenAiResponses << QString();
        QTest::newRow("one response") << QByteArray("GET") << QByteArray("/v1/responses/r1") << WireFormat::Unknown << QString();
        QTest::newRow("anthropic") << QByteArray("POST") << QByteArray("/v1/messages?beta=true") << WireFormat::Anthropic << QString();
        QTest::newRow("counting tokens") << QByteArray("POST") << QByteArray("/v1/messages/count_tokens") << WireFormat::Unknown << QString();
        QTest::newRow("gemini") << QByteArray("POST") << QByteArray("/v1beta/models/gemini-2.5-pro:generateContent") << WireFormat::Gemini << QStringLiteral("gemini-2.5-pro");
        QTest::newRow("gemini v1") << QByteArray("POST") << QByteArray("/v1/models/g:streamGenerateContent?alt=sse&key=k") << WireFormat::Gemini << QStringLiteral("g");
        QTest::newRow("embeddings") << QByteArray("POST") << QByteArray("/v1/embeddings") << WireFormat::Unknown << QString();
        QTest::newRow("models") << QByteArray("GET") << QByteArray("/v1/models") << WireFormat::Unknown << QString();
    }

    void endpoints()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        const Endpoint endpoint = endpointOf(method, target);
        QTEST(endpoint.format, "format");
        QTEST(endpoint.model, "model");
    }

    void everyFormatIsUnderstood_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("openai-chat") << QStringLiteral("openai") << QByteArray("/openai/v1/chat/completions") << chat()
            << jsonAnswer("{\"id\":\"1\",\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\","
                          "\"content\":\"Hello\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3}}");
        QTest::newRow("openai-responses") << QStringLiteral("openai") << QByteArray("/openai/v1/responses")
            << QByteArray("{\"model\":\"gpt-4o-mini\",\"input\":\"Hello\"}")
            << jsonAnswer("{\"id\":\"r\",\"object\":\"response\",\"status\":\"completed\",\"model\":\"gpt-4o-mini-2024-07-18\",\"output\":[{\"type\":\"message\","
                          "\"id\":\"m\",\"role\":\"assistant\",\"status\":\"completed\",\"content\":[{\"type\":\"output_text\",\"text\":\"Hello\",\"annotations\":[]}]}],"
                          "\"usage\":{\"input_tokens\":9,\"output_tokens\":3,\"total_tokens\":12}}");
        QTest::newRow("anthropic") << QStringLiteral("anthropic") << QByteArray("/anthropic/v1/messages")
            << QByteArray("{\"model\":\"claude-sonnet-4-5\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}")
            << jsonAnswer("{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-sonnet-4-5\",\"content\":[{\"type\":\"text\",\"text\":\"Hello\"}],"
                          "\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":9,\"output_tokens\":3}}");
        QTest::newRow("gemini v1") << QStringLiteral("gemini") << QByteArray("/gemini/v1/models/gemini-2.5-flash:generateContent")
            << QByteArray("{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Hello\"}]}]}")
            << jsonAnswer("{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"Hello\"}]},\"finishReason\":\"STOP\"}],"
                          "\"usageMetadata\":{\"promptTokenCount\":9,\"candidatesTokenCount\":3,\"totalTokenCount\":12},\"modelVersion\":\"gemini-2.5-flash\"}");
    }

    void everyFormatIsUnderstood()
    {
        QFETCH(QString, provider);
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, request);
        QFETCH(QByteArray, answer);
        ScriptedUpstream upstream(ScriptedUpstream::answering(answer));
        CaptureBench bench;
        bench.route(provider, upstream.url() + (provider == QLatin1String("gemini") ? QStringLiteral("/v1beta") : QStringLiteral("/v1")));
        bench.start();
        QVERIFY(bench.talk(bench.request("POST", path, request)).endsWith(bodyOf(answer)));
        const Call call = bench.calls(1)[0];
        QVERIFY2(call.status == CallStatus::Ok, call.error ? qPrintable(call.error->message) : "");
        QCOMPARE(call.provider, provider);
        QCOMPARE(call.answer.text, QStringLiteral("Hello"));
        QCOMPARE(call.promptPreview, QStringLiteral("Hello"));
        QCOMPARE(call.answer.usage.input, Usage::Count(9));
        QCOMPARE(call.answer.usage.output, Usage::Count(3));
        QVERIFY(!call.requestedModel.isEmpty());
        QVERIFY(call.receipt.has_value());
        QCOMPARE(call.receipt->basis, CostBasis::Exact);
        QVERIFY(!call.streamed);
    }

    void aStreamWithoutUsageIsEstimated()
    {
        ScriptedUpstream upstream(ScriptedUpstream::answering(sse(kDeltas + QByteArrayList{"[DONE]"})));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url() + QStringLiteral("/v1"));
        bench.start();
        bench.talk(bench.request("POST", "/openai/v1/chat/completions", chat(",\"stream\":true")));
        const Call call = bench.calls(1)[0];
        QCOMPARE(call.status, CallStatus::Ok);
        QVERIFY(call.streamed);
        QCOMPARE(call.answer.text, QStringLiteral("Hello"));
        QVERIFY(call.receipt.has_value());
        QCOMPARE(call.receipt->basis, CostBasis::Estimated);
        QVERIFY(call.exchange.timing.firstTokenUs >= 0);
        QVERIFY(!upstream.requests[0].contains("stream_options"));
    }

    void usageIsAskedForWhereThatIsWanted()
    {
        ScriptedUpstream upstream(ScriptedUpstream::answering(sse(kDeltas + QByteArrayList{"[DONE]"})));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url() + QStringLiteral("/v1"));
        bench.start([](CaptureSettings &settings) { settings.askForUsage = true; });
        bench.talk(bench.request("POST", "/openai/v1/chat/completions", chat(",\"stream\":true")));
        bench.talk(bench.request("POST", "/openai/v1/chat/completions", chat()));
        QCOMPARE(upstream.requests[0].mid(upstream.requests[0].indexOf("\r\n\r\n") + 4),
            chat(",\"stream\":true,\"stream_options\":{\"include_usage\":true}"));
        QCOMPARE(upstream.requests[1].mid(upstream.requests[1].indexOf("\r\n\r\n") + 4), chat());
        QCOMPARE(withUsageAsked("{\"stream\":true,\"stream_options\":{}}"), QByteArray("{\"stream\":true,\"stream_options\":{}}"));
        QCOMPARE(withUsageAsked("no JSON"), QByteArray("no JSON"));
    }

    void tagsAndIdComeFromTheHeaders()
    {
        ScriptedUpstream upstream(ScriptedUpstream::answering(jsonAnswer("{}")));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url() + QStringLiteral("/v1"));
        bench.start();
        const QByteArray tags = "Helicone-Request-Id: 5f0c1c6e-9c0a-4d3e-8a51-0123456789ab\r\nHelicone-User-Id: ann\r\n"
                                "Helicone-Session-Id: s1\r\nHelicone-Session-Name: Chat\r\nHelicone-Session-Path: /a/b\r\n"
                                "Helicone-Property-App: bot\r\n";
        bench.talk(bench.request("POST", "/openai/v1/chat/completions", chat(), tags));
        bench.talk(bench.request("POST", "/openai/v1/chat/completions", chat(), tags)); // tried again: a call of its own
        const QList<Call> calls = bench.calls(2);
        QCOMPARE(calls.size(), 2);
        const QUuid id(QStringLiteral("5f0c1c6e-9c0a-4d3e-8a51-0123456789ab"));
        QVERIFY((calls[0].id == id) != (calls[1].id == id));
        for (const Call &call : calls) {
            QCOMPARE(call.tags.userId, QStringLiteral("ann"));
            QCOMPARE(call.tags.sessionId, QStringLiteral("s1"));
            QCOMPARE(call.tags.sessionName, QStringLiteral("Chat"));
            QCOMPARE(call.tags.sessionPath, QStringLiteral("/a/b"));
            QCOMPARE(call.tags.properties.value(0).second, QStringLiteral("bot"));
        }
        QVERIFY(!upstream.requests[0].toLower().contains("helicone"));
    }

    void throughHelicone()
    {
        ScriptedUpstream helicone(ScriptedUpstream::answering(jsonAnswer("{}", "Helicone-Id: 1\r\n")));
        CaptureBench bench;
        QVERIFY(bench.keys.setSessionKey(QStringLiteral("helicone"), QStringLiteral("sk-helicone-aaaaaaa-bbbbbbb-ccccccc-ddddddd")).ok());
        QVERIFY(bench.settings.set(QStringLiteral("provider.openai.helicone-url"), helicone.url() + QStringLiteral("/v1")).ok());
        QVERIFY(bench.settings.set(QStringLiteral("provider.groq.helicone-url"), helicone.url() + QStringLiteral("/openai/v1")).ok());
        QVERIFY(bench.settings.set(QStringLiteral("helicone.cache-enabled"), QStringLiteral("true")).ok());
        bench.start([](CaptureSettings &settings) { settings.route = Route::Helicone; });
        bench.talk(bench.request("POST", "/openai/v1/chat/completions", chat(), "Helicone-User-Id: ann\r\n"));
        const QByteArray first = helicone.requests.value(0);
        QVERIFY(first.contains("Helicone-User-Id: ann\r\n"));
        QVERIFY(first.contains("Helicone-Auth: Bearer sk-helicone-aaaaaaa-bbbbbbb-ccccccc-ddddddd\r\n"));
        QVERIFY(first.contains("Helicone-Cache-Enabled: true\r\n"));
        const Call call = bench.calls(1)[0];
        QCOMPARE(call.route, Route::Helicone);
        QVERIFY(first.contains("Helicone-Request-Id: " + call.id.toByteArray(QUuid::WithoutBraces)));
        // What a client says wins.
        bench.talk(bench.request("POST", "/groq/openai/v1/chat/completions", chat(),
            "Helicone-Auth: Bearer sk-mine\r\nHelicone-Cache-Save: true\r\n"));
        const QByteArray second = helicone.requests.value(1);
        QVERIFY(second.startsWith("POST /openai/v1/chat/completions "));
        QCOMPARE(second.count("Helicone-Auth"), 1);
        QVERIFY(second.contains("Helicone-Auth: Bearer sk-mine\r\n"));
        QVERIFY(!second.contains("Helicone-Cache-Enabled"));
        bench.calls(2);
        QVERIFY(!fileHolds(bench.dir.path(), "sk-helicone-aaaaaaa"));
    }

    void aSelfHostedHeliconeIsToldTheTarget()
    {
        ScriptedUpstream helicone(ScriptedUpstream::answering(jsonAnswer("{}")));
        CaptureBench bench;
        QVERIFY(bench.settings.set(QStringLiteral("helicone.self-hosted-url"), helicone.url() + QStringLiteral("/v1/gateway")).ok());
        bench.start([](CaptureSettings &settings) { settings.route = Route::Helicone; });
        bench.talk(bench.request("POST", "/openai/v1/chat/completions", chat()));
        QVERIFY2(helicone.requests.value(0).startsWith("POST /v1/gateway/oai/v1/chat/completions "), helicone.requests.value(0).constData());
        QVERIFY(helicone.requests[0].contains("Helicone-Target-URL: https://api.openai.com\r\n"));
        QTRY_VERIFY(!bench.capture->state().problem.isEmpty()); // there is no key for Helicone
    }

    void compressedAnswersAreReadForTheRecord()
    {
        const QByteArray plain = bodyOf(jsonAnswer("{\"model\":\"m\",\"choices\":[{\"message\":{\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}"));
        ScriptedUpstream upstream(ScriptedUpstream::answering(jsonAnswer(gzipStored(plain), "Content-Encoding: gzip\r\n")));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url() + QStringLiteral("/v1"));
        bench.start();
        QCOMPARE(bodyOf(bench.talk(bench.request("POST", "/openai/v1/chat/completions", chat()))), gzipStored(plain));
        const Call call = bench.calls(1)[0];
        QCOMPARE(call.exchange.responseBody, plain);
        QCOMPARE(call.answer.text, QStringLiteral("Hello"));
    }

    void decoders()
    {
        const QByteArray text = QByteArray("The quick brown fox. ").repeated(20'000);
        const QByteArray zlib = qCompress(text).mid(4);
        for (const int step : {1, 7, 1'000, 1'000'000}) {
            const auto deflate = ContentDecoder::of("deflate", 1 << 30);
            const auto gzip = ContentDecoder::of(" GZIP", 1 << 30);
            const QByteArray packed = gzipStored(text.first(100'000));
            QByteArray a;
            QByteArray b;
            for (qsizetype at = 0; at < zlib.size(); at += step)
                a += deflate->decode(zlib.mid(at, step));
            for (qsizetype at = 0; at < packed.size(); at += step)
                b += gzip->decode(packed.mid(at, step));
            QVERIFY(a == text);
            QVERIFY(b == text.first(100'000));
        }
        // A bomb stops at the limit.
        const auto bomb = ContentDecoder::of("deflate", 1'000'000);
        QVERIFY(bomb->decode(qCompress(QByteArray(50'000'000, 'x')).mid(4)).size() < 2'000'000);
        QVERIFY(bomb->failed());
        QVERIFY(!ContentDecoder::of("zz", 1));
        const auto none = ContentDecoder::of("gzip", 1'000);
        none->decode("this is no gzip at all");
        QVERIFY(none->failed());
    }

    void whatIsCompressedOtherwiseIsKeptAsItCame()
    {
        ScriptedUpstream upstream(ScriptedUpstream::answering(jsonAnswer("\x1f\x9d\x90", "Content-Encoding: compress\r\n")));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url() + QStringLiteral("/v1"));
        bench.start();
        bench.talk(bench.request("POST", "/openai/v1/chat/completions", chat()));
        const Call call = bench.calls(1)[0];
        QCOMPARE(call.exchange.responseBody, QByteArray("\x1f\x9d\x90"));
        QVERIFY(std::any_of(call.exchange.responseHeaders.begin(), call.exchange.responseHeaders.end(),
            [](const Header &header) { return header.first == "Heliograph-Note" && header.second.contains("compress)"); }));
    }

    void noCredentialReachesTheHistory_data()
    {
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("bearer") << QByteArray("Authorization: Bearer ") + kCanary + "\r\n" << QByteArray();
        QTest::newRow("x-api-key") << QByteArray("x-api-key: ") + kCanary + "\r\n" << QByteArray();
        QTest::newRow("api-key") << QByteArray("api-key: ") + kCanary + "\r\n" << QByteArray();
        QTest::newRow("x-goog-api-key") << QByteArray("x-goog-api-key: ") + kCanary + "\r\n" << QByteArray();
        QTest::newRow("helicone-auth") << QByteArray("Helicone-Auth: Bearer ") + kCanary + "\r\n" << QByteArray();
        QTest::newRow("cookie") << QByteArray("Cookie: a=b; session=") + kCanary + "\r\n" << QByteArray();
        QTest::newRow("proxy-authorization") << QByteArray("Proxy-Authorization: Basic ") + kCanary + "\r\n" << QByteArray();
        QTest::newRow("in the address") << QByteArray() << QByteArray("?key=") + kCanary;
    }

    /// The provider echoes it in a header, in the body and in pieces.
    void noCredentialReachesTheHistory()
    {
        QFETCH(QByteArray, headers);
        QFETCH(QByteArray, query);
        const QByteArray echo = QByteArray("Incorrect API key provided: ") + kCanary;
        for (const bool stream : {false, true}) {
            ScriptedUpstream upstream([&](QTcpSocket *socket, QByteArray &request) {
                if (!isWholeRequest(request))
                    return;
                request.clear();
                if (!stream) {
                    const QByteArray body = "{\"error\":{\"message\":\"" + echo + "\"}}";
                    socket->write("HTTP/1.1 401 No\r\nX-Echo: " + echo + "\r\nSet-Cookie: s=" + kCanary + "\r\nContent-Length: "
                        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
                    return;
                }
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: {\"choices\":[{\"delta\":{\"content\":\"");
                auto *timer = new QTimer(socket);
                QObject::connect(timer, &QTimer::timeout, socket, [socket, echo, at = qsizetype(0)]() mutable {
                    if (at >= echo.size()) {
                        socket->disconnectFromHost();
                        return;
                    }
                    socket->write(echo.mid(at, 7));
                    at += 7;
                });
                timer->start(30);
            });
            CaptureBench bench;
            bench.route(QStringLiteral("openai"), upstream.url() + QStringLiteral("/v1"));
            bench.start();
            const QByteArray answer = bench.talk(bench.request("POST", "/openai/v1/chat/completions" + query,
                chat(QByteArray(",\"user\":\"") + kCanary + '"'), headers));
            QVERIFY(answer.contains(kCanary)); // the client gets what the provider sent
            const Call call = bench.calls(1)[0];
            QVERIFY(call.status != CallStatus::Ok);
            bench.capture.reset();
            bench.history.reset();
            QVERIFY(!fileHolds(bench.dir.path(), QByteArray(kCanary).first(20)));
        }
    }

    void longStreamsGrowInTheHistoryAndAreTold()
    {
        QTcpSocket *provider = nullptr;
        ScriptedUpstream upstream([&provider](QTcpSocket *socket, QByteArray &request) {
            if (!isWholeRequest(request))
                return;
            request.clear();
            socket->write(sse({kDeltas[0]}, false));
            provider = socket;
        });
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url() + QStringLiteral("/v1"));
        bench.start();
        QSignalSpy started(bench.capture.get(), &CaptureService::callStarted);
        QSignalSpy progressed(bench.capture.get(), &CaptureService::callProgressed);
        QSignalSpy finished(bench.capture.get(), &CaptureService::callFinished);
        const auto client = bench.connectClient();
        client->write(bench.request("POST", "/openai/v1/chat/completions", chat(",\"stream\":true")));
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(!progressed.isEmpty(), 20'000);
        const QUuid id = started[0][0].value<Call>().id;
        QCOMPARE(progressed[0][0].value<CaptureProgress>().id, id);
        QCOMPARE(progressed[0][0].value<CaptureProgress>().text, QStringLiteral("Hel"));
        const auto stored = [&] {
            bench.history->flush().waitForFinished();
            auto call = bench.history->call(id);
            call.waitForFinished();
            return call.result().ok() ? call.result().value() : Call{};
        };
        QTRY_COMPARE_WITH_TIMEOUT(stored().answer.text, QStringLiteral("Hel"), 20'000);
        QCOMPARE(stored().status, CallStatus::Running);
        QCOMPARE(bench.capture->state().inFlight, 1);
        const QByteArray rest = "data: " + kDeltas[1] + "\n\ndata: [DONE]\n\n";
        provider->write(QByteArray::number(rest.size(), 16) + "\r\n" + rest + "\r\n0\r\n\r\n");
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(stored().status, CallStatus::Ok, 20'000);
        QCOMPARE(stored().answer.text, QStringLiteral("Hello"));
        QTRY_COMPARE(bench.capture->state().recorded, 1);
        QTRY_COMPARE(bench.capture->state().inFlight, 0); // told from the server's thread
    }

    /// Nothing is written into the settings before there is an address that somebody could use; then it stays.
    void theAddressStays()
    {
        TestServices services;
        QVERIFY(services.settings.keys().isEmpty());
        QVERIFY(services.services().capture.start());
        const QString token = services.services().capture.captureSettings().token;
        QVERIFY(token.size() >= 16);
        QCOMPARE(services.settings.get(QStringLiteral("capture.token")), token);
        QCOMPARE(CaptureSettings::load(services.settings).token, token);
        services.services().capture.stop();
    }

    void pausedTrafficGoesOnUnrecorded()
    {
        ScriptedUpstream upstream(ScriptedUpstream::answering(jsonAnswer("{}")));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url());
        bench.start([](CaptureSettings &settings) { settings.recording = false; });
        QVERIFY(bench.talk(bench.request("POST", "/openai/v1/chat/completions", chat())).startsWith("HTTP/1.1 200"));
        CaptureSettings settings = bench.capture->captureSettings();
        settings.recording = true;
        QVERIFY(bench.capture->apply(settings).ok());
        QVERIFY(bench.talk(bench.request("POST", "/openai/v1/chat/completions", chat())).startsWith("HTTP/1.1 200"));
        QCOMPARE(bench.calls(1).size(), 1);
        QTRY_COMPARE(bench.capture->state().served, 2);
        QCOMPARE(bench.capture->state().lost, 0);
    }

    /// Another program holds the history: the traffic goes on; what fits waits and is recorded afterwards.
    void aLockedHistoryStopsNoTraffic()
    {
        ScriptedUpstream upstream(ScriptedUpstream::answering(jsonAnswer("{}")));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url());
        bench.start();
        QVERIFY(bench.talk(bench.request("GET", "/openai/v1/models")).startsWith("HTTP/1.1 200"));
        bench.calls(1);
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
            db.setDatabaseName(bench.dir.filePath(QStringLiteral("history.db")));
            QVERIFY(db.open());
            QSqlQuery query(db);
            QVERIFY(query.exec(QStringLiteral("BEGIN EXCLUSIVE")));
            const QByteArray big(1024 * 1024, 'x');
            // More than the backlog holds: the first are kept, the last are counted as lost.
            for (int i = 0; i < 70; ++i)
                QVERIFY(bench.talk(bench.request("POST", "/openai/v1/files", big), 60'000).startsWith("HTTP/1.1 200"));
            QTRY_VERIFY_WITH_TIMEOUT(!bench.capture->state().problem.isEmpty(), 20'000);
            QTRY_VERIFY_WITH_TIMEOUT(bench.capture->state().lost > 0, 20'000);
            QVERIFY(query.exec(QStringLiteral("COMMIT")));
            db.close();
        }
        QSqlDatabase::removeDatabase(QStringLiteral("other"));
        QTRY_COMPARE_WITH_TIMEOUT(bench.capture->state().recorded, 71 - bench.capture->state().lost, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(bench.capture->state().problem.isEmpty(), 20'000);
        QVERIFY(bench.talk(bench.request("GET", "/openai/v1/models")).startsWith("HTTP/1.1 200"));
        const auto kept = [&bench] {
            bench.history->flush().waitForFinished();
            auto rows = bench.history->find({});
            rows.waitForFinished();
            return rows.result()->size();
        };
        QTRY_COMPARE_WITH_TIMEOUT(kept(), 72 - bench.capture->state().lost, 60'000);
    }
};

HELIOGRAPH_TEST_MAIN(CaptureRecordingTest)
#include "tst_capturerecording.moc"
