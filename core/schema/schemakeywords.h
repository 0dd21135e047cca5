#pragma once

#include <string_view>

namespace heliograph {

/// What the value of a keyword must be.
enum class SchemaShape {
    Any,
    Schema,
    SchemaOrList,
    SchemaList,
    SchemaMap,
    SchemaOrNamesMap,
    NamesMap,
    Text,
    Texts,
    Number,
    Bound,
    Count,
    Switch,
    List,
    Type,
    Pattern,
    Positive
};

struct SchemaKeyword {
    std::string_view name;
    SchemaShape shape;
    bool checked = true; ///< false: known, but values are not held against it
};

/// Null for a keyword that is not known.
const SchemaKeyword *schemaKeyword(std::string_view name);

}
