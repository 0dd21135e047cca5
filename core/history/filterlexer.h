#pragma once

#include "core/base/result.h"

#include <QString>

#include <vector>

namespace heliograph {

struct FilterToken {
    enum class Kind { Word, Quoted, Operator, Open, Close, End };
    Kind kind = Kind::End;
    QString text; ///< without quotes
    int column = 1; ///< where it begins, counted from 1

    /// A bare word, whatever its case.
    bool is(QLatin1String word) const;
    QString shown() const; ///< for a message
};

/// The sentence of every mistake in a filter.
Error filterError(int column, const QString &what);

/// Always ends with a token End. A bare word goes on up to a space, quote, operator or parenthesis.
Result<std::vector<FilterToken>> readFilterTokens(const QString &text);

}
