// How quickly sums over a long history are there: ./dev bench metrics [calls], a million by default.
#include "core/history/database.h"
#include "core/history/history.h"
#include "core/history/metricsealer.h"
#include "core/history/metricsreader.h"
#include "core/history/schema.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <functional>
#include <random>

using namespace heliograph;

namespace {

constexpr qint64 kYearMs = 365LL * 86'400'000;
const QDateTime kEnd(QDate(2026, 11, 28), QTime(0, 0), Qt::UTC);

/// A year of calls: 60 models, 200 users, 5,000 sessions, sizes and times log-normal; written past the writer, since
/// what is measured is reading.
void generate(Database &database, qint64 calls)
{
    std::mt19937_64 random(1);
    std::lognormal_distribution<double> input(7, 1.3);
    std::lognormal_distribution<double> output(5.5, 1);
    std::lognormal_distribution<double> latency(14.6, 0.8); // about 2 s
    Names names(database);
    const auto pick = [&random](qint64 count) { return qint64(random() % quint64(count)); };
    QList<qint64> models, users, sessions, providers, apps;
    const qint64 app = names.make(Names::PropertyName, QStringLiteral("app"));
    Transaction transaction(database);
    for (int i = 0; i < 60; ++i)
        models << names.make(Names::Model, QStringLiteral("model-%1").arg(i));
    for (int i = 0; i < 200; ++i)
        users << names.make(Names::User, QStringLiteral("user-%1").arg(i));
    for (int i = 0; i < 5000; ++i)
        sessions << names.make(Names::Session, QStringLiteral("session-%1").arg(i));
    for (int i = 0; i < 8; ++i)
        providers << names.make(Names::Provider, QStringLiteral("provider-%1").arg(i));
    for (int i = 0; i < 20; ++i)
        apps << names.make(Names::PropertyValue, QStringLiteral("app-%1").arg(i));
    const qint64 failure = names.make(Names::ErrorName, QStringLiteral("server"));
    const qint64 start = kEnd.toMSecsSinceEpoch() - kYearMs;
    for (qint64 i = 0; i < calls; ++i) {
        // Few models make most of the calls.
        const qint64 model = std::min(pick(60), pick(60));
        const bool failed = pick(100) < 2;
        const auto in = qint64(input(random));
        const auto cached = pick(3) == 0 ? in / 2 : 0;
        const auto out = failed ? 0 : qint64(output(random));
        const auto us = qint64(latency(random));
        const bool priced = !failed && pick(100) > 1;
        Statement call(database,
            QStringLiteral("INSERT INTO calls (uuid, created_at, source, provider, format, requested_model, model, route, "
                           "status, http_status, streamed, attempts, error_kind, cost_pico, cost_basis, cache_saved_pico, "
                           "latency_us, ttft_us, input, cached_input, output, reasoning, user, session) VALUES "
                           "(randomblob(16), ?, ?, ?, 0, ?, ?, 0, ?, 200, 1, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
        call.bind(start + kYearMs / calls * i + pick(kYearMs / calls + 1)).bind(pick(3));
        call.bind(providers[model % 8]).bind(models[model]).bind(models[model]).bind(qint64(failed ? 2 : 1));
        call.bind(failed ? QVariant(failure) : QVariant());
        call.bind(priced ? QVariant(qint64((in + 4 * out) * 1'000'000 * (1 + model % 15))) : QVariant());
        call.bind(priced ? QVariant(int(pick(50) == 0)) : QVariant());
        call.bind(cached ? QVariant(qint64(cached * 900'000)) : QVariant());
        call.bind(us).bind(us / (2 + pick(6))).bind(in - cached).bind(cached).bind(out).bind(out / 4);
        call.bind(users[std::min(pick(200), pick(200))]).bind(sessions[(i / 200 + pick(5)) % 5000]);
        const qint64 row = call.insert();
        Statement text(database, QStringLiteral("INSERT INTO call_texts (call, prompt, answer) VALUES (?, ?, ?)"));
        text.bind(row).bind(QStringLiteral("What is there to be said of case %1?").arg(pick(calls / 2 + 1)));
        text.bind(QStringLiteral("It is as it was said to be, and no different from the others.")).run();
        if (pick(2) == 0) {
            Statement property(database, QStringLiteral("INSERT INTO call_properties (name, value, call) VALUES (?, ?, ?)"));
            property.bind(app).bind(apps[pick(20)]).bind(row).run();
        }
    }
    transaction.commit();
}

void addOneCall(Database &database)
{
    database.exec(QStringLiteral(
        "INSERT INTO calls (uuid, created_at, source, provider, format, model, route, status, http_status, streamed, "
        "attempts, cost_pico, cost_basis, latency_us, input, output) SELECT randomblob(16), created_at, source, provider, "
        "format, model, route, 1, 200, 1, 1, 5000000, 0, 800000, 10, 10 FROM calls WHERE id = 1"));
}

struct Times {
    double p95 = 0; ///< milliseconds on the wall
    double cpu = 0; ///< of the processor, in the middle: what it would be were nobody else at work
};

Times summary(std::vector<double> wall, std::vector<double> cpu)
{
    std::sort(wall.begin(), wall.end());
    std::sort(cpu.begin(), cpu.end());
    return {wall[std::min(wall.size() - 1, wall.size() * 95 / 100)], cpu[cpu.size() / 2]};
}

/// A hundred runs, or as many as ten seconds give.
template <typename Job> Times times(Job job, const std::function<void()> &before = {})
{
    std::vector<double> wall;
    std::vector<double> cpu;
    QElapsedTimer all;
    all.start();
    do {
        if (before)
            before();
        QElapsedTimer timer;
        timer.start();
        const std::clock_t clock = std::clock();
        job();
        cpu.push_back(double(std::clock() - clock) * 1000 / CLOCKS_PER_SEC);
        wall.push_back(double(timer.nsecsElapsed()) / 1e6);
    } while (wall.size() < 100 && all.elapsed() < 10'000);
    return summary(std::move(wall), std::move(cpu));
}

/// Milliseconds of the sqlite3 shell for one statement, its start left out; negative where there is no shell.
double shell(const QString &path, const QString &sql)
{
    QProcess process;
    process.start(QStringLiteral("sqlite3"), {path, QStringLiteral(".timer on"), sql});
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        return -1;
    const QByteArray out = process.readAllStandardOutput();
    const qsizetype at = out.lastIndexOf("real ");
    return at < 0 ? -1 : out.mid(at + 5, 10).trimmed().split(' ').first().toDouble() * 1000;
}

MetricsQuery dashboard()
{
    MetricsQuery query;
    query.from = kEnd.addMSecs(-kYearMs);
    query.to = kEnd.addDays(1);
    query.bucket = Bucket::Day;
    query.zone = QTimeZone("Europe/Berlin");
    query.groupings = {{{Dimension::Kind::Model, {}}, 7, false, true}, {{Dimension::Kind::Model, {}}, 8, false, false},
        {{Dimension::Kind::User, {}}, 8, false, false}, {{Dimension::Kind::Prompt, {}}, 8, false, false},
        {{Dimension::Kind::ErrorKind, {}}, -1, false, false}};
    return query;
}

void line(const char *what, const Times &taken, double limit, double byHand)
{
    const double ms = taken.p95;
    std::printf("  %-56s p95 %8.2f ms, cpu %8.2f ms", what, ms, taken.cpu);
    if (limit > 0)
        std::printf("  (wanted: %g)", limit);
    if (byHand > 0)
        std::printf("  sqlite3 shell %.0f ms, ratio %.3f", byHand, ms / byHand);
    std::printf("\n");
    std::fflush(stdout);
}

}

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const qint64 calls = argc > 1 ? std::max(1000LL, QByteArray(argv[1]).toLongLong()) : 1'000'000;
    const QTemporaryDir dir;
    const QString path = argc > 2 ? QString::fromLocal8Bit(argv[2]) : dir.filePath(QStringLiteral("history.db"));
    QElapsedTimer timer;
    timer.start();
    Database database(path, Database::Access::Write, 10'000);
    if (!bringUpToDate(database))
        return 1;
    database.exec(QStringLiteral("PRAGMA synchronous = OFF"));
    database.exec(QStringLiteral("PRAGMA cache_size = -65536"));
    if (database.integer(QStringLiteral("SELECT count(*) FROM calls")) == 0)
        generate(database, calls);
    database.exec(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    std::printf("  %lld calls, made in %.1f s, %.0f MB without bodies\n", static_cast<long long>(calls),
        double(timer.elapsed()) / 1000, double(QFile(path).size()) / 1e6);

    const auto ask = [](MetricsReader &reader, const MetricsQuery &query) {
        const auto answer = reader.answer(query, [] { return false; });
        if (!answer || answer->total.sums[Sum::Calls] == 0)
            qFatal("no answer");
    };
    const auto openReader = [&path] { return std::make_unique<Database>(path, Database::Access::Read, 10'000); };
    {
        auto reading = openReader();
        Names names(*reading);
        MetricsReader reader(*reading, names);
        timer.start();
        const std::clock_t clock = std::clock();
        ask(reader, dashboard());
        line("a year's dashboard before any block is made",
            {double(timer.nsecsElapsed()) / 1e6, double(std::clock() - clock) * 1000 / CLOCKS_PER_SEC}, 0, 0);
    }
    MetricSealer sealer(database);
    timer.start();
    double longest = 0;
    qint64 blocks = 0;
    for (;;) {
        QElapsedTimer piece;
        piece.start();
        if (!sealer.sealOne())
            break;
        longest = std::max(longest, double(piece.nsecsElapsed()) / 1e6);
        ++blocks;
    }
    std::printf("  %lld blocks made in %.1f s, the longest piece %.1f ms; %.1f bytes a call\n", static_cast<long long>(blocks),
        double(timer.elapsed()) / 1000, longest,
        double(database.integer(QStringLiteral("SELECT sum(length(data)) FROM metric_block_data"))) / double(calls));
    database.exec(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));

    auto reading = openReader();
    reading->exec(QStringLiteral("PRAGMA cache_size = -32768"));
    reading->exec(QStringLiteral("PRAGMA mmap_size = 1073741824"));
    Names names(*reading);
    // By hand: one statement for each thing the dashboard shows; percentiles have none.
    const QString begin = QString::number(kEnd.toMSecsSinceEpoch() - kYearMs);
    const double byHand = shell(path,
        QStringLiteral("SELECT created_at/86400000, model, count(*), sum(status=2), sum(cost_pico IS NULL), sum(cost_pico), "
                       "sum(input), sum(cached_input), sum(output), sum(reasoning), avg(latency_us), avg(ttft_us) FROM calls "
                       "WHERE created_at >= %1 AND status <> 0 GROUP BY 1, 2 ORDER BY 1 LIMIT 1")
            .arg(begin));
    line("a year's dashboard, daily, all charts", times([&] {
        MetricsReader fresh(*reading, names);
        ask(fresh, dashboard());
    }), 150, byHand);
    MetricsQuery plain = dashboard();
    plain.groupings.removeAt(3);
    line("  the same without the most expensive prompts", times([&] {
        MetricsReader fresh(*reading, names);
        ask(fresh, plain);
    }), 0, 0);
    MetricsReader kept(*reading, names);
    ask(kept, dashboard());
    line("counted again after one new call", times([&] { ask(kept, dashboard()); }, [&] { addOneCall(database); }), 5, 0);
    MetricsQuery filtered = dashboard();
    filtered.where = QStringLiteral("model = \"model-3\" and cost > 0.01 and latency > 1s");
    line("the same year with a filter of three conditions", times([&] {
        MetricsReader fresh(*reading, names);
        ask(fresh, filtered);
    }), 0, 0);
    MetricsQuery month = dashboard();
    month.from = kEnd.addDays(-30);
    line("thirty days, daily, all charts", times([&] {
        MetricsReader fresh(*reading, names);
        ask(fresh, month);
    }), 0, 0);
    MetricsQuery property = dashboard();
    property.groupings[0].by = {Dimension::Kind::Property, QStringLiteral("app")};
    line("a year by a property", times([&] {
        MetricsReader fresh(*reading, names);
        ask(fresh, property);
    }), 0, 0);
    for (const auto &[what, kind] : {std::pair{"stats --by model, with percentiles", Dimension::Kind::Model},
             {"stats --by user, with percentiles", Dimension::Kind::User},
             {"stats --by session, with percentiles", Dimension::Kind::Session}}) {
        MetricsQuery stats;
        stats.groupings = {{{kind, {}}, -1, true, false}};
        line(what, times([&] {
            MetricsReader fresh(*reading, names);
            ask(fresh, stats);
        }), 0, 0);
    }
    return 0;
}
