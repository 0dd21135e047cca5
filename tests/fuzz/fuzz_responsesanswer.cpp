#include "tests/fuzz/codecproperties.h"

using namespace heliograph;

// Cut anywhere, the same answer; it is complete only where the wire said so.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const FuzzInput input(data, size);
    const bool streamed = input.mode % 2 == 0;
    Answer answer;
    requireSameAtEveryCut(*codecFor(WireFormat::OpenAiResponses), input, streamed, answer);
    if (answer.complete && streamed)
        FUZZ_REQUIRE(says(input.bytes, {"complete", "failed", "cancelled"}));
    return 0;
}
