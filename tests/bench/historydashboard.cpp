#include "tests/bench/historydashboard.h"

#include "core/history/database.h"
#include "core/history/history.h"
#include "tests/bench/figures.h"
#include "tests/bench/historyfile.h"
#include "tests/bench/sqliteshell.h"
#include "tests/support/sampledata.h"

#include <QElapsedTimer>
#include <QThread>

#include <algorithm>
#include <cmath>
#include <ctime>

namespace heliograph {

namespace {

const QDateTime kEnd(QDate(2026, 11, 1), QTime(0, 0), Qt::UTC); // of ManyCalls

/// Everything the page asks for.
MetricsQuery dashboard(int days)
{
    MetricsQuery query;
    query.from = kEnd.addDays(-days);
    query.to = kEnd.addDays(1);
    query.bucket = Bucket::Day;
    query.zone = QTimeZone("Europe/Berlin");
    query.groupings = {{{Dimension::Kind::Model, {}}, 7, false, true}, {{Dimension::Kind::Model, {}}, 8, false, false},
        {{Dimension::Kind::User, {}}, 8, false, false}, {{Dimension::Kind::Prompt, {}}, 8, false, false},
        {{Dimension::Kind::ErrorKind, {}}, -1, false, false}};
    return query;
}

MetricsAnswer ask(History &history, const MetricsQuery &query)
{
    auto answer = waitFor(history.metrics(query));
    if (!answer)
        qFatal("%s", qPrintable(answer.error().message));
    return std::move(answer).value();
}

template <typename Job> Times timed(int times, Job job)
{
    Times all;
    for (int i = 0; i < times; ++i) {
        const std::clock_t worked = std::clock();
        QElapsedTimer timer;
        timer.start();
        job(i);
        all.wall.push_back(double(timer.nsecsElapsed()) / 1e6);
        all.processor.push_back(double(std::clock() - worked) * 1e3 / CLOCKS_PER_SEC);
    }
    return all;
}

/// The greatest difference of a percentile of latency from the exact one, as a share of that.
double worstPercentile(const HistoryFile &file, const MetricsAnswer &answer, const MetricsQuery &query)
{
    std::vector<qint64> exact;
    {
        Database database(file.path, Database::Access::Read, 10'000);
        Cursor rows(database,
            QStringLiteral("SELECT latency_us FROM calls WHERE status <> 0 AND latency_us IS NOT NULL AND created_at >= ? AND "
                           "created_at < ?"),
            {query.from.toMSecsSinceEpoch(), query.to.toMSecsSinceEpoch()});
        while (rows.next())
            exact.push_back(rows.integer(0));
    }
    std::sort(exact.begin(), exact.end());
    double worst = 0;
    const Percentiles &found = answer.total.latencyUs;
    for (const auto &[share, value] : {std::pair(0.5, found.p50), std::pair(0.9, found.p90), std::pair(0.95, found.p95),
             std::pair(0.99, found.p99)}) {
        const auto at = std::min(exact.size() - 1, size_t(std::ceil(share * double(exact.size()))) - 1);
        worst = std::max(worst, std::abs(double(value - exact[at])) / double(exact[at]));
    }
    return worst;
}

/// What the program does in the minute after a start, where it has not been done.
void waitForBlocks(const HistoryFile &file)
{
    Database database(file.path, Database::Access::Read, 10'000);
    const qint64 full = (database.integer(QStringLiteral("SELECT max(id) FROM calls")) + 1) / 256;
    while (database.integer(QStringLiteral("SELECT count(*) FROM metric_blocks")) < full)
        QThread::msleep(200);
}

}

void measureDashboard(const HistoryFile &file, bool byHand, Figures &figures)
{
    const auto history = std::move(History::open(file.path)).value();
    waitForBlocks(file);
    // The last answers are kept: each question is another, by a millisecond.
    const auto measure = [&](const char *what, double target, const MetricsQuery &query, std::optional<double> hand) {
        ask(*history, query);
        figures.addMs(QLatin1String(what), target, timed(20, [&](int i) {
            MetricsQuery another = query;
            another.from = query.from.addMSecs(i + 1);
            ask(*history, another);
        }), hand);
    };
    const MetricsQuery year = dashboard(365);
    // By hand: the first of the charts; percentiles have no statement.
    const std::optional<double> hand = byHand ? sqliteShellMs(file.path,
        QStringLiteral("SELECT created_at/86400000, model, count(*), sum(status=2), sum(cost_pico IS NULL), sum(cost_pico), "
                       "sum(input), sum(cached_input), sum(output), sum(reasoning), avg(latency_us), avg(ttft_us) FROM calls "
                       "WHERE created_at >= %1 AND status <> 0 GROUP BY 1, 2 ORDER BY 1")
            .arg(year.from.toMSecsSinceEpoch()), 1) : std::nullopt;
    measure("dashboard: a year, daily, all charts", 150, year, hand);
    MetricsQuery filtered = year;
    filtered.where = QStringLiteral("model ~ \"gpt\" and cost > 0.01 and latency > 1s");
    measure("dashboard: the same with a filter of three conditions", 150, filtered, -1);
    MetricsQuery property = year;
    property.groupings[0].by = {Dimension::Kind::Property, QStringLiteral("app")};
    measure("dashboard: a year, cost by a property", 150, property, -1);
    measure("dashboard: thirty days", 150, dashboard(30), -1);
    for (const auto &[what, kind] : {std::pair("stats by model, with percentiles", Dimension::Kind::Model),
             std::pair("stats by user, with percentiles", Dimension::Kind::User),
             std::pair("stats by session, with percentiles", Dimension::Kind::Session)}) {
        MetricsQuery stats;
        stats.from = kEnd.addYears(-30);
        stats.groupings = {{{kind, {}}, -1, true, false}};
        measure(what, 150, stats, -1);
    }
    const double worst = worstPercentile(file, ask(*history, year), year) * 100;
    figures.add(QStringLiteral("the worst percentile of latency, beside the exact one"), QStringLiteral("≤ 1 % off"),
        QStringLiteral("%1 %").arg(worst, 0, 'f', 2), worst <= 1);
}

void measureRecount(History &history, Figures &figures)
{
    const MetricsQuery year = dashboard(365);
    ask(history, year);
    Times all;
    for (int i = 0; i < 40; ++i) {
        Call call = sampleCall();
        call.id = QUuid::createUuid();
        call.createdAt = kEnd.addSecs(-i);
        history.finish(call);
        waitFor(history.flush());
        const Times one = timed(1, [&](int) { ask(history, year); });
        all.wall.push_back(one.wall.front());
        all.processor.push_back(one.processor.front());
    }
    figures.addMs(QStringLiteral("dashboard: counted again after one new call"), 5, all, -1);
}

}
