#include "core/net/retrypolicy.h"
#include "tests/support/testmain.h"

using namespace heliograph;

class RetryPolicyTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatTheServerAsksFor_data()
    {
        QTest::addColumn<HeaderList>("headers");
        QTest::addColumn<qint64>("wait");
        QTest::newRow("nothing") << HeaderList{} << qint64(-1);
        QTest::newRow("seconds") << HeaderList{{"Retry-After", "12"}} << qint64(12'000);
        QTest::newRow("fraction") << HeaderList{{"retry-after", "0.5"}} << qint64(500);
        QTest::newRow("date") << HeaderList{{"Retry-After", "Tue, 24 Nov 2026 10:00:30 GMT"}} << qint64(30'000);
        QTest::newRow("date gone by") << HeaderList{{"Retry-After", "Tue, 24 Nov 2026 09:00:00 GMT"}} << qint64(0);
        QTest::newRow("milliseconds win") << HeaderList{{"Retry-After", "2"}, {"retry-after-ms", "1500"}} << qint64(1'500);
        QTest::newRow("helicone") << HeaderList{{"Helicone-RateLimit-Reset", "7"}} << qint64(7'000);
        QTest::newRow("provider before helicone") << HeaderList{{"Helicone-RateLimit-Reset", "7"}, {"Retry-After", "3"}} << qint64(3'000);
        QTest::newRow("nonsense") << HeaderList{{"Retry-After", "soon"}} << qint64(-1);
        QTest::newRow("negative") << HeaderList{{"Retry-After", "-5"}} << qint64(-1);
        QTest::newRow("not a number") << HeaderList{{"Retry-After", "nan"}} << qint64(-1);
        QTest::newRow("forever") << HeaderList{{"Retry-After", "1e300"}} << qint64(86'400'000);
    }

    void readsWhatTheServerAsksFor()
    {
        QFETCH(HeaderList, headers);
        QFETCH(qint64, wait);
        const QDateTime now(QDate(2026, 11, 24), QTime(10, 0), Qt::UTC);
        QCOMPARE(requestedWaitMs(headers, now).value_or(-1), wait);
    }

    void waits()
    {
        RetryPolicy policy;
        policy.maxRetries = 3;
        Error error{ErrorKind::Server, {}, 503};
        QCOMPARE(policy.waitMs(error, 1), std::optional<qint64>(1'000));
        QCOMPARE(policy.waitMs(error, 2), std::optional<qint64>(2'000));
        QCOMPARE(policy.waitMs(error, 3), std::optional<qint64>(4'000));
        QVERIFY(!policy.waitMs(error, 4));
        error.retryAfterMs = 30'000;
        QCOMPARE(policy.waitMs(error, 1), std::optional<qint64>(30'000));
        error.retryAfterMs = 3'600'000;
        QVERIFY(!policy.waitMs(error, 1));
        for (const ErrorKind kind : {ErrorKind::Auth, ErrorKind::NotFound, ErrorKind::Request, ErrorKind::Network, ErrorKind::Cancelled})
            QVERIFY(!policy.waitMs({kind, {}, 400}, 1));
        policy.maxRetries = 0;
        QVERIFY(!policy.waitMs({ErrorKind::RateLimit, {}, 429}, 1));
    }
};

HELIOGRAPH_TEST_MAIN(RetryPolicyTest)
#include "tst_retrypolicy.moc"
