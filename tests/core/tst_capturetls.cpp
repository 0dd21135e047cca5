#include "tests/support/capturebench.h"
#include "tests/support/testmain.h"

#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QStandardPaths>

using namespace heliograph;

namespace {

const QByteArray kChat = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
const QByteArray kJson
    = "{\"model\":\"m\",\"choices\":[{\"message\":{\"content\":\"Hello\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":3}}";

/// A certificate that signed itself, made for this run alone, and its key.
struct Identity {
    QSslCertificate certificate;
    QSslKey key;
};

Identity makeIdentity(const QString &subjectAlternativeName)
{
    QTemporaryDir dir;
    const QString key = dir.filePath(QStringLiteral("key.pem"));
    const QString certificate = dir.filePath(QStringLiteral("cert.pem"));
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
        {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("rsa:2048"), QStringLiteral("-nodes"),
            QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=heliograph test"),
            QStringLiteral("-addext"), QStringLiteral("subjectAltName=") + subjectAlternativeName, QStringLiteral("-keyout"), key,
            QStringLiteral("-out"), certificate});
    if (!openssl.waitForFinished(60'000) || openssl.exitCode() != 0)
        qFatal("no certificate: %s", openssl.readAllStandardError().constData());
    QFile keyFile(key);
    QFile certificateFile(certificate);
    if (!keyFile.open(QFile::ReadOnly) || !certificateFile.open(QFile::ReadOnly))
        qFatal("no certificate");
    return {QSslCertificate(&certificateFile), QSslKey(&keyFile, QSsl::Rsa)};
}

/// A provider that speaks TLS; like ScriptedUpstream.
class TlsUpstream final : public QSslServer
{
public:
    TlsUpstream(const Identity &identity, ScriptedUpstream::Script script)
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(identity.certificate);
        tls.setPrivateKey(identity.key);
        setSslConfiguration(tls);
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::pendingConnectionAvailable, this, [this, script = std::move(script)] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                ++connections;
                auto request = std::make_shared<QByteArray>();
                const auto read = [this, socket, request, script] {
                    *request += socket->readAll();
                    const QByteArray before = *request;
                    script(socket, *request);
                    if (request->isEmpty() && !before.isEmpty())
                        requests += before;
                };
                connect(socket, &QTcpSocket::readyRead, this, read);
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                if (socket->bytesAvailable() > 0)
                    read();
            }
        });
    }
    QString url() const { return QStringLiteral("https://127.0.0.1:%1/v1").arg(serverPort()); }

    QByteArrayList requests;
    int connections = 0;
};

/// What every new connection to a provider trusts, for as long as this lives.
class Trust final
{
public:
    explicit Trust(const QSslCertificate &certificate) : m_before(QSslConfiguration::defaultConfiguration())
    {
        QSslConfiguration tls = m_before;
        tls.addCaCertificate(certificate);
        QSslConfiguration::setDefaultConfiguration(tls);
    }
    ~Trust() { QSslConfiguration::setDefaultConfiguration(m_before); }
    Q_DISABLE_COPY_MOVE(Trust)

private:
    QSslConfiguration m_before;
};

}

/// Providers are spoken to over TLS: nearly all traffic is.
class CaptureTlsTest final : public QObject
{
    Q_OBJECT

    Identity m_identity;

private Q_SLOTS:
    void initTestCase()
    {
        if (!QSslSocket::supportsSsl() || QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
            QSKIP("needs TLS and the openssl program");
        m_identity = makeIdentity(QStringLiteral("IP:127.0.0.1"));
        QVERIFY(!m_identity.certificate.isNull());
        QVERIFY(!m_identity.key.isNull());
    }

    void wholeAnswersOverOneConnection()
    {
        const Trust trust(m_identity.certificate);
        TlsUpstream upstream(m_identity, ScriptedUpstream::answering(jsonAnswer(kJson)));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url());
        bench.start();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(bench.talk(bench.request("POST", "/openai/v1/chat/completions", kChat)), jsonAnswer(kJson));
        QCOMPARE(upstream.connections, 1); // one handshake
        QVERIFY(upstream.requests.value(0).endsWith("\r\n\r\n" + kChat));
        const QList<Call> calls = bench.calls(3);
        QCOMPARE(calls.size(), 3);
        for (const Call &call : calls) {
            QCOMPARE(call.status, CallStatus::Ok);
            QCOMPARE(call.answer.text, QStringLiteral("Hello"));
            QVERIFY(call.exchange.url.startsWith(QLatin1String("https://127.0.0.1:")));
        }
    }

    void streamedPiecesComeAsTheyAreSent()
    {
        const Trust trust(m_identity.certificate);
        QTcpSocket *provider = nullptr;
        TlsUpstream upstream(m_identity, ScriptedUpstream::answering(streamHead(), &provider));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url());
        bench.start();
        const auto client = bench.connectClient();
        client->write(bench.request("POST", "/openai/v1/chat/completions", kChat));
        QByteArray expected = streamHead();
        QByteArray came;
        QTRY_COMPARE_WITH_TIMEOUT((came += client->readAll()), expected, 20'000);
        // Each is there before the next one is sent.
        for (const QByteArray &text : {QByteArray("Hel"), QByteArray("lo")}) {
            const QByteArray event = "data: {\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
            const QByteArray chunk = QByteArray::number(event.size(), 16) + "\r\n" + event + "\r\n";
            provider->write(chunk);
            expected += chunk;
            QTRY_COMPARE_WITH_TIMEOUT((came += client->readAll()), expected, 20'000);
        }
        provider->write("e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n");
        QTRY_VERIFY_WITH_TIMEOUT((came += client->readAll()).endsWith("0\r\n\r\n"), 20'000);
        const Call call = bench.calls(1)[0];
        QCOMPARE(call.status, CallStatus::Ok);
        QVERIFY(call.streamed);
        QCOMPARE(call.answer.text, QStringLiteral("Hello"));
    }

    void whatIsNotTrustedIsNotSpokenTo_data()
    {
        QTest::addColumn<QString>("names");
        QTest::addColumn<bool>("trusted");
        QTest::newRow("unknown certificate") << QStringLiteral("IP:127.0.0.1") << false;
        QTest::newRow("another host's") << QStringLiteral("DNS:provider.example") << true;
    }

    /// The client learns why, and neither its key nor its question has left the machine.
    void whatIsNotTrustedIsNotSpokenTo()
    {
        QFETCH(QString, names);
        QFETCH(bool, trusted);
        const Identity identity = makeIdentity(names);
        const Trust trust(trusted ? identity.certificate : m_identity.certificate);
        TlsUpstream upstream(identity, ScriptedUpstream::answering(jsonAnswer(kJson)));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url());
        bench.start();
        const QByteArray answer = bench.talk(bench.request("POST", "/openai/v1/chat/completions", kChat));
        QVERIFY2(answer.startsWith("HTTP/1.1 502 "), answer.constData());
        QVERIFY2(bodyOf(answer).contains("127.0.0.1") && bodyOf(answer).contains("certificate is not trusted"), answer.constData());
        QTRY_COMPARE(bench.refusals.size(), 1);
        QCOMPARE(bench.refusals[0].reason, CaptureRefusal::Reason::Upstream);
        const Call call = bench.calls(1)[0];
        QCOMPARE(call.status, CallStatus::Error);
        QCOMPARE(call.httpStatus, 0);
        QCOMPARE(call.error->kind, ErrorKind::Tls);
        QVERIFY(upstream.requests.isEmpty());
    }

    void noTlsAtTheOtherEnd()
    {
        const Trust trust(m_identity.certificate);
        ScriptedUpstream upstream([](QTcpSocket *socket, QByteArray &request) {
            request.clear();
            socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        });
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url().replace(QLatin1String("http:"), QLatin1String("https:")));
        bench.start();
        const QByteArray answer = bench.talk(bench.request("POST", "/openai/v1/chat/completions", kChat));
        QVERIFY2(answer.startsWith("HTTP/1.1 502 "), answer.constData());
        QVERIFY2(bodyOf(answer).contains("does not speak TLS"), answer.constData());
        QCOMPARE(bench.calls(1)[0].error->kind, ErrorKind::Tls);
        for (const QByteArray &request : std::as_const(upstream.requests))
            QVERIFY(!request.contains("Hello"));
    }

    void breaksInMidBody_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<bool>("reset");
        for (const bool reset : {false, true}) {
            const char *how = reset ? "reset" : "closed";
            QTest::addRow("chunks, %s", how) << streamHead() + "10\r\nabc" << reset;
            QTest::addRow("length, %s", how) << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc") << reset;
        }
    }

    /// The client has what came and sees the break; nothing ends that did not end.
    void breaksInMidBody()
    {
        QFETCH(QByteArray, sent);
        QFETCH(bool, reset);
        const Trust trust(m_identity.certificate);
        QTcpSocket *provider = nullptr;
        TlsUpstream upstream(m_identity, ScriptedUpstream::answering(sent, &provider));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url());
        bench.start();
        const auto client = bench.connectClient();
        client->write(bench.request("POST", "/openai/v1/chat/completions", kChat));
        QByteArray came;
        QTRY_VERIFY_WITH_TIMEOUT((came += client->readAll()).contains("abc"), 20'000);
        reset ? provider->abort() : provider->disconnectFromHost();
        QTRY_COMPARE_WITH_TIMEOUT(client->state(), QAbstractSocket::UnconnectedState, 20'000);
        came += client->readAll();
        QVERIFY2(!isWholeAnswer(came), came.constData());
        const Call call = bench.calls(1)[0];
        QCOMPARE(call.status, CallStatus::Interrupted);
        QCOMPARE(call.exchange.responseBody, QByteArray("abc"));
    }

    void aRestingConnectionThatWasClosedIsNotNoticed()
    {
        const Trust trust(m_identity.certificate);
        TlsUpstream upstream(m_identity, ScriptedUpstream::answeringOnce(jsonAnswer(kJson)));
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url());
        bench.start();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(bench.talk(bench.request("POST", "/openai/v1/chat/completions", kChat)), jsonAnswer(kJson));
        QCOMPARE(upstream.connections, 3);
    }

    /// A provider that closes right after its answer, to a client that is slower than it: all of it arrives.
    void largeBodiesPassBothWaysToTheirEnd()
    {
        const Trust trust(m_identity.certificate);
        QByteArray body(8 * 1024 * 1024, 'x');
        for (qsizetype i = 0; i < body.size(); i += 1'000)
            body[i] = char('a' + (i / 1'000) % 26);
        TlsUpstream upstream(m_identity, [](QTcpSocket *socket, QByteArray &request) {
            if (!isWholeRequest(request))
                return;
            const QByteArray same = request.mid(request.indexOf("\r\n\r\n") + 4);
            request.clear();
            socket->write(jsonAnswer(same, "Connection: close\r\n"));
            socket->disconnectFromHost();
        });
        CaptureBench bench;
        bench.route(QStringLiteral("openai"), upstream.url());
        bench.start();
        const auto client = bench.connectClient();
        client->setReadBufferSize(16 * 1024);
        client->write(bench.request("POST", "/openai/v1/files", body));
        QTRY_VERIFY_WITH_TIMEOUT(client->bytesAvailable() == 16 * 1024, 60'000);
        QTest::qWait(300); // the provider is done, the client has not begun to read
        client->setReadBufferSize(0);
        QByteArray came;
        QTRY_VERIFY_WITH_TIMEOUT(
            isWholeAnswer(came += client->readAll()) || client->state() == QAbstractSocket::UnconnectedState, 60'000);
        came += client->readAll();
        QCOMPARE(bodyOf(came).size(), body.size());
        QVERIFY(bodyOf(came) == body);
        QVERIFY(bench.calls(1)[0].exchange.responseBody == body);
    }
};

HELIOGRAPH_TEST_MAIN(CaptureTlsTest)
#include "tst_capturetls.moc"
