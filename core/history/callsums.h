#pragma once

#include "core/metrics/callgroups.h"

namespace heliograph {

struct CallSummary;

/// Of this one call.
CallSums sumsOf(const CallSummary &call);

}
