#include "core/history/filter.h"
#include "tests/support/examplecalls.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"
#include "tests/support/testservices.h"
#include "ui/calls/callspage.h"
#include "ui/calls/callsview.h"
#include "ui/calls/timerange.h"
#include "ui/calls/timestrip.h"

#include <QDateTime>
#include <QLineEdit>
#include <QLocale>
#include <QSignalSpy>
#include <QToolButton>

#include <numeric>

using namespace heliograph;

/// Calls over time: the strip above the list, and the stretch of time in the filter.
class TimeStripTest final : public QObject
{
    Q_OBJECT

    static qint64 ms(const QTimeZone &zone, int month, int day, int hour = 0, int minute = 0, int second = 0)
    {
        return QDateTime(QDate(2026, month, day), QTime(hour, minute, second), zone).toMSecsSinceEpoch();
    }
    static CallHistogram tenHours()
    {
        CallHistogram histogram;
        const qint64 first = ms(QTimeZone::systemTimeZone(), 11, 24, 8);
        for (int i = 0; i <= 10; ++i)
            histogram.edges.append(first + i * 3'600'000);
        histogram.calls = {5, 0, 3, 10, 40, 2, 0, 0, 7, 1};
        histogram.errors = {0, 0, 3, 1, 0, 0, 0, 0, 0, 0};
        return histogram;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void rangesInFilters()
    {
        const QTimeZone zone("Europe/Berlin");
        const TimeRange hour{ms(zone, 11, 24, 10), ms(zone, 11, 24, 11)};
        const TimeRange day{ms(zone, 11, 24), ms(zone, 11, 25)};
        const TimeRange seconds{ms(zone, 11, 24, 10, 0, 5), ms(zone, 11, 24, 10, 0, 20)};
        QCOMPARE(withTimeRange({}, hour, zone),
            QStringLiteral("created >= \"2026-11-24 10:00\" and created < \"2026-11-24 11:00\""));
        QCOMPARE(withTimeRange({}, day, zone), QStringLiteral("created >= 2026-11-24 and created < 2026-11-25"));
        const QStringList filters{QString(), QStringLiteral("cost > 1"), QStringLiteral("cost > 1 and model ~ \"a or b\""),
            QStringLiteral("cost > 1 or model = x"), QStringLiteral("(cost > 1 or model = x) and (user = a or user = b)"),
            QStringLiteral("not (cost > 1)")};
        for (const QString &filter : filters) {
            for (const TimeRange &range : {hour, day, seconds}) {
                const QString whole = withTimeRange(filter, range, zone);
                QVERIFY2(compileFilter(whole, QDateTime::currentDateTime()).ok(), qPrintable(whole));
                QCOMPARE(timeRangeOf(whole, zone), std::optional(range));
                QCOMPARE(withoutTimeRange(whole, zone), filter);
                QCOMPARE(withTimeRange(whole, hour, zone), withTimeRange(filter, hour, zone));
            }
            QCOMPARE(timeRangeOf(filter, zone), std::nullopt);
            QCOMPARE(withoutTimeRange(filter, zone), filter);
        }
        QCOMPARE(withTimeRange(QStringLiteral("a = 1 or b = 2"), day, zone).left(1), QStringLiteral("("));
        // What people wrote themselves is theirs.
        const QString own = QStringLiteral("model = x or created >= 2026-11-01 and created < 2026-11-02");
        QCOMPARE(timeRangeOf(own, zone), std::nullopt);
        QCOMPARE(timeRangeOf(QStringLiteral("created >= \"broken"), zone), std::nullopt);
        QCOMPARE(timeRangeOf(QStringLiteral("created >= 2026-11-02 and created < 2026-11-01"), zone), std::nullopt);
    }

    /// 2:30 comes twice on the night clocks are put back.
    void timesThatComeTwice()
    {
        const QTimeZone zone("Europe/Berlin");
        const qint64 midnight = ms(zone, 10, 25);
        for (int half = 0; half < 10; ++half) {
            const TimeRange range{midnight + half * 1'800'000, midnight + (half + 1) * 1'800'000};
            const QString text = withTimeRange({}, range, zone);
            QVERIFY2(timeRangeOf(text, zone) == std::optional(range), qPrintable(text));
        }
    }

    void rangesInWords()
    {
        const QTimeZone zone("Europe/Berlin");
        QCOMPARE(timeRangeText({ms(zone, 11, 24), ms(zone, 11, 25)}, zone), QStringLiteral("24 Nov 2026"));
        QCOMPARE(timeRangeText({ms(zone, 11, 1), ms(zone, 12, 1)}, zone), QStringLiteral("1 Nov 2026 – 30 Nov 2026"));
        QCOMPARE(timeRangeText({ms(zone, 11, 24, 10), ms(zone, 11, 24, 10, 15)}, zone), QStringLiteral("24 Nov 2026, 10:00 – 10:15"));
        QCOMPARE(timeRangeText({ms(zone, 11, 24, 22), ms(zone, 11, 25, 4)}, zone),
            QStringLiteral("24 Nov 2026, 22:00 – 25 Nov 2026, 04:00"));
    }

    void mouse()
    {
        TimeStrip strip;
        strip.resize(832, strip.sizeHint().height()); // 800 px of bars, 80 an hour
        strip.show();
        QVERIFY(QTest::qWaitForWindowExposed(&strip));
        const CallHistogram hours = tenHours();
        QSignalSpy chosen(&strip, &TimeStrip::rangeChosen);
        QTest::mouseClick(&strip, Qt::LeftButton, {}, {100, 40});
        QCOMPARE(chosen.count(), 0); // there is nothing yet
        strip.setHistogram(hours);
        QTest::mouseClick(&strip, Qt::LeftButton, {}, {16 + 4 * 80 + 40, 40});
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].value<TimeRange>(), (TimeRange{hours.edges[4], hours.edges[5]}));
        // Backwards, and beyond the end.
        QTest::mousePress(&strip, Qt::LeftButton, {}, {16 + 3 * 80 + 40, 40});
        QTest::mouseMove(&strip, {16 + 2 * 80, 40});
        QTest::mouseMove(&strip, {16 + 1 * 80 + 10, 40});
        QTest::mouseRelease(&strip, Qt::LeftButton, {}, {16 + 1 * 80 + 10, 40});
        QCOMPARE(chosen.count(), 2);
        QCOMPARE(chosen[1][0].value<TimeRange>(), (TimeRange{hours.edges[1], hours.edges[4]}));
        QTest::mousePress(&strip, Qt::LeftButton, {}, {16 + 8 * 80 + 40, 40});
        QTest::mouseMove(&strip, {831, 40});
        QTest::mouseRelease(&strip, Qt::LeftButton, {}, {831, 40});
        QCOMPARE(chosen[2][0].value<TimeRange>(), (TimeRange{hours.edges[8], hours.edges[10]}));
    }

    void keys()
    {
        TimeStrip strip;
        strip.resize(832, strip.sizeHint().height());
        strip.show();
        const CallHistogram hours = tenHours();
        strip.setHistogram(hours);
        strip.setFocus();
        QSignalSpy chosen(&strip, &TimeStrip::rangeChosen);
        QSignalSpy cleared(&strip, &TimeStrip::rangeCleared);
        QTest::keyClick(&strip, Qt::Key_Home);
        QTest::keyClick(&strip, Qt::Key_Right);
        QVERIFY2(strip.accessibleDescription().contains(QLatin1String("0 call")), qPrintable(strip.accessibleDescription()));
        QTest::keyClick(&strip, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&strip, Qt::Key_Right, Qt::ShiftModifier);
        QVERIFY(strip.accessibleDescription().contains(QLatin1String("13 call")));
        QVERIFY(strip.accessibleDescription().contains(QLatin1String("4 error")));
        QTest::keyClick(&strip, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].value<TimeRange>(), (TimeRange{hours.edges[1], hours.edges[4]}));
        QTest::keyClick(&strip, Qt::Key_End);
        QTest::keyClick(&strip, Qt::Key_Left, Qt::ShiftModifier);
        QTest::keyClick(&strip, Qt::Key_Escape); // only what is marked
        QTest::keyClick(&strip, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(cleared.count(), 0);
        strip.setRange(TimeRange{hours.edges[0], hours.edges[9]});
        QTest::keyClick(&strip, Qt::Key_Escape);
        QCOMPARE(cleared.count(), 1);
    }

    void pageFollows()
    {
        TestServices services;
        const QDateTime start(QDate(2026, 11, 24), QTime(9, 0));
        for (int i = 0; i < 40; ++i) {
            Call call = sampleCall(i % 2 ? QStringLiteral("odd zebra") : QStringLiteral("even lion"));
            call.createdAt = start.addSecs(i * 900).toUTC();
            if (i % 10 == 0) {
                call.status = CallStatus::Error;
                call.error = Error{ErrorKind::Server, QStringLiteral("no"), 500, {}};
            }
            services.history().finish(call);
        }
        QVERIFY(waitForHistory(services.history()));
        CallsPage page(services.services());
        page.resize(1080, 760);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        auto *strip = page.findChild<TimeStrip *>();
        auto *view = page.findChild<CallsView *>();
        auto *filter = page.findChild<QLineEdit *>(QStringLiteral("callsFilter"));
        auto *search = page.findChild<QLineEdit *>(QStringLiteral("callsSearch"));
        const auto total = [&] {
            const auto &calls = strip->histogram().calls;
            return std::accumulate(calls.begin(), calls.end(), qint64(0));
        };
        const auto errors = [&] {
            const auto &counts = strip->histogram().errors;
            return std::accumulate(counts.begin(), counts.end(), qint64(0));
        };
        QTRY_COMPARE(total(), 40);
        QCOMPARE(errors(), 4);
        search->setText(QStringLiteral("zebra"));
        QTRY_COMPARE(total(), 20);
        QTRY_COMPARE(view->model()->rowCount(), 20);
        const TimeRange hours{start.toMSecsSinceEpoch(), start.addSecs(2 * 3600).toMSecsSinceEpoch()};
        Q_EMIT strip->rangeChosen(hours);
        QTRY_COMPARE(view->model()->rowCount(), 4);
        QTRY_COMPARE(total(), 4);
        QCOMPARE(search->text(), QStringLiteral("zebra")); // the search goes on
        QCOMPARE(filter->text(), QStringLiteral("created >= \"2026-11-24 09:00\" and created < \"2026-11-24 11:00\""));
        QVERIFY(strip->histogram().edges.first() <= hours.fromMs && strip->histogram().edges.last() >= hours.toMs);
        auto *cross = page.findChild<QToolButton *>(QStringLiteral("callsClearRange"));
        QVERIFY(cross->isVisible());
        cross->click();
        QTRY_COMPARE(view->model()->rowCount(), 20);
        QVERIFY(filter->text().isEmpty());
        QVERIFY(!cross->isVisible());
        search->clear();
        QTRY_COMPARE(total(), 40);
        // Live.
        Call more = sampleCall(QStringLiteral("one more"));
        more.createdAt = start.addSecs(500).toUTC();
        services.history().finish(more);
        QTRY_COMPARE(total(), 41);
    }
};

HELIOGRAPH_TEST_MAIN(TimeStripTest)
#include "tst_timestrip.moc"
