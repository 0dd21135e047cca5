#include "core/base/redact.h"
#include "tests/fuzz/fuzzinput.h"

#include <QStringList>

using namespace heliograph;

// A secret that is known does not come through, wherever it stands; what was struck out stays as it
// is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const FuzzInput input(data, size);
    const QByteArray secret = "sk-CANARY-fuzz-0123456789";
    QByteArray bytes = input.bytes.toByteArray();
    bytes.insert(bytes.isEmpty() ? 0 : input.mode % bytes.size(), secret);

    const QByteArray clean = redactBytes(bytes, {secret});
    FUZZ_REQUIRE(!clean.contains(secret));
    FUZZ_REQUIRE(redactBytes(clean, {secret}) == clean);

    const QString text = QString::fromUtf8(bytes);
    const QString cleanText = redactText(text, QStringList{QString::fromLatin1(secret)});
    FUZZ_REQUIRE(!cleanText.contains(QLatin1String(secret)));
    const QString plain = redactText(text);
    FUZZ_REQUIRE(redactText(plain) == plain);
    // A key as people have it, with something before and behind it, is known by its shape alone.
    const QString rest = QString::fromUtf8(input.bytes).left(64);
    for (const QString &url : {QStringLiteral("https://h.example/v1?key=%1&%2"),
             QStringLiteral("https://h.example/%1/%2")})
        FUZZ_REQUIRE(
            !redactUrl(url.arg(QString::fromLatin1(secret), rest)).contains(QLatin1String(secret)));
    const HeaderList headers =
        redactHeaders({{"Authorization", "Bearer " + secret}, {"X-Note", bytes}});
    FUZZ_REQUIRE(!headers.first().second.contains(secret));
    return 0;
}
