#include "core/capture/admission.h"
#include "core/capture/contentdecoder.h"
#include "core/capture/endpoint.h"
#include "core/capture/httpreader.h"
#include "tests/fuzz/fuzzinput.h"

#include <vector>

using namespace heliograph;

namespace {

struct Read {
    HttpHead head;
    QByteArray body;
    HeaderList trailers;
};

struct Outcome final : HttpBodySink {
    void takeBody(QByteArrayView bytes) override { body += bytes; }

    std::vector<Read> messages;
    QByteArray body;
    int error = 0;
};

/// Reads as the proxy does: what is not used is fed again with more behind it.
void read(HttpReader &reader, QByteArray &held, QByteArrayView fresh, Outcome &outcome)
{
    held += fresh;
    while (outcome.error == 0 && !held.isEmpty()) {
        const QByteArray copy(held.constData(), held.size()); // an overrun is seen at its end
        const qsizetype used = reader.feed(copy, outcome);
        FUZZ_REQUIRE(used >= 0 && used <= copy.size());
        held.remove(0, used);
        outcome.error = reader.errorStatus();
        if (reader.done()) {
            outcome.messages.push_back({reader.head(), std::exchange(outcome.body, {}), reader.trailers()});
            reader.restart();
        } else if (used == 0) {
            return;
        }
    }
}

bool same(const Outcome &a, const Outcome &b)
{
    // A head that is both too long and none is refused for what is seen first.
    if ((a.error != 0) != (b.error != 0) || a.messages.size() != b.messages.size())
        return false;
    for (std::size_t i = 0; i < a.messages.size(); ++i) {
        const Read &x = a.messages[i];
        const Read &y = b.messages[i];
        if (x.head.method != y.head.method || x.head.target != y.head.target || x.head.headers != y.head.headers
            || x.head.framing != y.head.framing || x.body != y.body || x.trailers != y.trailers)
            return false;
    }
    return true;
}

void check(const Read &message)
{
    const HttpHead &head = message.head;
    int lengths = 0;
    int encodings = 0;
    for (const auto &[name, value] : head.headers) {
        FUZZ_REQUIRE(!name.isEmpty() && !name.contains('\r') && !name.contains('\n') && !name.contains(' '));
        FUZZ_REQUIRE(!value.contains('\r') && !value.contains('\n') && !value.contains('\0'));
        lengths += name.toLower() == "content-length" ? 1 : 0;
        encodings += name.toLower() == "transfer-encoding" ? 1 : 0;
    }
    FUZZ_REQUIRE(lengths + encodings <= 1); // one way to read where it ends
    AdmissionRules rules;
    rules.port = 8787;
    rules.token = "abcdefghijkm";
    const auto judged = admit(head, rules);
    if (const auto *admitted = std::get_if<Admitted>(&judged)) {
        FUZZ_REQUIRE(head.target.startsWith("/abcdefghijkm"));
        FUZZ_REQUIRE(admitted->target.startsWith('/') && !admitted->provider.contains('/'));
        endpointOf(head.method, admitted->target);
    }
    withUsageAsked(message.body);
    idOf(head);
}

}

// However the bytes are cut, the same requests come out, and each can be read in one way alone.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const FuzzInput input(data, size);
    if (input.mode % 4 == 3) {
        for (const char *encoding : {"gzip", "deflate"}) {
            const auto decoder = ContentDecoder::of(encoding, 100'000);
            qsizetype sum = 0;
            input.inPieces([&](QByteArrayView piece) { sum += decoder->decode(piece).size(); });
            FUZZ_REQUIRE(sum < 400'000);
        }
        return 0;
    }
    HttpReader::Limits limits;
    if (input.mode % 4 == 1)
        limits = {200, 6, 40};

    Outcome whole;
    QByteArray held;
    const auto reader = HttpReader::forRequests(limits);
    read(*reader, held, input.bytes, whole);

    Outcome pieces;
    QByteArray rest;
    const auto cut = HttpReader::forRequests(limits);
    input.inPieces([&](QByteArrayView piece) { read(*cut, rest, piece, pieces); });
    FUZZ_REQUIRE(same(whole, pieces));
    for (const Read &message : whole.messages)
        check(message);

    Outcome answers;
    QByteArray back;
    const auto answer = HttpReader::forAnswers();
    read(*answer, back, input.bytes, answers);
    answer->feedEnd();
    return 0;
}
