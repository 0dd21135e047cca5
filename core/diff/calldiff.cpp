#include "core/diff/calldiff.h"

#include "core/diff/callvalues.h"
#include "core/diff/messageparts.h"

#include <algorithm>

namespace heliograph {

namespace {

/// What all comparisons of a pair share.
struct Comparison {
    DiffOptions options;
    const std::atomic_bool *cancelled = nullptr;
    DiffBudget budget;
    bool coarse = false;

    TextDiff texts(const QString &a, const QString &b)
    {
        DiffOptions own = options;
        // Of many texts none may take all the time there is.
        if (own.budgetMs > 0 && budget.isOver())
            own.budgetMs = 1;
        TextDiff diff = diffTexts(a, b, own, cancelled);
        coarse = coarse || diff.coarse;
        return diff;
    }
};

PartDiff comparePart(PartKind kind, const QString &a, const QString &b, Comparison &comparison)
{
    PartDiff part{ItemOp::Equal, kind, a, b, {}};
    if (a == b)
        return part;
    part.op = ItemOp::Changed;
    part.diff = comparison.texts(a, b);
    if (part.diff.equal()) // with an ignore mode
        part.op = ItemOp::Equal;
    return part;
}

std::vector<PartDiff> oneSided(const std::vector<MessagePart> &parts, ItemOp op)
{
    std::vector<PartDiff> result;
    for (const MessagePart &part : parts) {
        const bool inA = op != ItemOp::Added;
        const bool inB = op != ItemOp::Removed;
        result.push_back({op == ItemOp::Moved ? ItemOp::Equal : op, part.kind, inA ? part.text : QString(),
            inB ? part.text : QString(), {}});
    }
    return result;
}

std::vector<PartDiff> compareParts(
    const std::vector<MessagePart> &a, const std::vector<MessagePart> &b, Comparison &comparison)
{
    const auto items = [](const std::vector<MessagePart> &parts) {
        std::vector<AlignItem> result;
        for (const MessagePart &part : parts)
            result.push_back({int(part.kind), part.text});
        return result;
    };
    std::vector<PartDiff> result;
    for (const AlignedPair &pair : alignItems(items(a), items(b), comparison.budget)) {
        const MessagePart *left = pair.a < 0 ? nullptr : &a[size_t(pair.a)];
        const MessagePart *right = pair.b < 0 ? nullptr : &b[size_t(pair.b)];
        if (pair.op == ItemOp::Changed)
            result.push_back(comparePart(left->kind, left->text, right->text, comparison));
        else
            result.push_back({pair.op, (left ? left : right)->kind, left ? left->text : QString(),
                right ? right->text : QString(), {}});
    }
    return result;
}

int alignKind(Role role)
{
    // Newer models call the system prompt the developer's.
    return int(role == Role::Developer ? Role::System : role);
}

std::vector<MessageDiff> compareMessages(
    const std::vector<Message> &a, const std::vector<Message> &b, Comparison &comparison)
{
    std::vector<std::vector<MessagePart>> aParts;
    std::vector<std::vector<MessagePart>> bParts;
    std::transform(a.begin(), a.end(), std::back_inserter(aParts), partsOf);
    std::transform(b.begin(), b.end(), std::back_inserter(bParts), partsOf);
    const auto items = [](const std::vector<Message> &messages, const std::vector<std::vector<MessagePart>> &parts) {
        std::vector<AlignItem> result;
        for (size_t i = 0; i < messages.size(); ++i)
            result.push_back({alignKind(messages[i].role), textOfParts(parts[i])});
        return result;
    };
    std::vector<MessageDiff> result;
    for (const AlignedPair &pair : alignItems(items(a, aParts), items(b, bParts), comparison.budget)) {
        MessageDiff message{pair.op, pair.a, pair.b, (pair.b < 0 ? a[size_t(pair.a)] : b[size_t(pair.b)]).role, {}};
        if (pair.op == ItemOp::Changed) {
            message.parts = compareParts(aParts[size_t(pair.a)], bParts[size_t(pair.b)], comparison);
            const bool same = std::all_of(message.parts.begin(), message.parts.end(),
                [](const PartDiff &part) { return part.op == ItemOp::Equal; });
            if (same) // with an ignore mode
                message.op = ItemOp::Equal;
        } else {
            message.parts = oneSided(pair.b < 0 ? aParts[size_t(pair.a)] : bParts[size_t(pair.b)], pair.op);
        }
        result.push_back(std::move(message));
    }
    return result;
}

std::vector<ToolDiff> compareTools(const std::vector<Tool> &a, const std::vector<Tool> &b, Comparison &comparison)
{
    const auto nameOf = [](const Tool &tool) { return tool.name.isEmpty() ? toolText(tool) : tool.name; };
    const auto find = [&nameOf](const std::vector<Tool> &tools, const QString &name) -> const Tool * {
        const auto found = std::find_if(tools.begin(), tools.end(), [&](const Tool &tool) { return nameOf(tool) == name; });
        return found == tools.end() ? nullptr : &*found;
    };
    std::vector<ToolDiff> result;
    for (const Tool &tool : a) {
        const QString name = nameOf(tool);
        const QString before = toolText(tool);
        const Tool *other = find(b, name);
        if (!other) {
            result.push_back({ItemOp::Removed, name, {ItemOp::Removed, PartKind::Text, before, {}, {}}, {}});
            continue;
        }
        const QString after = toolText(*other);
        ToolDiff diff{ItemOp::Equal, name, comparePart(PartKind::Text, before, after, comparison), {}};
        diff.op = diff.text.op;
        if (diff.op == ItemOp::Changed) {
            const auto left = parseJson(before.toUtf8());
            const auto right = parseJson(after.toUtf8());
            if (left && right)
                diff.changes = diffJson(*left, *right, comparison.budget);
        }
        result.push_back(std::move(diff));
    }
    for (const Tool &tool : b) {
        const QString name = nameOf(tool);
        if (!find(a, name))
            result.push_back({ItemOp::Added, name, {ItemOp::Added, PartKind::Text, {}, toolText(tool), {}}, {}});
    }
    return result;
}

std::vector<MessagePart> answerParts(const DiffSide &side)
{
    return side.call ? partsOf(side.call->answer.toMessage(side.call->format)) : std::vector<MessagePart>();
}

std::optional<MessageDiff> compareAnswers(const DiffSide &a, const DiffSide &b, Comparison &comparison)
{
    const std::vector<MessagePart> left = answerParts(a);
    const std::vector<MessagePart> right = answerParts(b);
    if (left.empty() && right.empty())
        return std::nullopt;
    MessageDiff answer{ItemOp::Equal, left.empty() ? -1 : 0, right.empty() ? -1 : 0, Role::Assistant, {}};
    if (left.empty() || right.empty()) {
        answer.op = left.empty() ? ItemOp::Added : ItemOp::Removed;
        answer.parts = oneSided(left.empty() ? right : left, answer.op);
        return answer;
    }
    answer.parts = compareParts(left, right, comparison);
    const bool same = std::all_of(
        answer.parts.begin(), answer.parts.end(), [](const PartDiff &part) { return part.op == ItemOp::Equal; });
    answer.op = same ? ItemOp::Equal : ItemOp::Changed;
    return answer;
}

}

bool CallDiff::equal() const
{
    const auto same = [](const auto &item) { return item.op == ItemOp::Equal; };
    return std::all_of(messages.begin(), messages.end(), same) && std::all_of(tools.begin(), tools.end(), same)
        && params.empty() && headers.empty() && tags.empty() && outcome.empty() && (!answer || same(*answer));
}

CallDiff diffSides(
    const DiffSide &a, const DiffSide &b, const DiffOptions &options, const std::atomic_bool *cancelled)
{
    Comparison comparison{options, cancelled, DiffBudget(options.budgetMs, cancelled), false};
    CallDiff diff;
    if (a.text || b.text) {
        const QString left = textOfSide(a);
        const QString right = textOfSide(b);
        MessageDiff message{ItemOp::Equal, 0, 0, Role::User, {}};
        message.parts.push_back(comparePart(PartKind::Text, left, right, comparison));
        message.op = message.parts.front().op;
        diff.messages.push_back(std::move(message));
        diff.plain = true;
    } else {
        static const ChatRequest nothing;
        const ChatRequest &left = a.request ? *a.request : nothing;
        const ChatRequest &right = b.request ? *b.request : nothing;
        diff.messages = compareMessages(left.messages, right.messages, comparison);
        diff.tools = compareTools(left.tools, right.tools, comparison);
        diff.answer = compareAnswers(a, b, comparison);
        diff.params = diffValues(requestValues(a), requestValues(b));
        // A draft has no provider, route or headers yet: that is no difference.
        if (a.call && b.call) {
            diff.headers = diffValues(headerValues(a), headerValues(b));
            diff.tags = diffValues(tagValues(a), tagValues(b));
            diff.outcome = diffValues(outcomeValues(a), outcomeValues(b));
        } else {
            std::erase_if(diff.params, [](const ValueDiff &value) {
                return value.name == QLatin1String("provider") || value.name == QLatin1String("route")
                    || value.name == QLatin1String("format");
            });
        }
        diff.deltas = deltasOf(a, b);
    }
    diff.coarse = comparison.coarse;
    diff.cancelled = comparison.budget.isCancelled();
    return diff;
}

}
