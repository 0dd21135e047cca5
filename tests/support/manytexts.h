#pragma once

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace heliograph {

/// Random numbers that are the same for a seed on every machine.
class SeededRandom final
{
public:
    explicit SeededRandom(quint64 seed) : m_state(seed) { }
    quint64 next();
    int below(int end) { return int(next() >> 33) % end; } ///< 0 … end - 1
    double unit(); ///< 0 ≤ x < 1
    double normal(); ///< mean 0, deviation 1
    /// Log-normal: half are below the median; capped.
    int size(double median, double sigma, int most);

private:
    quint64 m_state;
};

/// Text as people and models write it, as far as an index and a compressor can tell: 40,000 words by Zipf's law with the
/// common English ones on top; one text in ten is Chinese, Japanese or Arabic.
class ManyTexts final
{
public:
    explicit ManyTexts(quint64 seed);

    /// About so many characters, UTF-8, without what JSON would have to escape.
    QByteArray text(int characters);
    SeededRandom &random() { return m_random; }

    /// What a benchmark may look for: the first is the most common word; -1: from the end.
    static QByteArray word(int rank);

private:
    QByteArray english(int characters);
    QByteArray chinese(int characters, bool japanese);
    QByteArray arabic(int characters);

    SeededRandom m_random;
    std::vector<QByteArray> m_words;
    std::vector<quint16> m_zipf; ///< ranks as often as they occur, in 65,536 places
};

}
