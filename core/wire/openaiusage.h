#pragma once

#include "core/base/json.h"
#include "core/base/money.h"
#include "core/domain/usage.h"

#include <optional>

namespace heliograph {

/// The usage object of OpenAI's two APIs and of those who speak them. OpenAI counts cached and
/// audio tokens inside the input and reasoning inside the output; the differences of others are
/// noted in the code.
Usage openAiUsage(const Json &usage);

/// What the provider says in its usage that the call costs; nothing where it says nothing (OpenAI
/// itself never does).
std::optional<Money> declaredCost(const Json &usage);

}
