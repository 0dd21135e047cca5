#include "core/history/database.h"
#include "core/history/history.h"
#include "tests/support/sampledata.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <cstdio>

using namespace heliograph;

namespace {

/// Calls of agents: conversations that are resent and grow by two messages a turn, some with tags,
/// ten thousand words.
class Traffic final
{
public:
    Call next()
    {
        if (m_turn == 0) {
            m_texts = {words(200)};
            m_session =
                m_random.bounded(3) == 0 ? QStringLiteral("session-%1").arg(m_count) : QString();
        } else {
            m_texts << words(60) << words(30);
        }
        m_turn = (m_turn + 1) % 8;
        ++m_count;
        Call call = sampleCall(m_texts.last(), words(80));
        call.createdAt = m_start.addMSecs(m_count * 1500);
        call.exchange.requestBody = chatBody(m_texts);
        call.model = call.requestedModel = QStringLiteral("model-%1").arg(m_random.bounded(40));
        call.tags = {};
        call.tags.sessionId = m_session;
        if (m_random.bounded(2) == 0)
            call.tags.properties = {
                {QStringLiteral("app"), QStringLiteral("app-%1").arg(m_random.bounded(20))}};
        call.receipt->total = Money::fromPico(qint64(m_random.bounded(200'000)) * 1'000'000);
        return call;
    }

private:
    QString words(int count)
    {
        QStringList list;
        for (int i = 0; i < count; ++i) // common words often, rare ones seldom
            list.append(QStringLiteral("w%1").arg(m_random.bounded(1 + m_random.bounded(10'000))));
        return list.join(u' ');
    }

    QRandomGenerator m_random{1};
    QDateTime m_start{QDate(2026, 1, 1), QTime(0, 0), Qt::UTC};
    QStringList m_texts;
    QString m_session;
    int m_turn = 0;
    qint64 m_count = 0;
};

double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

template <typename Question> void time(const char *what, Question question)
{
    double best = 1e9;
    qsizetype size = 0;
    for (int i = 0; i < 3; ++i) {
        QElapsedTimer timer;
        timer.start();
        size = question();
        best = std::min(best, milliseconds(timer));
    }
    std::printf("  %-62s %9.2f ms  %7lld rows\n", what, best, static_cast<long long>(size));
}

/// The same bytes as one row a call, in transactions of the same size: what SQLite alone costs.
double rawInserts(const QString &path, int count)
{
    Database database(path, Database::Access::Write, 1000);
    database.exec(QStringLiteral("PRAGMA page_size = 8192"));
    database.exec(QStringLiteral("PRAGMA journal_mode = WAL"));
    database.exec(QStringLiteral("PRAGMA synchronous = NORMAL"));
    database.exec(
        QStringLiteral("CREATE TABLE calls (id INTEGER PRIMARY KEY, request BLOB, response BLOB)"));
    Traffic traffic;
    double spent = 0;
    for (int done = 0; done < count;) {
        std::vector<Call> batch;
        for (int i = 0; i < 30 && done < count; ++i, ++done)
            batch.push_back(traffic.next());
        QElapsedTimer timer;
        timer.start();
        Transaction transaction(database);
        for (const Call &call : batch) {
            Statement insert(
                database, QStringLiteral("INSERT INTO calls (request, response) VALUES (?, ?)"));
            insert.bind(call.exchange.requestBody).bind(call.exchange.responseBody).run();
        }
        transaction.commit();
        spent += milliseconds(timer);
    }
    return spent;
}

}

/// bench_history [CALLS]: a hundred thousand by default.
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int count = argc > 1 ? atoi(argv[1]) : 100'000;
    QTemporaryDir folder;
    const double raw = rawInserts(folder.filePath(QStringLiteral("raw.db")), count);
    const qint64 rawBytes = QFileInfo(folder.filePath(QStringLiteral("raw.db"))).size();

    const QString path = folder.filePath(QStringLiteral("history.db"));
    auto history = std::move(History::open(path)).value();
    Traffic traffic;
    double spent = 0;
    QUuid some;
    for (int done = 0; done < count;) {
        std::vector<Call> batch;
        for (int i = 0; i < 300 && done < count; ++i, ++done)
            batch.push_back(traffic.next());
        some = batch.front().id;
        QElapsedTimer timer;
        timer.start();
        for (const Call &call : batch)
            history->finish(call);
        waitFor(history->flush());
        spent += milliseconds(timer);
    }
    history.reset();
    const qint64 bytes = QFileInfo(path).size();
    std::printf("history, %d calls of agents (prompts resent every turn)\n", count);
    std::printf(
        "  inserts: %.0f calls/s; SQLite alone with the same bytes: %.0f calls/s; ratio %.2f\n",
        count / spent * 1e3, count / raw * 1e3, raw / spent);
    std::printf("  file: %.0f bytes a call; bytes alone: %.0f; ratio %.2f\n", double(bytes) / count,
        double(rawBytes) / count, double(bytes) / double(rawBytes));

    QElapsedTimer timer;
    timer.start();
    history = std::move(History::open(path)).value();
    std::printf("  open: %.1f ms\n", milliseconds(timer));
    QList<qint64> all;
    const auto find = [&](const char *where, const char *search = "", int limit = -1) {
        const auto rows =
            waitFor(history->find({QLatin1String(where), QLatin1String(search), limit, false}));
        all = rows.ok() ? *rows : QList<qint64>();
        return all.size();
    };
    time("find everything", [&] { return find(""); });
    const QList<qint64> page = all.mid(all.size() / 2, 100);
    time("find the newest 100", [&] { return find("", "", 100); });
    time("summaries of 100", [&] { return waitFor(history->summaries(page))->size(); });
    time("cost > 0.19", [&] { return find("cost > 0.19"); });
    time("model ~ \"model-3\" and cost > 0.1",
        [&] { return find("model ~ \"model-3\" and cost > 0.1"); });
    time("status = error (none)", [&] { return find("status = error"); });
    time("property.app = app-7", [&] { return find("property.app = app-7"); });
    time("prompt ~ \"w99 w\"", [&] { return find("prompt ~ \"w99 w\""); });
    time("created >= 2026-01-02 and latency > 1s",
        [&] { return find("created >= 2026-01-02 and latency > 1s"); });
    time("search: a rare word", [&] { return find("", "w9876 "); });
    time("search: two common words", [&] { return find("", "w1 w2 "); });
    time("search: a word begun", [&] { return find("", "w987"); });
    time("one call with its bodies", [&] { return waitFor(history->call(some)).ok() ? 1 : 0; });
    time("spend of everything", [&] {
        return qsizetype(
            waitFor(history->spend({{QDateTime::fromMSecsSinceEpoch(0, Qt::UTC), {}}}))->first().calls);
    });
    return 0;
}
