#pragma once

#include "core/base/json.h"
#include "core/schema/schemaproblem.h"

#include <optional>

namespace heliograph {

/// Where something stands in a JSON text. Pure.
struct JsonPlace {
    qsizetype offset = 0; ///< bytes
    qsizetype size = 0; ///< bytes
    int line = 1; ///< from 1
    int column = 1; ///< from 1, in characters
    bool operator==(const JsonPlace &) const = default;
};

/// The value at a JSON Pointer (RFC 6901); nothing where there is none.
std::optional<JsonPlace> placeOf(QByteArrayView text, const QString &pointer);
JsonPlace placeAt(QByteArrayView text, qsizetype offset); ///< with size 0

QString pointerTo(const QString &parent, const QString &key); ///< escapes ~ and /
QString pointerTo(const QString &parent, size_t index);

/// Why the text is no JSON, with its place; nothing where it is.
std::optional<SchemaProblem> jsonMistake(QByteArrayView text);

/// Sets line and column of each problem from its pointer.
void locate(SchemaProblems &problems, QByteArrayView text);

}
