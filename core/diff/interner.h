#pragma once

#include <QStringView>

#include <array>
#include <vector>

namespace heliograph {

/// Small numbers for texts: equal texts, equal numbers. Looks at the texts it was given as long as it lives.
class Interner final
{
public:
    explicit Interner(size_t expected);

    quint32 number(QStringView text);
    quint32 size() const { return quint32(m_texts.size()); }

private:
    quint32 find(QStringView text);
    void grow();

    struct Slot {
        quint32 hash = 0;
        quint32 number = ~quint32(0);
    };
    std::array<quint32, 128> m_characters; ///< of single ones, which are half of all words
    std::vector<QStringView> m_texts;
    std::vector<Slot> m_slots; ///< a power of two
};

}
