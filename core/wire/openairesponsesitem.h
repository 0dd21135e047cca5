#pragma once

#include "core/base/json.h"
#include "core/domain/streamevent.h"

namespace heliograph {

/// What an item of the Responses API is. Which tools the provider runs itself is told by the item's
/// type, and of a few types by the item: a shell by its environment, a tool search by its
/// execution, a computer by its call id.
enum class ResponsesItem {
    Message,
    Reasoning,
    ClientTool, ///< the model asks for it, we run it: function, custom tool, local shell, patch,
                ///< computer, …
    ServerTool, ///< the provider ran it: web search, code interpreter, MCP, …; or what its tool
                ///< gave back
    Opaque, ///< nothing to show, but to be sent back: compaction
    Unknown,
};
ResponsesItem responsesItem(const Json &item);

/// A finished ClientTool. The arguments of a tool that is no function are the item's own members
/// that say what to do.
ToolCall clientToolCall(const Json &item);

/// A ServerTool, as far as its item says. id: empty where the item names none of its own; the
/// caller knows the call that a bare output belongs to.
ServerTool serverTool(const Json &item);

}
