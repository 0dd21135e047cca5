#include "core/base/clock.h"
#include "core/demo/demoserver.h"
#include "core/history/history.h"
#include "core/net/retrypolicy.h"
#include "core/session/callengine.h"
#include "core/session/callprice.h"
#include "core/wire/codec.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace heliograph;

namespace {

constexpr char kCanary[] = "sk-CANARY7f3a9b2c1d4e5f60718293a4b5c6d7e8";

/// Everything a call needs, with a quick demo provider.
struct Bench {
    Bench()
    {
        DemoOptions options;
        options.tokensPerSecond = 2'000;
        options.firstTokenMs = 5;
        server = std::make_unique<DemoServer>(options);
        QVERIFY(server->listen().ok());
        auto opened = History::open(dir.filePath(QStringLiteral("history.db")));
        QVERIFY(opened.ok());
        history = std::move(opened).value();
        engine = std::make_unique<CallEngine>(history.get(), PriceBook::builtIn(), clock);
    }

    CallSpec spec(const QString &prompt) const
    {
        CallSpec spec;
        spec.provider.id = QStringLiteral("demo");
        spec.provider.name = QStringLiteral("Demo");
        spec.provider.priceProvider = QStringLiteral("demo");
        spec.baseUrl = server->baseUrl();
        spec.request.model = QStringLiteral("demo-small");
        spec.request.messages = {Message::fromText(Role::User, prompt)};
        spec.retry.maxRetries = 0;
        return spec;
    }

    Call run(const CallSpec &spec)
    {
        QSignalSpy spy(engine.get(), &CallEngine::finished);
        engine->start(spec);
        if (spy.isEmpty() && !spy.wait(20'000))
            return {};
        return spy.first().first().value<Call>();
    }

    Call stored(const QUuid &id) const
    {
        history->flush().waitForFinished();
        auto future = history->call(id);
        future.waitForFinished();
        return future.result().ok() ? future.result().value() : Call{};
    }

    QTemporaryDir dir;
    SystemClock clock;
    std::unique_ptr<DemoServer> server;
    std::unique_ptr<History> history;
    std::unique_ptr<CallEngine> engine;
};

}

class CallEngineTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyInAHeaderOfAnyNameStaysOut()
    {
        for (const char *key : {kCanary, "plain-word-key", "abc"}) {
            Bench bench;
            CallSpec spec = bench.spec(QStringLiteral("Hello"));
            spec.provider.authHeader = QStringLiteral("X-Lab"); // a name that does not tell
            spec.credentials.providerKey = QString::fromLatin1(key);
            const Call call = bench.run(spec);
            QCOMPARE(call.status, CallStatus::Ok);
            QVERIFY(call.exchange.requestHeaders.contains(Header("X-Lab", kRedacted)));
            QVERIFY(bench.stored(spec.id).exchange.requestHeaders.contains(Header("X-Lab", kRedacted)));
        }
    }

    void theGatewaysNamesArePriced()
    {
        Bench bench;
        CallSpec spec = bench.spec(QStringLiteral("Hello"));
        const auto prices = PriceBook::builtIn();
        Call call = bench.run(spec);
        call.answer.model.clear();
        call.requestedModel = QStringLiteral("gpt-4o-mini/openai, claude-4.5-sonnet");
        spec.provider.priceProvider = QStringLiteral("helicone");
        spec.provider.gateway = true;
        const auto receipt = receiptOf(*prices, spec.provider, call, 100);
        QVERIFY(receipt && !receipt->total.isZero());
    }

    void tellsOfToolsAndRefusalsWhileTheyCome()
    {
        Bench bench;
        std::vector<ToolCall> calls;
        QString refusal;
        connect(bench.engine.get(), &CallEngine::progressed, this, [&](const CallProgress &progress) {
            if (progress.toolCalls)
                calls = *progress.toolCalls;
            refusal += progress.refusal;
        });
        CallSpec spec = bench.spec(QStringLiteral("/tool"));
        Tool tool;
        tool.name = QStringLiteral("get_weather");
        tool.parameters = R"({"type":"object","properties":{"city":{"type":"string"}},"required":["city"]})";
        spec.request.tools = {tool};
        const Call asked = bench.run(spec);
        QVERIFY(!asked.answer.toolCalls.empty());
        QCOMPARE(calls, asked.answer.toolCalls);
        const Call refused = bench.run(bench.spec(QStringLiteral("/refuse")));
        QVERIFY(!refused.answer.refusal.isEmpty());
        QCOMPARE(refusal, refused.answer.refusal);
    }

    void textFilesAreSentAsText()
    {
        Bench bench;
        CallSpec spec = bench.spec(QStringLiteral("/echo x"));
        ContentPart file;
        file.kind = ContentPart::Kind::File;
        file.name = QStringLiteral("a.txt");
        file.mimeType = QStringLiteral("text/plain");
        file.data = "some words";
        spec.request.messages[0].parts.push_back(file);
        (void)bench.run(spec);
        const Call kept = bench.stored(spec.id);
        QVERIFY(kept.exchange.requestBody.contains(R"("a.txt:\n\nsome words")"));
        QVERIFY(!kept.exchange.requestBody.contains("file_data"));
    }

    void streamsPricesAndRecords()
    {
        Bench bench;
        QString streamed;
        connect(bench.engine.get(), &CallEngine::progressed, this,
            [&](const CallProgress &progress) { streamed += progress.text; });
        const CallSpec spec = bench.spec(QStringLiteral("Hello"));
        const Call call = bench.run(spec);
        QCOMPARE(call.status, CallStatus::Ok);
        QVERIFY(!call.error);
        QVERIFY(call.answer.complete);
        QVERIFY(!call.answer.text.isEmpty());
        QCOMPARE(streamed, call.answer.text);
        QVERIFY(call.answer.usage.output.value_or(0) > 0);
        QVERIFY(call.cost() && call.cost()->pico() > 0);
        QCOMPARE(call.receipt->basis, CostBasis::Exact);
        const Timing &timing = call.exchange.timing;
        QVERIFY(timing.headersUs > 0);
        QVERIFY(timing.firstByteUs >= timing.headersUs);
        QVERIFY(timing.firstTokenUs >= timing.firstByteUs);
        QVERIFY(timing.endUs > timing.firstTokenUs);

        const Call kept = bench.stored(spec.id);
        QCOMPARE(kept.status, CallStatus::Ok);
        QCOMPARE(kept.answer.text, call.answer.text);
        QCOMPARE(kept.answer.usage, call.answer.usage);
        QCOMPARE(kept.cost(), call.cost());
        QCOMPARE(kept.promptPreview, QStringLiteral("Hello"));
        QVERIFY(kept.exchange.responseBody.endsWith("data: [DONE]\n\n"));
        QVERIFY(!kept.exchange.chunks.empty());
        // The body is what was sent, to the byte.
        QCOMPARE(kept.exchange.requestBody, codecFor(WireFormat::OpenAiChat)->encode(spec.request));
    }

    void answersInOnePieceToo()
    {
        Bench bench;
        CallSpec spec = bench.spec(QStringLiteral("Hello"));
        spec.request.stream = false;
        const Call call = bench.run(spec);
        QCOMPARE(call.status, CallStatus::Ok);
        QVERIFY(!call.streamed);
        QVERIFY(!call.answer.text.isEmpty());
        QVERIFY(call.cost());
    }

    void throughHelicone()
    {
        Bench bench;
        CallSpec spec = bench.spec(QStringLiteral("Hello"));
        spec.route = Route::Helicone;
        spec.credentials.heliconeKey = QStringLiteral("sk-helicone-aaaaaaa-bbbbbbb-ccccccc-ddddddd");
        spec.tags.userId = QStringLiteral("u");
        QByteArray userId;
        connect(bench.server.get(), &DemoServer::received, this, [&](const IncomingRequest &request) {
            userId = request.header("helicone-user-id");
        });
        const Call call = bench.run(spec);
        QCOMPARE(call.status, CallStatus::Ok);
        QCOMPARE(call.helicone.id, spec.id.toString(QUuid::WithoutBraces));
        QCOMPARE(userId, QByteArray("u"));
        QCOMPARE(bench.stored(spec.id).helicone.id, call.helicone.id);
    }

    void refusalsAreExplainedAndKept_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<int>("kind");
        QTest::newRow("401") << QStringLiteral("/error 401") << int(ErrorKind::Auth);
        QTest::newRow("404") << QStringLiteral("/error 404") << int(ErrorKind::NotFound);
        QTest::newRow("429") << QStringLiteral("/rate-limit") << int(ErrorKind::RateLimit);
        QTest::newRow("500") << QStringLiteral("/error 500") << int(ErrorKind::Server);
        QTest::newRow("html") << QStringLiteral("/html") << int(ErrorKind::Server);
        QTest::newRow("garbage") << QStringLiteral("/garbage") << int(ErrorKind::Malformed);
    }

    void refusalsAreExplainedAndKept()
    {
        QFETCH(QString, prompt);
        QFETCH(int, kind);
        Bench bench;
        const CallSpec spec = bench.spec(prompt);
        const Call call = bench.run(spec);
        QCOMPARE(call.status, CallStatus::Error);
        QVERIFY(call.error);
        QVERIFY2(int(call.error->kind) == kind, qPrintable(call.error->message));
        const Call kept = bench.stored(spec.id);
        QCOMPARE(kept.status, CallStatus::Error);
        QCOMPARE(kept.error->message, call.error->message);
        QCOMPARE(kept.httpStatus, call.httpStatus);
        QVERIFY(!kept.exchange.responseBody.isEmpty());
    }

    void aCutStreamIsInterruptedAndKeepsWhatCame_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::newRow("cut") << QStringLiteral("/cut 5");
        QTest::newRow("no end marker") << QStringLiteral("/no-done");
    }

    void aCutStreamIsInterruptedAndKeepsWhatCame()
    {
        QFETCH(QString, prompt);
        Bench bench;
        const CallSpec spec = bench.spec(prompt);
        const Call call = bench.run(spec);
        QCOMPARE(call.status, CallStatus::Interrupted);
        QCOMPARE(call.httpStatus, 200);
        QCOMPARE(call.error->kind, ErrorKind::Interrupted);
        QVERIFY(!call.answer.text.isEmpty());
        QCOMPARE(bench.stored(spec.id).answer.text, call.answer.text);
    }

    void stopKeepsWhatCame()
    {
        Bench bench;
        const CallSpec spec = bench.spec(QStringLiteral("/long 400000"));
        QSignalSpy finished(bench.engine.get(), &CallEngine::finished);
        QSignalSpy progressed(bench.engine.get(), &CallEngine::progressed);
        bench.engine->start(spec);
        QVERIFY(progressed.wait(10'000));
        bench.engine->stop(spec.id);
        QCOMPARE(finished.size(), 1);
        const Call call = finished.first().first().value<Call>();
        QCOMPARE(call.status, CallStatus::Cancelled);
        QVERIFY(!call.answer.text.isEmpty());
        // Nobody said how many tokens it took: the cost is an estimate and says so.
        QVERIFY(call.receipt);
        QCOMPARE(call.receipt->basis, CostBasis::Estimated);
        const Call kept = bench.stored(spec.id);
        QCOMPARE(kept.status, CallStatus::Cancelled);
        QCOMPARE(kept.answer.text, call.answer.text);
        bench.engine->stop(spec.id);
        QCOMPARE(finished.size(), 1);
    }

    void retriesAfterTheWaitTheServerAsksFor()
    {
        Bench bench;
        CallSpec spec = bench.spec(QStringLiteral("/rate-limit 1 1"));
        spec.retry.maxRetries = 2;
        QSignalSpy waiting(bench.engine.get(), &CallEngine::waiting);
        const Call call = bench.run(spec);
        QCOMPARE(waiting.size(), 1);
        const auto wait = waiting.first().first().value<RetryWait>();
        QCOMPARE(wait.waitMs, 1'000);
        QCOMPARE(wait.error.kind, ErrorKind::RateLimit);
        QCOMPARE(call.status, CallStatus::Ok);
        QCOMPARE(call.attempts, 2);
        // The refusal is no part of the answer that is kept.
        QVERIFY(!bench.stored(spec.id).exchange.responseBody.contains("rate_limit"));
    }

    void aWaitCanBeStopped()
    {
        Bench bench;
        CallSpec spec = bench.spec(QStringLiteral("/rate-limit 30"));
        spec.retry.maxRetries = 2;
        QSignalSpy waiting(bench.engine.get(), &CallEngine::waiting);
        QSignalSpy finished(bench.engine.get(), &CallEngine::finished);
        bench.engine->start(spec);
        QVERIFY(waiting.wait(10'000));
        bench.engine->stop(spec.id);
        QCOMPARE(finished.size(), 1);
        QCOMPARE(finished.first().first().value<Call>().error->kind, ErrorKind::RateLimit);
    }

    void silenceEndsInATimeout()
    {
        Bench bench;
        CallSpec spec = bench.spec(QStringLiteral("/hang"));
        spec.timeoutMs = 200;
        const Call call = bench.run(spec);
        QCOMPARE(call.status, CallStatus::Error);
        QCOMPARE(call.error->kind, ErrorKind::Timeout);
    }

    void nobodyThere()
    {
        Bench bench;
        CallSpec spec = bench.spec(QStringLiteral("Hello"));
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        spec.baseUrl = QStringLiteral("http://127.0.0.1:%1/v1").arg(closed.serverPort());
        closed.close();
        const Call call = bench.run(spec);
        QCOMPARE(call.status, CallStatus::Error);
        QCOMPARE(call.error->kind, ErrorKind::Network);
        QVERIFY(call.error->message.contains(QLatin1String("127.0.0.1")));
        QCOMPARE(call.exchange.timing.firstTokenUs, -1);
    }

    void aServerThatSpeaksNoTls()
    {
        Bench bench;
        CallSpec spec = bench.spec(QStringLiteral("Hello"));
        spec.baseUrl = bench.server->baseUrl().replace(QLatin1String("http:"), QLatin1String("https:"));
        const Call call = bench.run(spec);
        QCOMPARE(call.status, CallStatus::Error);
        QVERIFY2(call.error->kind == ErrorKind::Tls || call.error->kind == ErrorKind::Network, qPrintable(call.error->message));
    }

    /// A server that sends the key back, in pieces, must not get it into the history.
    void anEchoedKeyIsStruckOut()
    {
        Bench bench;
        QTcpServer echo;
        QVERIFY(echo.listen(QHostAddress::LocalHost));
        connect(&echo, &QTcpServer::newConnection, &echo, [&] {
            QTcpSocket *socket = echo.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                if (!socket->readAll().contains("\r\n\r\n"))
                    return;
                const QByteArray key(kCanary);
                const QByteArray body = "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"you are " + key + "\"}}]}\n\ndata: [DONE]\n\n";
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nX-Key: " + key + "\r\nConnection: close\r\n\r\n");
                const qsizetype middle = body.indexOf(key) + 10;
                socket->write(body.first(middle));
                socket->flush();
                QTimer::singleShot(50, socket, [socket, rest = body.sliced(middle)] {
                    socket->write(rest);
                    socket->disconnectFromHost();
                });
            });
        });
        CallSpec spec = bench.spec(QStringLiteral("My key is %1").arg(QLatin1String(kCanary)));
        spec.credentials.providerKey = QLatin1String(kCanary);
        spec.baseUrl = QStringLiteral("http://127.0.0.1:%1/v1").arg(echo.serverPort());
        const Call call = bench.run(spec);
        QCOMPARE(call.status, CallStatus::Ok);
        QCOMPARE(call.answer.text, QStringLiteral("you are [redacted]"));
        const Call kept = bench.stored(spec.id);
        QVERIFY(!kept.exchange.responseBody.contains("CANARY"));
        QVERIFY(!kept.exchange.requestBody.contains("CANARY"));
        QVERIFY(!kept.promptPreview.contains(QLatin1String("CANARY")));
        for (const auto &headers : {kept.exchange.requestHeaders, kept.exchange.responseHeaders}) {
            for (const auto &[name, value] : headers)
                QVERIFY2(!value.contains("CANARY"), name.constData());
        }
    }

    void manyAtOnce()
    {
        Bench bench;
        QSignalSpy finished(bench.engine.get(), &CallEngine::finished);
        QSet<QUuid> ids;
        for (int i = 0; i < 12; ++i) {
            const CallSpec spec = bench.spec(QStringLiteral("Question %1").arg(i));
            ids.insert(spec.id);
            bench.engine->start(spec);
            bench.engine->start(spec); // the same call twice is one call
        }
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 12, 20'000);
        for (const auto &arguments : finished) {
            const Call call = arguments.first().value<Call>();
            QVERIFY(ids.remove(call.id));
            QCOMPARE(call.status, CallStatus::Ok);
        }
    }
};

HELIOGRAPH_TEST_MAIN(CallEngineTest)
#include "tst_callengine.moc"
