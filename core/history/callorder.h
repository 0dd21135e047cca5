#pragma once

#include <QList>

#include <algorithm>
#include <limits>
#include <tuple>
#include <vector>

namespace heliograph {

/// A call to be put in order.
struct OrderedCall {
    quint64 key = 0; ///< ascending
    qint64 row = 0;
};

/// The key for a column's number. kUnset comes last in both directions.
quint64 orderKey(qint64 value, bool ascending);

/// Sorts by key; equal ones keep their order. Fast for a million: digit by digit, leaving out digits that are all alike.
void sortByKey(std::vector<OrderedCall> &calls);

/// A call and its place in an order: the smaller first, key by key.
struct RankedCall {
    quint64 key = 0;
    quint64 second = 0; ///< where the first is equal
    quint64 time = 0; ///< where both are
    quint64 last = 0; ///< by row id: no two are equal
    qint64 row = 0;

    friend bool operator<(const RankedCall &a, const RankedCall &b)
    {
        return std::tie(a.key, a.second, a.time, a.last) < std::tie(b.key, b.second, b.time, b.last);
    }
};

/// The first so many of all calls it is shown, in order; holds twice as many at most.
class FirstCalls final
{
public:
    /// count: one at least.
    explicit FirstCalls(size_t count) : m_count(count) { m_calls.reserve(std::min<size_t>(2 * count, 1'024)); }

    /// A call with a greater key is not among the first, whatever else it has.
    quint64 greatestKey() const { return m_last.key; }
    void add(const RankedCall &call);
    /// Their row ids.
    QList<qint64> rows();

private:
    void keepFirst();

    size_t m_count;
    std::vector<RankedCall> m_calls;
    static constexpr quint64 kEnd = std::numeric_limits<quint64>::max();
    RankedCall m_last{kEnd, kEnd, kEnd, kEnd, -1}; ///< none after it is among the first
};

}
