#pragma once

#include <QtGlobal>

#include <cstdint>
#include <vector>

namespace heliograph {

/// What each prompt cost, for histories with millions of different ones: 32 bytes each and no allocation of its own.
class PromptTable final
{
public:
    struct Entry {
        quint64 hash = 0;
        qint64 costPico = 0;
        quint32 calls = 0;
        quint32 unpriced = 0;
        qint64 row = 0; ///< of a call with this prompt

        /// The more expensive first, then the more frequent; the hash only makes it always the same.
        bool before(const Entry &other) const;
        void add(const Entry &other);
    };

    void add(const Entry &one);
    const Entry *find(quint64 hash) const;
    const std::vector<Entry> &entries() const { return m_entries; }
    bool empty() const { return m_entries.empty(); }
    /// The first so many of an order by before().
    std::vector<Entry> top(size_t count) const;

private:
    size_t slotOf(quint64 hash) const;
    void grow();

    std::vector<Entry> m_entries;
    std::vector<std::uint32_t> m_slots; ///< index of an entry and one, 0: free; a power of two of them
};

}
