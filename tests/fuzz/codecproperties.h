#pragma once

#include "core/base/json.h"
#include "core/domain/answer.h"
#include "core/wire/codec.h"
#include "tests/fuzz/fuzzinput.h"

#include <algorithm>

/// What holds for every wire format, whatever the bytes.
namespace heliograph {

inline bool isJson(QByteArrayView text)
{
    return Json::accept(text.begin(), text.end());
}

inline void append(StreamEvents &events, StreamEvents more)
{
    std::move(more.begin(), more.end(), std::back_inserter(events));
}

/// Reasoning that is named but was not stored is not sent again (Responses).
inline bool leavesOutReasoning(const ChatRequest &request)
{
    const auto isReasoning = [](const QByteArray &block) { return block.contains("reasoning"); };
    return request.extra.contains("\"store\"")
        && std::any_of(
            request.messages.begin(), request.messages.end(), [&](const Message &message) {
                return message.blocksFormat == WireFormat::OpenAiResponses
                    && std::any_of(message.blocks.begin(), message.blocks.end(), isReasoning);
            });
}

/// The pieces of a body lie inside it, in order and apart; what was read and written again is JSON
/// where the body was, and reads and writes the same from then on, all of it. The request, if it is
/// one.
inline Result<ChatRequest> requireSameBothWays(const Codec &codec, QByteArrayView body)
{
    qsizetype end = 0;
    for (const BodyPiece &piece : codec.pieces(body)) {
        FUZZ_REQUIRE(piece.size > 0);
        FUZZ_REQUIRE(piece.offset >= end);
        end = piece.offset + piece.size;
        FUZZ_REQUIRE(end <= body.size());
    }

    auto request = codec.decodeRequest(body);
    if (!request)
        return request;
    const QByteArray written = codec.encode(*request);
    FUZZ_REQUIRE(isJson(written) || !isJson(body));
    const auto again = codec.decodeRequest(written);
    FUZZ_REQUIRE(again.ok());
    FUZZ_REQUIRE(again->model == request->model && again->tools == request->tools);
    Parameters parameters = request->parameters;
    if (codec.format() == WireFormat::Anthropic && !parameters.maxTokens)
        parameters.maxTokens = again->parameters.maxTokens; // it wants some and so gets some
    FUZZ_REQUIRE(again->parameters == parameters);
    // Anthropic's gets the model that it lacks; Gemini's names have two spellings, one is written.
    if (codec.format() == WireFormat::OpenAiChat || codec.format() == WireFormat::OpenAiResponses)
        FUZZ_REQUIRE(again->extra == request->extra);
    FUZZ_REQUIRE(again->toolChoice == request->toolChoice);
    FUZZ_REQUIRE(again->responseFormat == request->responseFormat);
    FUZZ_REQUIRE(again->stream == request->stream);
    FUZZ_REQUIRE(again->streamUsage == request->streamUsage || !request->stream);
    FUZZ_REQUIRE(codec.encode(*again) == written);
    if (leavesOutReasoning(*request))
        return request;
    FUZZ_REQUIRE(again->messages.size() == request->messages.size());
    for (std::size_t i = 0; i < again->messages.size(); ++i) {
        const Message &message = again->messages[i];
        const Message &before = request->messages[i];
        FUZZ_REQUIRE(message.role == before.role && message.name == before.name);
        FUZZ_REQUIRE(message.text() == before.text());
        // Where nothing was said, an empty text may be written.
        FUZZ_REQUIRE(message.parts == before.parts || before.parts.empty());
        FUZZ_REQUIRE(message.toolCalls == before.toolCalls);
        FUZZ_REQUIRE(message.toolCallId == before.toolCallId);
        FUZZ_REQUIRE(message.toolFailed == before.toolFailed);
        FUZZ_REQUIRE(message.extra == before.extra);
        FUZZ_REQUIRE(message.blocks == before.blocks);
        FUZZ_REQUIRE(message.blocksFormat == before.blocksFormat);
    }
    return request;
}

/// What an answer leaves for the next turn is JSON that a request can hold.
inline void requireCanGoOn(const Codec &codec, const Answer &answer)
{
    if (answer.blocks.empty() && answer.text.isEmpty() && answer.toolCalls.empty())
        return;
    for (const QByteArray &block : answer.blocks)
        FUZZ_REQUIRE(isJson(block));
    ChatRequest request;
    request.messages.push_back(answer.toMessage(codec.format()));
    const QByteArray body = codec.encode(request);
    FUZZ_REQUIRE(isJson(body));
    FUZZ_REQUIRE(requireSameBothWays(codec, body).ok());
}

/// However an answer is cut, the same events come out, and they add up to what can be sent back.
inline StreamEvents requireSameAtEveryCut(
    const Codec &codec, const FuzzInput &input, bool streamed, Answer &answer)
{
    const auto decoder = codec.decoder(streamed);
    StreamEvents whole = decoder->feed(input.bytes);
    append(whole, decoder->finish());

    const auto cut = codec.decoder(streamed);
    StreamEvents pieces;
    input.inPieces([&](QByteArrayView piece) { append(pieces, cut->feed(piece)); });
    append(pieces, cut->finish());
    FUZZ_REQUIRE(whole == pieces);

    answer.add(whole);
    requireCanGoOn(codec, answer);
    codec.errorMessage(input.bytes);
    return whole;
}

/// An end is said at most once, and only an event that was too big is told of behind it.
inline bool endsOnce(const StreamEvents &events)
{
    const auto end = std::find(events.begin(), events.end(), StreamEvent(event::End{}));
    return end == events.end() || std::all_of(end + 1, events.end(), [](const StreamEvent &event) {
        return std::holds_alternative<event::Failed>(event);
    });
}

/// Whether one of the words stands in the bytes, or may: a JSON text can spell it with escapes.
inline bool says(QByteArrayView bytes, std::initializer_list<QByteArrayView> words)
{
    return bytes.contains('\\')
        || std::any_of(
            words.begin(), words.end(), [&](QByteArrayView word) { return bytes.contains(word); });
}

}
