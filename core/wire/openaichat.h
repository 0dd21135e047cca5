#pragma once

#include "core/wire/codec.h"

namespace heliograph {

/// OpenAI's chat completions, and what its imitators add to it.
/// Source: OpenAI's API reference (chat/create, chat/streaming) and recorded answers of a dozen
/// providers.
class OpenAiChatCodec final : public Codec
{
public:
    WireFormat format() const override { return WireFormat::OpenAiChat; }
    QByteArray encode(const ChatRequest &request) const override;
    Result<ChatRequest> decodeRequest(QByteArrayView body) const override;
    std::vector<BodyPiece> pieces(QByteArrayView body) const override;
    std::unique_ptr<AnswerDecoder> decoder(bool streamed) const override;
    QString errorMessage(QByteArrayView body) const override;
};

}
