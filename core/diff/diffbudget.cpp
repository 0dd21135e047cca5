#include "core/diff/diffbudget.h"

namespace heliograph {

namespace {

constexpr qint64 kStepsBetweenLooks = 200'000; // a fraction of a millisecond

}

DiffBudget::DiffBudget(int milliseconds, const std::atomic_bool *cancelled)
    : m_cancelled(cancelled)
    , m_deadline(Clock::now() + std::chrono::milliseconds(milliseconds))
    , m_limited(milliseconds > 0)
{
}

bool DiffBudget::isOver() const
{
    return m_over || isCancelled() || (m_limited && Clock::now() >= m_deadline);
}

bool DiffBudget::spend(qint64 steps)
{
    m_unseen += steps;
    if (m_unseen >= kStepsBetweenLooks) {
        m_unseen = 0;
        m_over = isOver();
    }
    return !m_over;
}

}
