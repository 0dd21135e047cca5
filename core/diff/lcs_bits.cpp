#include "core/diff/lcs.h"

#include <algorithm>

namespace heliograph::lcs {

namespace {

constexpr qint64 kTableWords = 4'000'000; // 32 MB

qsizetype wordsFor(qsizetype bits)
{
    return (bits + 63) / 64;
}

/// Where each element stands in B. Elements that are frequent have their bits ready, of others they are set and cleared.
class MatchBits final
{
public:
    MatchBits(DiffSequence b, bool reversed) : m_words(wordsFor(qsizetype(b.size())))
    {
        quint32 top = 0;
        for (const quint32 element : b)
            top = qMax(top, element);
        m_begin.assign(size_t(top) + 2, 0);
        for (const quint32 element : b)
            ++m_begin[element + 1];
        for (size_t i = 1; i < m_begin.size(); ++i)
            m_begin[i] += m_begin[i - 1];
        m_places.resize(b.size());
        std::vector<quint32> next(m_begin.begin(), m_begin.end() - 1);
        const qsizetype size = qsizetype(b.size());
        for (qsizetype i = 0; i < size; ++i)
            m_places[next[b[size_t(reversed ? size - 1 - i : i)]]++] = quint32(i);
        m_dense.resize(size_t(top) + 1, nullptr);
        for (quint32 element = 0; element <= top; ++element) {
            if (qsizetype(m_begin[element + 1] - m_begin[element]) <= m_words)
                continue;
            auto &bits = m_ready.emplace_back(size_t(m_words), 0);
            set(element, &bits);
        }
        size_t ready = 0;
        for (quint32 element = 0; element <= top; ++element) {
            if (qsizetype(m_begin[element + 1] - m_begin[element]) > m_words)
                m_dense[element] = &m_ready[ready++];
        }
        m_scratch.assign(size_t(m_words), 0);
    }

    qsizetype words() const { return m_words; }

    /// The next state of a row: a zero bit is where the subsequence grows.
    void step(quint32 element, const quint64 *from, quint64 *to)
    {
        const bool known = element < m_dense.size();
        const std::vector<quint64> *bits = known ? m_dense[element] : nullptr;
        const bool sparse = known && !bits;
        if (sparse) {
            set(element, &m_scratch);
            bits = &m_scratch;
        }
        if (!bits) {
            if (from != to)
                std::copy(from, from + m_words, to);
            return;
        }
        quint64 carry = 0;
        const quint64 *match = bits->data();
        for (qsizetype w = 0; w < m_words; ++w) {
            const quint64 v = from[w];
            const quint64 u = v & match[w];
            const quint64 sum = v + u;
            const quint64 withCarry = sum + carry;
            carry = quint64(sum < v) | quint64(withCarry < sum);
            to[w] = withCarry | (v & ~match[w]);
        }
        if (sparse)
            clear(element);
    }

private:
    void set(quint32 element, std::vector<quint64> *bits) const
    {
        for (quint32 i = m_begin[element]; i < m_begin[element + 1]; ++i)
            (*bits)[m_places[i] / 64] |= quint64(1) << (m_places[i] % 64);
    }
    void clear(quint32 element)
    {
        for (quint32 i = m_begin[element]; i < m_begin[element + 1]; ++i)
            m_scratch[m_places[i] / 64] = 0;
    }

    qsizetype m_words;
    std::vector<quint32> m_begin; ///< of the element's places
    std::vector<quint32> m_places;
    std::vector<std::vector<quint64>> m_ready;
    std::vector<const std::vector<quint64> *> m_dense;
    std::vector<quint64> m_scratch;
};

bool wholeTable(DiffSequence a, DiffSequence b, qsizetype aOffset, qsizetype bOffset, DiffBudget &budget, Pairs *pairs)
{
    MatchBits bits(b, false);
    const qsizetype words = bits.words();
    std::vector<quint64> rows(size_t(words) * (a.size() + 1), ~quint64(0));
    for (size_t i = 0; i < a.size(); ++i) {
        bits.step(a[i], &rows[i * size_t(words)], &rows[(i + 1) * size_t(words)]);
        if (!budget.spend(words))
            return false;
    }
    const auto isSet = [&](qsizetype row, qsizetype column) {
        return (rows[size_t(row * words + column / 64)] >> (column % 64)) & 1;
    };
    const size_t first = pairs->size();
    qsizetype row = qsizetype(a.size());
    qsizetype column = qsizetype(b.size());
    while (row > 0 && column > 0) {
        if (isSet(row, column - 1)) {
            --column;
        } else {
            --row;
            if (isSet(row, column - 1)) {
                --column;
                pairs->push_back({aOffset + row, bOffset + column});
            }
        }
    }
    std::reverse(pairs->begin() + qsizetype(first), pairs->end());
    return true;
}

/// For each length of a beginning of B (of an end, reversed): the length of its subsequence with all of A.
bool lastRow(DiffSequence a, DiffSequence b, bool reversed, DiffBudget &budget, std::vector<quint32> *lengths)
{
    MatchBits bits(b, reversed);
    std::vector<quint64> row(size_t(bits.words()), ~quint64(0));
    for (size_t i = 0; i < a.size(); ++i) {
        bits.step(a[reversed ? a.size() - 1 - i : i], row.data(), row.data());
        if (!budget.spend(bits.words()))
            return false;
    }
    lengths->resize(b.size() + 1);
    quint32 length = 0;
    (*lengths)[0] = 0;
    for (size_t i = 0; i < b.size(); ++i) {
        length += quint32(~(row[i / 64] >> (i % 64)) & 1);
        (*lengths)[i + 1] = length;
    }
    return true;
}

bool byHalves(DiffSequence a, DiffSequence b, qsizetype aOffset, qsizetype bOffset, DiffBudget &budget, Pairs *pairs)
{
    if (a.empty() || b.empty())
        return true;
    if (qint64(a.size() + 1) * wordsFor(qsizetype(b.size())) <= kTableWords || a.size() == 1)
        return wholeTable(a, b, aOffset, bOffset, budget, pairs);
    const size_t half = a.size() / 2;
    size_t split = 0;
    {
        std::vector<quint32> forward;
        std::vector<quint32> backward;
        if (!lastRow(a.first(half), b, false, budget, &forward) || !lastRow(a.subspan(half), b, true, budget, &backward))
            return false;
        quint32 best = 0;
        for (size_t i = 0; i <= b.size(); ++i) {
            const quint32 sum = forward[i] + backward[b.size() - i];
            if (i == 0 || sum > best) {
                best = sum;
                split = i;
            }
        }
    }
    return byHalves(a.first(half), b.first(split), aOffset, bOffset, budget, pairs)
        && byHalves(
            a.subspan(half), b.subspan(split), aOffset + qsizetype(half), bOffset + qsizetype(split), budget, pairs);
}

}

qint64 bitParallelSteps(qsizetype a, qsizetype b)
{
    const qint64 once = qint64(a) * wordsFor(b);
    return once <= kTableWords ? once : 2 * once;
}

bool bitParallel(DiffSequence a, DiffSequence b, DiffBudget &budget, Pairs *pairs)
{
    return byHalves(a, b, 0, 0, budget, pairs);
}

}
