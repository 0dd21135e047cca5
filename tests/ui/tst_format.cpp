#include "tests/support/testmain.h"
#include "ui/format.h"

#include <QLocale>

using namespace heliograph;

class FormatTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void duration_data()
    {
        QTest::addColumn<qint64>("us");
        QTest::addColumn<QString>("expected");
        const auto row = [](qint64 us, const char *text) {
            QTest::addRow("%lld", us) << us << QString::fromUtf8(text);
        };
        row(-1, "–");
        row(0, "0 ms");
        row(1, "<1 ms");
        row(499, "<1 ms");
        row(500, "1 ms");
        row(312'000, "312 ms");
        row(999'499, "999 ms");
        row(999'500, "1.0 s");
        row(4'200'000, "4.2 s");
        row(59'940'000, "59.9 s");
        row(59'960'000, "1 min 0 s");
        row(185'000'000, "3 min 5 s");
        row(3'599'400'000, "59 min 59 s");
        row(3'599'600'000, "1 h 0 min");
        row(3'900'000'000, "1 h 5 min");
    }
    void duration()
    {
        QFETCH(qint64, us);
        QTEST(durationText(us), "expected");
    }

    void counts()
    {
        QCOMPARE(countText(0), QStringLiteral("0"));
        QCOMPARE(countText(12'345), QStringLiteral("12,345"));
    }

    void cost()
    {
        QCOMPARE(costText(std::nullopt), QStringLiteral("unpriced"));
        QCOMPARE(costText(Money()), QStringLiteral("$0"));
        QCOMPARE(costText(Money::fromPico(430'000'000)), QStringLiteral("$0.00043"));
    }

    void rate()
    {
        QCOMPARE(rateText(86.4), QStringLiteral("86 tok/s"));
        QCOMPARE(rateText(3.25), QStringLiteral("3.3 tok/s"));
        QCOMPARE(rateText(9.96), QStringLiteral("10 tok/s"));
        QCOMPARE(rateText(-1), QStringLiteral("–"));
        QCOMPARE(rateText(0.0 / qreal(m_zero)), QStringLiteral("–"));
    }

    void relativeTime()
    {
        const QDateTime now(QDate(2026, 7, 14), QTime(12, 0), Qt::UTC);
        QCOMPARE(relativeTimeText(now.addSecs(-20), now), QStringLiteral("just now"));
        QCOMPARE(relativeTimeText(now.addSecs(20), now), QStringLiteral("just now"));
        QCOMPARE(relativeTimeText(now.addSecs(-60), now), QStringLiteral("1 min ago"));
        QCOMPARE(relativeTimeText(now.addSecs(-3599), now), QStringLiteral("59 min ago"));
        QCOMPARE(relativeTimeText(now.addSecs(-3600 * 23), now), QStringLiteral("23 h ago"));
        const QDateTime old = now.addDays(-3);
        QCOMPARE(relativeTimeText(old, now),
            QLocale().toString(old.toLocalTime().date(), QLocale::ShortFormat));
        QCOMPARE(relativeTimeText(now.addDays(1), now),
            QLocale().toString(now.addDays(1).toLocalTime().date(), QLocale::ShortFormat));
        QCOMPARE(relativeTimeText(QDateTime(), now), QStringLiteral("–"));
    }

    void fullTimeHasSecondsAndIsLocal()
    {
        const QDateTime when(QDate(2026, 7, 14), QTime(12, 3, 9), Qt::UTC);
        const QString text = fullTimeText(when);
        QVERIFY(text.contains(when.toLocalTime().time().toString(QStringLiteral("HH:mm:ss"))));
        QVERIFY(text.contains(QStringLiteral("2026")));
        QCOMPARE(fullTimeText(QDateTime()), QString());
    }

    void numbersFollowTheLanguage()
    {
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(durationText(4'200'000), QStringLiteral("4,2 s"));
        QCOMPARE(countText(12'345), QStringLiteral("12.345"));
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    }

private:
    double m_zero = 0;
};

HELIOGRAPH_TEST_MAIN(FormatTest)
#include "tst_format.moc"
