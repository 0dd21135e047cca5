#pragma once

#include <nlohmann/json.hpp>

#include <QByteArray>
#include <QString>

#include <optional>
#include <string_view>

namespace heliograph {

/// JSON that keeps the order of its keys: a model reads them in order, so they are never sorted.
using Json = nlohmann::ordered_json;

/// Nothing where the bytes are no JSON, or nest deeper than 256 levels (hostile input).
std::optional<Json> parseJson(QByteArrayView bytes);

/// Compact bytes; text that is no UTF-8 is replaced, never thrown on.
QByteArray dumpJson(const Json &value);
/// Indented by two, for showing.
QByteArray dumpJsonPretty(const Json &value);

/// The member, or null where value is no object or lacks the key. Never throws.
const Json &member(const Json &value, std::string_view key);
/// The string member as text; empty where absent or of another type.
QString stringMember(const Json &value, std::string_view key);
/// A whole number member; numbers written as strings ("12") count, fractions and negatives of them too (truncated).
std::optional<qint64> intMember(const Json &value, std::string_view key);

QString toQString(const Json &string); ///< empty for a non-string
Json toJson(QStringView text);

}
