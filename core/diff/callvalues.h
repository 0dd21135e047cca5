#pragma once

#include "core/diff/calldiff.h"

namespace heliograph {

/// Small values of a side by their names, in the order in which they are told.
using NamedValues = std::vector<std::pair<QString, Json>>;

NamedValues requestValues(const DiffSide &side); ///< model, provider, route, format, parameters
NamedValues headerValues(const DiffSide &side); ///< without what differs at each call (lengths, ids, host)
NamedValues tagValues(const DiffSide &side);
NamedValues outcomeValues(const DiffSide &side);

/// Those that differ, by name.
std::vector<ValueDiff> diffValues(const NamedValues &a, const NamedValues &b);

CallDeltas deltasOf(const DiffSide &a, const DiffSide &b);

}
