#pragma once

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/domain/message.h"
#include "core/domain/usage.h"

#include <variant>

namespace heliograph {

/// Something a tool that the provider runs itself (web search, code execution, a remote MCP server, …) was asked and
/// what it gave back.
struct ServerTool {
    QString id;
    QString name; ///< "web_search", "code_interpreter", …
    QString input; ///< JSON or text, as it came
    QString output; ///< JSON or text, as it came; empty: not (yet) known
    bool failed = false;
    bool operator==(const ServerTool &) const = default;
};

/// Where something in the answer comes from.
struct Citation {
    QString url; ///< empty for a document of the request
    QString title;
    QString quote; ///< the words referred to
    bool operator==(const Citation &) const = default;
};

struct TokenLogProb {
    QString token;
    double logProb = 0; ///< natural logarithm
    std::vector<std::pair<QString, double>> alternatives; ///< the likeliest at this place, as far as asked for
    bool operator==(const TokenLogProb &) const = default;
};

/// What an answer says while it comes, in order. A whole answer gives the same events at once.
namespace event {
struct Started {
    QString id;
    QString model;
    bool operator==(const Started &) const = default;
};
struct Text {
    QString delta;
    bool operator==(const Text &) const = default;
};
struct Reasoning {
    QString delta;
    bool operator==(const Reasoning &) const = default;
};
struct Refusal {
    QString delta;
    bool operator==(const Refusal &) const = default;
};
/// The first event of an index has its id and name; later ones add to the arguments.
struct ToolCallDelta {
    int index = 0;
    QString id;
    QString name;
    QString arguments;
    bool custom = false; ///< its input is no JSON
    bool operator==(const ToolCallDelta &) const = default;
};
/// What is known so far of one use of a provider's own tool; a later one of the same id replaces what it fills.
struct ServerToolUse {
    ServerTool tool;
    bool operator==(const ServerToolUse &) const = default;
};
struct Cited {
    Citation citation;
    bool operator==(const Cited &) const = default;
};
/// A picture, sound or file the model made.
struct Media {
    ContentPart part;
    bool operator==(const Media &) const = default;
};
struct LogProbs {
    std::vector<TokenLogProb> tokens; ///< those of the text that came last
    bool operator==(const LogProbs &) const = default;
};
/// A finished item of the answer as the format has it, to be sent back in the next turn; see Message::blocks.
struct Block {
    QByteArray json;
    bool operator==(const Block &) const = default;
};
/// The tier that answered, in the provider's words.
struct ServiceTier {
    QString name;
    bool operator==(const ServiceTier &) const = default;
};
/// What the provider itself says that the call costs.
struct DeclaredCost {
    Money amount;
    bool operator==(const DeclaredCost &) const = default;
};
struct UsageReport {
    Usage usage;
    bool operator==(const UsageReport &) const = default;
};
struct Finished {
    QString reason; ///< the provider's own word ("stop", "length", "tool_calls", …)
    bool operator==(const Finished &) const = default;
};
struct Failed {
    Error error;
    bool operator==(const Failed &other) const
    {
        return error.kind == other.error.kind && error.message == other.error.message;
    }
};
/// Something the codec does not know: kept and shown, never dropped.
struct Unknown {
    QByteArray json;
    bool operator==(const Unknown &) const = default;
};
/// The format's own end marker was seen: only this proves a success.
struct End {
    bool operator==(const End &) const = default;
};
}

using StreamEvent = std::variant<event::Started, event::Text, event::Reasoning, event::Refusal,
    event::ToolCallDelta, event::ServerToolUse, event::Cited, event::Media, event::LogProbs, event::Block,
    event::ServiceTier, event::DeclaredCost, event::UsageReport, event::Finished, event::Failed,
    event::Unknown, event::End>;
using StreamEvents = std::vector<StreamEvent>;

/// Something of the answer itself: with the first of it the wait for the first token is over.
inline bool isContent(const StreamEvent &event)
{
    return std::holds_alternative<event::Text>(event) || std::holds_alternative<event::Reasoning>(event)
        || std::holds_alternative<event::Refusal>(event) || std::holds_alternative<event::ToolCallDelta>(event)
        || std::holds_alternative<event::ServerToolUse>(event) || std::holds_alternative<event::Media>(event);
}

}
