#include "core/base/json.h"
#include "core/wire/codec.h"
#include "tests/fuzz/fuzzinput.h"

using namespace heliograph;

// The pieces of a body lie inside it, in order and apart; what was read and written again reads and
// writes the same, and is JSON where the body was.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView body(reinterpret_cast<const char *>(data), qsizetype(size));
    const Codec *codec = codecFor(WireFormat::Anthropic);

    qsizetype end = 0;
    for (const BodyPiece &piece : codec->pieces(body)) {
        FUZZ_REQUIRE(piece.size > 0);
        FUZZ_REQUIRE(piece.offset >= end);
        end = piece.offset + piece.size;
        FUZZ_REQUIRE(end <= body.size());
    }

    const auto request = codec->decodeRequest(body);
    if (!request)
        return 0;
    const QByteArray written = codec->encode(*request);
    if (Json::accept(body.begin(), body.end()))
        FUZZ_REQUIRE(Json::accept(written.begin(), written.end()));
    const auto again = codec->decodeRequest(written);
    FUZZ_REQUIRE(again.ok());
    FUZZ_REQUIRE(again->model == request->model && again->tools == request->tools);
    FUZZ_REQUIRE(again->toolChoice == request->toolChoice);
    FUZZ_REQUIRE(again->responseFormat == request->responseFormat);
    FUZZ_REQUIRE(again->stream == request->stream);
    FUZZ_REQUIRE(again->messages.size() == request->messages.size());
    for (std::size_t i = 0; i < again->messages.size(); ++i) {
        FUZZ_REQUIRE(again->messages[i].role == request->messages[i].role);
        FUZZ_REQUIRE(again->messages[i].text() == request->messages[i].text());
        FUZZ_REQUIRE(again->messages[i].toolCalls == request->messages[i].toolCalls);
        FUZZ_REQUIRE(again->messages[i].extra == request->messages[i].extra);
    }
    FUZZ_REQUIRE(codec->encode(*again) == written);
    return 0;
}
