#pragma once

#include "core/diff/sequencediff.h"

#include <optional>

/// Ways to a longest common subsequence, each good at something. diffSequences() chooses.
namespace heliograph::lcs {

/// An element of A and the equal one of B.
struct Pair {
    qsizetype a;
    qsizetype b;
};
using Pairs = std::vector<Pair>;

/// What bitParallel() has to do, in words of 64 bits.
qint64 bitParallelSteps(qsizetype a, qsizetype b);
/// Rows of the table, 64 columns at once (Hyyrö 2004), by halves where the table would be too large (Hirschberg 1975).
/// Time by length alone: best for short sequences and for unlike ones of middle length. False: out of time.
bool bitParallel(DiffSequence a, DiffSequence b, DiffBudget &budget, Pairs *pairs);

/// By the pairs of equal elements (Hunt and Szymanski 1977): best where most elements are rare. Nothing where there are
/// more pairs than that.
std::optional<Pairs> byRarePairs(DiffSequence a, DiffSequence b, qint64 maxPairs, DiffBudget &budget);

/// By the number of differences (Myers 1986, from both ends): best where there are few. Nothing where it takes more steps.
std::optional<Pairs> byDifferences(DiffSequence a, DiffSequence b, qint64 maxSteps, DiffBudget &budget);

}
