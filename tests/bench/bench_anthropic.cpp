// What decoding Anthropic's streams costs beside parsing their payloads with nlohmann alone. No
// test: it prints a table.

#include "core/base/json.h"
#include "core/wire/codec.h"
#include "tests/support/recordings.h"
#include "tests/support/streampieces.h"

#include <QFile>
#include <QFileInfo>
#include <QTextStream>

#include <algorithm>
#include <ctime>
#include <functional>
#include <vector>

using namespace heliograph;

namespace {

constexpr int kRuns = 9;
constexpr qsizetype kBytesARun = 4'000'000;

/// What keeps the compiler from leaving work out.
volatile qint64 g_sink = 0;

struct Stream {
    QByteArrayList payloads;
    QByteArray sse;
};

Stream read(const QString &path)
{
    const QByteArrayList payloads = payloadsOf(path);
    return {payloads, namedEvents(payloads)};
}

/// The median processor time of a round in microseconds.
double microseconds(int rounds, const std::function<void()> &work)
{
    std::vector<double> times;
    for (int run = 0; run < kRuns; ++run) {
        const std::clock_t start = std::clock();
        for (int round = 0; round < rounds; ++round)
            work();
        times.push_back(double(std::clock() - start) * 1e6 / CLOCKS_PER_SEC / rounds);
    }
    std::nth_element(times.begin(), times.begin() + kRuns / 2, times.end());
    return times[kRuns / 2];
}

double parsing(const Stream &stream, int rounds)
{
    return microseconds(rounds, [&stream] {
        for (const QByteArray &payload : stream.payloads) {
            const Json json = Json::parse(payload.begin(), payload.end(), nullptr, false);
            g_sink = g_sink + qint64(json.size());
        }
    });
}

/// In pieces of so many bytes, as a network brings them.
double decoding(const Stream &stream, int rounds, qsizetype pieceSize)
{
    return microseconds(rounds, [&stream, pieceSize] {
        const auto decoder = codecFor(WireFormat::Anthropic)->decoder(true);
        const QByteArrayView bytes(stream.sse);
        for (qsizetype at = 0; at < bytes.size(); at += pieceSize)
            g_sink = g_sink
                + qint64(
                    decoder->feed(bytes.sliced(at, std::min(pieceSize, bytes.size() - at))).size());
        g_sink = g_sink + qint64(decoder->finish().size());
    });
}

}

int main()
{
    QTextStream out(stdout);
    out << "Decoding beside parsing the payloads alone: microseconds a stream (median of " << kRuns
        << " runs of processor time), and the ratio." << Qt::endl;
    out << QString(58, QLatin1Char(' ')) << "   parsing  16 kB pieces  ratio  200 B pieces  ratio"
        << Qt::endl;
    const QStringList paths = recordedStreams(QStringLiteral("anthropic"));
    for (const QString &path : paths) {
        const Stream stream = read(path);
        const int rounds = int(kBytesARun / (stream.sse.size() + 1)) + 1;
        const double alone = parsing(stream, rounds);
        out << QFileInfo(path).fileName().leftJustified(58) << qSetFieldWidth(10) << Qt::fixed
            << qSetRealNumberPrecision(1) << alone;
        for (const qsizetype size : {16'384, 200}) {
            const double decoded = decoding(stream, rounds, size);
            out << qSetFieldWidth(14) << decoded << qSetFieldWidth(7) << qSetRealNumberPrecision(2)
                << decoded / alone << qSetRealNumberPrecision(1);
        }
        out << qSetFieldWidth(0) << Qt::endl;
    }
    if (paths.isEmpty())
        out << "No recordings here." << Qt::endl;
    return 0;
}
