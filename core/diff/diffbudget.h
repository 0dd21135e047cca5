#pragma once

#include <QtGlobal>

#include <atomic>
#include <chrono>

namespace heliograph {

/// How long a diff may go on, and whether it is still wanted. Cheap to ask.
class DiffBudget final
{
public:
    /// milliseconds 0: no limit.
    explicit DiffBudget(int milliseconds = 0, const std::atomic_bool *cancelled = nullptr);

    bool isCancelled() const { return m_cancelled && m_cancelled->load(std::memory_order_relaxed); }
    /// Out of time, or cancelled. Looks at the clock at every call.
    bool isOver() const;
    /// Counts work done; looks at the clock now and then.
    bool spend(qint64 steps);

private:
    using Clock = std::chrono::steady_clock;
    const std::atomic_bool *m_cancelled;
    Clock::time_point m_deadline;
    bool m_limited;
    qint64 m_unseen = 0; ///< steps since the clock was looked at
    bool m_over = false;
};

}
