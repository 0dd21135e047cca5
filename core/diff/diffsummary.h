#pragma once

#include "core/diff/calldiff.h"

namespace heliograph {

/// What differs, in one line for people: "2 messages changed, 1 added; temperature 0.7 → 0.2; +312 input tokens; +$0.0041;
/// 1.8 s slower". Says so where nothing does.
QString diffSummary(const CallDiff &diff);

}
