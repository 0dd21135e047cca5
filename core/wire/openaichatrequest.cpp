#include "core/base/json.h"
#include "core/wire/openaichat.h"
#include "core/wire/openaichatmessage.h"
#include "core/wire/openaishared.h"
#include "core/wire/rawjson.h"
#include "core/wire/requestparameters.h"
#include "core/wire/tooljson.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace heliograph {

namespace {

// ----------------------------------------------------------------------------------------------
// writing

/// OpenAI's reasoning models refuse max_tokens, most imitators know nothing else.
bool wantsMaxCompletionTokens(const QString &model)
{
    static const QRegularExpression newer(QStringLiteral("^(openai/)?(o\\d|gpt-([5-9]|\\d\\d))"));
    return newer.match(model).hasMatch();
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
    schema.add("schema", format.schema.isEmpty() ? QByteArray("{}") : format.schema);
    object.addString("type", QStringLiteral("json_schema"));
    object.add("json_schema", schema.text());
    return object.text();
}

QByteArray encodeToolChoice(const ToolChoice &choice, const std::vector<Tool> &tools)
{
    switch (choice.mode) {
    case ToolChoice::Mode::Auto:
        return "\"auto\"";
    case ToolChoice::Mode::None:
        return "\"none\"";
    case ToolChoice::Mode::Required:
        return "\"required\"";
    case ToolChoice::Mode::Named:
        break;
    }
    const char *type = "function";
    for (const Tool &tool : tools) {
        if (tool.name == choice.name && tool.rawFormat == WireFormat::OpenAiChat
            && !tool.raw.isEmpty()
            && stringMember(parseJson(tool.raw).value_or(Json()), "type")
                == QLatin1String("custom"))
            type = "custom";
    }
    RawObject named;
    named.addString("name", choice.name);
    RawObject object;
    object.addString("type", QString::fromLatin1(type));
    object.add(type, named.text());
    return object.text();
}

// ----------------------------------------------------------------------------------------------
// reading

/// False where the fields cannot say it. The default format is as good as none.
bool decodeResponseFormat(QByteArrayView raw, std::optional<ResponseFormat> &target)
{
    ResponseFormat format;
    std::string type;
    QByteArrayView inner;
    for (const RawMember &member : distinctMembers(raw).value_or(std::vector<RawMember>())) {
        if (member.key == "type")
            type = stringOf(member.value).toStdString();
        else if (member.key == "json_schema")
            inner = member.value;
        else
            return false;
    }
    if (inner.isEmpty()) {
        format.kind = ResponseFormat::Kind::JsonObject;
        if (type == "json_object")
            target = format;
        return type == "json_object" || type == "text";
    }
    for (const RawMember &member : distinctMembers(inner).value_or(std::vector<RawMember>())) {
        const Json json = parseJson(member.value).value_or(Json());
        if (member.key == "name" && json.is_string())
            format.name = toQString(json);
        else if (member.key == "description" && json.is_string())
            format.description = toQString(json);
        else if (member.key == "schema" && json.is_object())
            format.schema = member.value.toByteArray();
        else if (member.key == "strict" && json.is_boolean())
            format.strict = json.get<bool>();
        else if (!json.is_null())
            return false;
    }
    if (type != "json_schema" || format.schema.isEmpty())
        return false;
    target = std::move(format);
    return true;
}

std::optional<ToolChoice> decodeToolChoice(QByteArrayView raw, const std::vector<Tool> &tools)
{
    ToolChoice choice;
    for (const ToolChoice::Mode mode :
        {ToolChoice::Mode::Auto, ToolChoice::Mode::None, ToolChoice::Mode::Required}) {
        choice.mode = mode;
        if (raw == encodeToolChoice(choice, tools))
            return choice;
    }
    const Json json = parseJson(raw).value_or(Json());
    choice.mode = ToolChoice::Mode::Named;
    choice.name = stringMember(member(json, stringMember(json, "type").toStdString()), "name");
    if (choice.name.isEmpty()
        || !sameJson(json, parseJson(encodeToolChoice(choice, tools)).value_or(Json())))
        return std::nullopt;
    return choice;
}

/// Takes a member that is a parameter; false where it is another one, or has a type we could not
/// send back.
bool decodeParameter(const RawMember &raw, Parameters &parameters)
{
    const QByteArray &key = raw.key;
    const QByteArrayView value = raw.value;
    return (key == "temperature" && takeNumber(value, parameters.temperature))
        || (key == "top_p" && takeNumber(value, parameters.topP))
        || (key == "top_k" && takeWhole(value, parameters.topK))
        || (key == "frequency_penalty" && takeNumber(value, parameters.frequencyPenalty))
        || (key == "presence_penalty" && takeNumber(value, parameters.presencePenalty))
        || ((key == "max_tokens" || key == "max_completion_tokens") && !parameters.maxTokens
            && takeWhole(value, parameters.maxTokens))
        || (key == "seed" && takeWhole(value, parameters.seed))
        || (key == "stop" && takeStrings(value, parameters.stop))
        || (key == "reasoning_effort" && takeString(value, parameters.reasoningEffort))
        || (key == "verbosity" && takeString(value, parameters.verbosity))
        || (key == "service_tier" && takeString(value, parameters.serviceTier))
        || (key == "parallel_tool_calls" && takeBool(value, parameters.parallelToolCalls));
}

bool isLimit(const RawMember &member)
{
    return member.key == "max_tokens" || member.key == "max_completion_tokens";
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
    const auto addNumber = [&](const char *key, const std::optional<double> &value) {
        if (value)
            add(key, jsonNumber(*value));
    };
    const auto addWhole = [&](const char *key, const std::optional<qint64> &value) {
        if (value)
            add(key, QByteArray::number(*value));
    };
    const auto addText = [&](const char *key, const std::optional<QString> &value) {
        if (value)
            add(key, jsonString(*value));
    };
    add("model", jsonString(request.model));
    QByteArray messages;
    for (const Message &message : request.messages) {
        for (const QByteArray &text : encodeChatMessage(message))
            messages += (messages.isEmpty() ? '[' : ',') + text;
    }
    add("messages", messages.isEmpty() ? QByteArray("[]") : messages + ']');
    if (const QByteArray tools = toolsToJson(request.tools, format()); !tools.isEmpty())
        add("tools", tools);
    if (request.toolChoice)
        add("tool_choice", encodeToolChoice(*request.toolChoice, request.tools));
    if (request.responseFormat)
        add("response_format", encodeResponseFormat(*request.responseFormat));
    const Parameters &p = request.parameters;
    addNumber("temperature", p.temperature);
    addNumber("top_p", p.topP);
    addWhole("top_k", p.topK); // not OpenAI's
    addWhole(wantsMaxCompletionTokens(request.model) ? "max_completion_tokens" : "max_tokens",
        p.maxTokens);
    addNumber("frequency_penalty", p.frequencyPenalty);
    addNumber("presence_penalty", p.presencePenalty);
    if (p.stop) {
        Json stop = Json::array();
        for (const QString &text : *p.stop)
            stop.push_back(toJson(text));
        add("stop", dumpJson(stop));
    }
    addWhole("seed", p.seed);
    addText("reasoning_effort", p.reasoningEffort);
    addText("verbosity", p.verbosity);
    if (p.topLogProbs) {
        add("logprobs", "true");
        if (*p.topLogProbs > 0)
            addWhole("top_logprobs", p.topLogProbs);
    }
    if (p.parallelToolCalls)
        add("parallel_tool_calls", *p.parallelToolCalls ? "true" : "false");
    addText("service_tier", p.serviceTier);
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
    const auto members = distinctMembers(body);
    if (!members)
        return noRequest(QT_TRANSLATE_NOOP("OpenAiChatCodec", "The request is not a JSON object."));
    ChatRequest request;
    request.stream = false;
    request.streamUsage = false;
    RawObject extra;
    bool hasMessages = false;
    // Who gives both names, even one as null, must get both back: the field has one name only.
    const bool bothLimits = std::count_if(members->begin(), members->end(), isLimit) > 1;
    QByteArrayView toolChoice;
    QByteArrayView logProbs;
    QByteArrayView topLogProbs;
    for (const RawMember &member : *members) {
        if (member.key == "model") {
            request.model = stringOf(member.value);
        } else if (member.key == "messages") {
            const auto elements = rawElements(member.value);
            if (!elements)
                return noRequest(
                    QT_TRANSLATE_NOOP("OpenAiChatCodec", "The request's messages are not a list."));
            for (const QByteArrayView element : *elements) {
                auto message = decodeChatMessage(element);
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
        } else if (member.key == "tool_choice") {
            toolChoice = member.value;
        } else if (member.key == "response_format") {
            if (!decodeResponseFormat(member.value, request.responseFormat))
                extra.add(member.key, member.value);
        } else if (member.key == "logprobs") {
            logProbs = member.value;
        } else if (member.key == "top_logprobs") {
            topLogProbs = member.value;
        } else if (member.key == "stream") {
            request.stream = member.value == "true";
        } else if (member.key == "stream_options") {
            const auto options = parseJson(member.value);
            request.streamUsage = options && heliograph::member(*options, "include_usage") == true;
            if (!request.streamUsage || options->size() > 1)
                extra.add(member.key, member.value);
        } else if (!decodeParameter(member, request.parameters) || (bothLimits && isLimit(member))) {
            extra.add(member.key, member.value);
        }
    }
    if (!hasMessages)
        return noRequest(QT_TRANSLATE_NOOP("OpenAiChatCodec", "The request has no messages."));
    if (!toolChoice.isEmpty()) {
        request.toolChoice = decodeToolChoice(toolChoice, request.tools);
        if (!request.toolChoice)
            extra.add("tool_choice", toolChoice);
    }
    // The two belong together; apart they stay as they are.
    std::optional<qint64> top = topLogProbs.isEmpty() ? std::optional<qint64>(0) : std::nullopt;
    if (logProbs == "true" && (top || takeWhole(topLogProbs, top))
        && (*top > 0 || topLogProbs.isEmpty())) {
        request.parameters.topLogProbs = top;
    } else {
        if (!logProbs.isEmpty())
            extra.add("logprobs", logProbs);
        if (!topLogProbs.isEmpty())
            extra.add("top_logprobs", topLogProbs);
    }
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
