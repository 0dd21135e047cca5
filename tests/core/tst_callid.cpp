#include "core/domain/callid.h"

#include <QDateTime>
#include <QSet>
#include <QTest>

using namespace heliograph;

class CallIdTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formIsWhatHeliconeTakes()
    {
        for (int i = 0; i < 1000; ++i) {
            const QUuid id = newCallId();
            QCOMPARE(id.version(), QUuid::Random);
            QCOMPARE(id.variant(), QUuid::DCE);
        }
    }

    void noneComesTwice()
    {
        QSet<QUuid> ids;
        for (int i = 0; i < 100'000; ++i)
            ids.insert(newCallId());
        QCOMPARE(ids.size(), 100'000);
    }

    /// By the bytes, as the index of the history compares them.
    void laterOnesComeAfter()
    {
        const auto timeOf = [](const QUuid &id) { return id.toRfc4122().first(6).toHex().toLongLong(nullptr, 16); };
        const qint64 before = QDateTime::currentMSecsSinceEpoch();
        const QUuid first = newCallId();
        QTest::qWait(5);
        const QUuid second = newCallId();
        const qint64 after = QDateTime::currentMSecsSinceEpoch();
        QVERIFY(before <= timeOf(first) && timeOf(first) < timeOf(second) && timeOf(second) <= after);
        QVERIFY(first.toRfc4122() < second.toRfc4122());
    }
};

QTEST_APPLESS_MAIN(CallIdTest)
#include "tst_callid.moc"
