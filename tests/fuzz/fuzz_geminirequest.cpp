#include "core/wire/codec.h"
#include "tests/fuzz/fuzzinput.h"

using namespace heliograph;

// The pieces of a body lie inside it, in order and apart; what was read and written again reads the
// same, and is written the same from then on.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView body(reinterpret_cast<const char *>(data), qsizetype(size));
    const Codec *codec = codecFor(WireFormat::Gemini);

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
    FUZZ_REQUIRE(request->model.isEmpty());
    const QByteArray written = codec->encode(*request);
    const auto again = codec->decodeRequest(written);
    FUZZ_REQUIRE(again.ok());
    FUZZ_REQUIRE(again->tools == request->tools && again->toolChoice == request->toolChoice);
    FUZZ_REQUIRE(again->parameters == request->parameters);
    FUZZ_REQUIRE(again->responseFormat == request->responseFormat);
    FUZZ_REQUIRE(again->messages.size() == request->messages.size());
    for (std::size_t i = 0; i < again->messages.size(); ++i) {
        const Message &message = again->messages[i];
        const Message &before = request->messages[i];
        FUZZ_REQUIRE(message.role == before.role && message.name == before.name);
        FUZZ_REQUIRE(message.text() == before.text());
        FUZZ_REQUIRE(message.toolCalls == before.toolCalls);
        FUZZ_REQUIRE(message.toolCallId == before.toolCallId);
        FUZZ_REQUIRE(message.toolFailed == before.toolFailed);
        FUZZ_REQUIRE(message.extra == before.extra);
    }
    FUZZ_REQUIRE(codec->encode(*again) == written);
    return 0;
}
