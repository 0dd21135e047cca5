#include "tests/fuzz/codecproperties.h"

using namespace heliograph;

// The model stands in the address, never in the body.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto request = requireSameBothWays(*codecFor(WireFormat::Gemini),
        QByteArrayView(reinterpret_cast<const char *>(data), qsizetype(size)));
    FUZZ_REQUIRE(!request || request->model.isEmpty());
    return 0;
}
