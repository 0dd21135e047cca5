#include "ui/fuzzymatch.h"

#include <QList>

#include <algorithm>

namespace heliograph {

namespace {

constexpr int kLetter = 1;
constexpr int kRun = 6;
constexpr int kWordStart = 10;
constexpr int kTextStart = 4;
constexpr int kNone = -1'000'000;

QString folded(QStringView text)
{
    QString result;
    const QString decomposed = text.toString().normalized(QString::NormalizationForm_KD);
    for (const QChar c : decomposed) {
        if (c.category() != QChar::Mark_NonSpacing)
            result += c.toCaseFolded();
    }
    return result;
}

}

std::optional<int> fuzzyScore(QStringView typed, QStringView text)
{
    const QString needle = folded(typed).remove(QLatin1Char(' '));
    const QString hay = folded(text);
    if (needle.isEmpty())
        return 0;
    if (needle.size() > hay.size())
        return std::nullopt;

    // best[j]: the best score with the letters so far, the last of them at j.
    QList<int> best(hay.size(), kNone);
    for (qsizetype i = 0; i < needle.size(); ++i) {
        QList<int> next(hay.size(), kNone);
        int before = i == 0 ? 0 : kNone; // best anywhere left of j
        for (qsizetype j = 0; j < hay.size(); ++j) {
            if (hay[j] == needle[i] && before > kNone) {
                const bool start = j == 0 || !hay[j - 1].isLetterOrNumber();
                int score = before + kLetter + (start ? kWordStart : 0) + (j == 0 ? kTextStart : 0);
                if (i > 0 && j > 0 && best[j - 1] > kNone)
                    score = std::max(score, best[j - 1] + kLetter + kRun);
                next[j] = score;
            }
            if (i > 0)
                before = std::max(before, best[j]);
        }
        best = next;
    }
    const int score = *std::max_element(best.cbegin(), best.cend());
    if (score <= kNone)
        return std::nullopt;
    return score * 4 - int(std::min<qsizetype>(hay.size(), 100)) / 8; // of equals the shorter
}

}
