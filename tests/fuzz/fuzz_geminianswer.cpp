#include "core/base/json.h"
#include "core/domain/answer.h"
#include "core/wire/codec.h"
#include "tests/fuzz/fuzzinput.h"

using namespace heliograph;

namespace {

StreamEvents joined(StreamEvents events, StreamEvents more)
{
    events.insert(
        events.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    return events;
}

/// An end is said at most once and last, and only where the wire said why.
void checkEnd(const StreamEvents &events, QByteArrayView bytes)
{
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (!std::holds_alternative<event::End>(events[i]))
            continue;
        FUZZ_REQUIRE(i + 1 == events.size());
        const bool escaped = bytes.contains('\\'); // the name may be written as \u0066inishReason
        FUZZ_REQUIRE(escaped || bytes.contains("finishReason") || bytes.contains("blockReason"));
    }
}

/// Calls that came whole or in pieces have arguments that can be sent back, unless the answer was
/// cut off.
void checkCalls(const Answer &answer)
{
    if (!answer.complete)
        return;
    for (const ToolCall &call : answer.toolCalls) {
        FUZZ_REQUIRE(!call.id.isEmpty());
        FUZZ_REQUIRE(parseJson(call.arguments.toUtf8()));
    }
    for (const QByteArray &block : answer.blocks) {
        const auto json = parseJson(block);
        FUZZ_REQUIRE(json && json->is_object());
    }
}

}

// However an answer is cut, the same events come out, and what they say holds together.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const FuzzInput input(data, size);
    const bool streamed = input.mode % 2 == 0;
    const Codec *codec = codecFor(WireFormat::Gemini);

    const auto decoder = codec->decoder(streamed);
    StreamEvents whole = decoder->feed(input.bytes);
    whole = joined(std::move(whole), decoder->finish());

    const auto cut = codec->decoder(streamed);
    StreamEvents pieces;
    input.inPieces(
        [&](QByteArrayView piece) { pieces = joined(std::move(pieces), cut->feed(piece)); });
    pieces = joined(std::move(pieces), cut->finish());
    FUZZ_REQUIRE(whole == pieces);

    Answer answer;
    answer.add(whole);
    checkEnd(whole, input.bytes);
    checkCalls(answer);
    codec->errorMessage(input.bytes);
    return 0;
}
