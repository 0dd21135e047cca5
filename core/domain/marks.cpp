#include "core/domain/marks.h"

#include <algorithm>

namespace heliograph {

namespace {

constexpr qsizetype kLongestLabel = 60;
constexpr qsizetype kLongestNote = 100'000;

bool comesBefore(const QString &a, const QString &b)
{
    const int differs = a.compare(b, Qt::CaseInsensitive);
    return differs != 0 ? differs < 0 : a < b;
}

}

QString ratingName(Rating rating)
{
    switch (rating) {
    case Rating::Bad:
        return QStringLiteral("bad");
    case Rating::Good:
        return QStringLiteral("good");
    }
    return {};
}

std::optional<Rating> ratingFromName(QStringView name)
{
    for (const Rating rating : {Rating::Bad, Rating::Good}) {
        if (name == ratingName(rating))
            return rating;
    }
    return std::nullopt;
}

Marks tidied(const Marks &marks)
{
    Marks tidy;
    tidy.rating = marks.rating;
    tidy.note = marks.note.trimmed().left(kLongestNote);
    QStringList labels;
    for (const QString &label : marks.labels) {
        const QString text = label.simplified().left(kLongestLabel).trimmed();
        if (!text.isEmpty())
            labels.append(text);
    }
    std::sort(labels.begin(), labels.end(), comesBefore);
    for (const QString &label : std::as_const(labels)) {
        if (tidy.labels.isEmpty() || tidy.labels.constLast().compare(label, Qt::CaseInsensitive) != 0)
            tidy.labels.append(label);
    }
    return tidy;
}

}
