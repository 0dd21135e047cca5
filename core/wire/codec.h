#pragma once

#include "core/base/result.h"
#include "core/domain/call.h"
#include "core/domain/chatrequest.h"
#include "core/domain/streamevent.h"

#include <memory>

namespace heliograph {

/// A piece of a request body worth storing once: a message, the system prompt, a tool list.
struct BodyPiece {
    qsizetype offset = 0;
    qsizetype size = 0;
    bool operator==(const BodyPiece &) const = default;
};

/// Turns the bytes of one answer into events. Pure: no clock, no network.
class AnswerDecoder
{
public:
    virtual ~AnswerDecoder() = default;
    /// Bytes as they came, split anywhere.
    virtual StreamEvents feed(QByteArrayView bytes) = 0;
    /// No more bytes. Gives what was still held back; never an End that was not on the wire.
    virtual StreamEvents finish() = 0;
};

/// One wire format, read both ways.
class Codec
{
public:
    virtual ~Codec() = default;
    virtual WireFormat format() const = 0;
    virtual QByteArray encode(const ChatRequest &request) const = 0;
    virtual Result<ChatRequest> decodeRequest(QByteArrayView body) const = 0;
    /// Borders of messages, tools and system prompt in a body, ascending, not overlapping; empty where it is no such body.
    virtual std::vector<BodyPiece> pieces(QByteArrayView body) const = 0;
    virtual std::unique_ptr<AnswerDecoder> decoder(bool streamed) const = 0;
    /// The provider's own words in an error body, or empty where there are none.
    virtual QString errorMessage(QByteArrayView body) const = 0;
};

/// The codec of a format; null for Unknown or one without a codec. Lives as long as the program.
const Codec *codecFor(WireFormat format);

/// Whether an answer comes as server-sent events: by its headers, and where these do not tell, by its first byte; unset while
/// there is none. beginning: of the body.
std::optional<bool> looksStreamed(QByteArrayView beginning, const HeaderList &headers);

/// The answer of a whole body, streamed or not.
Answer decodeAnswer(const Codec &codec, bool streamed, QByteArrayView body);

}
