#include "core/wire/anthropiccontent.h"

#include "core/base/json.h"
#include "core/wire/anthropicblock.h"
#include "core/wire/dataurl.h"
#include "core/wire/rawjson.h"

namespace heliograph {

namespace {

constexpr WireFormat kFormat = WireFormat::Anthropic;

bool hasOwnJson(const ContentPart &part)
{
    return !part.raw.isEmpty() && part.rawFormat == kFormat;
}

void append(QByteArray &list, const QByteArray &item)
{
    if (item.isEmpty())
        return;
    if (!list.isEmpty())
        list += ',';
    list += item;
}

// ------------------------------------------------------------------------------------- writing

void addCacheMark(RawObject &object, CacheMark mark)
{
    if (mark == CacheMark::FiveMinutes)
        object.add("cache_control", R"({"type":"ephemeral"})");
    else if (mark == CacheMark::OneHour)
        object.add("cache_control", R"({"type":"ephemeral","ttl":"1h"})");
}

bool isText(const ContentPart &part)
{
    static constexpr QLatin1String types[] = {QLatin1String("application/json"),
        QLatin1String("application/xml"), QLatin1String("application/yaml"),
        QLatin1String("application/javascript")};
    return part.mimeType.startsWith(QLatin1String("text/"))
        || std::find(std::begin(types), std::end(types), part.mimeType) != std::end(types)
        || (part.mimeType.isEmpty() && !part.data.startsWith("%PDF") && part.data.isValidUtf8());
}

/// Where an image or document comes from; empty where the part does not say.
QByteArray sourceOf(const ContentPart &part)
{
    RawObject source;
    if (!part.fileId.isEmpty()) {
        source.addString("type", QStringLiteral("file"));
        source.addString("file_id", part.fileId);
    } else if (part.kind == ContentPart::Kind::File && !part.data.isEmpty() && isText(part)
        && part.data.isValidUtf8()) {
        // Documents that are text have one media type, whatever text it is.
        source.addString("type", QStringLiteral("text"));
        source.addString("media_type", QStringLiteral("text/plain"));
        source.addString("data", QString::fromUtf8(part.data));
    } else if (!part.data.isEmpty()) {
        source.addString("type", QStringLiteral("base64"));
        source.addString("media_type",
            part.mimeType.isEmpty() && part.kind == ContentPart::Kind::File
                ? QStringLiteral("application/pdf")
                : part.mimeType);
        source.add("data", '"' + part.data.toBase64() + '"');
    } else if (const auto inside = parseDataUrl(part.url)) {
        ContentPart carried = part;
        carried.url.clear();
        carried.mimeType = inside->mimeType;
        carried.data = inside->data;
        return sourceOf(carried);
    } else if (!part.url.isEmpty()) {
        source.addString("type", QStringLiteral("url"));
        source.addString("url", part.url);
    } else {
        return {};
    }
    return source.text();
}

QByteArray sourceBlock(const ContentPart &part)
{
    const QByteArray source = sourceOf(part);
    if (source.isEmpty())
        return {};
    const bool image =
        part.kind == ContentPart::Kind::Image || part.mimeType.startsWith(QLatin1String("image/"));
    RawObject object;
    object.addString("type", image ? QStringLiteral("image") : QStringLiteral("document"));
    object.add("source", source);
    if (!image && !part.name.isEmpty())
        object.addString("title", part.name);
    addCacheMark(object, part.cache);
    return object.text();
}

QByteArray toolUse(const ToolCall &call)
{
    RawObject object;
    object.addString("type", QStringLiteral("tool_use"));
    object.addString("id", call.id);
    object.addString("name", call.name);
    object.add("input", anthropicToolInput(call.arguments.toUtf8()));
    return object.text();
}

// ------------------------------------------------------------------------------------- reading

CacheMark cacheMarkOf(const Json &block)
{
    const Json &control = member(block, "cache_control");
    if (stringMember(control, "type") != QLatin1String("ephemeral"))
        return CacheMark::None;
    return stringMember(control, "ttl") == QLatin1String("1h") ? CacheMark::OneHour
                                                               : CacheMark::FiveMinutes;
}

void readSource(const Json &source, ContentPart &part)
{
    const QString type = stringMember(source, "type");
    const bool document = part.kind == ContentPart::Kind::File;
    part.mimeType = stringMember(source, "media_type");
    if (type == QLatin1String("base64")) {
        part.data = QByteArray::fromBase64(stringMember(source, "data").toLatin1());
    } else if (type == QLatin1String("text")) {
        part.data = stringMember(source, "data").toUtf8();
    } else if (type == QLatin1String("url")) {
        part.url = stringMember(source, "url");
        if (document)
            part.mimeType = QStringLiteral("application/pdf"); // no other document may be a URL
    } else if (type == QLatin1String("file")) {
        part.fileId = stringMember(source, "file_id");
    }
}

/// The fields of a block, without what they may leave out.
ContentPart readFields(const Json &json)
{
    const QString type = stringMember(json, "type");
    ContentPart part;
    part.cache = cacheMarkOf(json);
    if (type == QLatin1String("text")) {
        part.text = stringMember(json, "text");
    } else if (type == QLatin1String("image")) {
        part.kind = ContentPart::Kind::Image;
        readSource(member(json, "source"), part);
    } else if (type == QLatin1String("document")) {
        part.kind = ContentPart::Kind::File;
        part.name = stringMember(json, "title");
        readSource(member(json, "source"), part);
    } else if (type == QLatin1String("thinking")) {
        part.kind = ContentPart::Kind::Reasoning;
        part.text = stringMember(json, "thinking");
    } else if (type == QLatin1String("compaction")) {
        part.text = stringMember(json, "content"); // stands for all messages before it
    } else {
        part.kind = ContentPart::Kind::Other;
        part.fileId = stringMember(json, "file_id"); // container_upload
    }
    return part;
}

}

bool isSameJson(QByteArrayView a, QByteArrayView b)
{
    if (a == b)
        return !a.isEmpty();
    const auto left = parseJson(a);
    const auto right = left ? parseJson(b) : std::nullopt;
    if (!right || *left != *right)
        return false;
    // parseJson mends half surrogate pairs and broken UTF-8; what had to be mended is not the same.
    return Json::accept(b.begin(), b.end());
}

QByteArray anthropicPart(const ContentPart &part)
{
    if (hasOwnJson(part))
        return part.raw;
    switch (part.kind) {
    case ContentPart::Kind::Text:
    case ContentPart::Kind::Refusal: {
        if (part.text.isEmpty())
            return {}; // "text content blocks must be non-empty"
        RawObject object;
        object.addString("type", QStringLiteral("text"));
        object.addString("text", part.text);
        addCacheMark(object, part.cache);
        return object.text();
    }
    case ContentPart::Kind::Image:
    case ContentPart::Kind::File:
        return sourceBlock(part);
    case ContentPart::Kind::Reasoning: // worth nothing without its signature, which blocks have
    case ContentPart::Kind::Audio:
    case ContentPart::Kind::Other:
        break;
    }
    return {};
}

ContentPart anthropicPartFrom(QByteArrayView block)
{
    ContentPart part = readFields(parseJson(block).value_or(Json()));
    if (!isSameJson(anthropicPart(part), block)) {
        part.raw = block.toByteArray();
        part.rawFormat = kFormat;
    }
    return part;
}

QByteArray anthropicParts(const std::vector<ContentPart> &parts)
{
    QByteArray list;
    for (const ContentPart &part : parts)
        append(list, anthropicPart(part));
    return list;
}

QByteArray anthropicContent(const std::vector<ContentPart> &parts)
{
    if (parts.size() == 1) {
        const ContentPart &only = parts.front();
        if (only.kind == ContentPart::Kind::Text && only.cache == CacheMark::None
            && !hasOwnJson(only))
            return jsonString(only.text);
    }
    return '[' + anthropicParts(parts) + ']';
}

std::optional<std::vector<ContentPart>> anthropicContentFrom(QByteArrayView content)
{
    std::vector<ContentPart> parts;
    if (const auto elements = rawElements(content)) {
        for (const QByteArrayView element : *elements)
            parts.push_back(anthropicPartFrom(element));
        // A list of one plain text is to stay a list.
        if (parts.size() == 1 && anthropicContent(parts).startsWith('"')) {
            parts.front().raw = anthropicPart(parts.front());
            parts.front().rawFormat = kFormat;
        }
        return parts;
    }
    const auto json = parseJson(content);
    if (!json || !json->is_string())
        return std::nullopt;
    parts.push_back(ContentPart::fromText(toQString(*json)));
    return parts;
}

QByteArray anthropicToolResult(const Message &message)
{
    const auto &parts = message.parts;
    if (!parts.empty() && hasOwnJson(parts.front())) {
        const auto own = parseJson(parts.front().raw);
        if (own && stringMember(*own, "type") == QLatin1String("tool_result"))
            return parts.front().raw;
    }
    RawObject object;
    object.addString("type", QStringLiteral("tool_result"));
    object.addString("tool_use_id", message.toolCallId);
    CacheMark cache = CacheMark::None;
    if (!parts.empty()) {
        std::vector<ContentPart> content = parts;
        if (!hasOwnJson(content.back()))
            cache = std::exchange(content.back().cache, CacheMark::None);
        object.add("content", anthropicContent(content));
    }
    if (message.toolFailed)
        object.add("is_error", "true");
    addCacheMark(object, cache);
    return object.text();
}

Message anthropicToolResultFrom(QByteArrayView block)
{
    Message message;
    message.role = Role::Tool;
    const Json json = parseJson(block).value_or(Json());
    message.toolCallId = stringMember(json, "tool_use_id");
    message.toolFailed = member(json, "is_error") == true;
    for (const RawMember &raw : rawMembers(block).value_or(std::vector<RawMember>())) {
        if (raw.key == "content")
            message.parts = anthropicContentFrom(raw.value).value_or(std::vector<ContentPart>());
    }
    if (!message.parts.empty() && !hasOwnJson(message.parts.back())
        && message.parts.back().cache == CacheMark::None)
        message.parts.back().cache = cacheMarkOf(json);
    if (!isSameJson(anthropicToolResult(message), block)) {
        if (message.parts.empty())
            message.parts.emplace_back();
        message.parts.front().raw = block.toByteArray();
        message.parts.front().rawFormat = kFormat;
    }
    return message;
}

QByteArray anthropicAssistantContent(const Message &message)
{
    QByteArray list;
    if (!message.blocks.empty() && message.blocksFormat == kFormat) {
        for (const QByteArray &block : message.blocks)
            append(list, block);
        return '[' + list + ']';
    }
    // An assistant says text and calls tools; pictures and files it cannot be said to have sent.
    std::vector<ContentPart> texts;
    for (const ContentPart &part : message.parts) {
        if (part.kind == ContentPart::Kind::Text || part.kind == ContentPart::Kind::Refusal
            || hasOwnJson(part))
            texts.push_back(part);
    }
    if (message.toolCalls.empty())
        return anthropicContent(texts);
    append(list, anthropicParts(texts));
    for (const ToolCall &call : message.toolCalls)
        append(list, toolUse(call));
    return '[' + list + ']';
}

bool readAnthropicAssistant(QByteArrayView content, Message &message)
{
    const auto elements = rawElements(content);
    if (!elements) {
        auto parts = anthropicContentFrom(content);
        if (parts)
            message.parts = std::move(*parts);
        return parts.has_value();
    }
    for (const QByteArrayView element : *elements) {
        const Json json = parseJson(element).value_or(Json());
        if (stringMember(json, "type") == QLatin1String("tool_use")) {
            ToolCall call{stringMember(json, "id"), stringMember(json, "name"), {}};
            for (const RawMember &raw : rawMembers(element).value_or(std::vector<RawMember>())) {
                if (raw.key == "input")
                    call.arguments = QString::fromUtf8(raw.value);
            }
            message.toolCalls.push_back(std::move(call));
        } else if (ContentPart part = readFields(json);
                   part.kind != ContentPart::Kind::Other && !part.text.isEmpty()) {
            message.parts.push_back(std::move(part));
        }
    }
    if (isSameJson(anthropicAssistantContent(message), content))
        return true;
    message.blocksFormat = elements->empty() ? WireFormat::Unknown : kFormat;
    for (const QByteArrayView element : *elements)
        message.blocks.push_back(element.toByteArray());
    return true;
}

}
