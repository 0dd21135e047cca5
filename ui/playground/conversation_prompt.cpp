#include "ui/playground/conversation.h"

#include <algorithm>

// A conversation as a prompt: its variables, and whether it still says what the library does.

namespace heliograph {

namespace {

/// A message of the user's own. What models and tools say is no template.
bool isTemplate(const Turn &turn)
{
    return !turn.answer && turn.message.role != Role::Tool;
}

}

Message Conversation::messageOf(const Turn &turn, bool fill) const
{
    Message message = turn.message;
    if (turn.provider != provider) {
        message.blocks.clear();
        message.blocksFormat = WireFormat::Unknown;
        message.extra.clear();
    }
    if (!fill || !isTemplate(turn))
        return message;
    for (ContentPart &part : message.parts) {
        if (part.kind != ContentPart::Kind::Text)
            continue;
        QString filled = filledText(part.text, values);
        if (filled == part.text)
            continue;
        part.text = std::move(filled);
        part.raw.clear(); // it says what the text was
        message.blocks.clear();
        message.blocksFormat = WireFormat::Unknown;
    }
    return message;
}

QList<PromptVariable> Conversation::variables() const
{
    QList<PromptVariable> found;
    collectVariables(system, found);
    for (const Turn &turn : m_turns) {
        if (!isTemplate(turn))
            continue;
        for (const ContentPart &part : turn.message.parts) {
            if (part.kind == ContentPart::Kind::Text)
                collectVariables(part.text, found);
        }
    }
    return found;
}

bool Conversation::answered() const
{
    return std::any_of(m_turns.begin(), m_turns.end(), [](const Turn &turn) { return turn.answer.has_value(); });
}

ChatRequest Conversation::promptContent() const
{
    const auto first = std::find_if(m_turns.begin(), m_turns.end(), [](const Turn &turn) { return turn.answer.has_value(); });
    return requestWith(first == m_turns.end() ? 0 : first->id, false);
}

bool Conversation::followsPrompt() const
{
    if (!prompt)
        return false;
    const ChatRequest &content = prompt->version.content;
    const bool hasSystem = !system.isEmpty();
    const size_t turns = content.messages.size() - (hasSystem ? 1 : 0);
    if (content.messages.size() < size_t(hasSystem) || m_turns.size() < turns)
        return false;
    const int next = turns < m_turns.size() ? m_turns[turns].id : 0;
    return sayTheSame(requestWith(next, false), content);
}

void Conversation::takePrompt(const OpenedPrompt &opened, const ProviderList &providers)
{
    const QString before = model;
    if (!opened.version.provider.isEmpty() && providers.find(opened.version.provider)
        && opened.version.provider != provider) {
        provider = opened.version.provider;
        format.reset();
    }
    takeRequest(opened.version.content);
    if (model.isEmpty())
        model = before;
    rawBody.reset();
    fillVariables = true;
    name = opened.prompt.name;
    prompt = std::make_shared<const OpenedPrompt>(opened);
}

}
