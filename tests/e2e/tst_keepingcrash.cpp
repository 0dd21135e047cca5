#include "app/commands/historycommand.h"
#include "core/base/settings.h"
#include "core/history/database.h"
#include "core/history/history.h"
#include "core/history/historykeeper.h"
#include "core/session/callexport.h"
#include "core/session/callimport.h"
#include "tests/support/canary.h"
#include "tests/support/sampledata.h"
#include "tests/support/testenvironment.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>
#include <QThread>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace heliograph;

namespace {

constexpr int kCalls = 2'000;

QString mark(int n)
{
    return QStringLiteral("zz%1trace").arg(n, 6, 10, QLatin1Char('0'));
}

void fill(const QString &path)
{
    auto history = History::open(path);
    QVERIFY(history.ok());
    QList<Call> batch;
    for (int i = 0; i < kCalls; ++i) {
        Call call = sampleCall(QStringLiteral("question %1").arg(i % 50), QStringLiteral("answer ") + mark(i));
        call.exchange.requestBody = chatBody({QStringLiteral("shared %1").arg(i % 50), QStringLiteral("own ") + mark(i)});
        call.tags.userId = mark(i);
        batch.append(call);
        if (batch.size() == 200) {
            QVERIFY(waitFor((*history)->import(batch)).ok());
            batch.clear();
        }
    }
}

int removeUntilKilled(const QString &path)
{
    auto history = History::open(path);
    if (!history)
        return 1;
    HistoryKeeper keeper(**history, path);
    std::printf("begin\n");
    std::fflush(stdout);
    const auto report = waitFor(keeper.remove(CallQuery{}));
    return report.ok() ? 0 : 1;
}

int importUntilKilled(const QString &path, const QString &file)
{
    auto history = History::open(path);
    if (!history)
        return 1;
    std::printf("begin\n");
    std::fflush(stdout);
    return waitFor(importCalls(**history, file, {}, {})).ok() ? 0 : 1;
}

#ifdef Q_OS_UNIX
/// As somebody who may read the history and nothing else (root may write everything).
int deleteAsNobody(const QString &path)
{
    constexpr uid_t nobody = 65'534;
    if (::geteuid() == 0 && ::setuid(nobody) != 0)
        return 3;
    QTextStream out(stdout);
    QTextStream err(stderr);
    const Settings settings(path + QStringLiteral(".ini"));
    return runHistory({QStringLiteral("delete"), QStringLiteral("--where"), QStringLiteral("attempts > 0"), QStringLiteral("--yes")},
        {path, settings, out, err, {}});
}
#endif

QString integrityOf(const QString &path)
{
    Database database(path, Database::Access::Read, 10'000);
    Statement check(database, QStringLiteral("PRAGMA integrity_check"));
    return check.next() ? check.text(0) : QString();
}

/// Starts itself in another role and kills it after a while; false where it had ended by then.
bool killAfter(const QStringList &arguments, int ms)
{
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), arguments);
    if (!child.waitForStarted(10'000) || !child.waitForReadyRead(30'000))
        qFatal("the other process did not start");
    if (child.waitForFinished(ms))
        return false;
    child.kill();
    child.waitForFinished(10'000);
    return true;
}

}

/// Keeping house that ends by force: what is there stays whole, and the next start goes on.
class KeepingCrashTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedRemovalGoesOnAtTheNextStart()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("history.db"));
        fill(path);
        QRandomGenerator random(QRandomGenerator::securelySeeded());
        int kills = 0;
        for (int round = 0; round < 12; ++round) {
            if (!killAfter({QStringLiteral("--remove"), path}, 20 + random.bounded(300)))
                break;
            ++kills;
            QCOMPARE(integrityOf(path), QStringLiteral("ok"));
            auto history = History::open(path);
            QVERIFY(history.ok());
            const auto rows = waitFor((*history)->find({}));
            QVERIFY(rows.ok());
            const auto list = waitFor((*history)->summaries(*rows));
            for (qsizetype i = 0; i < list->size(); i += 97) { // those that are left are whole
                const auto call = waitFor((*history)->call((*list)[i].id));
                QVERIFY(call.ok());
                QVERIFY(call->exchange.requestBody.contains("own zz"));
                QCOMPARE(call->answer.text, QStringLiteral("answer ") + call->tags.userId);
            }
        }
        QVERIFY(kills > 0);
        auto history = History::open(path);
        QVERIFY(history.ok());
        {
            HistoryKeeper keeper(**history, path);
            keeper.setRetention({}); // as the window does at its start
            QVERIFY(waitFor(keeper.remove(CallQuery{})).ok());
            for (const int n : {0, 1, kCalls / 2, kCalls - 1})
                QCOMPARE(filesHolding(folder.path(), mark(n).sliced(4).toLatin1()), QStringList());
        }
        history = Error{};
        Database database(path, Database::Access::Read, 1000);
        for (const char *table : {"calls", "pieces", "body_nodes", "gone_pieces", "gone_names"})
            QCOMPARE(database.integer(QStringLiteral("SELECT count(*) FROM ") + QLatin1String(table)), 0);
        qInfo("%d kills", kills);
    }

    void killedImportTakesTheRestLater()
    {
        const QTemporaryDir folder;
        const QString from = folder.filePath(QStringLiteral("from.db"));
        const QString path = folder.filePath(QStringLiteral("history.db"));
        const QString file = folder.filePath(QStringLiteral("calls.jsonl"));
        fill(from);
        {
            auto history = History::open(from);
            QCOMPARE(waitFor(exportCalls(**history, {}, ExportFormat::Jsonl, file))->calls, kCalls);
        }
        QRandomGenerator random(QRandomGenerator::securelySeeded());
        int kills = 0;
        for (int round = 0; round < 12 && killAfter({QStringLiteral("--import"), path, file}, 50 + random.bounded(400)); ++round) {
            ++kills;
            QCOMPARE(integrityOf(path), QStringLiteral("ok"));
        }
        auto history = History::open(path);
        const auto report = waitFor(importCalls(**history, file, {}, {}));
        QVERIFY(report.ok());
        QCOMPARE(report->imported + report->alreadyThere, kCalls);
        QCOMPARE(report->refused, 0);
        const QString again = folder.filePath(QStringLiteral("again.jsonl"));
        QCOMPARE(waitFor(exportCalls(**history, {}, ExportFormat::Jsonl, again))->calls, kCalls);
        QFile a(file);
        QFile b(again);
        QVERIFY(a.open(QIODevice::ReadOnly) && b.open(QIODevice::ReadOnly));
        QVERIFY(a.readAll() == b.readAll());
        qInfo("%d kills", kills);
    }

#ifdef Q_OS_UNIX
    void readOnlyHistoryIsTold()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("history.db"));
        const Call call = sampleCall();
        {
            auto history = History::open(path);
            QVERIFY(waitFor((*history)->import({call})).ok());
        }
        const auto everyone = QFile::ReadOwner | QFile::ExeOwner | QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther));
        QVERIFY(QFile::setPermissions(folder.path(), everyone));
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--delete-as-nobody"), path});
        QVERIFY(child.waitForFinished(60'000));
        const QString said = QString::fromUtf8(child.readAllStandardError());
        QVERIFY(QFile::setPermissions(folder.path(), everyone | QFile::WriteOwner));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
        QCOMPARE(child.exitCode(), 1);
        QVERIFY2(said.contains(path) && (said.contains(QStringLiteral("cannot be written")) || said.contains(QStringLiteral("cannot be opened"))), qPrintable(said));
        QCOMPARE(integrityOf(path), QStringLiteral("ok"));
        auto history = History::open(path);
        QVERIFY(waitFor((*history)->call(call.id)).ok());
    }
#endif

    /// Thousands go; a stream that runs meanwhile is on the disk as promised.
    void writingGoesOnWhileCallsAreDeleted()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("history.db"));
        fill(path);
        auto opened = History::open(path);
        History &history = **opened;
        HistoryKeeper keeper(history, path);
        auto removal = keeper.remove(CallQuery{QStringLiteral("provider = openai"), {}, -1, false});
        qint64 longest = 0;
        int written = 0;
        while (!removal.isFinished()) {
            QElapsedTimer clock;
            clock.start();
            Call call = sampleCall(QStringLiteral("new"), QStringLiteral("new"));
            call.provider = QStringLiteral("groq");
            history.finish(call);
            QVERIFY(waitFor(history.flush()));
            longest = std::max(longest, clock.elapsed());
            ++written;
            QThread::msleep(5);
        }
        QCOMPARE(removal.result()->calls, kCalls);
        QCOMPARE(waitFor(history.find({}))->size(), written);
        qInfo("%d calls written meanwhile, the slowest took %lld ms", written, static_cast<long long>(longest));
        QVERIFY2(longest < 2'000, qPrintable(QString::number(longest)));
    }
};

int main(int argc, char **argv)
{
    const TestEnvironment environment;
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--remove"))
        return removeUntilKilled(arguments.value(2));
    if (arguments.value(1) == QLatin1String("--import"))
        return importUntilKilled(arguments.value(2), arguments.value(3));
#ifdef Q_OS_UNIX
    if (arguments.value(1) == QLatin1String("--delete-as-nobody"))
        return deleteAsNobody(arguments.value(2));
#endif
    KeepingCrashTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keepingcrash.moc"
