// The command line against a mock provider that is not ours: what it prints and what it remembers.

#include "core/base/json.h"
#include "core/base/money.h"
#include "tests/support/aimockpeer.h"
#include "tests/support/testmain.h"

#include <QDirIterator>

using namespace heliograph;

namespace {

const char kCanary[] = "sk-CANARY-peer-0123456789abcdef";

}

class PeerAimockTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_peer.missing().isEmpty())
            QSKIP(qPrintable(m_peer.missing()));
        qputenv("OPENAI_API_KEY", kCanary);
        QCOMPARE(m_peer.heliograph({QStringLiteral("config"), QStringLiteral("set"),
                                QStringLiteral("call.retries"), QStringLiteral("0")})
                     .exitCode,
            0);
    }

    void cleanup()
    {
        m_peer.stop();
    }

    void cleanupTestCase()
    {
        QDirIterator files(m_peer.profile(), QDir::Files, QDirIterator::Subdirectories);
        int seen = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QFile::ReadOnly));
            QVERIFY2(!file.readAll().contains(kCanary), qPrintable(file.fileName()));
            ++seen;
        }
        QVERIFY(seen > 0 || !m_peer.missing().isEmpty());
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
        QCOMPARE(m_peer.start({}), QByteArray());
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

        const auto listed = m_peer.lastListed();
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
            m_peer.pretend();
        else
            QCOMPARE(m_peer.start(mock), QByteArray());
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
        const auto listed = m_peer.lastListed();
        QVERIFY(listed);
        QCOMPARE(stringMember(*listed, "id"), stringMember(*call, "id"));
        QCOMPARE(stringMember(*listed, "status"), stringMember(*call, "status"));
        if (prompt == QLatin1String("cut"))
            QVERIFY2(stringMember(*listed, "text").startsWith(QLatin1String("This answer")),
                ran.out.constData());
    }

private:
    Ran send(const QString &prompt, const QStringList &options)
    {
        return m_peer.heliograph(
            QStringList{QStringLiteral("send"), QStringLiteral("--provider"),
                QStringLiteral("openai"), QStringLiteral("--model"), QStringLiteral("gpt-4o-mini"),
                QStringLiteral("--base-url"), m_peer.url(QStringLiteral("/v1")),
                QStringLiteral("--json")}
            + options + QStringList{prompt});
    }

    AimockPeer m_peer;
};

HELIOGRAPH_TEST_MAIN(PeerAimockTest)
#include "tst_peer_aimock.moc"
