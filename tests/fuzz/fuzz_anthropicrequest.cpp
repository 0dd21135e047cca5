#include "tests/fuzz/codecproperties.h"

using namespace heliograph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    requireSameBothWays(*codecFor(WireFormat::Anthropic),
        QByteArrayView(reinterpret_cast<const char *>(data), qsizetype(size)));
    return 0;
}
