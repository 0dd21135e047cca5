#pragma once

#include "core/wire/codec.h"

namespace heliograph {

/// Anthropic's Messages API (POST /v1/messages).
/// Source: Anthropic's API reference, the types of its official TypeScript client (1.12) and
/// recorded answers.
///
/// Where the domain and the format differ:
/// - System and Developer messages before all others are the body's "system"; a later one stands in
///   its place among the messages (which older models refuse).
/// - A user turn that answers tools holds its tool_result blocks first and then its text: one Tool
///   message a block and a User message in the domain, one message here.
/// - An assistant's turn that text and tool calls cannot say (thinking, server tools, citations, …)
///   is in Message::blocks, and is sent back from there.
/// - extra may hold an object under "thinking", "output_config" or "tool_choice": its members are
///   laid over what the parameters say, so that what the codec does not know of them is kept.
///   "output_format": null there means that the older name of output_config.format is to be used.
/// - The summary that a compaction wrote is text of the answer, as in the AI SDK.
class AnthropicCodec final : public Codec
{
public:
    WireFormat format() const override { return WireFormat::Anthropic; }
    QByteArray encode(const ChatRequest &request) const override;
    Result<ChatRequest> decodeRequest(QByteArrayView body) const override;
    std::vector<BodyPiece> pieces(QByteArrayView body) const override;
    std::unique_ptr<AnswerDecoder> decoder(bool streamed) const override;
    QString errorMessage(QByteArrayView body) const override;
};

}
