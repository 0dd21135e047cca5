#pragma once

#include "core/domain/usage.h"

#include <array>

namespace heliograph
{

/// One class of usage and its key in JSON.
struct UsageField {
    const char *key;
    Usage::Count Usage::*count;
};

/// Every class of usage, in the order in which the command line prints them.
inline constexpr std::array kUsageFields{
    UsageField{"input", &Usage::input},
    UsageField{"cached_input", &Usage::cachedInput},
    UsageField{"cache_write_5m", &Usage::cacheWrite5m},
    UsageField{"cache_write_1h", &Usage::cacheWrite1h},
    UsageField{"output", &Usage::output},
    UsageField{"reasoning", &Usage::reasoning},
    UsageField{"audio_input", &Usage::audioInput},
    UsageField{"audio_output", &Usage::audioOutput},
    UsageField{"cached_audio_input", &Usage::cachedAudioInput},
    UsageField{"image_input", &Usage::imageInput},
    UsageField{"cached_image_input", &Usage::cachedImageInput},
    UsageField{"image_output", &Usage::imageOutput},
    UsageField{"web_searches", &Usage::webSearches},
    UsageField{"requests", &Usage::requests},
};

}
