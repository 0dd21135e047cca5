#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

#include <QString>

namespace heliograph
{

/// What stands in a piece of code: a dictionary, an object, or the arguments of a call.
struct LooseLiteral {
    Json value;
    QString function; ///< "client.chat.completions.create" where it was a call; else empty
    QStringList left; ///< expressions that are no literals (variables, calls), as they stand; null in the value
};

/// Reads JSON and what people copy out of programs instead: Python dictionaries (None, True, single and triple quotes,
/// adjacent strings), JavaScript objects (names without quotes, template strings, trailing commas, comments), and whole
/// calls (`client.messages.create(model="…", messages=[…])`, `create({ … })`). Nothing is evaluated. Error (Usage)
/// with line and column where it is none of these.
Result<LooseLiteral> readLooseLiteral(const QString &text);

}
