#include "core/base/clock.h"
#include "core/base/result.h"
#include "tests/support/testmain.h"

using namespace heliograph;

class ClockTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void monotonicTimeNeverGoesBack()
    {
        const SystemClock clock;
        qint64 last = clock.monotonicNs();
        for (int i = 0; i < 1000; ++i) {
            const qint64 now = clock.monotonicNs();
            QVERIFY(now >= last);
            last = now;
        }
        QCOMPARE(clock.nowUtc().timeSpec(), Qt::UTC);
    }

    void errorKindsHaveOneNameEach()
    {
        QSet<QString> names;
        for (int i = 0; i <= int(ErrorKind::Usage); ++i) {
            const QString name = errorKindName(ErrorKind(i));
            QVERIFY(!name.isEmpty());
            QVERIFY(!names.contains(name));
            names.insert(name);
            QCOMPARE(errorKindFromName(name), ErrorKind(i));
        }
        QVERIFY(!errorKindFromName(QStringLiteral("no such kind")));
    }
};

HELIOGRAPH_TEST_MAIN(ClockTest)
#include "tst_clock.moc"
