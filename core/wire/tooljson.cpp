#include "core/wire/tooljson.h"

#include "core/wire/rawjson.h"

#include <QCoreApplication>

#include <array>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(ToolJson)
};

// ---------------------------------------------------------------------------------------------- reading

/// Takes the members that every format's function has in some way. False where there are others.
bool readFunction(QByteArrayView object, Tool &tool)
{
    bool plain = true;
    for (const RawMember &member : rawMembers(object).value_or(std::vector<RawMember>())) {
        const Json json = parseJson(member.value).value_or(Json());
        if (member.key == "name") {
            tool.name = toQString(json);
        } else if (member.key == "description" && json.is_string()) {
            tool.description = toQString(json);
        } else if ((member.key == "parameters" || member.key == "input_schema"
                       || member.key == "parametersJsonSchema"
                       || member.key == "parameters_json_schema")
            && json.is_object()) {
            tool.parameters = member.value.toByteArray();
        } else if (member.key == "strict" && json.is_boolean()) {
            tool.strict = json.get<bool>();
        } else if (member.key == "cache_control"
            && stringMember(json, "type") == QLatin1String("ephemeral")) {
            tool.cache = stringMember(json, "ttl") == QLatin1String("1h") ? CacheMark::OneHour
                                                                          : CacheMark::FiveMinutes;
        } else if (member.key != "type" || (json != "function" && json != "custom")) {
            plain = json.is_null() && plain;
        }
    }
    return plain;
}

/// The shape of one element; Unknown where it has none of a function's.
WireFormat shapeOf(const Json &json)
{
    const QString type = stringMember(json, "type");
    const bool function = type == QLatin1String("function");
    if (function && member(json, "function").is_object())
        return WireFormat::OpenAiChat;
    if (function && member(json, "name").is_string())
        return WireFormat::OpenAiResponses;
    if ((type.isEmpty() || type == QLatin1String("custom")) && member(json, "input_schema").is_object())
        return WireFormat::Anthropic;
    return WireFormat::Unknown;
}

QString ownName(const Json &json)
{
    if (const QString name = stringMember(json, "name"); !name.isEmpty())
        return name;
    if (const QString name = stringMember(member(json, "custom"), "name"); !name.isEmpty())
        return name;
    if (const QString type = stringMember(json, "type"); !type.isEmpty())
        return type;
    return json.empty() ? QString() : QString::fromStdString(json.begin().key()); // Gemini: {"googleSearch": {}}
}

void keepRaw(Tool &tool, QByteArrayView raw, WireFormat format)
{
    tool.raw = raw.toByteArray();
    tool.rawFormat = format;
}

/// Gemini's element that holds any number of functions, perhaps beside tools of Google's own.
void readDeclarations(QByteArrayView element, std::vector<Tool> &tools)
{
    for (const RawMember &member : rawMembers(element).value_or(std::vector<RawMember>())) {
        if (member.key != "functionDeclarations" && member.key != "function_declarations") {
            Tool tool;
            RawObject object;
            object.add(member.key, member.value);
            tool.name = QString::fromUtf8(member.key);
            keepRaw(tool, object.text(), WireFormat::Gemini);
            tools.push_back(std::move(tool));
            continue;
        }
        for (const QByteArrayView declaration :
            rawElements(member.value).value_or(std::vector<QByteArrayView>())) {
            Tool tool;
            if (!readFunction(declaration, tool))
                keepRaw(tool, declaration, WireFormat::Gemini);
            tools.push_back(std::move(tool));
        }
    }
}

bool hasDeclarations(const Json &json)
{
    return member(json, "functionDeclarations").is_array()
        || member(json, "function_declarations").is_array();
}

// ---------------------------------------------------------------------------------------------- writing

bool isFunction(const Tool &tool)
{
    return tool.raw.isEmpty() || !tool.parameters.isEmpty();
}

void addStrict(RawObject &object, const Tool &tool)
{
    if (tool.strict)
        object.add("strict", *tool.strict ? "true" : "false");
}

QByteArray openAiFunction(const Tool &tool, bool nested)
{
    RawObject function;
    if (!nested)
        function.addString("type", QStringLiteral("function"));
    function.addString("name", tool.name);
    if (!tool.description.isEmpty())
        function.addString("description", tool.description);
    if (!tool.parameters.isEmpty())
        function.add("parameters", tool.parameters);
    else if (!nested) // the Responses API wants the member
        function.add("parameters", R"({"type":"object","properties":{}})");
    addStrict(function, tool);
    if (!nested)
        return function.text();
    RawObject object;
    object.addString("type", QStringLiteral("function"));
    object.add("function", function.text());
    return object.text();
}

QByteArray anthropicTool(const Tool &tool)
{
    RawObject object;
    object.addString("name", tool.name);
    if (!tool.description.isEmpty())
        object.addString("description", tool.description);
    object.add("input_schema",
        tool.parameters.isEmpty() ? QByteArray(R"({"type":"object","properties":{}})")
                                  : tool.parameters);
    addStrict(object, tool);
    if (tool.cache != CacheMark::None)
        object.add("cache_control",
            tool.cache == CacheMark::OneHour ? R"({"type":"ephemeral","ttl":"1h"})"
                                             : R"({"type":"ephemeral"})");
    return object.text();
}

QByteArray geminiDeclaration(const Tool &tool)
{
    RawObject object;
    object.addString("name", tool.name);
    if (!tool.description.isEmpty())
        object.addString("description", tool.description);
    if (!tool.parameters.isEmpty()) {
        const bool old = isOpenApiSchema(parseJson(tool.parameters).value_or(Json()));
        object.add(old ? "parameters" : "parametersJsonSchema", tool.parameters);
    }
    return object.text();
}

QByteArray list(const std::vector<QByteArray> &items)
{
    QByteArray text;
    for (const QByteArray &item : items)
        text += (text.isEmpty() ? '[' : ',') + item;
    return text.isEmpty() ? text : text + ']';
}

QByteArray geminiTools(const std::vector<Tool> &tools)
{
    std::vector<QByteArray> declarations;
    std::vector<QByteArray> own;
    for (const Tool &tool : tools) {
        const bool raw = !tool.raw.isEmpty() && tool.rawFormat == WireFormat::Gemini;
        const auto json = raw ? parseJson(tool.raw) : std::nullopt;
        if (json && member(*json, "name").is_string())
            declarations.push_back(tool.raw);
        else if (raw)
            own.push_back(tool.raw);
        else if (isFunction(tool))
            declarations.push_back(geminiDeclaration(tool));
    }
    if (!declarations.empty()) {
        RawObject object;
        object.add("functionDeclarations", list(declarations));
        own.insert(own.begin(), object.text());
    }
    return list(own);
}

}

bool isOpenApiSchema(const Json &schema)
{
    static constexpr std::array known{"type", "format", "title", "description", "nullable", "enum",
        "maxItems", "minItems", "properties", "required", "minProperties", "maxProperties", "minLength",
        "maxLength", "pattern", "example", "anyOf", "propertyOrdering", "default", "items", "minimum",
        "maximum"};
    if (!schema.is_object())
        return false;
    for (const auto &[key, value] : schema.items()) {
        if (std::find(known.begin(), known.end(), key) == known.end())
            return false;
        if (key == "type" && !value.is_string())
            return false;
        if (key == "items" && !isOpenApiSchema(value))
            return false;
        if (key == "properties" || key == "anyOf") {
            for (const Json &inner : value) {
                if (!isOpenApiSchema(inner))
                    return false;
            }
        }
    }
    return true;
}

Result<std::vector<Tool>> toolsFromJson(QByteArrayView array, WireFormat ownFormat)
{
    const auto elements = parseJson(array) ? rawElements(array) : std::nullopt;
    if (!elements)
        return Error{ErrorKind::Usage, Tr::tr("This is no JSON list of tools."), 0, {}};
    std::vector<Tool> tools;
    for (const QByteArrayView element : *elements) {
        const Json json = parseJson(element).value_or(Json());
        if (!json.is_object())
            return Error{ErrorKind::Usage,
                Tr::tr("Tool %1 of the list is no JSON object.").arg(tools.size() + 1), 0, {}};
        if (hasDeclarations(json)) {
            readDeclarations(element, tools);
            continue;
        }
        Tool tool;
        const WireFormat shape = shapeOf(json);
        bool plain = shape != WireFormat::Unknown;
        if (shape == WireFormat::OpenAiChat) {
            const auto members = rawMembers(element);
            for (const RawMember &member : *members) {
                if (member.key == "function")
                    plain = readFunction(member.value, tool) && plain;
                else
                    plain = plain && member.key == "type";
            }
        } else if (plain) {
            plain = readFunction(element, tool);
        } else {
            tool.name = ownName(json);
        }
        if (!plain)
            keepRaw(tool, element, shape == WireFormat::Unknown ? ownFormat : shape);
        tools.push_back(std::move(tool));
    }
    return tools;
}

QByteArray toolsToJson(const std::vector<Tool> &tools, WireFormat format)
{
    if (format == WireFormat::Gemini)
        return geminiTools(tools);
    std::vector<QByteArray> items;
    for (const Tool &tool : tools) {
        if (!tool.raw.isEmpty() && tool.rawFormat == format)
            items.push_back(tool.raw);
        else if (!isFunction(tool))
            continue;
        else if (format == WireFormat::Anthropic)
            items.push_back(anthropicTool(tool));
        else
            items.push_back(openAiFunction(tool, format != WireFormat::OpenAiResponses));
    }
    return list(items);
}

}
