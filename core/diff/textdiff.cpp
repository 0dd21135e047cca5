#include "core/diff/textdiff.h"

#include "core/diff/gapslide.h"
#include "core/diff/interner.h"
#include "core/diff/movedlines.h"
#include "core/diff/texttokens.h"
#include "core/diff/worddiff.h"

#include <algorithm>
#include <deque>

namespace heliograph {

namespace {

constexpr qsizetype kWeightOfMove = 20; // letters and digits: fewer can be equal by accident

bool isExact(const DiffOptions &options)
{
    return options.space == DiffOptions::Space::Exact && !options.ignoreCase;
}

/// Lines as numbers.
class LineNumbers final
{
public:
    LineNumbers(const DiffOptions &options, size_t lines) : m_options(options), m_interner(lines) { }

    std::vector<quint32> of(QStringView text, const std::vector<TextSpan> &lines)
    {
        const bool exact = isExact(m_options);
        std::vector<quint32> numbers;
        numbers.reserve(lines.size());
        for (const TextSpan &line : lines) {
            const QStringView view = text.mid(line.begin, line.size());
            if (exact) {
                numbers.push_back(m_interner.number(view));
            } else {
                m_keys.push_back(diffKey(view, m_options));
                numbers.push_back(m_interner.number(m_keys.back()));
            }
        }
        return numbers;
    }

private:
    DiffOptions m_options;
    Interner m_interner;
    std::deque<QString> m_keys;
};

QStringView lineText(QStringView text, const std::vector<TextSpan> &lines, qsizetype line)
{
    return text.mid(lines[size_t(line)].begin, lines[size_t(line)].size());
}

/// A border is best where a paragraph or a less indented line begins.
int lineBorderScore(QStringView text, const std::vector<TextSpan> &lines, qsizetype before)
{
    if (before == 0 || before == qsizetype(lines.size()))
        return 40;
    const auto isEmpty = [](QStringView line) { return line.trimmed().isEmpty(); };
    const QStringView line = lineText(text, lines, before);
    int score = 0;
    if (isEmpty(lineText(text, lines, before - 1)))
        score += 20;
    if (isEmpty(line))
        return score + 5;
    int indent = 0;
    while (indent < line.size() && line[indent].isSpace())
        ++indent;
    const QChar first = line[indent];
    const bool closes = first == u'}' || first == u')' || first == u']';
    return score + qMax(0, 16 - indent) - (closes ? 8 : 0);
}

std::vector<LineBlock> blocksOf(const std::vector<SequenceMatch> &matches, qsizetype aLines, qsizetype bLines)
{
    std::vector<LineBlock> blocks;
    qsizetype a = 0;
    qsizetype b = 0;
    const auto changed = [&](qsizetype aEnd, qsizetype bEnd) {
        if (aEnd > a || bEnd > b)
            blocks.push_back({false, a, aEnd, b, bEnd});
    };
    for (const SequenceMatch &match : matches) {
        changed(match.a, match.b);
        a = match.a + match.count;
        b = match.b + match.count;
        blocks.push_back({true, match.a, a, match.b, b});
    }
    changed(aLines, bLines);
    return blocks;
}

/// The lines of a block that did not move, as stretches of text.
std::vector<TextSpan> stretches(
    const std::vector<TextSpan> &lines, qsizetype begin, qsizetype end, const std::vector<bool> &moved)
{
    std::vector<TextSpan> result;
    for (qsizetype i = begin; i < end; ++i) {
        if (moved[size_t(i)])
            continue;
        const TextSpan &line = lines[size_t(i)];
        if (!result.empty() && result.back().end == line.begin)
            result.back().end = line.end;
        else
            result.push_back(line);
    }
    return result;
}

/// What two long texts begin and end with need not be cut into words: how much, up to a space.
TextSpan equalEnds(QStringView a, QStringView b)
{
    constexpr qsizetype kLong = 50'000;
    const qsizetype most = qMin(a.size(), b.size());
    if (most < kLong)
        return {};
    qsizetype head = std::mismatch(a.begin(), a.begin() + most, b.begin()).first - a.begin();
    while (head > 0 && a[head - 1] != u' ' && a[head - 1] != u'\n')
        --head;
    const auto tailEnd = std::make_reverse_iterator(a.begin() + (a.size() - (most - head)));
    qsizetype tail = std::mismatch(std::make_reverse_iterator(a.end()), tailEnd, std::make_reverse_iterator(b.end())).first
        - std::make_reverse_iterator(a.end());
    while (tail > 0 && a[a.size() - tail] != u' ' && a[a.size() - tail] != u'\n')
        --tail;
    return {head, tail};
}

/// The steps between equal stretches.
class EditList final
{
public:
    explicit EditList(std::vector<TextEdit> *edits) : m_edits(edits) { }

    void addEqual(TextSpan a, TextSpan b)
    {
        addChange(a.begin, b.begin);
        if (!m_edits->empty() && m_edits->back().op == DiffOp::Equal) {
            m_edits->back().a.end = a.end;
            m_edits->back().b.end = b.end;
        } else if (!a.isEmpty() || !b.isEmpty()) {
            m_edits->push_back({DiffOp::Equal, a, b});
        }
        m_a = a.end;
        m_b = b.end;
    }
    void addChange(qsizetype aEnd, qsizetype bEnd)
    {
        if (aEnd > m_a)
            m_edits->push_back({DiffOp::Delete, {m_a, aEnd}, {m_b, m_b}});
        if (bEnd > m_b)
            m_edits->push_back({DiffOp::Insert, {aEnd, aEnd}, {m_b, bEnd}});
        m_a = aEnd;
        m_b = bEnd;
    }

private:
    std::vector<TextEdit> *m_edits;
    qsizetype m_a = 0;
    qsizetype m_b = 0;
};

}

bool TextDiff::equal() const
{
    return std::all_of(edits.begin(), edits.end(), [](const TextEdit &edit) { return edit.op == DiffOp::Equal; });
}

TextDiff diffTexts(const QString &a, const QString &b, const DiffOptions &options, const std::atomic_bool *cancelled)
{
    DiffBudget budget(options.budgetMs, cancelled);
    TextDiff diff;
    diff.options = options;
    diff.aLines = linesOf(a);
    diff.bLines = linesOf(b);
    EditList edits(&diff.edits);

    LineNumbers numbers(options, diff.aLines.size() + diff.bLines.size());
    const std::vector<quint32> aNumbers = numbers.of(a, diff.aLines);
    const std::vector<quint32> bNumbers = numbers.of(b, diff.bLines);
    SequenceDiff lines = diffSequences(aNumbers, bNumbers, budget);
    diff.coarse = lines.coarse;
    slideGaps(&lines.matches, aNumbers, bNumbers, [&](bool inB, qsizetype before) {
        return inB ? lineBorderScore(b, diff.bLines, before) : lineBorderScore(a, diff.aLines, before);
    });
    diff.blocks = blocksOf(lines.matches, qsizetype(diff.aLines.size()), qsizetype(diff.bLines.size()));

    diff.moves = findMovedLines(
        aNumbers, bNumbers, diff.blocks,
        [&](qsizetype line, qsizetype count) {
            qsizetype weight = 0;
            for (qsizetype i = line; i < line + count; ++i) {
                for (const QChar c : lineText(a, diff.aLines, i)) {
                    weight += c.isLetterOrNumber() ? 1 : 0;
                    if (weight >= kWeightOfMove)
                        return true;
                }
            }
            return false;
        },
        budget);
    std::vector<bool> aMoved(diff.aLines.size(), false);
    std::vector<bool> bMoved(diff.bLines.size(), false);
    for (const MovedLines &move : diff.moves) {
        std::fill_n(aMoved.begin() + move.a, move.count, true);
        std::fill_n(bMoved.begin() + move.b, move.count, true);
    }

    const auto offset = [](const std::vector<TextSpan> &spans, qsizetype line, qsizetype end) {
        return line < qsizetype(spans.size()) ? spans[size_t(line)].begin : end;
    };
    for (const LineBlock &block : diff.blocks) {
        const TextSpan aSpan{offset(diff.aLines, block.aBegin, a.size()), offset(diff.aLines, block.aEnd, a.size())};
        const TextSpan bSpan{offset(diff.bLines, block.bBegin, b.size()), offset(diff.bLines, block.bEnd, b.size())};
        if (block.equal) {
            edits.addEqual(aSpan, bSpan);
            continue;
        }
        if (!aSpan.isEmpty() && !bSpan.isEmpty()) {
            if (budget.isOver()) {
                diff.coarse = true;
            } else {
                std::vector<TextSpan> aParts = stretches(diff.aLines, block.aBegin, block.aEnd, aMoved);
                std::vector<TextSpan> bParts = stretches(diff.bLines, block.bBegin, block.bEnd, bMoved);
                TextSpan ends;
                if (isExact(options) && aParts == std::vector<TextSpan>{aSpan} && bParts == std::vector<TextSpan>{bSpan}) {
                    ends = equalEnds(QStringView(a).mid(aSpan.begin, aSpan.size()),
                        QStringView(b).mid(bSpan.begin, bSpan.size()));
                    aParts.front() = {aSpan.begin + ends.begin, aSpan.end - ends.end};
                    bParts.front() = {bSpan.begin + ends.begin, bSpan.end - ends.end};
                    edits.addEqual({aSpan.begin, aParts.front().begin}, {bSpan.begin, bParts.front().begin});
                }
                const WordDiff words = diffWords(a, aParts, b, bParts, options, budget);
                diff.coarse = diff.coarse || words.coarse;
                for (const SpanMatch &match : words.matches)
                    edits.addEqual(match.a, match.b);
                edits.addEqual({aSpan.end - ends.end, aSpan.end}, {bSpan.end - ends.end, bSpan.end});
            }
        }
        edits.addChange(aSpan.end, bSpan.end);
    }
    if (budget.isCancelled()) {
        diff = {};
        diff.cancelled = true;
        EditList(&diff.edits).addChange(a.size(), b.size());
    }
    return diff;
}

}
