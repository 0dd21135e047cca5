#include "core/schema/schemakeywords.h"

#include <algorithm>
#include <array>

namespace heliograph {

namespace {

using Shape = SchemaShape;

// Source: JSON Schema 2020-12, core and validation; drafts 4 to 7 and OpenAPI 3.0 for the older
// spellings.
constexpr std::array kKeywords{
    SchemaKeyword{"$schema", Shape::Text},
    SchemaKeyword{"$id", Shape::Text},
    SchemaKeyword{"$anchor", Shape::Text},
    SchemaKeyword{"$comment", Shape::Text},
    SchemaKeyword{"$ref", Shape::Text},
    SchemaKeyword{"$defs", Shape::SchemaMap},
    SchemaKeyword{"$dynamicRef", Shape::Text, false},
    SchemaKeyword{"$dynamicAnchor", Shape::Text},
    SchemaKeyword{"$vocabulary", Shape::Any},
    SchemaKeyword{"definitions", Shape::SchemaMap},
    SchemaKeyword{"title", Shape::Text},
    SchemaKeyword{"description", Shape::Text},
    SchemaKeyword{"default", Shape::Any},
    SchemaKeyword{"examples", Shape::List},
    SchemaKeyword{"example", Shape::Any},
    SchemaKeyword{"deprecated", Shape::Switch},
    SchemaKeyword{"readOnly", Shape::Switch},
    SchemaKeyword{"writeOnly", Shape::Switch},
    SchemaKeyword{"nullable", Shape::Switch},
    SchemaKeyword{"propertyOrdering", Shape::Texts}, // Gemini
    SchemaKeyword{"type", Shape::Type},
    SchemaKeyword{"enum", Shape::List},
    SchemaKeyword{"const", Shape::Any},
    SchemaKeyword{"format", Shape::Text},
    SchemaKeyword{"contentEncoding", Shape::Text},
    SchemaKeyword{"contentMediaType", Shape::Text},
    SchemaKeyword{"contentSchema", Shape::Schema},
    SchemaKeyword{"properties", Shape::SchemaMap},
    SchemaKeyword{"patternProperties", Shape::SchemaMap},
    SchemaKeyword{"additionalProperties", Shape::Schema},
    SchemaKeyword{"unevaluatedProperties", Shape::Schema, false},
    SchemaKeyword{"propertyNames", Shape::Schema},
    SchemaKeyword{"required", Shape::Texts},
    SchemaKeyword{"minProperties", Shape::Count},
    SchemaKeyword{"maxProperties", Shape::Count},
    SchemaKeyword{"dependentRequired", Shape::NamesMap},
    SchemaKeyword{"dependentSchemas", Shape::SchemaMap},
    SchemaKeyword{"dependencies", Shape::SchemaOrNamesMap},
    SchemaKeyword{"items", Shape::SchemaOrList},
    SchemaKeyword{"prefixItems", Shape::SchemaList},
    SchemaKeyword{"additionalItems", Shape::Schema},
    SchemaKeyword{"unevaluatedItems", Shape::Schema, false},
    SchemaKeyword{"contains", Shape::Schema},
    SchemaKeyword{"minContains", Shape::Count},
    SchemaKeyword{"maxContains", Shape::Count},
    SchemaKeyword{"minItems", Shape::Count},
    SchemaKeyword{"maxItems", Shape::Count},
    SchemaKeyword{"uniqueItems", Shape::Switch},
    SchemaKeyword{"minLength", Shape::Count},
    SchemaKeyword{"maxLength", Shape::Count},
    SchemaKeyword{"pattern", Shape::Pattern},
    SchemaKeyword{"minimum", Shape::Number},
    SchemaKeyword{"maximum", Shape::Number},
    SchemaKeyword{"exclusiveMinimum", Shape::Bound}, // draft 4: true or false
    SchemaKeyword{"exclusiveMaximum", Shape::Bound},
    SchemaKeyword{"multipleOf", Shape::Positive},
    SchemaKeyword{"anyOf", Shape::SchemaList},
    SchemaKeyword{"oneOf", Shape::SchemaList},
    SchemaKeyword{"allOf", Shape::SchemaList},
    SchemaKeyword{"not", Shape::Schema},
    SchemaKeyword{"if", Shape::Schema},
    SchemaKeyword{"then", Shape::Schema},
    SchemaKeyword{"else", Shape::Schema},
};

}

const SchemaKeyword *schemaKeyword(std::string_view name)
{
    const auto *at = std::find_if(kKeywords.begin(), kKeywords.end(),
        [name](const SchemaKeyword &known) { return known.name == name; });
    return at == kKeywords.end() ? nullptr : at;
}

}
