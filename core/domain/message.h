#pragma once

#include "core/domain/wireformat.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace heliograph {

// The numbers of these are stored in the library of prompts: append only, never renumber.
enum class Role { System, Developer, User, Assistant, Tool };
QString roleName(Role role); ///< "system", "user", …

/// "The prompt up to and including here may be kept in the provider's cache", and for how long (Anthropic's
/// cache_control; formats without such a mark send nothing).
enum class CacheMark { None, FiveMinutes, OneHour };

struct ContentPart {
    enum class Kind { Text, Refusal, Reasoning, Image, Audio, File, Other };
    Kind kind = Kind::Text;
    QString text; ///< Text, Refusal, Reasoning
    QString url; ///< Image, File by reference
    QString fileId; ///< Image, File: an upload the provider knows by this name
    QByteArray data; ///< Image, Audio, File carried inside, decoded
    QString mimeType;
    QString name;
    CacheMark cache = CacheMark::None;
    /// The part's JSON as it came, where it says more than the fields do; sent back as it is in rawFormat. In another
    /// format the fields alone are sent.
    QByteArray raw;
    WireFormat rawFormat = WireFormat::Unknown;

    static ContentPart fromText(QString text);
    bool operator==(const ContentPart &) const = default;
};

struct ToolCall {
    QString id;
    QString name;
    QString arguments; ///< JSON text exactly as the model wrote it, valid or not; of a custom tool: plain text
    bool custom = false; ///< OpenAI's custom tools, whose input is no JSON
    bool operator==(const ToolCall &) const = default;
};

struct Message {
    Role role = Role::User;
    std::vector<ContentPart> parts;
    std::vector<ToolCall> toolCalls; ///< Assistant
    QString toolCallId; ///< Tool: which call this answers
    QString name; ///< the sender's; Tool: the tool's
    bool toolFailed = false; ///< Tool: this is what went wrong, not a result
    QByteArray extra; ///< JSON object of the members the codec does not know, sent back as they were

    /// An assistant's turn item by item as its provider wrote it: content blocks (Anthropic), output items (Responses),
    /// parts (Gemini), the message (chat). Signatures, encrypted reasoning and the traces of the provider's own tools
    /// live here. In blocksFormat these are sent back instead of parts and toolCalls; in others they are left out.
    /// Whoever edits the message empties them.
    std::vector<QByteArray> blocks;
    WireFormat blocksFormat = WireFormat::Unknown;

    static Message fromText(Role role, const QString &text);
    QString text() const; ///< all text parts joined by newlines
    bool operator==(const Message &) const = default;
};

}
