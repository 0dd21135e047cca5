#include "tests/bench/capturelarge.h"

#include "tests/bench/captureways.h"
#include "tests/bench/largebodies.h"
#include "tests/bench/loadsocket.h"
#include "tests/bench/processwatch.h"

#include <QCoreApplication>

#include <cstdio>
#include <functional>

namespace heliograph {

namespace {

constexpr qint64 kBytes = 100'000'000;
constexpr qint64 kSlow = 20'000'000; ///< bytes a second
constexpr int kSampleMs = 20;

struct Case {
    const char *name;
    int calls;
    int turns;
    std::function<Transfer(const Way &)> run;
};

Transfer both(const Way &way)
{
    Transfer up;
    std::thread uploading([&] { up = upload(way, kBytes); });
    const Transfer down = download(way, kBytes);
    uploading.join();
    return {std::max(up.seconds, down.seconds), up.same && down.same};
}

struct Measured {
    std::vector<double> rates; ///< MB a second, both directions together
    bool same = true;
    ProcessUse use;
};

/// pid: of the proxy on this way; 0: there is none of ours.
Measured measure(const Case &one, const Way &way, qint64 pid)
{
    Measured result;
    ProcessWatch watch(pid == 0 ? QCoreApplication::applicationPid() : pid, kSampleMs);
    for (int turn = 0; turn < one.turns; ++turn) {
        const Transfer transfer = one.run(way);
        result.rates.push_back(double(one.calls * kBytes) / 1e6 / transfer.seconds);
        result.same = result.same && transfer.same;
    }
    if (pid != 0)
        settle(pid); // what is recorded afterwards takes memory too
    result.use = watch.stop();
    return result;
}

}

qint64 measureLargeBodies(const Upstreams &upstreams, const Nginx &nginx, const CaptureProgram &capture, bool quick)
{
    const int turns = quick ? 1 : 3;
    const std::vector<Case> cases{
        {"up", 1, turns, [](const Way &way) { return upload(way, kBytes); }},
        {"down", 1, turns, [](const Way &way) { return download(way, kBytes); }},
        {"both at once", 2, turns, both},
        {"down at 20 MB/s", 1, 1, [](const Way &way) { return download(way, kBytes, kSlow); }},
    };
    const CaptureProgram unrecorded(upstreams, false);
    const Way direct{QStringLiteral("direct"), upstreams.bodies, "/v1", {}};
    Way without = unrecorded.bodies();
    without.name = QStringLiteral("capture, recording paused");
    qint64 asked = 0;
    for (const Case &one : cases) {
        for (const Way &way : {direct, nginx.bodies(), capture.bodies(), without}) {
            const bool recorded = way.port == capture.plain().port;
            const qint64 pid = recorded ? capture.pid() : way.port == without.port ? unrecorded.pid() : 0;
            const Measured got = measure(one, way, pid);
            std::printf("   %-16s %-26s %6.0f MB/s   every byte the same: %s\n", one.name, qPrintable(way.name),
                percentile(got.rates, 0.5), got.same ? "yes" : "NO");
            if (pid == 0)
                continue;
            std::printf("   %-16s memory %s   processor %.2f s for each body\n", "", got.use.memoryText().constData(),
                got.use.cpuSeconds / double(one.calls * one.turns));
            asked += recorded ? one.calls * one.turns : 0;
        }
    }
    return asked;
}

}
