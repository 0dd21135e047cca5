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

Answer decodeAnswer(const Codec &codec, bool streamed, QByteArrayView body)
{
    const auto decoder = codec.decoder(streamed);
    Answer answer;
    answer.add(decoder->feed(body));
    answer.add(decoder->finish());
    return answer;
}

}
