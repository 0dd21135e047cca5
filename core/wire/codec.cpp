#include "core/wire/codec.h"

#include "core/wire/anthropic.h"
#include "core/wire/openaichat.h"

namespace heliograph {

const Codec *codecFor(WireFormat format)
{
    static const OpenAiChatCodec openAiChat;
    static const AnthropicCodec anthropic;
    switch (format) {
    case WireFormat::OpenAiChat:
        return &openAiChat;
    case WireFormat::Anthropic:
        return &anthropic;
    default:
        return nullptr;
    }
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
