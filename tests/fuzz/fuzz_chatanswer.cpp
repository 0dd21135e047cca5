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

}

// However an answer is cut, the same events come out; an end is said at most once, and nothing
// follows it but what the wire said behind it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const FuzzInput input(data, size);
    const bool streamed = input.mode % 2 == 0;
    const Codec *codec = codecFor(WireFormat::OpenAiChat);

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
    Answer again;
    for (const StreamEvent &event : pieces)
        again.add(event);
    FUZZ_REQUIRE(answer == again);
    if (answer.complete && streamed)
        FUZZ_REQUIRE(input.bytes.contains("[DONE]"));
    codec->errorMessage(input.bytes);
    return 0;
}
