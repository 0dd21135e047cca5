#include "core/wire/dataurl.h"
#include "core/wire/openairesponsesinput.h"
#include "core/wire/openairesponsesitem.h"
#include "core/wire/openaishared.h"
#include "core/wire/rawjson.h"

namespace heliograph {

namespace {

std::optional<Role> senderOf(const Json &json)
{
    const std::string_view name = textView(member(json, "role"));
    for (const Role role : {Role::System, Role::Developer, Role::User, Role::Assistant}) {
        if (roleName(role) == QLatin1String(name.data(), qsizetype(name.size())))
            return role;
    }
    return std::nullopt;
}

/// A part's JSON stays with it where it says more than the fields do.
void keepRaw(ContentPart &part, QByteArrayView raw)
{
    part.raw = raw.toByteArray();
    part.rawFormat = WireFormat::OpenAiResponses;
}

ContentPart decodePart(QByteArrayView raw, const Json &json)
{
    const std::string_view type = textView(member(json, "type"));
    const QString fileId = stringMember(json, "file_id");
    ContentPart part;
    bool plain = json.size() == 2;
    if (type == "input_text" || type == "output_text") {
        part.text = stringMember(json, "text");
        const bool bare = json.size() == 2;
        // An answer's part has empty lists where there is nothing to list.
        plain = bare
            || (saysNothing(member(json, "annotations")) && saysNothing(member(json, "logprobs"))
                && json.size() <= 4 && type == "output_text");
    } else if (type == "refusal") {
        part.kind = ContentPart::Kind::Refusal;
        part.text = stringMember(json, "refusal");
    } else if (type == "input_image" || type == "computer_screenshot") {
        const QString url = stringMember(json, "image_url");
        part = imageFromUrl(url);
        part.fileId = fileId;
        plain = plain && type == "input_image"
            && (part.data.isEmpty() || toDataUrl(part.mimeType, part.data) == url);
    } else if (type == "input_file") {
        part.kind = ContentPart::Kind::File;
        part.fileId = fileId;
        part.name = stringMember(json, "filename");
        part.url = stringMember(json, "file_url");
        const QString data = stringMember(json, "file_data");
        if (const auto inside = parseDataUrl(data)) {
            part.data = inside->data;
            part.mimeType = inside->mimeType;
            plain = json.size() == 3 && json.contains("filename")
                && toDataUrl(part.mimeType, part.data) == data;
        }
        plain = plain && (!part.data.isEmpty() || !part.fileId.isEmpty() || !part.url.isEmpty());
    } else if (type == "input_audio") {
        const Json &audio = member(json, "input_audio");
        const QString data = stringMember(audio, "data");
        part.kind = ContentPart::Kind::Audio;
        part.data = QByteArray::fromBase64(data.toLatin1());
        part.mimeType = audioMimeType(stringMember(audio, "format"));
        plain = plain && audio.size() == 2 && QString::fromLatin1(part.data.toBase64()) == data
            && audioFormat(part.mimeType) == stringMember(audio, "format");
    } else {
        part.kind = ContentPart::Kind::Other;
        plain = false;
    }
    if (!plain)
        keepRaw(part, raw);
    return part;
}

std::vector<ContentPart> decodeContent(QByteArrayView raw, const Json &json)
{
    std::vector<ContentPart> parts;
    if (json.is_string())
        parts.push_back(ContentPart::fromText(toQString(json)));
    const auto elements = json.is_array() ? rawElements(raw) : std::nullopt;
    if (!elements || elements->size() != json.size())
        return parts;
    for (size_t i = 0; i < json.size(); ++i)
        parts.push_back(decodePart((*elements)[i], json[i]));
    return parts;
}

/// The members but for the named ones, as an object; empty where there are none.
QByteArray membersBut(QByteArrayView object, std::initializer_list<const char *> names)
{
    RawObject rest;
    for (const RawMember &member : rawMembers(object).value_or(std::vector<RawMember>())) {
        const auto named = [&](const char *name) { return member.key == name; };
        if (std::none_of(names.begin(), names.end(), named))
            rest.add(member.key, member.value);
    }
    const QByteArray text = rest.text();
    return text == "{}" ? QByteArray() : text;
}

QByteArrayView rawMember(QByteArrayView object, const char *key)
{
    for (const RawMember &member : rawMembers(object).value_or(std::vector<RawMember>())) {
        if (member.key == key)
            return member.value;
    }
    return {};
}

QString reasoningText(const Json &item)
{
    QStringList texts;
    for (const char *list : {"summary", "content"}) {
        for (const Json &part : listOf(member(item, list)))
            texts.append(stringMember(part, "text"));
    }
    texts.removeAll(QString());
    return texts.join(QStringLiteral("\n\n"));
}

}

namespace {

bool isPlainText(const Json &part)
{
    const std::string_view type = textView(member(part, "type"));
    return (type == "input_text" || type == "output_text") && member(part, "text").is_string();
}

}

bool sameInputItem(QByteArrayView a, QByteArrayView b)
{
    if (a == b)
        return true;
    auto left = parseJson(a);
    auto right = parseJson(b);
    if (!left || !right)
        return false;
    for (Json *json : {&*left, &*right}) {
        if (!json->is_object())
            continue;
        if (textView(member(*json, "type")) == "message")
            json->erase("type");
        for (const char *key : {"content", "output"}) {
            const auto content = json->find(key);
            if (content == json->end() || !content->is_array() || content->size() != 1)
                continue;
            const Json part = content->front();
            if (part.size() == 2 && isPlainText(part))
                *content = part["text"];
        }
    }
    return sameJson(*left, *right);
}

std::vector<Message> ResponsesInputReader::read(const std::vector<QByteArrayView> &items)
{
    for (const QByteArrayView item : items)
        readItem(item);
    endTurn();
    return std::move(m_messages);
}

void ResponsesInputReader::readItem(QByteArrayView raw)
{
    const Json json = parseJson(raw).value_or(Json());
    const std::string_view type = textView(member(json, "type"));
    if (type.empty() || type == "message") {
        readMessage(json, raw);
        return;
    }
    if (isClientsOutput(json)) {
        endTurn();
        readToolResult(json, raw);
    } else if (responsesItem(json) != ResponsesItem::Unknown) {
        addToTurn(json, raw);
    } else {
        endTurn();
        keep(Message(), raw);
    }
}

/// Whether the item is what one of our own tools gave back.
bool ResponsesInputReader::isClientsOutput(const Json &json) const
{
    const std::string_view type = textView(member(json, "type"));
    if (type == "function_call_output" || type == "custom_tool_call_output"
        || type == "local_shell_call_output" || type == "apply_patch_call_output"
        || type == "computer_call_output")
        return true;
    if (type == "tool_search_output")
        return textView(member(json, "execution")) != "server";
    if (type != "shell_call_output")
        return false;
    // A shell in the provider's container answers itself, in the same turn.
    const QString id = stringMember(json, "call_id");
    for (const QByteArray &block : m_turn.blocks) {
        const auto call = parseJson(block);
        if (call && stringMember(*call, "call_id") == id)
            return responsesItem(*call) == ResponsesItem::ClientTool;
    }
    return true;
}

void ResponsesInputReader::readMessage(const Json &json, QByteArrayView raw)
{
    const auto role = senderOf(json);
    if (role == Role::Assistant) {
        addToTurn(json, raw);
        return;
    }
    endTurn();
    Message message;
    if (!role) {
        keep(message, raw);
        return;
    }
    message.role = *role;
    message.parts = decodeContent(rawMember(raw, "content"), member(json, "content"));
    message.extra = membersBut(raw, {"role", "content", "type"});
    // At the beginning it would be written as instructions, which a stored conversation forgets.
    if (message.role == Role::System && message.extra.isEmpty() && m_messages.empty())
        message.extra = R"({"type":"message"})";
    keep(std::move(message), raw);
}

void ResponsesInputReader::readToolResult(const Json &json, QByteArrayView raw)
{
    Message message;
    message.role = Role::Tool;
    message.toolCallId = stringMember(json, "call_id");
    message.toolFailed = textView(member(json, "status")) == "failed";
    const std::string_view type = textView(member(json, "type"));
    const Json &output = member(json, type == "tool_search_output" ? "tools" : "output");
    const bool content = type == "function_call_output" || type == "custom_tool_call_output";
    if (output.is_string() || (content && output.is_array()))
        message.parts = decodeContent(rawMember(raw, "output"), output);
    else if (output.is_object())
        message.parts.push_back(decodePart(rawMember(raw, "output"), output));
    else if (!output.is_null())
        message.parts.push_back(ContentPart::fromText(QString::fromUtf8(dumpJson(output))));
    if (content) {
        message.extra = membersBut(raw, {"type", "call_id", "output"});
        ResponsesInput writer = m_writer;
        const std::vector<QByteArray> written = writer.items(message);
        const auto again = parseJson(written.front());
        if (!again || member(*again, "type") != member(json, "type"))
            message.extra = membersBut(raw, {"call_id", "output"});
    }
    keep(std::move(message), raw);
}

void ResponsesInputReader::addToTurn(const Json &json, QByteArrayView raw)
{
    m_inTurn = true;
    m_turn.role = Role::Assistant;
    m_turn.blocks.push_back(raw.toByteArray());
    switch (responsesItem(json)) {
    case ResponsesItem::ClientTool:
        m_turn.toolCalls.push_back(clientToolCall(json));
        break;
    case ResponsesItem::Reasoning:
        if (const QString text = reasoningText(json); !text.isEmpty()) {
            ContentPart part = ContentPart::fromText(text);
            part.kind = ContentPart::Kind::Reasoning;
            m_turn.parts.push_back(std::move(part));
        }
        break;
    case ResponsesItem::ServerTool:
    case ResponsesItem::Opaque:
        break;
    default: // a message, with or without saying so
        for (ContentPart &part : decodeContent(rawMember(raw, "content"), member(json, "content")))
            m_turn.parts.push_back(std::move(part));
    }
}

void ResponsesInputReader::endTurn()
{
    if (!m_inTurn)
        return;
    Message message = std::move(m_turn);
    m_turn = Message();
    m_inTurn = false;
    // Where the fields say all of it, they are enough.
    Message plain = message;
    plain.blocks.clear();
    ResponsesInput writer = m_writer;
    const std::vector<QByteArray> written = writer.items(plain);
    const bool same =
        std::equal(written.begin(), written.end(), message.blocks.begin(), message.blocks.end(),
            [](const QByteArray &a, const QByteArray &b) { return sameInputItem(a, b); });
    if (same)
        message = std::move(plain);
    else
        message.blocksFormat = WireFormat::OpenAiResponses;
    m_writer.items(message);
    m_messages.push_back(std::move(message));
}

void ResponsesInputReader::keep(Message message, QByteArrayView raw)
{
    ResponsesInput writer = m_writer;
    const std::vector<QByteArray> written = writer.items(message);
    if (written.size() != 1 || !sameInputItem(written.front(), raw)) {
        message.blocks = {raw.toByteArray()};
        message.blocksFormat = WireFormat::OpenAiResponses;
    }
    m_messages.push_back(std::move(message));
}

}
