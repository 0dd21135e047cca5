#include "core/domain/chunkgaps.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace heliograph;

class ChunkGapsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void few()
    {
        QCOMPARE(chunkGaps({}).medianUs, -1);
        QCOMPARE(chunkGaps({{1'000, 5}}).longestUs, -1);
        const ChunkGaps two = chunkGaps({{1'000, 5}, {4'000, 5}});
        QCOMPARE(two.medianUs, 3'000);
        QCOMPARE(two.p95Us, 3'000);
        QCOMPARE(two.longestUs, 3'000);
        QVERIFY(two.stalls.empty() && !two.longestStall());
    }

    void stallsAreLongAgainstTheRest()
    {
        std::vector<Chunk> chunks;
        qint64 at = 400'000;
        for (int i = 0; i < 100; ++i)
            chunks.push_back({at += i == 30 ? 700'000 : i == 60 ? 1'400'000 : i == 80 ? 450'000 : 20'000, 40});
        const ChunkGaps gaps = chunkGaps(chunks);
        QCOMPARE(gaps.medianUs, 20'000);
        QCOMPARE(gaps.stalls.size(), size_t(2)); // 450 ms is many medians, but nobody notices
        QCOMPARE(gaps.stalls[0].us, 700'000);
        QCOMPARE(gaps.longestStall()->us, 1'400'000);
        QCOMPARE(gaps.longestStall()->fromUs, chunks[59].atUs);
        // A model that is slow all the time does not stall.
        chunks.clear();
        for (int i = 0; i < 20; ++i)
            chunks.push_back({at += 600'000, 40});
        QVERIFY(chunkGaps(chunks).stalls.empty());
    }

    void plainComputation()
    {
        QRandomGenerator random(3);
        for (int round = 0; round < 300; ++round) {
            std::vector<Chunk> chunks;
            std::vector<qint64> waits;
            qint64 at = random.bounded(1'000'000);
            const int count = 2 + random.bounded(round < 5 ? 10'000 : 60);
            for (int i = 0; i < count; ++i) {
                const qint64 wait = random.bounded(random.bounded(20) == 0 ? 3'000'000 : 40'000);
                if (i > 0)
                    waits.push_back(wait);
                chunks.push_back({at += wait, 1});
            }
            const ChunkGaps gaps = chunkGaps(chunks);
            std::sort(waits.begin(), waits.end());
            // The least number that at least so many waits do not exceed.
            const auto percentile = [&](double part) {
                for (size_t i = 0; i < waits.size(); ++i) {
                    if (double(i + 1) >= part * double(waits.size()) - 1e-9)
                        return waits[i];
                }
                return waits.back();
            };
            QCOMPARE(gaps.medianUs, percentile(0.5));
            QCOMPARE(gaps.p95Us, percentile(0.95));
            QCOMPARE(gaps.longestUs, waits.back());
            const qint64 limit = std::max<qint64>(500'000, 5 * gaps.medianUs);
            QCOMPARE(qint64(gaps.stalls.size()), std::count_if(waits.begin(), waits.end(), [&](qint64 w) { return w > limit; }));
        }
    }
};

HELIOGRAPH_TEST_MAIN(ChunkGapsTest)
#include "tst_chunkgaps.moc"
