#pragma once

#include "core/base/json.h"
#include "core/base/money.h"
#include "core/base/result.h"

#include <array>
#include <vector>

namespace heliograph {

/// What a rate is for. Those of the book; usage falls back from the special to the general.
enum class RateClass {
    Input,
    CachedInput,
    CacheWrite,
    CacheWrite5m,
    CacheWrite1h,
    Output,
    Reasoning,
    AudioInput,
    CachedAudioInput,
    AudioOutput,
    ImageInput,
    CachedImageInput,
    ImageOutput,
    WebSearch,
    Request,
};

/// USD per million tokens; of web searches and requests per thousand.
struct Rate {
    struct Step {
        qint64 above; ///< input tokens of every class: a call with more than these pays the step's
                      ///< rate for all
        Money rate;
        bool operator==(const Step &) const = default;
    };
    RateClass rateClass;
    Money base;
    std::vector<Step> steps; ///< rising
    bool operator==(const Rate &) const = default;
};
using Rates = std::vector<Rate>;

/// A class and its key in the JSON of prices.
struct RateKey {
    const char *key;
    RateClass rateClass;
};
inline constexpr std::array kRateKeys{
    RateKey{"input", RateClass::Input},
    RateKey{"cached_input", RateClass::CachedInput},
    RateKey{"cache_write", RateClass::CacheWrite},
    RateKey{"cache_write_5m", RateClass::CacheWrite5m},
    RateKey{"cache_write_1h", RateClass::CacheWrite1h},
    RateKey{"output", RateClass::Output},
    RateKey{"reasoning", RateClass::Reasoning},
    RateKey{"audio_input", RateClass::AudioInput},
    RateKey{"cached_audio_input", RateClass::CachedAudioInput},
    RateKey{"audio_output", RateClass::AudioOutput},
    RateKey{"image_input", RateClass::ImageInput},
    RateKey{"cached_image_input", RateClass::CachedImageInput},
    RateKey{"image_output", RateClass::ImageOutput},
    RateKey{"web_search", RateClass::WebSearch},
    RateKey{"request", RateClass::Request},
};

/// Per thousand instead of per million.
constexpr bool isFee(RateClass rateClass)
{
    return rateClass == RateClass::WebSearch || rateClass == RateClass::Request;
}

const Rate *findRate(const Rates &rates, RateClass rateClass); ///< null: has none

/// Reads RATES, the format of resources/prices/build-prices.py. Error (Malformed) in words: which
/// class, and what is wrong with it.
Result<Rates> ratesFromJson(const Json &json);
Json ratesToJson(const Rates &rates);

}
