#include "tests/bench/capturestreams.h"

#include "tests/bench/captureways.h"
#include "tests/bench/loadsocket.h"
#include "tests/bench/processwatch.h"
#include "tests/bench/streamclients.h"
#include "tests/bench/streamupstream.h"

#include <cmath>
#include <cstdio>

namespace heliograph {

namespace {

constexpr int kMany = 256;
constexpr int kPiecesPerSecond = int(1'000'000'000 / StreamUpstream::kPaceNs);

std::vector<Way> waysOf(const StreamStage &stage)
{
    return {{QStringLiteral("direct"), stage.upstream.port(), "/openai/v1", {}}, stage.nginx.streams(), stage.capture.streams()};
}

/// By how much the gap before each following piece is another one at the client than it was at the provider, ms.
std::vector<float> gapChanges(const std::vector<float> &transitMs)
{
    std::vector<float> changes;
    for (size_t i = 1; i < transitMs.size(); ++i)
        changes.push_back(std::abs(transitMs[i] - transitMs[i - 1]));
    return changes;
}

struct Seen {
    std::vector<double> first; ///< over connections that were open
    std::vector<double> firstOpened; ///< over new ones, opening them included
    std::vector<float> transit;
    std::vector<float> gaps;
    qint64 wrong = 0; ///< pieces missing, double or out of order
    int broken = 0; ///< streams that did not come to their end

    void add(const StreamResult &result)
    {
        if (result.firstMs >= 0)
            (result.opened ? firstOpened : first).push_back(result.firstMs);
        transit.insert(transit.end(), result.transitMs.begin(), result.transitMs.end());
        const auto changes = gapChanges(result.transitMs);
        gaps.insert(gaps.end(), changes.begin(), changes.end());
        wrong += result.wrong;
        broken += result.whole ? 0 : 1;
    }
};

void printLateness(StreamUpstream &upstream)
{
    const std::vector<float> late = upstream.takeLateness();
    std::printf("   the provider itself sent its pieces late by: median %.2f  p99 %.2f  most %.2f ms; it was held up %lld times\n",
        percentile(late, 0.5), percentile(late, 0.99), percentile(late, 1), upstream.stalls());
}

void printAdded(const char *what, const std::vector<Way> &ways, const std::vector<std::vector<double>> &times)
{
    std::printf("   from question to first piece, %s, ms\n", what);
    for (size_t i = 0; i < ways.size(); ++i)
        std::printf("   %-8s %4zu times   median %.2f (%+.2f)   p99 %.2f (%+.2f)\n", qPrintable(ways[i].name), times[i].size(),
            percentile(times[i], 0.5), percentile(times[i], 0.5) - percentile(times[0], 0.5), percentile(times[i], 0.99),
            percentile(times[i], 0.99) - percentile(times[0], 0.99));
}

/// One short stream after the other, by each way in turn. kept: over ten connections a way that stay open.
std::vector<Seen> firstPieces(const StreamStage &stage, const std::vector<Way> &ways, int rounds, bool kept)
{
    constexpr int kPieces = 4;
    constexpr double kEveryMs = 7;
    constexpr int kConnections = 10;
    stage.upstream.setAnswer(kPieces, 16);
    std::vector<StreamAsk> asks;
    std::vector<size_t> wayOf;
    for (int round = 0; round < rounds; ++round) {
        for (size_t turn = 0; turn < ways.size(); ++turn) {
            const size_t i = (turn + size_t(round)) % ways.size();
            const int connection = kept ? int(i) * kConnections + round % kConnections : -1;
            asks.push_back({ways[i].port, ways[i].request(), double(asks.size()) * kEveryMs, connection});
            wayOf.push_back(i);
        }
    }
    const auto results = runStreams(asks, kPieces, asks.back().atMs + 10'000);
    std::vector<Seen> seen(ways.size());
    for (size_t i = 0; i < results.size(); ++i)
        seen[wayOf[i]].add(results[i]);
    return seen;
}

}

qint64 measureStreams(const StreamStage &stage)
{
    const std::vector<Way> ways = waysOf(stage);
    const int rounds = stage.quick ? 100 : 400;
    qint64 wrong = 0;
    const ProcessUse before = ProcessWatch(stage.capture.pid()).stop();
    for (const bool kept : {true, false}) {
        const std::vector<Seen> seen = firstPieces(stage, ways, rounds, kept);
        std::vector<std::vector<double>> times;
        for (const Seen &one : seen) {
            times.push_back(kept ? one.first : one.firstOpened);
            wrong += one.wrong + one.broken;
        }
        printAdded(kept ? "over connections kept open" : "over new connections", ways, times);
    }
    const int side = 16;
    const int pieces = (stage.quick ? 5 : 20) * kPiecesPerSecond;
    stage.upstream.setAnswer(pieces, side * int(ways.size()));
    stage.upstream.takeLateness();
    std::vector<StreamAsk> asks;
    for (int i = 0; i < side * int(ways.size()); ++i) {
        const Way &way = ways[size_t(i) % ways.size()];
        asks.push_back({way.port, way.request(), double(i) * 3, -1});
    }
    std::vector<Seen> seen(ways.size());
    ProcessWatch watch(stage.capture.pid());
    const auto results = runStreams(asks, pieces, pieces * 20 + 30'000);
    const ProcessUse use = watch.stop();
    for (size_t i = 0; i < results.size(); ++i)
        seen[i % ways.size()].add(results[i]);
    std::printf("   following pieces, %d streams by each way at once: each on its way, and how much the gap before it changes, ms\n", side);
    for (size_t i = 0; i < ways.size(); ++i) {
        std::printf("   %-8s on its way median %.3f  p99 %.3f   gap median %.3f  p99 %.3f   missing or out of order %lld of %zu\n",
            qPrintable(ways[i].name), percentile(seen[i].transit, 0.5), percentile(seen[i].transit, 0.99),
            percentile(seen[i].gaps, 0.5), percentile(seen[i].gaps, 0.99), seen[i].wrong, size_t(side * pieces));
        wrong += seen[i].broken;
    }
    printLateness(stage.upstream);
    std::printf("   memory before these %.0f MB, then %s\n", before.memoryMb.back(), use.memoryText().constData());
    if (wrong > 0)
        std::printf("   %lld STREAMS OR PIECES BROKE\n", wrong);
    return 2 * rounds + side;
}

qint64 measureManyStreams(const StreamStage &stage)
{
    const int seconds = stage.quick ? 10 : 60;
    const int pieces = seconds * kPiecesPerSecond;
    std::printf("   %d streams of %d pieces a second for %d s\n", kMany, kPiecesPerSecond, seconds);
    for (const Way &way : waysOf(stage)) {
        stage.upstream.setAnswer(pieces, kMany);
        stage.upstream.takeLateness();
        std::vector<StreamAsk> asks;
        for (int i = 0; i < kMany; ++i)
            asks.push_back({way.port, way.request(), double(i) * 1'000 / kMany, -1});
        ProcessWatch watch(stage.capture.pid());
        const auto results = runStreams(asks, pieces, seconds * 1'000 + 60'000);
        const ProcessUse use = watch.stop();
        Seen seen;
        for (const StreamResult &result : results)
            seen.add(result);
        std::printf("   %-8s lost or out of order %lld of %d, broken streams %d   on its way median %.2f  p99 %.2f ms   gap p99 %.2f ms\n",
            qPrintable(way.name), seen.wrong, kMany * pieces, seen.broken, percentile(seen.transit, 0.5),
            percentile(seen.transit, 0.99), percentile(seen.gaps, 0.99));
        std::printf("            first piece median %.2f  p99 %.2f ms   %.1f s in all\n", percentile(seen.firstOpened, 0.5),
            percentile(seen.firstOpened, 0.99), use.seconds);
        if (way.name == QLatin1String("capture"))
            std::printf("            the proxy: %s\n            the processor for it: %s\n", use.memoryText().constData(),
                use.cpuText().constData());
        printLateness(stage.upstream);
        settle(stage.capture.pid());
    }
    std::printf("   memory of the proxy when it has nothing to do any more: %.0f MB\n", residentMb(stage.capture.pid()));
    return kMany;
}

}
