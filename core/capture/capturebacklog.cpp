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
    m_bytes.fetch_add(record.cost(), std::memory_order_relaxed);
    bool wasEmpty = false;
    {
        const std::lock_guard lock(m_mutex);
        wasEmpty = m_live.empty() && m_whole.empty();
        (whole ? m_whole : m_live).push_back(std::move(record));
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

std::deque<CaptureRecord> CaptureBacklog::takeWhole(size_t most, qint64 mostBytes)
{
    std::deque<CaptureRecord> taken;
    const std::lock_guard lock(m_mutex);
    while (!m_whole.empty() && taken.size() < most && mostBytes > 0) {
        mostBytes -= m_whole.front().cost();
        taken.push_back(std::move(m_whole.front()));
        m_whole.pop_front();
    }
    return taken;
}

bool CaptureBacklog::hasWhole() const
{
    const std::lock_guard lock(m_mutex);
    return !m_whole.empty();
}

}
