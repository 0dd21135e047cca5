#include "core/base/quickjson.h"
#include "tests/fuzz/fuzzinput.h"

using namespace heliograph;

namespace {

/// Equal by value and by kind: 1, 1U and 1.0 are the same to ==. The sign of -0 is kept by none.
bool same(const Json &a, const Json &b)
{
    if (a.is_number_integer() && b.is_number_integer() && a == 0 && b == 0)
        return true;
    if (a.type() != b.type() || a.size() != b.size())
        return false;
    if (!a.is_structured())
        return a == b;
    for (auto left = a.begin(), right = b.begin(); left != a.end(); ++left, ++right) {
        if ((a.is_object() && left.key() != right.key()) || !same(*left, *right))
            return false;
    }
    return true;
}

}

// The quick reader takes nothing that the other refuses, and reads the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (bytes.count('[') + bytes.count('{') > 256) // parseJson has looked how deep it is
        return 0;
    const auto quick = quickJson(bytes);
    const Json slow = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
    if (quick)
        FUZZ_REQUIRE(same(*quick, slow));
    return 0;
}
