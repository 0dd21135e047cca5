#pragma once

#include "core/capture/recordblock.h"

#include <atomic>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace heliograph {

/// What has gone through and is not yet in the history, between the thread that passes bytes on and the one that
/// records. Bounded: where it is full the proxy waits before it takes the next request, and where the history does not
/// move at all the traffic goes on and records are counted as lost. From any thread.
class CaptureBacklog final
{
public:
    static constexpr qint64 kMostBytes = 64 * 1024 * 1024;

    /// wake: called, in the pushing thread, when something came into an empty backlog.
    void setWake(std::function<void()> wake) { m_wake = std::move(wake); }

    /// False: it is full and the history does not move, so the record was dropped. A record that ends or goes on with
    /// what is known is always taken.
    bool push(const CaptureRecord &record);
    bool full() const { return bytes() > kMostBytes; }
    /// Whether the next request should wait. False also where waiting would not help.
    bool wantsPause() const { return full() && !m_stuck.load(std::memory_order_relaxed); }
    qint64 bytes() const
    {
        return m_bytes.load(std::memory_order_relaxed) + m_aside.load(std::memory_order_relaxed);
    }

    /// The oldest records of exchanges that go on, or went on before they ended; no longer counted here.
    std::optional<RecordBlock> takeLive() { return take(m_live); }
    /// The oldest exchanges that are over, likewise.
    std::optional<RecordBlock> takeWhole() { return take(m_whole); }
    bool hasWhole() const;
    /// So much has been taken and is held on to until release().
    void hold(qint64 cost) { m_bytes.fetch_add(cost, std::memory_order_relaxed); }
    /// So many bytes are kept elsewhere until they can be recorded; in place of what was said before.
    void setAside(qint64 bytes) { m_aside.store(bytes, std::memory_order_relaxed); }
    /// Records of this cost are in the history, or given up.
    void release(qint64 cost) { m_bytes.fetch_sub(cost, std::memory_order_relaxed); }

    /// The history does not take anything at the moment.
    void setStuck(bool stuck) { m_stuck.store(stuck, std::memory_order_relaxed); }
    bool stuck() const { return m_stuck.load(std::memory_order_relaxed); }

    std::atomic<qint64> recorded = 0;
    std::atomic<qint64> lost = 0;
    std::atomic<qint64> answered = 0; ///< counts up: how busy the proxy is

private:
    std::optional<RecordBlock> take(std::deque<RecordBlock> &blocks);

    mutable std::mutex m_mutex;
    std::deque<RecordBlock> m_live;
    std::deque<RecordBlock> m_whole;
    std::atomic<qint64> m_bytes = 0; ///< here, and taken but not released
    std::atomic<qint64> m_aside = 0;
    std::atomic<bool> m_stuck = false;
    std::function<void()> m_wake;
};

}
