#include "core/domain/chunkgaps.h"

#include <algorithm>

namespace heliograph {

namespace {

constexpr qint64 kShortestStallUs = 500'000;
constexpr qint64 kStallMedians = 5;

}

const ChunkGap *ChunkGaps::longestStall() const
{
    const auto longest = std::max_element(
        stalls.begin(), stalls.end(), [](const ChunkGap &a, const ChunkGap &b) { return a.us < b.us; });
    return longest == stalls.end() ? nullptr : &*longest;
}

ChunkGaps chunkGaps(const std::vector<Chunk> &chunks)
{
    ChunkGaps gaps;
    if (chunks.size() < 2)
        return gaps;
    std::vector<qint64> waits;
    waits.reserve(chunks.size() - 1);
    for (size_t i = 1; i < chunks.size(); ++i)
        waits.push_back(std::max<qint64>(0, chunks[i].atUs - chunks[i - 1].atUs));
    std::sort(waits.begin(), waits.end());
    const auto rank = [&](size_t percent) { return waits[(waits.size() * percent + 99) / 100 - 1]; }; // nearest
    gaps.medianUs = rank(50);
    gaps.p95Us = rank(95);
    gaps.longestUs = waits.back();
    const qint64 limit = std::max(kStallMedians * gaps.medianUs, kShortestStallUs);
    for (size_t i = 1; i < chunks.size(); ++i) {
        const qint64 wait = chunks[i].atUs - chunks[i - 1].atUs;
        if (wait > limit)
            gaps.stalls.push_back({chunks[i - 1].atUs, wait});
    }
    return gaps;
}

}
