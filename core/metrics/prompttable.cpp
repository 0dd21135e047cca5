#include "core/metrics/prompttable.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <numeric>

namespace heliograph {

namespace {

constexpr int kMostPlaceBits = 20; // 8 MB while it is counted
constexpr size_t kMostUnplaced = 40'000; // calls; a tenth of a millisecond to go through

void keepFirst(std::vector<PromptTable::Entry> &entries, size_t count)
{
    const auto before = [](const auto &a, const auto &b) { return a.before(b); };
    if (entries.size() > count) {
        std::partial_sort(entries.begin(), entries.begin() + qsizetype(count), entries.end(), before);
        entries.resize(count);
    } else {
        std::sort(entries.begin(), entries.end(), before);
    }
}

}

bool PromptTable::Entry::before(const Entry &other) const
{
    if (costPico != other.costPico)
        return costPico > other.costPico;
    if (calls != other.calls)
        return calls > other.calls;
    return hash < other.hash;
}

void PromptTable::Entry::add(const Call &call)
{
    hash = call.hash;
    costPico += call.costPico;
    unpriced += call.unpriced;
    row = call.row;
    ++calls;
}

void PromptTable::add(const Call &call)
{
    if (m_sums.empty())
        m_sums.resize(kSlots, 0);
    // A credit would hide what else is in the slot.
    m_sums[slotOf(call.hash)] += std::max<qint64>(call.costPico, 0);
    if (m_pieces.empty() || m_pieces.back().size() == kPiece) {
        m_pieces.emplace_back();
        m_pieces.back().reserve(m_count == 0 ? 64 : kPiece);
    }
    m_pieces.back().push_back(call);
    ++m_count;
}

void PromptTable::add(PromptTable &&other)
{
    if (other.m_count == 0)
        return;
    if (m_sums.empty())
        m_sums.resize(kSlots, 0);
    for (size_t slot = 0; slot < kSlots; ++slot)
        m_sums[slot] += other.m_sums[slot];
    for (std::vector<Call> &piece : other.m_pieces)
        m_pieces.push_back(std::move(piece));
    m_count += other.m_count;
    other = {};
}

/// Every prompt in these slots that may have cost as much as least, and perhaps some that have not.
std::vector<PromptTable::Entry> PromptTable::exact(const std::vector<bool> &slots, qint64 least) const
{
    // Where calls are dear, many slots together are as dear as the dearest prompts are alone. So what is in them is told
    // apart once more, into about as many places as there are calls.
    const int shift = 64 - std::clamp(int(std::bit_width(m_count)), 1, kMostPlaceBits);
    const auto placeOf = [shift](quint64 hash) { return size_t((hash * 0x9e37'79b9'7f4a'7c15) >> shift); };
    std::vector<qint64> places;
    if (least > 0) {
        places.resize(size_t(1) << (64 - shift), 0);
        forEachCall([&](const Call &call) {
            if (slots[slotOf(call.hash)])
                places[placeOf(call.hash)] += std::max<qint64>(call.costPico, 0);
        });
    }
    QHash<quint64, Entry> found;
    forEachCall([&](const Call &call) {
        if (slots[slotOf(call.hash)] && (least <= 0 || places[placeOf(call.hash)] >= least))
            found[call.hash].add(call);
    });
    return {found.cbegin(), found.cend()};
}

std::vector<PromptTable::Entry> PromptTable::topOfMine(size_t count) const
{
    if (m_count == 0 || count == 0)
        return {};
    const auto slotsFrom = [this](qint64 least) {
        std::vector<bool> slots(kSlots);
        for (size_t i = 0; i < kSlots; ++i)
            slots[i] = m_sums[i] >= least;
        return slots;
    };
    // From the fullest slots a cost that the last of the wanted surely reaches; then every slot that can hold as much.
    const size_t first = count < kSlots / 8 ? count * 4 + 32 : kSlots;
    qint64 least = 0;
    if (first < kSlots) {
        std::vector<qint64> sums = m_sums;
        std::nth_element(sums.begin(), sums.begin() + qsizetype(first), sums.end(), std::greater<>());
        std::vector<Entry> some = exact(slotsFrom(std::max<qint64>(sums[first], 1)), 0);
        keepFirst(some, count);
        if (some.size() == count)
            least = std::max<qint64>(some.back().costPico, 0);
    }
    std::vector<Entry> entries = exact(slotsFrom(least), least);
    keepFirst(entries, count);
    return entries;
}

/// Notes where calls are, as soon as there are many of which that is not known. The last piece may still grow.
void PromptTable::placeCalls()
{
    size_t unplaced = 0;
    for (size_t piece = m_placed; piece < m_pieces.size(); ++piece)
        unplaced += m_pieces[piece].size();
    if (unplaced <= kMostUnplaced)
        return;
    m_placed = m_pieces.size() - 1;
    m_starts.assign(kSlots + 1, 0);
    for (size_t piece = 0; piece < m_placed; ++piece) {
        for (const Call &call : m_pieces[piece])
            ++m_starts[slotOf(call.hash) + 1];
    }
    std::partial_sum(m_starts.begin(), m_starts.end(), m_starts.begin());
    m_places.resize(m_starts.back());
    std::vector<quint32> next = m_starts;
    for (size_t piece = 0; piece < m_placed; ++piece) {
        for (size_t at = 0; at < m_pieces[piece].size(); ++at)
            m_places[next[slotOf(m_pieces[piece][at].hash)]++] = quint32(piece << kPieceBits | at);
    }
}

/// Adds my calls of these prompts.
void PromptTable::addUp(QHash<quint64, Entry> &entries)
{
    placeCalls();
    std::vector<bool> slots(kSlots);
    for (auto it = entries.begin(); it != entries.end(); ++it) {
        const size_t slot = slotOf(it.key());
        slots[slot] = true;
        if (m_starts.empty())
            continue;
        for (quint32 i = m_starts[slot]; i < m_starts[slot + 1]; ++i) {
            const Call &call = m_pieces[m_places[i] >> kPieceBits][m_places[i] & (kPiece - 1)];
            if (call.hash == it.key())
                it->add(call);
        }
    }
    const auto add = [&](const Call &call) {
        if (!slots[slotOf(call.hash)])
            return;
        const auto found = entries.find(call.hash);
        if (found != entries.end())
            found->add(call);
    };
    forEachCall(add, m_placed);
}

std::vector<PromptTable::Entry> PromptTable::top(size_t count, const PromptTable *more)
{
    if (m_topCalls != m_count || m_topWanted != count) {
        m_top = topOfMine(count);
        m_topCalls = m_count;
        m_topWanted = count;
    }
    if (!more || more->m_count == 0)
        return m_top;
    // A prompt that more does not have stays where it is: it can only be among the first of mine. One that it has may
    // rise: where it can reach the last of these, what I know of it is added up.
    const qint64 least = m_top.size() == count && count > 0 ? m_top.back().costPico : 0;
    QHash<quint64, Entry> rising;
    more->forEachCall([&](const Call &call) { rising[call.hash].add(call); });
    rising.removeIf([&](const QHash<quint64, Entry>::iterator &it) {
        const bool mine = std::any_of(m_top.begin(), m_top.end(), [&](const Entry &e) { return e.hash == it.key(); });
        const qint64 most = it->costPico + (m_sums.empty() ? 0 : m_sums[slotOf(it.key())]);
        return !mine && m_top.size() == count && most < least;
    });
    if (!rising.isEmpty())
        addUp(rising);
    std::vector<Entry> entries = m_top;
    std::erase_if(entries, [&](const Entry &entry) { return rising.contains(entry.hash); });
    entries.insert(entries.end(), rising.cbegin(), rising.cend());
    keepFirst(entries, count);
    return entries;
}

}
