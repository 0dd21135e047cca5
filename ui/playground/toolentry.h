#pragma once

#include "core/domain/tool.h"

namespace heliograph {

/// A tool of a conversation, which may be switched off for a while.
struct ToolEntry {
    Tool tool;
    bool enabled = true;
    /// What is written in its JSON view while that is no tool (yet); empty: the tool is what was
    /// written.
    QString draft;
    bool operator==(const ToolEntry &) const = default;
};

/// What a person answers in a tool's place, while it is being written.
struct ToolAnswer {
    QString text;
    bool failed = false; ///< the text says what went wrong
    bool given() const { return failed || !text.trimmed().isEmpty(); }
    bool operator==(const ToolAnswer &) const = default;
};

/// One tool call of an assistant's turn as a card shows it.
struct CallState {
    ToolCall call;
    bool open = false; ///< no result of it follows the turn
    ToolAnswer answer; ///< of an open call
    bool known = false; ///< the tool is among the conversation's
    QByteArray schema; ///< of its arguments; empty: none
    bool operator==(const CallState &) const = default;
};

}
