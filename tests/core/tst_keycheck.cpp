#include "core/session/keycheck.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

using namespace heliograph;

namespace {

/// Answers every request by its Authorization header.
class FakeServer final : public QTcpServer
{
public:
    struct Reply {
        int status = 200;
        QByteArray body = "{\"data\":[]}";
    };
    Reply withGoodKey;
    Reply withoutKey{401, "{\"error\":{\"message\":\"No key\"}}"};
    Reply withBadKey{
        401, "{\"error\":{\"message\":\"Incorrect API key provided: sk-bad-CANARY-1234\"}}"};
    QByteArrayList requests;

    FakeServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                const QByteArray request = socket->peek(1 << 16);
                const qsizetype end = request.indexOf("\r\n\r\n");
                if (end < 0 || (request.startsWith("POST") && !request.endsWith("}")))
                    return;
                socket->readAll();
                requests += request;
                const Reply &reply = request.contains("good-key") ? withGoodKey
                    : request.contains("bad-CANARY")              ? withBadKey
                                                                  : withoutKey;
                socket->write("HTTP/1.1 " + QByteArray::number(reply.status)
                    + " X\r\nContent-Type: application/json\r\nConnection: "
                      "close\r\nContent-Length: "
                    + QByteArray::number(reply.body.size()) + "\r\n\r\n" + reply.body);
                socket->disconnectFromHost();
            });
        });
    }
    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(serverPort()); }
};

const QString kGood = QStringLiteral("sk-good-key-0123456789");
const QString kBad = QStringLiteral("sk-bad-CANARY-1234");

}

class KeyCheckTest final : public QObject
{
    Q_OBJECT

private:
    Provider providerAt(const QString &url)
    {
        Provider provider;
        provider.id = QStringLiteral("acme");
        provider.name = QStringLiteral("Acme");
        provider.directUrl = url;
        return provider;
    }
    KeyVerdict ask(const Provider &provider, const QString &key)
    {
        KeyCheck check;
        QSignalSpy spy(&check, &KeyCheck::finished);
        check.askProvider(provider, key);
        if (!spy.wait(5000))
            return {KeyVerdict::Kind::Unknown, QStringLiteral("no answer")};
        return spy.first().first().value<KeyVerdict>();
    }

private Q_SLOTS:
    void goodKeyIsProvedByTheRefusalWithoutIt()
    {
        FakeServer server;
        const KeyVerdict verdict = ask(providerAt(server.url() + QStringLiteral("/v1/")), kGood);
        QVERIFY2(verdict.kind == KeyVerdict::Kind::Accepted, qPrintable(verdict.message));
        QCOMPARE(server.requests.size(), 2);
        QVERIFY(server.requests[0].startsWith("GET /v1/models HTTP"));
        QVERIFY(server.requests[0].contains("Authorization: Bearer sk-good-key"));
        QVERIFY(!server.requests[1].contains("good-key"));
    }

    void badKeyIsRefusedInWordsThatDoNotShowIt()
    {
        FakeServer server;
        const KeyVerdict verdict = ask(providerAt(server.url()), kBad);
        QVERIFY2(verdict.kind == KeyVerdict::Kind::Refused, qPrintable(verdict.message));
        QVERIFY(verdict.message.contains(QStringLiteral("Acme")));
        QVERIFY2(!verdict.message.contains(QStringLiteral("CANARY")), qPrintable(verdict.message));
    }

    void openListProvesNothing()
    {
        FakeServer server;
        server.withoutKey = {200, "{\"data\":[]}"};
        QVERIFY(ask(providerAt(server.url()), kGood).kind == KeyVerdict::Kind::Unknown);
    }

    void missingListProvesNothing()
    {
        FakeServer server;
        server.withGoodKey = {404, "not here"};
        QVERIFY(ask(providerAt(server.url()), kGood).kind == KeyVerdict::Kind::Unknown);
        QCOMPARE(server.requests.size(), 1);
    }

    void pageInsteadOfAnAnswerProvesNothing()
    {
        FakeServer server;
        server.withGoodKey = {200, "<html><title>Log in</title></html>"};
        QVERIFY(ask(providerAt(server.url()), kGood).kind == KeyVerdict::Kind::Unknown);
    }

    void serverThatIsAwayIsSaidInWords()
    {
        quint16 port = 0;
        {
            QTcpServer taken;
            taken.listen(QHostAddress::LocalHost);
            port = taken.serverPort();
        }
        const KeyVerdict verdict =
            ask(providerAt(QStringLiteral("http://127.0.0.1:%1").arg(port)), kGood);
        QVERIFY(verdict.kind == KeyVerdict::Kind::Unknown);
        QVERIFY(!verdict.message.isEmpty());
        QVERIFY(!verdict.message.contains(kGood));
    }

    void heliconeIsAskedThroughItsRestApi()
    {
        FakeServer server;
        server.withGoodKey = {200, "12"};
        KeyCheck check;
        QSignalSpy spy(&check, &KeyCheck::finished);
        check.askHelicone(server.url(), kGood);
        QVERIFY(spy.wait(5000));
        QVERIFY(spy.first().first().value<KeyVerdict>().kind == KeyVerdict::Kind::Accepted);
        QCOMPARE(server.requests.size(), 1);
        QVERIFY(server.requests[0].startsWith("POST /v1/request/count/query HTTP"));

        check.askHelicone(server.url(), kBad);
        QVERIFY(spy.wait(5000));
        QVERIFY(spy.last().first().value<KeyVerdict>().kind == KeyVerdict::Kind::Refused);
    }

    void keysGoIntoTheHeaderTheProviderWants()
    {
        Provider provider = providerAt(QStringLiteral("https://example.invalid/v1"));
        provider.authHeader = QStringLiteral("x-api-key");
        provider.format = WireFormat::Anthropic;
        const HttpRequest request = KeyCheck::providerRequest(provider, kGood);
        QVERIFY(request.headers.contains(Header("x-api-key", kGood.toUtf8())));
        QVERIFY(request.headers.contains(Header("anthropic-version", "2023-06-01")));
        provider.id = QStringLiteral("openrouter");
        QCOMPARE(KeyCheck::providerRequest(provider, kGood).url,
            QStringLiteral("https://example.invalid/v1/key"));
    }
};

HELIOGRAPH_TEST_MAIN(KeyCheckTest)
#include "tst_keycheck.moc"
