#include "core/history/blockadder.h"

namespace heliograph {

namespace {

constexpr size_t kBlocksAtOnce = 16; // a millisecond of adding up
constexpr size_t kMostWaiting = 16; // some megabytes

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
    addHere(std::exchange(m_read, {}));
    for (Blocks blocks = takeWaiting(Taker::Reader); !blocks.empty(); blocks = takeWaiting(Taker::Reader))
        addHere(blocks);
    join();
    if (m_other)
        m_sums.add(std::move(*m_other));
    m_other.reset();
    return std::exchange(m_damaged, {});
}

std::vector<qint64> BlockAdder::addUp(const Blocks &blocks, Aggregator &sums) const
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

void BlockAdder::addHere(const Blocks &blocks)
{
    const std::vector<qint64> damaged = addUp(blocks, m_sums);
    m_damaged.insert(m_damaged.end(), damaged.begin(), damaged.end());
}

BlockAdder::Blocks BlockAdder::takeWaiting(Taker taker)
{
    const std::lock_guard lock(m_mutex);
    if (taker == Taker::Other)
        m_otherWorks = !m_waiting.empty();
    if (m_waiting.empty())
        return {};
    Blocks blocks = std::move(m_waiting.front());
    m_waiting.pop_front();
    return blocks;
}

void BlockAdder::handOver()
{
    std::unique_lock lock(m_mutex);
    if (m_waiting.size() >= kMostWaiting) {
        lock.unlock();
        addHere(std::exchange(m_read, {}));
        return;
    }
    m_waiting.push_back(std::exchange(m_read, {}));
    if (std::exchange(m_otherWorks, true))
        return;
    lock.unlock();
    join();
    if (!m_other)
        m_other = m_makeOther();
    m_job = Ahead<std::vector<qint64>>::start(*QThreadPool::globalInstance(), [this, &sums = *m_other] {
        std::vector<qint64> damaged;
        for (Blocks blocks = takeWaiting(Taker::Other); !blocks.empty(); blocks = takeWaiting(Taker::Other)) {
            const std::vector<qint64> more = addUp(blocks, sums);
            damaged.insert(damaged.end(), more.begin(), more.end());
        }
        return damaged;
    });
}

void BlockAdder::join()
{
    if (const auto job = std::exchange(m_job, nullptr)) {
        const std::vector<qint64> damaged = job->result();
        m_damaged.insert(m_damaged.end(), damaged.begin(), damaged.end());
    }
}

}
