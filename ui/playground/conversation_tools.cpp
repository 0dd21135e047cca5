// The tool calls of a conversation and their answers.

#include "ui/playground/conversation.h"

#include <algorithm>

namespace heliograph {

std::vector<bool> Conversation::openCalls(size_t index) const
{
    const std::vector<ToolCall> &calls = m_turns[index].message.toolCalls;
    std::vector<bool> open(calls.size(), true);
    for (size_t i = index + 1; i < m_turns.size() && m_turns[i].message.role == Role::Tool; ++i) {
        const QString &id = m_turns[i].message.toolCallId;
        size_t answered = calls.size();
        for (size_t c = 0; c < calls.size() && answered == calls.size(); ++c) {
            // Gemini's calls have no ids: results follow their order.
            if (open[c] && (calls[c].id == id || calls[c].id.isEmpty() || id.isEmpty()))
                answered = c;
        }
        if (answered < calls.size())
            open[answered] = false;
    }
    return open;
}

std::vector<CallState> Conversation::callStates(int id) const
{
    std::vector<CallState> states;
    const int index = indexOf(id);
    if (index < 0)
        return states;
    const Turn &turn = m_turns[size_t(index)];
    const std::vector<bool> open = openCalls(size_t(index));
    for (size_t c = 0; c < open.size(); ++c) {
        CallState state;
        state.call = turn.message.toolCalls[c];
        state.open = open[c];
        if (c < turn.toolAnswers.size())
            state.answer = turn.toolAnswers[c];
        const auto tool = std::find_if(tools.begin(), tools.end(),
            [&state](const ToolEntry &entry) { return entry.tool.name == state.call.name; });
        state.known = tool != tools.end();
        if (state.known)
            state.schema = tool->tool.parameters;
        states.push_back(std::move(state));
    }
    return states;
}

void Conversation::setToolAnswer(int id, size_t call, const ToolAnswer &answer)
{
    Turn *asked = find(id);
    if (!asked || call >= asked->message.toolCalls.size())
        return;
    asked->toolAnswers.resize(asked->message.toolCalls.size());
    asked->toolAnswers[call] = answer;
}

int Conversation::waitingTurn() const
{
    for (size_t i = m_turns.size(); i-- > 0;) {
        const Turn &turn = m_turns[i];
        if (turn.message.role == Role::Tool)
            continue;
        if (turn.message.role != Role::Assistant || turn.busy())
            return -1;
        const std::vector<bool> open = openCalls(i);
        return std::find(open.begin(), open.end(), true) == open.end() ? -1 : turn.id;
    }
    return -1;
}

void Conversation::takeToolAnswers()
{
    const int waiting = waitingTurn();
    const std::vector<CallState> states = callStates(waiting);
    for (const CallState &state : states) {
        if (!state.open || !state.answer.given())
            continue;
        Message result = Message::fromText(Role::Tool, state.answer.text);
        result.toolCallId = state.call.id;
        result.name = state.call.name;
        result.toolFailed = state.answer.failed;
        append(std::move(result)); // nothing but results follows a waiting turn
    }
    if (Turn *answered = find(waiting))
        answered->toolAnswers.clear();
}

}
