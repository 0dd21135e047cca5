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

}

// However an answer is cut, the same events come out; an end is said at most once, last, and only
// where the wire said it. What is to be sent back is JSON, and a request that holds it reads the
// same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const FuzzInput input(data, size);
    const bool streamed = input.mode % 2 == 0;
    const Codec *codec = codecFor(WireFormat::Anthropic);

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
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (std::holds_alternative<event::End>(whole[i])) {
            FUZZ_REQUIRE(i + 1 == whole.size()
                || std::holds_alternative<event::Failed>(whole[i + 1])); // an event too big
            FUZZ_REQUIRE(!streamed || input.bytes.contains("message_stop")
                || input.bytes.contains("\\u")); // a type spelled with escapes
        }
    }
    for (const QByteArray &block : answer.blocks)
        FUZZ_REQUIRE(Json::accept(block.begin(), block.end()));

    ChatRequest request;
    request.messages.push_back(answer.toMessage(WireFormat::Anthropic));
    const QByteArray body = codec->encode(request);
    FUZZ_REQUIRE(Json::accept(body.begin(), body.end()));
    const auto again = codec->decodeRequest(body);
    FUZZ_REQUIRE(again.ok());
    FUZZ_REQUIRE(codec->encode(*again).contains(body.mid(
        body.indexOf("\"messages\""), body.indexOf(",\"stream\"") - body.indexOf("\"messages\""))));
    codec->errorMessage(input.bytes);
    return 0;
}
