#include "core/diff/lcs.h"

#include <algorithm>

namespace heliograph::lcs {

namespace {

constexpr quint32 kNone = ~quint32(0);

struct Node {
    quint32 a;
    quint32 b;
    quint32 before;
};

}

std::optional<Pairs> byRarePairs(DiffSequence a, DiffSequence b, qint64 maxPairs, DiffBudget &budget)
{
    quint32 top = 0;
    for (const quint32 element : b)
        top = qMax(top, element);
    std::vector<quint32> begin(size_t(top) + 2, 0);
    for (const quint32 element : b)
        ++begin[element + 1];
    qint64 all = 0;
    for (const quint32 element : a) {
        if (element <= top)
            all += begin[element + 1];
        if (all > maxPairs)
            return std::nullopt;
    }
    for (size_t i = 1; i < begin.size(); ++i)
        begin[i] += begin[i - 1];
    std::vector<quint32> places(b.size());
    std::vector<quint32> next(begin.begin(), begin.end() - 1);
    for (size_t i = 0; i < b.size(); ++i)
        places[next[b[i]]++] = quint32(i);

    // ends[k]: where in B the subsequence of length k + 1 ends that ends soonest; last[k]: its last node.
    std::vector<quint32> ends;
    std::vector<quint32> last;
    std::vector<Node> nodes;
    nodes.reserve(size_t(qMin<qint64>(all, qint64(a.size() + b.size()))));
    for (size_t i = 0; i < a.size(); ++i) {
        if (a[i] > top)
            continue;
        const quint32 from = begin[a[i]];
        const quint32 to = begin[a[i] + 1];
        if (!budget.spend(16 * qint64(to - from)))
            return std::nullopt;
        for (quint32 p = to; p > from; --p) {
            const quint32 place = places[p - 1];
            // Most often a pair goes on where the last one was.
            const auto where = ends.empty() || ends.back() < place ? ends.end() : std::lower_bound(ends.begin(), ends.end(), place);
            const size_t length = size_t(where - ends.begin());
            if (where != ends.end() && *where == place)
                continue;
            nodes.push_back({quint32(i), place, length ? last[length - 1] : kNone});
            const quint32 node = quint32(nodes.size() - 1);
            if (where == ends.end()) {
                ends.push_back(place);
                last.push_back(node);
            } else {
                *where = place;
                last[length] = node;
            }
        }
    }
    Pairs pairs(last.size());
    quint32 node = last.empty() ? kNone : last.back();
    for (size_t k = pairs.size(); k > 0; --k) {
        pairs[k - 1] = {qsizetype(nodes[node].a), qsizetype(nodes[node].b)};
        node = nodes[node].before;
    }
    return pairs;
}

}
