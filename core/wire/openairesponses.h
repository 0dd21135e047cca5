#pragma once

#include "core/wire/codec.h"

namespace heliograph {

/// OpenAI's Responses API, and what Azure and xAI make of it.
/// Source: OpenAI's API reference (responses/create, responses-streaming) and recorded answers of
/// three providers.
///
/// How a conversation goes on: an assistant's turn is sent back item by item as it came
/// (Message::blocks), reasoning included. A provider that stores answers (the default) knows its
/// reasoning by id. Where the request says "store": false, nothing is known there: then a reasoning
/// model is asked for its encrypted reasoning (include: ["reasoning.encrypted_content"]), and
/// reasoning that came without it is left out, because its id alone would be refused.
///
/// The members "reasoning" and "text" of ChatRequest::extra are laid over what the fields say,
/// member by member:
/// {"reasoning": {"summary": "auto"}} beside an effort sends both.
class OpenAiResponsesCodec final : public Codec
{
public:
    WireFormat format() const override { return WireFormat::OpenAiResponses; }
    QByteArray encode(const ChatRequest &request) const override;
    Result<ChatRequest> decodeRequest(QByteArrayView body) const override;
    std::vector<BodyPiece> pieces(QByteArrayView body) const override;
    std::unique_ptr<AnswerDecoder> decoder(bool streamed) const override;
    QString errorMessage(QByteArrayView body) const override;
};

}
