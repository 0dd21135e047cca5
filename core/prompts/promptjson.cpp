#include "core/prompts/promptjson.h"

#include "core/domain/parametersjson.h"

namespace heliograph {

namespace {

// A member is written where it differs from what a new value has, and read likewise; so an older text stays readable.

QString textOf(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

void put(Json &object, const char *key, const QString &text)
{
    if (!text.isEmpty())
        object[key] = toJson(text);
}

/// Bytes that are JSON themselves, or text at any rate.
void put(Json &object, const char *key, const QByteArray &bytes)
{
    if (!bytes.isEmpty())
        object[key] = toJson(QString::fromUtf8(bytes));
}

template <typename Enum> void putEnum(Json &object, const char *key, Enum value, Enum usual)
{
    if (value != usual)
        object[key] = int(value);
}

void put(Json &object, const char *key, const std::optional<bool> &value)
{
    if (value)
        object[key] = *value;
}

QByteArray bytesMember(const Json &object, const char *key)
{
    return stringMember(object, key).toUtf8();
}

template <typename Enum> void readEnum(const Json &object, const char *key, Enum &value)
{
    if (const auto number = intMember(object, key))
        value = Enum(*number);
}

void read(const Json &object, const char *key, std::optional<bool> &value)
{
    if (const Json &there = member(object, key); there.is_boolean())
        value = there.get<bool>();
}

Json partJson(const ContentPart &part)
{
    Json json = Json::object();
    putEnum(json, "kind", part.kind, ContentPart::Kind::Text);
    put(json, "text", part.text);
    put(json, "url", part.url);
    put(json, "file_id", part.fileId);
    put(json, "data", textOf(part.data));
    put(json, "mime", part.mimeType);
    put(json, "name", part.name);
    putEnum(json, "cache", part.cache, CacheMark::None);
    put(json, "raw", part.raw);
    putEnum(json, "raw_format", part.rawFormat, WireFormat::Unknown);
    return json;
}

ContentPart partFrom(const Json &json)
{
    ContentPart part;
    readEnum(json, "kind", part.kind);
    part.text = stringMember(json, "text");
    part.url = stringMember(json, "url");
    part.fileId = stringMember(json, "file_id");
    part.data = QByteArray::fromBase64(bytesMember(json, "data"));
    part.mimeType = stringMember(json, "mime");
    part.name = stringMember(json, "name");
    readEnum(json, "cache", part.cache);
    part.raw = bytesMember(json, "raw");
    readEnum(json, "raw_format", part.rawFormat);
    return part;
}

Json messageJson(const Message &message)
{
    Json json = Json::object();
    json["role"] = int(message.role);
    Json parts = Json::array();
    for (const ContentPart &part : message.parts)
        parts.push_back(partJson(part));
    json["parts"] = parts;
    Json calls = Json::array();
    for (const ToolCall &call : message.toolCalls) {
        Json one = Json::object();
        put(one, "id", call.id);
        put(one, "name", call.name);
        put(one, "arguments", call.arguments);
        if (call.custom)
            one["custom"] = true;
        calls.push_back(one);
    }
    if (!calls.empty())
        json["tool_calls"] = calls;
    put(json, "tool_call_id", message.toolCallId);
    put(json, "name", message.name);
    if (message.toolFailed)
        json["tool_failed"] = true;
    put(json, "extra", message.extra);
    Json blocks = Json::array();
    for (const QByteArray &block : message.blocks)
        blocks.push_back(toJson(QString::fromUtf8(block)));
    if (!blocks.empty())
        json["blocks"] = blocks;
    putEnum(json, "blocks_format", message.blocksFormat, WireFormat::Unknown);
    return json;
}

Message messageFrom(const Json &json)
{
    Message message;
    readEnum(json, "role", message.role);
    for (const Json &part : member(json, "parts"))
        message.parts.push_back(partFrom(part));
    for (const Json &call : member(json, "tool_calls"))
        message.toolCalls.push_back({stringMember(call, "id"), stringMember(call, "name"),
            stringMember(call, "arguments"), !member(call, "custom").is_null()});
    message.toolCallId = stringMember(json, "tool_call_id");
    message.name = stringMember(json, "name");
    message.toolFailed = !member(json, "tool_failed").is_null();
    message.extra = bytesMember(json, "extra");
    for (const Json &block : member(json, "blocks"))
        message.blocks.push_back(toQString(block).toUtf8());
    readEnum(json, "blocks_format", message.blocksFormat);
    return message;
}

Json toolJson(const Tool &tool)
{
    Json json = Json::object();
    put(json, "name", tool.name);
    put(json, "description", tool.description);
    put(json, "parameters", tool.parameters);
    put(json, "strict", tool.strict);
    putEnum(json, "cache", tool.cache, CacheMark::None);
    put(json, "raw", tool.raw);
    putEnum(json, "raw_format", tool.rawFormat, WireFormat::Unknown);
    return json;
}

Tool toolFrom(const Json &json)
{
    Tool tool;
    tool.name = stringMember(json, "name");
    tool.description = stringMember(json, "description");
    tool.parameters = bytesMember(json, "parameters");
    read(json, "strict", tool.strict);
    readEnum(json, "cache", tool.cache);
    tool.raw = bytesMember(json, "raw");
    readEnum(json, "raw_format", tool.rawFormat);
    return tool;
}

Json formatJson(const ResponseFormat &format)
{
    Json json = Json::object();
    json["kind"] = int(format.kind);
    put(json, "name", format.name);
    put(json, "description", format.description);
    put(json, "schema", format.schema);
    put(json, "strict", format.strict);
    return json;
}

}

QByteArray contentToJson(const ChatRequest &content)
{
    Json json = Json::object();
    put(json, "model", content.model);
    Json messages = Json::array();
    for (const Message &message : content.messages)
        messages.push_back(messageJson(message));
    json["messages"] = messages;
    if (const Json parameters = parametersToJson(content.parameters); !parameters.empty())
        json["parameters"] = parameters;
    Json tools = Json::array();
    for (const Tool &tool : content.tools)
        tools.push_back(toolJson(tool));
    if (!tools.empty())
        json["tools"] = tools;
    if (content.toolChoice) {
        json["tool_choice"] = int(content.toolChoice->mode);
        put(json, "tool_choice_name", content.toolChoice->name);
    }
    if (content.responseFormat)
        json["response_format"] = formatJson(*content.responseFormat);
    put(json, "extra", content.extra);
    if (!content.stream)
        json["stream"] = false;
    if (!content.streamUsage)
        json["stream_usage"] = false;
    return dumpJson(json);
}

std::optional<ChatRequest> contentFromJson(const QByteArray &text)
{
    const auto json = parseJson(text);
    if (!json || !json->is_object())
        return std::nullopt;
    ChatRequest content;
    content.model = stringMember(*json, "model");
    for (const Json &message : member(*json, "messages"))
        content.messages.push_back(messageFrom(message));
    content.parameters = parametersFromJson(member(*json, "parameters"));
    for (const Json &tool : member(*json, "tools"))
        content.tools.push_back(toolFrom(tool));
    if (const auto mode = intMember(*json, "tool_choice"))
        content.toolChoice = ToolChoice{ToolChoice::Mode(*mode), stringMember(*json, "tool_choice_name")};
    if (const Json &format = member(*json, "response_format"); format.is_object()) {
        content.responseFormat = ResponseFormat{};
        readEnum(format, "kind", content.responseFormat->kind);
        content.responseFormat->name = stringMember(format, "name");
        content.responseFormat->description = stringMember(format, "description");
        content.responseFormat->schema = bytesMember(format, "schema");
        read(format, "strict", content.responseFormat->strict);
    }
    content.extra = bytesMember(*json, "extra");
    content.stream = member(*json, "stream").is_null();
    content.streamUsage = member(*json, "stream_usage").is_null();
    return content;
}

}
