#include "core/diff/lcs.h"

namespace heliograph::lcs {

namespace {

/// Myers' middle snake, found from both ends; then each half the same way.
class Search final
{
public:
    Search(DiffSequence a, DiffSequence b, qint64 maxSteps, DiffBudget &budget)
        : m_a(a)
        , m_b(b)
        , m_steps(maxSteps)
        , m_budget(budget)
        , m_middle(qsizetype(b.size()) + 1)
        , m_forward(a.size() + b.size() + 3)
        , m_backward(a.size() + b.size() + 3)
    {
    }

    bool run(qsizetype aBegin, qsizetype aEnd, qsizetype bBegin, qsizetype bEnd, Pairs *pairs)
    {
        while (aBegin < aEnd && bBegin < bEnd && same(aBegin, bBegin))
            pairs->push_back({aBegin++, bBegin++});
        qsizetype tail = 0;
        while (aBegin < aEnd - tail && bBegin < bEnd - tail && same(aEnd - tail - 1, bEnd - tail - 1))
            ++tail;
        aEnd -= tail;
        bEnd -= tail;
        if (aBegin < aEnd && bBegin < bEnd) {
            const std::optional<Pair> split = middle(aBegin, aEnd, bBegin, bEnd);
            if (!split || !run(aBegin, split->a, bBegin, split->b, pairs) || !run(split->a, aEnd, split->b, bEnd, pairs))
                return false;
        }
        for (qsizetype i = 0; i < tail; ++i)
            pairs->push_back({aEnd + i, bEnd + i});
        return true;
    }

private:
    bool same(qsizetype a, qsizetype b) const { return m_a[size_t(a)] == m_b[size_t(b)]; }

    /// A point on a shortest way; begins and ends differ, so it is at neither end. Diagonals are a - b.
    std::optional<Pair> middle(qsizetype aBegin, qsizetype aEnd, qsizetype bBegin, qsizetype bEnd)
    {
        const qsizetype lowest = aBegin - bEnd;
        const qsizetype highest = aEnd - bBegin;
        const qsizetype forwardMiddle = aBegin - bBegin;
        const qsizetype backwardMiddle = aEnd - bEnd;
        const bool odd = (forwardMiddle - backwardMiddle) & 1;
        qsizetype fLow = forwardMiddle, fHigh = forwardMiddle, bLow = backwardMiddle, bHigh = backwardMiddle;
        forward(forwardMiddle) = qint32(aBegin);
        backward(backwardMiddle) = qint32(aEnd);
        for (;;) {
            // Outside of the table: values that lose.
            if (fLow > lowest)
                forward(--fLow - 1) = -1;
            else
                ++fLow;
            if (fHigh < highest)
                forward(++fHigh + 1) = -1;
            else
                --fHigh;
            for (qsizetype d = fHigh; d >= fLow; d -= 2) {
                const qsizetype below = forward(d - 1);
                const qsizetype above = forward(d + 1);
                qsizetype x = below < above ? above : below + 1;
                qsizetype y = x - d;
                const qsizetype from = x;
                while (x < aEnd && y < bEnd && same(x, y)) {
                    ++x;
                    ++y;
                }
                forward(d) = qint32(x);
                m_steps -= 2 + x - from;
                if (odd && bLow <= d && d <= bHigh && backward(d) <= x)
                    return Pair{x, y};
            }
            const qint32 no = std::numeric_limits<qint32>::max();
            if (bLow > lowest)
                backward(--bLow - 1) = no;
            else
                ++bLow;
            if (bHigh < highest)
                backward(++bHigh + 1) = no;
            else
                --bHigh;
            for (qsizetype d = bHigh; d >= bLow; d -= 2) {
                const qsizetype below = backward(d - 1);
                const qsizetype above = backward(d + 1);
                qsizetype x = below < above ? below : above - 1;
                qsizetype y = x - d;
                const qsizetype from = x;
                while (aBegin < x && bBegin < y && same(x - 1, y - 1)) {
                    --x;
                    --y;
                }
                backward(d) = qint32(x);
                m_steps -= 2 + from - x;
                if (!odd && fLow <= d && d <= fHigh && x <= forward(d))
                    return Pair{x, y};
            }
            if (m_steps < 0 || !m_budget.spend(4 * (fHigh - fLow + bHigh - bLow + 2)))
                return std::nullopt;
        }
    }

    qint32 &forward(qsizetype diagonal) { return m_forward[size_t(diagonal + m_middle)]; }
    qint32 &backward(qsizetype diagonal) { return m_backward[size_t(diagonal + m_middle)]; }

    DiffSequence m_a;
    DiffSequence m_b;
    qint64 m_steps;
    DiffBudget &m_budget;
    qsizetype m_middle;
    std::vector<qint32> m_forward;
    std::vector<qint32> m_backward;
};

}

std::optional<Pairs> byDifferences(DiffSequence a, DiffSequence b, qint64 maxSteps, DiffBudget &budget)
{
    Pairs pairs;
    if (!Search(a, b, maxSteps, budget).run(0, qsizetype(a.size()), 0, qsizetype(b.size()), &pairs))
        return std::nullopt;
    return pairs;
}

}
