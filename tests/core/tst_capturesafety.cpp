#include "core/capture/admission.h"
#include "core/capture/capturebacklog.h"
#include "core/capture/captureserver.h"
#include "tests/support/capturebench.h"
#include "tests/support/testmain.h"

#include <QNetworkInterface>
#include <QTimer>

using namespace heliograph;

namespace {

using Reason = CaptureRefusal::Reason;

/// A provider that must never be asked.
struct Guarded {
    Guarded() : upstream(ScriptedUpstream::answering(jsonAnswer("{\"reached\":true}")))
    {
        bench.route(QStringLiteral("openai"), upstream.url() + QStringLiteral("/v1"));
        bench.start();
    }
    ScriptedUpstream upstream;
    CaptureBench bench;
};

}

/// What the proxy turns away, and that it turns nothing away in silence.
class CaptureSafetyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyThisMachinesOwnNames_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("address") << QByteArray("127.0.0.1:PORT") << true;
        QTest::newRow("name") << QByteArray("localhost:PORT") << true;
        QTest::newRow("name in capitals") << QByteArray("LocalHost:PORT") << true;
        QTest::newRow("IPv6") << QByteArray("[::1]:PORT") << true;
        QTest::newRow("rebound name") << QByteArray("evil.example:PORT") << false;
        QTest::newRow("begins with the address") << QByteArray("127.0.0.1.evil.com:PORT") << false;
        QTest::newRow("ends with the address") << QByteArray("evil.com.127.0.0.1:PORT") << false;
        QTest::newRow("localhost of somebody") << QByteArray("localhost.evil.com:PORT") << false;
        QTest::newRow("a user in it") << QByteArray("127.0.0.1:PORT@evil.com") << false;
        QTest::newRow("no port") << QByteArray("127.0.0.1") << false;
        QTest::newRow("another port") << QByteArray("127.0.0.1:80") << false;
        QTest::newRow("another loopback") << QByteArray("127.0.0.2:PORT") << false;
        QTest::newRow("all interfaces") << QByteArray("0.0.0.0:PORT") << false;
        QTest::newRow("decimal") << QByteArray("2130706433:PORT") << false;
        QTest::newRow("empty") << QByteArray("") << false;
    }

    void onlyThisMachinesOwnNames()
    {
        QFETCH(QByteArray, host);
        QFETCH(bool, allowed);
        Guarded guarded;
        host.replace("PORT", QByteArray::number(guarded.bench.port()));
        const QByteArray answer = guarded.bench.talk(
            "GET /" + guarded.bench.token() + "/openai/v1/models HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        QVERIFY2(answer.startsWith(allowed ? "HTTP/1.1 200" : "HTTP/1.1 403"), answer.constData());
        QCOMPARE(guarded.upstream.connections, allowed ? 1 : 0);
        if (!allowed) {
            QTRY_COMPARE(guarded.bench.refusals.size(), 1);
            QCOMPARE(guarded.bench.refusals[0].reason, Reason::Host);
            QVERIFY(!guarded.bench.refusals[0].path.contains(QString::fromLatin1(guarded.bench.token())));
        }
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("request"); // TOKEN, HOST
        QTest::addColumn<int>("status");
        QTest::addColumn<Reason>("reason");
        const QByteArray host = "Host: HOST\r\n";
        const auto get = [&host](const QByteArray &target, const QByteArray &headers = {}) {
            return "GET " + target + " HTTP/1.1\r\n" + host + headers + "\r\n";
        };
        const QByteArray good = "/TOKEN/openai/v1/models";
        QTest::newRow("a page's origin") << get(good, "Origin: https://evil.example\r\n") << 403 << Reason::Origin;
        QTest::newRow("no origin in particular") << get(good, "Origin: null\r\n") << 403 << Reason::Origin;
        QTest::newRow("empty origin") << get(good, "Origin:\r\n") << 403 << Reason::Origin;
        QTest::newRow("a picture's address") << get(good, "Sec-Fetch-Site: cross-site\r\n") << 403 << Reason::Origin;
        QTest::newRow("same site") << get(good, "Sec-Fetch-Site: same-site\r\n") << 403 << Reason::Origin;
        QTest::newRow("preflight") << "OPTIONS /TOKEN/openai/v1/x HTTP/1.1\r\n" + host
                + "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n\r\n" << 403 << Reason::Origin;
        QTest::newRow("a form") << "POST /TOKEN/openai/v1/x HTTP/1.1\r\n" + host
                + "Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}" << 415 << Reason::Malformed;
        QTest::newRow("another form") << "POST /TOKEN/openai/v1/x HTTP/1.1\r\n" + host
                + "Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\nContent-Length: 2\r\n\r\n{}"
                                      << 415 << Reason::Malformed;
        QTest::newRow("no token") << get("/openai/v1/models") << 403 << Reason::Token;
        QTest::newRow("wrong token") << get("/aaaaaaaaaaaaaaaaaaaa/openai/v1/models") << 403 << Reason::Token;
        QTest::newRow("beginning of the token") << get("/T/openai/v1/models") << 403 << Reason::Token;
        QTest::newRow("more than the token") << get("/TOKENx/openai/v1/models") << 403 << Reason::Token;
        QTest::newRow("token in the query") << get("/?TOKEN/openai/v1/models") << 403 << Reason::Token;
        QTest::newRow("root") << get("/") << 403 << Reason::Token;
        QTest::newRow("unknown provider") << get("/TOKEN/evil/v1/models") << 404 << Reason::Provider;
        QTest::newRow("a host as provider") << get("/TOKEN/evil.example/v1") << 404 << Reason::Provider;
        QTest::newRow("no provider") << get("/TOKEN/") << 404 << Reason::Provider;
        QTest::newRow("a URL as provider") << get("/TOKEN/https://evil.example/") << 404 << Reason::Provider;
        QTest::newRow("absolute target") << get("http://evil.example/") << 400 << Reason::Malformed;
        QTest::newRow("absolute target of ours") << get("http://HOST/TOKEN/openai/v1/models") << 400 << Reason::Malformed;
        QTest::newRow("two slashes") << get("//evil.example/TOKEN/openai") << 400 << Reason::Malformed;
        QTest::newRow("asterisk") << "OPTIONS * HTTP/1.1\r\n" + host + "\r\n" << 400 << Reason::Malformed;
        QTest::newRow("connect") << "CONNECT evil.example:443 HTTP/1.1\r\n" + host + "\r\n" << 400 << Reason::Malformed;
        QTest::newRow("websocket") << get(good, "Upgrade: websocket\r\nConnection: Upgrade\r\n") << 501 << Reason::Malformed;
        QTest::newRow("headers too large") << get(good, "X: " + QByteArray(70'000, 'x') + "\r\n") << 431 << Reason::TooLarge;
        QByteArray many;
        for (int i = 0; i < 300; ++i)
            many += "X-" + QByteArray::number(i) + ": y\r\n";
        QTest::newRow("too many headers") << get(good, many) << 431 << Reason::TooLarge;
        QTest::newRow("body too large") << "POST /TOKEN/openai/v1/x HTTP/1.1\r\n" + host
                + "Content-Length: 99999999999\r\n\r\n" << 413 << Reason::TooLarge;
        const auto post = [&host](const QByteArray &rest) {
            return "POST /TOKEN/openai/v1/x HTTP/1.1\r\n" + host + rest;
        };
        const QByteArray smuggled = "GET /TOKEN/openai/v1/smuggled HTTP/1.1\r\nHost: HOST\r\n\r\n";
        QTest::newRow("CL.TE") << post("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled) << 400 << Reason::Malformed;
        QTest::newRow("TE.CL") << post("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n" + smuggled) << 400 << Reason::Malformed;
        QTest::newRow("two lengths") << post("Content-Length: 0\r\nContent-Length: 5\r\n\r\nGET /") << 400 << Reason::Malformed;
        QTest::newRow("the same length twice") << post("Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}") << 400 << Reason::Malformed;
        QTest::newRow("a list of lengths") << post("Content-Length: 2, 2\r\n\r\n{}") << 400 << Reason::Malformed;
        QTest::newRow("a signed length") << post("Content-Length: +2\r\n\r\n{}") << 400 << Reason::Malformed;
        QTest::newRow("a negative length") << post("Content-Length: -2\r\n\r\n{}") << 400 << Reason::Malformed;
        QTest::newRow("a hexadecimal length") << post("Content-Length: 0x2\r\n\r\n{}") << 400 << Reason::Malformed;
        QTest::newRow("two encodings") << post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n") << 400 << Reason::Malformed;
        QTest::newRow("another encoding") << post("Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n") << 501 << Reason::Malformed;
        QTest::newRow("a misspelt encoding") << post("Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n") << 501 << Reason::Malformed;
        QTest::newRow("a blank before the colon") << post("Content-Length : 2\r\n\r\n{}") << 400 << Reason::Malformed;
        QTest::newRow("a folded line") << post("X: a\r\n Content-Length: 5\r\nContent-Length: 2\r\n\r\n{}") << 400 << Reason::Malformed;
        QTest::newRow("line feeds alone") << get(good).replace("\r\n", "\n") << 400 << Reason::Malformed;
        QTest::newRow("one line feed alone") << post("X: a\nContent-Length: 5\r\nContent-Length: 2\r\n\r\n{}") << 400 << Reason::Malformed;
        QTest::newRow("a return alone") << post("X: a\rY: b\r\nContent-Length: 2\r\n\r\n{}") << 400 << Reason::Malformed;
        QTest::newRow("a zero") << post(QByteArray("X: a\0b\r\n\r\n", 10)) << 400 << Reason::Malformed;
        QTest::newRow("two hosts") << post("Host: evil.example\r\n\r\n") << 400 << Reason::Malformed;
        QTest::newRow("chunks in HTTP/1.0") << "POST /TOKEN/openai/v1/x HTTP/1.0\r\n" + host
                + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" << 400 << Reason::Malformed;
        QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 505 << Reason::Malformed;
        QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 15) << 400 << Reason::Malformed;
    }

    void refused()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        QFETCH(Reason, reason);
        Guarded guarded;
        request.replace("TOKEN", guarded.bench.token());
        request.replace("/T/", '/' + guarded.bench.token().first(5) + '/');
        request.replace("HOST", "127.0.0.1:" + QByteArray::number(guarded.bench.port()));
        const QByteArray answer = guarded.bench.talk(request);
        QVERIFY2(answer.startsWith("HTTP/1.1 " + QByteArray::number(status) + ' '), answer.constData());
        QVERIFY2(!answer.contains("Access-Control-"), answer.constData());
        QTRY_COMPARE(guarded.bench.refusals.size(), 1);
        QCOMPARE(guarded.bench.refusals[0].reason, reason);
        QVERIFY(!guarded.bench.refusals[0].message.isEmpty());
        QVERIFY(!guarded.bench.refusals[0].path.contains(QString::fromLatin1(guarded.bench.token())));
        QCOMPARE(guarded.upstream.requests.size(), 0);
        QCOMPARE(answer.count("\r\n\r\n"), 1); // one answer, and the connection is over
    }

    void brokenChunksEndTheRequest_data()
    {
        QTest::addColumn<QByteArray>("chunks");
        QTest::newRow("size too large") << QByteArray("ffffffffffffffff1\r\n");
        QTest::newRow("negative") << QByteArray("-1\r\n");
        QTest::newRow("no number") << QByteArray("xyz\r\n");
        QTest::newRow("0x") << QByteArray("0x3\r\nabc\r\n0\r\n\r\n");
        QTest::newRow("no end of the data") << QByteArray("3\r\nabcd\r\n0\r\n\r\n");
        QTest::newRow("line feed alone") << QByteArray("3\nabc\n0\n\n");
        QTest::newRow("an extension without end") << "3;" + QByteArray(40'000, 'x');
    }

    /// What has gone on by then is cut off: the provider never sees an end.
    void brokenChunksEndTheRequest()
    {
        QFETCH(QByteArray, chunks);
        Guarded guarded;
        const QByteArray answer = guarded.bench.talk("POST /" + guarded.bench.token()
            + "/openai/v1/x HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(guarded.bench.port())
            + "\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
        QVERIFY2(answer.startsWith("HTTP/1.1 400 "), answer.constData());
        QCOMPARE(guarded.upstream.requests.size(), 0);
    }

    void anAllowedPageIsToldSo()
    {
        ScriptedUpstream upstream(ScriptedUpstream::answering(jsonAnswer("{}", "Access-Control-Allow-Origin: *\r\n")));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url());
        bench.start([](CaptureSettings &settings) { settings.allowedOrigins = {QStringLiteral("http://localhost:3000")}; });
        const QByteArray origin = "Origin: http://localhost:3000\r\nSec-Fetch-Site: same-site\r\n";
        const QByteArray answer = bench.talk(bench.request("POST", "/openai/v1/x", "{}", origin));
        QVERIFY(answer.startsWith("HTTP/1.1 200"));
        QVERIFY(answer.contains("\r\nAccess-Control-Allow-Origin: http://localhost:3000\r\n"));
        QVERIFY(!answer.contains("Origin: *"));
        const QByteArray before = bench.talk(bench.request("OPTIONS", "/openai/v1/x", {},
            origin + "Access-Control-Request-Method: POST\r\nAccess-Control-Request-Headers: authorization\r\n"));
        QVERIFY2(before.startsWith("HTTP/1.1 204"), before.constData());
        QVERIFY(before.contains("Access-Control-Allow-Headers: authorization\r\n"));
        QCOMPARE(upstream.requests.size(), 1);
        QVERIFY(bench.talk(bench.request("GET", "/openai/v1/x", {}, "Origin: http://localhost:3001\r\n")).startsWith("HTTP/1.1 403"));
    }

    void theTokenChanges()
    {
        Guarded guarded;
        const QByteArray old = guarded.bench.request("GET", "/openai/v1/models");
        CaptureSettings settings = guarded.bench.capture->captureSettings();
        settings.token = CaptureSettings::newToken();
        QVERIFY(guarded.bench.capture->apply(settings).ok());
        QTRY_VERIFY(guarded.bench.talk(guarded.bench.request("GET", "/openai/v1/models")).startsWith("HTTP/1.1 200"));
        QVERIFY(guarded.bench.talk(old).startsWith("HTTP/1.1 403"));
        QCOMPARE(CaptureSettings::load(guarded.bench.settings).token, settings.token);
    }

    void tokensAreRandomAndKept()
    {
        QTemporaryDir dir;
        Settings settings(dir.filePath(QStringLiteral("settings.ini")));
        const CaptureSettings first = CaptureSettings::load(settings);
        QVERIFY(first.token.size() >= 20);
        QVERIFY(first.save(settings).ok());
        QCOMPARE(CaptureSettings::load(settings).token, first.token);
        QVERIFY(CaptureSettings::newToken() != CaptureSettings::newToken());
    }

    void listensOnThisMachineAlone()
    {
        Guarded guarded;
        const auto addresses = QNetworkInterface::allAddresses();
        for (const QHostAddress &address : addresses) {
            if (address.isLoopback())
                continue;
            QTcpSocket socket;
            socket.connectToHost(address, guarded.bench.port());
            QVERIFY(!socket.waitForConnected(2'000));
        }
    }

    void slowHeadsBodiesAndIdleConnectionsEnd_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("half a head") << QByteArray("GET /x HTTP/1.1\r\nHost: ") << QByteArray("HTTP/1.1 408 ");
        QTest::newRow("half a body") << QByteArray("POST /TOKEN/openai/v1/x HTTP/1.1\r\nHost: HOST\r\nContent-Length: 9\r\n\r\n{")
                                     << QByteArray("HTTP/1.1 408 ");
        QTest::newRow("nothing") << QByteArray() << QByteArray();
        QTest::newRow("a provider that is silent") << QByteArray("GET /TOKEN/openai/v1/x HTTP/1.1\r\nHost: HOST\r\n\r\n")
                                                   << QByteArray("HTTP/1.1 504 ");
    }

    void slowHeadsBodiesAndIdleConnectionsEnd()
    {
        QFETCH(QByteArray, sent);
        QFETCH(QByteArray, answer);
        ScriptedUpstream silent([](QTcpSocket *, QByteArray &) {});
        CaptureBench bench; // for its settings
        bench.route(QStringLiteral("openai"), silent.url());
        CaptureBacklog backlog;
        CaptureServer server(backlog, bench.clock);
        CaptureContext context;
        context.rules.token = "abcdefghijkm";
        context.routes = captureRoutes(bench.settings, Route::Direct, {}, {});
        context.limits.headMs = context.limits.bodySilenceMs = context.limits.idleMs = 200;
        context.limits.answerSilenceMs = 300;
        server.setContext(context);
        QVERIFY(server.listen(0).ok());
        QTcpSocket socket;
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), server.port());
        sent.replace("TOKEN", "abcdefghijkm").replace("HOST", "127.0.0.1:" + QByteArray::number(server.port()));
        socket.write(sent);
        // A drip is no progress.
        QTimer drip;
        connect(&drip, &QTimer::timeout, &socket, [&] {
            if (socket.state() == QAbstractSocket::ConnectedState && sent.endsWith("Host: "))
                socket.write("a");
        });
        drip.start(50);
        QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::UnconnectedState, 20'000);
        QVERIFY(socket.readAll().startsWith(answer));
    }
};

HELIOGRAPH_TEST_MAIN(CaptureSafetyTest)
#include "tst_capturesafety.moc"
