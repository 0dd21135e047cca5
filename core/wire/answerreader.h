#pragma once

#include "core/base/json.h"
#include "core/wire/codec.h"

namespace heliograph {

/// What a format says in the JSON of one answer. A reader lives for one answer and remembers what its events need.
/// Bytes, SSE and broken JSON are the decoder's business.
class AnswerReader
{
public:
    virtual ~AnswerReader() = default;
    /// One event of a stream. type: the SSE event's own name, empty where it has none. raw: the JSON as it came.
    virtual void readEvent(
        const QByteArray &type, const Json &json, QByteArrayView raw, StreamEvents &events)
        = 0;
    /// A whole answer. An End is added only where the format proves that nothing is missing.
    virtual void readWhole(const Json &json, QByteArrayView raw, StreamEvents &events) = 0;
    /// An event whose data is no JSON, such as [DONE]; false where it means nothing to the format.
    virtual bool readMarker(QByteArrayView, StreamEvents &) { return false; }
    /// Whether more may be read behind an End: of a stream that holds several answers.
    virtual bool mayGoOn() const { return false; }
    /// No more will come: gives what was still held back.
    virtual void finish(StreamEvents &) {}
};

/// Decodes a text/event-stream. After an event::End nothing more is read, unless the reader goes on.
std::unique_ptr<AnswerDecoder> streamDecoder(std::unique_ptr<AnswerReader> reader);
/// Decodes an answer that comes as one JSON text.
std::unique_ptr<AnswerDecoder> wholeDecoder(std::unique_ptr<AnswerReader> reader);

/// What a decoder says of JSON that is none.
event::Failed brokenAnswer();

}
