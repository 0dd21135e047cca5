#include "core/diff/sequencediff.h"

#include "core/diff/lcs.h"

#include <algorithm>

namespace heliograph {

namespace {

// Steps of each kind; together they stay well under a second.
constexpr qint64 kBitsAtOnce = 300'000; ///< cheaper than looking for something better
constexpr qint64 kRarePairs = 4'000'000;
constexpr qint64 kDifferenceSteps = 30'000'000;
constexpr qint64 kBits = 250'000'000;

/// Stretches of so many elements are looked for as anchors; of the longer ones, one in kSample.
constexpr int kGrams[] = {1, 8, 32};
constexpr quint64 kSample = 8;
constexpr qsizetype kElementsPerAnchor = 400; ///< with fewer anchors they are accidents

constexpr qsizetype kLong = 20'000; ///< elements from which on a quick diff goes by stretches
constexpr quint64 kStretchMask = 15; ///< a stretch ends at one element of 16, whichever side it stands on
constexpr qsizetype kLongestStretch = 128;

quint64 mixed(quint64 hash, quint64 value)
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15ULL;
    return hash ^ (hash >> 29);
}

/// Small numbers for elements, in the order in which they are met.
class Renumbering final
{
public:
    static constexpr quint32 kNone = ~quint32(0);

    Renumbering(DiffSequence a, DiffSequence b)
    {
        quint32 top = 0;
        for (const DiffSequence sequence : {a, b}) {
            for (const quint32 element : sequence)
                top = qMax(top, element);
        }
        m_numbers.assign(size_t(top) + 1, kNone);
    }

    quint32 size() const { return quint32(m_used.size()); }
    quint32 find(quint32 element) const { return m_numbers[element]; }
    quint32 number(quint32 element)
    {
        quint32 &number = m_numbers[element];
        if (number == kNone) {
            number = quint32(m_used.size());
            m_used.push_back(element);
        }
        return number;
    }
    void clear()
    {
        for (const quint32 element : m_used)
            m_numbers[element] = kNone;
        m_used.clear();
    }

private:
    std::vector<quint32> m_numbers;
    std::vector<quint32> m_used;
};

/// Values by 64-bit keys that are hashes already.
template <typename Value> class HashTable final
{
public:
    HashTable() : m_slots(1024) { }

    /// Null: not there.
    Value *find(quint64 key)
    {
        Slot &slot = place(key);
        return slot.used ? &slot.value : nullptr;
    }
    Value &at(quint64 key)
    {
        if (m_used * 2 > m_slots.size())
            grow();
        Slot &slot = place(key);
        m_used += slot.used ? 0 : 1;
        slot.used = true;
        slot.key = key;
        return slot.value;
    }

private:
    struct Slot {
        quint64 key = 0;
        Value value;
        bool used = false;
    };
    Slot &place(quint64 key)
    {
        const size_t mask = m_slots.size() - 1;
        size_t i = size_t(key ^ (key >> 32)) & mask;
        while (m_slots[i].used && m_slots[i].key != key)
            i = (i + 1) & mask;
        return m_slots[i];
    }
    void grow()
    {
        std::vector<Slot> old(m_slots.size() * 2);
        old.swap(m_slots);
        for (const Slot &slot : old) {
            if (slot.used)
                place(slot.key) = slot;
        }
    }
    std::vector<Slot> m_slots; ///< a power of two, little more than half full at most
    size_t m_used = 0;
};

class Differ final
{
public:
    Differ(DiffSequence a, DiffSequence b, DiffBudget &budget, DiffEffort effort)
        : m_a(a), m_b(b), m_budget(budget), m_effort(effort), m_numbers(a, b)
    {
    }

    SequenceDiff run()
    {
        solve({0, qsizetype(m_a.size()), 0, qsizetype(m_b.size())}, kBits);
        return std::move(m_result);
    }

private:
    struct Box {
        qsizetype aBegin, aEnd, bBegin, bEnd;
        bool isEmpty() const { return aBegin == aEnd || bBegin == bEnd; }
    };

    void add(qsizetype a, qsizetype b, qsizetype count = 1)
    {
        if (count == 0)
            return;
        if (!m_result.matches.empty()) {
            SequenceMatch &last = m_result.matches.back();
            if (last.a + last.count == a && last.b + last.count == b) {
                last.count += count;
                return;
            }
        }
        m_result.matches.push_back({a, b, count});
    }

    /// What both sides begin and end with, and what lies between.
    void solve(Box box, qint64 bits)
    {
        qsizetype head = 0;
        while (box.aBegin + head < box.aEnd && box.bBegin + head < box.bEnd
            && m_a[size_t(box.aBegin + head)] == m_b[size_t(box.bBegin + head)])
            ++head;
        add(box.aBegin, box.bBegin, head);
        box.aBegin += head;
        box.bBegin += head;
        qsizetype tail = 0;
        while (box.aBegin < box.aEnd - tail && box.bBegin < box.bEnd - tail
            && m_a[size_t(box.aEnd - tail - 1)] == m_b[size_t(box.bEnd - tail - 1)])
            ++tail;
        box.aEnd -= tail;
        box.bEnd -= tail;
        if (!box.isEmpty()) {
            if (m_budget.isOver())
                m_result.coarse = true;
            else
                solveCommon(box, bits);
        }
        add(box.aEnd, box.bEnd, tail);
    }

    struct Stretch {
        qsizetype begin = 0;
        qsizetype end = 0;
    };

    /// The same elements are cut the same way, whatever stands before them.
    static std::vector<Stretch> stretchesOf(DiffSequence sequence, qsizetype begin, qsizetype end)
    {
        std::vector<Stretch> stretches;
        qsizetype from = begin;
        for (qsizetype i = begin; i < end; ++i) {
            const bool cut = (mixed(0, sequence[size_t(i)]) >> 40 & kStretchMask) == 0;
            if (cut || i + 1 == end || i + 1 - from == kLongestStretch) {
                stretches.push_back({from, i + 1});
                from = i + 1;
            }
        }
        return stretches;
    }

    /// Matches equal stretches and looks only between them at single elements. False: nothing came of it.
    bool solveByStretches(const Box &box, qint64 bits)
    {
        const std::vector<Stretch> a = stretchesOf(m_a, box.aBegin, box.aEnd);
        const std::vector<Stretch> b = stretchesOf(m_b, box.bBegin, box.bEnd);
        if (qsizetype(a.size()) * 4 > box.aEnd - box.aBegin)
            return false; // few different elements: too short to say anything
        HashTable<quint32> known;
        quint32 next = 1;
        const auto number = [&](DiffSequence sequence, const Stretch &stretch) {
            quint64 hash = 0;
            for (qsizetype i = stretch.begin; i < stretch.end; ++i)
                hash = mixed(hash, sequence[size_t(i)] + 1);
            quint32 &value = known.at(hash);
            if (value == 0)
                value = next++;
            return value;
        };
        std::vector<quint32> aNumbers(a.size());
        std::vector<quint32> bNumbers(b.size());
        std::transform(a.begin(), a.end(), aNumbers.begin(), [&](const Stretch &stretch) { return number(m_a, stretch); });
        std::transform(b.begin(), b.end(), bNumbers.begin(), [&](const Stretch &stretch) { return number(m_b, stretch); });
        const SequenceDiff diff = Differ(aNumbers, bNumbers, m_budget, DiffEffort::Least).run();
        qsizetype matched = 0;
        for (const SequenceMatch &match : diff.matches)
            matched += match.count;
        if (matched * 8 < qsizetype(qMin(a.size(), b.size())))
            return false;
        m_result.coarse = m_result.coarse || diff.coarse;
        Box between = box;
        for (const SequenceMatch &match : diff.matches) {
            for (qsizetype i = 0; i < match.count; ++i) {
                const Stretch &left = a[size_t(match.a + i)];
                const Stretch &right = b[size_t(match.b + i)];
                // Hashes can be equal by chance.
                if (!std::equal(m_a.begin() + left.begin, m_a.begin() + left.end, m_b.begin() + right.begin,
                        m_b.begin() + right.end))
                    continue;
                between.aEnd = left.begin;
                between.bEnd = right.begin;
                solve(between, bits);
                add(left.begin, right.begin, left.end - left.begin);
                between.aBegin = left.end;
                between.bBegin = right.end;
            }
        }
        between.aEnd = box.aEnd;
        between.bEnd = box.bEnd;
        solve(between, bits);
        return true;
    }

    /// Leaves out what only one side has: it is in no common subsequence.
    void solveCommon(const Box &box, qint64 bits)
    {
        if (m_effort == DiffEffort::Quick && qMin(box.aEnd - box.aBegin, box.bEnd - box.bBegin) >= kLong
            && solveByStretches(box, bits))
            return;
        m_numbers.clear();
        std::vector<quint32> b(size_t(box.bEnd - box.bBegin));
        for (size_t i = 0; i < b.size(); ++i)
            b[i] = m_numbers.number(m_b[size_t(box.bBegin) + i]);
        std::vector<bool> inA(m_numbers.size(), false);
        std::vector<quint32> aReal;
        std::vector<qsizetype> aPlace;
        for (qsizetype i = box.aBegin; i < box.aEnd; ++i) {
            const quint32 number = m_numbers.find(m_a[size_t(i)]);
            if (number == Renumbering::kNone)
                continue;
            inA[number] = true;
            aReal.push_back(number);
            aPlace.push_back(i);
        }
        std::vector<quint32> bReal;
        std::vector<qsizetype> bPlace;
        for (size_t i = 0; i < b.size(); ++i) {
            if (inA[b[i]]) {
                bReal.push_back(b[i]);
                bPlace.push_back(box.bBegin + qsizetype(i));
            }
        }
        if (aReal.empty() || bReal.empty())
            return;
        lcs::Pairs pairs;
        if (exact(aReal, bReal, bits, &pairs)) {
            for (const lcs::Pair &pair : pairs)
                add(aPlace[size_t(pair.a)], bPlace[size_t(pair.b)]);
        } else {
            m_result.coarse = true;
            const bool aShrank = aReal.size() * 4 < size_t(box.aEnd - box.aBegin) * 3;
            const bool bShrank = bReal.size() * 4 < size_t(box.bEnd - box.bBegin) * 3;
            if (aShrank || bShrank) {
                // What stands close together now is worth another look.
                Differ inner(aReal, bReal, m_budget, DiffEffort::Least);
                inner.solveCoarse({0, qsizetype(aReal.size()), 0, qsizetype(bReal.size())});
                for (const SequenceMatch &match : inner.m_result.matches) {
                    for (qsizetype i = 0; i < match.count; ++i)
                        add(aPlace[size_t(match.a + i)], bPlace[size_t(match.b + i)]);
                }
            } else {
                solveCoarse(box);
            }
        }
    }

    bool exact(const std::vector<quint32> &a, const std::vector<quint32> &b, qint64 bits, lcs::Pairs *pairs)
    {
        const qint64 bitSteps = lcs::bitParallelSteps(qsizetype(a.size()), qsizetype(b.size()));
        if (bitSteps <= kBitsAtOnce)
            return lcs::bitParallel(a, b, m_budget, pairs);
        if (auto rare = lcs::byRarePairs(a, b, qMin(kRarePairs, 4 * qint64(a.size() + b.size()) + 100'000), m_budget)) {
            *pairs = std::move(*rare);
            return true;
        }
        if (auto few = lcs::byDifferences(a, b, qMin(kDifferenceSteps, bitSteps + 1'000'000), m_budget)) {
            *pairs = std::move(*few);
            return true;
        }
        return bitSteps <= bits && lcs::bitParallel(a, b, m_budget, pairs);
    }

    /// Anchors first: stretches that each side has once, in the same order. Without them, pieces side by side.
    void solveCoarse(const Box &box)
    {
        for (const int gram : kGrams) {
            const lcs::Pairs anchors = anchorsOf(box, gram);
            if (m_budget.isOver())
                return;
            const qsizetype covered = qsizetype(anchors.size()) * kElementsPerAnchor * (gram == 1 ? 1 : qsizetype(kSample));
            if (covered < qMin(box.aEnd - box.aBegin, box.bEnd - box.bBegin))
                continue;
            Box between = box;
            const qint64 share = kBits / qint64(anchors.size() + 1);
            for (const lcs::Pair &anchor : anchors) {
                if (anchor.a < between.aBegin || anchor.b < between.bBegin)
                    continue; // overlaps the last one
                between.aEnd = anchor.a;
                between.bEnd = anchor.b;
                solvePieces(between, share);
                add(anchor.a, anchor.b, gram);
                between.aBegin = anchor.a + gram;
                between.bBegin = anchor.b + gram;
            }
            between.aEnd = box.aEnd;
            between.bEnd = box.bEnd;
            solvePieces(between, share);
            return;
        }
        solvePieces(box, kBits);
    }

    void solvePieces(const Box &box, qint64 bits)
    {
        if (box.isEmpty())
            return;
        const qsizetype a = box.aEnd - box.aBegin;
        const qsizetype b = box.bEnd - box.bBegin;
        const qint64 steps = lcs::bitParallelSteps(a, b);
        const qint64 allowed = qMax(bits, kBitsAtOnce);
        qsizetype pieces = qsizetype(steps / allowed) + 1;
        pieces = qMin(pieces, qMin(a, b));
        for (qsizetype i = 0; i < pieces; ++i) {
            const Box piece{box.aBegin + a * i / pieces, box.aBegin + a * (i + 1) / pieces, box.bBegin + b * i / pieces,
                box.bBegin + b * (i + 1) / pieces};
            if (m_budget.isOver())
                return;
            solvePiece(piece, m_a.subspan(size_t(piece.aBegin), size_t(piece.aEnd - piece.aBegin)),
                m_b.subspan(size_t(piece.bBegin), size_t(piece.bEnd - piece.bBegin)));
        }
    }

    void solvePiece(const Box &piece, DiffSequence a, DiffSequence b)
    {
        // Numbers may be large here; the tables of the ways want small ones.
        m_numbers.clear();
        std::vector<quint32> aSmall(a.size());
        std::vector<quint32> bSmall(b.size());
        const auto number = [this](quint32 element) { return m_numbers.number(element); };
        std::transform(a.begin(), a.end(), aSmall.begin(), number);
        std::transform(b.begin(), b.end(), bSmall.begin(), number);
        lcs::Pairs pairs;
        if (!lcs::bitParallel(aSmall, bSmall, m_budget, &pairs))
            return;
        for (const lcs::Pair &pair : pairs)
            add(piece.aBegin + pair.a, piece.bBegin + pair.b);
    }

    struct Seen {
        quint32 b = 0;
        bool inA = false;
        bool inB = false;
        bool often = false; ///< twice or more on a side
    };

    /// Calls found(hash, place) for stretches of so many elements, the same ones on either side.
    template <typename Found>
    static void eachGram(DiffSequence sequence, qsizetype begin, qsizetype end, int gram, Found found)
    {
        constexpr quint64 kFactor = 0x9E3779B97F4A7C15ULL;
        quint64 out = 1; // what an element has grown to when it leaves
        for (int i = 0; i < gram; ++i)
            out *= kFactor;
        quint64 sum = 0;
        for (qsizetype i = begin; i < end; ++i) {
            sum = (sum + sequence[size_t(i)] + 1) * kFactor;
            const qsizetype first = i + 1 - gram;
            if (first > begin)
                sum -= (sequence[size_t(first - 1)] + 1) * out * kFactor;
            if (first < begin)
                continue;
            const quint64 hash = mixed(0, sum);
            if (gram == 1 || (hash >> 20) % kSample == 0)
                found(hash, first);
        }
    }

    /// Stretches of so many elements that are once in each side, as many as come in the same order.
    lcs::Pairs anchorsOf(const Box &box, int gram)
    {
        HashTable<Seen> seen;
        eachGram(m_b, box.bBegin, box.bEnd, gram, [&seen](quint64 hash, qsizetype place) {
            Seen &entry = seen.at(hash);
            entry.often = entry.often || entry.inB;
            entry.inB = true;
            entry.b = quint32(place);
        });
        std::vector<std::pair<quint64, qsizetype>> inBoth;
        eachGram(m_a, box.aBegin, box.aEnd, gram, [&](quint64 hash, qsizetype place) {
            Seen *found = seen.find(hash);
            if (!found || found->often)
                return;
            found->often = found->inA;
            found->inA = true;
            inBoth.emplace_back(hash, place);
        });
        lcs::Pairs candidates;
        for (const auto &[hash, place] : inBoth) {
            const Seen *found = seen.find(hash);
            const qsizetype b = qsizetype(found->b);
            // Hashes can be equal by chance.
            if (!found->often && std::equal(m_a.begin() + place, m_a.begin() + place + gram, m_b.begin() + b))
                candidates.push_back({place, b});
        }
        return risingOf(candidates);
    }

    static lcs::Pairs risingOf(const lcs::Pairs &candidates)
    {
        std::vector<size_t> last; // of each length: the candidate that ends soonest
        std::vector<size_t> before(candidates.size());
        for (size_t i = 0; i < candidates.size(); ++i) {
            const auto where = std::lower_bound(last.begin(), last.end(), candidates[i].b,
                [&](size_t index, qsizetype b) { return candidates[index].b < b; });
            before[i] = where == last.begin() ? i : *(where - 1);
            if (where == last.end())
                last.push_back(i);
            else
                *where = i;
        }
        lcs::Pairs rising(last.size());
        size_t index = last.empty() ? 0 : last.back();
        for (size_t k = rising.size(); k > 0; --k) {
            rising[k - 1] = candidates[index];
            index = before[index];
        }
        return rising;
    }

    DiffSequence m_a;
    DiffSequence m_b;
    DiffBudget &m_budget;
    DiffEffort m_effort;
    Renumbering m_numbers;
    SequenceDiff m_result;
};

}

SequenceDiff diffSequences(DiffSequence a, DiffSequence b, DiffBudget &budget, DiffEffort effort)
{
    return Differ(a, b, budget, effort).run();
}

}
