#pragma once

#include "core/domain/chatrequest.h"
#include "core/domain/wireformat.h"

namespace heliograph {

/// About how many tokens a text has, where the provider has not said: four bytes of UTF-8 each, the rule of thumb of
/// OpenAI's documentation. Whatever is built on it is marked as an estimate.
constexpr qint64 estimatedTokens(qint64 bytes)
{
    return (bytes + 3) / 4;
}

/// The same for a text in memory, by its script: English has four letters a token, other alphabets two, Chinese,
/// Japanese and Korean characters and emoji stand for about one token each, digits and punctuation for a half.
qint64 estimatedTextTokens(QStringView text);

/// What a request comes to before it is sent, by what it is made of.
struct TokenEstimate {
    qint64 text = 0; ///< messages, with what the format puts around each
    qint64 tools = 0; ///< their definitions and the schema of the answer
    qint64 images = 0;
    qint64 files = 0; ///< documents and audio
    bool guessed = false; ///< an attachment is not here (only its address is) or does not tell its size, so that one was assumed

    qint64 total() const { return text + tools + images + files; }
    bool operator==(const TokenEstimate &) const = default;
};

/// Pure, and linear in the size of the request: not for the GUI thread where files hang on it.
TokenEstimate estimateTokens(const ChatRequest &request, WireFormat format);

}
