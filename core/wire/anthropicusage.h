#pragma once

#include "core/base/json.h"
#include "core/domain/usage.h"

namespace heliograph {

/// Anthropic's usage object. Its input_tokens exclude cached input and cache writes, its
/// output_tokens include thinking, as ours do. Where it lists iterations, the tokens of a
/// compaction are added: they are billed at the same rates and the totals leave them out. Those of
/// an advisor are not: it is another model with other prices, for which Usage has no place.
Usage anthropicUsage(const Json &usage);

/// Lays the members of a later usage object over those of an earlier one; null says nothing.
void mergeAnthropicUsage(Json &usage, const Json &later);

}
