// The numbers of a large history: the list of calls, search, writing, memory and size. Everything that a person waits for
// is measured through the window's own model and view.
//
//   bench_history [--calls N] [--metadata] [--no-shell] [--only start|reading|search|window|dashboard|pages|size|writing|session]
//
// 100,000 calls by default, a few minutes; 10,000 and 1,000,000 are the others that are compared. --metadata: calls without
// bodies, for 10,000,000. --no-shell: without the ratios, which take most of the time.
//
// The generated history is kept in build/bench and measured again by the next run. The last column is the ratio to the
// sqlite3 shell, asked the same of the same file.

#include "core/base/memory.h"
#include "core/base/settings.h"
#include "core/domain/callid.h"
#include "core/history/history.h"
#include "tests/bench/figures.h"
#include "tests/bench/guithread.h"
#include "tests/bench/historydashboard.h"
#include "tests/bench/historyfile.h"
#include "tests/bench/latencyprobe.h"
#include "tests/bench/historypages.h"
#include "tests/bench/sqliteshell.h"
#include "tests/support/manycalls.h"
#include "tests/support/sampledata.h"
#include "tests/support/testenvironment.h"
#include "ui/calls/callsmodel.h"
#include "ui/calls/callsview.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <cstdio>
#include <ctime>
#include <thread>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <unistd.h>
#endif

using namespace heliograph;

namespace {

double since(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

/// Lets the window live until something is so; a minute at most.
template <typename Condition> void waitUntil(Condition condition)
{
    QElapsedTimer timer;
    timer.start();
    QTimer wake; // should the condition come without an event
    wake.start(5);
    while (!condition()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (timer.hasExpired(60'000))
            qFatal("the answer never came");
    }
}

/// The operating system forgets what it read of the file, as after a start of the machine.
void dropFromCache(const QString &path)
{
#ifdef Q_OS_LINUX
    const int file = ::open(path.toLocal8Bit().constData(), O_RDONLY);
    if (file < 0)
        return;
    ::fsync(file);
    ::posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
    ::close(file);
#else
    Q_UNUSED(path)
#endif
}

/// Resident memory of this process in MB; -1 where it is not known.
double residentMb()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toDouble() / 1024;
    }
    return -1;
}

/// The calls page's list over a history.
class Window final
{
public:
    explicit Window(const QString &path)
        : m_history(std::move(History::open(path)).value()), m_settings(m_folder.filePath(QStringLiteral("settings.ini"))),
          model(*m_history, providers()), view(&model, m_settings)
    {
        view.resize(1280, 800);
        view.show();
        ask({}, {});
    }

    History &history() { return *m_history; }

    /// Until the rows of the answer stand on the screen.
    void ask(const QString &where, const QString &search)
    {
        QSignalSpy loaded(&model, &CallsModel::loaded);
        model.setQuery(where, search);
        waitUntil([&] { return !loaded.isEmpty(); });
        painted();
    }

    void painted()
    {
        QCoreApplication::sendPostedEvents();
        view.viewport()->repaint(); // asks for the rows
        waitUntil([&] {
            const int first = view.rowAt(0);
            const int last = view.rowAt(view.viewport()->height() - 1);
            return first < 0 || (model.idAt(first) && model.idAt(last < 0 ? model.rowCount() - 1 : last));
        });
        view.viewport()->repaint();
    }

    /// Lets what goes on behind the rows come to its end.
    void settle()
    {
        for (int i = 0; i < 2; ++i) {
            waitFor(m_history->find({{}, {}, 1, false, {}}));
            QCoreApplication::processEvents();
        }
    }

private:
    static const ProviderList &providers()
    {
        static const ProviderList list;
        return list;
    }
    std::unique_ptr<History> m_history;
    QTemporaryDir m_folder;
    Settings m_settings;

public:
    CallsModel model;
    CallsView view;
};

/// The window is at rest before each.
template <typename Job> Times repeated(Window &window, int times, Job job)
{
    Times all;
    for (int i = 0; i < times; ++i) {
        window.settle();
        const std::clock_t worked = std::clock();
        QElapsedTimer timer;
        timer.start();
        job(i);
        all.wall.push_back(since(timer));
        all.processor.push_back(double(std::clock() - worked) * 1e3 / CLOCKS_PER_SEC);
    }
    window.settle();
    return all;
}

bool askByHand = true;

std::optional<double> byHand(const QString &path, const QString &sql, int times = 7)
{
    return askByHand ? sqliteShellMs(path, sql, times) : std::nullopt;
}

void measureStart(const HistoryFile &file, Figures &figures)
{
    Times cold;
    for (int i = 0; i < 8; ++i) {
        dropFromCache(file.path);
        const std::clock_t worked = std::clock();
        QElapsedTimer timer;
        timer.start();
        const Window window(file.path);
        cold.wall.push_back(since(timer));
        cold.processor.push_back(double(std::clock() - worked) * 1e3 / CLOCKS_PER_SEC);
    }
    figures.addMs(QStringLiteral("cold start: file opened to painted rows"), 300, cold, -1);
}

void measureMemory(Window &window, Figures &figures)
{
    window.settle();
    const double resident = residentMb();
    figures.add(QStringLiteral("memory of the window with that history open"), QStringLiteral("≤ 150 MB"),
        QStringLiteral("%1 MB").arg(resident, 0, 'f', 0), resident <= 150);
}

void measureReading(const HistoryFile &file, Figures &figures)
{
    Window window(file.path);
    SeededRandom random(5);
    figures.addMs(QStringLiteral("scrolling to any place"), 50, repeated(window, 60, [&](int) {
        window.view.verticalScrollBar()->setValue(random.below(std::max(1, window.view.verticalScrollBar()->maximum())));
        window.painted();
    }), byHand(file.path, QStringLiteral("SELECT * FROM calls c JOIN call_texts t ON t.call = c.id WHERE c.id IN "
                                                "(SELECT id FROM calls ORDER BY created_at DESC LIMIT 40 OFFSET %1)")
                                     .arg(file.calls / 2)));

    struct Column {
        CallColumn column;
        const char *sql;
    };
    for (const Column &by : {Column{CallColumn::Status, "status"}, Column{CallColumn::Model, "model"},
             Column{CallColumn::Prompt, "(SELECT lower(prompt) FROM call_texts WHERE call = id)"},
             Column{CallColumn::Answer, "(SELECT lower(answer) FROM call_texts WHERE call = id)"},
             Column{CallColumn::Input, "input + cached_input"}, Column{CallColumn::Output, "output"},
             Column{CallColumn::Cost, "cost_pico"}, Column{CallColumn::Latency, "latency_us"},
             Column{CallColumn::FirstToken, "ttft_us"}, Column{CallColumn::Source, "source"},
             Column{CallColumn::Speed, "CASE WHEN latency_us > ttft_us THEN output * 1000000000 / (latency_us - ttft_us) END"},
             Column{CallColumn::User, "(SELECT text FROM names n WHERE n.id = user)"},
             Column{CallColumn::Rating, "(SELECT rating FROM marks m WHERE m.call = calls.id)"},
             Column{CallColumn::Time, "created_at"}}) {
        const auto values = repeated(window, 10, [&](int i) {
            QSignalSpy loaded(&window.model, &CallsModel::loaded);
            window.view.sortByColumn(int(by.column), i % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
            waitUntil([&] { return !loaded.isEmpty(); });
            window.painted();
        });
        figures.addMs(QStringLiteral("sort by ") + columnTitle(by.column), 100, values,
            byHand(file.path, QStringLiteral("SELECT id FROM calls ORDER BY %1 DESC").arg(QLatin1String(by.sql)), 1));
    }

    const auto filter = [&](const char *where, const char *sql) {
        const QString text = QString::fromUtf8(where);
        const auto values = repeated(window, 12, [&](int) { window.ask(text, {}); });
        figures.addMs(QStringLiteral("filter: ") + text, 100, values, byHand(file.path, QLatin1String(sql)));
        window.ask({}, {});
    };
    filter("cost > 0.05 and model ~ \"gpt\" and ttft > 500ms",
        "SELECT id FROM calls WHERE cost_pico > 50000000000 AND model IN (SELECT id FROM names WHERE kind = 1 AND text GLOB "
        "'*[gG][pP][tT]*') AND ttft_us > 500000 ORDER BY created_at DESC, id DESC");
    filter("status = error and latency > 100ms and property.app = app-7",
        "SELECT id FROM calls WHERE status = 2 AND latency_us > 100000 AND id IN (SELECT call FROM call_properties WHERE name "
        "IN (SELECT id FROM names WHERE kind = 8 AND text = 'app') AND value IN (SELECT id FROM names WHERE kind = 9 AND text "
        "= 'app-7')) ORDER BY created_at DESC, id DESC");
    filter("created >= 2026-10-01 and tokens > 10000 and user ~ \"user-1\"",
        "SELECT id FROM calls WHERE created_at >= 1790812800000 AND coalesce(input, 0) + coalesce(cached_input, 0) + "
        "coalesce(output, 0) > 10000 AND user IN (SELECT id FROM names WHERE kind = 2 AND text GLOB '*user-1*') ORDER BY "
        "created_at DESC, id DESC");

    const auto counted = [&](const char *name, const char *where, const QString &words, const char *sql) {
        const auto values = repeated(window, 12, [&](int) {
            HistogramQuery query;
            query.where = QLatin1String(where);
            query.search = words;
            query.mostBins = 150;
            waitFor(window.history().histogram(query));
        });
        figures.addMs(QStringLiteral("calls over time: ") + QLatin1String(name), 100, values, byHand(file.path, QLatin1String(sql)));
    };
    counted("all", "", {}, "SELECT created_at / 604800000, count(*), count(*) FILTER (WHERE status = 2) FROM calls GROUP BY 1");
    counted("of a filter", "model ~ \"gpt\" and cost > 0.01", {},
        "SELECT created_at / 604800000, count(*), count(*) FILTER (WHERE status = 2) FROM calls WHERE cost_pico > 10000000000 AND "
        "model IN (SELECT id FROM names WHERE kind = 1 AND text GLOB '*[gG][pP][tT]*') GROUP BY 1");
    if (file.bodies)
        counted("of a rare word", "", QString::fromUtf8(ManyTexts::word(30'000)), "SELECT 1");
    measureMemory(window, figures);
}

void measureSearch(const HistoryFile &file, Figures &figures)
{
    Window window(file.path);
    const auto search = [&](const QByteArray &words, const char *name, const char *match) {
        const QString text = QString::fromUtf8(words);
        const auto values = repeated(window, 6, [&](int) { window.ask({}, text); });
        const QString sql = QStringLiteral(
            "WITH RECURSIVE hit (id) AS MATERIALIZED (SELECT rowid FROM search_words WHERE search_words MATCH '%1'), node "
            "(id) AS (SELECT id FROM body_nodes WHERE piece IN (SELECT id FROM hit WHERE id > 0) UNION SELECT b.id FROM node n "
            "JOIN body_nodes b ON b.parent = n.id), found (call) AS (SELECT r.id FROM node n JOIN calls r ON r.request_node = "
            "n.id UNION ALL SELECT -id FROM hit WHERE id < 0) SELECT id FROM calls WHERE id IN (SELECT call FROM found) ORDER "
            "BY created_at DESC LIMIT 200").arg(QString::fromUtf8(match));
        figures.addMs(QStringLiteral("search, first hits: %1").arg(QString::fromUtf8(name)), 100, values,
            byHand(file.path, sql, 1));
        window.ask({}, {});
        window.settle();
    };
    const QByteArray rare = ManyTexts::word(30'000);
    search(rare, "a rare word", (rare + '*').constData());
    search("学习", "two Chinese characters", "学习");
    search("東京", "two Japanese characters", "東京");
    search("التعلم", "an Arabic word", "التعلم*");
    search("a", "a word of one letter, in nearly all", "a");
    search("to", "a word of two letters, in nearly all", "to");
    search("function model", "two common words", "function AND model*");
    search("\"in the\"", "a phrase of two common words", "\"in\" AND the");
    search("机器学习", "four Chinese characters", "机器 AND 器学 AND 学习");
    search(rare.left(4), "the beginning of a word", (rare.left(4) + '*').constData());

}

void measureWriting(const HistoryFile &file, Figures &figures)
{
    QTemporaryDir folder(QStringLiteral("build/bench/writing-XXXXXX"));
    const QString path = folder.filePath(QStringLiteral("history.db"));
    QFile::copy(file.path, path);
    const auto history = std::move(History::open(path)).value();
    measureRecount(*history, figures);
    if (!file.bodies)
        return;
    ManyCalls many({file.calls, 99, true, 8'000});
    std::vector<Call> calls;
    for (int i = 0; i < 6'000; ++i) {
        calls.push_back(many.next());
        calls.back().id = newCallId(); // as those have that are made now
    }
    std::atomic_bool stop = false;
    int read = 0;
    std::thread reader([&] {
        while (!stop) {
            const auto rows = waitFor(history->find({QStringLiteral("status = error"), {}, 200, false, {}}));
            read += rows ? int(waitFor(history->summaries(rows->mid(0, 64)))->size()) : 0;
            QThread::msleep(20);
        }
    });
    const std::clock_t worked = std::clock();
    QElapsedTimer timer;
    timer.start();
    QFuture<bool> written = history->flush();
    for (size_t i = 0; i < calls.size(); ++i) {
        Call begun = calls[i];
        begun.status = CallStatus::Running;
        begun.answer = {};
        begun.receipt.reset();
        history->begin(begun);
        history->append(begun.id, calls[i].exchange.responseBody,
            QList<Chunk>(calls[i].exchange.chunks.begin(), calls[i].exchange.chunks.end()));
        history->finish(calls[i]);
        if (i % 200 == 199) // no more than 400 are under way
            waitFor(std::exchange(written, history->flush()));
    }
    waitFor(history->flush());
    const double rate = double(calls.size()) / since(timer) * 1e3;
    const double processor = double(std::clock() - worked) * 1e3 / CLOCKS_PER_SEC / double(calls.size());
    stop = true;
    reader.join();
    figures.add(QStringLiteral("writing calls with bodies of 8 kB, a reader on"), QStringLiteral("≥ 2000 /s"),
        QStringLiteral("%1 /s").arg(rate, 0, 'f', 0), rate >= 2'000, QStringLiteral("%1 ms each").arg(processor, 0, 'f', 2));
}

void measureSize(const HistoryFile &file, Figures &figures)
{
    if (!file.bodies)
        return;
    const double share = double(QFileInfo(file.path).size()) / double(file.rawBytes) * 100;
    figures.add(QStringLiteral("size on disk of %1 GB of bodies").arg(double(file.rawBytes) / 1e9, 0, 'f', 2),
        QStringLiteral("≤ 12 %"), QStringLiteral("%1 %").arg(share, 0, 'f', 1), share <= 12);
}

/// What turns 1 to 25 and 26 to 50 of a conversation cost in bytes, each turn alike: where nothing is stored twice, about
/// the same.
void measureSession(Figures &figures)
{
    ManyTexts texts(3);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("history.db"));
    QByteArray messages;
    double size = 0;
    double halves[2] = {};
    for (int half = -1; half < 2; ++half) { // first the empty file
        {
            const auto history = std::move(History::open(path)).value();
            for (int turn = 0; half >= 0 && turn < 25; ++turn) {
                messages += messages.isEmpty() ? "" : ",";
                messages += "{\"role\":\"user\",\"content\":\"" + texts.text(6'000) + "\"}";
                Call call = ManyCalls({1, 1'000, false, 0}).next();
                call.id = QUuid::createUuid();
                call.format = WireFormat::OpenAiChat;
                call.exchange.requestBody = "{\"model\":\"m\",\"messages\":[" + messages + "]}";
                history->finish(call);
                messages += ",{\"role\":\"assistant\",\"content\":\"" + texts.text(3'000) + "\"}";
            }
        }
        const double now = double(QFileInfo(path).size());
        if (half >= 0)
            halves[half] = now - size;
        size = now;
    }
    const double growth = halves[1] / halves[0];
    figures.add(QStringLiteral("turns 26 to 50 of a session, in bytes of 1 to 25"), QStringLiteral("≤ 1.25"),
        QString::number(growth, 'f', 2), growth <= 1.25);
}

}

int main(int argc, char **argv)
{
    giveLargeBlocksBack(); // as the program does
    const TestEnvironment environment;
    ProbedApplication app(argc, argv);
    int calls = 100'000;
    bool bodies = true;
    QString only;
    const QStringList arguments = QCoreApplication::arguments();
    for (qsizetype i = 1; i < arguments.size(); ++i) {
        if (arguments[i] == QLatin1String("--metadata"))
            bodies = false;
        else if (arguments[i] == QLatin1String("--no-shell"))
            askByHand = false;
        else if (arguments[i] == QLatin1String("--calls") && i + 1 < arguments.size())
            calls = arguments[++i].toInt();
        else if (arguments[i] == QLatin1String("--only") && i + 1 < arguments.size())
            only = arguments[++i];
        else
            calls = 0;
    }
    if (calls < 100) {
        std::fprintf(stderr, "usage: bench_history [--calls N] [--metadata] [--no-shell] [--only PART], N at least 100\n");
        return 2;
    }
    const HistoryFile file = historyOf(calls, bodies);
    double load[1] = {};
    if (getloadavg(load, 1) == 1)
        std::printf("The machine has %d processors and a load of %.1f.\n", QThread::idealThreadCount(), load[0]);
    std::printf("A history of %d calls%s; it was written at %.0f calls a second.\n", calls, bodies ? "" : " without bodies",
        calls / file.seconds);
    Figures figures;
    const auto wanted = [&only](const char *part) { return only.isEmpty() || only == QLatin1String(part); };
    if (wanted("start"))
        measureStart(file, figures);
    if (wanted("reading"))
        measureReading(file, figures);
    if (wanted("search"))
        measureSearch(file, figures);
    if (wanted("window"))
        measureGuiThread(app, file, figures);
    if (wanted("dashboard"))
        measureDashboard(file, askByHand, figures);
    if (wanted("pages"))
        measurePages(file, figures);
    if (wanted("size"))
        measureSize(file, figures);
    if (wanted("writing"))
        measureWriting(file, figures);
    if (wanted("session"))
        measureSession(figures);
    figures.print();
    return 0;
}
