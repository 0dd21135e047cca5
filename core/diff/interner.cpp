#include "core/diff/interner.h"

#include <bit>
#include <cstring>

namespace heliograph {

namespace {

constexpr quint32 kNone = ~quint32(0);

/// Quick for words of a few letters, which most texts here are.
quint32 hashOf(QStringView text)
{
    constexpr quint64 kFactor = 0x9E3779B97F4A7C15ULL;
    const char *bytes = reinterpret_cast<const char *>(text.utf16());
    size_t left = size_t(text.size()) * sizeof(char16_t);
    quint64 hash = left * kFactor;
    for (; left >= 8; left -= 8, bytes += 8) {
        quint64 part;
        memcpy(&part, bytes, 8);
        hash = (hash ^ part) * kFactor;
        hash ^= hash >> 32;
    }
    quint64 part = 0;
    for (size_t i = 0; i < left; i += 2) {
        quint16 unit;
        memcpy(&unit, bytes + i, 2);
        part = (part << 16) | unit;
    }
    hash = (hash ^ part) * kFactor;
    return quint32(hash >> 32);
}

bool same(QStringView a, QStringView b)
{
    return a.size() == b.size() && memcmp(a.utf16(), b.utf16(), size_t(a.size()) * sizeof(char16_t)) == 0;
}

}

Interner::Interner(size_t expected) : m_slots(std::bit_ceil(expected * 2 + 16))
{
    m_characters.fill(kNone);
}

quint32 Interner::number(QStringView text)
{
    if (text.size() != 1 || text.front().unicode() >= m_characters.size())
        return find(text);
    quint32 &number = m_characters[text.front().unicode()];
    if (number == kNone)
        number = find(text);
    return number;
}

quint32 Interner::find(QStringView text)
{
    if (m_texts.size() * 2 >= m_slots.size())
        grow();
    const quint32 hash = hashOf(text);
    const size_t mask = m_slots.size() - 1;
    for (size_t place = hash & mask;; place = (place + 1) & mask) {
        Slot &slot = m_slots[place];
        if (slot.number == kNone) {
            slot = {hash, quint32(m_texts.size())};
            m_texts.push_back(text);
            return slot.number;
        }
        if (slot.hash == hash && same(m_texts[slot.number], text))
            return slot.number;
    }
}

void Interner::grow()
{
    std::vector<Slot> old(m_slots.size() * 2);
    old.swap(m_slots);
    const size_t mask = m_slots.size() - 1;
    for (const Slot &slot : old) {
        if (slot.number == kNone)
            continue;
        size_t place = slot.hash & mask;
        while (m_slots[place].number != kNone)
            place = (place + 1) & mask;
        m_slots[place] = slot;
    }
}

}
