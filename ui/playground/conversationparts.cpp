// What a conversation's messages hold besides their text: attachments and cache marks.

#include "core/session/attachmentrules.h"
#include "ui/playground/conversation.h"

#include <QCoreApplication>

#include <algorithm>

namespace heliograph {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Conversation)
};

void mark(Message &message, CacheMark mark)
{
    for (ContentPart &part : message.parts)
        part.cache = CacheMark::None;
    if (!message.parts.empty())
        message.parts.back().cache = mark;
}

}

void Conversation::addParts(int id, const std::vector<ContentPart> &parts)
{
    Turn *changed = find(id);
    if (!changed || changed->busy() || parts.empty())
        return;
    Message &message = changed->message;
    const CacheMark cached = cacheMarkOf(message);
    // An empty text part is what a new message begins with; beside an attachment it would be
    // refused.
    message.parts.erase(std::remove_if(message.parts.begin(), message.parts.end(),
                            [](const ContentPart &part) {
                                return part.kind == ContentPart::Kind::Text && part.text.isEmpty();
                            }),
        message.parts.end());
    message.parts.insert(message.parts.end(), parts.begin(), parts.end());
    message.blocks.clear();
    if (cached != CacheMark::None)
        mark(message, cached);
}

void Conversation::removePart(int id, size_t index)
{
    Turn *changed = find(id);
    if (!changed || changed->busy() || index >= changed->message.parts.size())
        return;
    Message &message = changed->message;
    const CacheMark cached = cacheMarkOf(message);
    message.parts.erase(message.parts.begin() + qptrdiff(index));
    message.blocks.clear();
    if (cached != CacheMark::None)
        mark(message, cached);
}

void Conversation::setCacheMark(int id, CacheMark cached)
{
    Turn *changed = find(id);
    if (changed && !changed->busy())
        mark(changed->message, cached);
}

CacheMark cacheMarkOf(const Message &message)
{
    const auto marked = std::find_if(message.parts.rbegin(), message.parts.rend(),
        [](const ContentPart &part) { return part.cache != CacheMark::None; });
    return marked == message.parts.rend() ? CacheMark::None : marked->cache;
}

QString cacheMarksProblem(const Conversation &conversation, WireFormat format)
{
    if (!cacheMarkProblem(format).isEmpty())
        return {};
    std::vector<CacheMark> marks;
    if (!conversation.system.isEmpty() && conversation.systemCache != CacheMark::None)
        marks.push_back(conversation.systemCache);
    for (const Turn &turn : conversation.turns()) {
        for (const ContentPart &part : turn.message.parts) {
            if (part.cache != CacheMark::None)
                marks.push_back(part.cache);
        }
    }
    // Anthropic's guide "Prompt caching": four at most, the longer kept before the shorter.
    constexpr size_t most = 4;
    if (marks.size() > most)
        return Words::tr("There are %1 cache marks; Anthropic takes 4. Switch some off.")
            .arg(marks.size());
    const auto brief = std::find(marks.begin(), marks.end(), CacheMark::FiveMinutes);
    if (std::find(brief, marks.end(), CacheMark::OneHour) != marks.end())
        return Words::tr("A cache mark of 1 hour stands after one of 5 minutes, which Anthropic "
                         "refuses. Change one of them.");
    return {};
}

}
