#pragma once

#include "core/pricing/rate.h"

#include <QDate>
#include <QString>
#include <QTime>

namespace heliograph {

/// A price of the user's own. It wins over the book's from its day on.
struct UserPrice {
    QString provider; ///< an id or another name the book knows, or one of the user's own providers
    QString model; ///< a name that answers give, or the id of the book's row to correct
    QDate from; ///< UTC, inclusive; invalid: always
    Rates rates; ///< at least one
    QString note; ///< said on every receipt
    bool operator==(const UserPrice &) const = default;
};

/// One row of prices as a list shows it.
struct PriceRow {
    QString provider; ///< id
    QString model; ///< id
    QDate from; ///< invalid: names no day
    QTime start; ///< hours (UTC) in which the row holds; invalid: all day
    QTime end;
    Rates rates; ///< empty: no price per token is known
    QString source; ///< "genai-prices 0.1.8", "user", …
    QDate sourceDate; ///< of the source's data; invalid: the user's
    QString note;
    bool own = false; ///< the user's
};

/// A collection of prices and the day it was made.
struct PriceSource {
    QString name;
    QDate date;
};

/// Tokens; unset where unknown.
struct ModelLimits {
    std::optional<qint64> context; ///< question and answer together
    std::optional<qint64> maxOutput; ///< of one answer
};

}
