#pragma once

#include <QString>

#include <optional>

namespace heliograph {

/// The languages in which models are asked. The numbers are stored in the history: append only, never renumber.
enum class WireFormat { OpenAiChat = 0, OpenAiResponses = 1, Anthropic = 2, Gemini = 3, Unknown = 4 };

QString wireFormatName(WireFormat format); ///< "openai-chat", "openai-responses", "anthropic", "gemini", "unknown"
std::optional<WireFormat> wireFormatFromName(QStringView name);

}
