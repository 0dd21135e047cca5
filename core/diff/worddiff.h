#pragma once

#include "core/diff/diffbudget.h"
#include "core/diff/textdiff.h"

namespace heliograph {

/// Stretches that are equal on both sides.
struct SpanMatch {
    TextSpan a;
    TextSpan b;
};

struct WordDiff {
    std::vector<SpanMatch> matches; ///< ascending
    bool coarse = false;
};

/// Compares stretches of two texts word by word, each side's stretches in order. Small likenesses between large differences
/// are left out, since they say nothing; what is inserted or deleted stands at borders of lines, sentences and words where
/// it can.
WordDiff diffWords(QStringView aText, const std::vector<TextSpan> &a, QStringView bText, const std::vector<TextSpan> &b,
    const DiffOptions &options, DiffBudget &budget);

}
