#include "core/wire/sseparser.h"
#include "tests/fuzz/fuzzinput.h"

#include <vector>

using namespace heliograph;

// However the bytes are cut, the same events come out, and none is bigger than allowed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const FuzzInput input(data, size);
    const qsizetype limit = input.mode % 2 == 0 ? 1024 * 1024 : 24;
    std::vector<SseEvent> whole;
    SseParser parser(limit);
    const auto sink = [&whole](SseEvent &&event) { whole.push_back(std::move(event)); };
    parser.feed(input.bytes, sink);
    parser.finish(sink);

    std::vector<SseEvent> pieces;
    SseParser cut(limit);
    const auto pieceSink = [&pieces](SseEvent &&event) { pieces.push_back(std::move(event)); };
    input.inPieces([&](QByteArrayView piece) { cut.feed(piece, pieceSink); });
    cut.finish(pieceSink);

    FUZZ_REQUIRE(whole == pieces);
    FUZZ_REQUIRE(parser.droppedEvents() == cut.droppedEvents());
    for (const SseEvent &event : whole) {
        FUZZ_REQUIRE(event.data.size() <= limit);
        FUZZ_REQUIRE(!event.data.contains('\r') && !event.type.contains('\n'));
    }
    return 0;
}
