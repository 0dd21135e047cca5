#pragma once

#include "core/diff/diffbudget.h"

#include <QString>

#include <vector>

namespace heliograph {

/// What became of a message, a part or a tool on the way from A to B. Moved: the same at another place.
enum class ItemOp { Equal, Changed, Added, Removed, Moved };

/// Something to find the partner of: a message, a part of one.
struct AlignItem {
    int kind = 0; ///< only the same kinds are partners
    QString text; ///< what it says; equal texts of a kind are equal items
};

struct AlignedPair {
    ItemOp op = ItemOp::Equal;
    int a = -1; ///< -1: added
    int b = -1; ///< -1: removed
    bool operator==(const AlignedPair &) const = default;
};

/// Partners by what the items say, not by where they stand: equal ones first, then those that moved, then between equal ones
/// the most alike. In the order of B, with what was removed where it stood; a moved one is told once, at its place in B.
std::vector<AlignedPair> alignItems(
    const std::vector<AlignItem> &a, const std::vector<AlignItem> &b, DiffBudget &budget);

/// How alike two texts are by their words: 0 nothing in common to 1.
double similarity(const QString &a, const QString &b);

}
