#pragma once

#include <QtGlobal>

#include <optional>

namespace heliograph {

/// Tokens by class, as the provider counted them. Unset: the provider did not say, which is not zero.
/// input excludes cached input, cache writes and audio; output includes reasoning and excludes audio.
struct Usage {
    using Count = std::optional<qint64>;
    Count input;
    Count cachedInput;
    Count cacheWrite5m;
    Count cacheWrite1h;
    Count output;
    Count reasoning;
    Count audioInput;
    Count cachedAudioInput;
    Count audioOutput;
    Count imageInput;
    Count cachedImageInput;
    Count imageOutput;
    Count webSearches; ///< calls, not tokens
    Count requests; ///< where the provider bills per request

    bool empty() const { return *this == Usage{}; }
    /// All input tokens of every class; unset where none is known.
    Count totalInput() const;
    bool operator==(const Usage &) const = default;
};

}
