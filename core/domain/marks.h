#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace heliograph {

/// Thumbs down, thumbs up. The numbers are stored in the history: append only, never renumber.
enum class Rating { Bad = 0, Good = 1 };
QString ratingName(Rating rating); ///< "bad", "good"; empty for a number that is none
std::optional<Rating> ratingFromName(QStringView name);

/// What a person says of a call.
struct Marks {
    std::optional<Rating> rating;
    QString note;
    QStringList labels; ///< unique whatever their case, in the order of their letters

    bool empty() const { return *this == Marks{}; }
    bool operator==(const Marks &) const = default;
};

/// As they are kept: the note without spaces around it, labels on one line of at most 60 characters, each once, in order.
Marks tidied(const Marks &marks);

}
