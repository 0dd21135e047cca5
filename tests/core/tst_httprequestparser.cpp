#include "core/demo/httprequestparser.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace heliograph;

namespace {

struct Outcome {
    QList<QByteArray> bodies;
    QList<QByteArray> targets;
    int error = 0;
    bool operator==(const Outcome &) const = default;
};

/// Feeds the bytes in pieces of the sizes given, the last of them again and again.
Outcome parsed(
    const QByteArray &bytes, const QList<int> &sizes, HttpRequestParser::Limits limits = {})
{
    HttpRequestParser parser(limits);
    Outcome outcome;
    qsizetype at = 0;
    for (qsizetype i = 0; at < bytes.size(); ++i) {
        const int size = sizes[std::min(i, sizes.size() - 1)];
        parser.feed(bytes.mid(at, size));
        at += size;
        while (auto request = parser.next()) {
            outcome.bodies.append(request->body);
            outcome.targets.append(request->method + ' ' + request->target);
        }
    }
    outcome.error = parser.errorStatus();
    return outcome;
}

const QByteArray kPipeline =
    "GET /v1/models HTTP/1.1\r\nHost: a\r\n\r\n"
    "POST /v1/chat/completions HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\nhello world"
    "\r\n" // some clients send an empty line behind a body
    "POST /x HTTP/1.1\r\nhost:a\r\nTransfer-Encoding: chunked\r\n\r\n"
    "5;name=value\r\nhello\r\n1\r\n\n\r\n0\r\nTrailer: kept not\r\n\r\n"
    "GET http://127.0.0.1/y?key=1 HTTP/1.1\nHost: a\n\n";

}

class HttpRequestParserTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAPipelineCutAtEveryByte()
    {
        const Outcome whole = parsed(kPipeline, {int(kPipeline.size())});
        QCOMPARE(whole.targets,
            (QList<QByteArray>{"GET /v1/models", "POST /v1/chat/completions", "POST /x",
                "GET http://127.0.0.1/y?key=1"}));
        QCOMPARE(whole.bodies, (QList<QByteArray>{"", "hello world", "hello\n", ""}));
        QCOMPARE(whole.error, 0);
        for (int cut = 1; cut < kPipeline.size(); ++cut)
            QCOMPARE(parsed(kPipeline, {cut, int(kPipeline.size())}), whole);
        for (int size = 1; size < 40; ++size)
            QCOMPARE(parsed(kPipeline, {size}), whole);
    }

    void headersAndPath()
    {
        HttpRequestParser parser;
        parser.feed(
            "GET http://127.0.0.1:80/a/b?q=1 HTTP/1.1\r\nHost: a\r\nX-One:  two words \t\r\n\r\n");
        const auto request = parser.next();
        QVERIFY(request);
        QCOMPARE(request->path(), QByteArray("/a/b"));
        QCOMPARE(request->header("x-ONE"), QByteArray("two words"));
        QVERIFY(request->hasHeader("HOST"));
        QVERIFY(!request->hasHeader("X-On"));
        QVERIFY(request->keepAlive);
        QVERIFY(!parser.midRequest());
    }

    void keepAlive_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<bool>("keep");
        QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << true;
        QTest::newRow("1.1 close")
            << QByteArray("GET / HTTP/1.1\r\nHost: a\r\nConnection: Close\r\n\r\n") << false;
        QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
        QTest::newRow("1.0 keep-alive")
            << QByteArray("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n") << true;
    }
    void keepAlive()
    {
        QFETCH(QByteArray, head);
        HttpRequestParser parser;
        parser.feed(head);
        const auto request = parser.next();
        QVERIFY(request);
        QTEST(request->keepAlive, "keep");
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &bytes, int status) {
            QTest::newRow(name) << bytes << status;
        };
        const QByteArray post = "POST / HTTP/1.1\r\nHost: a\r\n";
        row("two words", "GET /\r\n\r\n", 400);
        row("four words", "GET / / HTTP/1.1\r\n\r\n", 400);
        row("no method", " / HTTP/1.1\r\n\r\n", 400);
        row("TLS hello", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n", 12), 400);
        row("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505);
        row("no version", "GET / FTP/1.1\r\n\r\n", 400);
        row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
        row("two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400);
        row("folded header", post + "X: a\r\n b\r\n\r\n", 400);
        row("space before colon", post + "Content-Length : 5\r\n\r\n", 400);
        row("no colon", post + "nonsense\r\n\r\n", 400);
        row("bare CR", post + "X: a\rY: b\r\n\r\n", 400);
        row("NUL", QByteArray(post + "X: a").append('\0').append("\r\n\r\n"), 400);
        row("both lengths", post + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
        row("two lengths", post + "Content-Length: 3\r\nContent-Length: 4\r\n\r\n", 400);
        row("listed length", post + "Content-Length: 3, 3\r\n\r\n", 400);
        row("negative length", post + "Content-Length: -1\r\n\r\n", 400);
        row("signed length", post + "Content-Length: +1\r\n\r\n", 400);
        row("hex length", post + "Content-Length: 0x10\r\n\r\n", 400);
        row("huge length", post + "Content-Length: 99999999999999999999\r\n\r\n", 400);
        row("too long", post + "Content-Length: 268435457\r\n\r\n", 413);
        row("gzip coding", post + "Transfer-Encoding: gzip, chunked\r\n\r\n", 501);
        row("chunked twice",
            post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 501);
        row("chunked 1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
        row("expectation", post + "Expect: miracles\r\nContent-Length: 3\r\n\r\n", 417);
        const QByteArray chunked = post + "Transfer-Encoding: chunked\r\n\r\n";
        row("chunk size", chunked + "xyz\r\n", 400);
        row("signed chunk size", chunked + "-5\r\n", 400);
        row("prefixed chunk size", chunked + "0x5\r\n", 400);
        row("empty chunk size", chunked + "\r\n", 400);
        row("chunk too big", chunked + "fffffffffffff\r\n", 413);
        row("chunk overflows", chunked + "ffffffffffffffffff\r\n", 400);
        row("chunk without end", chunked + "3\r\nabcd\r\n", 400);
        row("endless extension", chunked + "3;" + QByteArray(5000, 'x'), 400);
        row("endless line", QByteArray(70'000, 'x'), 431);
        row("endless headers", post + QByteArray("X: 1\r\n").repeated(201) + "\r\n", 431);
        row("endless blank lines", QByteArray("\r\n").repeated(40'000), 431);
        row("endless trailers", chunked + "0\r\n" + QByteArray("X: 1\r\n").repeated(20'000), 431);
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        QCOMPARE(parsed(bytes, {int(bytes.size())}).error, status);
        QCOMPARE(parsed(bytes, {1}).error, status);
        // Nothing behind a refusal is taken for a request.
        QCOMPARE(parsed(bytes + "\r\n\r\n" + kPipeline, {1000}).bodies.size(), 0);
    }

    void bodyStaysUnderItsLimit()
    {
        HttpRequestParser::Limits limits;
        limits.bodyBytes = 10;
        const QByteArray head = "POST / HTTP/1.1\r\nHost: a\r\n";
        QCOMPARE(parsed(head + "Content-Length: 10\r\n\r\n0123456789", {3}, limits).bodies,
            QList<QByteArray>{"0123456789"});
        QCOMPARE(parsed(head + "Content-Length: 11\r\n\r\n", {3}, limits).error, 413);
        QCOMPARE(
            parsed(head + "Transfer-Encoding: chunked\r\n\r\n6\r\n012345\r\n5\r\n", {3}, limits)
                .error,
            413);
        QCOMPARE(
            parsed(head + "Transfer-Encoding: chunked\r\n\r\n6\r\n012345\r\n4\r\n6789\r\n0\r\n\r\n",
                {3}, limits)
                .bodies,
            QList<QByteArray>{"0123456789"});
    }

    void asksForTheBodyOnce()
    {
        HttpRequestParser parser;
        parser.feed(
            "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        QVERIFY(!parser.next());
        QVERIFY(parser.takeContinue());
        QVERIFY(!parser.takeContinue());
        QVERIFY(parser.midRequest());
        parser.feed("ab");
        QVERIFY(parser.next());
        QVERIFY(!parser.takeContinue());
    }

    void survivesNoise()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 2000; ++round) {
            QByteArray bytes = kPipeline;
            for (int i = 0; i < 4; ++i)
                bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
            const Outcome whole = parsed(bytes, {int(bytes.size())});
            QCOMPARE(parsed(bytes, {1}), whole);
            QVERIFY(whole.bodies.size() <= 6);
        }
    }
};

HELIOGRAPH_TEST_MAIN(HttpRequestParserTest)
#include "tst_httprequestparser.moc"
