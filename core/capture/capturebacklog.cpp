#include "core/capture/capturebacklog.h"

namespace heliograph {

bool CaptureBacklog::push(const CaptureRecord &record)
{
    const bool first = record.route != nullptr;
    const bool whole = first && record.end != CaptureEnd::Open;
    if (first && full() && stuck()) {
        lost.fetch_add(1, std::memory_order_relaxed);
        return false;
    }
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        wasEmpty = m_live.empty() && m_whole.empty();
        std::deque<RecordBlock> &blocks = whole ? m_whole : m_live;
        if (blocks.empty() || blocks.back().isFull())
            blocks.emplace_back();
        const qint64 before = blocks.back().bytes();
        blocks.back().add(record);
        m_bytes.fetch_add(blocks.back().bytes() - before, std::memory_order_relaxed);
    }
    if (wasEmpty && m_wake)
        m_wake();
    return true;
}

std::optional<RecordBlock> CaptureBacklog::take(std::deque<RecordBlock> &blocks)
{
    const std::lock_guard lock(m_mutex);
    if (blocks.empty())
        return std::nullopt;
    std::optional<RecordBlock> block = std::move(blocks.front());
    blocks.pop_front();
    m_bytes.fetch_sub(block->bytes(), std::memory_order_relaxed);
    return block;
}

bool CaptureBacklog::hasWhole() const
{
    const std::lock_guard lock(m_mutex);
    return !m_whole.empty();
}

}
