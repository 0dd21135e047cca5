#include "core/wire/codec.h"

#include "core/wire/anthropic.h"
#include "core/wire/gemini.h"
#include "core/wire/openaichat.h"
#include "core/wire/openairesponses.h"

namespace heliograph {

const Codec *codecFor(WireFormat format)
{
    static const OpenAiChatCodec openAiChat;
    static const OpenAiResponsesCodec openAiResponses;
    static const AnthropicCodec anthropic;
    static const GeminiCodec gemini;
    switch (format) {
    case WireFormat::OpenAiChat:
        return &openAiChat;
    case WireFormat::OpenAiResponses:
        return &openAiResponses;
    case WireFormat::Anthropic:
        return &anthropic;
    case WireFormat::Gemini:
        return &gemini;
    case WireFormat::Unknown:
        break;
    }
    return nullptr;
}

std::optional<bool> looksStreamed(QByteArrayView beginning, const HeaderList &headers)
{
    for (const auto &[name, value] : headers) {
        if (name.compare("content-type", Qt::CaseInsensitive) != 0)
            continue;
        if (value.startsWith("text/event-stream"))
            return true;
        if (value.startsWith("application/json"))
            return false;
    }
    const QByteArrayView start = beginning.trimmed();
    if (start.isEmpty())
        return std::nullopt;
    return start[0] != '{' && start[0] != '[' && start[0] != '<';
}

Answer decodeAnswer(const Codec &codec, bool streamed, QByteArrayView body)
{
    const auto decoder = codec.decoder(streamed);
    Answer answer;
    answer.add(decoder->feed(body));
    answer.add(decoder->finish());
    return answer;
}

}
