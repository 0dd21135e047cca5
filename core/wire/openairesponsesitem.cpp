#include "core/wire/openairesponsesitem.h"

#include "core/wire/openaishared.h"

#include <algorithm>
#include <array>

namespace heliograph {

namespace {

/// Tools whose item alone says that the provider ran them.
constexpr std::array<std::string_view, 17> kServerTypes{"web_search_call", "file_search_call",
    "code_interpreter_call", "image_generation_call", "mcp_call", "mcp_list_tools",
    "mcp_approval_request", "program", "program_output", "shell_call_output",
    // xAI
    "x_search_call", "code_execution_call", "collections_search_call", "attachment_search_call",
    "view_image_call", "view_x_video_call", "document_search_call"};

/// xAI reports its own searches on X as custom tools.
constexpr std::array<std::string_view, 4> kServerCustomTools{
    "x_user_search", "x_keyword_search", "x_semantic_search", "x_thread_fetch"};

template <typename List> bool contains(const List &list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// The named members as one JSON object, without those that say nothing.
QString membersAsJson(const Json &item, std::initializer_list<const char *> names)
{
    Json object = Json::object();
    for (const char *name : names) {
        const Json &value = member(item, name);
        if (!value.is_null())
            object[name] = value;
    }
    return QString::fromUtf8(dumpJson(object));
}

/// The first of the members that says something, as text or JSON.
QString firstOf(const Json &item, std::initializer_list<const char *> names)
{
    for (const char *name : names) {
        const Json &value = member(item, name);
        if (!saysNothing(value))
            return textOrJson(value);
    }
    return {};
}

void readSearch(const Json &item, ServerTool &tool)
{
    const Json &action = member(item, "action");
    if (!action.is_object()) {
        tool.input = firstOf(item, {"arguments", "input", "query"}); // xAI
        return;
    }
    Json asked = action;
    asked.erase("sources");
    tool.input = QString::fromUtf8(dumpJson(asked));
    tool.output = firstOf(action, {"sources"});
}

}

ResponsesItem responsesItem(const Json &item)
{
    const std::string_view type = textView(member(item, "type"));
    if (type == "message")
        return ResponsesItem::Message;
    if (type == "reasoning")
        return ResponsesItem::Reasoning;
    if (type == "custom_tool_call")
        return contains(kServerCustomTools, textView(member(item, "name")))
            ? ResponsesItem::ServerTool
            : ResponsesItem::ClientTool;
    if (type == "function_call" || type == "local_shell_call" || type == "apply_patch_call")
        return ResponsesItem::ClientTool;
    if (type == "computer_call")
        return saysNothing(member(item, "call_id")) ? ResponsesItem::ServerTool
                                                    : ResponsesItem::ClientTool;
    if (type == "shell_call") {
        const std::string_view where = textView(member(member(item, "environment"), "type"));
        return where.substr(0, 9) == "container" ? ResponsesItem::ServerTool
                                                 : ResponsesItem::ClientTool;
    }
    if (type == "tool_search_call")
        return textView(member(item, "execution")) == "server" ? ResponsesItem::ServerTool
                                                               : ResponsesItem::ClientTool;
    if (type == "tool_search_output" || contains(kServerTypes, type))
        return ResponsesItem::ServerTool;
    return type == "compaction" ? ResponsesItem::Opaque : ResponsesItem::Unknown;
}

ToolCall clientToolCall(const Json &item)
{
    const std::string_view type = textView(member(item, "type"));
    ToolCall call;
    call.id = stringMember(item, "call_id");
    if (call.id.isEmpty())
        call.id = stringMember(item, "id");
    if (type == "function_call") {
        call.name = stringMember(item, "name");
        call.arguments = textOrJson(member(item, "arguments"));
    } else if (type == "custom_tool_call") {
        call.name = stringMember(item, "name");
        call.arguments = textOrJson(member(item, "input"));
        call.custom = true;
    } else if (type == "tool_search_call") {
        call.name = QStringLiteral("tool_search");
        call.arguments = textOrJson(member(item, "arguments"));
    } else if (type == "computer_call") {
        call.name = QStringLiteral("computer");
        call.arguments = membersAsJson(item, {"action", "actions", "pending_safety_checks"});
    } else if (type == "apply_patch_call") {
        call.name = QStringLiteral("apply_patch");
        call.arguments = membersAsJson(item, {"operation"});
    } else {
        call.name = type == "shell_call" ? QStringLiteral("shell") : QStringLiteral("local_shell");
        call.arguments = membersAsJson(item, {"action"});
    }
    return call;
}

ServerTool serverTool(const Json &item)
{
    const std::string_view type = textView(member(item, "type"));
    ServerTool tool;
    tool.id = stringMember(item, "id");
    tool.failed = textView(member(item, "status")) == "failed";
    if (type == "program" || type == "program_output") {
        tool.id = stringMember(item, "call_id");
        tool.name = QStringLiteral("programmatic_tool_calling");
        tool.input = stringMember(item, "code");
        tool.output = stringMember(item, "result");
    } else if (type == "shell_call" || type == "shell_call_output") {
        tool.id = stringMember(item, "call_id");
        tool.name = QStringLiteral("shell");
        tool.input = firstOf(item, {"action"});
        tool.output = firstOf(item, {"output"});
    } else if (type == "tool_search_call" || type == "tool_search_output") {
        if (const QString id = stringMember(item, "call_id"); !id.isEmpty())
            tool.id = id;
        else if (type == "tool_search_output")
            tool.id.clear();
        tool.name = QStringLiteral("tool_search");
        tool.input = firstOf(item, {"arguments"});
        tool.output = firstOf(item, {"tools"});
    } else if (type == "mcp_call" || type == "mcp_approval_request") {
        tool.name = QStringLiteral("mcp.") + stringMember(item, "name");
        tool.input = firstOf(item, {"arguments"});
        tool.output = firstOf(item, {"output", "error"});
        tool.failed = tool.failed || !saysNothing(member(item, "error"));
    } else if (type == "mcp_list_tools") {
        tool.name = QStringLiteral("mcp_list_tools");
        tool.input = stringMember(item, "server_label");
        tool.output = firstOf(item, {"tools", "error"});
        tool.failed = tool.failed || !saysNothing(member(item, "error"));
    } else if (type == "file_search_call") {
        tool.name = QStringLiteral("file_search");
        tool.input = firstOf(item, {"queries"});
        tool.output = firstOf(item, {"results"});
    } else if (type == "code_interpreter_call") {
        tool.name = QStringLiteral("code_interpreter");
        tool.input = firstOf(item, {"code", "arguments"});
        tool.output = firstOf(item, {"outputs"});
    } else if (type == "image_generation_call") {
        tool.name = QStringLiteral("image_generation");
        tool.input = firstOf(item, {"revised_prompt"});
    } else if (type == "computer_call") {
        tool.name = QStringLiteral("computer_use");
        tool.input = firstOf(item, {"action", "actions"});
    } else if (type == "web_search_call") {
        tool.name = QStringLiteral("web_search");
        readSearch(item, tool);
    } else {
        const std::string_view name = type == "custom_tool_call" ? textView(member(item, "name"))
            : endsWith(type, "_call")                            ? type.substr(0, type.size() - 5)
                                                                 : type;
        tool.name = QString::fromUtf8(name.data(), qsizetype(name.size()));
        tool.input = firstOf(item, {"action", "arguments", "input", "query"});
        tool.output = firstOf(item, {"output", "outputs", "results"});
    }
    return tool;
}

}
