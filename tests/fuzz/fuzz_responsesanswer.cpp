#include "tests/fuzz/codecproperties.h"

using namespace heliograph;

// Cut anywhere, the same answer; it is complete only where the wire said so. A stream names the end
// in its event, which may be escaped.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const FuzzInput input(data, size);
    const bool streamed = input.mode % 2 == 0;
    const Answer answer =
        requireSameAtEveryCut(*codecFor(WireFormat::OpenAiResponses), input, streamed);
    if (answer.complete && streamed)
        FUZZ_REQUIRE(input.bytes.contains("complete") || input.bytes.contains("failed")
            || input.bytes.contains("cancelled") || input.bytes.contains('\\'));
    return 0;
}
