#include "core/domain/answer.h"

namespace heliograph {

namespace {

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
    }
    void operator()(const event::UsageReport &report) const { answer.usage = report.usage; }
    void operator()(const event::Finished &finished) const { answer.finishReason = finished.reason; }
    void operator()(const event::Failed &failed) const
    {
        if (!answer.error)
            answer.error = failed.error;
    }
    void operator()(const event::Unknown &unknown) const { answer.unknown.push_back(unknown.json); }
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
        && finishReason == other.finishReason && usage == other.usage && unknown == other.unknown
        && complete == other.complete;
}

}
