#pragma once

#include <QRegularExpression>

#include <optional>

namespace heliograph {

/// The pattern of a schema (ECMA 262) as PCRE has it, with a limit on the steps it may take:
/// patterns come from outside. isValid() of the result says whether it can be read.
QRegularExpression schemaPattern(const QString &pattern);

/// Whether it is found in the text; nothing where the limit was reached.
std::optional<bool> patternMatches(const QRegularExpression &pattern, const QString &text);

/// Whether the text has the format of that name; nothing for a name that is not known.
std::optional<bool> hasSchemaFormat(const QString &name, const QString &text);

}
