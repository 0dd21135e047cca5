#include "core/capture/capturebacklog.h"

namespace heliograph {

bool CaptureBacklog::push(CaptureRecord &&record)
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
        if (whole) {
            if (m_whole.empty() || m_whole.back().isFull())
                m_whole.emplace_back();
            const qint64 before = m_whole.back().bytes();
            m_whole.back().add(record);
            m_bytes.fetch_add(m_whole.back().bytes() - before, std::memory_order_relaxed);
        } else {
            m_bytes.fetch_add(record.cost(), std::memory_order_relaxed);
            m_live.push_back(std::move(record));
        }
    }
    if (wasEmpty && m_wake)
        m_wake();
    return true;
}

std::deque<CaptureRecord> CaptureBacklog::takeLive()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_live, {});
}

std::optional<RecordBlock> CaptureBacklog::takeWhole()
{
    const std::lock_guard lock(m_mutex);
    if (m_whole.empty())
        return std::nullopt;
    std::optional<RecordBlock> block = std::move(m_whole.front());
    m_whole.pop_front();
    m_bytes.fetch_sub(block->bytes(), std::memory_order_relaxed);
    return block;
}

bool CaptureBacklog::hasWhole() const
{
    const std::lock_guard lock(m_mutex);
    return !m_whole.empty();
}

}
