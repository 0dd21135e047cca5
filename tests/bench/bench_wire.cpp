// How fast the SSE parser and the chat codec read, beside memchr over the same bytes. No test: it
// prints a table.

#include "core/domain/answer.h"
#include "core/wire/codec.h"
#include "core/wire/sseparser.h"
#include "tests/support/recordings.h"

#include <QFileInfo>
#include <QRandomGenerator>
#include <QTextStream>

#include <algorithm>
#include <cstring>
#include <ctime>
#include <functional>
#include <vector>

using namespace heliograph;

namespace {

constexpr int kRuns = 9;
constexpr qsizetype kLeastBytes = 16 * 1024 * 1024;

struct Corpus {
    QString name;
    QByteArray bytes;
};

/// Where the bytes are cut, as sizes.
struct Feeding {
    QString name;
    std::vector<qsizetype> sizes;
};

/// What keeps the compiler from leaving work out.
volatile qint64 g_sink = 0;

const QByteArray kEnd = "data: [DONE]\n\n";

/// The events again and again, and one end: behind it a codec reads nothing more.
QByteArray repeated(const QByteArray &stream)
{
    QByteArray bytes;
    bytes.reserve(kLeastBytes + stream.size());
    while (bytes.size() < kLeastBytes)
        bytes += stream;
    return bytes + kEnd;
}

/// As OpenAI writes it: one token an event, about 270 bytes.
QByteArray tokenStream(qsizetype contentBytes)
{
    QByteArray stream;
    for (int i = 0; i < 2000; ++i) {
        stream += "data: "
                  "{\"id\":\"chatcmpl-0123456789\",\"object\":\"chat.completion.chunk\","
                  "\"created\":1770933892,"
                  "\"model\":\"gpt-4.1-nano-2025-04-14\",\"service_tier\":\"default\",\"system_"
                  "fingerprint\":"
                  "\"fp_de604bd877\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
            + QByteArray(contentBytes, char('a' + i % 26))
            + "\"},\"logprobs\":null,\"finish_reason\":null}],\"usage\":null}\n\n";
    }
    return stream;
}

std::vector<Corpus> corpora()
{
    std::vector<Corpus> all = {{QStringLiteral("synthetic, 5 B tokens"), repeated(tokenStream(5))},
        {QStringLiteral("synthetic, 4 kB events"), repeated(tokenStream(4000))}};
    QByteArray recorded;
    for (const QString &path : recordedStreams(QStringLiteral("openai-chat")))
        recorded += asSse(path).chopped(kEnd.size());
    if (!recorded.isEmpty())
        all.insert(all.begin(), {QStringLiteral("recordings, openai-chat"), repeated(recorded)});
    return all;
}

std::vector<Feeding> feedings(qsizetype size)
{
    Feeding blocks{QStringLiteral("16 kB"), {}};
    for (qsizetype at = 0; at < size; at += 16 * 1024)
        blocks.sizes.push_back(std::min<qsizetype>(16 * 1024, size - at));
    Feeding random{QStringLiteral("1 to 400 B"), {}};
    QRandomGenerator generator(1);
    for (qsizetype at = 0; at < size;) {
        const qsizetype next = std::min<qsizetype>(generator.bounded(400) + 1, size - at);
        random.sizes.push_back(next);
        at += next;
    }
    const Feeding single{QStringLiteral("1 B"),
        std::vector<qsizetype>(size_t(std::min<qsizetype>(size, 2'000'000)), 1)};
    return {blocks, random, single};
}

/// The median processor time of several runs over all pieces, which other programs do not disturb,
/// as megabytes (10^6) a second.
double megabytesPerSecond(const QByteArray &bytes, const Feeding &feeding,
    const std::function<void(QByteArrayView, bool)> &read)
{
    std::vector<double> seconds;
    qsizetype total = 0;
    for (int run = 0; run < kRuns; ++run) {
        const std::clock_t start = std::clock();
        qsizetype at = 0;
        for (const qsizetype size : feeding.sizes) {
            read(QByteArrayView(bytes).sliced(at, size), false);
            at += size;
        }
        read({}, true);
        seconds.push_back(std::max(double(std::clock() - start), 1.0) / CLOCKS_PER_SEC);
        total = at;
    }
    std::nth_element(seconds.begin(), seconds.begin() + kRuns / 2, seconds.end());
    return double(total) / 1e6 / seconds[kRuns / 2];
}

double memchrSpeed(const QByteArray &bytes, const Feeding &feeding)
{
    qint64 lines = 0;
    const double speed = megabytesPerSecond(bytes, feeding, [&lines](QByteArrayView piece, bool) {
        const char *at = piece.data();
        const char *const end = at + piece.size();
        while (at != end) {
            const auto *hit = static_cast<const char *>(std::memchr(at, '\n', size_t(end - at)));
            if (hit == nullptr)
                break;
            ++lines;
            at = hit + 1;
        }
    });
    g_sink = g_sink + lines;
    return speed;
}

double parserSpeed(const QByteArray &bytes, const Feeding &feeding)
{
    qint64 seen = 0;
    SseParser parser;
    const SseParser::Sink sink = [&seen](SseEvent &&event) { seen += event.data.size(); };
    const double speed = megabytesPerSecond(bytes, feeding, [&](QByteArrayView piece, bool last) {
        if (last)
            parser.finish(sink);
        else
            parser.feed(piece, sink);
    });
    g_sink = g_sink + seen;
    return speed;
}

double codecSpeed(const QByteArray &bytes, const Feeding &feeding)
{
    qint64 seen = 0;
    const Codec *codec = codecFor(WireFormat::OpenAiChat);
    auto decoder = codec->decoder(true);
    const double speed = megabytesPerSecond(bytes, feeding, [&](QByteArrayView piece, bool last) {
        seen += qint64((last ? decoder->finish() : decoder->feed(piece)).size());
        if (last)
            decoder = codec->decoder(true);
    });
    g_sink = g_sink + seen;
    return speed;
}

}

int main()
{
    QTextStream out(stdout);
    const auto row = [&out](const QStringList &cells) {
        out << cells[0].leftJustified(26) << cells[1].leftJustified(12);
        for (qsizetype i = 2; i < cells.size(); ++i)
            out << cells[i].rightJustified(14);
        out << Qt::endl;
    };
    const auto number = [](double value, int decimals) {
        return QString::number(value, 'f', decimals);
    };
    out << "Reading a stream: MB/s (median of " << kRuns
        << " runs), and the ratio to memchr('\\n') over the same pieces." << Qt::endl;
    row({QStringLiteral("bytes"), QStringLiteral("pieces"), QStringLiteral("memchr"),
        QStringLiteral("SSE parser"), QStringLiteral("to memchr"), QStringLiteral("codec"),
        QStringLiteral("to memchr")});
    for (const Corpus &corpus : corpora()) {
        for (const Feeding &feeding : feedings(corpus.bytes.size())) {
            const double memchr = memchrSpeed(corpus.bytes, feeding);
            const double parser = parserSpeed(corpus.bytes, feeding);
            const double codec = codecSpeed(corpus.bytes, feeding);
            row({corpus.name, feeding.name, number(memchr, 0), number(parser, 0),
                number(parser / memchr, 3), number(codec, 1), number(codec / memchr, 4)});
        }
    }
    if (recordedStreams(QStringLiteral("openai-chat")).isEmpty())
        out << "No recordings here: only synthetic streams were read." << Qt::endl;
    return 0;
}
