#pragma once

#include "core/base/ahead.h"
#include "core/metrics/aggregator.h"

#include <deque>
#include <mutex>

namespace heliograph {

/// Adds up blocks of metrics while they are read: by a thread of the pool, and by the one that reads them where that one
/// does not keep up.
class BlockAdder final
{
public:
    /// Adds the calls of a block to the sums; from two threads at a time, of different sums.
    using Count = std::function<void(MetricColumns &calls, Aggregator &sums)>;

    /// What is added by this thread goes to the sums at once, the rest with finish(). other: empty sums of the same query.
    BlockAdder(Aggregator &sums, const std::function<Aggregator()> &other, Count count);
    ~BlockAdder(); ///< waits for the other thread
    Q_DISABLE_COPY_MOVE(BlockAdder)

    /// data: as it is stored.
    void add(qint64 number, const QByteArray &data);
    /// Adds what is left. The numbers of blocks that are damaged, so that nothing of them was added.
    std::vector<qint64> finish();

private:
    struct Block {
        qint64 number = 0;
        QByteArray data;
    };
    using Blocks = std::vector<Block>;
    std::vector<qint64> addUp(const Blocks &blocks, Aggregator &sums) const;
    void addHere(const Blocks &blocks);
    void handOver();
    enum class Taker { Reader, Other };
    /// The next blocks that wait; empty where none do, whereupon the other thread ends.
    Blocks takeWaiting(Taker taker);
    void join();

    Aggregator &m_sums;
    std::function<Aggregator()> m_makeOther;
    Count m_count;
    quint32 m_wanted;
    Blocks m_read;
    std::mutex m_mutex;
    std::deque<Blocks> m_waiting; ///< for either thread
    bool m_otherWorks = false;
    std::vector<qint64> m_damaged;
    std::optional<Aggregator> m_other; ///< of the other thread; made when there is enough for two
    std::shared_ptr<Ahead<std::vector<qint64>>> m_job;
};

}
