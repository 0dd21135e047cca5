#pragma once

#include "core/session/comparison.h"
#include "ui/services.h"

namespace heliograph {

/// The call of a column as the playground would send it: the user's routes, Helicone options, retries and time limit,
/// and no parameter the model refuses. Its provider has no id where it is not set up here.
CallSpec comparisonSpec(const Services &services, const Comparison &plan, int column);

/// The route a column takes: its own, or that of new calls; the other one where the provider cannot be reached on it.
Route routeOf(const Services &services, const ComparisonColumn &column);

}
