#pragma once

#include "core/base/json.h"
#include "core/diff/alignment.h"
#include "core/diff/diffside.h"
#include "core/diff/jsondiff.h"
#include "core/diff/textdiff.h"

namespace heliograph {

/// What a part of a message is, for its heading.
enum class PartKind { Text, Reasoning, Refusal, Image, Audio, File, Other, ToolCall, ToolResult };

/// A text on both sides, and the way from one to the other. Where one side is missing, its text is empty.
struct PartDiff {
    ItemOp op = ItemOp::Equal;
    PartKind kind = PartKind::Text;
    QString a;
    QString b;
    TextDiff diff; ///< Changed only
};

/// A message, or an answer.
struct MessageDiff {
    ItemOp op = ItemOp::Equal;
    int a = -1; ///< index among the messages of A; -1: added
    int b = -1; ///< likewise; -1: removed
    Role role = Role::User;
    std::vector<PartDiff> parts; ///< all of them; of a moved or equal message all equal
};

struct ToolDiff {
    ItemOp op = ItemOp::Equal;
    QString name;
    PartDiff text; ///< the tool as JSON text, indented
    std::vector<JsonChange> changes; ///< the same by structure; Changed only
};

/// Something small that differs.
struct ValueDiff {
    QString name; ///< as providers call it: "temperature", "max_tokens", …; of headers and tags their own
    Json a; ///< null: not set
    Json b;
};

/// How numbers differ, B less A; unset where one of them is unknown.
struct CallDeltas {
    std::vector<std::pair<QString, qint64>> usage; ///< by the keys of Usage in JSON; only what differs
    std::optional<qint64> inputTokens; ///< of all classes
    std::optional<qint64> outputTokens;
    std::optional<Money> cost;
    std::optional<qint64> latencyUs;
    std::optional<qint64> firstTokenUs;
};

struct CallDiff {
    std::vector<MessageDiff> messages; ///< system prompts first among them, as they are sent
    std::vector<ToolDiff> tools; ///< by name
    std::vector<ValueDiff> params; ///< model, provider, route, format and all parameters of the request
    std::vector<ValueDiff> headers;
    std::vector<ValueDiff> tags; ///< user, session, properties
    std::optional<MessageDiff> answer; ///< unset: neither side has one
    std::vector<ValueDiff> outcome; ///< status, finish reason, model that answered, error
    CallDeltas deltas;
    bool plain = false; ///< two texts: one message with one part
    bool coarse = false; ///< time was short somewhere
    bool cancelled = false;

    bool equal() const; ///< but for what was measured (deltas)
};

/// Messages find their partner by role and by what they say, not by their place: an inserted turn is one insertion.
/// Texts of two plain sides are one message's. Ends within about the budget of the options.
CallDiff diffSides(const DiffSide &a, const DiffSide &b, const DiffOptions &options = {},
    const std::atomic_bool *cancelled = nullptr);

}
