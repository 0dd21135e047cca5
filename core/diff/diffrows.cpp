#include "core/diff/diffrows.h"

#include "core/diff/texttokens.h"

#include <algorithm>

namespace heliograph {

namespace {

TextSpan withoutBreak(const QString &text, TextSpan line)
{
    if (!line.isEmpty() && text[line.end - 1] == u'\n')
        --line.end;
    if (!line.isEmpty() && text[line.end - 1] == u'\r')
        --line.end;
    return line;
}

QStringView breakOf(const QString &text, TextSpan line)
{
    const TextSpan shorter = withoutBreak(text, line);
    return QStringView(text).mid(shorter.end, line.end - shorter.end);
}

/// How many characters two lines share.
struct Shared {
    qsizetype a;
    qsizetype b;
    qsizetype characters;
};

class RowMaker final
{
public:
    RowMaker(const QString &a, const QString &b, const TextDiff &diff)
        : m_a(a), m_b(b), m_diff(diff), m_aMoved(diff.aLines.size(), -1), m_bMoved(diff.bLines.size(), -1)
    {
        for (const MovedLines &move : diff.moves) {
            for (qsizetype i = 0; i < move.count; ++i) {
                m_aMoved[size_t(move.a + i)] = move.b + i;
                m_bMoved[size_t(move.b + i)] = move.a + i;
            }
        }
    }

    std::vector<LineRow> run()
    {
        m_rows.reserve(qMax(m_diff.aLines.size(), m_diff.bLines.size()));
        for (const LineBlock &block : m_diff.blocks) {
            if (block.equal) {
                for (qsizetype i = 0; i < block.aEnd - block.aBegin; ++i)
                    m_rows.push_back({RowOp::Equal, cell(false, block.aBegin + i), cell(true, block.bBegin + i)});
            } else {
                addChanged(block);
            }
        }
        return std::move(m_rows);
    }

private:
    const std::vector<TextSpan> &lines(bool inB) const { return inB ? m_diff.bLines : m_diff.aLines; }

    DiffCell cell(bool inB, qsizetype line) const
    {
        DiffCell result;
        result.line = line;
        result.span = withoutBreak(inB ? m_b : m_a, lines(inB)[size_t(line)]);
        return result;
    }

    /// Skips the edits that end before the block.
    void seek(const LineBlock &block)
    {
        const qsizetype a = block.aBegin < qsizetype(m_diff.aLines.size()) ? m_diff.aLines[size_t(block.aBegin)].begin : m_a.size();
        const qsizetype b = block.bBegin < qsizetype(m_diff.bLines.size()) ? m_diff.bLines[size_t(block.bBegin)].begin : m_b.size();
        while (m_edit < m_diff.edits.size() && m_diff.edits[m_edit].a.end <= a && m_diff.edits[m_edit].b.end <= b)
            ++m_edit;
    }

    /// Which lines of a block share what, as the edits go through them: both indices never fall.
    std::vector<Shared> sharedOf(const LineBlock &block) const
    {
        std::vector<Shared> result;
        qsizetype aLine = block.aBegin;
        qsizetype bLine = block.bBegin;
        for (size_t e = m_edit; e < m_diff.edits.size() && aLine < block.aEnd && bLine < block.bEnd; ++e) {
            const TextEdit &edit = m_diff.edits[e];
            if (edit.op != DiffOp::Equal)
                continue;
            qsizetype a = qMax(edit.a.begin, m_diff.aLines[size_t(aLine)].begin);
            // With an ignore mode the two sides of an edit may differ in length: then go by the share of it.
            const auto bOf = [&edit](qsizetype at) {
                return edit.a.size() == edit.b.size() ? edit.b.begin + (at - edit.a.begin)
                                                      : edit.b.begin + (at - edit.a.begin) * edit.b.size() / edit.a.size();
            };
            while (a < edit.a.end) {
                while (aLine < block.aEnd && m_diff.aLines[size_t(aLine)].end <= a)
                    ++aLine;
                while (bLine < block.bEnd && m_diff.bLines[size_t(bLine)].end <= bOf(a))
                    ++bLine;
                if (aLine >= block.aEnd || bLine >= block.bEnd || m_diff.aLines[size_t(aLine)].begin > a)
                    break;
                const qsizetype bLeft = m_diff.bLines[size_t(bLine)].end - bOf(a);
                const qsizetype end = qMax(a + 1, qMin(qMin(edit.a.end, m_diff.aLines[size_t(aLine)].end), a + qMax<qsizetype>(1, bLeft)));
                qsizetype characters = 0;
                for (qsizetype i = a; i < end; ++i)
                    characters += m_a[i].isSpace() ? 0 : 1;
                if (characters > 0) {
                    if (!result.empty() && result.back().a == aLine && result.back().b == bLine)
                        result.back().characters += characters;
                    else
                        result.push_back({aLine, bLine, characters});
                }
                a = end;
            }
        }
        return result;
    }

    /// The pairs of lines that share most in all, each line in one pair.
    static std::vector<Shared> bestPairs(const std::vector<Shared> &shared)
    {
        // Cells before this one with a smaller a and a smaller b are those up to prior[k].
        const size_t count = shared.size();
        std::vector<qsizetype> best(count + 1, 0); // of the first k cells
        std::vector<qsizetype> own(count);
        std::vector<size_t> prior(count);
        size_t sameA = 0;
        size_t sameB = 0;
        for (size_t k = 0; k < count; ++k) {
            if (k > 0 && shared[k].a != shared[k - 1].a)
                sameA = k;
            if (k > 0 && shared[k].b != shared[k - 1].b)
                sameB = k;
            prior[k] = qMin(sameA, sameB);
            own[k] = shared[k].characters + best[prior[k]];
            best[k + 1] = qMax(best[k], own[k]);
        }
        std::vector<Shared> pairs;
        for (size_t k = count; k > 0;) {
            if (best[k] == best[k - 1]) {
                --k;
            } else {
                pairs.push_back(shared[k - 1]);
                k = prior[k - 1];
            }
        }
        std::reverse(pairs.begin(), pairs.end());
        return pairs;
    }

    void addMarks(DiffCell *cell, bool inB)
    {
        const qsizetype end = cell->span.end;
        size_t &at = inB ? m_bMark : m_aMark;
        const auto spanOf = [inB](const TextEdit &edit) { return inB ? edit.b : edit.a; };
        while (at < m_diff.edits.size() && spanOf(m_diff.edits[at]).end <= cell->span.begin)
            ++at;
        for (size_t e = at; e < m_diff.edits.size() && spanOf(m_diff.edits[e]).begin < end; ++e) {
            if (m_diff.edits[e].op == DiffOp::Equal)
                continue;
            const TextSpan span = spanOf(m_diff.edits[e]);
            const TextSpan mark{qMax(span.begin, cell->span.begin), qMin(span.end, end)};
            if (mark.begin < mark.end)
                cell->marks.push_back(mark);
        }
    }

    /// The line without what is marked, as the options see it.
    QString unmarked(const QString &text, const DiffCell &cell) const
    {
        QString rest;
        qsizetype at = cell.span.begin;
        for (const TextSpan &mark : cell.marks) {
            rest += QStringView(text).mid(at, mark.begin - at);
            at = mark.end;
        }
        rest += QStringView(text).mid(at, cell.span.end - at);
        return diffKey(rest, m_diff.options);
    }

    /// Marks of the two lines alone.
    void markAlone(LineRow *row) const
    {
        const QString a = m_a.mid(row->a.span.begin, row->a.span.size());
        const QString b = m_b.mid(row->b.span.begin, row->b.span.size());
        row->a.marks.clear();
        row->b.marks.clear();
        for (const TextEdit &edit : diffTexts(a, b, m_diff.options).edits) {
            if (edit.op == DiffOp::Delete)
                row->a.marks.push_back({row->a.span.begin + edit.a.begin, row->a.span.begin + edit.a.end});
            else if (edit.op == DiffOp::Insert)
                row->b.marks.push_back({row->b.span.begin + edit.b.begin, row->b.span.begin + edit.b.end});
        }
    }

    void addPair(qsizetype aLine, qsizetype bLine)
    {
        LineRow row{RowOp::Changed, cell(false, aLine), cell(true, bLine)};
        addMarks(&row.a, false);
        addMarks(&row.b, true);
        // Words can be equal to those of other lines of the block; side by side these two differ.
        if (unmarked(m_a, row.a) != unmarked(m_b, row.b))
            markAlone(&row);
        row.a.breakDiffers = row.b.breakDiffers
            = breakOf(m_a, m_diff.aLines[size_t(aLine)]) != breakOf(m_b, m_diff.bLines[size_t(bLine)]);
        if (row.a.marks.empty() && row.b.marks.empty() && !row.a.breakDiffers)
            row.op = RowOp::Equal;
        m_rows.push_back(row);
    }

    void addOnly(bool inB, qsizetype line)
    {
        const qsizetype partner = (inB ? m_bMoved : m_aMoved)[size_t(line)];
        LineRow row;
        row.op = inB ? (partner < 0 ? RowOp::Added : RowOp::MovedHere) : (partner < 0 ? RowOp::Removed : RowOp::MovedAway);
        (inB ? row.b : row.a) = cell(inB, line);
        row.partner = partner;
        m_rows.push_back(row);
    }

    /// Lines without a partner: side by side where both sides have some, unless they moved.
    void addUnpaired(qsizetype aBegin, qsizetype aEnd, qsizetype bBegin, qsizetype bEnd)
    {
        while (aBegin < aEnd || bBegin < bEnd) {
            const bool aFree = aBegin < aEnd && m_aMoved[size_t(aBegin)] < 0;
            const bool bFree = bBegin < bEnd && m_bMoved[size_t(bBegin)] < 0;
            if (aFree && bFree)
                addPair(aBegin++, bBegin++);
            else if (aBegin < aEnd && (!aFree || bBegin == bEnd))
                addOnly(false, aBegin++);
            else
                addOnly(true, bBegin++);
        }
    }

    void addChanged(const LineBlock &block)
    {
        seek(block);
        qsizetype a = block.aBegin;
        qsizetype b = block.bBegin;
        for (const Shared &pair : bestPairs(sharedOf(block))) {
            addUnpaired(a, pair.a, b, pair.b);
            addPair(pair.a, pair.b);
            a = pair.a + 1;
            b = pair.b + 1;
        }
        addUnpaired(a, block.aEnd, b, block.bEnd);
    }

    const QString &m_a;
    const QString &m_b;
    const TextDiff &m_diff;
    std::vector<qsizetype> m_aMoved; ///< of each line: its place in the other text, or -1
    std::vector<qsizetype> m_bMoved;
    size_t m_edit = 0;
    size_t m_aMark = 0;
    size_t m_bMark = 0;
    std::vector<LineRow> m_rows;
};

}

std::vector<LineRow> lineRows(const QString &a, const QString &b, const TextDiff &diff)
{
    return RowMaker(a, b, diff).run();
}

namespace {

/// A stretch of a row between two marks, or a mark: what of each side belongs to it.
struct Stretch {
    TextSpan a;
    TextSpan b;
    bool equal;
};

std::vector<Stretch> stretchesOf(const LineRow &row)
{
    std::vector<Stretch> result;
    qsizetype a = row.a.span.begin;
    qsizetype b = row.b.span.begin;
    size_t i = 0;
    size_t j = 0;
    while (a < row.a.span.end || b < row.b.span.end) {
        // What is not marked is equal, as far as the nearer mark.
        const qsizetype aNext = i < row.a.marks.size() ? row.a.marks[i].begin : row.a.span.end;
        const qsizetype bNext = j < row.b.marks.size() ? row.b.marks[j].begin : row.b.span.end;
        const qsizetype same = qMin(aNext - a, bNext - b);
        if (same > 0) {
            result.push_back({{a, a + same}, {b, b + same}, true});
            a += same;
            b += same;
        }
        Stretch changed{{a, a}, {b, b}, false};
        if (i < row.a.marks.size() && row.a.marks[i].begin == a)
            changed.a.end = row.a.marks[i++].end;
        if (j < row.b.marks.size() && row.b.marks[j].begin == b)
            changed.b.end = row.b.marks[j++].end;
        if (changed.a.isEmpty() && changed.b.isEmpty() && same <= 0) {
            // The two sides are not equal by length, as with an ignore mode: the rest in one.
            changed = {{a, row.a.span.end}, {b, row.b.span.end}, false};
        }
        a = changed.a.end;
        b = changed.b.end;
        if (!changed.a.isEmpty() || !changed.b.isEmpty())
            result.push_back(changed);
    }
    return result;
}

DiffCell pieceOf(const DiffCell &cell, TextSpan span, bool first, bool last)
{
    DiffCell piece = cell;
    piece.span = span;
    piece.marks.clear();
    for (const TextSpan &mark : cell.marks) {
        const TextSpan part{qMax(mark.begin, span.begin), qMin(mark.end, span.end)};
        if (part.begin < part.end)
            piece.marks.push_back(part);
    }
    piece.continued = !first;
    piece.breakDiffers = last && cell.breakDiffers;
    if (cell.line < 0 || (!first && span.isEmpty()))
        piece.line = -1;
    return piece;
}

}

void addInPieces(const LineRow &row, qsizetype longest, std::vector<LineRow> *rows)
{
    if (row.a.span.size() <= longest && row.b.span.size() <= longest) {
        rows->push_back(row);
        return;
    }
    qsizetype aFrom = row.a.span.begin;
    qsizetype bFrom = row.b.span.begin;
    bool first = true;
    const auto cut = [&](qsizetype aTo, qsizetype bTo, bool last) {
        LineRow piece = row;
        piece.a = pieceOf(row.a, {aFrom, aTo}, first, last);
        piece.b = pieceOf(row.b, {bFrom, bTo}, first, last);
        if (row.op == RowOp::Changed && piece.a.marks.empty() && piece.b.marks.empty() && !piece.a.breakDiffers
            && piece.a.line >= 0 && piece.b.line >= 0)
            piece.op = RowOp::Equal;
        rows->push_back(std::move(piece));
        first = false;
        aFrom = aTo;
        bFrom = bTo;
    };
    for (const Stretch &stretch : stretchesOf(row)) {
        // As long as the stretch does not fit, full pieces; where it is equal, of both sides alike.
        while (stretch.a.end - aFrom > longest || stretch.b.end - bFrom > longest) {
            qsizetype aTo = qMin(stretch.a.end, aFrom + longest);
            qsizetype bTo = qMin(stretch.b.end, bFrom + longest);
            if (stretch.equal) {
                const qsizetype step = qMax<qsizetype>(0, qMin(aTo - stretch.a.begin, bTo - stretch.b.begin));
                aTo = stretch.a.begin + step;
                bTo = stretch.b.begin + step;
            }
            cut(aTo, bTo, false);
        }
    }
    cut(row.a.span.end, row.b.span.end, true);
}

}
