#pragma once

#include "core/diff/sequencediff.h"

#include <functional>

namespace heliograph {

/// How good a place for a border is, before this element of a side (0 to its size); more is better.
using BorderScore = std::function<int(bool inB, qsizetype before)>;

/// What was only inserted, or only deleted, can often stand a few elements earlier or later and mean the same. Puts it
/// where people would; the number of matched elements stays as it was.
void slideGaps(std::vector<SequenceMatch> *matches, DiffSequence a, DiffSequence b, const BorderScore &score);

}
