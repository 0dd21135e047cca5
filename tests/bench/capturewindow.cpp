#include "tests/bench/capturewindow.h"

#include "tests/bench/captureways.h"
#include "tests/bench/latencyprobe.h"
#include "tests/bench/loadsocket.h"
#include "tests/bench/processwatch.h"
#include "tests/bench/streamclients.h"
#include "tests/bench/streamupstream.h"
#include "tests/support/testservices.h"
#include "ui/mainwindow.h"
#include "ui/theme/theme.h"

#include <QFile>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <cstdio>
#include <functional>

namespace heliograph {

namespace {

constexpr int kStreams = 256;
constexpr int kConnections = 16;
constexpr qint64 kFrameUs = 16'700; ///< of a screen with 60 pictures a second
constexpr int kPiecesPerSecond = int(1'000'000'000 / StreamUpstream::kPaceNs);

/// The event loop as it runs in the program, until something is so or so much time has passed.
void runUntil(ProbedApplication &app, int mostMs, const std::function<bool()> &done)
{
    QTimer look;
    const qint64 end = monotonicNs() + qint64(mostMs) * 1'000'000;
    QObject::connect(&look, &QTimer::timeout, &app, [&] {
        if (monotonicNs() >= end || done())
            QCoreApplication::exit();
    });
    look.start(20);
    app.exec();
}

void runFor(ProbedApplication &app, int ms)
{
    runUntil(app, ms, [] { return false; });
}

/// Of the window's thread: how long it worked, and how long it could have and got no processor; ns.
struct Turns {
    qint64 worked = 0;
    qint64 waited = 0;
};

Turns turnsOfWindow()
{
    QFile file(QStringLiteral("/proc/self/schedstat")); // of a process: its first thread's
    const QList<QByteArray> words = file.open(QFile::ReadOnly) ? file.readAll().split(' ') : QList<QByteArray>();
    return {words.value(0).toLongLong(), words.value(1).toLongLong()};
}

/// Measures while something runs, and prints it.
void measure(ProbedApplication &app, const char *what, const std::function<void()> &run)
{
    const Turns before = turnsOfWindow();
    app.startMeasuring();
    run();
    const LatencyFigures figures = app.stopMeasuring();
    const Turns after = turnsOfWindow();
    const auto ms = [](const std::vector<qint64> &us, double part) { return percentile(us, part) / 1e3; };
    const auto late = std::count_if(figures.probes.begin(), figures.probes.end(), [](qint64 us) { return us > kFrameUs; });
    const double seconds = double(figures.wallUs) / 1e6;
    std::printf("   %-24s until it hears: p50 %.2f  p99 %.2f  longest %.1f ms   one event: p99 %.2f  longest %.1f ms   "
                "frames late %.2f %% of %.0f s   it worked %.0f ms a second and waited %.0f for a processor\n",
        what, ms(figures.probes, 0.5), ms(figures.probes, 0.99), ms(figures.probes, 1), ms(figures.blocks, 0.99),
        ms(figures.blocks, 1), 100.0 * double(late) / double(std::max<size_t>(1, figures.probes.size())),
        seconds, double(after.worked - before.worked) / 1e6 / seconds, double(after.waited - before.waited) / 1e6 / seconds);
}

Way wayOf(const CaptureService &capture, const char *provider)
{
    const QUrl url(capture.baseUrl(QLatin1String(provider)));
    return {QStringLiteral("capture"), quint16(url.port()), url.path().toLatin1(), {}};
}

void measureWindowStreams(ProbedApplication &app, const CaptureService &capture, StreamUpstream &upstream, int seconds)
{
    const int pieces = (seconds + 4) * kPiecesPerSecond;
    const Way way = wayOf(capture, "groq");
    upstream.setAnswer(pieces, kStreams);
    upstream.takeLateness();
    std::vector<StreamAsk> asks;
    for (int i = 0; i < kStreams; ++i)
        asks.push_back({way.port, way.request(), double(i) * 1'000 / kStreams, -1});
    std::atomic<bool> over = false;
    std::vector<StreamResult> results;
    std::thread clients([&] {
        results = runStreams(asks, pieces, (seconds + 4) * 1'000 + 60'000);
        over = true;
    });
    measure(app, "256 streams begin", [&] { runFor(app, 1'500); });
    measure(app, "256 streams run", [&] { runFor(app, seconds * 1'000); });
    const bool streaming = !over;
    measure(app, "256 streams end", [&] {
        runUntil(app, 120'000, [&] { return over.load(); });
        runFor(app, 1'000);
    });
    clients.join();
    qint64 wrong = 0;
    std::vector<float> transit;
    for (const StreamResult &result : results) {
        wrong += result.wrong + (result.whole ? 0 : 1);
        transit.insert(transit.end(), result.transitMs.begin(), result.transitMs.end());
    }
    const std::vector<float> late = upstream.takeLateness();
    std::printf("   meanwhile each piece on its way: median %.2f  p99 %.2f ms; lost or out of order %lld; sent late by p99 %.2f ms%s\n",
        percentile(transit, 0.5), percentile(transit, 0.99), wrong, percentile(late, 0.99),
        streaming ? "" : "; THE STREAMS ENDED BEFORE THE MEASUREMENT");
}

void measureWindowBurst(ProbedApplication &app, const CaptureService &capture, int seconds)
{
    const QTemporaryDir dir;
    QProcess wrk;
    startLoad(wrk, wayOf(capture, "openai"), kConnections, seconds, dir);
    measure(app, "a burst of small answers",
        [&] { runUntil(app, (seconds + 30) * 1'000, [&] { return wrk.state() == QProcess::NotRunning; }); });
    const Load got = loadOf(wrk.readAllStandardOutput());
    measure(app, "while they are recorded", [&] {
        runUntil(app, 120'000, [&] { return capture.state().recorded + capture.state().lost >= capture.state().served; });
    });
    std::printf("   %.0f answers a second; recorded %lld of %lld, lost %lld\n", got.perSecond, capture.state().recorded,
        capture.state().served, capture.state().lost);
}

}

void measureCaptureWindow(ProbedApplication &app, StreamUpstream &upstream, quint16 plain, bool quick)
{
    applyTheme(app, ThemeMode::Light);
    TestServices own;
    const auto set = [&own](const char *key, const QString &value) { own.settings.set(QLatin1String(key), value); };
    set("first-run-done", QStringLiteral("true"));
    set("provider.openai.direct-url", QStringLiteral("http://127.0.0.1:%1/v1").arg(plain));
    set("provider.groq.direct-url", QStringLiteral("http://127.0.0.1:%1/openai/v1").arg(upstream.port()));
    CaptureSettings settings = own.capture.captureSettings();
    settings.port = 0;
    own.capture.use(settings);
    MainWindow window(own.services());
    window.resize(1'280, 800);
    window.show();
    window.showPage(MainWindow::Page::Capture);
    if (const Status status = own.capture.start(); !status)
        qFatal("%s", qPrintable(status.error().message));
    runFor(app, 2'000);
    ProcessWatch watch(QCoreApplication::applicationPid());
    measure(app, "nothing goes through", [&] { runFor(app, 3'000); });
    measureWindowStreams(app, own.capture, upstream, quick ? 8 : 20);
    measureWindowBurst(app, own.capture, quick ? 4 : 10);
    const QString shot = qEnvironmentVariable("HELIOGRAPH_BENCH_SCREENSHOT");
    if (!shot.isEmpty())
        window.grab().save(shot);
    const ProcessUse use = watch.stop();
    std::printf("   memory, with all that asks and answers: %s\n   processor %s\n", use.memoryText().constData(), use.cpuText().constData());
}

}
