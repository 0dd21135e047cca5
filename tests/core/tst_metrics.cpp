#include "core/metrics/aggregator.h"
#include "core/metrics/cachesavings.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace heliograph;

namespace {

qint64 exactRank(const std::vector<qint64> &sorted, int percent)
{
    const size_t rank = (sorted.size() * size_t(percent) + 99) / 100;
    return sorted[std::max<size_t>(rank, 1) - 1];
}

bool near(qint64 value, qint64 exact)
{
    return std::abs(double(value) - double(exact)) <= 0.005 * double(exact);
}

QDateTime at(const char *iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate);
}

}

/// The pure parts of metrics.
class MetricsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void percentilesAreWithinHalfAPercent()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 300; ++round) {
            const int count = 1 + int(random.bounded(2000));
            const int bits = 1 + int(random.bounded(50));
            std::vector<qint64> values;
            Distribution a;
            Distribution b;
            for (int i = 0; i < count; ++i) {
                values.push_back(qint64(random.generate64() >> (64 - bits)));
                (random.bounded(2) ? a : b).add(values.back());
            }
            std::sort(values.begin(), values.end());
            Distribution joined = a;
            joined.add(b);
            const Percentiles two = Distribution::percentiles(&a, &b);
            QCOMPARE(two, Distribution::percentiles(&joined));
            QCOMPARE(two.count, qint64(count));
            for (const auto &[value, percent] :
                {std::pair{two.p50, 50}, {two.p90, 90}, {two.p95, 95}, {two.p99, 99}}) {
                QVERIFY2(near(value, exactRank(values, percent)),
                    qPrintable(QStringLiteral("%1 for %2").arg(value).arg(exactRank(values, percent))));
                QCOMPARE(joined.quantile(percent / 100.0).value_or(-1), value);
            }
        }
        QCOMPARE(Distribution::percentiles(nullptr).count, qint64(0));
        QVERIFY(!Distribution().quantile(0.5));
    }

    void smallAndHugeValues()
    {
        for (const qint64 value : {0LL, 1LL, 127LL, 128LL, 255LL}) {
            Distribution one;
            one.add(value);
            QCOMPARE(*one.quantile(0.5), value);
        }
        Distribution huge;
        huge.add(std::numeric_limits<qint64>::max());
        huge.add(-5);
        QCOMPARE(*huge.quantile(0.5), qint64(0));
        QVERIFY(near(*huge.quantile(1), std::numeric_limits<qint64>::max()));
    }

    void barsHoldEveryValueOnce()
    {
        Distribution values;
        for (qint64 i = 1; i <= 40'000; i += 7)
            values.add(i);
        const auto bars = values.bars();
        qint64 sum = 0;
        for (size_t i = 0; i < bars.size(); ++i) {
            sum += bars[i].count;
            QVERIFY(bars[i].from < bars[i].to);
            if (i > 0)
                QCOMPARE(bars[i].from, bars[i - 1].to);
        }
        QCOMPARE(sum, values.count());
        QCOMPARE(bars.back().to, qint64(50'000));
        QVERIFY(Distribution().bars().empty());
    }

    void columnsComeBackAsTheyWere()
    {
        QRandomGenerator random(3);
        for (int round = 0; round < 200; ++round) {
            MetricColumns columns;
            const size_t rows = random.bounded(40);
            columns.resize(rows);
            for (int c = 0; c < int(MetricColumn::Property); ++c) {
                const int kind = int(random.bounded(5));
                for (qint64 &value : columns[MetricColumn(c)]) {
                    if (kind == 1)
                        value = 42;
                    else if (kind == 2)
                        value = qint64(random.generate64()) | 1;
                    else if (kind == 3)
                        value = random.bounded(3) ? qint64(random.bounded(1000)) - 500 : MetricColumns::kUnset;
                    else if (kind == 4)
                        value = random.bounded(2) ? std::numeric_limits<qint64>::max() : MetricColumns::kUnset + 1;
                }
            }
            const QByteArray bytes = columns.pack();
            MetricColumns read;
            QVERIFY(read.unpack(bytes, ~quint32(0)));
            QCOMPARE(read.size(), rows);
            for (int c = 0; c < int(MetricColumn::Property); ++c)
                QVERIFY(read[MetricColumn(c)] == columns[MetricColumn(c)]);
            for (qsizetype cut = 0; cut < bytes.size(); cut += 1 + qsizetype(random.bounded(60)))
                QVERIFY(!read.unpack(QByteArrayView(bytes).first(cut), ~quint32(0)));
        }
    }

    void daysOfTwentyThreeAndTwentyFiveHours()
    {
        const QTimeZone berlin("Europe/Berlin");
        QVERIFY(berlin.isValid());
        const qint64 hour = 3'600'000;
        const TimeBuckets spring(at("2026-03-28T23:00:00Z").toMSecsSinceEpoch(),
            at("2026-03-30T22:00:00Z").toMSecsSinceEpoch(), Bucket::Day, berlin);
        QCOMPARE(spring.count(), 2);
        QCOMPARE(spring.end(0) - spring.start(0), 23 * hour);
        const TimeBuckets autumn(at("2026-10-24T22:00:00Z").toMSecsSinceEpoch(),
            at("2026-10-26T23:00:00Z").toMSecsSinceEpoch(), Bucket::Hour, berlin);
        QCOMPARE(autumn.count(), 49);
    }

    void bucketsBeginWhereTheClockSays()
    {
        const QTimeZone zone("America/New_York");
        const TimeBuckets weeks(at("2026-11-04T15:00:00Z").toMSecsSinceEpoch(),
            at("2026-11-20T00:00:00Z").toMSecsSinceEpoch(), Bucket::Week, zone);
        QCOMPARE(weeks.count(), 3);
        QCOMPARE(weeks.start(0), at("2026-11-04T15:00:00Z").toMSecsSinceEpoch());
        QCOMPARE(weeks.start(1), at("2026-11-09T05:00:00Z").toMSecsSinceEpoch());
        QCOMPARE(weeks.end(2), at("2026-11-20T00:00:00Z").toMSecsSinceEpoch());
        QCOMPARE(weeks.indexOf(weeks.start(1), 0), 1);
        QCOMPARE(weeks.indexOf(weeks.start(1) - 1, 2), 0);
        QCOMPARE(weeks.indexOf(weeks.end(2), 0), -1);
        QCOMPARE(weeks.indexOf(weeks.start(0) - 1, 0), -1);
        const TimeBuckets months(0, at("2026-01-01T00:00:00Z").toMSecsSinceEpoch(), Bucket::Hour, zone, 1000);
        QCOMPARE(months.bucket(), Bucket::Month);
        QCOMPARE(TimeBuckets(5, 5, Bucket::Day, zone).count(), 0);
        QCOMPARE(TimeBuckets(5, 6, Bucket::None, zone).count(), 1);
    }

    void dimensions()
    {
        for (const char *text : {"provider", "model", "user", "session", "source", "day", "hour",
                 "property:app", "property:a:b", "error", "prompt"}) {
            const auto by = Dimension::fromText(QString::fromLatin1(text));
            QVERIFY(by);
            QCOMPARE(by->text(), QString::fromLatin1(text));
        }
        for (const char *text : {"", "Model", "property:", "cost", "days"})
            QVERIFY(!Dimension::fromText(QString::fromLatin1(text)));
    }

    void savingsAreTheDifferenceOfRates()
    {
        Receipt receipt;
        const auto usd = [](const char *text) { return *Money::fromDecimal(QString::fromLatin1(text)); };
        receipt.lines = {{QStringLiteral("input"), 10, QStringLiteral("token"), usd("3"), 1'000'000, usd("0.00003")},
            {QStringLiteral("cached_input"), 1'000'000, QStringLiteral("token"), usd("0.3"), 1'000'000, usd("0.3")}};
        QCOMPARE(*cacheSavings(receipt), usd("2.7"));
        receipt.lines.erase(receipt.lines.begin());
        QVERIFY(!cacheSavings(receipt));
        QVERIFY(!cacheSavings({}));
    }

    void topPromptsAreExact()
    {
        QRandomGenerator random(11);
        for (int round = 0; round < 60; ++round) {
            PromptTable table;
            PromptTable more;
            QHash<quint64, qint64> exact;
            for (int i = 0; i < 3000; ++i) {
                const quint64 hash = random.bounded(1500) * (round % 2 ? 0x20000ULL : 0x1'0000'0001ULL); // crowded slots too
                const qint64 cost = qint64(random.bounded(1000)) >> random.bounded(10);
                (i < 2900 ? table : more).add({hash, cost, quint32(i), 0});
                exact[hash] += cost;
                if (i == 2000)
                    table.top(5);
            }
            QList<qint64> costs = exact.values();
            std::sort(costs.begin(), costs.end(), std::greater<>());
            for (const size_t count : {0, 1, 20, 5000}) {
                const auto top = table.top(count, &more);
                QCOMPARE(top.size(), std::min(count, size_t(costs.size())));
                for (size_t i = 0; i < top.size(); ++i) {
                    QCOMPARE(top[i].costPico, costs[qsizetype(i)]);
                    QCOMPARE(exact.value(top[i].hash), top[i].costPico);
                }
            }
        }
    }

    /// Where calls are is noted while the table grows, call by call and table by table.
    void topPromptsOfManyCallsAreExact()
    {
        QRandomGenerator random(12);
        for (const quint64 step : {1ULL, 0x2000'0001ULL, 0x20000ULL}) {
            PromptTable table;
            QHash<quint64, qint64> exact;
            const auto call = [&](quint32 row) {
                const quint64 hash = random.bounded(3'000) * step;
                const qint64 cost = qint64(random.bounded(1000)) >> random.bounded(10);
                exact[hash] += cost;
                return PromptTable::Call{hash, cost, row, 0};
            };
            for (int round = 0; round < 12; ++round) {
                PromptTable other;
                for (quint32 i = 0; i < 15'000; ++i)
                    (round % 3 == 1 ? other : table).add(call(i));
                table.add(std::move(other));
                const QHash<quint64, qint64> before = exact;
                PromptTable more;
                for (quint32 i = 0; i < 50; ++i)
                    more.add(call(i));
                QList<qint64> costs = exact.values();
                std::sort(costs.begin(), costs.end(), std::greater<>());
                const auto top = table.top(20, &more);
                QCOMPARE(top.size(), 20U);
                for (size_t i = 0; i < top.size(); ++i) {
                    QCOMPARE(top[i].costPico, costs[qsizetype(i)]);
                    QCOMPARE(exact.value(top[i].hash), top[i].costPico);
                }
                exact = before; // more was asked about, not added
            }
        }
    }
};

HELIOGRAPH_TEST_MAIN(MetricsTest)
#include "tst_metrics.moc"
