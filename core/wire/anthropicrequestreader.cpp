#include "core/base/json.h"
#include "core/wire/anthropic.h"
#include "core/wire/anthropiccontent.h"
#include "core/wire/rawjson.h"
#include "core/wire/tooljson.h"

#include <QCoreApplication>

#include <algorithm>

namespace heliograph {

namespace {

Error noRequest(const char *why)
{
    return {ErrorKind::Malformed, QCoreApplication::translate("AnthropicCodec", why), 0, {}};
}

/// The members of an object, each name once: the last one counts, as it does for the server.
std::optional<std::vector<RawMember>> membersOnce(QByteArrayView object)
{
    auto members = rawMembers(object);
    if (!members)
        return std::nullopt;
    std::vector<RawMember> once;
    for (RawMember &member : *members) {
        const auto known = std::find_if(once.begin(), once.end(),
            [&](const RawMember &earlier) { return earlier.key == member.key; });
        if (known == once.end())
            once.push_back(std::move(member));
        else
            known->value = member.value;
    }
    return once;
}

/// Members that the codec does not know, as an object; empty where there are none.
class Leftover final
{
public:
    void add(const RawMember &member)
    {
        m_object.add(member.key, member.value);
        m_any = true;
    }
    QByteArray text() const { return m_any ? m_object.text() : QByteArray(); }

private:
    RawObject m_object;
    bool m_any = false;
};

QString stringOf(QByteArrayView raw)
{
    return toQString(parseJson(raw).value_or(Json()));
}

/// Reads the messages of a body into those of the domain, which are more: see anthropic.h.
class ConversationReader final
{
public:
    explicit ConversationReader(std::vector<Message> &messages) : m_messages(messages) { }

    /// False where the value is no prompt.
    bool readSystem(QByteArrayView system)
    {
        auto parts = anthropicContentFrom(system);
        if (!parts || parts->empty())
            return false;
        Message message;
        message.role = Role::System;
        message.parts = std::move(*parts);
        m_messages.insert(m_messages.begin(), std::move(message));
        return true;
    }

    bool readMessage(QByteArrayView raw)
    {
        const auto members = membersOnce(raw);
        if (!members)
            return false;
        QString role;
        QByteArrayView content;
        Leftover extra;
        for (const RawMember &member : *members) {
            if (member.key == "role")
                role = stringOf(member.value);
            else if (member.key == "content")
                content = member.value;
            else
                extra.add(member);
        }
        Message message;
        bool understood = true;
        if (role == QLatin1String("assistant")) {
            message.role = Role::Assistant;
            understood = readAnthropicAssistant(content, message);
        } else if (role == QLatin1String("user")) {
            if (extra.text().isEmpty() && readToolTurn(content))
                return true;
            auto parts = anthropicContentFrom(content);
            understood = parts.has_value();
            message.parts = std::move(parts).value_or(std::vector<ContentPart>());
        } else if (role == QLatin1String("system")) {
            message.role = Role::System;
            auto parts = anthropicContentFrom(content);
            understood = parts.has_value();
            message.parts = std::move(parts).value_or(std::vector<ContentPart>());
        } else {
            return false;
        }
        if (!understood)
            extra.add({"content", content.isEmpty() ? QByteArrayView("null") : content});
        message.extra = extra.text();
        add(std::move(message));
        return true;
    }

private:
    void add(Message message)
    {
        // A system message before all others is the same as the system prompt.
        const bool onlySystem =
            std::all_of(m_messages.begin(), m_messages.end(), [](const Message &other) {
                return other.role == Role::System && other.extra.isEmpty();
            });
        if (message.role == Role::System && message.extra.isEmpty() && onlySystem
            && !m_messages.empty()) {
            auto &parts = m_messages.back().parts;
            parts.insert(parts.end(), message.parts.begin(), message.parts.end());
            return;
        }
        m_messages.push_back(std::move(message));
    }

    /// A user turn that begins with results of tools; false where it is another one.
    bool readToolTurn(QByteArrayView content)
    {
        const auto elements = rawElements(content);
        if (!elements)
            return false;
        size_t results = 0;
        bool leading = true;
        for (const QByteArrayView element : *elements) {
            const bool result = stringMember(parseJson(element).value_or(Json()), "type")
                == QLatin1String("tool_result");
            leading = leading && result;
            results += leading ? 1 : 0;
        }
        if (results == 0)
            return false;
        for (size_t i = 0; i < results; ++i)
            m_messages.push_back(anthropicToolResultFrom((*elements)[i]));
        if (results < elements->size()) {
            Message rest;
            for (size_t i = results; i < elements->size(); ++i)
                rest.parts.push_back(anthropicPartFrom((*elements)[i]));
            m_messages.push_back(std::move(rest));
        }
        return true;
    }

    std::vector<Message> &m_messages;
};

/// Takes a parameter; false where the member is another one or cannot be said by the fields.
bool readParameter(const RawMember &member, Parameters &parameters)
{
    const Json json = parseJson(member.value).value_or(Json());
    const auto real = [&](std::optional<double> &target) {
        if (json.is_number())
            target = json.get<double>();
        return target.has_value();
    };
    const auto whole = [&](std::optional<qint64> &target) {
        if (json.is_number_integer())
            target = intMember(Json{{"n", json}}, "n");
        return target.has_value();
    };
    if (member.key == "temperature")
        return real(parameters.temperature);
    if (member.key == "top_p")
        return real(parameters.topP);
    if (member.key == "top_k")
        return whole(parameters.topK);
    if (member.key == "max_tokens")
        return whole(parameters.maxTokens);
    if (member.key == "service_tier" && json.is_string()) {
        parameters.serviceTier = toQString(json);
        return true;
    }
    if (member.key == "stop_sequences" && json.is_array()
        && std::all_of(
            json.begin(), json.end(), [](const Json &text) { return text.is_string(); })) {
        QStringList stop;
        for (const Json &text : json)
            stop.append(toQString(text));
        parameters.stop = stop;
        return true;
    }
    return false;
}

/// Reads an object that the fields may say in part. take: takes members out of the object and fills
/// the fields. What is left of it, or all of what is no object, comes back to be kept; empty where
/// nothing is left.
template <typename Take> QByteArray readMerged(QByteArrayView value, const Take &take)
{
    auto members = membersOnce(value);
    if (!members || members->empty() || !parseJson(value))
        return value.toByteArray();
    take(*members);
    Leftover rest;
    for (const RawMember &member : *members)
        rest.add(member);
    return rest.text();
}

/// The member of a name, parsed; null where there is none.
Json valueIn(const std::vector<RawMember> &members, QByteArrayView key)
{
    for (const RawMember &member : members) {
        if (member.key == key)
            return parseJson(member.value).value_or(Json());
    }
    return {};
}

void drop(std::vector<RawMember> &members, std::initializer_list<QByteArrayView> keys)
{
    std::erase_if(members, [&](const RawMember &member) {
        return std::find(keys.begin(), keys.end(), QByteArrayView(member.key)) != keys.end();
    });
}

QByteArray readToolChoice(QByteArrayView value, ChatRequest &request)
{
    return readMerged(value, [&](std::vector<RawMember> &members) {
        const Json type = valueIn(members, "type");
        ToolChoice choice;
        if (type == "auto") {
            choice.mode = ToolChoice::Mode::Auto;
        } else if (type == "any") {
            choice.mode = ToolChoice::Mode::Required;
        } else if (type == "none") {
            choice.mode = ToolChoice::Mode::None;
        } else if (const Json name = valueIn(members, "name"); type == "tool" && name.is_string()) {
            choice.mode = ToolChoice::Mode::Named;
            choice.name = toQString(name);
            drop(members, {"name"});
        } else {
            return;
        }
        drop(members, {"type"});
        request.toolChoice = choice;
        const Json single = valueIn(members, "disable_parallel_tool_use");
        if (single.is_boolean() && choice.mode != ToolChoice::Mode::None) {
            request.parameters.parallelToolCalls = !single.get<bool>();
            drop(members, {"disable_parallel_tool_use"});
        }
    });
}

QByteArray readThinking(QByteArrayView value, Parameters &parameters)
{
    return readMerged(value, [&](std::vector<RawMember> &members) {
        const Json type = valueIn(members, "type");
        const Json budget = valueIn(members, "budget_tokens");
        if (type == "enabled" && budget.is_number_integer()) {
            const auto tokens = intMember(Json{{"n", budget}}, "n");
            if (!tokens || *tokens <= 0)
                return;
            parameters.thinkingBudget = tokens;
            drop(members, {"type", "budget_tokens"});
        } else if (type == "disabled" || type == "adaptive") {
            parameters.thinkingBudget = type == "disabled" ? 0 : -1;
            drop(members, {"type"});
        }
    });
}

std::optional<ResponseFormat> readFormat(QByteArrayView value)
{
    const auto members = membersOnce(value);
    if (!members || members->size() != 2 || valueIn(*members, "type") != "json_schema"
        || !valueIn(*members, "schema").is_object())
        return std::nullopt;
    ResponseFormat format;
    for (const RawMember &member : *members) {
        if (member.key == "schema")
            format.schema = member.value.toByteArray();
    }
    return format;
}

QByteArray readOutputConfig(QByteArrayView value, ChatRequest &request)
{
    return readMerged(value, [&](std::vector<RawMember> &members) {
        if (const Json effort = valueIn(members, "effort"); effort.is_string()) {
            request.parameters.reasoningEffort = toQString(effort);
            drop(members, {"effort"});
        }
        for (const RawMember &member : members) {
            if (member.key != "format" || request.responseFormat)
                continue;
            if (auto format = readFormat(member.value)) {
                request.responseFormat = std::move(format);
                drop(members, {"format"});
                break;
            }
        }
    });
}

/// False where the list has to be kept as it is.
bool readTools(QByteArrayView value, std::vector<Tool> &target)
{
    const auto elements = rawElements(value);
    auto tools = toolsFromJson(value, WireFormat::Anthropic);
    if (!elements || elements->empty() || !tools || tools->size() != elements->size())
        return false;
    for (size_t i = 0; i < elements->size(); ++i) {
        Tool &tool = tools.value()[i];
        const QByteArray written = toolsToJson({tool}, WireFormat::Anthropic);
        if (written.size() < 2
            || !isSameJson(QByteArrayView(written).sliced(1).chopped(1), (*elements)[i])) {
            tool.raw = (*elements)[i].toByteArray();
            tool.rawFormat = WireFormat::Anthropic;
        }
    }
    target = std::move(tools).value();
    return true;
}

}

Result<ChatRequest> AnthropicCodec::decodeRequest(QByteArrayView body) const
{
    // What is read below bounds values without checking them, so the whole is checked first.
    const auto members = parseJson(body) ? membersOnce(body) : std::nullopt;
    if (!members)
        return noRequest(QT_TRANSLATE_NOOP("AnthropicCodec", "The request is not a JSON object."));
    ChatRequest request;
    request.stream = false;
    Leftover extra;
    const auto keep = [&](const RawMember &member, const QByteArray &rest) {
        if (!rest.isEmpty())
            extra.add({member.key, rest});
    };
    std::optional<std::vector<QByteArrayView>>
        messages; // read last: the system prompt comes before them
    ConversationReader conversation(request.messages);
    for (const RawMember &member : *members) {
        bool understood = true;
        if (member.key == "model") {
            request.model = stringOf(member.value);
            understood = !request.model.isEmpty();
        } else if (member.key == "messages") {
            messages = rawElements(member.value);
            if (!messages)
                return noRequest(
                    QT_TRANSLATE_NOOP("AnthropicCodec", "The request's messages are not a list."));
        } else if (member.key == "system") {
            understood = conversation.readSystem(member.value);
        } else if (member.key == "tools") {
            understood = readTools(member.value, request.tools);
        } else if (member.key == "tool_choice") {
            keep(member, readToolChoice(member.value, request));
        } else if (member.key == "thinking") {
            keep(member, readThinking(member.value, request.parameters));
        } else if (member.key == "output_config") {
            keep(member, readOutputConfig(member.value, request));
        } else if (member.key == "output_format") {
            // The name it had before output_config; extra remembers that.
            auto format = request.responseFormat ? std::nullopt : readFormat(member.value);
            keep(member, format ? QByteArray("null") : member.value.toByteArray());
            if (format)
                request.responseFormat = std::move(format);
        } else if (member.key == "stream") {
            request.stream = member.value == "true";
            understood = member.value != "false";
        } else {
            understood = readParameter(member, request.parameters);
        }
        if (!understood)
            extra.add(member);
    }
    if (!messages)
        return noRequest(QT_TRANSLATE_NOOP("AnthropicCodec", "The request has no messages."));
    for (const QByteArrayView message : *messages) {
        if (!conversation.readMessage(message))
            return noRequest(
                QT_TRANSLATE_NOOP("AnthropicCodec", "A message of the request could not be read."));
    }
    request.extra = extra.text();
    return request;
}

std::vector<BodyPiece> AnthropicCodec::pieces(QByteArrayView body) const
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
        } else if (member.key == "system" || member.key == "tools") {
            add(member.value);
        }
    }
    return pieces;
}

}
