#pragma once

#include "core/base/json.h"
#include "core/domain/usage.h"

namespace heliograph {

/// The usage object of OpenAI's chat completions and of those who speak it. OpenAI counts cached and audio tokens
/// inside prompt_tokens and reasoning inside completion_tokens; the differences of others are noted in the code.
Usage openAiUsage(const Json &usage);

}
