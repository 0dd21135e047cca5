#include "core/wire/openairesponsesinput.h"

#include "core/wire/dataurl.h"
#include "core/wire/openairesponsesitem.h"
#include "core/wire/openaishared.h"
#include "core/wire/rawjson.h"

namespace heliograph {

namespace {

bool isOwnRaw(const ContentPart &part)
{
    return !part.raw.isEmpty() && part.rawFormat == WireFormat::OpenAiResponses;
}

/// One content part; empty where the API has no place for it.
QByteArray encodePart(const ContentPart &part, bool assistant)
{
    if (isOwnRaw(part))
        return part.raw;
    RawObject object;
    switch (part.kind) {
    case ContentPart::Kind::Text:
        object.addString(
            "type", assistant ? QStringLiteral("output_text") : QStringLiteral("input_text"));
        object.addString("text", part.text);
        return object.text();
    case ContentPart::Kind::Refusal:
        object.addString("type", QStringLiteral("refusal"));
        object.addString("refusal", part.text);
        return object.text();
    case ContentPart::Kind::Image:
        if (assistant)
            return {};
        object.addString("type", QStringLiteral("input_image"));
        if (!part.fileId.isEmpty())
            object.addString("file_id", part.fileId);
        else
            object.addString(
                "image_url", part.url.isEmpty() ? toDataUrl(part.mimeType, part.data) : part.url);
        return object.text();
    case ContentPart::Kind::File:
        if (assistant)
            return {};
        object.addString("type", QStringLiteral("input_file"));
        if (!part.fileId.isEmpty()) {
            object.addString("file_id", part.fileId);
        } else if (!part.url.isEmpty()) {
            object.addString("file_url", part.url);
        } else {
            object.addString("filename", part.name);
            object.addString("file_data", toDataUrl(part.mimeType, part.data));
        }
        return object.text();
    case ContentPart::Kind::Audio: {
        if (assistant)
            return {};
        RawObject audio;
        audio.addString("data", QString::fromLatin1(part.data.toBase64()));
        audio.addString("format", audioFormat(part.mimeType));
        object.addString("type", QStringLiteral("input_audio"));
        object.add("input_audio", audio.text());
        return object.text();
    }
    case ContentPart::Kind::Reasoning: // of another provider: means nothing here
    case ContentPart::Kind::Other:
        break;
    }
    return {};
}

QByteArray encodeContent(const std::vector<ContentPart> &parts, bool assistant)
{
    if (parts.size() == 1 && parts.front().kind == ContentPart::Kind::Text
        && !isOwnRaw(parts.front()))
        return jsonString(parts.front().text);
    QByteArray array;
    for (const ContentPart &part : parts) {
        if (const QByteArray text = encodePart(part, assistant); !text.isEmpty())
            array += (array.isEmpty() ? '[' : ',') + text;
    }
    return array.isEmpty() ? QByteArray("\"\"") : array + ']';
}

QByteArray encodeCall(const ToolCall &call)
{
    RawObject object;
    object.addString(
        "type", call.custom ? QStringLiteral("custom_tool_call") : QStringLiteral("function_call"));
    object.addString("call_id", call.id);
    object.addString("name", call.name);
    object.addString(call.custom ? "input" : "arguments", call.arguments);
    return object.text();
}

/// The type of the item that answers a call of the client's tools; empty for a function.
QByteArray outputType(std::string_view callType)
{
    static const QHash<QByteArray, QByteArray> types{
        {"custom_tool_call", "custom_tool_call_output"},
        {"local_shell_call", "local_shell_call_output"}, {"shell_call", "shell_call_output"},
        {"apply_patch_call", "apply_patch_call_output"}, {"computer_call", "computer_call_output"},
        {"tool_search_call", "tool_search_output"}};
    return types.value(QByteArray(callType.data(), qsizetype(callType.size())));
}

/// The text as it is where it is a JSON list, otherwise what instead makes of it.
template <typename Instead> QByteArray listOr(const QString &text, const Instead &instead)
{
    const QByteArray utf8 = text.toUtf8();
    const auto json = utf8.trimmed().startsWith('[') ? parseJson(utf8) : std::nullopt;
    return json && json->is_array() ? utf8.trimmed() : instead();
}

QByteArray shellOutput(const Message &message)
{
    return listOr(message.text(), [&] {
        RawObject outcome;
        outcome.addString("type", QStringLiteral("exit"));
        outcome.add("exit_code", message.toolFailed ? "1" : "0");
        RawObject output;
        output.addString("stdout", message.text());
        output.addString("stderr", QString());
        output.add("outcome", outcome.text());
        return '[' + output.text() + ']';
    });
}

QByteArray screenshot(const Message &message)
{
    for (const ContentPart &part : message.parts) {
        if (part.kind != ContentPart::Kind::Image)
            continue;
        if (isOwnRaw(part))
            return part.raw;
        RawObject object;
        object.addString("type", QStringLiteral("computer_screenshot"));
        if (!part.fileId.isEmpty())
            object.addString("file_id", part.fileId);
        else
            object.addString(
                "image_url", part.url.isEmpty() ? toDataUrl(part.mimeType, part.data) : part.url);
        return object.text();
    }
    return encodeContent(message.parts, false);
}

bool hasEncryptedContent(const Json &reasoning)
{
    return !saysNothing(member(reasoning, "encrypted_content"));
}

}

std::vector<QByteArray> ResponsesInput::items(const Message &message)
{
    std::vector<QByteArray> items;
    remember(message);
    if (message.blocksFormat == WireFormat::OpenAiResponses && !message.blocks.empty()) {
        for (const QByteArray &block : message.blocks) {
            if (!m_stored && block.contains("\"reasoning\"")) {
                const auto json = parseJson(block);
                if (json && responsesItem(*json) == ResponsesItem::Reasoning
                    && !hasEncryptedContent(*json))
                    continue;
            }
            items.push_back(block);
        }
        return items;
    }
    if (message.role == Role::Tool) {
        items.push_back(toolResult(message));
        return items;
    }
    const bool assistant = message.role == Role::Assistant;
    const QByteArray content = encodeContent(message.parts, assistant);
    if (!assistant || content != "\"\"" || message.toolCalls.empty()) {
        RawObject object;
        object.addString("role", roleName(message.role));
        object.add("content", content);
        if (!assistant) // an assistant's are another format's: this one keeps its turns as blocks
            object.addMembersOf(message.extra);
        items.push_back(object.text());
    }
    for (const ToolCall &call : message.toolCalls)
        items.push_back(encodeCall(call));
    return items;
}

void ResponsesInput::remember(const Message &message)
{
    if (message.role != Role::Assistant)
        return;
    for (const ToolCall &call : message.toolCalls)
        m_outputTypes.insert(
            call.id, call.custom ? QByteArray("custom_tool_call_output") : QByteArray());
    if (message.blocksFormat != WireFormat::OpenAiResponses)
        return;
    for (const QByteArray &block : message.blocks) {
        if (!block.contains("\"call_id\""))
            continue;
        const auto json = parseJson(block);
        if (json && responsesItem(*json) == ResponsesItem::ClientTool)
            m_outputTypes.insert(
                clientToolCall(*json).id, outputType(textView(member(*json, "type"))));
    }
}

QByteArray ResponsesInput::toolResult(const Message &message) const
{
    QByteArray type = m_outputTypes.value(message.toolCallId);
    // Where the call is not part of this request, the reader has noted the type.
    const auto extra = message.extra.isEmpty() ? std::nullopt : parseJson(message.extra);
    const QByteArray noted = extra ? stringMember(*extra, "type").toUtf8() : QByteArray();
    if (noted.isEmpty() && type.isEmpty())
        type = "function_call_output";
    RawObject object;
    if (noted.isEmpty())
        object.addString("type", QString::fromUtf8(type));
    else
        type = noted;
    object.addString("call_id", message.toolCallId);
    if (type == "shell_call_output") {
        object.add("output", shellOutput(message));
    } else if (type == "local_shell_call_output") {
        object.addString("output", message.text());
    } else if (type == "apply_patch_call_output") {
        object.addString(
            "status", message.toolFailed ? QStringLiteral("failed") : QStringLiteral("completed"));
        if (!message.parts.empty())
            object.addString("output", message.text());
    } else if (type == "computer_call_output") {
        object.add("output", screenshot(message));
    } else if (type == "tool_search_output") {
        object.addString("execution", QStringLiteral("client"));
        object.addString("status", QStringLiteral("completed"));
        object.add("tools", listOr(message.text(), [] { return QByteArray("[]"); }));
    } else {
        object.add("output", encodeContent(message.parts, false));
    }
    object.addMembersOf(message.extra);
    return object.text();
}

}
