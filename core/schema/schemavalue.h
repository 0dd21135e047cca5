#pragma once

#include "core/base/json.h"

#include <string_view>
#include <unordered_map>

namespace heliograph {

/// Equal values have equal texts: the order of members and 1 against 1.0 make no difference.
QByteArray canonicalJson(const Json &value);

/// "string", "integer", …: whether the value is of the type a schema names.
bool isOfType(const Json &value, std::string_view type);
bool isTypeName(std::string_view type);

/// What a value is, for people: "a string", "a list".
QString kindOf(const Json &value);
QString kindNamed(std::string_view type); ///< of a schema's type
/// The value itself where it is short, for people.
QString shortValue(const Json &value);

/// The members of an object by name; fast for large ones, where ordered JSON looks through all.
class MemberIndex final
{
public:
    explicit MemberIndex(const Json &object);
    const Json *find(std::string_view key) const; ///< null: there is none

private:
    const Json &m_object;
    std::unordered_map<std::string_view, const Json *> m_members; ///< of large objects only
};

/// The value a local reference ("#", "#/$defs/x", "#anchor") means; null where it is none of the
/// schema.
const Json *referredSchema(const Json &root, const QString &reference);

}
