#include "core/diff/movedlines.h"

#include <algorithm>
#include <unordered_map>

namespace heliograph {

namespace {

constexpr size_t kPlacesTried = 64; // of a line that stands in many places

}

std::vector<MovedLines> findMovedLines(DiffSequence a, DiffSequence b, const std::vector<LineBlock> &blocks,
    const std::function<bool(qsizetype aLine, qsizetype count)> &isWeighty, DiffBudget &budget)
{
    std::unordered_map<quint32, std::vector<qsizetype>> inserted;
    std::vector<bool> free(b.size(), false); // inserted, and in no move yet
    for (const LineBlock &block : blocks) {
        if (block.equal)
            continue;
        for (qsizetype i = block.bBegin; i < block.bEnd; ++i) {
            inserted[b[size_t(i)]].push_back(i);
            free[size_t(i)] = true;
        }
    }
    std::vector<MovedLines> moves;
    if (inserted.empty())
        return moves;
    for (const LineBlock &block : blocks) {
        if (block.equal)
            continue;
        for (qsizetype i = block.aBegin; i < block.aEnd;) {
            if (!budget.spend(100))
                return moves;
            MovedLines best;
            const auto found = inserted.find(a[size_t(i)]);
            if (found != inserted.end()) {
                size_t tried = 0;
                for (const qsizetype place : found->second) {
                    if (!free[size_t(place)])
                        continue;
                    if (++tried > kPlacesTried)
                        break;
                    qsizetype count = 1;
                    while (i + count < block.aEnd && place + count < qsizetype(b.size()) && free[size_t(place + count)]
                        && a[size_t(i + count)] == b[size_t(place + count)])
                        ++count;
                    budget.spend(count);
                    if (count > best.count)
                        best = {i, place, count};
                }
            }
            if (best.count > 0 && isWeighty(i, best.count)) {
                std::fill_n(free.begin() + best.b, best.count, false);
                moves.push_back(best);
                i += best.count;
            } else {
                ++i;
            }
        }
    }
    return moves;
}

}
