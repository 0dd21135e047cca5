#include "core/demo/demohost.h"
#include "tests/support/canary.h"
#include "tests/support/testmain.h"

#include <QProcess>
#include <QTcpServer>

using namespace heliograph;

namespace {

struct Outcome {
    int status = -1;
    QByteArray output; ///< both channels
};

Outcome run(const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(programPath(), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000))
        process.kill();
    return {process.exitCode(), process.readAll()};
}

}

/// A key used for real calls, failures, exports and logs is then found in no file under the profile, no log and no output.
class CanaryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyLeavesNoTrace()
    {
        DemoOptions pace;
        pace.tokensPerSecond = 0;
        pace.firstTokenMs = 0;
        DemoHost host(pace);
        const auto url = host.baseUrl();
        QVERIFY(url.ok());
        QTemporaryDir profile;
        qputenv("HELIOGRAPH_PROFILE", profile.path().toLocal8Bit());
        qputenv("OPENAI_API_KEY", kCanaryKey);
        qputenv("HELICONE_API_KEY", "sk-helicone-CANARY1-bbbbbbb-ccccccc-ddddddd");
        qputenv("QT_LOGGING_RULES", "*=true");

        QByteArray output;
        const auto send = [&](const QStringList &more, int expected) {
            const Outcome outcome = run(QStringList{QStringLiteral("send"), QStringLiteral("--base-url"), *url} + more);
            QVERIFY2(outcome.status == expected, outcome.output.right(600).constData());
            output += outcome.output;
        };
        send({QStringLiteral("--json"), QStringLiteral("Hello")}, 0);
        send({QStringLiteral("--route"), QStringLiteral("helicone"), QStringLiteral("/headers")}, 0);
        send({QStringLiteral("--no-stream"), QStringLiteral("Hello")}, 0);
        for (const char *trick : {"/bad-key", "/leak-key", "/error 500 9", "/cut 3", "/html", "/portal",
                 "/helicone-crash", "/helicone-key", "/stream-error", "/garbage"}) {
            send({QStringLiteral("--json"), QLatin1String(trick)}, 1);
            send({QLatin1String(trick)}, 1);
        }
        // The key by mistake in every place a person can put it.
        send({QStringLiteral("--json"), QStringLiteral("--system"), QStringLiteral("my key is %1").arg(QLatin1String(kCanaryKey)), QStringLiteral("Hello")}, 0);
        send({QStringLiteral("--json"), QStringLiteral("--header"), QStringLiteral("X-Api-Key=%1").arg(QLatin1String(kCanaryKey)), QStringLiteral("Hello")}, 0);
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const quint16 port = closed.serverPort();
        closed.close();
        output += run({QStringLiteral("send"), QStringLiteral("--base-url"),
                          QStringLiteral("http://user:%1@127.0.0.1:%2/v1?key=%1").arg(QLatin1String(kCanaryKey)).arg(port),
                          QStringLiteral("--json"), QStringLiteral("Hello")}).output;
        QVERIFY(run({QStringLiteral("config"), QStringLiteral("set"), QStringLiteral("model"), QLatin1String(kCanaryKey)}).status != 0);

        // Whatever can be printed of it.
        const Outcome list = run({QStringLiteral("calls"), QStringLiteral("list"), QStringLiteral("--format"), QStringLiteral("jsonl")});
        QCOMPARE(list.status, 0);
        output += list.output;
        int shown = 0;
        for (const QByteArray &line : list.output.split('\n')) {
            const QString id = QString::fromUtf8(line.mid(7, 36));
            if (!line.startsWith("{\"id\":\""))
                continue;
            ++shown;
            for (const char *format : {"text", "json", "curl", "har"}) {
                const Outcome show = run({QStringLiteral("calls"), QStringLiteral("show"), id, QStringLiteral("--format"), QLatin1String(format)});
                QCOMPARE(show.status, 0);
                output += show.output;
            }
        }
        QVERIFY(shown >= 25);
        for (const char *format : {"table", "csv"})
            output += run({QStringLiteral("calls"), QStringLiteral("list"), QStringLiteral("--format"), QLatin1String(format)}).output;
        output += run({QStringLiteral("config"), QStringLiteral("list")}).output;
        const Outcome keys = run({QStringLiteral("keys"), QStringLiteral("list")});
        output += keys.output;

        QVERIFY2(!output.contains("CANARY"), output.mid(output.indexOf("CANARY") - 300, 600).constData());
        QCOMPARE(filesHolding(profile.path(), "CANARY"), QStringList());
        QCOMPARE(filesHolding(profile.path(), kCanaryKey), QStringList());
        QCOMPARE(filesHolding(qEnvironmentVariable("HOME"), "CANARY"), QStringList());
    }
};

HELIOGRAPH_TEST_MAIN(CanaryTest)
#include "tst_canary.moc"
