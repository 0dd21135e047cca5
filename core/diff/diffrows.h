#pragma once

#include "core/diff/textdiff.h"

namespace heliograph {

enum class RowOp { Equal, Changed, Removed, Added, MovedAway, MovedHere };

/// One side of a row: a line without its break, or nothing where the side has no such line.
struct DiffCell {
    qsizetype line = -1; ///< from 0; -1: empty
    TextSpan span; ///< in the side's text
    std::vector<TextSpan> marks; ///< what of the line differs, in the side's text; Changed only
    bool continued = false; ///< a further piece of a line that is too long for one row
    bool breakDiffers = false; ///< the line ends otherwise than its partner: "\r\n", "\n" or not at all
};

/// Two lines that stand side by side.
struct LineRow {
    RowOp op = RowOp::Equal;
    DiffCell a;
    DiffCell b;
    qsizetype partner = -1; ///< MovedAway, MovedHere: the line of the other side
};

/// Every line of both texts once, in order, lines that belong together side by side: equal ones, and of a changed block those
/// that share most of their words.
std::vector<LineRow> lineRows(const QString &a, const QString &b, const TextDiff &diff);

/// Appends the row, or where a side is longer than that several pieces of it, cut where both sides are equal as far as there
/// is such a place.
void addInPieces(const LineRow &row, qsizetype longest, std::vector<LineRow> *rows);

}
