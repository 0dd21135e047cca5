// How fast the SSE parser and the chat codec read, beside memchr over the same bytes; and what decoding
// a stream costs in every format, beside parsing its JSON alone. No test: it prints two tables.

#include "core/base/json.h"
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

// ------------------------------------------------------------------------------- decoding beside parsing

/// Where recordings of a format are found; those of another one in the same folder are left out.
struct FormatFolders {
    WireFormat format;
    QStringList folders;
    QByteArray sign; ///< what its streams have and the others' have not
};

const std::vector<FormatFolders> &formatFolders()
{
    static const std::vector<FormatFolders> all = {
        {WireFormat::OpenAiChat,
            {QStringLiteral("openai-chat"), QStringLiteral("groq"), QStringLiteral("deepseek-chat"),
                QStringLiteral("mistral"), QStringLiteral("moonshotai"), QStringLiteral("alibaba"),
                QStringLiteral("perplexity"), QStringLiteral("xai"), QStringLiteral("azure")},
            "\"choices\""},
        {WireFormat::OpenAiResponses,
            {QStringLiteral("openai-responses"), QStringLiteral("azure"), QStringLiteral("xai-responses")},
            "response.created"},
        {WireFormat::Anthropic, {QStringLiteral("anthropic")}, "message_start"},
        {WireFormat::Gemini, {QStringLiteral("google")}, "candidates"},
    };
    return all;
}

/// The JSON texts of a stream.
std::vector<QByteArray> payloads(const QByteArray &stream)
{
    std::vector<QByteArray> texts;
    SseParser parser;
    const SseParser::Sink sink = [&texts](SseEvent &&event) {
        if (event.data.startsWith('{'))
            texts.push_back(event.data);
    };
    parser.feed(stream, sink);
    parser.finish(sink);
    return texts;
}

double seconds(const std::function<void()> &work)
{
    const std::clock_t start = std::clock();
    work();
    return std::max(double(std::clock() - start), 1.0) / CLOCKS_PER_SEC;
}

struct Ratio {
    double parse = 0; ///< seconds a round, the median of all
    double decode = 0;
    double median = 0; ///< of the ratios of rounds that ran one after the other
};

/// Every stream is decoded from its beginning to its end, in pieces of 16 kB, as often as gives a round some weight.
Ratio decodingBesideParsing(WireFormat format, const std::vector<QByteArray> &streams)
{
    constexpr qsizetype roundBytes = 6'000'000;
    constexpr qsizetype piece = 16 * 1024;
    const Codec *codec = codecFor(format);
    std::vector<std::vector<QByteArray>> texts;
    qsizetype size = 0;
    for (const QByteArray &stream : streams) {
        texts.push_back(payloads(stream));
        size += stream.size();
    }
    const auto times = int(std::max<qsizetype>(1, roundBytes / std::max<qsizetype>(size, 1)));
    qint64 seen = 0;
    const auto parse = [&] {
        for (int i = 0; i < times; ++i) {
            for (const auto &list : texts) {
                for (const QByteArray &text : list)
                    seen += qint64(Json::parse(text.cbegin(), text.cend(), nullptr, false).size());
            }
        }
    };
    const auto decode = [&] {
        for (int i = 0; i < times; ++i) {
            for (const QByteArray &stream : streams) {
                const auto decoder = codec->decoder(true);
                for (qsizetype at = 0; at < stream.size(); at += piece)
                    seen += qint64(decoder
                                       ->feed(QByteArrayView(stream).sliced(
                                           at, std::min(piece, stream.size() - at)))
                                       .size());
                seen += qint64(decoder->finish().size());
            }
        }
    };
    parse(); // warms up
    std::vector<double> parses;
    std::vector<double> decodes;
    std::vector<double> ratios;
    for (int run = 0; run < kRuns; ++run) {
        parses.push_back(seconds(parse));
        decodes.push_back(seconds(decode));
        ratios.push_back(decodes.back() / parses.back());
    }
    g_sink = g_sink + seen;
    const auto median = [](std::vector<double> &values) {
        std::nth_element(values.begin(), values.begin() + values.size() / 2, values.end());
        return values[values.size() / 2];
    };
    return {median(parses), median(decodes), median(ratios)};
}

void printDecodingCosts(QTextStream &out)
{
    out << Qt::endl
        << "Decoding a stream (SSE and codec), beside parsing its JSON payloads with nlohmann alone: medians of "
        << kRuns << " runs; the ratio should be at most 3." << Qt::endl;
    for (const FormatFolders &one : formatFolders()) {
        if (codecFor(one.format) == nullptr)
            continue;
        std::vector<QByteArray> streams;
        qsizetype size = 0;
        for (const QString &folder : one.folders) {
            for (const QString &path : recordedStreams(folder)) {
                const QByteArray stream = asSse(path);
                if (!stream.contains(one.sign))
                    continue;
                size += stream.size();
                streams.push_back(stream);
            }
        }
        if (streams.empty())
            continue;
        const Ratio ratio = decodingBesideParsing(one.format, streams);
        out << wireFormatName(one.format).leftJustified(20)
            << QStringLiteral("%1 streams, %2 kB").arg(streams.size()).arg(size / 1000).leftJustified(24)
            << QStringLiteral("parse %1 ms").arg(ratio.parse * 1000, 0, 'f', 1).leftJustified(18)
            << QStringLiteral("decode %1 ms").arg(ratio.decode * 1000, 0, 'f', 1).leftJustified(18)
            << QStringLiteral("ratio %1").arg(ratio.median, 0, 'f', 2) << Qt::endl;
    }
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
    printDecodingCosts(out);
    return 0;
}
