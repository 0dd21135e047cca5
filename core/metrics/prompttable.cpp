#include "core/metrics/prompttable.h"

#include <QHash>

#include <algorithm>
#include <bit>
#include <functional>

namespace heliograph {

namespace {

constexpr int kMostPlaceBits = 20; // 8 MB while it is counted

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
    std::vector<bool> slots(kSlots);
    for (auto it = rising.cbegin(); it != rising.cend(); ++it)
        slots[slotOf(it.key())] = true;
    if (!rising.isEmpty()) {
        forEachCall([&](const Call &call) {
            if (!slots[slotOf(call.hash)])
                return;
            const auto found = rising.find(call.hash);
            if (found != rising.end())
                found->add(call);
        });
    }
    std::vector<Entry> entries = m_top;
    std::erase_if(entries, [&](const Entry &entry) { return rising.contains(entry.hash); });
    entries.insert(entries.end(), rising.cbegin(), rising.cend());
    keepFirst(entries, count);
    return entries;
}

}
