#include "core/diff/diffexport.h"
#include "core/diff/messageparts.h"

namespace heliograph {

namespace {

const char *itemOpName(ItemOp op)
{
    switch (op) {
    case ItemOp::Equal:
        return "equal";
    case ItemOp::Changed:
        return "changed";
    case ItemOp::Added:
        return "added";
    case ItemOp::Removed:
        return "removed";
    case ItemOp::Moved:
        return "moved";
    }
    return "equal";
}

const char *partKindName(PartKind kind)
{
    switch (kind) {
    case PartKind::Text:
        return "text";
    case PartKind::Reasoning:
        return "reasoning";
    case PartKind::Refusal:
        return "refusal";
    case PartKind::Image:
        return "image";
    case PartKind::Audio:
        return "audio";
    case PartKind::File:
        return "file";
    case PartKind::Other:
        return "other";
    case PartKind::ToolCall:
        return "tool_call";
    case PartKind::ToolResult:
        return "tool_result";
    }
    return "other";
}

const char *changeName(JsonChange::Kind kind)
{
    switch (kind) {
    case JsonChange::Kind::Added:
        return "added";
    case JsonChange::Kind::Removed:
        return "removed";
    case JsonChange::Kind::Changed:
        return "changed";
    case JsonChange::Kind::Moved:
        return "moved";
    }
    return "changed";
}

Json index(int value)
{
    return value < 0 ? Json() : Json(value);
}

Json opsOf(const QString &a, const QString &b, const TextDiff &diff, bool latin1)
{
    Json ops = Json::array();
    for (const TextEdit &edit : diff.edits) {
        const char *op = edit.op == DiffOp::Equal ? "equal" : edit.op == DiffOp::Delete ? "delete" : "insert";
        const QStringView text = edit.op == DiffOp::Insert ? QStringView(b).mid(edit.b.begin, edit.b.size())
                                                           : QStringView(a).mid(edit.a.begin, edit.a.size());
        if (latin1)
            ops.push_back({{"op", op}, {"text", toJson(QString::fromLatin1(text.toLatin1().toBase64()))},
                {"text_encoding", "base64"}});
        else
            ops.push_back({{"op", op}, {"text", toJson(text)}});
    }
    return ops;
}

Json partOps(const PartDiff &part)
{
    return opsOf(part.a, part.b, part.op == ItemOp::Changed ? part.diff : diffTexts(part.a, part.b), false);
}

/// A message's steps over all of its parts, a line break between them.
Json messageOps(const MessageDiff &message)
{
    if (message.parts.size() == 1)
        return partOps(message.parts.front());
    QString a;
    QString b;
    bool aFirst = true;
    bool bFirst = true;
    for (const PartDiff &part : message.parts) {
        if (part.op != ItemOp::Added && message.a >= 0) {
            a += aFirst ? part.a : u'\n' + part.a;
            aFirst = false;
        }
        if (part.op != ItemOp::Removed && message.b >= 0) {
            b += bFirst ? part.b : u'\n' + part.b;
            bFirst = false;
        }
    }
    return opsOf(a, b, diffTexts(a, b), false);
}

Json messageToJson(const MessageDiff &message)
{
    Json parts = Json::array();
    for (const PartDiff &part : message.parts)
        parts.push_back({{"op", itemOpName(part.op)}, {"kind", partKindName(part.kind)}});
    return {{"op", itemOpName(message.op)}, {"a", index(message.a)}, {"b", index(message.b)},
        {"role", toJson(roleName(message.role))}, {"ops", messageOps(message)}, {"parts", parts}};
}

Json valuesToJson(const std::vector<ValueDiff> &values)
{
    Json list = Json::array();
    for (const ValueDiff &value : values)
        list.push_back({{"name", toJson(value.name)}, {"a", value.a}, {"b", value.b}});
    return list;
}

Json toolToJson(const ToolDiff &tool)
{
    Json changes = Json::array();
    for (const JsonChange &change : tool.changes) {
        changes.push_back({{"op", changeName(change.kind)}, {"path", toJson(change.path)},
            {"a", change.a.isEmpty() ? Json() : parseJson(change.a).value_or(Json())},
            {"b", change.b.isEmpty() ? Json() : parseJson(change.b).value_or(Json())}});
    }
    return {{"op", itemOpName(tool.op)}, {"name", toJson(tool.name)}, {"changes", changes}, {"ops", partOps(tool.text)}};
}

Json milliseconds(const std::optional<qint64> &us)
{
    return us ? Json(double(*us) / 1000.0) : Json();
}

Json sideToJson(const DiffSide &side)
{
    Json json = {{"title", toJson(side.title)}};
    if (side.call)
        json["id"] = toJson(side.call->id.toString(QUuid::WithoutBraces));
    return json;
}

}

Json textDiffToJson(const QString &a, const QString &b, const TextDiff &diff, bool latin1)
{
    Json json = {{"ops", opsOf(a, b, diff, latin1)}};
    if (diff.coarse)
        json["coarse"] = true;
    return json;
}

Json sidesDiffToJson(const DiffSide &a, const DiffSide &b, const CallDiff &diff)
{
    const QString left = textOfSide(a);
    const QString right = textOfSide(b);
    Json json = {{"a", sideToJson(a)}, {"b", sideToJson(b)}};
    json.update(textDiffToJson(left, right, diffTexts(left, right)));
    Json messages = Json::array();
    for (const MessageDiff &message : diff.messages)
        messages.push_back(messageToJson(message));
    Json tools = Json::array();
    for (const ToolDiff &tool : diff.tools)
        tools.push_back(toolToJson(tool));
    Json usage = Json::object();
    for (const auto &[name, count] : diff.deltas.usage)
        usage[name.toStdString()] = count;
    json["messages"] = messages;
    json["tools"] = tools;
    json["params"] = valuesToJson(diff.params);
    json["tags"] = valuesToJson(diff.tags);
    json["headers"] = valuesToJson(diff.headers);
    json["answer"] = diff.answer ? messageToJson(*diff.answer) : Json();
    json["outcome"] = valuesToJson(diff.outcome);
    json["usage"] = usage;
    json["cost_usd"] = diff.deltas.cost ? toJson(diff.deltas.cost->toDecimal()) : Json();
    json["latency_ms"] = milliseconds(diff.deltas.latencyUs);
    json["ttft_ms"] = milliseconds(diff.deltas.firstTokenUs);
    if (diff.coarse)
        json["coarse"] = true;
    return json;
}

}
