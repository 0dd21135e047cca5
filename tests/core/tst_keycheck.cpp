#include "core/base/settings.h"
#include "core/session/keycheck.h"
#include "core/session/providerrequest.h"
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

    /// Every built-in provider: what is asked, and where the key goes.
    void requestsOfAllProviders_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("header");
        const auto row = [](const char *id, const char *url, const char *header = "Authorization: Bearer K") {
            QTest::newRow(id) << QString::fromLatin1(id) << QString::fromLatin1(url) << QByteArray(header);
        };
        row("openai", "https://api.openai.com/v1/models");
        row("anthropic", "https://api.anthropic.com/v1/models?limit=1000", "x-api-key: K");
        row("gemini", "https://generativelanguage.googleapis.com/v1beta/models?pageSize=1000", "x-goog-api-key: K");
        row("azure", "https://res.openai.azure.com/openai/v1/models", "api-key: K");
        row("vertex", "https://europe-west4-aiplatform.googleapis.com/v1beta1/publishers/google/models?pageSize=200");
        row("openrouter", "https://openrouter.ai/api/v1/key");
        row("helicone", "https://api.helicone.ai/v1/public/model-registry/models", "");
        row("groq", "https://api.groq.com/openai/v1/models");
        row("mistral", "https://api.mistral.ai/v1/models");
        row("deepseek", "https://api.deepseek.com/v1/models");
        row("xai", "https://api.x.ai/v1/models");
        row("together", "https://api.together.xyz/v1/models");
        row("perplexity", "https://api.perplexity.ai/async/chat/completions");
        row("fireworks", "https://api.fireworks.ai/inference/v1/models");
        row("deepinfra", "https://api.deepinfra.com/v1/openai/models");
        row("cerebras", "https://api.cerebras.ai/v1/models");
        row("nebius", "https://api.tokenfactory.nebius.com/v1/models");
        row("novita", "https://api.novita.ai/v3/openai/models");
        row("moonshot", "https://api.moonshot.ai/v1/models");
        row("ollama", "http://127.0.0.1:11434/api/tags");
        row("lmstudio", "http://127.0.0.1:1234/api/v0/models");
        row("llamacpp", "http://127.0.0.1:8080/v1/models");
        row("vllm", "http://127.0.0.1:8000/v1/models");
        row("lab", "https://lab.example/v1/models", "X-Lab: Token K");
    }

    void requestsOfAllProviders()
    {
        QFETCH(const QString, id);
        QFETCH(const QString, url);
        QFETCH(const QByteArray, header);
        QTemporaryDir dir;
        Settings settings(dir.filePath(QStringLiteral("settings.ini")));
        for (const auto &[key, value] : {std::pair("provider.azure.direct-url", "https://res.openai.azure.com/"),
                 std::pair("provider.vertex.project", "my-project"), std::pair("provider.vertex.location", "europe-west4"),
                 std::pair("provider.lab.direct-url", "https://lab.example/v1"),
                 std::pair("provider.lab.auth-header", "X-Lab"), std::pair("provider.lab.auth-scheme", "Token")})
            QVERIFY(settings.set(QString::fromLatin1(key), QString::fromLatin1(value)).ok());
        const ProviderList providers = ProviderList::load(settings);
        const Provider *provider = providers.find(id);
        QVERIFY(provider);
        const QString path = provider->keyTestPath.isEmpty() ? provider->listPath : provider->keyTestPath;
        const auto request = providerRequest(*provider, path, QStringLiteral("K"));
        QVERIFY2(request, request ? "" : qPrintable(request.error().message));
        QCOMPARE(request->url, url);
        QCOMPARE(request->method, QByteArray("GET"));
        int carrying = 0;
        for (const auto &[name, value] : request->headers) {
            if (value.endsWith('K')) {
                ++carrying;
                QCOMPARE(name + ": " + value, header);
            }
        }
        QCOMPARE(carrying, header.isEmpty() ? 0 : 1);
        const bool anthropic = request->headers.contains(Header("anthropic-version", "2023-06-01"));
        QCOMPARE(anthropic, id == QLatin1String("anthropic"));
    }

    void whatIsMissingIsSaidWithoutAsking()
    {
        QTemporaryDir dir;
        const Settings settings(dir.filePath(QStringLiteral("settings.ini")));
        const ProviderList providers = ProviderList::load(settings);
        KeyCheck check;
        QSignalSpy spy(&check, &KeyCheck::finished);
        check.askProvider(*providers.find(u"azure"), kGood);
        QVERIFY(spy.wait(5000));
        const auto verdict = spy.first().first().value<KeyVerdict>();
        QVERIFY(verdict.kind == KeyVerdict::Kind::Unknown);
        QVERIFY2(verdict.message.contains(QStringLiteral("NAME.openai.azure.com")), qPrintable(verdict.message));
    }

    void anOwnHeaderIsLeftOutOfTheProofToo()
    {
        FakeServer server;
        Provider provider = providerAt(server.url());
        provider.authHeader = QStringLiteral("X-Lab");
        QVERIFY(ask(provider, kGood).kind == KeyVerdict::Kind::Accepted);
        QCOMPARE(server.requests.size(), 2);
        QVERIFY(server.requests[0].contains("X-Lab: sk-good-key"));
        QVERIFY(!server.requests[1].contains("good-key"));
    }
};

HELIOGRAPH_TEST_MAIN(KeyCheckTest)
#include "tst_keycheck.moc"
