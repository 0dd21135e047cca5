#pragma once

#include <QString>

#include <atomic>
#include <vector>

namespace heliograph {

/// What is taken for equal though it differs.
struct DiffOptions {
    enum class Space {
        Exact,
        IgnoreChange, ///< any white space equals any other, and white space at the end of a line does not count
        IgnoreAll, ///< white space does not count
    };
    Space space = Space::Exact;
    bool ignoreCase = false;
    int budgetMs = 700; ///< after that the rest is compared more coarsely; 0: no limit
    bool operator==(const DiffOptions &) const = default;
};

/// A stretch of a text, in UTF-16 units.
struct TextSpan {
    qsizetype begin = 0;
    qsizetype end = 0;
    qsizetype size() const { return end - begin; }
    bool isEmpty() const { return begin == end; }
    bool operator==(const TextSpan &) const = default;
};

enum class DiffOp { Equal, Delete, Insert };

/// A step from A to B. Delete has an empty b and Insert an empty a; with an ignore mode the two sides of an Equal may differ.
struct TextEdit {
    DiffOp op = DiffOp::Equal;
    TextSpan a;
    TextSpan b;
    bool operator==(const TextEdit &) const = default;
};

/// A stretch of lines that is equal on both sides, or changed. Line numbers begin at 0.
struct LineBlock {
    bool equal = true;
    qsizetype aBegin = 0;
    qsizetype aEnd = 0;
    qsizetype bBegin = 0;
    qsizetype bEnd = 0;
    bool operator==(const LineBlock &) const = default;
};

/// Lines that are gone from one place and came back, equal, at another.
struct MovedLines {
    qsizetype a = 0; ///< first line in A
    qsizetype b = 0; ///< first line in B
    qsizetype count = 0;
    bool operator==(const MovedLines &) const = default;
};

struct TextDiff {
    DiffOptions options; ///< with which it was made
    std::vector<TextSpan> aLines; ///< each with its line break
    std::vector<TextSpan> bLines;
    std::vector<LineBlock> blocks; ///< by lines alone: all of A and B, in order, equal and changed in turn
    std::vector<TextEdit> edits; ///< down to words: all of A and B, in order; a deletion comes before an insertion
    std::vector<MovedLines> moves; ///< by their place in A
    bool coarse = false; ///< time was short: there are shorter ways from A to B
    bool cancelled = false; ///< edits say: all of A deleted, all of B inserted

    bool equal() const; ///< nothing is deleted or inserted
};

/// Lines first, then words inside changed lines. Ends within about the budget, however strange the texts are.
/// Words are Unicode's; of scripts without spaces each character is one.
TextDiff diffTexts(const QString &a, const QString &b, const DiffOptions &options = {},
    const std::atomic_bool *cancelled = nullptr);

}
