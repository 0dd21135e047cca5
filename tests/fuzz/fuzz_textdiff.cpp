#include "core/diff/diffrows.h"
#include "core/diff/textdiff.h"
#include "tests/fuzz/fuzzinput.h"

using namespace heliograph;

// The steps lead from A to B, whatever the texts are; every line has its row. Four bytes of 0xFF stand between the two.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const FuzzInput input(data, size);
    const QByteArray bytes = input.bytes.toByteArray();
    const qsizetype middle = bytes.indexOf("\xff\xff\xff\xff");
    const QString a = QString::fromUtf8(middle < 0 ? bytes.first(bytes.size() / 2) : bytes.first(middle));
    const QString b = QString::fromUtf8(middle < 0 ? bytes.sliced(bytes.size() / 2) : bytes.sliced(middle + 4));
    DiffOptions options;
    options.space = DiffOptions::Space(input.mode % 3);
    options.ignoreCase = input.mode & 4;
    options.budgetMs = 0;
    const bool exact = options.space == DiffOptions::Space::Exact && !options.ignoreCase;

    const TextDiff diff = diffTexts(a, b, options);
    qsizetype aAt = 0;
    qsizetype bAt = 0;
    for (const TextEdit &edit : diff.edits) {
        FUZZ_REQUIRE(edit.a.begin == aAt && edit.b.begin == bAt);
        FUZZ_REQUIRE(edit.a.end >= aAt && edit.b.end >= bAt);
        if (exact && edit.op == DiffOp::Equal)
            FUZZ_REQUIRE(QStringView(a).mid(aAt, edit.a.size()) == QStringView(b).mid(bAt, edit.b.size()));
        aAt = edit.a.end;
        bAt = edit.b.end;
    }
    FUZZ_REQUIRE(aAt == a.size() && bAt == b.size());
    if (exact)
        FUZZ_REQUIRE(diff.equal() == (a == b));

    qsizetype aLine = 0;
    qsizetype bLine = 0;
    std::vector<LineRow> pieces;
    for (const LineRow &row : lineRows(a, b, diff)) {
        FUZZ_REQUIRE(row.a.line < 0 || row.a.line == aLine++);
        FUZZ_REQUIRE(row.b.line < 0 || row.b.line == bLine++);
        addInPieces(row, 7, &pieces);
    }
    FUZZ_REQUIRE(aLine == qsizetype(diff.aLines.size()) && bLine == qsizetype(diff.bLines.size()));
    for (const LineRow &piece : pieces)
        FUZZ_REQUIRE(piece.a.span.size() <= 7 && piece.b.span.size() <= 7);
    return 0;
}
