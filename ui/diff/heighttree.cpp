#include "ui/diff/heighttree.h"

#include <bit>

namespace heliograph {

void HeightTree::reset(const std::vector<int> &heights)
{
    m_heights = heights;
    m_sums.assign(heights.size() + 1, 0);
    for (size_t i = 1; i < m_sums.size(); ++i) {
        m_sums[i] += heights[i - 1];
        const size_t parent = i + (i & (~i + 1));
        if (parent < m_sums.size())
            m_sums[parent] += m_sums[i];
    }
}

void HeightTree::setHeight(int row, int height)
{
    const int change = height - m_heights[size_t(row)];
    m_heights[size_t(row)] = height;
    for (size_t i = size_t(row) + 1; i < m_sums.size(); i += i & (~i + 1))
        m_sums[i] += change;
}

qint64 HeightTree::top(int row) const
{
    qint64 sum = 0;
    for (size_t i = size_t(row); i > 0; i -= i & (~i + 1))
        sum += m_sums[i];
    return sum;
}

int HeightTree::rowAt(qint64 y) const
{
    if (m_heights.empty())
        return -1;
    size_t place = 0;
    for (size_t step = std::bit_floor(m_sums.size()); step > 0; step /= 2) {
        if (place + step < m_sums.size() && m_sums[place + step] <= y) {
            place += step;
            y -= m_sums[place];
        }
    }
    return int(qMin(place, m_heights.size() - 1));
}

}
