#include "core/demo/demohost.h"
#include "tests/support/democlient.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>
#include <QTcpSocket>

using namespace heliograph;

/// The demo provider as a server: what is no prompt, how HTTP is spoken, and with how many clients.
class DemoHttpTest final : public QObject, private DemoClient
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY2(listen(), "the demo server listens"); }
    void cleanup() { close(); }

    void hasPagesAndModels()
    {
        const auto models = parseJson(get(QStringLiteral("/v1/models"))->readAll());
        QStringList ids;
        for (const Json &model : models->at("data"))
            ids.append(stringMember(model, "id"));
        QCOMPARE(ids, demoModels());
        const QByteArray page = get(QStringLiteral("/"))->readAll();
        for (const DemoTrick &trick : demoTricks())
            QVERIFY2(page.contains(trick.usage), trick.usage);
        QCOMPARE(status(*get(QStringLiteral("/nothing"))), 404);
        QCOMPARE(status(*get(QStringLiteral("/v1/chat/completions"))), 405);
        QCOMPARE(status(*post(ask(QStringLiteral("hello")), {},
                     QStringLiteral("/openai/v1/chat/completions?api-version=1"))),
            200);
        QCOMPARE(
            status(*post(ask(QStringLiteral("hello"), true, QStringLiteral("gpt-4o-mini")))), 200);
        QCOMPARE(
            status(*post(ask(QStringLiteral("hello"), true, QStringLiteral("demo-huge")))), 404);
    }

    void refusesWhatIsNoPrompt_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("inBody");
        const auto row = [](const QByteArray &body, const char *inBody) {
            QTest::newRow(body.left(60).constData()) << body << QByteArray(inBody);
        };
        row("", "could not parse the JSON body");
        row("[]", "could not parse the JSON body");
        row("{\"model\":", "could not parse the JSON body");
        row(QByteArray(1000, '['), "could not parse the JSON body");
        row("{\"messages\":[]}", "must provide a model");
        row("{\"model\":\"demo-small\"}", "Missing required parameter: 'messages'");
        row("{\"model\":\"demo-small\",\"messages\":[]}", "empty array");
        row("{\"model\":\"demo-small\",\"messages\":{}}", "empty array");
        row("{\"model\":\"demo-small\",\"messages\":[7]}", "messages[0].role");
        row("{\"model\":\"demo-small\",\"messages\":[{\"role\":\"king\"}]}",
            "Invalid value: 'king'");
        row("{\"model\":\"m\",\"messages\":[{\"role\":\"user\"}],\"temperature\":3}",
            "temperature");
        row("{\"model\":\"m\",\"messages\":[{\"role\":\"user\"}],\"max_tokens\":0}", "max_tokens");
        row("{\"model\":\"m\",\"messages\":[{\"role\":\"user\"}],\"n\":2}", "'n' must be 1");
    }
    void refusesWhatIsNoPrompt()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, inBody);
        const auto reply = send("/v1/chat/completions", body, {});
        QCOMPARE(status(*reply), 400);
        const QByteArray error = reply->readAll();
        QVERIFY2(error.contains(inBody), error.constData());
        QCOMPARE(stringMember(member(*parseJson(error), "error"), "type"),
            QStringLiteral("invalid_request_error"));
    }

    void servesAPipelineInOrder()
    {
        QByteArray bytes;
        for (int i = 0; i < 40; ++i)
            bytes += raw(ask(QStringLiteral("/echo number %1.").arg(i), false));
        bytes += "GET /v1/models HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
        const QByteArray all = exchange(bytes);
        QCOMPARE(all.count("HTTP/1.1 200 OK"), 41);
        qsizetype at = -1;
        for (int i = 0; i < 40; ++i) {
            const qsizetype next = all.indexOf("number " + QByteArray::number(i) + '.');
            QVERIFY(next > at);
            at = next;
        }
    }

    void takesARequestByteByByte()
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
        QVERIFY(socket.waitForConnected());
        const QByteArray bytes =
            raw(ask(QStringLiteral("/echo slowly"), false), "Connection: close\r\n");
        for (const char byte : bytes) {
            socket.write(&byte, 1);
            socket.flush();
            QCoreApplication::processEvents();
        }
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        QVERIFY(socket.readAll().contains("slowly"));
    }

    void speaksOldHttp()
    {
        const QByteArray body = dumpJson(ask(QStringLiteral("/echo old")));
        const QByteArray all = exchange("POST /v1/chat/completions HTTP/1.0\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        QVERIFY(!all.contains("chunked"));
        QVERIFY(all.endsWith("data: [DONE]\n\n"));
        const QByteArray head = exchange("HEAD / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        QVERIFY(head.endsWith("\r\n\r\n"));
        QVERIFY(head.contains("Content-Length: ") && !head.contains("<html"));
    }

    void survivesHostileClients_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("noise") << QByteArray("\x16\x03\x01 nonsense\r\n\r\n") << QByteArray("400");
        QTest::newRow("endless head")
            << QByteArray("GET / HTTP/1.1\r\nX: ") + QByteArray(2'000'000, 'x')
            << QByteArray("431");
        QTest::newRow("smuggled") << QByteArray(
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: "
            "chunked\r\n\r\n0\r\n\r\nGET /")
                                  << QByteArray("400");
        QTest::newRow("too big") << QByteArray(
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999\r\n\r\n")
                                 << QByteArray("413");
    }
    void survivesHostileClients()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, status);
        QSignalSpy served(m_server.get(), &DemoServer::served);
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
        QVERIFY(socket.waitForConnected());
        socket.write(bytes);
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        // The system may drop the answer when much was still unread; the log has it.
        QTRY_COMPARE(served.size(), 1);
        QCOMPARE(QByteArray::number(served.first().first().value<DemoServed>().status), status);
        QVERIFY(readStream(post(ask(QStringLiteral("hello")))->readAll()).done);
    }

    void servesManyAtOnce()
    {
        m_server = std::make_unique<DemoServer>(DemoOptions{400, 5, 0.5, 0});
        QVERIFY(m_server->listen().ok());
        std::vector<std::unique_ptr<QNetworkAccessManager>> networks;
        std::vector<std::unique_ptr<QNetworkReply>> replies;
        int reads = 0;
        for (int i = 0; i < 20; ++i) {
            networks.push_back(std::make_unique<QNetworkAccessManager>());
            replies.emplace_back(start(ask(QStringLiteral("sundials of client %1.").arg(i)), {},
                QStringLiteral("/v1/chat/completions"), networks.back().get()));
            connect(replies.back().get(), &QNetworkReply::readyRead, this, [&reads] { ++reads; });
        }
        for (int i = 0; i < 20; ++i) {
            QTRY_VERIFY(replies[size_t(i)]->isFinished());
            const Streamed stream = readStream(replies[size_t(i)]->readAll());
            QVERIFY(stream.done);
            QVERIFY(stream.text.contains(QStringLiteral("client %1.").arg(i)));
        }
        QVERIFY2(reads > 60, "the answers come in pieces");
    }

    void waitsForAClientThatReadsSlowly()
    {
        QTcpSocket socket;
        socket.setReadBufferSize(1000);
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_server->port());
        QVERIFY(socket.waitForConnected());
        QSignalSpy served(m_server.get(), &DemoServer::served);
        socket.write(raw(ask(QStringLiteral("/long 200000")), "Connection: close\r\n"));
        QTRY_VERIFY(socket.bytesAvailable() >= 1000);
        // Others are served meanwhile; this answer is far bigger than any buffer between the two.
        QVERIFY(readStream(post(ask(QStringLiteral("hello")))->readAll()).done);
        QCOMPARE(served.size(), 1);
        QByteArray all;
        socket.setReadBufferSize(0);
        const auto take = [&all, &socket] {
            all += socket.readAll();
            return socket.state() == QAbstractSocket::UnconnectedState;
        };
        QTRY_VERIFY(take());
        all += socket.readAll();
        QVERIFY(all.endsWith("data: [DONE]\n\n\r\n0\r\n\r\n"));
        QTRY_COMPARE(served.size(), 2);
    }

    void hostRunsInItsOwnThread()
    {
        DemoHost host(kQuickDemo);
        const auto first = host.baseUrl();
        QVERIFY(first.ok());
        QCOMPARE(*host.baseUrl(), *first);
        std::unique_ptr<QNetworkReply> reply(
            m_network->get(QNetworkRequest(QUrl(*first + QStringLiteral("/models")))));
        QTRY_VERIFY(reply->isFinished());
        QVERIFY(reply->readAll().contains("demo-large"));
        // Taken down while it answers.
        QNetworkRequest request(QUrl(*first + QStringLiteral("/chat/completions")));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
        std::unique_ptr<QNetworkReply> hanging(
            m_network->post(request, dumpJson(ask(QStringLiteral("/hang 3")))));
        QTRY_VERIFY(hanging->bytesAvailable() > 0);
    }

    void saysWhenThePortIsTaken()
    {
        DemoServer second;
        const Status listening = second.listen(m_server->port());
        QVERIFY(!listening.ok());
        QVERIFY(listening.error().message.contains(QString::number(m_server->port())));
    }
};

HELIOGRAPH_TEST_MAIN(DemoHttpTest)
#include "tst_demohttp.moc"
