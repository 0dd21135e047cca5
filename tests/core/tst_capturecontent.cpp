#include "core/capture/contentdecoder.h"
#include "tests/support/capturebench.h"
#include "tests/support/testmain.h"

#include <algorithm>

using namespace heliograph;

namespace {

const QByteArray kPlain = "{\"model\":\"m\",\"choices\":[{\"message\":{\"content\":\"Hello\"},\"finish_reason\":\"stop\"}]}";
const QByteArray kChat = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
constexpr qsizetype kBombSize = 64 * 1024 * 1024; ///< what a bomb comes to: twice what is kept

/// kPlain as other programs compress it.
QByteArray packedPlain(const QByteArray &encoding)
{
    if (encoding == "br")
        return QByteArray::fromBase64("G08AYBwHdoyzhTkcbOe1yN7X1mhrHZauvk45YG0elZX+eDx4yEp1xWgc04eM71iYJWzxfxtPq/gIgowgaAc=");
    if (encoding == "gzip")
        return QByteArray::fromBase64("H4sIAAAAAAAAAwXB0Q2AIAxAwV3eNxN0AncwxhCsQgLUWP4Iu3s3aXZpRWgEUraS1JF90tQ9PopMkvWhfSBsWquxAnfpxfP5"
                                      "aXTrCD7sZR3rByfcckdQAAAA");
    if (encoding == "zstd")
        return QByteArray::fromBase64("KLUv/SRQFQIAAoUPEaDtUcagYvab1dwC6KKFUZWFc8w/jn294y4LierlFjqYZ8Y2XB/dRsfmUr+pdG+7FPpes1iZg7fr2R5u"
                                      "lwEAgNFKrw==");
    return QByteArray::fromBase64(encoding == "deflate" // with its wrapping, and without, as some servers send it
            ? "eJwFwdENgCAMQMFd3jcTdAJ3MMYQrEIC1Fj+CLt7N2l2aUVoBFK2ktSRfdLUPT6KTJL1oX0gbFqrsQJ36cXz+Wl06wg+7GUd6wc/ZxuZ"
            : "BcHRDYAgDEDBXd43E3QCdzDGEKxCAtRY/gi7ezdpdmlFaARStpLUkX3S1D0+ikyS9aF9IGxaq7ECd+nF8/lpdOsIPuxlHesH");
}

/// A frame of blocks that each say: one byte, so many times.
QByteArray zstdBomb()
{
    constexpr qsizetype kBlock = 128 * 1024;
    QByteArray bomb("\x28\xb5\x2f\xfd\x00\x38", 6); // a window of 128 kB
    for (qsizetype made = 0; made < kBombSize; made += kBlock) {
        const quint32 head = quint32(kBlock << 3) | 1u << 1 | (made + kBlock >= kBombSize ? 1u : 0u);
        bomb += char(head & 0xff);
        bomb += char(head >> 8 & 0xff);
        bomb += char(head >> 16 & 0xff);
        bomb += 'x';
    }
    return bomb;
}

QByteArray bombOf(const QByteArray &encoding)
{
    if (encoding == "zstd")
        return zstdBomb();
    if (encoding == "br")
        return QByteArray::fromBase64("z///f/gl8OKxQCD3/p/////wSwDEYQGA7v0/////4ZcAiMMiAN37//z//8cvARCHBQC69/8=");
    return qCompress(QByteArray(kBombSize, 'x'), 9).mid(4);
}

bool knows(const QByteArray &encoding)
{
    return ContentDecoder::of(encoding, 1) != nullptr;
}

bool hasNote(const Call &call)
{
    const HeaderList &headers = call.exchange.responseHeaders;
    return std::any_of(headers.begin(), headers.end(), [](const Header &header) { return header.first == "Heliograph-Note"; });
}

}

/// Compressed bodies: the client gets them as they are, the record has what they say.
class CaptureContentTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void encodings_data()
    {
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<QByteArray>("packed");
        for (const char *encoding : {"br", "gzip", "zstd", "deflate"})
            QTest::newRow(encoding) << QByteArray(encoding) << packedPlain(encoding);
        QTest::newRow("deflate without its wrapping") << QByteArray("deflate") << packedPlain("raw");
    }

    void encodings()
    {
        QFETCH(QByteArray, encoding);
        QFETCH(QByteArray, packed);
        if (!knows(encoding))
            QSKIP("built without it");
        for (const int step : {1, 5, 1'000}) {
            const auto decoder = ContentDecoder::of(encoding, 1'000);
            QByteArray plain;
            for (qsizetype at = 0; at < packed.size(); at += step)
                plain += decoder->decode(packed.mid(at, step));
            QCOMPARE(plain, kPlain);
            QVERIFY(!decoder->failed());
        }
        const auto exact = ContentDecoder::of(encoding, kPlain.size());
        QCOMPARE(exact->decode(packed), kPlain);
        QVERIFY(!exact->failed());
        const auto less = ContentDecoder::of(encoding, kPlain.size() - 1);
        less->decode(packed);
        QVERIFY(less->failed());
        const auto other = ContentDecoder::of(encoding, 1'000);
        other->decode("\xff\xff this is something else altogether, and longer than any head");
        QVERIFY(other->failed());
    }

    void whole_data() { encodings_data(); }

    void whole()
    {
        QFETCH(QByteArray, encoding);
        QFETCH(QByteArray, packed);
        if (!knows(encoding))
            QSKIP("built without it");
        const QByteArray answer = jsonAnswer(packed, "Content-Encoding: " + encoding + "\r\n");
        ScriptedUpstream upstream(ScriptedUpstream::answering(answer));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url() + QStringLiteral("/v1"));
        bench.start();
        QCOMPARE(bench.talk(bench.request("POST", "/openai/v1/chat/completions", kChat)), answer);
        const Call call = bench.calls(1)[0];
        QCOMPARE(call.status, CallStatus::Ok);
        QCOMPARE(call.exchange.responseBody, kPlain);
        QCOMPARE(call.answer.text, QStringLiteral("Hello"));
        QVERIFY(!hasNote(call));
    }

    void inPieces_data() { encodings_data(); }

    /// Over longer than a call is held back for its end, so that the record grows.
    void inPieces()
    {
        QFETCH(QByteArray, encoding);
        QFETCH(QByteArray, packed);
        if (!knows(encoding))
            QSKIP("built without it");
        QTcpSocket *provider = nullptr;
        ScriptedUpstream upstream([&](QTcpSocket *socket, QByteArray &request) {
            if (!isWholeRequest(request))
                return;
            request.clear();
            provider = socket;
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: " + encoding
                + "\r\nTransfer-Encoding: chunked\r\n\r\n");
        });
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url() + QStringLiteral("/v1"));
        bench.start();
        const auto client = bench.connectClient();
        client->write(bench.request("POST", "/openai/v1/chat/completions", kChat));
        QByteArray came;
        QTRY_VERIFY_WITH_TIMEOUT((came += client->readAll()).endsWith("\r\n\r\n"), 20'000);
        for (qsizetype at = 0; at < packed.size(); at += 20) {
            const QByteArray part = packed.mid(at, 20);
            provider->write(QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n");
            QTRY_VERIFY_WITH_TIMEOUT(bodyOf(came += client->readAll()) == packed.first(at + part.size()), 20'000);
            QTest::qWait(60);
        }
        provider->write("0\r\n\r\n");
        QTRY_VERIFY_WITH_TIMEOUT(isWholeAnswer(came += client->readAll()), 20'000);
        const Call call = bench.calls(1)[0];
        QCOMPARE(call.status, CallStatus::Ok);
        QCOMPARE(call.exchange.responseBody, kPlain);
        QCOMPARE(call.answer.text, QStringLiteral("Hello"));
    }

    void requests_data() { encodings_data(); }

    /// Some clients compress what they send.
    void requests()
    {
        QFETCH(QByteArray, encoding);
        QFETCH(QByteArray, packed);
        if (!knows(encoding))
            QSKIP("built without it");
        ScriptedUpstream upstream(ScriptedUpstream::answering(jsonAnswer("{}")));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url() + QStringLiteral("/v1"));
        bench.start();
        bench.talk(bench.request("POST", "/openai/v1/chat/completions", packed, "Content-Encoding: " + encoding + "\r\n"));
        QVERIFY(upstream.requests.value(0).endsWith("\r\n\r\n" + packed));
        QVERIFY(headOf(upstream.requests[0]).contains("\r\nContent-Encoding: " + encoding + "\r\n"));
        QCOMPARE(bench.calls(1)[0].exchange.requestBody, kPlain);
    }

    void bombs_data()
    {
        QTest::addColumn<QByteArray>("encoding");
        QTest::newRow("br") << QByteArray("br");
        QTest::newRow("zstd") << QByteArray("zstd");
        QTest::newRow("deflate") << QByteArray("deflate");
    }

    /// What passes is small; what would be kept stops at its limit, and says that it did.
    void bombs()
    {
        QFETCH(QByteArray, encoding);
        if (!knows(encoding))
            QSKIP("built without it");
        const QByteArray bomb = bombOf(encoding);
        QVERIFY(bomb.size() < 100'000);
        const auto all = ContentDecoder::of(encoding, kBombSize);
        QCOMPARE(all->decode(bomb).size(), kBombSize); // it is one
        const auto some = ContentDecoder::of(encoding, 1'000'000);
        QVERIFY(some->decode(bomb).size() < 1'100'000);
        QVERIFY(some->failed());
        QVERIFY(some->decode(bomb).isEmpty());

        const QByteArray answer = jsonAnswer(bomb, "Content-Encoding: " + encoding + "\r\n");
        ScriptedUpstream upstream(ScriptedUpstream::answering(answer));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url() + QStringLiteral("/v1"));
        bench.start();
        QVERIFY(bench.talk(bench.request("POST", "/openai/v1/chat/completions", kChat)) == answer);
        const Call call = bench.calls(1)[0];
        QVERIFY(call.exchange.responseBody.size() < kBombSize * 3 / 4);
        QVERIFY(hasNote(call));
        // The next one is served as ever.
        QVERIFY(bench.talk(bench.request("POST", "/openai/v1/chat/completions", kChat)) == answer);
    }

    /// A window larger than HTTP allows would be memory that a provider can ask for.
    void aLargeZstdWindowIsRefused()
    {
        QByteArray frame = zstdBomb();
        frame[5] = char((24 - 10) << 3);
        const auto decoder = ContentDecoder::of("zstd", kBombSize);
        decoder->decode(frame);
        QVERIFY(decoder->failed());
    }
};

HELIOGRAPH_TEST_MAIN(CaptureContentTest)
#include "tst_capturecontent.moc"
