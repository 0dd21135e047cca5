#include "core/diff/gapslide.h"

namespace heliograph {

namespace {

constexpr qsizetype kFarthest = 400; // elements a gap is moved at most, either way

}

void slideGaps(std::vector<SequenceMatch> *matches, DiffSequence a, DiffSequence b, const BorderScore &score)
{
    std::vector<SequenceMatch> &list = *matches;
    const qsizetype aSize = qsizetype(a.size());
    const qsizetype bSize = qsizetype(b.size());
    // So that what stands at an end can move too.
    if (list.empty() || list.front().a != 0 || list.front().b != 0)
        list.insert(list.begin(), {0, 0, 0});
    if (list.back().a + list.back().count != aSize || list.back().b + list.back().count != bSize)
        list.push_back({aSize, bSize, 0});
    for (size_t i = 0; i + 1 < list.size(); ++i) {
        SequenceMatch &before = list[i];
        SequenceMatch &after = list[i + 1];
        const qsizetype aGap = after.a - before.a - before.count;
        const qsizetype bGap = after.b - before.b - before.count;
        if ((aGap == 0) == (bGap == 0))
            continue;
        const bool inB = aGap == 0;
        const DiffSequence side = inB ? b : a;
        const qsizetype length = inB ? bGap : aGap;
        const qsizetype begin = inB ? before.b + before.count : before.a + before.count;
        // A match between two gaps keeps an element, or the gaps would become one.
        const qsizetype upMost = qMin(kFarthest, before.count - (i == 0 ? 0 : 1));
        const qsizetype downMost = qMin(kFarthest, after.count - (i + 2 == list.size() ? 0 : 1));
        qsizetype up = 0;
        while (up < upMost && side[size_t(begin - 1 - up)] == side[size_t(begin + length - 1 - up)])
            ++up;
        qsizetype down = 0;
        while (down < downMost && side[size_t(begin + down)] == side[size_t(begin + length + down)])
            ++down;
        if (up == 0 && down == 0)
            continue;
        qsizetype best = 0;
        int bestScore = 0;
        for (qsizetype shift = -up; shift <= down; ++shift) {
            const int value = score(inB, begin + shift) + score(inB, begin + length + shift);
            if (shift == -up || value >= bestScore) {
                bestScore = value;
                best = shift;
            }
        }
        before.count += best;
        after.a += best;
        after.b += best;
        after.count -= best;
    }
    std::erase_if(list, [](const SequenceMatch &match) { return match.count == 0; });
}

}
