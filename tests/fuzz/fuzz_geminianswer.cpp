#include "tests/fuzz/codecproperties.h"

using namespace heliograph;

namespace {

/// Calls that came whole or in pieces have arguments that can be sent back, and an answer's own
/// parts are objects, unless it was cut off.
void requireCalls(const Answer &answer)
{
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

// Cut anywhere, the same answer; it ends once, and only where the wire said why.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const FuzzInput input(data, size);
    const bool streamed = input.mode % 2 == 0;
    Answer answer;
    const StreamEvents events =
        requireSameAtEveryCut(*codecFor(WireFormat::Gemini), input, streamed, answer);
    FUZZ_REQUIRE(endsOnce(events));
    if (answer.complete) {
        FUZZ_REQUIRE(says(input.bytes, {"finishReason", "blockReason"}));
        requireCalls(answer);
    }
    return 0;
}
