#pragma once

#include <QtGlobal>

#include <vector>

namespace heliograph {

/// Heights of many rows, of which any may change: where a row begins and which row is at a place, in logarithmic time.
class HeightTree final
{
public:
    void reset(const std::vector<int> &heights);
    int count() const { return int(m_heights.size()); }
    int height(int row) const { return m_heights[size_t(row)]; }
    void setHeight(int row, int height);
    qint64 top(int row) const; ///< sum of the heights before it
    qint64 total() const { return top(count()); }
    int rowAt(qint64 y) const; ///< the last row for y past the end; -1 without rows

private:
    std::vector<int> m_heights;
    std::vector<qint64> m_sums; ///< a Fenwick tree
};

}
