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
/// common English ones on top, which come again in the text they are in; one text in ten is Chinese, Japanese or Arabic.
/// How much it repeats itself was set beside real texts. 2,000 characters of READMEs shrink to 0.45 to 0.54 (zstd, level 3)
/// and hold 137 to 186 different words, of source files to 0.36 to 0.39 with 90 to 97; of text() to 0.47 with 175, of
/// output() to 0.39 with 89.
class ManyTexts final
{
public:
    explicit ManyTexts(quint64 seed);

    /// About so many characters, UTF-8, without what JSON would have to escape.
    QByteArray text(int characters);
    /// As a program prints it for an agent: lines that resemble each other.
    QByteArray output(int characters);
    SeededRandom &random() { return m_random; }

    /// What a benchmark may look for: the first is the most common word; -1: from the end.
    static QByteArray word(int rank);

private:
    QByteArray english(int characters, int newOfThousand, int copiedOfThousand);
    QByteArray chinese(int characters, bool japanese);
    QByteArray arabic(int characters);

    SeededRandom m_random;
    std::vector<QByteArray> m_words;
    std::vector<quint16> m_zipf; ///< ranks as often as they occur, in 65,536 places
};

}
