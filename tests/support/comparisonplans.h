#pragma once

#include "core/session/comparison.h"

namespace heliograph {

ComparisonColumn columnFor(const char *provider, const char *model);
/// "Where is my refund?", asked of these columns under a system prompt.
Comparison planOf(std::vector<ComparisonColumn> columns, int repeats = 1, int atOnce = 4);

}
