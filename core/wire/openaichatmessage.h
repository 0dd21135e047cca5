#pragma once

#include "core/domain/message.h"

namespace heliograph {

/// A message as chat completions have it; an assistant's turn of this format as it came. Several
/// where the turn was.
std::vector<QByteArray> encodeChatMessage(const Message &message);

/// Nothing where the text is no message. A message that the fields cannot say is kept as it came in
/// Message::blocks.
std::optional<Message> decodeChatMessage(QByteArrayView raw);

}
