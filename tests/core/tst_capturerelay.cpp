#include "core/capture/clientconnection.h"
#include "core/demo/demoserver.h"
#include "tests/support/capturebench.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTimer>

using namespace heliograph;

namespace {

const QByteArray kChat = "{\"model\":\"demo-small\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
/// A stream that has begun.
const QByteArray kFirstPiece = streamHead() + "6\r\nfirst\n\r\n";

}

/// What goes through the proxy comes out as it went in.
class CaptureRelayTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSmallAnswerComesThroughAndIsRecorded()
    {
        DemoServer demo;
        QVERIFY(demo.listen().ok());
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), demo.baseUrl());
        bench.start();
        QCOMPARE(bench.capture->baseUrl(QStringLiteral("openai")),
            QStringLiteral("http://127.0.0.1:%1/%2/openai/v1").arg(bench.port()).arg(QString::fromLatin1(bench.token())));
        const QByteArray answer = bench.talk(bench.request("POST", "/openai/v1/chat/completions", kChat));
        QVERIFY2(answer.startsWith("HTTP/1.1 200 "), answer.constData());
        QVERIFY(answer.contains("heliograph-demo"));
        const QList<Call> calls = bench.calls(1);
        QCOMPARE(calls.size(), 1);
        QCOMPARE(calls[0].status, CallStatus::Ok);
        QCOMPARE(calls[0].source, Source::Capture);
        QCOMPARE(calls[0].provider, QStringLiteral("openai"));
        QCOMPARE(calls[0].exchange.requestBody, kChat);
        QCOMPARE(calls[0].exchange.responseBody, bodyOf(answer));
        QVERIFY(!calls[0].answer.text.isEmpty());
    }

    void theRequestGoesOnUnchangedButForTheHopsOwnHeaders()
    {
        ScriptedUpstream upstream(ScriptedUpstream::answering(jsonAnswer("{}")));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url() + QStringLiteral("/v1"));
        bench.start();
        const QByteArray body = "{ \"b\":1, \"a\" : [1.0, 2e3] }";
        bench.talk(bench.request("POST", "/openai/v1/x?q=%20a&b", body,
            "User-Agent: me/1\r\nX-Odd:   spaced\r\nConnection: keep-alive, x-mine\r\nX-Mine: hop\r\nKeep-Alive: timeout=5\r\n"
            "TE: trailers\r\nAccept-Encoding: gzip, br\r\nHelicone-User-Id: me\r\nx-odd: twice\r\n"));
        QCOMPARE(upstream.requests.size(), 1);
        QCOMPARE(upstream.requests[0],
            "POST /v1/x?q=%20a&b HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(upstream.serverPort())
                + "\r\nUser-Agent: me/1\r\nX-Odd: spaced\r\nAccept-Encoding: gzip, br\r\nx-odd: twice\r\n"
                  "Content-Type: application/json\r\nContent-Length: 27\r\n\r\n" + body);
    }

    void answersComeByteForByte_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray odd = "HTTP/1.1 299 Odd Reason\r\nX-B: 2\r\nx-a: 1\r\nContent-Length: 3\r\n\r\nabc";
        QTest::newRow("length") << QByteArray("GET") << odd << odd;
        const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
        QTest::newRow("chunks") << QByteArray("GET") << chunked << chunked;
        QTest::newRow("trailers") << QByteArray("GET")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=1\r\nabc\r\n0\r\nX-Sum: 7\r\n\r\n")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX-Sum: 7\r\n\r\n");
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Length: 300\r\n\r\n";
        QTest::newRow("HEAD") << QByteArray("HEAD") << head << head;
        const QByteArray none = "HTTP/1.1 204 No Content\r\nX: y\r\n\r\n";
        QTest::newRow("no content") << QByteArray("DELETE") << none << none;
        const QByteArray redirect = "HTTP/1.1 302 Found\r\nLocation: https://elsewhere.example/\r\nContent-Length: 0\r\n\r\n";
        QTest::newRow("redirects are passed back") << QByteArray("GET") << redirect << redirect;
        QTest::newRow("continue of the provider's") << QByteArray("GET") << "HTTP/1.1 100 Continue\r\n\r\n" + odd << odd;
        QTest::newRow("hop's own") << QByteArray("GET")
            << QByteArray("HTTP/1.1 200 OK\r\nConnection: x-hop\r\nX-Hop: 1\r\nKeep-Alive: 5\r\n"
                          "Access-Control-Allow-Origin: *\r\nContent-Length: 1\r\n\r\nz")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nz");
        const QByteArray zipped = QByteArray("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n") + QByteArray("\x1f\x8b\0z", 4);
        QTest::newRow("compressed ones are not touched") << QByteArray("GET") << zipped << zipped;
    }

    void answersComeByteForByte()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, expected);
        ScriptedUpstream upstream(ScriptedUpstream::answering(answer));
        CaptureBench bench;
        bench.route(QStringLiteral("groq"), upstream.url() + QStringLiteral("/openai/v1"));
        bench.start();
        const auto socket = bench.connectClient();
        socket->write(bench.request(method, "/groq/openai/v1/models"));
        QByteArray came;
        QTRY_VERIFY_WITH_TIMEOUT((came += socket->readAll()).size() >= expected.size(), 20'000);
        QCOMPARE(came, expected);
        QVERIFY(upstream.requests.value(0).startsWith(method + " /openai/v1/models HTTP/1.1\r\n"));
    }

    void aBodyThatEndsWithTheConnectionEndsSoForTheClient()
    {
        ScriptedUpstream upstream([](QTcpSocket *socket, QByteArray &request) {
            request.clear();
            socket->write("HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nall of it");
            socket->disconnectFromHost();
        });
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url());
        bench.start();
        const QByteArray answer = bench.talk(bench.request("GET", "/openai/v1/files/1"));
        QCOMPARE(bodyOf(answer), QByteArray("all of it"));
        QVERIFY(headOf(answer).contains("Connection: close\r\n"));
        QCOMPARE(bench.calls(1)[0].status, CallStatus::Ok);
    }

    void chunkedRequestsAndContinue()
    {
        ScriptedUpstream upstream([](QTcpSocket *socket, QByteArray &request) {
            if (!request.endsWith("0\r\n\r\n"))
                return;
            request.clear();
            socket->write(jsonAnswer("{\"ok\":true}"));
        });
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url() + QStringLiteral("/v1"));
        bench.start();
        const auto socket = bench.connectClient();
        socket->write("POST /" + bench.token() + "/openai/v1/embeddings HTTP/1.1\r\nHost: localhost:"
            + QByteArray::number(bench.port()) + "\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n");
        QByteArray came;
        QTRY_VERIFY_WITH_TIMEOUT((came += socket->readAll()).contains("100 Continue\r\n\r\n"), 20'000);
        socket->write("5\r\n{\"a\":\r\n");
        socket->flush();
        QTest::qWait(20);
        socket->write("2\r\n1}\r\n0\r\n\r\n");
        QTRY_VERIFY_WITH_TIMEOUT((came += socket->readAll()).endsWith("{\"ok\":true}"), 20'000);
        QVERIFY(upstream.requests[0].contains("Transfer-Encoding: chunked"));
        QVERIFY(!upstream.requests[0].contains("Expect"));
        const Call call = bench.calls(1)[0];
        QCOMPARE(call.exchange.requestBody, QByteArray("{\"a\":1}"));
        QCOMPARE(call.format, WireFormat::Unknown);
        QCOMPARE(call.promptPreview, QStringLiteral("POST /v1/embeddings"));
    }

    void pipelinedRequestsAreAnsweredInOrderOverOneConnection()
    {
        ScriptedUpstream upstream([](QTcpSocket *socket, QByteArray &request) {
            if (!isWholeRequest(request))
                return;
            const QByteArray path = request.split(' ').value(1);
            request.clear();
            socket->write(jsonAnswer('"' + path + '"'));
        });
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url());
        bench.start();
        const auto socket = bench.connectClient();
        QByteArray all;
        for (int i = 0; i < 20; ++i)
            all += bench.request("GET", "/openai/v1/" + QByteArray::number(i));
        socket->write(all);
        QByteArray came;
        QTRY_VERIFY_WITH_TIMEOUT((came += socket->readAll()).endsWith("\"/v1/19\""), 20'000);
        qsizetype at = -1;
        for (int i = 0; i < 20; ++i) {
            const qsizetype next = came.indexOf("\"/v1/" + QByteArray::number(i) + '"');
            QVERIFY(next > at);
            at = next;
        }
        QCOMPARE(upstream.connections, 1);
        QCOMPARE(bench.calls(20).size(), 20);
    }

    void manyStreamsAtOnceToOneHost()
    {
        constexpr int kStreams = 100;
        QList<QTcpSocket *> open;
        ScriptedUpstream upstream([&open](QTcpSocket *socket, QByteArray &request) {
            if (!isWholeRequest(request))
                return;
            request.clear();
            socket->write(kFirstPiece);
            open.append(socket);
        });
        upstream.setListenBacklogSize(kStreams);
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url());
        bench.start();
        std::vector<std::unique_ptr<QTcpSocket>> clients;
        for (int i = 0; i < kStreams; ++i) {
            clients.push_back(bench.connectClient());
            clients.back()->write(bench.request("GET", "/openai/v1/stream"));
        }
        // Every one of them has its first piece before any is over.
        QTRY_COMPARE_WITH_TIMEOUT(open.size(), kStreams, 30'000);
        for (auto &client : clients)
            QTRY_VERIFY_WITH_TIMEOUT(client->peek(4'096).contains("first"), 20'000);
        for (QTcpSocket *socket : std::as_const(open))
            socket->write("5\r\nlast\n\r\n0\r\n\r\n");
        for (auto &client : clients)
            QTRY_VERIFY_WITH_TIMEOUT(client->peek(4'096).endsWith("0\r\n\r\n"), 20'000);
        QCOMPARE(bench.calls(kStreams).size(), kStreams);
    }

    void aClientThatLeavesCancelsUpstream()
    {
        ScriptedUpstream upstream(ScriptedUpstream::answering(kFirstPiece));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url());
        bench.start();
        auto client = bench.connectClient();
        client->write(bench.request("POST", "/openai/v1/chat/completions", kChat));
        QTRY_VERIFY_WITH_TIMEOUT(client->peek(4'096).contains("first"), 20'000);
        client->abort();
        QTRY_COMPARE_WITH_TIMEOUT(upstream.lost, 1, 20'000);
        const Call call = bench.calls(1)[0];
        QCOMPARE(call.status, CallStatus::Cancelled);
        QCOMPARE(call.exchange.responseBody, QByteArray("first\n"));
    }

    void largeBodiesPassBothWays_data()
    {
        QTest::addColumn<bool>("chunked");
        QTest::newRow("of a length that is told") << false;
        QTest::newRow("in chunks") << true;
    }
    /// The record has the beginning of each, and says so.
    void largeBodiesPassBothWays()
    {
        QFETCH(const bool, chunked);
        constexpr qsizetype kSize = 40 * 1024 * 1024;
        QByteArray body(kSize, 'x');
        for (qsizetype i = 0; i < kSize; i += 4'096)
            body[i] = char('a' + (i / 4'096) % 26);
        ScriptedUpstream upstream([](QTcpSocket *socket, QByteArray &request) {
            if (!isWholeRequest(request))
                return;
            const QByteArray same = request.mid(request.indexOf("\r\n\r\n") + 4);
            const bool byChunks = request.contains("Transfer-Encoding");
            request.clear();
            socket->write("HTTP/1.1 200 OK\r\n"
                + (byChunks ? QByteArray("Transfer-Encoding: chunked") : "Content-Length: " + QByteArray::number(same.size()))
                + "\r\n\r\n" + same);
        });
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url());
        bench.start();
        QByteArray request = bench.request("POST", "/openai/v1/files", body);
        if (chunked) {
            request = bench.request("POST", "/openai/v1/files", {}, "Transfer-Encoding: chunked\r\n");
            for (qsizetype at = 0; at < kSize; at += 1'000'000) {
                const QByteArray piece = body.mid(at, 1'000'000);
                request += QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
            }
            request += "0\r\n\r\n";
        }
        const QByteArray answer = bench.talk(request, 120'000);
        QVERIFY(bodyOf(answer) == body);
        const Call call = bench.calls(1)[0];
        const CaptureLimits limits;
        QCOMPARE(call.exchange.requestBody.size(), limits.beginningBytes);
        QVERIFY(body.startsWith(call.exchange.requestBody));
        QCOMPARE(call.exchange.responseBody.size(), chunked ? limits.keptBytes : limits.beginningBytes);
        QVERIFY(body.startsWith(call.exchange.responseBody));
        const HeaderList &headers = call.exchange.responseHeaders;
        QCOMPARE(std::count_if(headers.begin(), headers.end(),
                     [](const Header &header) { return header.first == "Heliograph-Note"; }),
            2);
    }

    void aSlowClientSlowsTheProviderDown()
    {
        constexpr qint64 kSize = 64 * 1024 * 1024;
        QTcpSocket *provider = nullptr;
        ScriptedUpstream upstream(ScriptedUpstream::answering(
            "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(kSize) + "\r\n\r\n" + QByteArray(kSize, 'y'), &provider));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url());
        bench.start();
        auto client = bench.connectClient();
        client->setReadBufferSize(1'024);
        client->write(bench.request("GET", "/openai/v1/files/1/content"));
        QTRY_VERIFY_WITH_TIMEOUT(provider && client->bytesAvailable() > 0, 20'000);
        qint64 left = -1;
        QTRY_VERIFY_WITH_TIMEOUT(std::exchange(left, provider->bytesToWrite()) == provider->bytesToWrite(), 20'000);
        QTest::qWait(200);
        QVERIFY2(provider->bytesToWrite() > kSize / 2, "the proxy took what its client did not");
        client->setReadBufferSize(0);
        qint64 came = 0;
        QTRY_VERIFY_WITH_TIMEOUT((came += client->readAll().size()) >= kSize, 60'000);
    }

    void aRestingConnectionThatWasClosedIsNotNoticed()
    {
        ScriptedUpstream upstream(ScriptedUpstream::answeringOnce(jsonAnswer("{}")));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url());
        bench.start();
        for (int i = 0; i < 3; ++i)
            QVERIFY(bench.talk(bench.request("POST", "/openai/v1/x", "{\"n\":1}")).startsWith("HTTP/1.1 200"));
        QCOMPARE(upstream.connections, 3);
    }

    void failuresUpstream_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<bool>("reset");
        QTest::addColumn<QByteArray>("begins");
        QTest::addColumn<CallStatus>("status");
        const QByteArray stream = streamHead();
        QTest::newRow("nothing") << QByteArray() << false << QByteArray() << CallStatus::Error;
        QTest::newRow("reset") << QByteArray() << true << QByteArray() << CallStatus::Error;
        QTest::newRow("half a head") << QByteArray("HTTP/1.1 200 O") << false << QByteArray() << CallStatus::Error;
        QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n") << false << QByteArray("HTTP/1.1 502 ") << CallStatus::Error;
        QTest::newRow("head alone") << stream << false << stream << CallStatus::Interrupted;
        QTest::newRow("half a chunk") << stream + "10\r\nabc" << false << stream + "3\r\nabc\r\n" << CallStatus::Interrupted;
        QTest::newRow("between chunks") << stream + "3\r\nabc\r\n" << false << stream + "3\r\nabc\r\n" << CallStatus::Interrupted;
        QTest::newRow("no last chunk's end") << stream + "3\r\nabc\r\n0\r\n" << false << stream + "3\r\nabc\r\n" << CallStatus::Interrupted;
        QTest::newRow("no chunk") << stream + "3\r\nabc\r\nzz\r\n" << false << stream + "3\r\nabc\r\n" << CallStatus::Interrupted;
        QTest::newRow("short length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc") << false
                                      << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc") << CallStatus::Interrupted;
        QTest::newRow("both lengths") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc")
                                      << false << QByteArray("HTTP/1.1 502 ") << CallStatus::Error;
    }

    /// The client sees the same break as without the proxy, and no end that was not there.
    void failuresUpstream()
    {
        QFETCH(QByteArray, sent);
        QFETCH(bool, reset);
        QFETCH(QByteArray, begins);
        QFETCH(CallStatus, status);
        ScriptedUpstream upstream([sent, reset](QTcpSocket *socket, QByteArray &request) {
            if (!isWholeRequest(request))
                return;
            request.clear();
            socket->write(sent);
            socket->flush();
            reset ? socket->abort() : socket->disconnectFromHost();
        });
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url());
        bench.start();
        auto client = bench.connectClient();
        client->write(bench.request("POST", "/openai/v1/chat/completions", kChat));
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QAbstractSocket::UnconnectedState, 20'000);
        const QByteArray came = client->readAll();
        if (begins.startsWith("HTTP/1.1 502"))
            QVERIFY2(came.startsWith(begins), came.constData());
        else
            QCOMPARE(QByteArray(came).replace("Connection: close\r\n", ""), begins);
        const Call call = bench.calls(1)[0];
        QCOMPARE(call.status, status);
        QVERIFY(call.error.has_value());
    }

    void whatCannotBeReachedIsSaid()
    {
        CaptureBench bench;
        QTcpServer taken;
        QVERIFY(taken.listen(QHostAddress::LocalHost));
        const quint16 free = taken.serverPort();
        taken.close();
        bench.route(QStringLiteral("openai"), QStringLiteral("http://127.0.0.1:%1/v1").arg(free));
        bench.start();
        const QByteArray answer = bench.talk(bench.request("POST", "/openai/v1/chat/completions", kChat));
        QVERIFY2(answer.startsWith("HTTP/1.1 502 "), answer.constData());
        QTRY_COMPARE(bench.refusals.size(), 1);
        QCOMPARE(bench.refusals[0].reason, CaptureRefusal::Reason::Upstream);
        const Call call = bench.calls(1)[0];
        QCOMPARE(call.status, CallStatus::Error);
        QCOMPARE(call.error->kind, ErrorKind::Network);
    }

    void turnedOffInMidStreamKeepsWhatCame()
    {
        ScriptedUpstream upstream(ScriptedUpstream::answering(kFirstPiece));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url());
        bench.start();
        auto client = bench.connectClient();
        client->write(bench.request("POST", "/openai/v1/chat/completions", kChat));
        QTRY_VERIFY_WITH_TIMEOUT(client->peek(4'096).contains("first"), 20'000);
        bench.capture->stop();
        QVERIFY(!bench.capture->isRunning());
        const Call call = bench.calls(1)[0];
        QCOMPARE(call.status, CallStatus::Interrupted);
        QCOMPARE(call.exchange.responseBody, QByteArray("first\n"));
    }
};

HELIOGRAPH_TEST_MAIN(CaptureRelayTest)
#include "tst_capturerelay.moc"
