#include "tests/fuzz/codecproperties.h"

using namespace heliograph;

// Cut anywhere, the same answer; it is complete only where the wire said so.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const FuzzInput input(data, size);
    const bool streamed = input.mode % 2 == 0;
    const Answer answer = requireSameAtEveryCut(*codecFor(WireFormat::OpenAiChat), input, streamed);
    if (answer.complete && streamed)
        FUZZ_REQUIRE(input.bytes.contains("[DONE]") || input.bytes.contains("chat.completion.done")
            || input.bytes.contains('\\'));
    return 0;
}
