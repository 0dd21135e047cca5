#include "core/domain/call.h"
#include "core/history/metricsealer.h"
#include "core/history/metricsreader.h"
#include "tests/support/randomhistory.h"
#include "tests/support/testmain.h"

#include <functional>
#include <map>

using namespace heliograph;

namespace {

/// A random history with blocks of metrics.
class MeteredHistory final : public RandomHistory
{
public:
    explicit MeteredHistory(quint32 seed)
        : RandomHistory(seed), m_sealer(database()), m_reading(path(), Database::Access::Read, 1000),
          m_readNames(m_reading), m_reader(m_reading, m_readNames)
    {
    }

    void sealSome()
    {
        m_sealer.lookAgain();
        int left = int(random.bounded(4));
        while (left-- > 0 && m_sealer.sealOne()) { }
    }
    void sealAll()
    {
        m_sealer.lookAgain();
        while (m_sealer.sealOne()) { }
    }
    void damageBlocks() { database().exec(QStringLiteral("UPDATE metric_block_data SET data = substr(data, 1, 50)")); }
    qint64 blocks() { return count("metric_blocks"); }
    Result<MetricsAnswer> ask(const MetricsQuery &query)
    {
        return m_reader.answer(query, [] { return false; });
    }

private:
    MetricSealer m_sealer;
    Database m_reading;
    Names m_readNames;
    MetricsReader m_reader;
};

struct Expected {
    Sums sums;
    std::vector<qint64> latency, ttft, speed;

    void add(const PlainCall &row)
    {
        ++sums[Sum::Calls];
        sums[Sum::Errors] += row.status == 2;
        sums[Sum::Unpriced] += !row.cost;
        sums[Sum::UnpricedErrors] += !row.cost && row.status == 2;
        sums[Sum::Estimated] += row.estimated;
        sums[Sum::Cost] += row.cost.value_or(0);
        sums[Sum::EstimatedCost] += row.estimated ? *row.cost : 0;
        sums[Sum::CacheSavings] += row.saved.value_or(0);
        sums[Sum::Input] += row.input.value_or(0);
        sums[Sum::CachedInput] += row.cached.value_or(0);
        sums[Sum::CacheWrite] += row.write5m.value_or(0) + row.write1h.value_or(0);
        sums[Sum::Output] += row.output.value_or(0);
        sums[Sum::Reasoning] += row.reasoning.value_or(0);
        sums[Sum::OtherInput] += row.audioIn.value_or(0);
        sums[Sum::OtherOutput] += row.audioOut.value_or(0);
        if (row.latency)
            latency.push_back(*row.latency);
        if (row.ttft)
            ttft.push_back(*row.ttft);
        if (row.latency && row.output.value_or(0) > 0) {
            const qint64 us = row.ttft && *row.ttft < *row.latency ? *row.latency - *row.ttft : *row.latency;
            if (us > 0)
                speed.push_back(qint64(double(*row.output) * 1e9 / double(us)));
        }
    }
};

bool fits(const Percentiles &got, std::vector<qint64> values)
{
    std::sort(values.begin(), values.end());
    if (got.count != qint64(values.size()))
        return false;
    for (const auto &[value, percent] :
        {std::pair{got.p50, 50}, {got.p90, 90}, {got.p95, 95}, {got.p99, 99}}) {
        if (values.empty())
            continue;
        const qint64 exact = values[(values.size() * size_t(percent) + 99) / 100 - 1];
        if (std::abs(double(value - exact)) > 0.01 * double(exact))
            return false;
    }
    return true;
}

bool fits(const Totals &got, const Expected &expected)
{
    return got.sums == expected.sums && fits(got.latencyUs, expected.latency)
        && fits(got.firstTokenUs, expected.ttft) && fits(got.speed, expected.speed);
}

QString keyOf(const PlainCall &row, const Dimension &by)
{
    switch (by.kind) {
    case Dimension::Kind::Provider: return row.provider;
    case Dimension::Kind::Model: return row.model;
    case Dimension::Kind::User: return row.user;
    case Dimension::Kind::Session: return row.session;
    case Dimension::Kind::Source: return sourceName(Source(row.source));
    case Dimension::Kind::Property: return row.app;
    case Dimension::Kind::ErrorKind: return row.error;
    case Dimension::Kind::Prompt: return row.prompt;
    case Dimension::Kind::Day:
    case Dimension::Kind::Hour: break;
    }
    return {};
}

/// What the clock on the wall shows, cut to the bucket: another way to it than TimeBuckets takes.
QString bucketKey(qint64 time, Bucket bucket, const QTimeZone &zone)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(time, zone);
    switch (bucket) {
    case Bucket::Hour: {
        return local.toString(QStringLiteral("yyyy-MM-dd HH ")) + QString::number(local.offsetFromUtc());
    }
    case Bucket::Day: return local.toString(QStringLiteral("yyyy-MM-dd"));
    case Bucket::Week: {
        int year = 0;
        const int week = local.date().weekNumber(&year);
        return QStringLiteral("%1 W%2").arg(year).arg(week);
    }
    case Bucket::Month: return local.toString(QStringLiteral("yyyy-MM"));
    case Bucket::None: break;
    }
    return {};
}

struct NamedFilter {
    const char *text;
    std::function<bool(const PlainCall &)> holds;
};

const std::vector<NamedFilter> &filters()
{
    static const std::vector<NamedFilter> list{
        {"", [](const PlainCall &) { return true; }},
        {"provider = \"provider-1\"", [](const PlainCall &r) { return r.provider == QLatin1String("provider-1"); }},
        {"cost > 0.001", [](const PlainCall &r) { return r.cost.value_or(0) > 1'000'000'000; }},
        {"cost is unpriced", [](const PlainCall &r) { return !r.cost; }},
        {"status = error or user is null", [](const PlainCall &r) { return r.status == 2 || r.user.isEmpty(); }},
        {"property.app = \"app-1\"", [](const PlainCall &r) { return r.app == QLatin1String("app-1"); }},
        {"latency > 2s and model ~ \"model\"",
            [](const PlainCall &r) { return r.latency.value_or(0) > 2'000'000 && !r.model.isEmpty(); }},
        {"prompt ~ \"prompt 1\"", [](const PlainCall &r) { return r.prompt.startsWith(QLatin1String("prompt 1")); }},
    };
    return list;
}

const QList<Dimension> kDimensions{{Dimension::Kind::Provider, {}}, {Dimension::Kind::Model, {}},
    {Dimension::Kind::User, {}}, {Dimension::Kind::Session, {}}, {Dimension::Kind::Source, {}},
    {Dimension::Kind::ErrorKind, {}}, {Dimension::Kind::Property, QStringLiteral("app")},
    {Dimension::Kind::Prompt, {}}};

}

/// Every aggregate against a plain computation, over random histories and after everything that changes calls.
class MetricsReaderTest final : public QObject
{
    Q_OBJECT

    struct Question {
        MetricsQuery query;
        size_t filter = 0;
    };

    static Question randomQuestion(QRandomGenerator &random)
    {
        static const QList<QByteArray> zones{"UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Auckland"};
        Question question;
        question.filter = random.bounded(2) ? 0 : size_t(random.bounded(int(filters().size())));
        question.query.where = QString::fromLatin1(filters()[question.filter].text);
        question.query.zone = QTimeZone(zones[qsizetype(random.bounded(zones.size()))]);
        question.query.bucket = Bucket(random.bounded(5));
        const qint64 from = 1'770'000'000'000 + qint64(random.bounded(200 * 86'400)) * 1000;
        if (random.bounded(3))
            question.query.from = QDateTime::fromMSecsSinceEpoch(from, Qt::UTC);
        if (random.bounded(3))
            question.query.to = QDateTime::fromMSecsSinceEpoch(
                from + (1 + qint64(random.bounded(150))) * 86'400'000, Qt::UTC);
        for (const Dimension &by : kDimensions) {
            if (random.bounded(2))
                question.query.groupings.append(
                    {by, random.bounded(2) ? -1 : int(random.bounded(6)), random.bounded(2) == 0, random.bounded(2) == 0});
        }
        return question;
    }

    static void compare(MeteredHistory &history, const Question &question)
    {
        const MetricsQuery &query = question.query;
        const auto answer = history.ask(query);
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message));
        Expected total;
        std::map<QString, Expected> series;
        QList<std::map<QString, Expected>> groups(query.groupings.size());
        QList<std::map<QString, std::map<QString, BucketCost>>> overTime(query.groupings.size());
        for (const auto &[id, row] : history.calls) {
            if (row.status == 0 || !filters()[question.filter].holds(row)
                || (query.from.isValid() && row.created < query.from.toMSecsSinceEpoch())
                || (query.to.isValid() && row.created >= query.to.toMSecsSinceEpoch()))
                continue;
            total.add(row);
            const QString when = bucketKey(row.created, query.bucket, query.zone);
            series[when].add(row);
            for (qsizetype i = 0; i < query.groupings.size(); ++i) {
                const QString key = keyOf(row, query.groupings[i].by);
                groups[i][key].add(row);
                BucketCost &cost = overTime[i][key][when];
                cost.costPico += row.cost.value_or(0);
                ++cost.calls;
            }
        }
        QVERIFY2(fits(answer->total, total), qPrintable(query.where));
        if (total.sums[Sum::Calls] == 0)
            return;
        QCOMPARE(answer->buckets.bucket(), query.bucket);
        std::map<QString, bool> seen;
        for (size_t i = 0; i < answer->series.size(); ++i) {
            const QString when = bucketKey(answer->buckets.start(int(i)), query.bucket, query.zone);
            QVERIFY(!seen[when]);
            seen[when] = true;
            QVERIFY2(fits(answer->series[i], series[when]), qPrintable(when));
        }
        for (qsizetype i = 0; i < query.groupings.size(); ++i)
            compareGroup(*answer, query, i, groups[i], overTime[i]);
        qint64 bars = 0;
        for (const DistributionBar &bar : answer->latencyBars)
            bars += bar.count;
        QCOMPARE(bars, qint64(total.latency.size()));
    }

    static void compareGroup(const MetricsAnswer &answer, const MetricsQuery &query, qsizetype index,
        std::map<QString, Expected> &expected, std::map<QString, std::map<QString, BucketCost>> &overTime)
    {
        const Grouping &grouping = query.groupings[index];
        const MetricsGroup &group = answer.groups[index];
        const bool prompts = grouping.by.kind == Dimension::Kind::Prompt;
        if (prompts)
            expected.erase(QString()); // calls without one are not counted
        const size_t wanted = grouping.limit < 0 ? expected.size() : std::min(size_t(grouping.limit), expected.size());
        QCOMPARE(size_t(group.rows.size()), wanted);
        Sums rest;
        qint64 least = std::numeric_limits<qint64>::max();
        std::map<QString, Expected> left = expected;
        for (const MetricsRow &row : group.rows) {
            QVERIFY(!row.value || !row.value->isEmpty());
            const QString key = row.value.value_or(QString());
            QVERIFY2(left.contains(key), qPrintable(key));
            Expected one = left[key];
            left.erase(key);
            QVERIFY(one.sums[Sum::Cost] <= least);
            least = one.sums[Sum::Cost];
            if (prompts) {
                QCOMPARE(row.totals.sums[Sum::Cost], one.sums[Sum::Cost]);
                QCOMPARE(row.totals.sums[Sum::Calls], one.sums[Sum::Calls]);
                QCOMPARE(row.totals.sums[Sum::Unpriced], one.sums[Sum::Unpriced]);
                continue;
            }
            if (!grouping.percentiles)
                one.latency = one.ttft = one.speed = {};
            QVERIFY2(fits(row.totals, one), qPrintable(key));
            if (!grouping.overTime) {
                QVERIFY(row.overTime.empty());
                continue;
            }
            QCOMPARE(row.overTime.size(), overTime[key].size());
            for (const BucketCost &cost : row.overTime) {
                const BucketCost &exact
                    = overTime[key][bucketKey(answer.buckets.start(cost.bucket), query.bucket, query.zone)];
                QCOMPARE(cost.costPico, exact.costPico);
                QCOMPARE(cost.calls, exact.calls);
            }
        }
        for (const auto &[key, one] : left) {
            QVERIFY(one.sums[Sum::Cost] <= least);
            rest += one.sums;
        }
        if (!prompts) {
            QVERIFY(group.rest.totals.sums == rest);
            QCOMPARE(group.restRows, qint64(left.size()));
        }
    }

private Q_SLOTS:
    void everyAggregateAgainstAPlainComputation()
    {
        qint64 sealed = 0;
        for (quint32 seed = 1; seed <= 300; ++seed) {
            MeteredHistory history(seed);
            Question question = randomQuestion(history.random);
            for (int step = 0; step < 4; ++step) {
                history.insertSome(int(history.random.bounded(step == 0 ? 260 : 40)));
                history.sealSome();
                // The same question again, so that what was kept of it is tried, and another one.
                compare(history, question);
                if (QTest::currentTestFailed())
                    QFAIL(qPrintable(QStringLiteral("seed %1, step %2").arg(seed).arg(step)));
                history.changeSome();
                if (history.chance(50))
                    history.sealAll();
                compare(history, question);
                compare(history, randomQuestion(history.random));
                if (QTest::currentTestFailed())
                    QFAIL(qPrintable(QStringLiteral("seed %1, step %2, changed").arg(seed).arg(step)));
            }
            sealed += history.blocks();
        }
        QVERIFY2(sealed > 200, qPrintable(QString::number(sealed)));
    }

    /// So many that two threads add them up, and that filters and properties are read by columns.
    void manyBlocks()
    {
        MeteredHistory history(7);
        history.insertSome(6'000);
        history.changeSome();
        history.sealAll();
        QVERIFY(history.blocks() > 200);
        for (int round = 0; round < 25; ++round) {
            const Question question = randomQuestion(history.random);
            compare(history, question);
            history.insertSome(20);
            compare(history, question);
            if (round == 15)
                history.damageBlocks();
            if (QTest::currentTestFailed())
                QFAIL(qPrintable(QStringLiteral("round %1").arg(round)));
        }
    }

    void anEmptyRangeNamesTheLastCall()
    {
        MeteredHistory history(5);
        MetricsQuery query;
        QVERIFY(!history.ask(query)->lastCallMs);
        QCOMPARE(history.ask(query)->total.sums[Sum::Calls], qint64(0));
        history.insertSome(50);
        query.from = QDateTime::fromMSecsSinceEpoch(1'990'000'000'000, Qt::UTC);
        qint64 last = 0;
        for (const auto &[id, row] : history.calls)
            last = row.status ? std::max(last, row.created) : last;
        QCOMPARE(history.ask(query)->lastCallMs.value_or(0), last);
        query.where = QStringLiteral("model = \"none such\"");
        QVERIFY(!history.ask(query)->lastCallMs);
        query.where = QStringLiteral("modell = 3");
        QVERIFY(!history.ask(query));
    }

    void aStoppedCountIsAnError()
    {
        MeteredHistory history(6);
        history.insertSome(50);
        Database database(history.path(), Database::Access::Read, 1000);
        Names names(database);
        MetricsReader reader(database, names);
        QCOMPARE(reader.answer({}, [] { return true; }).error().kind, ErrorKind::Cancelled);
    }

    void aDamagedBlockIsPassedOver()
    {
        MeteredHistory history(8);
        history.insertSome(600);
        history.changeSome(); // running calls end
        history.sealAll();
        QVERIFY(history.blocks() > 0);
        history.damageBlocks();
        Question question;
        question.query.groupings = {{{Dimension::Kind::Model, {}}, -1, true, false}};
        compare(history, question);
    }
};

HELIOGRAPH_TEST_MAIN(MetricsReaderTest)
#include "tst_metricsreader.moc"
