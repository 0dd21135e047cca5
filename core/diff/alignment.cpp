#include "core/diff/alignment.h"

#include "core/diff/sequencediff.h"
#include "core/diff/texttokens.h"

#include <QHash>

#include <algorithm>
#include <optional>

namespace heliograph {

namespace {

constexpr double kAlike = 0.35; ///< from here on two items are the same one, changed
constexpr qsizetype kMostWords = 4'000; ///< of an item that are looked at
constexpr size_t kMostPairs = 40'000; ///< that are compared by their words in one gap

using WordBag = std::vector<size_t>; // hashes of words, sorted

WordBag wordsOf(const QString &text)
{
    std::vector<TextToken> tokens;
    // A word has at least a character, and most have five.
    tokenize(text, {0, qMin(text.size(), kMostWords * 8)}, &tokens);
    WordBag words;
    for (const TextToken &token : tokens) {
        if (token.tokenKind() == TextToken::Kind::Word && qsizetype(words.size()) < kMostWords)
            words.push_back(qHash(QStringView(text).mid(token.begin, token.size)));
    }
    std::sort(words.begin(), words.end());
    return words;
}

double similarity(const WordBag &a, const WordBag &b)
{
    if (a.empty() || b.empty())
        return 0;
    size_t common = 0;
    for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) {
            ++common;
            ++i;
            ++j;
        } else if (a[i] < b[j]) {
            ++i;
        } else {
            ++j;
        }
    }
    return 2.0 * double(common) / double(a.size() + b.size());
}

class Aligner final
{
public:
    Aligner(const std::vector<AlignItem> &a, const std::vector<AlignItem> &b, DiffBudget &budget)
        : m_a(a)
        , m_b(b)
        , m_budget(budget)
        , m_aPartner(a.size(), -1)
        , m_bPartner(b.size(), -1)
        , m_aOp(a.size())
        , m_aWords(a.size())
        , m_bWords(b.size())
    {
    }

    std::vector<AlignedPair> run()
    {
        std::vector<quint32> aNumbers;
        std::vector<quint32> bNumbers;
        QHash<std::pair<int, QStringView>, quint32> numbers;
        const auto number = [&numbers](const AlignItem &item) {
            const std::pair<int, QStringView> key(item.kind, item.text);
            const auto found = numbers.constFind(key);
            if (found != numbers.cend())
                return *found;
            const quint32 next = quint32(numbers.size());
            numbers.insert(key, next);
            return next;
        };
        std::transform(m_a.begin(), m_a.end(), std::back_inserter(aNumbers), number);
        std::transform(m_b.begin(), m_b.end(), std::back_inserter(bNumbers), number);
        const SequenceDiff equal = diffSequences(aNumbers, bNumbers, m_budget);
        for (const SequenceMatch &match : equal.matches) {
            for (qsizetype i = 0; i < match.count; ++i)
                pair(match.a + i, match.b + i, ItemOp::Equal);
        }
        pairMoved(aNumbers, bNumbers);
        qsizetype aAt = 0;
        qsizetype bAt = 0;
        for (const SequenceMatch &match : equal.matches) {
            pairAlike(aAt, match.a, bAt, match.b);
            aAt = match.a + match.count;
            bAt = match.b + match.count;
        }
        pairAlike(aAt, qsizetype(m_a.size()), bAt, qsizetype(m_b.size()));
        return inOrder();
    }

private:
    void pair(qsizetype a, qsizetype b, ItemOp op)
    {
        m_aPartner[size_t(a)] = int(b);
        m_bPartner[size_t(b)] = int(a);
        m_aOp[size_t(a)] = op;
    }

    void pairMoved(const std::vector<quint32> &aNumbers, const std::vector<quint32> &bNumbers)
    {
        QHash<quint32, QList<int>> left;
        for (size_t i = bNumbers.size(); i-- > 0;) {
            if (m_bPartner[i] < 0 && !m_b[i].text.isEmpty())
                left[bNumbers[i]].append(int(i));
        }
        for (size_t i = 0; i < aNumbers.size(); ++i) {
            if (m_aPartner[i] >= 0)
                continue;
            const auto found = left.find(aNumbers[i]);
            if (found != left.end() && !found->isEmpty())
                pair(qsizetype(i), found->takeLast(), ItemOp::Moved);
        }
    }

    const WordBag &words(bool inB, int index)
    {
        std::optional<WordBag> &bag = inB ? m_bWords[size_t(index)] : m_aWords[size_t(index)];
        if (!bag)
            bag = wordsOf((inB ? m_b : m_a)[size_t(index)].text);
        return *bag;
    }

    double likeness(int a, int b, bool alone)
    {
        if (m_a[size_t(a)].kind != m_b[size_t(b)].kind)
            return 0;
        if (alone)
            return 1; // nothing else it could be
        const double value = similarity(words(false, a), words(true, b));
        return value >= kAlike ? value : 0;
    }

    /// The pairs of a stretch without equal items whose likeness sums up highest.
    void pairAlike(qsizetype aBegin, qsizetype aEnd, qsizetype bBegin, qsizetype bEnd)
    {
        std::vector<int> a;
        std::vector<int> b;
        for (qsizetype i = aBegin; i < aEnd; ++i) {
            if (m_aPartner[size_t(i)] < 0)
                a.push_back(int(i));
        }
        for (qsizetype i = bBegin; i < bEnd; ++i) {
            if (m_bPartner[size_t(i)] < 0)
                b.push_back(int(i));
        }
        if (a.empty() || b.empty())
            return;
        if (a.size() * b.size() > kMostPairs || m_budget.isOver()) {
            // Too many to look at each pair: those side by side of the same kind.
            for (size_t i = 0; i < qMin(a.size(), b.size()); ++i) {
                if (m_a[size_t(a[i])].kind == m_b[size_t(b[i])].kind)
                    pair(a[i], b[i], ItemOp::Changed);
            }
            return;
        }
        const bool alone = a.size() == 1 && b.size() == 1;
        const size_t width = b.size() + 1;
        std::vector<double> best((a.size() + 1) * width, 0); // of what is left from here on
        std::vector<double> likely(a.size() * b.size());
        for (size_t i = a.size(); i-- > 0;) {
            for (size_t j = b.size(); j-- > 0;) {
                const double value = likely[i * b.size() + j] = likeness(a[i], b[j], alone);
                double most = qMax(best[(i + 1) * width + j], best[i * width + j + 1]);
                if (value > 0)
                    most = qMax(most, best[(i + 1) * width + j + 1] + value);
                best[i * width + j] = most;
            }
        }
        for (size_t i = 0, j = 0; i < a.size() && j < b.size();) {
            const double value = likely[i * b.size() + j];
            if (value > 0 && best[i * width + j] <= best[(i + 1) * width + j + 1] + value) {
                pair(a[i++], b[j++], ItemOp::Changed);
            } else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) {
                ++i;
            } else {
                ++j;
            }
        }
    }

    std::vector<AlignedPair> inOrder() const
    {
        std::vector<AlignedPair> pairs;
        size_t i = 0;
        // What was removed comes before what was added in its place.
        const auto addRemoved = [&](size_t end) {
            auto place = pairs.end();
            while (place != pairs.begin() && (place - 1)->op == ItemOp::Added)
                --place;
            std::vector<AlignedPair> removed;
            for (; i < end; ++i) {
                if (m_aPartner[i] < 0)
                    removed.push_back({ItemOp::Removed, int(i), -1});
            }
            pairs.insert(place, removed.begin(), removed.end());
        };
        for (size_t j = 0; j < m_b.size(); ++j) {
            const int partner = m_bPartner[j];
            if (partner < 0) {
                pairs.push_back({ItemOp::Added, -1, int(j)});
                continue;
            }
            const ItemOp op = m_aOp[size_t(partner)];
            if (op != ItemOp::Moved) {
                addRemoved(size_t(partner));
                i = size_t(partner) + 1;
            }
            pairs.push_back({op, partner, int(j)});
        }
        addRemoved(m_a.size());
        return pairs;
    }

    const std::vector<AlignItem> &m_a;
    const std::vector<AlignItem> &m_b;
    DiffBudget &m_budget;
    std::vector<int> m_aPartner;
    std::vector<int> m_bPartner;
    std::vector<ItemOp> m_aOp;
    std::vector<std::optional<WordBag>> m_aWords;
    std::vector<std::optional<WordBag>> m_bWords;
};

}

std::vector<AlignedPair> alignItems(
    const std::vector<AlignItem> &a, const std::vector<AlignItem> &b, DiffBudget &budget)
{
    return Aligner(a, b, budget).run();
}

double similarity(const QString &a, const QString &b)
{
    return similarity(wordsOf(a), wordsOf(b));
}

}
