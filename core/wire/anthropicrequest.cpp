#include "core/base/json.h"
#include "core/wire/anthropic.h"
#include "core/wire/anthropiccontent.h"
#include "core/wire/rawjson.h"
#include "core/wire/tooljson.h"

#include <QHash>

namespace heliograph {

namespace {

/// The API refuses a body without max_tokens. Where none is set we send the least that all models
/// of a generation can write (Anthropic's model overview: Claude 3 4,096, Claude 3.5 8,192, Claude
/// 4 and later at least 32,000), and for other makers' models behind this API 8,192. A thinking
/// budget, which counts into max_tokens, comes on top.
qint64 defaultMaxTokens(const ChatRequest &request)
{
    const QString &model = request.model;
    qint64 tokens = 8'192;
    if (model.contains(QLatin1String("claude-3-opus"))
        || model.contains(QLatin1String("claude-3-sonnet"))
        || model.contains(QLatin1String("claude-3-haiku"))
        || model.contains(QLatin1String("claude-2")))
        tokens = 4'096;
    else if (model.contains(QLatin1String("claude"))
        && !model.contains(QLatin1String("claude-3-5")))
        tokens = 32'000;
    return tokens + std::max<qint64>(request.parameters.thinkingBudget.value_or(0), 0);
}

bool isSystem(const Message &message)
{
    return message.role == Role::System || message.role == Role::Developer;
}

/// The members of the request's extra by name; the last of a name counts.
using Extra = QHash<QByteArray, QByteArrayView>;

Extra extraOf(const ChatRequest &request)
{
    Extra extra;
    const auto members = rawMembers(request.extra);
    for (const RawMember &member : members.value_or(std::vector<RawMember>()))
        extra.insert(member.key, member.value);
    return extra;
}

/// Writes the list of messages, and before it the system prompt.
class ConversationWriter final
{
public:
    explicit ConversationWriter(const std::vector<Message> &messages)
    {
        size_t at = 0;
        for (; at < messages.size() && isSystem(messages[at]) && messages[at].extra.isEmpty(); ++at)
            m_system.insert(m_system.end(), messages[at].parts.begin(), messages[at].parts.end());
        for (; at < messages.size(); ++at)
            write(messages[at]);
        endToolTurn();
    }

    QByteArray system() const
    {
        return m_system.empty() ? QByteArray() : anthropicContent(m_system);
    }
    QByteArray messages() const { return '[' + m_messages + ']'; }

private:
    void write(const Message &message)
    {
        if (message.role == Role::Tool) {
            addToToolTurn(anthropicToolResult(message));
            return;
        }
        if (message.role == Role::User && !m_toolTurn.isEmpty() && message.extra.isEmpty()) {
            // All results of a turn have to stand in the one message after the calls, and text
            // behind them.
            if (const QByteArray parts = anthropicParts(message.parts); !parts.isEmpty()) {
                addToToolTurn(parts);
                endToolTurn();
                return;
            }
        }
        endToolTurn();
        const QString role = message.role == Role::Assistant ? QStringLiteral("assistant")
            : isSystem(message)                              ? QStringLiteral("system")
                                                             : QStringLiteral("user");
        add(role,
            message.role == Role::Assistant ? anthropicAssistantContent(message)
                                            : anthropicContent(message.parts),
            message.extra);
    }

    void addToToolTurn(const QByteArray &blocks)
    {
        m_toolTurn += m_toolTurn.isEmpty() ? blocks : ',' + blocks;
    }

    void endToolTurn()
    {
        if (!m_toolTurn.isEmpty())
            add(QStringLiteral("user"), '[' + std::exchange(m_toolTurn, {}) + ']', {});
    }

    void add(const QString &role, const QByteArray &content, const QByteArray &extra)
    {
        const auto more = rawMembers(extra).value_or(std::vector<RawMember>());
        const bool ownContent = std::any_of(more.begin(), more.end(),
            [](const RawMember &member) { return member.key == "content"; });
        RawObject object;
        object.addString("role", role);
        if (!ownContent)
            object.add("content", content);
        object.addMembersOf(extra);
        m_messages += (m_messages.isEmpty() ? "" : ",") + object.text();
    }

    std::vector<ContentPart> m_system;
    QByteArray m_messages;
    QByteArray m_toolTurn; ///< blocks of a user turn that answers tools
};

/// An object of the body that the parameters fill and extra completes.
class MergedObject final
{
public:
    explicit MergedObject(QByteArrayView extra)
    {
        if (const auto members = rawMembers(extra)) {
            for (const RawMember &member : *members)
                m_taken.insert(member.key, true);
            m_extra = extra.toByteArray();
        } else {
            m_other = extra.toByteArray();
        }
    }

    void add(const char *key, const QByteArray &value)
    {
        if (!m_taken.contains(key))
            m_object.add(key, value);
        m_any = true;
    }

    /// Empty where there is nothing to send.
    QByteArray text()
    {
        if (!m_other.isEmpty())
            return m_other; // the user's own value, which is no object
        if (!m_any && m_extra.isEmpty())
            return {};
        m_object.addMembersOf(m_extra);
        return m_object.text();
    }

private:
    RawObject m_object;
    QHash<QByteArray, bool> m_taken;
    QByteArray m_extra;
    QByteArray m_other;
    bool m_any = false;
};

QByteArray toolChoice(const ChatRequest &request, QByteArrayView extra)
{
    const std::optional<bool> parallel = request.parameters.parallelToolCalls;
    MergedObject object(extra);
    // A choice without tools is refused, so the default is not spelled out for them.
    if (request.toolChoice || (parallel && !request.tools.empty())) {
        switch (request.toolChoice.value_or(ToolChoice()).mode) {
        case ToolChoice::Mode::None:
            object.add("type", R"("none")");
            return object.text(); // knows no parallel use
        case ToolChoice::Mode::Auto:
            object.add("type", R"("auto")");
            break;
        case ToolChoice::Mode::Required:
            object.add("type", R"("any")");
            break;
        case ToolChoice::Mode::Named:
            object.add("type", R"("tool")");
            object.add("name", jsonString(request.toolChoice->name));
            break;
        }
        if (parallel)
            object.add("disable_parallel_tool_use", *parallel ? "false" : "true");
    }
    return object.text();
}

QByteArray thinking(const Parameters &parameters, QByteArrayView extra)
{
    MergedObject object(extra);
    if (const auto budget = parameters.thinkingBudget) {
        if (*budget > 0) {
            object.add("type", R"("enabled")");
            object.add("budget_tokens", QByteArray::number(*budget));
        } else {
            object.add("type", *budget == 0 ? R"("disabled")" : R"("adaptive")");
        }
    }
    return object.text();
}

/// The shape of the answer; empty where the format cannot say it (JSON without a schema).
QByteArray outputFormat(const ChatRequest &request)
{
    const auto &format = request.responseFormat;
    if (!format || format->kind != ResponseFormat::Kind::JsonSchema)
        return {};
    RawObject object;
    object.addString("type", QStringLiteral("json_schema"));
    object.add(
        "schema", format->schema.isEmpty() ? QByteArrayView("{}") : QByteArrayView(format->schema));
    return object.text();
}

QByteArray number(double value)
{
    return dumpJson(Json(value));
}

}

QByteArray AnthropicCodec::encode(const ChatRequest &request) const
{
    Extra extra = extraOf(request);
    RawObject body;
    const auto add = [&](const char *key, const QByteArray &value) {
        if (!value.isEmpty() && !extra.contains(key)) // the user's own members win
            body.add(key, value);
    };
    const auto addMerged = [&](const char *key, const QByteArray &value) {
        if (!value.isEmpty())
            body.add(key, value);
        extra.remove(key);
    };
    const Parameters &p = request.parameters;
    const ConversationWriter conversation(request.messages);

    if (!request.model.isEmpty()) // Bedrock and Vertex have it in the URL
        add("model", jsonString(request.model));
    add("max_tokens", QByteArray::number(p.maxTokens.value_or(defaultMaxTokens(request))));
    add("system", conversation.system());
    add("messages", conversation.messages());
    add("tools", toolsToJson(request.tools, format()));
    addMerged("tool_choice", toolChoice(request, extra.value("tool_choice")));
    if (p.temperature)
        add("temperature", number(*p.temperature));
    if (p.topP)
        add("top_p", number(*p.topP));
    if (p.topK)
        add("top_k", QByteArray::number(*p.topK));
    if (p.stop) {
        Json stop = Json::array();
        for (const QString &text : *p.stop)
            stop.push_back(toJson(text));
        add("stop_sequences", dumpJson(stop));
    }
    addMerged("thinking", thinking(p, extra.value("thinking")));

    const QByteArray shape = outputFormat(request);
    const bool formerName = extra.value("output_format") == "null";
    MergedObject output(extra.value("output_config"));
    if (p.reasoningEffort)
        output.add("effort", jsonString(*p.reasoningEffort));
    if (!shape.isEmpty() && !formerName)
        output.add("format", shape);
    addMerged("output_config", output.text());
    if (!shape.isEmpty() && formerName)
        addMerged("output_format", shape);

    if (p.serviceTier)
        add("service_tier", jsonString(*p.serviceTier));
    // Who waits for a stream must get one: here the field wins.
    if (request.stream)
        body.add("stream", "true");
    else if (extra.value("stream") == "false")
        body.add("stream", "false");
    extra.remove("stream");

    // The rest, in its own order.
    const auto members = rawMembers(request.extra);
    for (const RawMember &member : members.value_or(std::vector<RawMember>())) {
        if (const auto left = extra.find(member.key); left != extra.end()) {
            body.add(member.key, *left);
            extra.erase(left);
        }
    }
    return body.text();
}

}
