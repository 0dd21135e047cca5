#include "core/wire/geminiparts.h"

#include "core/base/json.h"
#include "core/wire/dataurl.h"
#include "core/wire/geminicallid.h"
#include "core/wire/rawjson.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace heliograph {

namespace {

/// Vertex wants a type for what it is to fetch; from the name, where nobody said it.
QString typeFromName(const QString &url)
{
    struct Type {
        QLatin1String ending;
        QLatin1String type;
    };
    static constexpr std::array types{
        Type{QLatin1String("png"), QLatin1String("image/png")},
        Type{QLatin1String("jpg"), QLatin1String("image/jpeg")},
        Type{QLatin1String("jpeg"), QLatin1String("image/jpeg")},
        Type{QLatin1String("webp"), QLatin1String("image/webp")},
        Type{QLatin1String("gif"), QLatin1String("image/gif")},
        Type{QLatin1String("heic"), QLatin1String("image/heic")},
        Type{QLatin1String("pdf"), QLatin1String("application/pdf")},
        Type{QLatin1String("txt"), QLatin1String("text/plain")},
        Type{QLatin1String("mp3"), QLatin1String("audio/mpeg")},
        Type{QLatin1String("wav"), QLatin1String("audio/wav")},
        Type{QLatin1String("mp4"), QLatin1String("video/mp4")},
    };
    const QString path = url.section(QLatin1Char('?'), 0, 0).section(QLatin1Char('#'), 0, 0);
    const QString ending = path.section(QLatin1Char('.'), -1).toLower();
    const auto *type = std::find_if(
        types.begin(), types.end(), [&](const Type &known) { return ending == known.ending; });
    return type == types.end() ? QString() : QString(type->type);
}

QByteArray inlineData(const QString &mimeType, const QByteArray &data)
{
    RawObject inside;
    inside.addString("mimeType", mimeType);
    inside.add("data", '"' + data.toBase64() + '"');
    RawObject part;
    part.add("inlineData", inside.text());
    return part.text();
}

QByteArray fileData(const QString &mimeType, const QString &uri)
{
    const QString type = mimeType.isEmpty() ? typeFromName(uri) : mimeType;
    RawObject file;
    if (!type.isEmpty())
        file.addString("mimeType", type);
    file.addString("fileUri", uri);
    RawObject part;
    part.add("fileData", file.text());
    return part.text();
}

bool isObject(QByteArrayView text)
{
    const auto json = parseJson(text);
    return json && json->is_object();
}

QByteArray wrapped(const char *key, QByteArrayView value)
{
    RawObject object;
    object.add(key, value);
    return object.text();
}

QByteArray responseOf(const Message &message)
{
    const QString text = message.text();
    const QByteArray json = text.toUtf8().trimmed();
    const bool object = json.startsWith('{') && isObject(json);
    if (message.toolFailed)
        return wrapped("error", object ? json : jsonString(text));
    return object ? json : wrapped("output", jsonString(text));
}

/// The words of a response, and whether it is an error. The API's reference names "output" and
/// "error".
void readResponse(QByteArrayView raw, Message &message)
{
    const auto members = rawMembers(raw);
    const RawMember *only = members && members->size() == 1 ? &members->front() : nullptr;
    const Json value = only ? parseJson(only->value).value_or(Json()) : Json();
    QString text = QString::fromUtf8(raw);
    if (only && only->key == "error") {
        message.toolFailed = true;
        text = value.is_string() ? toQString(value) : QString::fromUtf8(only->value);
    } else if (only && (only->key == "output" || only->key == "result") && value.is_string()) {
        text = toQString(value);
    }
    message.parts.push_back(ContentPart::fromText(text));
}

QString stringOf(QByteArrayView raw)
{
    return toQString(parseJson(raw).value_or(Json()));
}

ContentPart decodeData(QByteArrayView raw)
{
    ContentPart part;
    for (const RawMember &member : rawMembers(raw).value_or(std::vector<RawMember>())) {
        const QByteArray key = camelCase(member.key);
        if (key == "mimeType")
            part.mimeType = stringOf(member.value);
        else if (key == "data" && member.value.size() >= 2)
            part.data = QByteArray::fromBase64(stringOf(member.value).toLatin1());
        else if (key == "fileUri")
            part.url = stringOf(member.value);
        else if (key == "displayName")
            part.name = stringOf(member.value);
    }
    part.kind = part.mimeType.startsWith(QLatin1String("image/")) ? ContentPart::Kind::Image
        : part.mimeType.startsWith(QLatin1String("audio/"))       ? ContentPart::Kind::Audio
                                                                  : ContentPart::Kind::File;
    return part;
}

}

QByteArray camelCase(const QByteArray &key)
{
    QByteArray camel;
    for (qsizetype i = 0; i < key.size(); ++i) {
        if (key[i] == '_' && i > 0 && i + 1 < key.size())
            camel += char(std::toupper(static_cast<unsigned char>(key[++i])));
        else
            camel += key[i];
    }
    return camel;
}

bool sameJson(QByteArrayView a, QByteArrayView b)
{
    if (a == b)
        return true;
    const auto left = parseJson(a);
    const auto right = left ? parseJson(b) : std::nullopt;
    return right && *left == *right;
}

QByteArray encodeGeminiPart(const ContentPart &part)
{
    if (!part.raw.isEmpty() && part.rawFormat == WireFormat::Gemini)
        return part.raw;
    switch (part.kind) {
    case ContentPart::Kind::Text:
    case ContentPart::Kind::Refusal:
        return wrapped("text", jsonString(part.text));
    case ContentPart::Kind::Image:
    case ContentPart::Kind::Audio:
    case ContentPart::Kind::File: {
        const QString uri = part.url.isEmpty() ? part.fileId : part.url;
        if (const auto data = parseDataUrl(uri))
            return inlineData(data->mimeType, data->data);
        return uri.isEmpty() ? inlineData(part.mimeType, part.data) : fileData(part.mimeType, uri);
    }
    case ContentPart::Kind::Reasoning: // another's thoughts
    case ContentPart::Kind::Other:
        break;
    }
    return {};
}

QByteArray encodeGeminiCall(const ToolCall &call, const QString &signature)
{
    RawObject function;
    if (!call.id.isEmpty() && !isMadeCallId(call.id))
        function.addString("id", call.id);
    function.addString("name", call.name);
    const QByteArray arguments = call.arguments.toUtf8().trimmed();
    if (arguments.isEmpty())
        function.add("args", "{}");
    else if (!call.custom && isObject(arguments))
        function.add("args", arguments);
    else // must be an object: what is none becomes its only member
        function.add("args", wrapped("input", jsonString(call.arguments)));
    RawObject part;
    part.add("functionCall", function.text());
    if (!signature.isEmpty())
        part.addString("thoughtSignature", signature);
    return part.text();
}

QByteArray encodeGeminiResponse(const Message &message, const QString &name)
{
    RawObject response;
    if (!message.toolCallId.isEmpty() && !isMadeCallId(message.toolCallId))
        response.addString("id", message.toolCallId);
    response.addString("name", name);
    response.add("response", responseOf(message));
    QByteArray media;
    for (const ContentPart &part : message.parts) {
        if (part.kind == ContentPart::Kind::Text)
            continue;
        if (const QByteArray json = encodeGeminiPart(part); !json.isEmpty())
            media += (media.isEmpty() ? '[' : ',') + json;
    }
    if (!media.isEmpty())
        response.add("parts", media + ']');
    return wrapped("functionResponse", response.text());
}

GeminiPartData dataOfGeminiPart(QByteArrayView part)
{
    static constexpr std::array known{"text", "functionCall", "functionResponse", "inlineData",
        "fileData", "executableCode", "codeExecutionResult", "toolCall", "toolResponse"};
    for (const RawMember &member : rawMembers(part).value_or(std::vector<RawMember>())) {
        const QByteArray key = camelCase(member.key);
        const bool isKnown =
            std::any_of(known.begin(), known.end(), [&](const char *name) { return key == name; });
        if (isKnown && member.value != "null")
            return {key, member.value};
    }
    return {};
}

ContentPart decodeGeminiPart(QByteArrayView raw)
{
    const GeminiPartData data = dataOfGeminiPart(raw);
    if (data.key == "inlineData" || data.key == "fileData")
        return decodeData(data.value);
    ContentPart part;
    part.kind = ContentPart::Kind::Other;
    if (data.key != "text")
        return part;
    part = ContentPart::fromText(stringOf(data.value));
    for (const RawMember &member : rawMembers(raw).value_or(std::vector<RawMember>())) {
        if (member.key == "thought" && member.value == "true")
            part.kind = ContentPart::Kind::Reasoning;
    }
    return part;
}

ToolCall decodeGeminiCall(QByteArrayView functionCall)
{
    ToolCall call;
    for (const RawMember &member : rawMembers(functionCall).value_or(std::vector<RawMember>())) {
        if (member.key == "id")
            call.id = stringOf(member.value);
        else if (member.key == "name")
            call.name = stringOf(member.value);
        else if (member.key == "args")
            call.arguments = QString::fromUtf8(member.value);
    }
    if (call.arguments.isEmpty() || call.arguments == QLatin1String("null"))
        call.arguments = QStringLiteral("{}");
    return call;
}

Message decodeGeminiResponse(QByteArrayView functionResponse)
{
    Message message;
    message.role = Role::Tool;
    std::vector<ContentPart> media;
    for (const RawMember &member :
        rawMembers(functionResponse).value_or(std::vector<RawMember>())) {
        if (member.key == "id") {
            message.toolCallId = stringOf(member.value);
        } else if (member.key == "name") {
            message.name = stringOf(member.value);
        } else if (member.key == "response") {
            readResponse(member.value, message);
        } else if (member.key == "parts") {
            for (const QByteArrayView part :
                rawElements(member.value).value_or(std::vector<QByteArrayView>()))
                media.push_back(decodeGeminiPart(part));
        }
    }
    message.parts.insert(message.parts.end(), media.begin(), media.end());
    return message;
}

}
