#include "tests/fuzz/codecproperties.h"

using namespace heliograph;

// Cut anywhere, the same answer; it ends once, and only where the wire said so.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const FuzzInput input(data, size);
    const bool streamed = input.mode % 2 == 0;
    Answer answer;
    const StreamEvents events =
        requireSameAtEveryCut(*codecFor(WireFormat::Anthropic), input, streamed, answer);
    FUZZ_REQUIRE(endsOnce(events));
    if (answer.complete)
        FUZZ_REQUIRE(says(input.bytes, {streamed ? "message_stop" : "stop_reason"}));
    return 0;
}
