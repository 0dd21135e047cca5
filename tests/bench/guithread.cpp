#include "tests/bench/guithread.h"

#include "core/base/settings.h"
#include "core/history/history.h"
#include "tests/bench/figures.h"
#include "tests/bench/historyfile.h"
#include "tests/bench/latencyprobe.h"
#include "tests/support/manytexts.h"
#include "ui/calls/callsmodel.h"
#include "ui/calls/callsview.h"

#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <functional>

namespace heliograph {

namespace {

constexpr int kRounds = 60;
constexpr int kRoundMs = 250; // some answers are still under way when the next question comes, as with an impatient user

double ms(qint64 us)
{
    return double(us) / 1e3;
}

}

void measureGuiThread(ProbedApplication &app, const HistoryFile &file, Figures &figures)
{
    const auto history = std::move(History::open(file.path)).value();
    const ProviderList providers;
    CallsModel model(*history, providers);
    const QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    CallsView view(&model, settings);
    view.resize(1280, 800);
    view.show();
    model.setQuery({}, {});
    SeededRandom random(11);
    const QStringList filters{QString(), QStringLiteral("cost > 0.05 and latency > 1s"), QStringLiteral("status = error")};
    const QStringList searches{QString(), QStringLiteral("function"), QStringLiteral("学习"), QStringLiteral("model error")};
    const std::vector<std::function<void()>> jobs{
        [&] { view.verticalScrollBar()->setValue(random.below(std::max(1, view.verticalScrollBar()->maximum()))); },
        [&] { view.sortByColumn(random.below(model.columnCount()), random.below(2) ? Qt::AscendingOrder : Qt::DescendingOrder); },
        [&] { model.setQuery(filters[random.below(int(filters.size()))], searches[random.below(int(searches.size()))]); },
    };
    int round = 0;
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &app, [&] {
        jobs[size_t(round) % jobs.size()]();
        if (++round == kRounds)
            QCoreApplication::exit();
    });
    timer.start(kRoundMs);
    app.startMeasuring();
    QCoreApplication::exec();
    LatencyFigures found = app.stopMeasuring();
    std::sort(found.probes.begin(), found.probes.end());
    const qint64 p99 = found.probes.empty() ? 0 : found.probes[found.probes.size() * 99 / 100];
    const qint64 longest = found.blocks.empty() ? 0 : *std::max_element(found.blocks.begin(), found.blocks.end());
    figures.add(QStringLiteral("the window's thread meanwhile: p99 until it hears"), QStringLiteral("≤ 16 ms"),
        QStringLiteral("%1 ms").arg(ms(p99), 0, 'f', 1), ms(p99) <= 16);
    figures.add(QStringLiteral("the window's thread meanwhile: the longest it is deaf"), QStringLiteral("≤ 16 ms"),
        QStringLiteral("%1 ms").arg(ms(longest), 0, 'f', 1), ms(longest) <= 16);
}

}
