#pragma once

#include "core/domain/message.h"

#include <optional>

namespace heliograph {

/// Content of Anthropic's messages, both ways. Everything read is written again and compared: what
/// the fields cannot say keeps its JSON (ContentPart::raw, Message::blocks) and is sent back as it
/// was.

/// Both say the same in the same order; blanks and the spelling of numbers and text do not count.
/// False for what is no JSON, unless it is the same to the byte.
bool isSameJson(QByteArrayView a, QByteArrayView b);

/// A content block; empty where the format cannot say the part (audio, text without text, other
/// formats' own parts).
QByteArray anthropicPart(const ContentPart &part);
ContentPart anthropicPartFrom(QByteArrayView block);
/// The blocks of all parts with commas between them.
QByteArray anthropicParts(const std::vector<ContentPart> &parts);
/// A "content" or "system": a string where there is one plain text, otherwise a list.
QByteArray anthropicContent(const std::vector<ContentPart> &parts);
/// Nothing where the value is neither a string nor a list.
std::optional<std::vector<ContentPart>> anthropicContentFrom(QByteArrayView content);

/// The tool_result block of a message of role Tool. A cache mark of the last part stands on the
/// block. A block that says more than the message can is kept whole in the first part's raw.
QByteArray anthropicToolResult(const Message &message);
Message anthropicToolResultFrom(QByteArrayView block);

/// The "content" of an assistant's message.
QByteArray anthropicAssistantContent(const Message &message);
/// Fills parts, toolCalls and, where these do not say all, blocks. False where the value is neither
/// a string nor a list.
bool readAnthropicAssistant(QByteArrayView content, Message &message);

}
