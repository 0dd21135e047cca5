#include "core/wire/codec.h"
#include "tests/fuzz/fuzzinput.h"

using namespace heliograph;

// The pieces of a body lie inside it, in order and apart; what was read and written again reads the
// same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView body(reinterpret_cast<const char *>(data), qsizetype(size));
    const Codec *codec = codecFor(WireFormat::OpenAiChat);

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
    const auto again = codec->decodeRequest(written);
    FUZZ_REQUIRE(again.ok());
    FUZZ_REQUIRE(again->model == request->model && again->tools == request->tools);
    FUZZ_REQUIRE(again->parameters == request->parameters && again->extra == request->extra);
    FUZZ_REQUIRE(again->messages.size() == request->messages.size());
    for (std::size_t i = 0; i < again->messages.size(); ++i) {
        FUZZ_REQUIRE(again->messages[i].text() == request->messages[i].text());
        FUZZ_REQUIRE(again->messages[i].toolCalls == request->messages[i].toolCalls);
        FUZZ_REQUIRE(again->messages[i].extra == request->messages[i].extra);
    }
    FUZZ_REQUIRE(codec->encode(*again) == written);
    return 0;
}
