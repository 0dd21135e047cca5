#pragma once

#include "core/history/searchwords.h"

namespace heliograph {

/// A word or "quoted phrase" to be looked for: a text holds it where its words stand one after another.
struct SearchTerm {
    /// A full-text expression that every such text fits; it is well formed whatever was typed, and holds no operator of
    /// the user's.
    QString match;
    /// Unset: a text that fits the expression holds the term. Otherwise it must be read (see holdsTerm).
    bool inOrder = false;
    QList<PlacedWord> words;
    bool beginning = false; ///< the last word may be the beginning of one
};

/// What was typed: one term for each word, as far as spaces go, or quoted phrase; the last word, of three letters or more,
/// may be a beginning. Empty where there is nothing to look for. Calls must hold all of them.
QList<SearchTerm> searchTerms(const QString &typed);

bool holdsTerm(const QString &text, const SearchTerm &term);

}
