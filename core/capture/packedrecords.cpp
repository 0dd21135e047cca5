#include "core/capture/packedrecords.h"

#include <algorithm>

namespace heliograph {

PackedRecords::PackedRecords()
{
    m_thread.setMaxThreadCount(1);
    m_thread.setThreadPriority(QThread::IdlePriority);
}

PackedRecords::~PackedRecords()
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.remove_if([](const Waiting &waiting) { return waiting.state != Waiting::AtIt; });
    }
    m_thread.waitForDone();
}

void PackedRecords::add(std::deque<RecordBlock> blocks)
{
    const std::lock_guard lock(m_mutex);
    for (RecordBlock &block : blocks) {
        m_bytes += block.bytes();
        m_waiting.push_back({std::move(block)});
    }
    if (!blocks.empty() && !std::exchange(m_packing, true))
        m_thread.start([this] { packAll(); });
}

bool PackedRecords::packOne()
{
    std::unique_lock lock(m_mutex);
    const auto waiting = std::find_if(
        m_waiting.begin(), m_waiting.end(), [](const Waiting &one) { return one.state == Waiting::Plain; });
    if (waiting == m_waiting.end())
        return false;
    waiting->state = Waiting::AtIt; // nobody else touches it meanwhile
    lock.unlock();
    const qint64 before = waiting->block.bytes();
    waiting->block.compress();
    m_bytes += waiting->block.bytes() - before;
    lock.lock();
    waiting->state = Waiting::Packed;
    return true;
}

void PackedRecords::packAll()
{
    do {
        while (packOne()) { }
        const std::lock_guard lock(m_mutex);
        // What was added in this moment found the thread at it.
        m_packing = std::any_of(
            m_waiting.begin(), m_waiting.end(), [](const Waiting &one) { return one.state == Waiting::Plain; });
    } while (m_packing);
}

std::optional<RecordBlock> PackedRecords::take()
{
    const std::lock_guard lock(m_mutex);
    const auto oldest = std::find_if(
        m_waiting.begin(), m_waiting.end(), [](const Waiting &one) { return one.state != Waiting::AtIt; });
    if (oldest == m_waiting.end())
        return std::nullopt;
    std::optional<RecordBlock> block = std::move(oldest->block);
    m_waiting.erase(oldest);
    m_bytes -= block->bytes();
    return block;
}

bool PackedRecords::empty() const
{
    const std::lock_guard lock(m_mutex);
    return m_waiting.empty();
}

}
