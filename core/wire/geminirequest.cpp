#include "core/base/json.h"
#include "core/wire/gemini.h"
#include "core/wire/geminiconfig.h"
#include "core/wire/geminimessages.h"
#include "core/wire/geminiparts.h"
#include "core/wire/rawjson.h"
#include "core/wire/tooljson.h"

#include <QCoreApplication>
#include <QMap>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(GeminiCodec)
};

Error noRequest(const QString &why)
{
    return {ErrorKind::Malformed, why, 0, {}};
}

bool isObject(QByteArrayView json)
{
    return rawMembers(json).has_value();
}

/// The members of a body that a request has fields for, each at its last mention.
struct Body {
    QMap<QByteArray, QByteArrayView> known; ///< by their names in camelCase
    std::vector<RawMember> others;
};

Body bodyOf(const std::vector<RawMember> &members)
{
    static const QList<QByteArray> known{
        "contents", "systemInstruction", "tools", "toolConfig", "generationConfig", "serviceTier"};
    Body body;
    for (const RawMember &member : members) {
        const QByteArray key = camelCase(member.key);
        if (known.contains(key))
            body.known[key] = member.value;
        else
            body.others.push_back(member);
    }
    return body;
}

}

QByteArray GeminiCodec::encode(const ChatRequest &request) const
{
    // The user's own members win; those of the configurations one by one.
    const Body extra = bodyOf(rawMembers(request.extra).value_or(std::vector<RawMember>()));
    RawObject body;
    const auto add = [&](const char *key, const QByteArray &value) {
        const auto own = extra.known.constFind(key);
        if (own != extra.known.constEnd())
            body.add(key, *own);
        else if (!value.isEmpty())
            body.add(key, value);
    };
    const auto addMerged = [&](const char *key, auto encodeConfig) {
        const auto own = extra.known.constFind(key);
        const bool has = own != extra.known.constEnd();
        if (has && !isObject(*own)) {
            body.add(key, *own);
            return;
        }
        const QByteArray value = encodeConfig(request, has ? *own : QByteArrayView());
        if (!value.isEmpty())
            body.add(key, value);
    };
    const GeminiContents messages = encodeGeminiMessages(request.messages, request.model);
    add("systemInstruction", messages.systemInstruction);
    add("contents", messages.contents);
    add("tools", toolsToJson(request.tools, format()));
    addMerged("toolConfig", encodeGeminiToolConfig);
    addMerged("generationConfig", encodeGeminiConfig);
    const auto &tier = request.parameters.serviceTier;
    add("serviceTier", tier ? jsonString(*tier) : QByteArray());
    for (const RawMember &member : extra.others)
        body.add(member.key, member.value);
    return body.text();
}

Result<ChatRequest> GeminiCodec::decodeRequest(QByteArrayView raw) const
{
    // Parts of it are taken over as they are: what is no JSON would make the next request none.
    const auto members = parseJson(raw) ? rawMembers(raw) : std::nullopt;
    if (!members)
        return noRequest(Tr::tr("The request is not a JSON object."));
    const Body body = bodyOf(*members);
    if (!body.known.contains("contents"))
        return noRequest(Tr::tr("The request has no messages."));
    ChatRequest request;
    RawObject extra;
    auto messages = decodeGeminiContents(body.known["contents"]);
    if (!messages)
        return noRequest(Tr::tr("A message of the request could not be read."));
    request.messages = std::move(*messages);
    if (body.known.contains("systemInstruction")) {
        const QByteArrayView instruction = body.known["systemInstruction"];
        if (auto system = decodeGeminiSystem(instruction))
            request.messages.insert(request.messages.begin(), std::move(*system));
        else
            extra.add("systemInstruction", instruction);
    }
    if (body.known.contains("tools")) {
        const QByteArrayView list = body.known["tools"];
        auto tools = toolsFromJson(list, format());
        // Once more, because the functions of several entries are written as one.
        if (tools)
            tools = toolsFromJson(toolsToJson(*tools, format()), format());
        if (tools)
            request.tools = std::move(tools).value();
        else
            extra.add("tools", list);
    }
    const auto readConfig = [&](const char *key, auto decodeConfig) {
        const auto value = body.known.constFind(key);
        if (value == body.known.constEnd())
            return;
        const QByteArray rest =
            isObject(*value) ? decodeConfig(*value, request) : value->toByteArray();
        if (!rest.isEmpty())
            extra.add(key, rest);
    };
    readConfig("toolConfig", decodeGeminiToolConfig);
    readConfig("generationConfig", decodeGeminiConfig);
    if (body.known.contains("serviceTier")) {
        const Json tier = parseJson(body.known["serviceTier"]).value_or(Json());
        if (tier.is_string())
            request.parameters.serviceTier = toQString(tier);
        else
            extra.add("serviceTier", body.known["serviceTier"]);
    }
    for (const RawMember &member : body.others)
        extra.add(member.key, member.value);
    if (extra.text() != "{}")
        request.extra = extra.text();
    return request;
}

std::vector<BodyPiece> GeminiCodec::pieces(QByteArrayView body) const
{
    std::vector<BodyPiece> pieces;
    const auto members = rawMembers(body);
    if (!members)
        return pieces;
    const auto add = [&](QByteArrayView piece) {
        pieces.push_back({piece.data() - body.data(), piece.size()});
    };
    for (const RawMember &member : *members) {
        const QByteArray key = camelCase(member.key);
        if (key == "contents") {
            const auto elements = rawElements(member.value);
            if (!elements)
                return {};
            for (const QByteArrayView element : *elements)
                add(element);
        } else if (key == "systemInstruction" || key == "tools") {
            add(member.value);
        }
    }
    return pieces;
}

}
