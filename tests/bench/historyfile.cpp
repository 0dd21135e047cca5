#include "tests/bench/historyfile.h"

#include "core/base/json.h"
#include "core/history/columns.h"
#include "core/history/database.h"
#include "core/history/history.h"
#include "core/history/historyspace.h"
#include "core/history/searchindex.h"
#include "tests/support/manycalls.h"
#include "tests/support/sampledata.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSaveFile>
#include <QThread>

#include <cstdio>
#include <future>

namespace heliograph {

namespace {

constexpr int kBatch = 250;
constexpr int kGenerator = 4; // another number where ManyCalls makes other calls, or the file would be another

void noteOf(const HistoryFile &file, bool write, HistoryFile *read)
{
    const QString path = file.path + QStringLiteral(".json");
    if (write) {
        const Json note{{"generator", kGenerator}, {"raw_bytes", file.rawBytes}, {"seconds", file.seconds}};
        QSaveFile out(path);
        if (out.open(QIODevice::WriteOnly) && out.write(dumpJson(note)) > 0)
            out.commit();
        return;
    }
    QFile in(path);
    if (!in.open(QIODevice::ReadOnly))
        return;
    const auto note = parseJson(in.readAll());
    if (!note || note->value("generator", 0) != kGenerator)
        return;
    read->rawBytes = note->value("raw_bytes", qint64(0));
    read->seconds = note->value("seconds", 0.0);
}

/// What the program does in the minute after a start, where it has not been done.
void waitUntilSealed(const HistoryFile &file)
{
    auto opened = History::open(file.path);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    Database database(file.path, Database::Access::Read, 10'000);
    const qint64 full = (database.integer(QStringLiteral("SELECT max(id) + 1 FROM calls")) >> kSegmentBits)
        + (database.integer(QStringLiteral("SELECT coalesce(max(id), 0) + 1 FROM body_nodes")) >> kSegmentBits);
    while (database.integer(QStringLiteral("SELECT count(*) FROM sealed_segments")) < full
        || database.integer(QStringLiteral("SELECT count(*) FROM housekeeping WHERE name LIKE 'index_older%'")) > 0)
        QThread::msleep(200);
    opened.value().reset();
    Database writing(file.path, Database::Access::Write, 10'000);
    while (SearchIndex::mergeSome(writing) || shrinkSome(writing)) { }
}

}

HistoryFile historyOf(int calls, bool bodies)
{
    QDir().mkpath(QStringLiteral("build/bench"));
    HistoryFile file;
    file.path = QStringLiteral("build/bench/history-%1%2.db").arg(calls).arg(QLatin1String(bodies ? "" : "-metadata"));
    file.calls = calls;
    file.bodies = bodies;
    noteOf(file, false, &file);
    if (file.seconds > 0 && QFile::exists(file.path)) {
        waitUntilSealed(file);
        return file;
    }

    for (const char *end : {"", "-wal", "-shm", ".json"})
        QFile::remove(file.path + QLatin1String(end));
    auto opened = History::open(file.path);
    if (!opened)
        qFatal("%s", qPrintable(opened.error().message));
    const auto history = std::move(opened).value();
    if (!bodies)
        history->setBodyRules(BodyRules::parse(QStringLiteral("all")).value());
    ManyCalls many({calls, 1, bodies, 0});
    const auto batch = [&many, &file](int count) {
        std::vector<Call> list;
        for (int i = 0; i < count; ++i) {
            list.push_back(many.next());
            file.rawBytes += list.back().exchange.requestBody.size() + list.back().exchange.responseBody.size();
        }
        return list;
    };
    QElapsedTimer timer;
    timer.start();
    // The next ones are made while these are written.
    auto next = std::async(std::launch::async, batch, std::min(kBatch, calls));
    for (int done = 0; done < calls;) {
        const std::vector<Call> list = next.get();
        done += int(list.size());
        if (done < calls)
            next = std::async(std::launch::async, batch, std::min(kBatch, calls - done));
        for (const Call &call : list)
            history->finish(call);
        if (!waitFor(history->flush()))
            qFatal("the generated history cannot be written");
        if (done % 10'000 < kBatch) {
            std::fprintf(stderr, "\r%d of %d calls made, %.0f a second ", done, calls,
                double(done) / double(timer.elapsed()) * 1e3);
            std::fflush(stderr);
        }
    }
    std::fprintf(stderr, "\n");
    file.seconds = double(timer.elapsed()) / 1e3;
    noteOf(file, true, nullptr);
    waitUntilSealed(file);
    return file;
}

}
