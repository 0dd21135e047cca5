// The command line against a mock provider that is not ours: what it prints and what it remembers.

#include "core/base/json.h"
#include "core/base/money.h"
#include "tests/support/nodepeer.h"
#include "tests/support/testmain.h"

#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QTcpServer>

using namespace heliograph;

namespace {

const char kCanary[] = "sk-CANARY-peer-0123456789abcdef";

struct Ran {
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
};

}

class PeerAimockTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const NodePeer peer(QStringLiteral("aimock"), QStringLiteral("@copilotkit/aimock"),
            QStringLiteral("1.43.0"));
        if (!peer.missing().isEmpty())
            QSKIP(qPrintable(peer.missing()));
        m_node = peer.node();
        m_folder = peer.folder();
        qputenv("OPENAI_API_KEY", kCanary);
        QCOMPARE(heliograph({QStringLiteral("config"), QStringLiteral("set"),
                                QStringLiteral("call.retries"), QStringLiteral("0")})
                     .exitCode,
            0);
    }

    void cleanup()
    {
        if (m_mock.state() != QProcess::NotRunning) {
            m_mock.terminate();
            m_mock.waitForFinished();
        }
    }

    void cleanupTestCase()
    {
        QDirIterator files(m_profile.path(), QDir::Files, QDirIterator::Subdirectories);
        int seen = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QFile::ReadOnly));
            QVERIFY2(!file.readAll().contains(kCanary), qPrintable(file.fileName()));
            ++seen;
        }
        QVERIFY(seen > 0 || m_node.isEmpty());
    }

    void streamsAndRemembers_data()
    {
        QTest::addColumn<bool>("stream");
        QTest::newRow("streamed") << true;
        QTest::newRow("whole") << false;
    }
    void streamsAndRemembers()
    {
        QFETCH(bool, stream);
        startMock({});
        const Ran ran = send(QStringLiteral("Tell me about the sundial"),
            stream ? QStringList() : QStringList{QStringLiteral("--no-stream")});
        QVERIFY2(ran.exitCode == 0, ran.err.constData());
        QCOMPARE(ran.out.count('\n'), 1);
        const auto call = parseJson(ran.out);
        QVERIFY2(call, ran.out.constData());
        QCOMPARE(stringMember(*call, "text"),
            QStringLiteral("A sundial tells the time by the shadow of its gnomon. ☀️"));
        QCOMPARE(stringMember(*call, "status"), QStringLiteral("ok"));
        QCOMPARE(stringMember(*call, "finish_reason"), QStringLiteral("stop"));
        QCOMPARE(intMember(*call, "http_status").value_or(-1), 200);
        QVERIFY(member(*call, "streamed") == stream);
        QCOMPARE(intMember(member(*call, "usage"), "input").value_or(-1), 1000);
        QCOMPARE(intMember(member(*call, "usage"), "output").value_or(-1), 200);
        // gpt-4o-mini: $0.15 and $0.60 a million.
        QCOMPARE(stringMember(*call, "cost_usd"), QStringLiteral("0.00027"));
        const Json &latency = member(*call, "latency_ms");
        const Json &first = member(*call, "ttft_ms");
        QVERIFY(latency.is_number() && latency.get<double>() > 0);
        QVERIFY(first.is_number() && first.get<double>() > 0
            && first.get<double>() <= latency.get<double>());

        const auto listed = lastListed();
        QVERIFY(listed);
        QCOMPARE(stringMember(*listed, "id"), stringMember(*call, "id"));
        for (const char *key :
            {"text", "usage", "cost_usd", "latency_ms", "ttft_ms", "status", "created_at"})
            QCOMPARE(dumpJson(member(*listed, key)), dumpJson(member(*call, key)));
    }

    void failuresAreToldAndKept_data()
    {
        QTest::addColumn<QString>("prompt");
        QTest::addColumn<QStringList>("mock");
        QTest::addColumn<QStringList>("statuses");
        QTest::addColumn<int>("http");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *name, const char *prompt, const QStringList &mock,
                             const QStringList &statuses, int http, const char *said) {
            QTest::newRow(name) << QString::fromLatin1(prompt) << mock << statuses << http
                                << QString::fromLatin1(said);
        };
        const QString one = QStringLiteral("1");
        const QStringList error{QStringLiteral("error")};
        row("429", "too many", {}, error, 429, "The peer is out of requests");
        row("500", "broken", {}, error, 500, "The peer broke on purpose");
        row("cut", "cut", {}, {QStringLiteral("interrupted")}, 200, "");
        row("malformed", "sundial", {QStringLiteral("--chaos-malformed"), one},
            {QStringLiteral("error"), QStringLiteral("interrupted")}, 200, "");
        row("dropped", "sundial", {QStringLiteral("--chaos-disconnect"), one},
            {QStringLiteral("error"), QStringLiteral("interrupted")}, 0, "");
        row("limited", "sundial", {QStringLiteral("--chaos-ratelimit"), one}, error, 429, "");
        row("nobody listens", "sundial", {QStringLiteral("off")}, error, 0, "");
    }
    void failuresAreToldAndKept()
    {
        QFETCH(QString, prompt);
        QFETCH(QStringList, mock);
        QFETCH(QStringList, statuses);
        QFETCH(int, http);
        QFETCH(QString, said);
        if (mock == QStringList{QStringLiteral("off")})
            m_port = freePort();
        else
            startMock(mock);
        const Ran ran = send(prompt, {});
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.err.trimmed().count('\n') == 0 && ran.err.size() > 20, ran.err.constData());
        QVERIFY2(ran.err.contains(said.toUtf8()), ran.err.constData());
        QVERIFY(!ran.err.contains(kCanary) && !ran.out.contains(kCanary));
        const auto call = parseJson(ran.out);
        QVERIFY2(call, ran.out.constData());
        QVERIFY2(statuses.contains(stringMember(*call, "status")), ran.out.constData());
        QCOMPARE(intMember(*call, "http_status").value_or(0), http);
        QCOMPARE(stringMember(member(*call, "error"), "message").toUtf8(), ran.err.trimmed());
        const auto listed = lastListed();
        QVERIFY(listed);
        QCOMPARE(stringMember(*listed, "id"), stringMember(*call, "id"));
        QCOMPARE(stringMember(*listed, "status"), stringMember(*call, "status"));
        if (prompt == QLatin1String("cut"))
            QVERIFY2(stringMember(*listed, "text").startsWith(QLatin1String("This answer")),
                ran.out.constData());
    }

private:
    static quint16 freePort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }

    void startMock(const QStringList &options)
    {
        m_port = freePort();
        m_mock.setWorkingDirectory(m_folder.path());
        m_mock.setProcessChannelMode(QProcess::MergedChannels);
        m_mock.start(m_node,
            QStringList{m_folder.filePath(QStringLiteral("node_modules/.bin/llmock")),
                QStringLiteral("-h"), QStringLiteral("127.0.0.1"), QStringLiteral("-p"),
                QString::number(m_port), QStringLiteral("-f"), QStringLiteral("fixtures.json")}
                + options);
        QByteArray said;
        while (!said.contains("listening on") && m_mock.waitForReadyRead(60'000))
            said += m_mock.readAll();
        QVERIFY2(said.contains("listening on"), said.constData());
    }

    Ran heliograph(const QStringList &arguments)
    {
        QProcess process;
        process.start(
            programPath(), QStringList{QStringLiteral("--profile"), m_profile.path()} + arguments);
        Ran ran;
        if (process.waitForFinished(60'000))
            ran.exitCode = process.exitCode();
        ran.out = process.readAllStandardOutput();
        ran.err = process.readAllStandardError();
        return ran;
    }

    Ran send(const QString &prompt, const QStringList &options)
    {
        return heliograph(
            QStringList{QStringLiteral("send"), QStringLiteral("--provider"),
                QStringLiteral("openai"), QStringLiteral("--model"), QStringLiteral("gpt-4o-mini"),
                QStringLiteral("--base-url"), QStringLiteral("http://127.0.0.1:%1/v1").arg(m_port),
                QStringLiteral("--json")}
            + options + QStringList{prompt});
    }

    /// The newest call of the history, as calls list says it.
    std::optional<Json> lastListed()
    {
        const Ran ran =
            heliograph({QStringLiteral("calls"), QStringLiteral("list"), QStringLiteral("--limit"),
                QStringLiteral("1"), QStringLiteral("--format"), QStringLiteral("jsonl")});
        return ran.exitCode == 0 && ran.out.count('\n') == 1 ? parseJson(ran.out) : std::nullopt;
    }

    QTemporaryDir m_profile;
    QString m_node;
    QDir m_folder;
    QProcess m_mock;
    quint16 m_port = 0;
};

HELIOGRAPH_TEST_MAIN(PeerAimockTest)
#include "tst_peer_aimock.moc"
