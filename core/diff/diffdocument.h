#pragma once

#include "core/diff/calldiff.h"
#include "core/diff/diffrows.h"

namespace heliograph {

/// A row of a diff as it is shown: a line of either side, or a heading over both.
struct DocumentRow {
    enum class Kind {
        Section, ///< "System", "Messages", "Parameters", …
        Item, ///< "User, message 3"
        Line,
    };
    enum class ItemKind { Message, Part, Tool };
    Kind kind = Kind::Line;
    ItemKind item = ItemKind::Message; ///< Item
    RowOp op = RowOp::Equal;
    int text = -1; ///< Line: which pair of texts
    DiffCell a;
    DiffCell b;
    QString aHeading; ///< Section, Item; empty: this side has none
    QString bHeading;
    int partnerRow = -1; ///< MovedAway, MovedHere: where the other half is
    bool numbered = true; ///< Line: of a text whose lines count; else of a value
    bool code = false; ///< JSON and the like, to be set in a fixed width
};

/// A whole diff as rows, for a view and for files.
struct DiffDocument {
    QString aTitle;
    QString bTitle;
    std::vector<std::pair<QString, QString>> texts; ///< A's and B's, to which the rows' spans refer
    std::vector<DocumentRow> rows;
    std::vector<int> changes; ///< rows at which a run of changes begins, in order
    QString summary; ///< one line, see diffSummary()
    bool coarse = false;

    QStringView text(const DocumentRow &row, bool inB) const; ///< the line, without its break
};

/// The sections of two calls or prompts; of two plain texts, their lines alone.
DiffDocument makeDocument(const QString &aTitle, const QString &bTitle, const CallDiff &diff);

QString partKindTitle(PartKind kind); ///< "Reasoning", "Tool call", …

}
