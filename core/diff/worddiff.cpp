#include "core/diff/worddiff.h"

#include "core/diff/gapslide.h"
#include "core/diff/interner.h"
#include "core/diff/sequencediff.h"
#include "core/diff/texttokens.h"

#include <deque>

namespace heliograph {

namespace {

/// One side, as words and as numbers.
struct Side {
    QStringView text;
    std::vector<TextToken> tokens;
    std::vector<quint32> numbers;

    QStringView textOf(qsizetype token) const
    {
        const TextToken &place = tokens[size_t(token)];
        return text.mid(place.begin, place.size);
    }
    TextToken::Kind kind(qsizetype token) const { return tokens[size_t(token)].tokenKind(); }
};

/// White space that does not count becomes part of the token it stands at.
void foldSpace(std::vector<TextToken> *tokens, const std::vector<TextSpan> &spans, DiffOptions::Space space)
{
    using Kind = TextToken::Kind;
    std::vector<TextToken> kept;
    kept.reserve(tokens->size());
    size_t span = 0;
    qsizetype open = -1; // begin of white space that waits for its token
    for (const TextToken &token : *tokens) {
        TextSpan place = token.span();
        while (place.begin >= spans[span].end) {
            ++span;
            open = -1;
        }
        const Kind kind = token.tokenKind();
        const bool follows = !kept.empty() && kept.back().span().end == place.begin && place.begin > spans[span].begin;
        if (space == DiffOptions::Space::IgnoreAll && (kind == Kind::Space || kind == Kind::Break)) {
            if (follows)
                kept.back() = {{kept.back().span().begin, place.end}, kept.back().tokenKind()};
            else if (open < 0)
                open = place.begin;
            continue;
        }
        if (space == DiffOptions::Space::IgnoreChange && kind == Kind::Break && follows
            && kept.back().tokenKind() == Kind::Space) {
            kept.back() = {{kept.back().span().begin, place.end}, Kind::Break};
            continue;
        }
        if (open >= 0)
            place.begin = open;
        open = -1;
        kept.emplace_back(place, kind);
    }
    *tokens = std::move(kept);
}

Side sideOf(QStringView text, const std::vector<TextSpan> &spans, const DiffOptions &options, Interner *interner,
    std::deque<QString> *keys)
{
    Side side;
    side.text = text;
    for (const TextSpan &span : spans)
        tokenize(text, span, &side.tokens);
    if (options.space != DiffOptions::Space::Exact)
        foldSpace(&side.tokens, spans, options.space);
    side.numbers.reserve(side.tokens.size());
    const bool exact = options.space == DiffOptions::Space::Exact && !options.ignoreCase;
    for (qsizetype i = 0; i < qsizetype(side.tokens.size()); ++i) {
        if (exact) {
            side.numbers.push_back(interner->number(side.textOf(i)));
            continue;
        }
        QString key;
        if (options.space == DiffOptions::Space::IgnoreChange && side.kind(i) == TextToken::Kind::Space)
            key = QStringLiteral(" ");
        else if (options.space == DiffOptions::Space::IgnoreChange && side.kind(i) == TextToken::Kind::Break)
            key = QStringLiteral("\n");
        else
            key = diffKey(side.textOf(i), options);
        keys->push_back(std::move(key));
        side.numbers.push_back(interner->number(keys->back()));
    }
    return side;
}

bool isBlank(const Side &side, qsizetype token)
{
    return side.kind(token) == TextToken::Kind::Space || side.kind(token) == TextToken::Kind::Break;
}

void append(std::vector<SequenceMatch> *matches, qsizetype a, qsizetype b)
{
    if (!matches->empty() && matches->back().a + matches->back().count == a
        && matches->back().b + matches->back().count == b)
        ++matches->back().count;
    else
        matches->push_back({a, b, 1});
}

/// A line break is worth more than spaces.
void matchInnerBlanks(const Side &a, qsizetype aBegin, qsizetype aEnd, const Side &b, qsizetype bBegin, qsizetype bEnd,
    std::vector<SequenceMatch> *matches)
{
    constexpr size_t kMost = 100'000; // cells of the table
    std::vector<qsizetype> left;
    std::vector<qsizetype> right;
    for (qsizetype i = aBegin; i < aEnd; ++i) {
        if (isBlank(a, i))
            left.push_back(i);
    }
    for (qsizetype i = bBegin; i < bEnd; ++i) {
        if (isBlank(b, i))
            right.push_back(i);
    }
    if (left.empty() || right.empty())
        return;
    const auto same = [&](size_t i, size_t j) { return a.numbers[size_t(left[i])] == b.numbers[size_t(right[j])]; };
    if (left.size() * right.size() > kMost) {
        // Words that have nothing in common: breaks side by side are good enough.
        for (size_t i = 0; i < qMin(left.size(), right.size()); ++i) {
            if (same(i, i) && a.kind(left[i]) == TextToken::Kind::Break)
                append(matches, left[i], right[i]);
        }
        return;
    }
    const size_t width = right.size() + 1;
    std::vector<quint32> best((left.size() + 1) * width, 0); // of what is left from here on
    for (size_t i = left.size(); i-- > 0;) {
        const quint32 worth = a.kind(left[i]) == TextToken::Kind::Break ? 3 : 1;
        for (size_t j = right.size(); j-- > 0;) {
            quint32 value = qMax(best[(i + 1) * width + j], best[i * width + j + 1]);
            if (same(i, j))
                value = qMax(value, best[(i + 1) * width + j + 1] + worth);
            best[i * width + j] = value;
        }
    }
    for (size_t i = 0, j = 0; i < left.size() && j < right.size();) {
        const quint32 worth = a.kind(left[i]) == TextToken::Kind::Break ? 3 : 1;
        if (same(i, j) && best[i * width + j] == best[(i + 1) * width + j + 1] + worth) {
            append(matches, left[i++], right[j++]);
        } else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
}

/// White space between two matched words.
void matchBlanks(const Side &a, qsizetype aBegin, qsizetype aEnd, const Side &b, qsizetype bBegin, qsizetype bEnd,
    std::vector<SequenceMatch> *matches)
{
    if (aBegin == aEnd || bBegin == bEnd)
        return;
    if (aEnd - aBegin == 1 && bEnd - bBegin == 1) {
        if (isBlank(a, aBegin) && a.numbers[size_t(aBegin)] == b.numbers[size_t(bBegin)])
            append(matches, aBegin, bBegin);
        return;
    }
    // What stands at a matched word stays with it.
    const auto sameBlank = [&](qsizetype i, qsizetype j) {
        return isBlank(a, i) && a.numbers[size_t(i)] == b.numbers[size_t(j)];
    };
    while (aBegin < aEnd && bBegin < bEnd && sameBlank(aBegin, bBegin))
        append(matches, aBegin++, bBegin++);
    qsizetype tail = 0;
    while (aBegin < aEnd - tail && bBegin < bEnd - tail && sameBlank(aEnd - tail - 1, bEnd - tail - 1))
        ++tail;
    matchInnerBlanks(a, aBegin, aEnd - tail, b, bBegin, bEnd - tail, matches);
    for (; tail > 0; --tail)
        append(matches, aEnd - tail, bEnd - tail);
}

/// What is no white space first, since that is what a text says; then the white space between it.
std::vector<SequenceMatch> matchSides(const Side &a, const Side &b, DiffBudget &budget, bool *coarse)
{
    std::vector<quint32> numbers[2];
    std::vector<quint32> places[2];
    for (int i = 0; i < 2; ++i) {
        const Side &side = i == 0 ? a : b;
        numbers[i].reserve(side.tokens.size());
        places[i].reserve(side.tokens.size());
        for (qsizetype token = 0; token < qsizetype(side.tokens.size()); ++token) {
            if (isBlank(side, token))
                continue;
            numbers[i].push_back(side.numbers[size_t(token)]);
            places[i].push_back(quint32(token));
        }
    }
    const SequenceDiff diff = diffSequences(numbers[0], numbers[1], budget, DiffEffort::Quick);
    *coarse = diff.coarse;
    std::vector<SequenceMatch> matches;
    qsizetype aAt = 0;
    qsizetype bAt = 0;
    for (const SequenceMatch &match : diff.matches) {
        for (qsizetype i = 0; i < match.count; ++i) {
            const qsizetype aToken = places[0][size_t(match.a + i)];
            const qsizetype bToken = places[1][size_t(match.b + i)];
            matchBlanks(a, aAt, aToken, b, bAt, bToken, &matches);
            append(&matches, aToken, bToken);
            aAt = aToken + 1;
            bAt = bToken + 1;
        }
    }
    matchBlanks(a, aAt, qsizetype(a.tokens.size()), b, bAt, qsizetype(b.tokens.size()), &matches);
    return matches;
}

/// How well a border stands before a token.
int borderScore(const Side &side, qsizetype before)
{
    if (before == 0 || before == qsizetype(side.tokens.size()))
        return 6;
    const TextToken::Kind left = side.kind(before - 1);
    const TextToken::Kind right = side.kind(before);
    if (left == TextToken::Kind::Break)
        return 5;
    if (right == TextToken::Kind::Break)
        return 4;
    const auto endsSentence = [&side](qsizetype token) {
        const QStringView text = side.textOf(token);
        return text == u"." || text == u"!" || text == u"?" || text == u"。" || text == u"！" || text == u"？";
    };
    if (left == TextToken::Kind::Space)
        return before >= 2 && endsSentence(before - 2) ? 4 : 3;
    if (right == TextToken::Kind::Space)
        return endsSentence(before - 1) ? 3 : 2;
    return left == TextToken::Kind::Word && right == TextToken::Kind::Word ? 0 : 1;
}

/// Characters that are not white space, up to each token.
std::vector<quint32> weightsOf(const Side &side)
{
    std::vector<quint32> sums(side.tokens.size() + 1, 0);
    for (size_t i = 0; i < side.tokens.size(); ++i)
        sums[i + 1] = sums[i] + (isBlank(side, qsizetype(i)) ? 0 : side.tokens[i].size);
    return sums;
}

/// Cuts matches at line breaks, so that a break stays matched whatever becomes of the words beside it.
std::vector<SequenceMatch> cutAtBreaks(const std::vector<SequenceMatch> &matches, const Side &a)
{
    std::vector<SequenceMatch> cut;
    for (const SequenceMatch &match : matches) {
        qsizetype from = 0;
        for (qsizetype i = 0; i <= match.count; ++i) {
            const bool border = i == match.count
                || (i > from
                    && (a.kind(match.a + i) == TextToken::Kind::Break) != (a.kind(match.a + i - 1) == TextToken::Kind::Break));
            if (border && i > from) {
                cut.push_back({match.a + from, match.b + from, i - from});
                from = i;
            }
        }
    }
    return cut;
}

/// Takes out matches that are small beside the differences on both of their sides.
void dropAccidents(std::vector<SequenceMatch> *matches, const Side &a, const Side &b)
{
    constexpr int kPasses = 4;
    const std::vector<quint32> aWeights = weightsOf(a);
    const std::vector<quint32> bWeights = weightsOf(b);
    const auto weight = [](const std::vector<quint32> &weights, qsizetype begin, qsizetype end) {
        return weights[size_t(end)] - weights[size_t(begin)];
    };
    const auto gapWeight = [&](qsizetype aBegin, qsizetype aEnd, qsizetype bBegin, qsizetype bEnd) -> quint32 {
        if (aBegin == aEnd && bBegin == bEnd)
            return 0;
        return qMax(1u, qMax(weight(aWeights, aBegin, aEnd), weight(bWeights, bBegin, bEnd)));
    };
    for (int pass = 0; pass < kPasses; ++pass) {
        std::vector<SequenceMatch> kept;
        kept.reserve(matches->size());
        qsizetype aEnd = 0;
        qsizetype bEnd = 0;
        for (size_t i = 0; i < matches->size(); ++i) {
            const SequenceMatch &match = (*matches)[i];
            const bool isLast = i + 1 == matches->size();
            const qsizetype aNext = isLast ? qsizetype(a.tokens.size()) : (*matches)[i + 1].a;
            const qsizetype bNext = isLast ? qsizetype(b.tokens.size()) : (*matches)[i + 1].b;
            bool drop = false;
            if (a.kind(match.a) != TextToken::Kind::Break) {
                const quint32 left = gapWeight(aEnd, match.a, bEnd, match.b);
                const quint32 right = gapWeight(match.a + match.count, aNext, match.b + match.count, bNext);
                const quint32 own = 2 * weight(aWeights, match.a, match.a + match.count);
                drop = left > 0 && right > 0 && own <= left && own <= right;
            }
            if (drop)
                continue;
            kept.push_back(match);
            aEnd = match.a + match.count;
            bEnd = match.b + match.count;
        }
        const bool changed = kept.size() != matches->size();
        *matches = std::move(kept);
        if (!changed)
            return;
    }
}

}

WordDiff diffWords(QStringView aText, const std::vector<TextSpan> &a, QStringView bText, const std::vector<TextSpan> &b,
    const DiffOptions &options, DiffBudget &budget)
{
    WordDiff result;
    qsizetype length = 0;
    for (const std::vector<TextSpan> *spans : {&a, &b}) {
        for (const TextSpan &span : *spans)
            length += span.size();
    }
    Interner interner(size_t(length / 8));
    std::deque<QString> keys;
    const Side left = sideOf(aText, a, options, &interner, &keys);
    const Side right = sideOf(bText, b, options, &interner, &keys);
    std::vector<SequenceMatch> matches = cutAtBreaks(matchSides(left, right, budget, &result.coarse), left);
    dropAccidents(&matches, left, right);
    // Neighbours are one again, so that a gap can move along all of them.
    std::vector<SequenceMatch> joined;
    for (const SequenceMatch &match : matches) {
        if (!joined.empty() && joined.back().a + joined.back().count == match.a
            && joined.back().b + joined.back().count == match.b)
            joined.back().count += match.count;
        else
            joined.push_back(match);
    }
    slideGaps(&joined, left.numbers, right.numbers,
        [&](bool inB, qsizetype before) { return borderScore(inB ? right : left, before); });
    for (const SequenceMatch &match : joined) {
        for (qsizetype i = 0; i < match.count; ++i) {
            const TextSpan aSpan = left.tokens[size_t(match.a + i)].span();
            const TextSpan bSpan = right.tokens[size_t(match.b + i)].span();
            if (!result.matches.empty() && result.matches.back().a.end == aSpan.begin
                && result.matches.back().b.end == bSpan.begin) {
                result.matches.back().a.end = aSpan.end;
                result.matches.back().b.end = bSpan.end;
            } else {
                result.matches.push_back({aSpan, bSpan});
            }
        }
    }
    return result;
}

}
