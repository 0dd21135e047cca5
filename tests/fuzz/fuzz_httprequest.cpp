#include "core/demo/httprequestparser.h"
#include "tests/fuzz/fuzzinput.h"

#include <vector>

using namespace heliograph;

namespace {

struct Outcome {
    std::vector<IncomingRequest> requests;
    int error = 0;
};

bool same(const Outcome &a, const Outcome &b)
{
    if (a.error != b.error || a.requests.size() != b.requests.size())
        return false;
    for (std::size_t i = 0; i < a.requests.size(); ++i) {
        const IncomingRequest &x = a.requests[i];
        const IncomingRequest &y = b.requests[i];
        if (x.method != y.method || x.target != y.target || x.headers != y.headers
            || x.body != y.body || x.http10 != y.http10 || x.keepAlive != y.keepAlive)
            return false;
    }
    return true;
}

void drain(HttpRequestParser &parser, Outcome &outcome)
{
    while (auto request = parser.next())
        outcome.requests.push_back(std::move(*request));
}

}

// However the bytes are cut, the same requests come out, none bigger than allowed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const FuzzInput input(data, size);
    HttpRequestParser::Limits limits;
    if (input.mode % 2 == 1)
        limits = {200, 6, 40};

    Outcome whole;
    HttpRequestParser parser(limits);
    parser.feed(input.bytes);
    drain(parser, whole);
    whole.error = parser.errorStatus();

    Outcome pieces;
    HttpRequestParser cut(limits);
    input.inPieces([&](QByteArrayView piece) {
        cut.feed(piece);
        drain(cut, pieces);
    });
    pieces.error = cut.errorStatus();
    FUZZ_REQUIRE(same(whole, pieces));
    for (const IncomingRequest &request : whole.requests) {
        FUZZ_REQUIRE(request.body.size() <= limits.bodyBytes);
        FUZZ_REQUIRE(request.headers.size() <= limits.headers);
        FUZZ_REQUIRE(!request.method.isEmpty() && !request.target.isEmpty());
        request.path();
    }
    return 0;
}
