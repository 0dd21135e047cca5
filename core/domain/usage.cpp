#include "core/domain/usage.h"

namespace heliograph {

Usage::Count Usage::totalInput() const
{
    Count total;
    for (const Count &count : {input, cachedInput, cacheWrite5m, cacheWrite1h, audioInput,
             cachedAudioInput, imageInput, cachedImageInput}) {
        if (count)
            total = total.value_or(0) + *count;
    }
    return total;
}

}
