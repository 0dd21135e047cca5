#include "app/commands/statscommand.h"
#include "core/base/json.h"
#include "tests/support/examplecalls.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"

#include <QProcess>

using namespace heliograph;

class StatsCommandTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServices> m_services;
    QString m_out;
    QString m_err;

    int run(const QStringList &arguments, int width = 0)
    {
        m_out.clear();
        m_err.clear();
        QTextStream out(&m_out);
        QTextStream err(&m_err);
        return runStats(arguments, m_services->history(), out, err, width);
    }
    int run(const char *line) { return run(QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts)); }
    Json json(const QString &by, const QString &where = {})
    {
        const int status = run({QStringLiteral("--format"), QStringLiteral("json"), QStringLiteral("--by"), by,
            QStringLiteral("--where"), where});
        return status == 0 ? parseJson(m_out.toUtf8()).value_or(Json()) : Json();
    }
    Call make(const char *model, qint64 pico, qint64 latencyUs, CallStatus status = CallStatus::Ok)
    {
        Call call = sampleCall();
        call.id = QUuid::createUuid();
        call.createdAt = QDateTime::fromString(QStringLiteral("2026-11-27T23:30:00Z"), Qt::ISODate);
        call.model = QString::fromLatin1(model);
        call.status = status;
        call.receipt.reset();
        if (pico >= 0) {
            call.receipt.emplace();
            call.receipt->total = Money::fromPico(pico);
        }
        call.exchange.timing.endUs = latencyUs;
        call.exchange.timing.firstTokenUs = latencyUs / 4;
        call.answer.usage = {};
        call.answer.usage.input = 100;
        call.answer.usage.cachedInput = 10;
        call.answer.usage.output = 20;
        call.answer.usage.reasoning = 5;
        call.tags = {};
        return call;
    }
    void fill()
    {
        History &history = m_services->history();
        Call call = make("alpha", 1'500'000'000'000, 1'000'000);
        call.tags.properties = {{QStringLiteral("app"), QStringLiteral("bot")}};
        call.tags.userId = QStringLiteral("ann");
        history.finish(call);
        call = make("alpha", -1, 3'000'000);
        history.finish(call);
        call = make("beta", 250'000'000'000, 2'000'000);
        call.receipt->basis = CostBasis::Estimated;
        call.createdAt = call.createdAt.addSecs(3600);
        history.finish(call);
        call = make("beta", -1, 100'000, CallStatus::Error);
        call.error = Error{ErrorKind::Server, QStringLiteral("it broke"), 500, {}};
        history.finish(call);
        Call running = make("alpha", -1, -1, CallStatus::Running);
        history.begin(running);
        QVERIFY(waitForHistory(history));
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "UTC");
        QLocale::setDefault(QLocale::c());
    }
    void init() { m_services = std::make_unique<TestServices>(); }
    void cleanup() { m_services.reset(); }

    void wrongUsage_data()
    {
        QTest::addColumn<QString>("line");
        for (const char *line : {"extra", "--format xml", "--by colour", "--by property:", "--by error", "--by prompt",
                 "--where modell=1", "--nonsense"})
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void wrongUsage()
    {
        QFETCH(QString, line);
        QCOMPARE(run(qPrintable(line)), 2);
        QVERIFY(!m_err.isEmpty());
        QVERIFY(m_out.isEmpty());
    }

    void help()
    {
        QCOMPARE(run("--help"), 0);
        QVERIFY(m_out.contains(QLatin1String("--by")));
    }

    void emptyHistory()
    {
        const Json answer = json(QStringLiteral("model"));
        QVERIFY(answer["rows"].empty());
        QVERIFY(answer["total"]["calls"] == Json(0));
        QVERIFY(answer["total"]["cost_usd"] == Json("0"));
        QVERIFY(answer["total"]["latency_ms"]["p50"].is_null());
        QCOMPARE(run(""), 0);
    }

    void sumsByModel()
    {
        fill();
        const Json answer = json(QStringLiteral("model"));
        QCOMPARE(answer["rows"].size(), size_t(2));
        const Json alpha = answer["rows"][0];
        QStringList keys;
        for (const auto &[key, value] : alpha.items())
            keys << QString::fromStdString(key);
        QCOMPARE(keys.join(u' '),
            QStringLiteral("model calls errors unpriced estimated input cached_input output reasoning cost_usd "
                           "latency_ms ttft_ms"));
        QVERIFY(alpha["model"] == Json("alpha"));
        QVERIFY(alpha["calls"] == Json(2));
        QVERIFY(alpha["errors"] == Json(0));
        QVERIFY(alpha["unpriced"] == Json(1));
        QVERIFY(alpha["input"] == Json(200));
        QVERIFY(alpha["cached_input"] == Json(20));
        QVERIFY(alpha["output"] == Json(40));
        QVERIFY(alpha["reasoning"] == Json(10));
        QVERIFY(alpha["cost_usd"] == Json("1.5"));
        QVERIFY(std::abs(alpha["latency_ms"]["p50"].get<double>() - 1000) < 5);
        QVERIFY(std::abs(alpha["latency_ms"]["p99"].get<double>() - 3000) < 15);
        QVERIFY(std::abs(alpha["ttft_ms"]["p50"].get<double>() - 250) < 2);
        const Json beta = answer["rows"][1];
        QVERIFY(beta["errors"] == Json(1));
        QVERIFY(beta["estimated"] == Json(1));
        const Json total = answer["total"];
        QVERIFY(!total.contains("model"));
        QVERIFY(total["calls"] == Json(4));
        QVERIFY(total["unpriced"] == Json(2));
        QVERIFY(total["cost_usd"] == Json("1.75"));
    }

    void everyDimension()
    {
        fill();
        QVERIFY(json(QStringLiteral("user"))["rows"][0]["user"] == Json("ann"));
        QVERIFY(json(QStringLiteral("user"))["rows"][1]["user"].is_null());
        QVERIFY(json(QStringLiteral("source"))["rows"][0]["calls"] == Json(4));
        QCOMPARE(json(QStringLiteral("provider"))["rows"].size(), size_t(1));
        QVERIFY(json(QStringLiteral("session"))["rows"][0]["session"].is_null());
        const Json apps = json(QStringLiteral("property:app"))["rows"];
        QVERIFY(apps[0]["property:app"] == Json("bot"));
        QVERIFY(apps[1]["calls"] == Json(3));
        const Json days = json(QStringLiteral("day"))["rows"];
        QCOMPARE(days.size(), size_t(2));
        QVERIFY(days[0]["day"] == Json("2026-11-27"));
        QVERIFY(days[0]["calls"] == Json(3));
        QVERIFY(days[1]["day"] == Json("2026-11-28"));
        const Json hours = json(QStringLiteral("hour"))["rows"];
        QVERIFY(hours[0]["hour"] == Json("2026-11-27T23:00Z"));
        QVERIFY(hours[1]["hour"] == Json("2026-11-28T00:00Z"));
    }

    void filtered()
    {
        fill();
        const Json answer = json(QStringLiteral("model"), QStringLiteral("status = error"));
        QVERIFY(answer["total"]["calls"] == Json(1));
        QVERIFY(answer["rows"][0]["model"] == Json("beta"));
    }

    void tableKeepsItsColumns()
    {
        fill();
        Call hostile = make("model\x1b[31m with a very long name that has to give way to the numbers", 1, 1);
        m_services->history().finish(hostile);
        QCOMPARE(run({}, 100), 0);
        const QStringList lines = m_out.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 5);
        for (const QString &line : lines)
            QCOMPARE(line.size(), lines[0].size());
        QVERIFY(!m_out.contains(QChar(0x1b)));
        QVERIFY(lines.constLast().startsWith(QLatin1String("total")));
        QVERIFY(lines[0].startsWith(QLatin1String("MODEL")));
    }

    void theProgramItself()
    {
        fill();
        const QString path = m_services->path();
        QProcess program;
        program.start(programPath(), {QStringLiteral("--profile"), path, QStringLiteral("stats"), QStringLiteral("--format"),
            QStringLiteral("json"), QStringLiteral("--by"), QStringLiteral("provider")});
        QVERIFY(program.waitForFinished(30'000));
        QCOMPARE(program.exitCode(), 0);
        const auto answer = parseJson(program.readAllStandardOutput());
        QVERIFY(answer);
        QVERIFY((*answer)["total"]["calls"] == Json(4));
    }
};

HELIOGRAPH_TEST_MAIN(StatsCommandTest)
#include "tst_statscommand.moc"
