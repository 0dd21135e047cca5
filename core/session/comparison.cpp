#include "core/session/comparison.h"

#include <QCoreApplication>

#include <algorithm>

namespace heliograph {

namespace {

constexpr int kTitleLength = 120;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Comparison)
};

Message *lastUserMessage(ChatRequest &request)
{
    const auto found = std::find_if(request.messages.rbegin(), request.messages.rend(),
        [](const Message &message) { return message.role == Role::User; });
    return found == request.messages.rend() ? nullptr : &*found;
}

const Message *lastUserMessage(const ChatRequest &request)
{
    return lastUserMessage(const_cast<ChatRequest &>(request));
}

}

QString Comparison::prompt() const
{
    const Message *message = lastUserMessage(request);
    return message ? message->text() : QString();
}

QString Comparison::title() const
{
    return prompt().left(1'000).simplified().left(kTitleLength);
}

void setPrompt(ChatRequest &request, const QString &text)
{
    Message *message = lastUserMessage(request);
    if (!message) {
        request.messages.push_back(Message::fromText(Role::User, text));
        return;
    }
    if (message->text() == text)
        return;
    std::vector<ContentPart> parts;
    bool placed = text.isEmpty();
    for (ContentPart &part : message->parts) {
        if (part.kind != ContentPart::Kind::Text) {
            parts.push_back(std::move(part));
        } else if (!placed) {
            part.text = text;
            part.raw.clear();
            parts.push_back(std::move(part));
            placed = true;
        }
    }
    if (!placed)
        parts.insert(parts.begin(), ContentPart::fromText(text));
    message->parts = std::move(parts);
    message->blocks.clear();
    message->blocksFormat = WireFormat::Unknown;
}

ChatRequest requestOf(const Comparison &plan, int column)
{
    const ComparisonColumn &own = plan.columns.at(size_t(column));
    ChatRequest request = plan.request;
    request.model = own.model;
    request.parameters = own.parameters;
    request.stream = own.stream;
    if (request.tools.empty()) // refused by providers where there is nothing to choose from
        request.parameters.parallelToolCalls.reset();
    if (own.prompt)
        setPrompt(request, *own.prompt);
    const QString system = own.system.value_or(plan.system);
    if (!system.trimmed().isEmpty())
        request.messages.insert(request.messages.begin(), Message::fromText(Role::System, system));
    if (own.provider != plan.provider) {
        request.extra.clear();
        for (Message &message : request.messages) {
            message.blocks.clear();
            message.blocksFormat = WireFormat::Unknown;
            message.extra.clear();
        }
    }
    return request;
}

QString comparisonProblem(const Comparison &plan)
{
    if (plan.columns.empty())
        return Words::tr("Add a model first.");
    for (size_t i = 0; i < plan.columns.size(); ++i) {
        const ComparisonColumn &column = plan.columns[i];
        if (column.provider.isEmpty() || column.model.trimmed().isEmpty())
            return Words::tr("Choose a model for column %1 first.").arg(i + 1);
        ChatRequest request = plan.request;
        if (column.prompt)
            setPrompt(request, *column.prompt);
        const Message *message = lastUserMessage(request);
        const bool something =
            message && std::any_of(message->parts.begin(), message->parts.end(), [](const ContentPart &part) {
                return part.kind != ContentPart::Kind::Text || !part.text.trimmed().isEmpty();
            });
        if (!something)
            return Words::tr("Write a prompt first.");
    }
    return {};
}

std::vector<int> nextCells(const Comparison &plan, const std::vector<CellPlace> &cells)
{
    std::map<QString, int> busy; // by provider
    std::vector<int> waiting;
    for (size_t i = 0; i < cells.size(); ++i) {
        const CellPlace &cell = cells[i];
        if (cell.state == CellState::Queued)
            waiting.push_back(int(i));
        else if (!isOver(cell.state))
            ++busy[plan.columns.at(size_t(cell.column)).provider];
    }
    std::stable_sort(waiting.begin(), waiting.end(), [&cells](int a, int b) {
        const CellPlace &left = cells[size_t(a)];
        const CellPlace &right = cells[size_t(b)];
        return std::pair(left.repetition, left.column) < std::pair(right.repetition, right.column);
    });
    std::vector<int> next;
    for (const int i : waiting) {
        int &count = busy[plan.columns.at(size_t(cells[size_t(i)].column)).provider];
        if (count >= std::max(1, plan.atOnce))
            continue;
        ++count;
        next.push_back(i);
    }
    return next;
}

}
