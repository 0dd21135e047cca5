#include "core/domain/answer.h"

#include <algorithm>
#include <array>

namespace heliograph {

namespace {

/// A provider may send something new in every piece of a stream; what there is of it can be seen from the first ones.
constexpr size_t kMostUnknown = 256;

/// Adds one event to an answer.
struct Adder {
    Answer &answer;

    void operator()(const event::Started &started) const
    {
        if (!started.id.isEmpty())
            answer.id = started.id;
        if (!started.model.isEmpty())
            answer.model = started.model;
    }
    void operator()(const event::Text &text) const { answer.text += text.delta; }
    void operator()(const event::Reasoning &reasoning) const { answer.reasoning += reasoning.delta; }
    void operator()(const event::Refusal &refusal) const { answer.refusal += refusal.delta; }
    void operator()(const event::ToolCallDelta &delta) const
    {
        if (delta.index < 0 || delta.index > 4096)
            return; // no model calls four thousand tools at once: hostile
        if (size_t(delta.index) >= answer.toolCalls.size())
            answer.toolCalls.resize(size_t(delta.index) + 1);
        ToolCall &call = answer.toolCalls[size_t(delta.index)];
        if (call.id.isEmpty())
            call.id = delta.id;
        if (call.name.isEmpty())
            call.name = delta.name;
        call.arguments += delta.arguments;
        call.custom = call.custom || delta.custom;
    }
    void operator()(const event::ServerToolUse &use) const
    {
        const ServerTool &now = use.tool;
        const auto same = std::find_if(answer.serverTools.begin(), answer.serverTools.end(),
            [&](const ServerTool &known) { return !now.id.isEmpty() && known.id == now.id; });
        if (same == answer.serverTools.end()) {
            answer.serverTools.push_back(now);
            return;
        }
        if (!now.name.isEmpty())
            same->name = now.name;
        if (!now.input.isEmpty())
            same->input = now.input;
        if (!now.output.isEmpty())
            same->output = now.output;
        same->failed = same->failed || now.failed;
    }
    void operator()(const event::Cited &cited) const
    {
        auto &known = answer.citations;
        if (std::find(known.begin(), known.end(), cited.citation) == known.end())
            known.push_back(cited.citation);
    }
    void operator()(const event::Media &media) const { answer.media.push_back(media.part); }
    void operator()(const event::LogProbs &logProbs) const
    {
        answer.logProbs.insert(
            answer.logProbs.end(), logProbs.tokens.begin(), logProbs.tokens.end());
    }
    void operator()(const event::Block &block) const { answer.blocks.push_back(block.json); }
    void operator()(const event::ServiceTier &tier) const { answer.serviceTier = tier.name; }
    void operator()(const event::DeclaredCost &cost) const { answer.declaredCost = cost.amount; }
    void operator()(const event::UsageReport &report) const { answer.usage = report.usage; }
    void operator()(const event::Finished &finished) const { answer.finishReason = finished.reason; }
    void operator()(const event::Failed &failed) const
    {
        if (!answer.error)
            answer.error = failed.error;
    }
    void operator()(const event::Unknown &unknown) const
    {
        if (answer.unknown.size() < kMostUnknown)
            answer.unknown.push_back(unknown.json);
    }
    void operator()(const event::End &) const { answer.complete = true; }
};

}

void Answer::add(const StreamEvent &event)
{
    std::visit(Adder{*this}, event);
}

void Answer::add(const StreamEvents &events)
{
    for (const StreamEvent &event : events)
        add(event);
}

bool Answer::operator==(const Answer &other) const
{
    const bool sameError = error.has_value() == other.error.has_value()
        && (!error || (error->kind == other.error->kind && error->message == other.error->message));
    return sameError && id == other.id && model == other.model && text == other.text
        && reasoning == other.reasoning && refusal == other.refusal && toolCalls == other.toolCalls
        && serverTools == other.serverTools && citations == other.citations && media == other.media
        && logProbs == other.logProbs && blocks == other.blocks && finishReason == other.finishReason
        && serviceTier == other.serviceTier && declaredCost == other.declaredCost
        && usage == other.usage && unknown == other.unknown && complete == other.complete;
}

Message Answer::toMessage(WireFormat format) const
{
    Message message;
    message.role = Role::Assistant;
    if (!text.isEmpty())
        message.parts.push_back(ContentPart::fromText(text));
    if (!refusal.isEmpty()) {
        ContentPart part = ContentPart::fromText(refusal);
        part.kind = ContentPart::Kind::Refusal;
        message.parts.push_back(std::move(part));
    }
    message.toolCalls = toolCalls;
    message.blocks = blocks;
    message.blocksFormat = blocks.empty() ? WireFormat::Unknown : format;
    return message;
}

FinishKind finishKind(const Answer &answer)
{
    struct Word {
        QLatin1String reason;
        FinishKind kind;
    };
    // OpenAI chat, Responses, Anthropic, Gemini; in lower case.
    static constexpr std::array words{
        Word{QLatin1String("stop"), FinishKind::Stop},
        Word{QLatin1String("eos"), FinishKind::Stop},
        Word{QLatin1String("completed"), FinishKind::Stop},
        Word{QLatin1String("end_turn"), FinishKind::Stop},
        Word{QLatin1String("stop_sequence"), FinishKind::Stop},
        Word{QLatin1String("pause_turn"), FinishKind::Stop},
        Word{QLatin1String("length"), FinishKind::Length},
        Word{QLatin1String("model_length"), FinishKind::Length},
        Word{QLatin1String("max_tokens"), FinishKind::Length},
        Word{QLatin1String("max_output_tokens"), FinishKind::Length},
        Word{QLatin1String("model_context_window_exceeded"), FinishKind::Length},
        Word{QLatin1String("tool_calls"), FinishKind::ToolCalls},
        Word{QLatin1String("tool_use"), FinishKind::ToolCalls},
        Word{QLatin1String("function_call"), FinishKind::ToolCalls},
        Word{QLatin1String("content_filter"), FinishKind::ContentFilter},
        Word{QLatin1String("refusal"), FinishKind::ContentFilter},
        Word{QLatin1String("safety"), FinishKind::ContentFilter},
        Word{QLatin1String("image_safety"), FinishKind::ContentFilter},
        Word{QLatin1String("recitation"), FinishKind::ContentFilter},
        Word{QLatin1String("blocklist"), FinishKind::ContentFilter},
        Word{QLatin1String("prohibited_content"), FinishKind::ContentFilter},
        Word{QLatin1String("spii"), FinishKind::ContentFilter},
        Word{QLatin1String("model_armor"), FinishKind::ContentFilter},
        Word{QLatin1String("jailbreak"), FinishKind::ContentFilter},
        Word{QLatin1String("image_prohibited_content"), FinishKind::ContentFilter},
        Word{QLatin1String("image_recitation"), FinishKind::ContentFilter},
        Word{QLatin1String("error"), FinishKind::Error},
        Word{QLatin1String("failed"), FinishKind::Error},
        Word{QLatin1String("malformed_function_call"), FinishKind::Error},
        Word{QLatin1String("malformed_response"), FinishKind::Error},
        Word{QLatin1String("unexpected_tool_call"), FinishKind::Error},
        Word{QLatin1String("too_many_tool_calls"), FinishKind::Error},
        Word{QLatin1String("missing_thought_signature"), FinishKind::Error},
    };
    const QString reason = answer.finishReason.toLower();
    const auto *word = std::find_if(
        words.begin(), words.end(), [&](const Word &known) { return reason == known.reason; });
    if (word == words.end())
        return answer.error ? FinishKind::Error : FinishKind::Unknown;
    // The Responses API ends a refusal like any other answer.
    if (reason == QLatin1String("completed") && answer.toolCalls.empty() && !answer.refusal.isEmpty())
        return FinishKind::ContentFilter;
    // Gemini and the Responses API have no word of their own for an answer that ends in tool calls.
    const bool silent = answer.finishReason == QLatin1String("STOP")
        || reason == QLatin1String("completed");
    return silent && !answer.toolCalls.empty() ? FinishKind::ToolCalls : word->kind;
}

}
