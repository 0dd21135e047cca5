#include "core/schema/schemadraft.h"

#include "core/schema/schemapattern.h"
#include "core/schema/schemavalue.h"

#include <algorithm>

namespace heliograph {

namespace {

Json typeOf(const Json &value)
{
    if (value.is_number())
        return isOfType(value, "integer") && !value.is_number_float() ? "integer" : "number";
    for (const char *type : {"object", "array", "string", "boolean"}) {
        if (isOfType(value, type))
            return type;
    }
    return "null";
}

Json ofValue(const Json &value);

bool hasType(const Json &schema, const char *type)
{
    const Json &types = member(schema, "type");
    return types == type
        || (types.is_array() && std::find(types.begin(), types.end(), type) != types.end());
}

/// What both say of a member of an object that not all have.
Json withNull(Json schema)
{
    const Json types = member(schema, "type");
    if (types.is_string() && types != "null")
        schema["type"] = Json::array({types, "null"});
    else if (types.is_array() && !hasType(schema, "null"))
        schema["type"].push_back("null");
    else if (schema.contains("anyOf"))
        schema["anyOf"].push_back(Json{{"type", "null"}});
    return schema;
}

Json merged(const Json &a, const Json &b);

Json mergedObjects(const Json &a, const Json &b)
{
    Json made = a;
    Json &properties = made["properties"];
    for (auto &item : properties.items()) {
        const Json &other = member(member(b, "properties"), item.key());
        item.value() = other.is_null() ? withNull(item.value()) : merged(item.value(), other);
    }
    for (const auto &item : member(b, "properties").items()) {
        if (!properties.contains(item.key()))
            properties[item.key()] = withNull(item.value());
    }
    made["required"] = Json::array();
    for (const auto &item : properties.items())
        made["required"].push_back(item.key());
    return made;
}

/// A schema that both fit.
Json merged(const Json &a, const Json &b)
{
    if (a == b)
        return a;
    if (a.empty() || b.empty())
        return a.empty() ? b : a;
    if (hasType(a, "object") && hasType(b, "object"))
        return hasType(a, "null") || hasType(b, "null") ? withNull(mergedObjects(a, b))
                                                        : mergedObjects(a, b);
    if (hasType(a, "array") && hasType(b, "array")) {
        Json made = a;
        made["items"] = merged(member(a, "items").is_object() ? a["items"] : Json::object(),
            member(b, "items").is_object() ? b["items"] : Json::object());
        return made;
    }
    if (member(a, "type") == "null")
        return withNull(b);
    if (member(b, "type") == "null")
        return withNull(a);
    const bool numbers = (hasType(a, "integer") || hasType(a, "number"))
        && (hasType(b, "integer") || hasType(b, "number"));
    if (numbers) {
        Json made{{"type", "number"}};
        return hasType(a, "null") || hasType(b, "null") ? withNull(made) : made;
    }
    if (hasType(a, "string") && hasType(b, "string")) {
        Json made{{"type", "string"}};
        return hasType(a, "null") || hasType(b, "null") ? withNull(made) : made;
    }
    Json branches = Json::array();
    for (const Json &one : {a, b}) {
        for (const Json &branch :
            member(one, "anyOf").is_array() ? one["anyOf"] : Json::array({one})) {
            if (std::find(branches.begin(), branches.end(), branch) == branches.end())
                branches.push_back(branch);
        }
    }
    return Json{{"anyOf", std::move(branches)}};
}

Json ofValue(const Json &value)
{
    Json schema{{"type", typeOf(value)}};
    if (value.is_object()) {
        schema["properties"] = Json::object();
        schema["required"] = Json::array();
        for (const auto &item : value.items()) {
            schema["properties"][item.key()] = ofValue(item.value());
            schema["required"].push_back(item.key());
        }
        schema["additionalProperties"] = false;
    } else if (value.is_array()) {
        Json items = Json::object();
        for (const Json &inner : value)
            items = merged(items, ofValue(inner));
        schema["items"] = items.empty() ? Json{{"type", "string"}} : items;
    } else if (value.is_string()) {
        for (const char *format : {"date-time", "date", "uuid"}) {
            if (hasSchemaFormat(QLatin1String(format), toQString(value)) == true)
                schema["format"] = format;
        }
    }
    return schema;
}

}

Json schemaFromSample(const Json &sample)
{
    return ofValue(sample);
}

Json exampleSchema()
{
    const Json item{{"type", "object"},
        {"properties",
            Json{{"name", Json{{"type", "string"}}}, {"price", Json{{"type", "number"}}},
                {"note", Json{{"type", Json::array({"string", "null"})}}}}},
        {"required", Json::array({"name", "price", "note"})}, {"additionalProperties", false}};
    return Json{{"type", "object"},
        {"properties",
            Json{{"summary", Json{{"type", "string"}, {"description", "One sentence."}}},
                {"items", Json{{"type", "array"}, {"items", item}}}}},
        {"required", Json::array({"summary", "items"})}, {"additionalProperties", false}};
}

}
