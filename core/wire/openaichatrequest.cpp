#include "core/base/json.h"
#include "core/wire/dataurl.h"
#include "core/wire/openaichat.h"
#include "core/wire/rawjson.h"
#include "core/wire/tooljson.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

namespace heliograph {

namespace {

// ---------------------------------------------------------------------------------------------- writing

QByteArray number(double value)
{
    return dumpJson(Json(value));
}

/// OpenAI's reasoning models refuse max_tokens, most imitators know nothing else.
bool wantsMaxCompletionTokens(const QString &model)
{
    static const QRegularExpression newer(QStringLiteral("^(openai/)?(o\\d|gpt-([5-9]|\\d\\d))"));
    return newer.match(model).hasMatch();
}

QByteArray encodePart(const ContentPart &part)
{
    if (!part.raw.isEmpty() && part.rawFormat == WireFormat::OpenAiChat)
        return part.raw;
    RawObject object;
    switch (part.kind) {
    case ContentPart::Kind::Image: {
        const QString url = part.url.isEmpty() ? toDataUrl(part.mimeType, part.data) : part.url;
        RawObject image;
        image.addString("url", url);
        object.addString("type", QStringLiteral("image_url"));
        object.add("image_url", image.text());
        break;
    }
    case ContentPart::Kind::File: {
        RawObject file;
        file.addString("filename", part.name);
        file.addString("file_data", toDataUrl(part.mimeType, part.data));
        object.addString("type", QStringLiteral("file"));
        object.add("file", file.text());
        break;
    }
    case ContentPart::Kind::Refusal:
        object.addString("type", QStringLiteral("refusal"));
        object.addString("refusal", part.text);
        break;
    default:
        object.addString("type", QStringLiteral("text"));
        object.addString("text", part.text);
    }
    return object.text();
}

QByteArray encodeContent(const Message &message)
{
    if (message.parts.empty())
        return message.toolCalls.empty() ? QByteArray("\"\"") : QByteArray("null");
    const ContentPart &first = message.parts.front();
    if (message.parts.size() == 1 && first.kind == ContentPart::Kind::Text && first.rawFormat != WireFormat::OpenAiChat)
        return jsonString(first.text);
    QByteArray array;
    for (const ContentPart &part : message.parts)
        array += (array.isEmpty() ? '[' : ',') + encodePart(part);
    return array + ']';
}

QByteArray encodeToolCall(const ToolCall &call)
{
    RawObject function;
    function.addString("name", call.name);
    function.addString("arguments", call.arguments);
    RawObject object;
    object.addString("id", call.id);
    object.addString("type", QStringLiteral("function"));
    object.add("function", function.text());
    return object.text();
}

QByteArray encodeMessage(const Message &message)
{
    RawObject object;
    object.addString("role", roleName(message.role));
    if (!message.name.isEmpty())
        object.addString("name", message.name);
    object.add("content", encodeContent(message));
    if (!message.toolCalls.empty()) {
        QByteArray calls;
        for (const ToolCall &call : message.toolCalls)
            calls += (calls.isEmpty() ? '[' : ',') + encodeToolCall(call);
        object.add("tool_calls", calls + ']');
    }
    if (!message.toolCallId.isEmpty())
        object.addString("tool_call_id", message.toolCallId);
    object.addMembersOf(message.extra);
    return object.text();
}

QByteArray encodeResponseFormat(const ResponseFormat &format)
{
    RawObject object;
    if (format.kind == ResponseFormat::Kind::JsonObject) {
        object.addString("type", QStringLiteral("json_object"));
        return object.text();
    }
    RawObject schema;
    schema.addString("name", format.name);
    if (!format.description.isEmpty())
        schema.addString("description", format.description);
    if (format.strict)
        schema.add("strict", *format.strict ? "true" : "false");
    schema.add("schema", format.schema);
    object.addString("type", QStringLiteral("json_schema"));
    object.add("json_schema", schema.text());
    return object.text();
}

// ---------------------------------------------------------------------------------------------- reading

std::optional<Role> roleFromName(const QString &name)
{
    for (const Role role : {Role::System, Role::Developer, Role::User, Role::Assistant, Role::Tool}) {
        if (roleName(role) == name)
            return role;
    }
    if (name == QLatin1String("function")) // the tool role's name until 2023
        return Role::Tool;
    return std::nullopt;
}

ContentPart decodeImage(const QString &url)
{
    ContentPart part;
    part.kind = ContentPart::Kind::Image;
    if (const auto inside = parseDataUrl(url)) {
        part.mimeType = inside->mimeType;
        part.data = inside->data;
    } else {
        part.url = url;
    }
    return part;
}

ContentPart decodePart(QByteArrayView raw)
{
    const Json json = parseJson(raw).value_or(Json());
    const QString type = stringMember(json, "type");
    ContentPart part;
    bool plain = false;
    if (type == QLatin1String("text") || type == QLatin1String("input_text")) {
        part.text = stringMember(json, "text");
        plain = json.size() == 2;
    } else if (type == QLatin1String("refusal")) {
        part.kind = ContentPart::Kind::Refusal;
        part.text = stringMember(json, "refusal");
        plain = json.size() == 2;
    } else if (type == QLatin1String("image_url")) {
        const Json &image = member(json, "image_url");
        part = decodeImage(image.is_string() ? toQString(image) : stringMember(image, "url"));
    } else if (type == QLatin1String("input_audio")) {
        const Json &audio = member(json, "input_audio");
        part.kind = ContentPart::Kind::Audio;
        part.data = QByteArray::fromBase64(stringMember(audio, "data").toLatin1());
        part.mimeType = QStringLiteral("audio/") + stringMember(audio, "format");
    } else if (type == QLatin1String("file")) {
        part.kind = ContentPart::Kind::File;
        part.name = stringMember(member(json, "file"), "filename");
    } else {
        part.kind = ContentPart::Kind::Other;
    }
    if (!plain) {
        part.raw = raw.toByteArray();
        part.rawFormat = WireFormat::OpenAiChat;
    }
    return part;
}

std::vector<ContentPart> decodeContent(QByteArrayView raw)
{
    std::vector<ContentPart> parts;
    if (const auto elements = rawElements(raw)) {
        for (const QByteArrayView element : *elements)
            parts.push_back(decodePart(element));
        return parts;
    }
    const auto json = parseJson(raw);
    if (json && json->is_string())
        parts.push_back(ContentPart::fromText(toQString(*json)));
    return parts;
}

std::vector<ToolCall> decodeToolCalls(QByteArrayView raw)
{
    std::vector<ToolCall> calls;
    const auto json = parseJson(raw);
    if (!json || !json->is_array())
        return calls;
    for (const Json &item : *json) {
        const Json &function = member(item, "function");
        calls.push_back({stringMember(item, "id"), stringMember(function, "name"),
            stringMember(function, "arguments")});
    }
    return calls;
}

QString stringOf(QByteArrayView raw)
{
    return toQString(parseJson(raw).value_or(Json()));
}

std::optional<Message> decodeMessage(QByteArrayView raw)
{
    const auto members = rawMembers(raw);
    if (!members)
        return std::nullopt;
    Message message;
    RawObject extra;
    for (const RawMember &member : *members) {
        if (member.key == "role") {
            const auto role = roleFromName(stringOf(member.value));
            if (!role)
                return std::nullopt;
            message.role = *role;
        } else if (member.key == "content") {
            message.parts = decodeContent(member.value);
        } else if (member.key == "tool_calls") {
            message.toolCalls = decodeToolCalls(member.value);
        } else if (member.key == "tool_call_id") {
            message.toolCallId = stringOf(member.value);
        } else if (member.key == "name") {
            message.name = stringOf(member.value);
        } else {
            extra.add(member.key, member.value);
        }
    }
    if (extra.text() != "{}")
        message.extra = extra.text();
    return message;
}

std::optional<double> realOf(const Json &json)
{
    return json.is_number() ? std::optional(json.get<double>()) : std::nullopt;
}

/// Takes a member that is a parameter; false where it is another one, or has a type we could not send back.
bool decodeParameter(const RawMember &raw, Parameters &parameters)
{
    const Json json = parseJson(raw.value).value_or(Json());
    const auto real = [&](std::optional<double> &target) {
        target = realOf(json);
        return target.has_value();
    };
    const auto whole = [&](std::optional<qint64> &target) {
        if (json.is_number_integer())
            target = intMember(Json{{"n", json}}, "n");
        return target.has_value();
    };
    if (raw.key == "temperature")
        return real(parameters.temperature);
    if (raw.key == "top_p")
        return real(parameters.topP);
    if (raw.key == "frequency_penalty")
        return real(parameters.frequencyPenalty);
    if (raw.key == "presence_penalty")
        return real(parameters.presencePenalty);
    if (raw.key == "max_tokens" || raw.key == "max_completion_tokens")
        return whole(parameters.maxTokens);
    if (raw.key == "seed")
        return whole(parameters.seed);
    if (raw.key == "stop" && (json.is_string() || json.is_array())) {
        QStringList stop;
        if (json.is_string())
            stop.append(toQString(json));
        for (const Json &item : json.is_array() ? json : Json::array())
            stop.append(toQString(item));
        parameters.stop = stop;
        return true;
    }
    return false;
}

Error noRequest(const char *why)
{
    return {ErrorKind::Malformed, QCoreApplication::translate("OpenAiChatCodec", why), 0, {}};
}

}

QByteArray OpenAiChatCodec::encode(const ChatRequest &request) const
{
    QSet<QByteArray> taken; // the user's own members win
    if (const auto members = rawMembers(request.extra)) {
        for (const RawMember &member : *members)
            taken.insert(member.key);
    }
    RawObject body;
    const auto add = [&](const char *key, const QByteArray &value) {
        if (!taken.contains(QByteArray::fromRawData(key, qsizetype(qstrlen(key)))))
            body.add(key, value);
    };
    add("model", jsonString(request.model));
    QByteArray messages;
    for (const Message &message : request.messages)
        messages += (messages.isEmpty() ? '[' : ',') + encodeMessage(message);
    add("messages", messages.isEmpty() ? QByteArray("[]") : messages + ']');
    if (const QByteArray tools = toolsToJson(request.tools, format()); !tools.isEmpty())
        add("tools", tools);
    if (request.responseFormat)
        add("response_format", encodeResponseFormat(*request.responseFormat));
    const Parameters &p = request.parameters;
    if (p.temperature)
        add("temperature", number(*p.temperature));
    if (p.topP)
        add("top_p", number(*p.topP));
    if (p.maxTokens)
        add(wantsMaxCompletionTokens(request.model) ? "max_completion_tokens" : "max_tokens",
            QByteArray::number(*p.maxTokens));
    if (p.frequencyPenalty)
        add("frequency_penalty", number(*p.frequencyPenalty));
    if (p.presencePenalty)
        add("presence_penalty", number(*p.presencePenalty));
    if (p.stop) {
        Json stop = Json::array();
        for (const QString &text : *p.stop)
            stop.push_back(toJson(text));
        add("stop", dumpJson(stop));
    }
    if (p.seed)
        add("seed", QByteArray::number(*p.seed));
    if (request.stream) {
        add("stream", "true");
        if (request.streamUsage)
            add("stream_options", R"({"include_usage":true})");
    }
    body.addMembersOf(request.extra);
    return body.text();
}

Result<ChatRequest> OpenAiChatCodec::decodeRequest(QByteArrayView body) const
{
    const auto members = rawMembers(body);
    if (!members)
        return noRequest(QT_TRANSLATE_NOOP("OpenAiChatCodec", "The request is not a JSON object."));
    ChatRequest request;
    request.stream = false;
    request.streamUsage = false;
    RawObject extra;
    bool hasMessages = false;
    for (const RawMember &member : *members) {
        if (member.key == "model") {
            request.model = stringOf(member.value);
        } else if (member.key == "messages") {
            const auto elements = rawElements(member.value);
            if (!elements)
                return noRequest(
                    QT_TRANSLATE_NOOP("OpenAiChatCodec", "The request's messages are not a list."));
            for (const QByteArrayView element : *elements) {
                auto message = decodeMessage(element);
                if (!message)
                    return noRequest(QT_TRANSLATE_NOOP(
                        "OpenAiChatCodec", "A message of the request could not be read."));
                request.messages.push_back(std::move(*message));
            }
            hasMessages = true;
        } else if (member.key == "tools" && rawElements(member.value)) {
            if (auto tools = toolsFromJson(member.value, format()))
                request.tools = std::move(tools).value();
            else
                extra.add(member.key, member.value);
        } else if (member.key == "stream") {
            request.stream = member.value == "true";
        } else if (member.key == "stream_options") {
            const auto options = parseJson(member.value);
            request.streamUsage = options && heliograph::member(*options, "include_usage") == true;
            if (!request.streamUsage || options->size() > 1)
                extra.add(member.key, member.value);
        } else if (!decodeParameter(member, request.parameters)) {
            extra.add(member.key, member.value);
        }
    }
    if (!hasMessages)
        return noRequest(QT_TRANSLATE_NOOP("OpenAiChatCodec", "The request has no messages."));
    if (extra.text() != "{}")
        request.extra = extra.text();
    return request;
}

std::vector<BodyPiece> OpenAiChatCodec::pieces(QByteArrayView body) const
{
    std::vector<BodyPiece> pieces;
    const auto members = rawMembers(body);
    if (!members)
        return pieces;
    const auto add = [&](QByteArrayView piece) {
        pieces.push_back({piece.data() - body.data(), piece.size()});
    };
    for (const RawMember &member : *members) {
        if (member.key == "messages") {
            const auto elements = rawElements(member.value);
            if (!elements)
                return {};
            for (const QByteArrayView element : *elements)
                add(element);
        } else if (member.key == "tools" || member.key == "functions") {
            add(member.value);
        }
    }
    return pieces;
}

}
