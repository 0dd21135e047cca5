#include "core/history/columns.h"
#include "tests/support/manytexts.h"
#include "tests/support/testmain.h"

using namespace heliograph;

/// The blobs that hold the columns of sealed segments. What is asked of them: tst_historyqueries.
class PackedColumnsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsComeBack()
    {
        for (int round = 0; round < 200; ++round) {
            std::vector<qint64> values(kSegmentRows, kUnset);
            const int bits = m_random.below(63);
            const bool unset = m_random.below(2) == 0;
            for (qint64 &value : values) {
                if (!unset || m_random.below(3) != 0)
                    value = qint64(m_random.next() >> (63 - bits)) - (round % 2 ? qint64(1) << bits : 0);
            }
            std::vector<qint64> back;
            QVERIFY(unpackColumn(packColumn(values), back));
            QVERIFY(back == values);
        }
        std::vector<qint64> back;
        QVERIFY(!unpackColumn(QByteArray(), back));
        QVERIFY(!unpackColumn(QByteArray(500, 'x'), back));
    }

private:
    SeededRandom m_random{7};
};

HELIOGRAPH_TEST_MAIN(PackedColumnsTest)
#include "tst_packedcolumns.moc"
