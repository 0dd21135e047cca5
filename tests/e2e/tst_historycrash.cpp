#include "core/history/database.h"
#include "core/history/history.h"
#include "tests/support/sampledata.h"
#include "tests/support/testenvironment.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>
#include <QThread>

#include <chrono>
#include <cstdio>

using namespace heliograph;

namespace {

constexpr qint64 kPromisedNs = 250'000'000;

qint64 monotonicNs()
{
    // The same clock in every process of the machine.
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
        std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

QString textUpTo(int words)
{
    QString text;
    for (int i = 0; i < words; ++i)
        text += QStringLiteral("word%1 ").arg(i);
    return text;
}

/// Streams one call after another until it is killed, and says on standard output what it handed
/// over and when: "begin ID", "append ID BYTES NS", "finish ID NS".
int writeUntilKilled(const QString &path, int lifeMs)
{
    auto opened = History::open(path);
    if (!opened.ok()) {
        std::fprintf(stderr, "%s\n", qPrintable(opened.error().message));
        return 1;
    }
    History &history = **opened;
    QElapsedTimer life;
    life.start();
    QRandomGenerator random(QRandomGenerator::securelySeeded());
    while (lifeMs < 0 || !life.hasExpired(lifeMs)) {
        Call call = sampleCall(QStringLiteral("Count"), textUpTo(400));
        const QByteArray id = call.id.toByteArray(QUuid::WithoutBraces);
        history.begin(asBegun(call));
        std::printf("begin %s\n", id.constData());
        qsizetype at = 0;
        QElapsedTimer since;
        since.start();
        while (at < call.exchange.responseBody.size()) {
            const QByteArray bytes = call.exchange.responseBody.mid(at, 1 + random.bounded(300));
            history.append(call.id, bytes, {{since.nsecsElapsed() / 1000, bytes.size()}});
            at += bytes.size();
            std::printf("append %s %lld %lld\n", id.constData(), static_cast<long long>(at),
                static_cast<long long>(monotonicNs()));
            std::fflush(stdout);
            QThread::usleep(random.bounded(3000));
        }
        history.finish(call);
        std::printf("finish %s %lld\n", id.constData(), static_cast<long long>(monotonicNs()));
        std::fflush(stdout);
    }
    return 0;
}

struct Told {
    qsizetype safeBytes = 0; ///< handed over long enough before the end
    qsizetype allBytes = 0;
    bool finished = false; ///< long enough before the end
    bool finishTold = false;
};

QHash<QUuid, Told> readLog(const QByteArray &log, qint64 endNs)
{
    QHash<QUuid, Told> calls;
    const QList<QByteArray> lines = log.split('\n');
    for (const QByteArray &line : lines.first(lines.size() - 1)) { // the last may be cut off
        const QList<QByteArray> words = line.split(' ');
        Told &told = calls[QUuid(QString::fromLatin1(words.value(1)))];
        const bool safe = words.last().toLongLong() < endNs - kPromisedNs;
        if (words[0] == "append") {
            told.allBytes = words[2].toLongLong();
            if (safe)
                told.safeBytes = told.allBytes;
        } else if (words[0] == "finish") {
            told.finishTold = true;
            told.finished = safe;
        }
    }
    return calls;
}

QString integrityOf(const QString &path)
{
    Database database(path, Database::Access::Read, 10'000);
    Statement check(database, QStringLiteral("PRAGMA integrity_check"));
    return check.next() ? check.text(0) : QString();
}

}

/// What a process that is killed without warning leaves behind. HELIOGRAPH_KILL_ROUNDS: how often
/// (10).
class HistoryCrashTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedWriterLosesNothingOld()
    {
        bool given = false;
        const int chosen = qEnvironmentVariableIntValue("HELIOGRAPH_KILL_ROUNDS", &given);
        const int rounds = given ? chosen : 10;
        QRandomGenerator random(QRandomGenerator::securelySeeded());
        qsizetype checkedBytes = 0;
        int interrupted = 0;
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("history.db"));
        for (int round = 0; round < rounds; ++round) {
            QProcess child;
            start(child, path, -1);
            QVERIFY(child.waitForReadyRead(30'000));
            QThread::msleep(300 + random.bounded(1200));
            const qint64 end = monotonicNs();
            child.kill();
            QVERIFY(child.waitForFinished(10'000));
            QCOMPARE(child.exitStatus(), QProcess::CrashExit);
            const auto told = readLog(child.readAllStandardOutput(), end);
            QVERIFY(!told.isEmpty());

            QCOMPARE(integrityOf(path), QStringLiteral("ok"));
            auto history = History::open(path);
            QVERIFY2(history.ok(), history.ok() ? "" : qPrintable(history.error().message));
            QVERIFY(waitFor((*history)->find({QStringLiteral("status = running"), {}, -1, false}))
                        ->isEmpty());
            const Call expected = sampleCall(QStringLiteral("Count"), textUpTo(400));
            for (auto it = told.begin(); it != told.end(); ++it) {
                const auto call = waitFor((*history)->call(it.key()));
                if (!call.ok()) {
                    QCOMPARE(it->safeBytes, 0); // it had only just begun
                    continue;
                }
                const QByteArray &body = call->exchange.responseBody;
                QVERIFY2(body.size() >= it->safeBytes,
                    qPrintable(
                        QStringLiteral("%1 of %2 bytes").arg(body.size()).arg(it->safeBytes)));
                QVERIFY(expected.exchange.responseBody.startsWith(body));
                checkedBytes += it->safeBytes;
                if (it->finished || call->status == CallStatus::Ok) {
                    QCOMPARE(call->status, CallStatus::Ok);
                    QVERIFY(it->finishTold);
                    QCOMPARE(body, expected.exchange.responseBody);
                    QVERIFY(call->answer == expected.answer);
                    continue;
                }
                ++interrupted;
                QCOMPARE(call->status, CallStatus::Interrupted);
                QCOMPARE(call->error->kind, ErrorKind::Interrupted);
                QVERIFY(expected.answer.text.startsWith(call->answer.text));
                QCOMPARE(call->exchange.requestBody, expected.exchange.requestBody);
                qint64 timed = 0;
                for (const Chunk &chunk : call->exchange.chunks)
                    timed += chunk.bytes;
                QCOMPARE(timed, body.size());
            }
            history = Error{};
            QCOMPARE(integrityOf(path), QStringLiteral("ok"));
        }
        QVERIFY(checkedBytes > 0);
        qInfo("%d kills, %lld bytes older than 250 ms all there, %d calls interrupted", rounds,
            static_cast<long long>(checkedBytes), interrupted);
    }

    /// Two programs write, one is killed: the other's calls go on, the dead one's are marked by the
    /// living.
    void survivorMarksTheCallsOfTheDead()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("history.db"));
        auto history = History::open(path);
        QVERIFY(history.ok());
        QProcess victim;
        QProcess other;
        start(victim, path, -1);
        start(other, path, 6000);
        const Call own = sampleCall();
        (*history)->begin(asBegun(own));
        (*history)->append(own.id, own.exchange.responseBody, {});
        QVERIFY(victim.waitForReadyRead(30'000));
        QThread::msleep(1500);
        victim.kill();
        const qint64 end = monotonicNs();
        QVERIFY(victim.waitForFinished(10'000));
        const auto told = readLog(victim.readAllStandardOutput(), end);
        for (auto it = told.begin(); it != told.end(); ++it) {
            if (it->safeBytes == 0)
                continue;
            const auto status = [&] { return waitFor((*history)->call(it.key()))->status; };
            QTRY_VERIFY_WITH_TIMEOUT(status() != CallStatus::Running, 10'000);
            QVERIFY(!it->finished || status() == CallStatus::Ok);
        }
        QCOMPARE(waitFor((*history)->call(own.id))->status, CallStatus::Running);
        QVERIFY(other.waitForFinished(30'000));
        QCOMPARE(other.exitCode(), 0);
        (*history)->finish(own);
        QVERIFY(waitFor((*history)->flush()));
        const auto others =
            readLog(other.readAllStandardOutput(), std::numeric_limits<qint64>::max());
        QVERIFY(!others.isEmpty());
        for (auto it = others.begin(); it != others.end(); ++it)
            QCOMPARE(waitFor((*history)->call(it.key()))->status, CallStatus::Ok);
        QCOMPARE(waitFor((*history)->call(own.id))->status, CallStatus::Ok);
        history = Error{};
        QCOMPARE(integrityOf(path), QStringLiteral("ok"));
    }

private:
    static void start(QProcess &child, const QString &path, int lifeMs)
    {
        child.setProcessChannelMode(QProcess::SeparateChannels);
        child.start(QCoreApplication::applicationFilePath(),
            {QStringLiteral("--write-until-killed"), path, QString::number(lifeMs)});
        QVERIFY(child.waitForStarted(10'000));
    }
};

int main(int argc, char **argv)
{
    const TestEnvironment environment;
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--write-until-killed"))
        return writeUntilKilled(arguments.value(2), arguments.value(3).toInt());
    HistoryCrashTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_historycrash.moc"
