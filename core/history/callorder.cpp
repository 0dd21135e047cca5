#include "core/history/callorder.h"

#include "core/history/columns.h"

#include <algorithm>
#include <array>

namespace heliograph {

quint64 orderKey(qint64 value, bool ascending)
{
    if (value == kUnset)
        return std::numeric_limits<quint64>::max();
    const quint64 key = quint64(value) ^ (1ULL << 63);
    return ascending ? key - 1 : ~key; // both below the last
}

void sortByKey(std::vector<OrderedCall> &calls)
{
    constexpr int bits = 11;
    constexpr size_t few = 4'000;
    const auto less = [](const OrderedCall &a, const OrderedCall &b) { return a.key < b.key; };
    if (std::is_sorted(calls.begin(), calls.end(), less))
        return;
    if (calls.size() < few) {
        std::stable_sort(calls.begin(), calls.end(), less);
        return;
    }
    quint64 differing = 0;
    for (const OrderedCall &call : calls)
        differing |= call.key ^ calls.front().key;
    std::vector<OrderedCall> other(calls.size());
    for (int shift = 0; shift < 64; shift += bits) {
        constexpr quint64 mask = (1ULL << bits) - 1;
        if (((differing >> shift) & mask) == 0)
            continue;
        std::array<quint32, 1 << bits> starts{};
        for (const OrderedCall &call : calls)
            ++starts[(call.key >> shift) & mask];
        quint32 sum = 0;
        for (quint32 &start : starts)
            sum += std::exchange(start, sum);
        for (const OrderedCall &call : calls)
            other[starts[(call.key >> shift) & mask]++] = call;
        calls.swap(other);
    }
}

void FirstCalls::add(const RankedCall &call)
{
    if (m_last < call) // most of those that have the same key as the last
        return;
    m_calls.push_back(call);
    if (m_calls.size() >= 2 * m_count)
        keepFirst();
}

void FirstCalls::keepFirst()
{
    if (m_calls.size() < m_count)
        return;
    const auto last = m_calls.begin() + qsizetype(m_count - 1);
    std::nth_element(m_calls.begin(), last, m_calls.end());
    m_last = *last;
    m_calls.resize(m_count);
}

QList<qint64> FirstCalls::rows()
{
    keepFirst();
    std::sort(m_calls.begin(), m_calls.end());
    QList<qint64> rows(qsizetype(m_calls.size()));
    std::transform(m_calls.begin(), m_calls.end(), rows.begin(), [](const RankedCall &call) { return call.row; });
    return rows;
}

}
