// How long the GUI thread is deaf while four answers of 200 tokens a second stream in four tabs,
// each on top of a transcript of 100 kB, while one types and looks from tab to tab. Printed beside
// the same measurement of an idle window in the same process, so that the machine's own noise can
// be told apart.
//
//   bench_ui [seconds]

#include "core/wire/codec.h"
#include "tests/bench/latencyprobe.h"
#include "tests/support/testenvironment.h"
#include "tests/support/testservices.h"
#include "ui/mainwindow.h"
#include "ui/markdown/markdownview.h"
#include "ui/playground/conversationtab.h"
#include "ui/playground/playgroundpage.h"
#include "ui/theme/theme.h"

#include <QBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>

using namespace heliograph;

namespace {

constexpr int kStreams = 4;
constexpr int kTokensPerSecond = 200;
constexpr qsizetype kTranscript = 100'000;
constexpr double kLimitMs = 16;

/// An answer with everything a model writes, of about this many characters.
QString transcript(qsizetype size)
{
    const QString part = QStringLiteral("## Part %1: how the parts fit\n\n"
                                        "The **scheduler** hands each *request* to a worker, which "
                                        "reads `queue.front()` and answers. See [the "
                                        "notes](https://example.org/notes/%1) for more; the rest "
                                        "of this paragraph is here to be as long as the ones "
                                        "that models write when they explain something at length, "
                                        "with a second sentence and a third.\n\n"
                                        "1. Read the request.\n2. Check its **signature**:\n   - "
                                        "the key\n   - the time stamp\n3. Answer.\n\n"
                                        "```python\ndef answer(request, retries=%1):\n    # look "
                                        "it up first\n    for attempt in range(retries):\n"
                                        "        if request.ok:\n            return {\"status\": "
                                        "200, \"body\": request.body}\n    raise ValueError(\"no "
                                        "answer\")\n```\n\n"
                                        "| Step | Time | Cost |\n|------|-----:|-----:|\n| read | "
                                        "12 ms | $0.0001 |\n| check | %1 ms | $0.0002 |\n\n"
                                        "> A remark that somebody made about it, quoted.\n\n"
                                        "- [x] done with this\n- [ ] still open\n\n");
    QString text;
    for (int i = 1; text.size() < size; ++i)
        text += part.arg(i);
    return text;
}

struct Row {
    QString name;
    LatencyFigures figures;
};

double percentileMs(std::vector<qint64> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const size_t index = std::min(values.size() - 1, size_t(share * double(values.size())));
    return double(values[index]) / 1000;
}

void printTable(const std::vector<Row> &rows)
{
    std::printf("%-34s %8s %8s %8s %8s %8s %9s %7s\n", "", "p50 ms", "p90 ms", "p99 ms", "max ms",
        "over 16", "measured", "x idle");
    const auto line = [](const QString &name, const std::vector<qint64> &values,
                          const std::vector<qint64> &idle) {
        const auto late = std::count_if(
            values.begin(), values.end(), [](qint64 us) { return us > kLimitMs * 1000; });
        const double base = percentileMs(idle, 0.99);
        std::printf("%-34s %8.2f %8.2f %8.2f %8.2f %8lld %9zu %7.1f\n", qPrintable(name),
            percentileMs(values, 0.5), percentileMs(values, 0.9), percentileMs(values, 0.99),
            percentileMs(values, 1), static_cast<long long>(late), values.size(),
            base > 0 ? percentileMs(values, 0.99) / base : 0);
    };
    for (const Row &row : rows) {
        line(row.name + QStringLiteral(": latency"), row.figures.probes,
            rows.front().figures.probes);
        line(row.name + QStringLiteral(": one event"), row.figures.blocks,
            rows.front().figures.blocks);
    }
}

/// The event loop as it runs in the program: QTest::qWait() sleeps between events.
void runFor(ProbedApplication &app, int ms)
{
    QTimer::singleShot(
        ms, &app, [] { QCoreApplication::exit(); }); // quit() would close the windows
    app.exec();
}

LatencyFigures measure(ProbedApplication &app, int seconds)
{
    app.startMeasuring();
    runFor(app, seconds * 1000);
    return app.stopMeasuring();
}

/// Four views in scroll areas in tabs, without anything else of the window.
LatencyFigures measureViews(ProbedApplication &app, int seconds)
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *tabs = new QTabWidget;
    auto *composer = new QLineEdit;
    column->addWidget(tabs);
    column->addWidget(composer);
    const QString before = transcript(kTranscript);
    const QString answer = transcript(kTranscript);
    std::vector<MarkdownView *> views;
    for (int i = 0; i < kStreams; ++i) {
        auto *area = new QScrollArea;
        auto *view = new MarkdownView;
        view->setText(before);
        area->setWidgetResizable(true);
        area->setWidget(view);
        QObject::connect(area->verticalScrollBar(), &QScrollBar::rangeChanged, area,
            [bar = area->verticalScrollBar()](int, int end) { bar->setValue(end); });
        tabs->addTab(area, QString::number(i));
        views.push_back(view);
    }
    window.resize(1280, 800);
    window.show();
    runFor(app, 1500);
    qsizetype sent = 0;
    QTimer stream;
    stream.setTimerType(Qt::PreciseTimer);
    QObject::connect(&stream, &QTimer::timeout, &window, [&] {
        const qsizetype size =
            4 * kTokensPerSecond / 30; // a token is about four characters; 30 deltas a second
        for (MarkdownView *view : views)
            view->append(answer.mid(sent, size));
        sent += size;
    });
    QTimer person;
    int keys = 0;
    QObject::connect(&person, &QTimer::timeout, &window, [&] {
        QTest::keyClick(composer, Qt::Key_A);
        if (++keys % 20 == 0)
            tabs->setCurrentIndex((tabs->currentIndex() + 1) % kStreams);
    });
    stream.start(33);
    person.start(150);
    return measure(app, seconds);
}

/// A call whose request is a conversation of a transcript's size.
Call transcriptCall(int number)
{
    ChatRequest request;
    request.model = QStringLiteral("demo-small");
    const QString whole = transcript(kTranscript);
    constexpr int kTurns = 8;
    const qsizetype size = whole.size() / kTurns;
    for (int i = 0; i < kTurns; ++i) {
        request.messages.push_back(Message::fromText(
            Role::User, QStringLiteral("Question %1 of conversation %2?").arg(i + 1).arg(number)));
        request.messages.push_back(Message::fromText(Role::Assistant, whole.mid(i * size, size)));
    }
    request.messages.push_back(Message::fromText(Role::User, QStringLiteral("And in short?")));
    Call call;
    call.id = QUuid::createUuid();
    call.provider = QStringLiteral("demo");
    call.requestedModel = request.model;
    call.status = CallStatus::Ok;
    call.answer.text = QStringLiteral("It **works**.");
    call.exchange.requestBody = codecFor(call.format)->encode(request);
    return call;
}

void waitUntil(ProbedApplication &app, const std::function<bool()> &done)
{
    for (int i = 0; i < 300 && !done(); ++i)
        runFor(app, 50);
}

/// The program's own window with its history and engine; the demo provider streams at the given
/// pace.
LatencyFigures measureWindow(ProbedApplication &app, int seconds, bool *streamed)
{
    TestServices own;
    DemoOptions options;
    options.tokensPerSecond = kTokensPerSecond;
    options.jitter = 0;
    DemoHost demo(options);
    own.settings.set(QStringLiteral("first-run-done"), QStringLiteral("true"));
    const Services with = own.services();
    const Services services{
        with.profile, with.settings, with.keys, with.history, with.calls, demo, with.prices, true,
        with.models, with.localServers, with.budgets, with.capture};
    MainWindow window(services);
    window.resize(1280, 800);
    window.show();
    PlaygroundPage *page = window.playground();
    auto *bar = page->findChild<QTabBar *>(QStringLiteral("playgroundTabs"));
    QList<ConversationTab *> tabs;
    for (int i = 0; i < kStreams; ++i) {
        page->openCall(transcriptCall(i));
        waitUntil(app, [&] {
            tabs = page->findChildren<ConversationTab *>();
            return tabs.size() == i + 1 && tabs.back()->conversation().turns().size() > 10;
        });
    }
    runFor(app, 2000);
    for (ConversationTab *tab : tabs) {
        tab->setQuestion(QStringLiteral("/long %1").arg(seconds * kTokensPerSecond * 10));
        tab->send();
    }
    waitUntil(app, [&] { return own.calls.runningCount() == kStreams; });
    runFor(app, 1000);
    QTimer person;
    int keys = 0;
    QObject::connect(&person, &QTimer::timeout, &window, [&] {
        if (QWidget *focus = window.focusWidget())
            QTest::keyClick(focus, Qt::Key_A);
        if (++keys % 20 == 0)
            bar->setCurrentIndex((bar->currentIndex() + 1) % kStreams);
    });
    person.start(150);
    const LatencyFigures figures = measure(app, seconds);
    person.stop();
    *streamed = own.calls.runningCount() == kStreams;
    const QString shot = qEnvironmentVariable("HELIOGRAPH_BENCH_SCREENSHOT");
    if (!shot.isEmpty())
        window.grab().save(shot);
    for (ConversationTab *tab : tabs)
        tab->stop();
    waitUntil(app, [&] { return own.calls.runningCount() == 0; });
    return figures;
}

LatencyFigures measureIdle(ProbedApplication &app, int seconds)
{
    QWidget window;
    window.resize(1280, 800);
    window.show();
    runFor(app, 500);
    return measure(app, seconds);
}

}

int main(int argc, char **argv)
{
    const TestEnvironment environment;
    ProbedApplication app(argc, argv);
    applyTheme(app, ThemeMode::Light);
    const int seconds = argc > 1 ? std::max(1, QString::fromLocal8Bit(argv[1]).toInt()) : 20;
    std::vector<Row> rows;
    rows.push_back({QStringLiteral("idle window"), measureIdle(app, std::min(seconds, 5))});
    rows.push_back({QStringLiteral("four views stream"), measureViews(app, seconds)});
    bool streamed = false;
    rows.push_back(
        {QStringLiteral("the window, four tabs stream"), measureWindow(app, seconds, &streamed)});
    printTable(rows);
    if (!streamed) {
        std::printf("The streams ended before the measurement did: it says nothing.\n");
        return 1;
    }
    const double p99 = percentileMs(rows.back().figures.probes, 0.99);
    std::printf("GUI thread blocked, p99: %.2f ms of %.0f ms allowed: %s\n", p99, kLimitMs,
        p99 <= kLimitMs ? "kept" : "MISSED");
    return 0;
}
