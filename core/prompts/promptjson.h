#pragma once

#include "core/domain/chatrequest.h"

#include <optional>

namespace heliograph {

/// All of a prompt's content as JSON, as the library keeps it. What is not set is left out.
QByteArray contentToJson(const ChatRequest &content);
/// Nothing where it cannot be read.
std::optional<ChatRequest> contentFromJson(const QByteArray &json);

}
