#pragma once

#include "core/diff/diffbudget.h"

#include <span>
#include <vector>

namespace heliograph {

/// Elements are numbers: equal numbers are equal elements. They should be small, as an Interner gives them.
using DiffSequence = std::span<const quint32>;

/// count elements of A from a on are those of B from b on.
struct SequenceMatch {
    qsizetype a = 0;
    qsizetype b = 0;
    qsizetype count = 0;
    bool operator==(const SequenceMatch &) const = default;
};

struct SequenceDiff {
    std::vector<SequenceMatch> matches; ///< ascending, not touching each other on both sides
    bool coarse = false; ///< more elements could have been matched
};

/// Quick: long sequences may be matched stretch by stretch first, so that a few elements more than need be are left over.
enum class DiffEffort { Least, Quick };

/// A longest common subsequence. Where finding one would take too long (unlike texts of some hundred thousand elements),
/// a common subsequence that is found quickly.
SequenceDiff diffSequences(DiffSequence a, DiffSequence b, DiffBudget &budget, DiffEffort effort = DiffEffort::Least);

}
