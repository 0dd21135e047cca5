#include "core/metrics/prompttable.h"

#include <algorithm>

namespace heliograph {

bool PromptTable::Entry::before(const Entry &other) const
{
    if (costPico != other.costPico)
        return costPico > other.costPico;
    if (calls != other.calls)
        return calls > other.calls;
    return hash < other.hash;
}

void PromptTable::Entry::add(const Entry &other)
{
    costPico += other.costPico;
    calls += other.calls;
    unpriced += other.unpriced;
}

/// Where the hash is, or the free slot for it.
size_t PromptTable::slotOf(quint64 hash) const
{
    const size_t mask = m_slots.size() - 1;
    size_t slot = size_t(hash) & mask;
    while (m_slots[slot] != 0 && m_entries[m_slots[slot] - 1].hash != hash)
        slot = (slot + 1) & mask;
    return slot;
}

void PromptTable::grow()
{
    m_slots.assign(std::max<size_t>(1024, m_slots.size() * 2), 0);
    for (size_t i = 0; i < m_entries.size(); ++i)
        m_slots[slotOf(m_entries[i].hash)] = std::uint32_t(i + 1);
}

void PromptTable::add(const Entry &one)
{
    if (m_entries.size() * 4 >= m_slots.size() * 3)
        grow();
    const size_t slot = slotOf(one.hash);
    if (m_slots[slot] != 0) {
        m_entries[m_slots[slot] - 1].add(one);
        return;
    }
    m_entries.push_back(one);
    m_slots[slot] = std::uint32_t(m_entries.size());
}

const PromptTable::Entry *PromptTable::find(quint64 hash) const
{
    if (m_slots.empty())
        return nullptr;
    const size_t slot = slotOf(hash);
    return m_slots[slot] == 0 ? nullptr : &m_entries[m_slots[slot] - 1];
}

std::vector<PromptTable::Entry> PromptTable::top(size_t count) const
{
    std::vector<Entry> result(std::min(count, m_entries.size()));
    std::partial_sort_copy(m_entries.begin(), m_entries.end(), result.begin(), result.end(),
        [](const Entry &a, const Entry &b) { return a.before(b); });
    return result;
}

}
