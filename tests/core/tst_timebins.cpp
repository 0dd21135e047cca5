#include "core/history/timebins.h"
#include "tests/support/testmain.h"

#include <QDateTime>
#include <QRandomGenerator>

using namespace heliograph;

class TimeBinsTest final : public QObject
{
    Q_OBJECT

    static qint64 at(const QTimeZone &zone, int year, int month, int day, int hour = 0, int minute = 0, int second = 0)
    {
        return QDateTime(QDate(year, month, day), QTime(hour, minute, second), zone).toMSecsSinceEpoch();
    }

private Q_SLOTS:
    void round()
    {
        const QTimeZone zone("Europe/Berlin");
        // Ten minutes in at most thirty bins.
        auto edges = roundTimeBins(at(zone, 2026, 11, 24, 10, 3, 7), at(zone, 2026, 11, 24, 10, 13, 1), 30, zone);
        QCOMPARE(edges.first(), at(zone, 2026, 11, 24, 10, 3, 0));
        QCOMPARE(edges[1] - edges[0], 30'000);
        QVERIFY(edges.last() > at(zone, 2026, 11, 24, 10, 13, 1));
        // Three weeks.
        edges = roundTimeBins(at(zone, 2026, 11, 3, 5), at(zone, 2026, 11, 24, 10), 30, zone);
        QCOMPARE(edges.first(), at(zone, 2026, 11, 3));
        QCOMPARE(edges.size(), 23);
        // Weeks begin on Monday, quarters in January, April, …
        edges = roundTimeBins(at(zone, 2026, 9, 2), at(zone, 2026, 11, 24), 20, zone);
        QCOMPARE(edges.first(), at(zone, 2026, 8, 31));
        edges = roundTimeBins(at(zone, 2024, 5, 2), at(zone, 2026, 11, 24), 15, zone);
        QCOMPARE(edges.first(), at(zone, 2024, 4, 1));
        QCOMPARE(edges[1], at(zone, 2024, 7, 1));
    }

    /// The day on which clocks are put back has 25 hours, and still its bins begin at round ones before and after.
    void clocksChange()
    {
        const QTimeZone zone("Europe/Berlin");
        const auto edges = roundTimeBins(at(zone, 2026, 10, 24, 12), at(zone, 2026, 10, 26, 12), 60, zone);
        QVERIFY(edges.contains(at(zone, 2026, 10, 25)));
        QVERIFY(edges.contains(at(zone, 2026, 10, 26)));
        QVERIFY(edges.contains(at(zone, 2026, 10, 26, 9)));
    }

    void alwaysCover()
    {
        QRandomGenerator random(5);
        const QList<QTimeZone> zones{QTimeZone("UTC"), QTimeZone("Europe/Berlin"), QTimeZone("America/Sao_Paulo"),
            QTimeZone("Asia/Kathmandu"), QTimeZone("Australia/Lord_Howe")};
        for (int i = 0; i < 3'000; ++i) {
            const QTimeZone &zone = zones[random.bounded(int(zones.size()))];
            const qint64 first = 1'000'000'000'000 + random.bounded(900'000'000) * qint64(1'000);
            const qint64 last = first + qint64(random.bounded(1.0) * double(1LL << random.bounded(43)));
            const int most = 1 + random.bounded(120);
            const auto edges = roundTimeBins(first, last, most, zone);
            QVERIFY(edges.size() >= 2);
            QVERIFY2(edges.size() - 1 <= std::max(most, 4), qPrintable(QString::number(edges.size())));
            QVERIFY(edges.first() <= first && edges[1] > first);
            QVERIFY(edges.last() > last && edges[edges.size() - 2] <= last);
            QVERIFY(std::is_sorted(edges.begin(), edges.end()));
            QVERIFY(std::adjacent_find(edges.begin(), edges.end()) == edges.end());
        }
        QVERIFY(roundTimeBins(5, 4, 10, QTimeZone::utc()).isEmpty());
        QVERIFY(roundTimeBins(5, 6, 0, QTimeZone::utc()).isEmpty());
    }
};

HELIOGRAPH_TEST_MAIN(TimeBinsTest)
#include "tst_timebins.moc"
