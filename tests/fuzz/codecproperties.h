#pragma once

#include "core/domain/answer.h"
#include "core/wire/codec.h"
#include "tests/fuzz/fuzzinput.h"

namespace heliograph {

inline StreamEvents joined(StreamEvents events, StreamEvents more)
{
    events.insert(
        events.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    return events;
}

/// However an answer is cut, the same events come out. The answer that they add up to.
inline Answer requireSameAtEveryCut(const Codec &codec, const FuzzInput &input, bool streamed)
{
    const auto decoder = codec.decoder(streamed);
    StreamEvents whole = decoder->feed(input.bytes);
    whole = joined(std::move(whole), decoder->finish());

    const auto cut = codec.decoder(streamed);
    StreamEvents pieces;
    input.inPieces(
        [&](QByteArrayView piece) { pieces = joined(std::move(pieces), cut->feed(piece)); });
    pieces = joined(std::move(pieces), cut->finish());
    FUZZ_REQUIRE(whole == pieces);

    Answer answer;
    answer.add(whole);
    Answer again;
    for (const StreamEvent &event : pieces)
        again.add(event);
    FUZZ_REQUIRE(answer == again);
    codec.errorMessage(input.bytes);
    return answer;
}

/// The pieces of a body lie inside it, in order and apart; what was read and written again reads
/// the same, all of it.
inline void requireSameBothWays(const Codec &codec, QByteArrayView body)
{
    qsizetype end = 0;
    for (const BodyPiece &piece : codec.pieces(body)) {
        FUZZ_REQUIRE(piece.size > 0);
        FUZZ_REQUIRE(piece.offset >= end);
        end = piece.offset + piece.size;
        FUZZ_REQUIRE(end <= body.size());
    }

    const auto request = codec.decodeRequest(body);
    if (!request)
        return;
    const QByteArray written = codec.encode(*request);
    const auto again = codec.decodeRequest(written);
    FUZZ_REQUIRE(again.ok());
    FUZZ_REQUIRE(again->model == request->model && again->tools == request->tools);
    FUZZ_REQUIRE(again->parameters == request->parameters && again->extra == request->extra);
    FUZZ_REQUIRE(again->toolChoice == request->toolChoice);
    FUZZ_REQUIRE(again->responseFormat == request->responseFormat);
    FUZZ_REQUIRE(again->messages.size() == request->messages.size());
    for (std::size_t i = 0; i < again->messages.size(); ++i) {
        FUZZ_REQUIRE(again->messages[i].text() == request->messages[i].text());
        FUZZ_REQUIRE(again->messages[i].toolCalls == request->messages[i].toolCalls);
        FUZZ_REQUIRE(again->messages[i].extra == request->messages[i].extra);
        FUZZ_REQUIRE(again->messages[i].blocks == request->messages[i].blocks);
    }
    FUZZ_REQUIRE(codec.encode(*again) == written);
}

}
