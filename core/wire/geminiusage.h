#pragma once

#include "core/base/json.h"
#include "core/domain/usage.h"

namespace heliograph {

/// usageMetadata of Gemini and Vertex. Gemini counts cached content inside promptTokenCount, and
/// thoughts and the prompts of its own tools beside it and candidatesTokenCount; where the total
/// says otherwise, the total is believed.
Usage geminiUsage(const Json &usageMetadata);

}
