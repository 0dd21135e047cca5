#include "core/providers/provider.h"
#include "core/session/curlexport.h"
#include "tests/support/onerequest.h"
#include "tests/support/testmain.h"

#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace heliograph;

namespace
{

Call callTo(const QString &url, const QByteArray &body)
{
    Call call;
    call.id = QUuid::createUuid();
    call.provider = QStringLiteral("openai");
    call.exchange.url = url;
    call.exchange.requestHeaders = {
        {"Content-Type", "application/json"}, {"Authorization", "Bearer [redacted]"}};
    call.exchange.requestBody = body;
    return call;
}

}

class CurlExportTest final : public QObject
{
    Q_OBJECT

    Provider m_openai;

    /// Runs the command as a person would, and gives what the server got.
    void run(const QString &command, OneRequest &server)
    {
        if (QStandardPaths::findExecutable(QStringLiteral("curl")).isEmpty())
            QSKIP("curl is not installed");
        QProcess bash;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(
            QStringLiteral("OPENAI_API_KEY"), QStringLiteral("canary \"quoted\" $HOME"));
        environment.insert(
            QStringLiteral("HELICONE_API_KEY"), QStringLiteral("sk-helicone-canary"));
        environment.insert(QStringLiteral("COOKIE"), QStringLiteral("a=b"));
        environment.insert(QStringLiteral("no_proxy"), QStringLiteral("127.0.0.1"));
        bash.setProcessEnvironment(environment);
        QSignalSpy finished(&bash, &QProcess::finished);
        bash.start(QStringLiteral("bash"), {QStringLiteral("-s")});
        bash.write(command.toUtf8() + '\n');
        bash.closeWriteChannel();
        QVERIFY(finished.wait(30'000));
        QVERIFY2(bash.exitCode() == 0,
            (bash.readAllStandardError() + '\n' + command.left(2000).toUtf8()).constData());
        QCOMPARE(bash.readAllStandardOutput(), "ok");
        QVERIFY(!server.head.isEmpty());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_openai.id = QStringLiteral("openai");
        m_openai.keyVariable = QStringLiteral("OPENAI_API_KEY");
    }

    void bodyArrives_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("json") << QByteArray(R"({"model": "gpt-4.1-mini", "messages": []})");
        QTest::newRow("quotes") << QByteArray(
            "{\"a\": \"it's \\\"so\\\"\", \"b\": \"$HOME `id` $(id) \\\\ ! !! %s %%\"}");
        QTest::newRow("lines") << QByteArray("{\n\t\"a\": 1\n}\n");
        QTest::newRow("only newlines") << QByteArray("\n\n\n");
        QTest::newRow("at sign") << QByteArray("@/etc/passwd");
        QTest::newRow("dash") << QByteArray("-n -e");
        QTest::newRow("unicode") << QByteArray("{\"a\": \"Grüße 日本 🚀\"}");
        QTest::newRow("byte-order mark") << QByteArray("\xef\xbb\xbf{}");
        QTest::newRow("quote only") << QByteArray("'");
        QTest::newRow("NUL") << QByteArray("a\0b", 3);
        QTest::newRow("no UTF-8") << QByteArray("\xff\xfe\x80'\n");
        QTest::newRow("terminal escapes") << QByteArray("\x1b[201~rm -rf /\r\n\x03");
        QTest::newRow("huge") << QByteArray("{\"a\": \"it's ") + QByteArray(3'000'000, 'x') + "\"}";
        QTest::newRow("huge, no UTF-8") << QByteArray(1'000'000, '\xfe');
        QTest::newRow("huge, all quotes") << QByteArray(300'000, '\'');
        QByteArray all;
        for (int i = 0; i < 256; ++i)
            all += char(i);
        QTest::newRow("every byte") << all;
    }
    void bodyArrives()
    {
        QFETCH(QByteArray, body);
        OneRequest server;
        run(curlCommand(
                callTo(server.url() + QStringLiteral("/v1/chat/completions"), body), &m_openai),
            server);
        QVERIFY(server.body == body);
        QVERIFY(server.head.startsWith("POST /v1/chat/completions HTTP/1.1\n"));
        QCOMPARE(server.header("content-type"), "application/json");
        QCOMPARE(server.header("authorization"), "Bearer canary \"quoted\" $HOME");
    }

    void headersArrive()
    {
        OneRequest server;
        Call call = callTo(server.url() + QStringLiteral("/v1/x?q=[1]{2}&it's=$HOME"), "{}");
        call.exchange.requestHeaders += Header("Helicone-Auth", "Bearer [redacted]");
        call.exchange.requestHeaders +=
            Header("Helicone-Property-App", "it's \"$HOME\" `id` \\ !x");
        call.exchange.requestHeaders +=
            Header("Helicone-Request-Id", call.id.toByteArray(QUuid::WithoutBraces));
        call.exchange.requestHeaders += Header("X-Empty", "");
        call.exchange.requestHeaders += Header("@/etc/passwd", "x");
        call.exchange.requestHeaders += Header("X-Evil", "a\r\nInjected: b");
        call.exchange.requestHeaders += Header("Cookie", "[redacted]");
        call.exchange.requestHeaders += Header("Content-Length", "99");
        call.exchange.requestHeaders += Header("Host", "elsewhere.example");
        call.exchange.requestHeaders += Header("Accept-Encoding", "gzip");
        run(curlCommand(call, &m_openai), server);
        QVERIFY(server.head.startsWith("POST /v1/x?q=[1]{2}&it's=$HOME HTTP/1.1\n"));
        QCOMPARE(server.header("helicone-auth"), "Bearer sk-helicone-canary");
        QCOMPARE(server.header("helicone-property-app"), "it's \"$HOME\" `id` \\ !x");
        QVERIFY(server.has("x-empty"));
        QCOMPARE(server.header("x-empty"), "");
        QCOMPARE(server.header("cookie"), "a=b");
        QCOMPARE(server.header("content-length"), "2");
        QVERIFY(server.header("host").startsWith("127.0.0.1"));
        QVERIFY(server.header("accept-encoding").contains("gzip"));
        QVERIFY2(
            !server.has("helicone-request-id"), "the new call must not take the old one's row");
        QVERIFY(!server.has("injected"));
        QVERIFY(!server.head.contains("root:"));
    }

    void methodWithoutBody()
    {
        OneRequest server;
        Call call = callTo(server.url() + QStringLiteral("/v1/models"), {});
        call.exchange.method = "DELETE";
        call.exchange.requestHeaders.clear();
        run(curlCommand(call, &m_openai), server);
        QVERIFY(server.head.startsWith("DELETE /v1/models HTTP/1.1\n"));
        QVERIFY(!server.has("content-type"));
    }

    void noTypeStaysNone()
    {
        OneRequest server;
        Call call = callTo(server.url(), "{}");
        call.exchange.requestHeaders.clear();
        run(curlCommand(call, &m_openai), server);
        QVERIFY(!server.has("content-type"));
    }

    void readsWell()
    {
        Call call = callTo(
            QStringLiteral("https://api.openai.com/v1/chat/completions"), R"({"stream":true})");
        QCOMPARE(curlCommand(call, &m_openai),
            QStringLiteral("curl -N --url 'https://api.openai.com/v1/chat/completions' \\\n"
                           "  -H 'Content-Type: application/json' \\\n"
                           "  -H \"Authorization: Bearer $OPENAI_API_KEY\" \\\n"
                           "  --data-raw '{\"stream\":true}'"));
        call.streamed = false;
        QVERIFY(curlCommand(call, nullptr).startsWith(QStringLiteral("curl --url ")));
    }

    void keysStandAsVariables_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("expected");
        const QString url = QStringLiteral("https://host.example/v1");
        QTest::newRow("bare key") << url << "x-api-key: sk-ant-CANARY0123456789abcdef"
                                  << "\"x-api-key: $ANTHROPIC_API_KEY\"";
        QTest::newRow("query") << url + QStringLiteral("?key=[redacted]&alt=sse") << "A: b"
                               << "'https://host.example/v1?key='\"$ANTHROPIC_API_KEY\"'&alt=sse'";
        QTest::newRow("path") << QStringLiteral(
            "https://oai.helicone.ai/v1/sk-helicone-CANARY0123456789abcdef/chat")
                              << "A: b"
                              << "\"$HELICONE_API_KEY\"'/chat'";
        QTest::newRow("another secret") << url << "X-Amz-Security-Token: CANARY"
                                        << "\"X-Amz-Security-Token: $X_AMZ_SECURITY_TOKEN\"";
    }
    void keysStandAsVariables()
    {
        QFETCH(QString, url);
        QFETCH(QString, header);
        QFETCH(QString, expected);
        Call call = callTo(url, "{}");
        call.provider = QStringLiteral("anthropic");
        const QByteArray line = header.toLatin1();
        call.exchange.requestHeaders = {
            {line.left(line.indexOf(':')), line.mid(line.indexOf(':') + 2)}};
        const QString command = curlCommand(call, nullptr);
        QVERIFY2(command.contains(expected), qPrintable(command));
        QVERIFY2(!command.contains(QLatin1String("CANARY")), qPrintable(command));
    }
};

HELIOGRAPH_TEST_MAIN(CurlExportTest)
#include "tst_curlexport.moc"
