#include "core/history/blockadder.h"

namespace heliograph {

namespace {

constexpr size_t kBlocksAtOnce = 64; // some milliseconds of adding up

}

BlockAdder::BlockAdder(Aggregator &sums, const std::function<Aggregator()> &other, Count count)
    : m_sums(sums), m_makeOther(other), m_count(std::move(count)), m_wanted(sums.wantedColumns())
{
}

BlockAdder::~BlockAdder()
{
    if (m_job)
        m_job->result();
}

void BlockAdder::add(qint64 number, const QByteArray &data)
{
    if (m_read.size() >= kBlocksAtOnce)
        handOver();
    m_read.push_back({number, data});
}

std::vector<qint64> BlockAdder::finish()
{
    addHere();
    join();
    if (m_other)
        m_sums.add(std::move(*m_other));
    m_other.reset();
    return std::exchange(m_damaged, {});
}

std::vector<qint64> BlockAdder::addUp(const std::vector<Block> &blocks, Aggregator &sums) const
{
    std::vector<qint64> damaged;
    MetricColumns calls;
    for (const Block &block : blocks) {
        if (calls.unpack(block.data, m_wanted))
            m_count(calls, sums);
        else
            damaged.push_back(block.number);
    }
    return damaged;
}

void BlockAdder::addHere()
{
    const std::vector<qint64> damaged = addUp(std::exchange(m_read, {}), m_sums);
    m_damaged.insert(m_damaged.end(), damaged.begin(), damaged.end());
}

/// To the other thread where it has nothing to do; else this one adds up, and waits for the other.
void BlockAdder::handOver()
{
    if (m_job) {
        addHere();
        join();
        return;
    }
    if (!m_other)
        m_other = m_makeOther();
    m_job = Ahead<std::vector<qint64>>::start(*QThreadPool::globalInstance(),
        [this, &sums = *m_other, blocks = std::exchange(m_read, {})] { return addUp(blocks, sums); });
}

void BlockAdder::join()
{
    if (const auto job = std::exchange(m_job, nullptr)) {
        const std::vector<qint64> damaged = job->result();
        m_damaged.insert(m_damaged.end(), damaged.begin(), damaged.end());
    }
}

}
