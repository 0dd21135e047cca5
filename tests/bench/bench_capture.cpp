// The capture proxy beside a direct call, nginx as a plain reverse proxy and Portkey's gateway; recording is on. Everything
// runs on this machine, by turns in one run, so that what else it does weighs on all alike. Ratios count, not figures.
//
//   bench_capture [--only latency|throughput|streams|many|large|window] [--quick]
//
// --only can be given more than once; everything without it.

#include "tests/bench/capturelarge.h"
#include "tests/bench/capturestreams.h"
#include "tests/bench/captureways.h"
#include "tests/bench/capturewindow.h"
#include "tests/bench/largebodies.h"
#include "tests/bench/latencyprobe.h"
#include "tests/bench/loadsocket.h"
#include "tests/bench/processwatch.h"
#include "tests/bench/streamupstream.h"
#include "tests/support/cannedserver.h"
#include "tests/support/testenvironment.h"

#include <QElapsedTimer>

#include <unistd.h>

#include <cstdio>
#include <optional>

using namespace heliograph;

namespace {

struct Parts {
    QStringList only;
    bool quick = false;

    bool has(const char *name) const { return only.isEmpty() || only.contains(QLatin1String(name)); }
};

std::optional<Parts> partsOf(const QStringList &arguments)
{
    const QStringList known{QStringLiteral("latency"), QStringLiteral("throughput"), QStringLiteral("streams"),
        QStringLiteral("many"), QStringLiteral("large"), QStringLiteral("window")};
    Parts parts;
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (arguments[i] == QLatin1String("--quick"))
            parts.quick = true;
        else if (arguments[i] == QLatin1String("--only") && known.contains(arguments.value(i + 1)))
            parts.only.append(arguments[++i]);
        else
            return std::nullopt;
    }
    return parts;
}

bool isCapture(const Way &way)
{
    return way.name == QLatin1String("capture");
}

/// Returns how many calls the proxy had to record, as all parts do.
qint64 measureLatency(const std::vector<Way> &ways, qint64 pid, bool quick)
{
    qint64 asked = 0;
    std::vector<std::vector<double>> times(ways.size());
    std::vector<int> sockets;
    for (const Way &way : ways)
        sockets.push_back(connectToLoopback(way.port));
    ProcessWatch watch(pid);
    for (int round = 0; round < (quick ? 500 : 3'000); ++round) {
        for (size_t i = 0; i < ways.size(); ++i) {
            if (ways[i].name == QLatin1String("portkey") && round % 10 != 0)
                continue;
            times[i].push_back(ask(sockets[i], ways[i].request()));
            asked += isCapture(ways[i]) ? 1 : 0;
        }
    }
    const ProcessUse use = watch.stop();
    for (size_t i = 0; i < ways.size(); ++i)
        std::printf("   %-8s median %7.3f (%+.3f)   p99 %.3f (%+.3f)\n", qPrintable(ways[i].name), percentile(times[i], 0.5),
            percentile(times[i], 0.5) - percentile(times[0], 0.5), percentile(times[i], 0.99),
            percentile(times[i], 0.99) - percentile(times[0], 0.99));
    std::printf("   memory %s\n", use.memoryText().constData());
    for (const int socket : sockets)
        close(socket);
    return asked;
}

qint64 measureThroughput(const std::vector<Way> &ways, qint64 pid, bool quick)
{
    qint64 asked = 0;
    ProcessWatch watch(pid);
    for (const int connections : {16, 64}) {
        std::vector<std::vector<double>> rates(ways.size());
        std::vector<std::vector<double>> tails(ways.size());
        for (int turn = 0; turn < (quick ? 1 : 3); ++turn) {
            for (size_t i = 0; i < ways.size(); ++i) {
                const Load got = load(ways[i], connections, 2);
                rates[i].push_back(got.perSecond);
                tails[i].push_back(got.p99Ms);
                asked += isCapture(ways[i]) ? got.requests : 0;
                settle(pid);
            }
        }
        for (size_t i = 0; i < ways.size(); ++i)
            std::printf("   %2d connections  %-8s %8.0f/s   of nginx %.2f   p99 %.2f ms (%+.2f)\n", connections,
                qPrintable(ways[i].name), percentile(rates[i], 0.5), percentile(rates[i], 0.5) / percentile(rates[1], 0.5),
                percentile(tails[i], 0.5), percentile(tails[i], 0.5) - percentile(tails[0], 0.5));
    }
    std::printf("   memory %s\n", watch.stop().memoryText().constData());
    for (const Way &way : ways) {
        if (!isCapture(way))
            continue;
        ProcessWatch longWatch(pid);
        const Load longer = load(way, 16, quick ? 5 : 20);
        asked += longer.requests;
        std::printf("   for longer, while it is recorded: %.0f/s   memory %s\n", longer.perSecond,
            longWatch.stop().memoryText().constData());
    }
    settle(pid);
    return asked;
}

}

int main(int argc, char **argv)
{
    const TestEnvironment environment;
    ProbedApplication app(argc, argv);
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    const auto parts = partsOf(app.arguments());
    if (!parts) {
        std::fprintf(stderr, "bench_capture [--only latency|throughput|streams|many|large|window] [--quick]\n");
        return 2;
    }
    if (Nginx::isMissing()) {
        std::printf("wrk and nginx are needed: apt-get install wrk nginx-light\n");
        return 0;
    }
    StreamUpstream streams;
    BodyUpstream bodies;
    const Upstreams upstreams{CannedServer::freePort(), streams.port(), bodies.port()};
    const Nginx nginx(upstreams);
    CaptureProgram capture(upstreams);
    const qint64 pid = capture.pid();
    qint64 asked = 0;
    if (parts->has("latency") || parts->has("throughput")) {
        std::vector<Way> ways{{QStringLiteral("direct"), upstreams.plain, "/v1", {}}, nginx.plain(), capture.plain()};
        const Portkey portkey(upstreams.plain);
        if (portkey.isReady())
            ways.push_back(portkey.plain());
        if (parts->has("latency")) {
            std::printf("A small answer at one connection, ms, and what is added to a direct call\n");
            asked += measureLatency(ways, pid, parts->quick);
        }
        if (parts->has("throughput")) {
            std::printf("Throughput, the median of three turns of 2 s, and p99 under that load\n");
            asked += measureThroughput(ways, pid, parts->quick);
        }
    }
    const StreamStage stage{streams, nginx, capture, parts->quick};
    if (parts->has("streams")) {
        std::printf("Streams of 50 pieces a second\n");
        settle(pid);
        asked += measureStreams(stage);
    }
    if (parts->has("many")) {
        std::printf("Many streams\n");
        asked += measureManyStreams(stage);
    }
    if (parts->has("large")) {
        std::printf("Bodies of 100 MB\n");
        asked += measureLargeBodies(upstreams, nginx, capture, parts->quick);
    }
    if (parts->has("window")) {
        std::printf("The window's thread, with the capture page open\n");
        measureCaptureWindow(app, streams, upstreams.plain, parts->quick);
    }
    QElapsedTimer drained;
    drained.start();
    const qint64 recorded = capture.endAndCount();
    // More than were asked for: wrk does not count what is still under way when its time is over.
    std::printf("Recorded: %lld of at least %lld (%.1f s after the last one)\n", recorded, asked, double(drained.elapsed()) / 1e3);
    return recorded >= asked ? 0 : 1;
}
