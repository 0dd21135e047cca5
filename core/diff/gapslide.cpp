#include "core/diff/gapslide.h"

namespace heliograph {

namespace {

constexpr qsizetype kFarthest = 400; // elements a gap is moved at most, either way

/// What lies between two matches.
struct Gap {
    Gap(const std::vector<SequenceMatch> &list, size_t before)
        : a(list[before].a + list[before].count)
        , b(list[before].b + list[before].count)
        , aSize(list[before + 1].a - a)
        , bSize(list[before + 1].b - b)
    {
    }
    qsizetype a;
    qsizetype b;
    qsizetype aSize;
    qsizetype bSize;
};

struct Shift {
    qsizetype shift = 0; ///< negative: up
    int gain = 0; ///< over staying
};

/// Where a side's part of a gap stands best. last: of places that are equally good the last one.
Shift bestShift(DiffSequence side, bool inB, qsizetype begin, qsizetype length, qsizetype upMost, qsizetype downMost,
    const BorderScore &score, bool last)
{
    qsizetype up = 0;
    while (up < upMost && side[size_t(begin - 1 - up)] == side[size_t(begin + length - 1 - up)])
        ++up;
    qsizetype down = 0;
    while (down < downMost && side[size_t(begin + down)] == side[size_t(begin + length + down)])
        ++down;
    const auto value = [&](qsizetype shift) { return score(inB, begin + shift) + score(inB, begin + length + shift); };
    if (up == 0 && down == 0)
        return {};
    const int staying = value(0);
    Shift best;
    bool first = true;
    for (qsizetype shift = -up; shift <= down; ++shift) {
        const int gain = value(shift) - staying;
        if (first ? last || gain > 0 : (last ? gain >= best.gain : gain > best.gain)) {
            best = {shift, gain};
            first = false;
        }
    }
    return best;
}

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
        const Gap gap(list, i);
        if (gap.aSize == 0 && gap.bSize == 0)
            continue;
        // A match between two gaps keeps an element, or the gaps would become one.
        const qsizetype upMost = qMin(kFarthest, list[i].count - (i == 0 ? 0 : 1));
        const qsizetype downMost = qMin(kFarthest, list[i + 1].count - (i + 2 == list.size() ? 0 : 1));
        if (gap.aSize == 0 || gap.bSize == 0) {
            const bool inB = gap.aSize == 0;
            const qsizetype shift = bestShift(inB ? b : a, inB, inB ? gap.b : gap.a, qMax(gap.aSize, gap.bSize), upMost,
                downMost, score, true).shift;
            list[i].count += shift;
            list[i + 1].a += shift;
            list[i + 1].b += shift;
            list[i + 1].count -= shift;
            continue;
        }
        // Where something was put in the place of something else, one of the two may move away from the other.
        const Shift ofA = bestShift(a, false, gap.a, gap.aSize, upMost, downMost, score, false);
        const Shift ofB = bestShift(b, true, gap.b, gap.bSize, upMost, downMost, score, false);
        const bool inB = ofB.gain > ofA.gain;
        const Shift &best = inB ? ofB : ofA;
        if (best.gain <= 0 || best.shift == 0)
            continue;
        SequenceMatch between;
        between.count = qAbs(best.shift);
        if (best.shift > 0) {
            SequenceMatch &after = list[i + 1];
            between.a = inB ? after.a : gap.a;
            between.b = inB ? gap.b : after.b;
            after.a += best.shift;
            after.b += best.shift;
            after.count -= best.shift;
        } else {
            SequenceMatch &before = list[i];
            before.count += best.shift;
            between.a = inB ? before.a + before.count : gap.a + gap.aSize + best.shift;
            between.b = inB ? gap.b + gap.bSize + best.shift : before.b + before.count;
        }
        list.insert(list.begin() + qsizetype(i) + 1, between);
        ++i; // what moved away is good where it is
    }
    std::erase_if(list, [](const SequenceMatch &match) { return match.count == 0; });
}

}
