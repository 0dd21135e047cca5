#include "core/wire/openaichatmessage.h"

#include "core/wire/dataurl.h"
#include "core/wire/openaishared.h"
#include "core/wire/rawjson.h"
#include "core/wire/requestparameters.h"

#include <QSet>

namespace heliograph {

namespace {

bool isOwnRaw(const ContentPart &part)
{
    return !part.raw.isEmpty() && part.rawFormat == WireFormat::OpenAiChat;
}

// ----------------------------------------------------------------------------------------------
// writing

QByteArray encodeFile(const ContentPart &part)
{
    RawObject file;
    if (!part.fileId.isEmpty()) {
        file.addString("file_id", part.fileId);
    } else {
        file.addString("filename", part.name);
        // OpenRouter takes addresses too.
        file.addString(
            "file_data", part.url.isEmpty() ? toDataUrl(part.mimeType, part.data) : part.url);
    }
    return file.text();
}

/// Empty where chat completions have no place for the part.
QByteArray encodePart(const ContentPart &part)
{
    if (isOwnRaw(part))
        return part.raw;
    RawObject object;
    switch (part.kind) {
    case ContentPart::Kind::Text:
        object.addString("type", QStringLiteral("text"));
        object.addString("text", part.text);
        return object.text();
    case ContentPart::Kind::Refusal:
        object.addString("type", QStringLiteral("refusal"));
        object.addString("refusal", part.text);
        return object.text();
    case ContentPart::Kind::Image: {
        RawObject image;
        image.addString("url", part.url.isEmpty() ? toDataUrl(part.mimeType, part.data) : part.url);
        object.addString("type", QStringLiteral("image_url"));
        object.add("image_url", image.text());
        return object.text();
    }
    case ContentPart::Kind::Audio: {
        RawObject audio;
        audio.addString("data", QString::fromLatin1(part.data.toBase64()));
        audio.addString("format", audioFormat(part.mimeType));
        object.addString("type", QStringLiteral("input_audio"));
        object.add("input_audio", audio.text());
        return object.text();
    }
    case ContentPart::Kind::File:
        object.addString("type", QStringLiteral("file"));
        object.add("file", encodeFile(part));
        return object.text();
    case ContentPart::Kind::Reasoning: // of another provider: means nothing here
    case ContentPart::Kind::Other:
        break;
    }
    return {};
}

QByteArray encodeContent(const Message &message)
{
    if (message.parts.size() == 1 && message.parts.front().kind == ContentPart::Kind::Text
        && !isOwnRaw(message.parts.front()))
        return jsonString(message.parts.front().text);
    QByteArray array;
    for (const ContentPart &part : message.parts) {
        if (const QByteArray text = encodePart(part); !text.isEmpty())
            array += (array.isEmpty() ? '[' : ',') + text;
    }
    if (array.isEmpty())
        return message.toolCalls.empty() ? QByteArray("\"\"") : QByteArray("null");
    return array + ']';
}

QByteArray encodeToolCall(const ToolCall &call)
{
    const char *kind = call.custom ? "custom" : "function";
    RawObject inner;
    inner.addString("name", call.name);
    inner.addString(call.custom ? "input" : "arguments", call.arguments);
    RawObject object;
    object.addString("id", call.id);
    object.addString("type", QString::fromLatin1(kind));
    object.add(kind, inner.text());
    return object.text();
}

// ----------------------------------------------------------------------------------------------
// reading

std::optional<Role> roleFromName(const QString &name)
{
    for (const Role role :
        {Role::System, Role::Developer, Role::User, Role::Assistant, Role::Tool}) {
        if (roleName(role) == name)
            return role;
    }
    if (name == QLatin1String("function")) // the tool role's name until 2023
        return Role::Tool;
    return std::nullopt;
}

ContentPart decodePart(QByteArrayView raw)
{
    const Json json = parseJson(raw).value_or(Json());
    const std::string_view type = textView(member(json, "type"));
    ContentPart part;
    bool plain = json.size() == 2;
    if (type == "text" || type == "input_text") {
        part.text = stringMember(json, "text");
        plain = plain && type == "text" && member(json, "text").is_string();
    } else if (type == "refusal") {
        part.kind = ContentPart::Kind::Refusal;
        part.text = stringMember(json, "refusal");
        plain = plain && member(json, "refusal").is_string();
    } else if (type == "image_url") {
        const Json &image = member(json, "image_url");
        const QString url = image.is_string() ? toQString(image) : stringMember(image, "url");
        part = imageFromUrl(url);
        plain = plain && image.is_object() && image.size() == 1 && !url.isEmpty()
            && (!part.url.isEmpty() || toDataUrl(part.mimeType, part.data) == url);
    } else if (type == "input_audio") {
        const Json &audio = member(json, "input_audio");
        const QString data = stringMember(audio, "data");
        part.kind = ContentPart::Kind::Audio;
        part.data = QByteArray::fromBase64(data.toLatin1());
        part.mimeType = audioMimeType(stringMember(audio, "format"));
        plain = plain && audio.size() == 2 && QString::fromLatin1(part.data.toBase64()) == data
            && audioFormat(part.mimeType) == stringMember(audio, "format");
    } else if (type == "file") {
        const Json &file = member(json, "file");
        const QString data = stringMember(file, "file_data");
        part.kind = ContentPart::Kind::File;
        part.name = stringMember(file, "filename");
        part.fileId = stringMember(file, "file_id");
        if (const auto inside = parseDataUrl(data)) {
            part.mimeType = inside->mimeType;
            part.data = inside->data;
        } else {
            part.url = data;
        }
        const bool byId = !part.fileId.isEmpty() && file.size() == 1;
        const bool carried = file.size() == 2 && file.contains("filename") && !data.isEmpty()
            && (!part.url.isEmpty() || toDataUrl(part.mimeType, part.data) == data);
        plain = plain && (byId || carried);
    } else {
        part.kind = type == "thinking" ? ContentPart::Kind::Reasoning : ContentPart::Kind::Other;
        for (const Json &thought : listOf(member(json, "thinking"))) // Mistral
            part.text += stringMember(thought, "text");
        plain = false;
    }
    if (!plain) {
        part.raw = raw.toByteArray();
        part.rawFormat = WireFormat::OpenAiChat;
    }
    return part;
}

/// False where the content is of another kind than the fields have.
bool decodeContent(QByteArrayView raw, std::vector<ContentPart> &parts)
{
    const auto elements = rawElements(raw);
    if (elements && !elements->empty()) {
        for (const QByteArrayView element : *elements)
            parts.push_back(decodePart(element));
        return true;
    }
    const auto json = elements ? std::nullopt : parseJson(raw);
    if (!json || !json->is_string())
        return false;
    parts.push_back(ContentPart::fromText(toQString(*json)));
    return true;
}

/// False where a call says more than the fields do.
bool decodeToolCalls(QByteArrayView raw, std::vector<ToolCall> &calls)
{
    const Json json = parseJson(raw).value_or(Json());
    bool plain = json.is_array() && !json.empty();
    for (const Json &item : listOf(json)) {
        const bool custom = textView(member(item, "type")) == "custom";
        const Json &inner = member(item, custom ? "custom" : "function");
        const Json &arguments = member(inner, custom ? "input" : "arguments");
        plain = plain && item.size() == 3 && member(item, "id").is_string()
            && (custom || textView(member(item, "type")) == "function") && inner.size() == 2
            && member(inner, "name").is_string() && arguments.is_string();
        calls.push_back(
            {stringMember(item, "id"), stringMember(inner, "name"), textOrJson(arguments), custom});
    }
    return plain;
}

}

std::vector<QByteArray> encodeChatMessage(const Message &message)
{
    if (message.blocksFormat == WireFormat::OpenAiChat && !message.blocks.empty())
        return message.blocks;
    const auto extra = rawMembers(message.extra).value_or(std::vector<RawMember>());
    const auto given = [&](const char *key) {
        return std::any_of(
            extra.begin(), extra.end(), [&](const RawMember &member) { return member.key == key; });
    };
    RawObject object;
    if (!given("role"))
        object.addString("role", roleName(message.role));
    if (!message.name.isEmpty())
        object.addString("name", message.name);
    // An assistant's turn may be a recording, known by its id alone.
    const bool bare = message.role == Role::Assistant && message.parts.empty()
        && message.toolCalls.empty() && !extra.empty();
    if (!given("content") && !bare)
        object.add("content", encodeContent(message));
    if (!message.toolCalls.empty() && !given("tool_calls")) {
        QByteArray calls;
        for (const ToolCall &call : message.toolCalls)
            calls += (calls.isEmpty() ? '[' : ',') + encodeToolCall(call);
        object.add("tool_calls", calls + ']');
    }
    if (!message.toolCallId.isEmpty())
        object.addString("tool_call_id", message.toolCallId);
    for (const RawMember &member : extra) {
        // The Responses API's name for a message, which chat completions refuse.
        if (member.key != "type" || member.value != "\"message\"")
            object.add(member.key, member.value);
    }
    return {object.text()};
}

std::optional<Message> decodeChatMessage(QByteArrayView raw)
{
    const auto members = distinctMembers(raw);
    if (!members)
        return std::nullopt;
    Message message;
    RawObject extra;
    bool whole = true;
    QByteArrayView content;
    for (const RawMember &member : *members) {
        if (member.key == "role") {
            const auto role = roleFromName(stringOf(member.value));
            if (!role)
                return std::nullopt;
            message.role = *role;
            if (roleName(*role) != stringOf(member.value))
                extra.add(member.key, member.value);
        } else if (member.key == "content") {
            if (!decodeContent(member.value, message.parts))
                content = member.value;
        } else if (member.key == "tool_calls") {
            whole = decodeToolCalls(member.value, message.toolCalls);
            if (message.toolCalls.empty())
                extra.add(member.key, member.value);
        } else if (member.key == "tool_call_id" && !stringOf(member.value).isEmpty()) {
            message.toolCallId = stringOf(member.value);
        } else if (member.key == "name" && !stringOf(member.value).isEmpty()) {
            message.name = stringOf(member.value);
        } else {
            extra.add(member.key, member.value);
        }
    }
    // null beside calls is what we write ourselves.
    if (!content.isEmpty() && (content != "null" || message.toolCalls.empty()))
        extra.add("content", content);
    if (extra.text() != "{}")
        message.extra = extra.text();
    if (!whole && !message.toolCalls.empty()) {
        message.blocks = {raw.toByteArray()};
        message.blocksFormat = WireFormat::OpenAiChat;
    }
    return message;
}

}
