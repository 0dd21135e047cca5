#include "core/demo/demostream.h"

#include "core/demo/demotokens.h"

namespace heliograph {

namespace {

QByteArray sse(const Json &json)
{
    return "data: " + dumpJson(json) + "\n\n";
}

Json toolCallJson(const DemoToolCall &call)
{
    return {{"id", toJson(call.id)}, {"type", "function"},
        {"function", Json{{"name", toJson(call.name)}, {"arguments", toJson(call.arguments)}}}};
}

}

Json demoUsage(const DemoAnswer &answer)
{
    return {{"prompt_tokens", answer.promptTokens}, {"completion_tokens", answer.completionTokens},
        {"total_tokens", answer.promptTokens + answer.completionTokens},
        {"prompt_tokens_details",
            Json{{"cached_tokens", answer.cachedTokens}, {"audio_tokens", 0}}},
        {"completion_tokens_details",
            Json{{"reasoning_tokens", answer.reasoningTokens}, {"audio_tokens", 0},
                {"accepted_prediction_tokens", 0}, {"rejected_prediction_tokens", 0}}}};
}

QByteArray demoCompletion(const DemoAnswer &answer, qint64 createdS)
{
    const bool silent =
        answer.text.isEmpty() && (!answer.toolCalls.empty() || !answer.refusal.isEmpty());
    Json message{{"role", "assistant"}, {"content", silent ? Json() : toJson(answer.text)},
        {"refusal", answer.refusal.isEmpty() ? Json() : toJson(answer.refusal)}};
    if (!answer.reasoning.isEmpty())
        message["reasoning_content"] = toJson(answer.reasoning);
    if (!answer.toolCalls.empty()) {
        message["tool_calls"] = Json::array();
        for (const DemoToolCall &call : answer.toolCalls)
            message["tool_calls"].push_back(toolCallJson(call));
    }
    Json choice{{"index", 0}, {"message", std::move(message)}, {"logprobs", nullptr},
        {"finish_reason", toJson(answer.finishReason)}};
    Json body{{"id", toJson(answer.id)}, {"object", "chat.completion"}, {"created", createdS},
        {"model", toJson(answer.model)}, {"choices", Json::array({std::move(choice)})}};
    if (answer.reportsUsage)
        body["usage"] = demoUsage(answer);
    body["system_fingerprint"] = "heliograph-demo";
    return dumpJsonPretty(body);
}

DemoStream::DemoStream(
    DemoAnswer answer, const DemoPrompt &prompt, const DemoScenario &scenario, qint64 createdS)
    : m_answer(std::move(answer)), m_usage(prompt.includeUsage && m_answer.reportsUsage),
      m_trouble(scenario.trouble), m_number(scenario.number), m_created(createdS)
{
}

std::optional<DemoStream::Piece> DemoStream::next()
{
    if (auto piece = trouble())
        return piece;
    if (m_stage == Stage::Role) {
        m_stage = Stage::Reasoning;
        return event({{"role", "assistant"}, {"content", ""}, {"refusal", nullptr}});
    }
    if (m_stage == Stage::Reasoning) {
        if (m_at < m_answer.reasoning.size())
            return piece("reasoning_content", m_answer.reasoning);
        m_stage = Stage::Text;
        m_at = 0;
    }
    if (m_stage == Stage::Text) {
        if (m_at < m_answer.text.size())
            return piece("content", m_answer.text);
        m_stage = Stage::Refusal;
        m_at = 0;
    }
    if (m_stage == Stage::Refusal) {
        if (m_at < m_answer.refusal.size())
            return piece("refusal", m_answer.refusal);
        m_stage = Stage::ToolCalls;
        m_at = -1;
    }
    if (m_stage == Stage::ToolCalls) {
        if (m_tool < m_answer.toolCalls.size())
            return toolPiece();
        m_stage = Stage::Finish;
    }
    switch (m_stage) {
    case Stage::Finish:
        m_stage = m_usage ? Stage::Usage : Stage::Done;
        return event(Json::object(), m_answer.finishReason.toLatin1().constData());
    case Stage::Usage: {
        m_stage = Stage::Done;
        return Piece{sse(Json{{"id", toJson(m_answer.id)}, {"object", "chat.completion.chunk"},
            {"created", m_created}, {"model", toJson(m_answer.model)}, {"service_tier", "default"},
            {"system_fingerprint", "heliograph-demo"}, {"choices", Json::array()},
            {"usage", demoUsage(m_answer)}})};
    }
    case Stage::Done:
        m_stage = Stage::Over;
        return Piece{"data: [DONE]\n\n"};
    default:
        return std::nullopt;
    }
}

DemoStream::Piece DemoStream::piece(const char *member, QString &text)
{
    const QStringView rest = QStringView(text).sliced(m_at);
    const qsizetype length = demoTokenLength(rest);
    m_at += length;
    ++m_tokens;
    Piece piece = event({{member, toJson(rest.first(length))}});
    piece.token = true;
    return piece;
}

/// A call's first event has its id and name, the others pieces of its arguments.
DemoStream::Piece DemoStream::toolPiece()
{
    const DemoToolCall &call = m_answer.toolCalls[m_tool];
    Json entry{{"index", m_tool}};
    if (m_at < 0) {
        entry.update(toolCallJson({call.id, call.name, QString()}));
        m_at = 0;
    } else {
        const QStringView rest = QStringView(call.arguments).sliced(m_at);
        const qsizetype length = demoTokenLength(rest);
        entry["function"] = Json{{"arguments", toJson(rest.first(length))}};
        m_at += length;
        ++m_tokens;
    }
    if (m_at >= call.arguments.size()) {
        ++m_tool;
        m_at = -1;
    }
    Piece piece = event({{"tool_calls", Json::array({std::move(entry)})}});
    piece.token = true;
    return piece;
}

DemoStream::Piece DemoStream::event(Json delta, const char *finishReason)
{
    Json choice{{"index", 0}, {"delta", std::move(delta)}, {"logprobs", nullptr},
        {"finish_reason", finishReason != nullptr ? Json(finishReason) : Json()}};
    Json json{{"id", toJson(m_answer.id)}, {"object", "chat.completion.chunk"},
        {"created", m_created}, {"model", toJson(m_answer.model)}, {"service_tier", "default"},
        {"system_fingerprint", "heliograph-demo"}, {"choices", Json::array({std::move(choice)})}};
    if (m_usage)
        json["usage"] = nullptr;
    return Piece{sse(json)};
}

/// Where the trouble that was asked for happens: once its tokens are out, or the answer is over
/// before that.
std::optional<DemoStream::Piece> DemoStream::trouble()
{
    if (m_trouble == StreamTrouble::None || m_stage == Stage::Role || m_stage == Stage::Over)
        return std::nullopt;
    const qint64 after = m_trouble == StreamTrouble::Stall ? 12 : m_number;
    if (m_tokens < after && m_stage < Stage::Finish)
        return std::nullopt;
    const StreamTrouble trouble = std::exchange(m_trouble, StreamTrouble::None);
    Piece piece;
    switch (trouble) {
    case StreamTrouble::Cut:
        m_stage = Stage::Over;
        piece = event({{"content", "this sentence is cut in two"}});
        piece.then = Piece::Then::Cut;
        return piece;
    case StreamTrouble::NoDone:
        m_stage = Stage::Over;
        return std::nullopt;
    case StreamTrouble::Garbage:
        piece.bytes =
            "data: {\"id\":\"chatcmpl-demo\",\"choices\":[{\"index\":0,\"delta\":{\"conte\n\n";
        return piece;
    case StreamTrouble::ErrorEvent:
        m_stage = Stage::Over;
        piece.bytes = sse(Json{{"error",
            Json{{"message",
                     "The server had an error while processing your request. Sorry about that!"},
                {"type", "server_error"}, {"param", nullptr}, {"code", nullptr}}}});
        return piece;
    case StreamTrouble::Stall:
        piece.bytes = ": still thinking\n\n";
        piece.pauseMs = m_number;
        return piece;
    case StreamTrouble::Hang:
        m_stage = Stage::Over;
        piece.then = Piece::Then::Hang;
        return piece;
    case StreamTrouble::None:
        break;
    }
    return std::nullopt;
}

}
