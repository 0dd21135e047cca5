#pragma once

#include "core/history/columns.h"

#include <array>
#include <bit>

namespace heliograph {

/// Which rows of a segment.
class SegmentBits final
{
public:
    void set(size_t row) { m_words[row / 64] |= 1ULL << (row % 64); }
    bool any() const
    {
        quint64 all = 0;
        for (const quint64 word : m_words)
            all |= word;
        return all != 0;
    }
    SegmentBits &operator&=(const SegmentBits &other) { return join(other, [](quint64 a, quint64 b) { return a & b; }); }
    SegmentBits &operator|=(const SegmentBits &other) { return join(other, [](quint64 a, quint64 b) { return a | b; }); }
    /// Without those.
    SegmentBits &operator-=(const SegmentBits &other) { return join(other, [](quint64 a, quint64 b) { return a & ~b; }); }

    /// The rows whose value fits.
    template <typename Value, typename Fits> static SegmentBits of(const std::vector<Value> &values, Fits fits)
    {
        SegmentBits bits;
        for (size_t word = 0; word < bits.m_words.size(); ++word) {
            quint64 now = 0;
            for (size_t i = 0; i < 64; ++i)
                now |= quint64(fits(values[word * 64 + i])) << i;
            bits.m_words[word] = now;
        }
        return bits;
    }
    template <typename Visit> void forEach(Visit visit) const
    {
        for (size_t word = 0; word < m_words.size(); ++word) {
            for (quint64 rest = m_words[word]; rest != 0; rest &= rest - 1)
                visit(word * 64 + size_t(std::countr_zero(rest)));
        }
    }

private:
    template <typename Op> SegmentBits &join(const SegmentBits &other, Op op)
    {
        for (size_t i = 0; i < m_words.size(); ++i)
            m_words[i] = op(m_words[i], other.m_words[i]);
        return *this;
    }
    std::array<quint64, kSegmentRows / 64> m_words{};
};

}
