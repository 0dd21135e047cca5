#pragma once

#include "core/wire/codec.h"

namespace heliograph {

/// Google's generateContent and streamGenerateContent, of the Gemini API and of Vertex AI.
/// Source: the reference of the Gemini API (v1beta, GenerateContentRequest and -Response) and of
/// Vertex AI (v1), and recorded answers. The model and whether to stream stand in the address, not
/// in the body: a decoded request has no model, and its stream is what a ChatRequest begins with. A
/// stream comes as server-sent events (alt=sse) or as one growing JSON array (without it); the
/// decoder tells the forms apart by their first byte, so that either may be asked for.
class GeminiCodec final : public Codec
{
public:
    WireFormat format() const override { return WireFormat::Gemini; }
    QByteArray encode(const ChatRequest &request) const override;
    Result<ChatRequest> decodeRequest(QByteArrayView body) const override;
    std::vector<BodyPiece> pieces(QByteArrayView body) const override;
    std::unique_ptr<AnswerDecoder> decoder(bool streamed) const override;
    QString errorMessage(QByteArrayView body) const override;
};

}
