// heliograph demo-server, read by OpenAI's own client: what we serve is what the protocol's owner
// understands.

#include "core/base/json.h"
#include "tests/support/nodepeer.h"
#include "tests/support/testmain.h"

#include <QProcess>
#include <QRegularExpression>

using namespace heliograph;

class PeerOpenAiSdkTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understandsTheDemoServer()
    {
        const NodePeer peer(
            QStringLiteral("openai-sdk"), QStringLiteral("openai"), QStringLiteral("7.57.0"));
        if (!peer.missing().isEmpty())
            QSKIP(qPrintable(peer.missing()));

        QProcess server;
        server.start(programPath(), {QStringLiteral("demo-server")});
        QByteArray said;
        while (!said.contains('\n') && server.waitForReadyRead(30'000))
            said += server.readAllStandardOutput();
        static const QRegularExpression form(
            QStringLiteral("^demo (http://127\\.0\\.0\\.1:\\d+/v1)\n"));
        const auto match = form.match(QString::fromUtf8(said));
        QVERIFY2(match.hasMatch(), said.constData());

        QProcess client;
        client.setWorkingDirectory(peer.folder().path());
        client.start(peer.node(), {QStringLiteral("client.mjs"), match.captured(1)});
        QVERIFY(client.waitForFinished(120'000));
        const QByteArray errors = client.readAllStandardError();
        QVERIFY2(client.exitCode() == 0, errors.constData());
        const auto seen = parseJson(client.readAllStandardOutput());
        QVERIFY(seen);

        QCOMPARE(dumpJson(seen->at("models")),
            QByteArray("[\"demo-small\",\"demo-large\",\"demo-reasoner\"]"));
        const Json &whole = seen->at("whole");
        const Json &streamed = seen->at("streamed");
        QVERIFY(stringMember(whole, "text").contains(QLatin1String("Lisbon")));
        QCOMPARE(stringMember(streamed, "text"), stringMember(whole, "text"));
        QCOMPARE(intMember(streamed.at("usage"), "completion_tokens"),
            intMember(whole.at("usage"), "completion_tokens"));
        QVERIFY(intMember(whole.at("usage"), "completion_tokens").value_or(0) > 20);
        QVERIFY(intMember(member(streamed.at("usage"), "prompt_tokens_details"), "cached_tokens")
                    .value_or(0)
            > 0);
        QCOMPARE(stringMember(whole, "fingerprint"), QStringLiteral("heliograph-demo"));
        QCOMPARE(stringMember(seen->at("tool"), "name"), QStringLiteral("get_weather"));
        QCOMPARE(
            stringMember(seen->at("tool"), "arguments"), QStringLiteral("{\"city\":\"Lisbon\"}"));
        QCOMPARE(stringMember(*seen, "toolReason"), QStringLiteral("tool_calls"));
        QCOMPARE(stringMember(*seen, "retried"), QStringLiteral("stop"));

        const auto error = [&seen](
                               const char *command) { return member(seen->at("errors"), command); };
        QCOMPARE(stringMember(error("/bad-key"), "name"), QStringLiteral("AuthenticationError"));
        QVERIFY(stringMember(error("/bad-key"), "message")
                    .contains(QLatin1String("Incorrect API key provided")));
        QCOMPARE(stringMember(error("/error 404"), "name"), QStringLiteral("NotFoundError"));
        QCOMPARE(stringMember(error("/error 500"), "name"), QStringLiteral("InternalServerError"));
        QCOMPARE(stringMember(error("/quota"), "name"), QStringLiteral("RateLimitError"));
        QCOMPARE(intMember(error("/html"), "status").value_or(0), 502);
        QVERIFY(stringMember(error("/stream-error"), "message")
                    .contains(QLatin1String("server had an error")));
        QCOMPARE(intMember(error("/helicone-rate-limit 1 9"), "status").value_or(0), 429);

#ifdef Q_OS_UNIX
        server.terminate();
        QVERIFY(server.waitForFinished());
        QCOMPARE(server.exitStatus(), QProcess::NormalExit);
        QCOMPARE(server.exitCode(), 0);
        said += server.readAllStandardOutput();
        QVERIFY2(said.contains(" POST /v1/chat/completions 200 demo-small "), said.constData());
        QVERIFY2(said.contains(" 429 ") && !said.contains("sk-demo"), said.constData());
#else
        server.kill();
        server.waitForFinished();
#endif
    }
};

HELIOGRAPH_TEST_MAIN(PeerOpenAiSdkTest)
#include "tst_peer_openaisdk.moc"
