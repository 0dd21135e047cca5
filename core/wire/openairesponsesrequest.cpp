#include "core/base/json.h"
#include "core/wire/openairesponses.h"
#include "core/wire/openairesponsesinput.h"
#include "core/wire/openaishared.h"
#include "core/wire/rawjson.h"
#include "core/wire/requestparameters.h"
#include "core/wire/tooljson.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace heliograph {

namespace {

constexpr const char *kEncryptedReasoning = "reasoning.encrypted_content";
constexpr const char *kLogProbs = "message.output_text.logprobs";

/// Models that think before they answer; the others refuse to be asked for their reasoning.
bool isReasoningModel(const ChatRequest &request)
{
    static const QRegularExpression thinking(
        QStringLiteral("^(openai/)?(o\\d|gpt-([5-9]|\\d\\d)(?!\\S*chat)|codex|computer-use)"));
    const auto &effort = request.parameters.reasoningEffort;
    if (effort)
        return *effort != QLatin1String("none");
    return thinking.match(request.model).hasMatch();
}

/// Whether the provider keeps the answer: it does unless it is told not to.
bool isStored(const std::vector<RawMember> &extra)
{
    for (const RawMember &member : extra) {
        if (member.key == "store")
            return member.value != "false";
    }
    return true;
}

/// What must be asked for beside the answer.
QByteArrayList included(const ChatRequest &request, bool stored)
{
    QByteArrayList include;
    if (!stored && isReasoningModel(request))
        include.append(kEncryptedReasoning);
    if (request.parameters.topLogProbs)
        include.append(kLogProbs);
    return include;
}

QByteArray stringList(const QByteArrayList &texts)
{
    Json list = Json::array();
    for (const QByteArray &text : texts)
        list.push_back(text.toStdString());
    return dumpJson(list);
}

/// Whether the message can be said as instructions and come back as it was.
bool isInstructions(const Message &message)
{
    return message.role == Role::System && message.extra.isEmpty() && message.blocks.empty()
        && message.name.isEmpty() && message.parts.size() == 1
        && message.parts.front().kind == ContentPart::Kind::Text
        && (message.parts.front().raw.isEmpty()
            || message.parts.front().rawFormat != WireFormat::OpenAiResponses);
}

QByteArray encodeFormat(const ResponseFormat &format)
{
    RawObject object;
    if (format.kind == ResponseFormat::Kind::JsonObject) {
        object.addString("type", QStringLiteral("json_object"));
        return object.text();
    }
    object.addString("type", QStringLiteral("json_schema"));
    object.addString("name", format.name);
    if (!format.description.isEmpty())
        object.addString("description", format.description);
    if (format.strict)
        object.add("strict", *format.strict ? "true" : "false");
    object.add("schema", format.schema.isEmpty() ? QByteArray("{}") : format.schema);
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
    QString type = QStringLiteral("function");
    for (const Tool &tool : tools) {
        if (tool.name != choice.name || tool.raw.isEmpty()
            || tool.rawFormat != WireFormat::OpenAiResponses)
            continue;
        type = stringMember(parseJson(tool.raw).value_or(Json()), "type");
        break;
    }
    RawObject object;
    object.addString("type", type);
    if (type == QLatin1String("function") || type == QLatin1String("custom"))
        object.addString("name", choice.name);
    return object.text();
}

/// The members of both objects, those of over instead of those of the same name; empty where there
/// are none.
QByteArray overlaid(const RawObject &base, QByteArrayView over)
{
    const auto members = rawMembers(over);
    if (!members)
        return over.isEmpty() ? base.text() : over.toByteArray(); // not an object: the user's wins
    const QByteArray text = base.text(); // the members are views into it
    RawObject result;
    for (const RawMember &own : rawMembers(text).value_or(std::vector<RawMember>())) {
        const auto same = [&](const RawMember &other) { return other.key == own.key; };
        if (std::none_of(members->begin(), members->end(), same))
            result.add(own.key, own.value);
    }
    for (const RawMember &member : *members)
        result.add(member.key, member.value);
    return result.text();
}

// ----------------------------------------------------------------------------------------------
// reading

bool decodeFormat(QByteArrayView raw, std::optional<ResponseFormat> &target)
{
    ResponseFormat format;
    std::string type;
    for (const RawMember &member : distinctMembers(raw).value_or(std::vector<RawMember>())) {
        const Json json = parseJson(member.value).value_or(Json());
        if (member.key == "type" && json.is_string())
            type = json.get<std::string>();
        else if (member.key == "name" && json.is_string())
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
    if (type == "json_schema" && !format.schema.isEmpty())
        format.kind = ResponseFormat::Kind::JsonSchema;
    else if (type == "json_object" && format == ResponseFormat())
        format.kind = ResponseFormat::Kind::JsonObject;
    else
        return type == "text" && format == ResponseFormat(); // the default
    target = std::move(format);
    return true;
}

/// Takes from an object what fields can say and gives the rest; empty where nothing is left.
template <typename Take> QByteArray restOfGroup(QByteArrayView group, const Take &take)
{
    const auto members = distinctMembers(group);
    if (!members)
        return group.toByteArray();
    RawObject rest;
    bool any = members->empty();
    for (const RawMember &member : *members) {
        if (take(member))
            continue;
        rest.add(member.key, member.value);
        any = true;
    }
    return any ? rest.text() : QByteArray();
}

std::optional<ToolChoice> decodeToolChoice(QByteArrayView raw, const std::vector<Tool> &tools)
{
    const Json json = parseJson(raw).value_or(Json());
    ToolChoice choice;
    for (const ToolChoice::Mode mode :
        {ToolChoice::Mode::Auto, ToolChoice::Mode::None, ToolChoice::Mode::Required}) {
        choice.mode = mode;
        if (raw == encodeToolChoice(choice, tools))
            return choice;
    }
    choice.mode = ToolChoice::Mode::Named;
    choice.name = stringMember(json, "name");
    if (choice.name.isEmpty())
        choice.name = stringMember(json, "type");
    if (json.is_object() && sameInputItem(encodeToolChoice(choice, tools), raw))
        return choice;
    return std::nullopt;
}

/// A function without arguments has no parameters to us; the API wants to see that it has none.
std::vector<Tool> withoutEmptyParameters(std::vector<Tool> tools)
{
    for (Tool &tool : tools) {
        if (tool.raw.isEmpty() && tool.parameters == R"({"type":"object","properties":{}})")
            tool.parameters.clear();
    }
    return tools;
}

Error noRequest(const char *why)
{
    return {ErrorKind::Malformed, QCoreApplication::translate("OpenAiResponsesCodec", why), 0, {}};
}

}

QByteArray OpenAiResponsesCodec::encode(const ChatRequest &request) const
{
    const auto extra = rawMembers(request.extra).value_or(std::vector<RawMember>());
    const bool stored = isStored(extra);
    RawObject body;
    const auto own = [&](QByteArrayView key) { // the user's own members win
        QByteArrayView value;
        for (const RawMember &member : extra) {
            if (member.key == key)
                value = member.value;
        }
        return value;
    };
    const auto add = [&](const char *key, const QByteArray &value) {
        if (own(key).isEmpty())
            body.add(key, value);
    };
    add("model", jsonString(request.model));
    ResponsesInput input(stored);
    QByteArray items;
    for (size_t i = 0; i < request.messages.size(); ++i) {
        const Message &message = request.messages[i];
        if (i == 0 && own("instructions").isEmpty() && isInstructions(message)) {
            add("instructions", jsonString(message.text()));
            continue;
        }
        for (const QByteArray &item : input.items(message))
            items += (items.isEmpty() ? '[' : ',') + item;
    }
    add("input", items.isEmpty() ? QByteArray("[]") : items + ']');
    if (const QByteArray tools = toolsToJson(request.tools, format()); !tools.isEmpty())
        add("tools", tools);
    if (request.toolChoice)
        add("tool_choice", encodeToolChoice(*request.toolChoice, request.tools));

    const Parameters &p = request.parameters;
    RawObject text;
    if (request.responseFormat)
        text.add("format", encodeFormat(*request.responseFormat));
    if (p.verbosity)
        text.addString("verbosity", *p.verbosity);
    if (text.text() != "{}" || !own("text").isEmpty())
        body.add("text", overlaid(text, own("text")));
    RawObject reasoning;
    if (p.reasoningEffort)
        reasoning.addString("effort", *p.reasoningEffort);
    if (reasoning.text() != "{}" || !own("reasoning").isEmpty())
        body.add("reasoning", overlaid(reasoning, own("reasoning")));

    if (p.maxTokens)
        add("max_output_tokens", QByteArray::number(*p.maxTokens));
    if (p.temperature)
        add("temperature", jsonNumber(*p.temperature));
    if (p.topP)
        add("top_p", jsonNumber(*p.topP));
    if (p.topLogProbs)
        add("top_logprobs", QByteArray::number(*p.topLogProbs));
    if (const QByteArrayList include = included(request, stored); !include.isEmpty())
        add("include", stringList(include));
    if (p.parallelToolCalls)
        add("parallel_tool_calls", *p.parallelToolCalls ? "true" : "false");
    if (p.serviceTier)
        add("service_tier", jsonString(*p.serviceTier));
    if (request.stream)
        add("stream", "true");
    for (const RawMember &member : extra) {
        if (member.key != "text" && member.key != "reasoning")
            body.add(member.key, member.value);
    }
    return body.text();
}

Result<ChatRequest> OpenAiResponsesCodec::decodeRequest(QByteArrayView body) const
{
    const auto members = distinctMembers(body);
    if (!members)
        return noRequest(
            QT_TRANSLATE_NOOP("OpenAiResponsesCodec", "The request is not a JSON object."));
    ChatRequest request;
    request.stream = false;
    request.streamUsage = false;
    Parameters &p = request.parameters;
    RawObject extra;
    std::optional<Message> instructions;
    QByteArray textRest;
    QByteArray reasoningRest;
    QByteArrayView include;
    QByteArrayView toolChoice;
    bool hasInput = false;
    for (const RawMember &member : *members) {
        const QByteArray &key = member.key;
        const auto text = [&](std::optional<QString> &target) {
            return takeString(member.value, target) || (extra.add(key, member.value), false);
        };
        if (key == "model") {
            request.model = stringOf(member.value);
        } else if (key == "input") {
            if (const auto items = rawElements(member.value)) {
                request.messages = ResponsesInputReader().read(*items);
            } else {
                const auto json = parseJson(member.value);
                if (!json || !json->is_string())
                    return noRequest(QT_TRANSLATE_NOOP("OpenAiResponsesCodec",
                        "The request's input is neither a text nor a list."));
                request.messages = {Message::fromText(Role::User, toQString(*json))};
            }
            hasInput = true;
        } else if (key == "instructions") {
            const auto json = parseJson(member.value);
            if (json && json->is_string())
                instructions = Message::fromText(Role::System, toQString(*json));
            else
                extra.add(key, member.value);
        } else if (key == "tools" && rawElements(member.value)) {
            if (auto tools = toolsFromJson(member.value, format()); tools && !tools->empty())
                request.tools = withoutEmptyParameters(std::move(tools).value());
            else
                extra.add(key, member.value);
        } else if (key == "tool_choice") {
            toolChoice = member.value;
        } else if (key == "include") {
            include = member.value;
        } else if (key == "text") {
            textRest = restOfGroup(member.value, [&](const RawMember &inner) {
                if (inner.key == "format")
                    return decodeFormat(inner.value, request.responseFormat);
                return inner.key == "verbosity" && takeString(inner.value, p.verbosity);
            });
        } else if (key == "reasoning") {
            reasoningRest = restOfGroup(member.value, [&](const RawMember &inner) {
                return inner.key == "effort" && takeString(inner.value, p.reasoningEffort);
            });
        } else if (key == "stream") {
            request.stream = member.value == "true";
        } else if (key == "service_tier") {
            text(p.serviceTier);
        } else if (!((key == "temperature" && takeNumber(member.value, p.temperature))
                       || (key == "top_p" && takeNumber(member.value, p.topP))
                       || (key == "max_output_tokens" && takeWhole(member.value, p.maxTokens))
                       || (key == "top_logprobs" && takeWhole(member.value, p.topLogProbs))
                       || (key == "parallel_tool_calls"
                           && takeBool(member.value, p.parallelToolCalls)))) {
            extra.add(key, member.value);
        }
    }
    if (!hasInput)
        return noRequest(QT_TRANSLATE_NOOP("OpenAiResponsesCodec", "The request has no input."));
    if (instructions)
        request.messages.insert(request.messages.begin(), std::move(*instructions));
    if (!toolChoice.isEmpty()) {
        request.toolChoice = decodeToolChoice(toolChoice, request.tools);
        if (!request.toolChoice)
            extra.add("tool_choice", toolChoice);
    }

    // What we would ask for beside the answer must be what was asked for.
    const QByteArray soFar = extra.text();
    const bool stored = isStored(rawMembers(soFar).value_or(std::vector<RawMember>()));
    const auto asked = parseJson(include);
    const auto asks = [&](const char *what) {
        return asked && asked->is_array()
            && std::find(asked->begin(), asked->end(), what) != asked->end();
    };
    if (p.topLogProbs && !asks(kLogProbs)) {
        extra.add("top_logprobs", QByteArray::number(*p.topLogProbs));
        p.topLogProbs.reset();
    }
    const QByteArrayList wanted = included(request, stored);
    if (!include.isEmpty() && (!asked || dumpJson(*asked) != stringList(wanted)))
        extra.add("include", include);
    else if (include.isEmpty() && !wanted.isEmpty())
        extra.add("include", "[]");
    // In the order in which they are written.
    RawObject kept;
    if (!textRest.isEmpty())
        kept.add("text", textRest);
    if (!reasoningRest.isEmpty())
        kept.add("reasoning", reasoningRest);
    kept.addMembersOf(extra.text());
    if (kept.text() != "{}")
        request.extra = kept.text();
    return request;
}

std::vector<BodyPiece> OpenAiResponsesCodec::pieces(QByteArrayView body) const
{
    std::vector<BodyPiece> pieces;
    const auto members = rawMembers(body);
    if (!members)
        return pieces;
    const auto add = [&](QByteArrayView piece) {
        pieces.push_back({piece.data() - body.data(), piece.size()});
    };
    for (const RawMember &member : *members) {
        if (member.key == "input") {
            const auto elements = rawElements(member.value);
            if (!elements)
                add(member.value);
            else
                std::for_each(elements->begin(), elements->end(), add);
        } else if (member.key == "instructions" || member.key == "tools") {
            add(member.value);
        }
    }
    return pieces;
}

}
