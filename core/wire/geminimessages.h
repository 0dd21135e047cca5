#pragma once

#include "core/domain/message.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace heliograph {

// Gemini's contents. A content is a turn with a role ("user", "model") and parts. Tool answers are
// parts of a user's content, which may hold words beside them; here each is a message of its own.
// What messages cannot say as it came is kept in Message::blocks: the parts, of a system
// instruction the whole content. An empty first block means: this goes on in the content before.

struct GeminiContents {
    QByteArray systemInstruction; ///< a content, or empty
    QByteArray contents; ///< a JSON list
};

/// model: newer ones refuse function calls without a signature, which calls of other providers
/// lack.
GeminiContents encodeGeminiMessages(const std::vector<Message> &messages, const QString &model);

/// The messages of a list of contents; nothing where it is none.
std::optional<std::vector<Message>> decodeGeminiContents(QByteArrayView contents);
/// Nothing where it is no content.
std::optional<Message> decodeGeminiSystem(QByteArrayView content);

}
