#include "core/base/json.h"
#include "core/demo/demoserver.h"
#include "tests/support/testmain.h"

#include <QDirIterator>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace heliograph;

namespace {

constexpr char kFallbackKey[] = "gsk_CANARY7777777777fallback";

struct Outcome {
    int status = -1;
    QByteArray out;
    QByteArray err;
    Json call() const { return parseJson(out).value_or(Json()); }
    QString helicone(const char *key) const
    {
        return stringMember(member(call(), "helicone"), key);
    }
};

}

/// Helicone's headers from the command line: checked, sent, answered by the demo's Helicone, and
/// read back.
class HeliconeSendTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_profile = std::make_unique<QTemporaryDir>();
        qputenv("HELIOGRAPH_PROFILE", m_profile->path().toLocal8Bit());
        qputenv("OPENAI_API_KEY", "sk-CANARY-openai-1234567890");
        qputenv("HELICONE_API_KEY", "sk-helicone-CANARY1-bbbbbbb-ccccccc-ddddddd");
        qputenv("GROQ_API_KEY", kFallbackKey);
        m_server = std::make_unique<DemoServer>(DemoOptions{0, 20, 0, 1});
        QVERIFY(m_server->listen().ok());
        m_received.clear();
        connect(m_server.get(), &DemoServer::received, this,
            [this](const IncomingRequest &request) { m_received.append(request); });
        QCOMPARE(run({QStringLiteral("config"), QStringLiteral("set"),
                         QStringLiteral("call.retries"), QStringLiteral("0")})
                     .status,
            0);
    }

    void theSecondEqualCallIsAHit()
    {
        const QStringList arguments{QStringLiteral("--header"),
            QStringLiteral("Helicone-Cache-Enabled=true"), QStringLiteral("--header"),
            QStringLiteral("Cache-Control=max-age=600"), QStringLiteral("--param"),
            QStringLiteral("seed=1"), QStringLiteral("Hello")};
        const Outcome miss = send(arguments);
        QVERIFY2(miss.status == 0, miss.err.constData());
        QCOMPARE(miss.helicone("cache"), QStringLiteral("MISS"));
        const Outcome hit = send(arguments);
        QCOMPARE(hit.status, 0);
        QCOMPARE(hit.helicone("cache"), QStringLiteral("HIT"));
        QCOMPARE(
            intMember(member(hit.call(), "helicone"), "cache_bucket"), std::optional<qint64>(0));
        QVERIFY(intMember(member(hit.call(), "helicone"), "cache_latency_ms").value_or(-1) >= 20);
        QCOMPARE(stringMember(hit.call(), "text"), stringMember(miss.call(), "text"));
        QCOMPARE(hit.helicone("status"), QStringLiteral("success"));
        // Kept with the call, and in what is made of it.
        const QString id = stringMember(hit.call(), "id");
        const QByteArray har = run({QStringLiteral("calls"), QStringLiteral("show"), id,
                                       QStringLiteral("--format"), QStringLiteral("har")})
                                   .out;
        QVERIFY(har.contains("Helicone-Cache-Enabled") && har.contains("max-age=600"));
        const QByteArray curl = run({QStringLiteral("calls"), QStringLiteral("show"), id,
                                        QStringLiteral("--format"), QStringLiteral("curl")})
                                    .out;
        QVERIFY2(curl.contains("-H 'Helicone-Cache-Enabled: true'")
                && curl.contains("-H 'Cache-Control: max-age=600'"),
            curl.constData());
        const auto shown = parseJson(run({QStringLiteral("calls"), QStringLiteral("show"), id,
                                             QStringLiteral("--format"), QStringLiteral("json")})
                                         .out);
        QVERIFY(shown.has_value());
        QVERIFY(member(*shown, "helicone") == member(hit.call(), "helicone"));
    }

    void theLimitRefuses()
    {
        const QStringList arguments{QStringLiteral("--user-id"), QStringLiteral("ann"),
            QStringLiteral("--header"),
            QStringLiteral("Helicone-RateLimit-Policy=1;w=60;u=request;s=user"),
            QStringLiteral("Hello")};
        const Outcome first = send(arguments);
        QVERIFY2(first.status == 0, first.err.constData());
        QCOMPARE(intMember(member(first.call(), "helicone"), "rate_limit_remaining"),
            std::optional<qint64>(0));
        QCOMPARE(first.helicone("rate_limit_policy"), QStringLiteral("1;w=60;u=request;s=user"));
        const Outcome second = send(arguments);
        QCOMPARE(second.status, 1);
        QCOMPARE(intMember(second.call(), "http_status"), std::optional<qint64>(429));
        QCOMPARE(second.helicone("error"), QStringLiteral("rate_limited"));
        QVERIFY(intMember(member(second.call(), "helicone"), "rate_limit_reset_s").value_or(0) > 0);
    }

    void heliconeAsksAgain()
    {
        const Outcome outcome = send({QStringLiteral("--header"),
            QStringLiteral("Helicone-Retry-Enabled=true"), QStringLiteral("--header"),
            QStringLiteral("Helicone-Retry-Min-Timeout=1"), QStringLiteral("/error 503 2")});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(m_received.size(), 1); // by itself: it was asked once
    }

    void trapsAreRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char *header, const char *says) {
            QTest::newRow(header) << QStringList{QStringLiteral("--header"), QLatin1String(header)}
                                  << QByteArray(says);
        };
        row("Helicone-Retry-Enabled=false", "any value turns retries on");
        row("Helicone-RateLimit-Policy=10;w=30", "lets every call pass");
        row("Helicone-RateLimit-Policy=10;w=60;s=user", "--user-id");
        row("Helicone-RateLimit-Policy=10 per hour", "let every call pass");
        row("Helicone-Cache-Ignore-Keys=user", "double quotes");
        row("Helicone-Cache-Bucket-Max-Size=3", "cache is off");
        row("Helicone-Cache-Control=max-age=60", "Cache-Control");
        row("Helicone-Request-Id=mine", "UUID");
        row("Helicone-Omit-Request=1", "word true");
        row("Helicone-Posthog-Key=phc_12345", "keys set posthog");
        row("Helicone-Rate-Limit-Policy=1;w=60", "Did you mean");
        QTest::newRow("session path") << QStringList{QStringLiteral("--session"),
            QStringLiteral("s"), QStringLiteral("--session-path"), QStringLiteral("a/b")}
                                      << QByteArray("starts with a slash");
        QTest::newRow("stream usage") << QStringList{QStringLiteral("--no-stream"),
            QStringLiteral("--header"), QStringLiteral("Helicone-Stream-Usage=true")}
                                      << QByteArray("not streamed");
    }
    void trapsAreRefused()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const Outcome outcome = send(arguments + QStringList{QStringLiteral("Hello")});
        QCOMPARE(outcome.status, 2);
        QVERIFY2(outcome.err.contains(says), outcome.err.constData());
        QVERIFY(outcome.out.isEmpty());
        QVERIFY(m_received.isEmpty());
    }

    void keysOfFallbacksAreFilledInAndKeptNowhere()
    {
        const QString fallbacks = QStringLiteral(
            "[{\"target-url\":\"https://api.groq.com\",\"headers\":{\"Authorization\":"
            "\"Bearer "
            "$GROQ_API_KEY\",\"Content-Type\":\"application/"
            "json\"},\"onCodes\":[{\"from\":500,\"to\":599}]}]");
        const Outcome outcome = send({QStringLiteral("--header"),
            QStringLiteral("Helicone-Fallbacks=") + fallbacks, QStringLiteral("/headers")});
        QVERIFY2(outcome.status == 0, outcome.err.constData());
        QCOMPARE(intMember(member(outcome.call(), "helicone"), "fallback_index"),
            std::optional<qint64>(0));
        QVERIFY(m_received.last().header("helicone-fallbacks").contains(kFallbackKey));
        const QString id = stringMember(outcome.call(), "id");
        QByteArray printed = outcome.out + outcome.err;
        for (const char *format : {"json", "har", "curl", "text"})
            printed += run({QStringLiteral("calls"), QStringLiteral("show"), id,
                               QStringLiteral("--format"), QLatin1String(format)})
                           .out;
        QVERIFY(!printed.contains("CANARY"));
        QVERIFY2(printed.contains("\"$GROQ_API_KEY\""),
            printed.right(3000).constData()); // curl's shell fills it in
        QDirIterator files(
            m_profile->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QFile::ReadOnly));
            QVERIFY2(!file.readAll().contains("CANARY7777"), qPrintable(file.fileName()));
        }
        qunsetenv("GROQ_API_KEY");
        const Outcome missing = send({QStringLiteral("--header"),
            QStringLiteral("Helicone-Fallbacks=") + fallbacks, QStringLiteral("Hello")});
        QVERIFY(missing.status != 0);
        QVERIFY2(missing.err.contains("GROQ_API_KEY"), missing.err.constData());
    }

    void defaultsAreSentOnThisRouteAlone()
    {
        const auto set = [this](const char *key, const char *value) {
            return run({QStringLiteral("config"), QStringLiteral("set"), QLatin1String(key),
                QLatin1String(value)});
        };
        QCOMPARE(set("helicone.omit-request", "true").status, 0);
        QCOMPARE(set("helicone.retry-num", "3").status, 0);
        QCOMPARE(set("helicone.retry-enabled", "true").status, 0);
        const Outcome wrong = set("helicone.ratelimit-policy", "10;w=1");
        QCOMPARE(wrong.status, 2);
        QVERIFY(wrong.err.contains("lets every call pass"));
        const QByteArray list = run({QStringLiteral("config"), QStringLiteral("list")}).out;
        QVERIFY(
            list.contains("helicone.omit-request=true") && list.contains("helicone.retry-num=3"));
        QCOMPARE(send({QStringLiteral("Hello")}).status, 0);
        QCOMPARE(m_received.last().header("helicone-omit-request"), QByteArray("true"));
        QCOMPARE(m_received.last().header("helicone-retry-num"), QByteArray("3"));
        QCOMPARE(send({QStringLiteral("Hello")}, QStringLiteral("direct")).status, 0);
        for (const Header &header : m_received.last().headers)
            QVERIFY2(!header.first.toLower().startsWith("helicone"), header.first.constData());
    }

    void theIdCanBeGivenOnce()
    {
        const QString id = QStringLiteral("9a1e9d2c-4a0e-4b53-8f0e-2f1c0f5f0001");
        const QStringList arguments{QStringLiteral("--header"),
            QStringLiteral("Helicone-Request-Id=") + id, QStringLiteral("Hello")};
        const Outcome first = send(arguments);
        QVERIFY2(first.status == 0, first.err.constData());
        QCOMPARE(stringMember(first.call(), "id"), id);
        QCOMPARE(first.helicone("id"), id);
        const Outcome again = send(arguments);
        QCOMPARE(again.status, 2);
        QVERIFY(again.err.contains("already"));
    }

private:
    /// In this thread's event loop, where the demo server lives.
    Outcome run(const QStringList &arguments)
    {
        QProcess process;
        QSignalSpy finished(&process, &QProcess::finished);
        process.start(programPath(), arguments);
        process.closeWriteChannel();
        if (!finished.wait(60'000)) {
            process.kill();
            process.waitForFinished();
        }
        return {
            process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    }

    Outcome send(const QStringList &more, const QString &route = QStringLiteral("helicone"))
    {
        return run(QStringList{QStringLiteral("send"), QStringLiteral("--json"),
                       QStringLiteral("--route"), route, QStringLiteral("--base-url"),
                       m_server->baseUrl(), QStringLiteral("--model"), QStringLiteral("demo-small")}
            + more);
    }

    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<DemoServer> m_server;
    QList<IncomingRequest> m_received;
};

HELIOGRAPH_TEST_MAIN(HeliconeSendTest)
#include "tst_heliconesend.moc"
