#pragma once

#include "core/domain/message.h"

namespace heliograph {

/// About how many input tokens a picture, sound, document or text takes, by the rules its format's
/// documentation gives. Unset where they cannot be known from what is here: an address, an upload,
/// a kind without a rule. Time grows with the bytes of a PDF file: not for the GUI thread. model:
/// OpenAI and Gemini count by model; empty: as most of them do.
std::optional<qint64> attachmentTokens(
    const ContentPart &part, WireFormat format, const QString &model = {});

}
