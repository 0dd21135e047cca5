#pragma once

#include "core/domain/exchange.h"

#include <vector>

namespace heliograph {

/// A wait between two chunks of an answer.
struct ChunkGap {
    qint64 fromUs = 0; ///< since sent
    qint64 us = 0;
    bool operator==(const ChunkGap &) const = default;
};

/// How evenly an answer came. Microseconds; -1: fewer than two chunks.
struct ChunkGaps {
    qint64 medianUs = -1;
    qint64 p95Us = -1;
    qint64 longestUs = -1;
    /// Waits in which a reader thinks that it has stopped: longer than half a second and than five median ones. In order.
    std::vector<ChunkGap> stalls;

    const ChunkGap *longestStall() const; ///< null: there is none
};

/// The chunks are in order.
ChunkGaps chunkGaps(const std::vector<Chunk> &chunks);

}
