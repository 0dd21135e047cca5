#include "app/commands/historycommand.h"
#include "core/base/json.h"
#include "core/base/settings.h"
#include "core/history/backup.h"
#include "core/history/database.h"
#include "core/history/houselock.h"
#include "tests/support/keepingfixture.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QSignalSpy>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace heliograph;

/// The file of a history: backups, damage, locks and full disks, what takes its space, and the commands for it.
class HistoryCareTest final : public QObject, private KeepingFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void backupsAreWholeAndComeBack()
    {
        QList<Call> calls;
        for (int i = 0; i < 20; ++i) {
            calls.append(markedCall(i));
            m_history->finish(calls.last());
        }
        const Call running = sampleCall();
        m_history->begin(asBegun(running));
        const QString backup = m_folder->filePath(QStringLiteral("backup.db"));
        const auto report = waitFor(m_keeper->backUp(backup));
        QVERIFY2(report.ok(), report ? "" : qPrintable(report.error().message));
        QCOMPARE(report->calls, 21);
        QCOMPARE(report->bytes, QFileInfo(backup).size());
        QVERIFY(!waitFor(m_keeper->backUp(backup)).ok()); // never over another
        QCOMPARE(filesWith(QStringLiteral("backup*")), QStringList{QStringLiteral("backup.db")});
#ifdef Q_OS_UNIX
        QVERIFY(!(QFile::permissions(backup) & (QFile::ReadGroup | QFile::ReadOther)));
#endif
        m_history->finish(running);
        m_history->finish(markedCall(99));
        QVERIFY(waitFor(m_history->flush()));
        QVERIFY(prepareRestore(backup, m_path).ok());
        QVERIFY(!finishRestore(m_path).ok()); // it is open
        QCOMPARE(waitFor(m_history->find({}))->size(), 22);
        close();
        open();
        QCOMPARE(waitFor(m_history->find({}))->size(), 21);
        for (const Call &call : calls) {
            const auto restored = waitFor(m_history->call(call.id));
            QCOMPARE(restored->exchange.requestBody, call.exchange.requestBody);
            QCOMPARE(restored->exchange.responseBody, call.exchange.responseBody);
            QVERIFY(restored->tags == call.tags);
        }
        QCOMPARE(waitFor(m_history->find({{}, markedWord(QStringLiteral("answer"), 7), -1, false}))->size(), 1);
        const QStringList aside = filesWith(QStringLiteral("history.db.before-*"));
        QCOMPARE(aside.size(), 1);
        close();
        Database kept(m_folder->filePath(aside.first()), Database::Access::Read, 1000);
        QCOMPARE(kept.integer(QStringLiteral("SELECT count(*) FROM calls")), 22);
    }

    void damagedAndForeignBackupsAreRefused()
    {
        for (int i = 0; i < 60; ++i)
            m_history->finish(markedCall(i));
        const QString backup = m_folder->filePath(QStringLiteral("backup.db"));
        QVERIFY(waitFor(m_keeper->backUp(backup)).ok());
        close();
        const QString broken = m_folder->filePath(QStringLiteral("broken.db"));
        QVERIFY(QFile::copy(backup, broken));
        QVERIFY(spoil(broken) > 0);
        const QString cut = m_folder->filePath(QStringLiteral("cut.db"));
        QVERIFY(QFile::copy(backup, cut));
        QVERIFY(QFile::resize(cut, QFileInfo(cut).size() / 2));
        const QString text = m_folder->filePath(QStringLiteral("text.db"));
        QFile file(text);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Dear diary");
        file.close();
        for (const QString &wrong : {broken, cut, text, m_folder->filePath(QStringLiteral("absent.db"))}) {
            const auto report = prepareRestore(wrong, m_path);
            QVERIFY2(!report.ok(), qPrintable(wrong));
            QVERIFY2(report.error().message.contains(wrong), qPrintable(report.error().message));
            QVERIFY(!restoreWaits(m_path));
        }
        open();
        QCOMPARE(waitFor(m_history->find({}))->size(), 60);
    }

    void corruptedPagesAreFoundAndTheRestIsRead()
    {
        for (int i = 0; i < 60; ++i)
            m_history->finish(markedCall(i));
        QVERIFY(waitFor(m_history->flush()));
        QVERIFY(waitFor(m_keeper->check())->problems.isEmpty());
        QCOMPARE(waitFor(m_keeper->check())->calls, 60);
        close();
        const int lost = spoil(m_path);
        QVERIFY(lost > 0 && lost < 60);
        open();
        const auto report = waitFor(m_keeper->check());
        QVERIFY(report.ok() && !report->problems.isEmpty());
        QSignalSpy damaged(m_keeper.get(), &HistoryKeeper::damaged);
        m_keeper->checkQuietly();
        QTRY_COMPARE(damaged.count(), 1);
        QVERIFY(damaged.first().first().value<Error>().message.contains(m_path));
        const auto rows = waitFor(m_history->find({}));
        QVERIFY(rows.ok());
        QCOMPARE(rows->size(), 60);
        int read = 0;
        const auto list = waitFor(m_history->summaries(*rows));
        for (const CallSummary &summary : list ? *list : QList<CallSummary>())
            read += waitFor(m_history->call(summary.id)).ok() ? 1 : 0;
        QCOMPARE(read, 60 - lost);
        QString out;
        QString err;
        QCOMPARE(command({QStringLiteral("check")}, out, err), 1);
        QVERIFY(err.contains(QStringLiteral("damaged")));
    }

    void lockedHistoryIsToldAndNothingLost()
    {
        for (int i = 0; i < 3; ++i)
            m_history->finish(markedCall(i));
        QVERIFY(waitFor(m_history->flush()));
        {
            const auto lock = HouseLock::take(m_path);
            QVERIFY(lock.ok());
            const auto report = waitFor(m_keeper->remove(CallQuery{}));
            QVERIFY(!report.ok());
            QVERIFY2(report.error().message.contains(QStringLiteral("Another Heliograph")), qPrintable(report.error().message));
        }
        {
            Database other(m_path, Database::Access::Write, 0);
            other.exec(QStringLiteral("BEGIN IMMEDIATE"));
            const auto report = waitFor(m_keeper->remove(CallQuery{}));
            QVERIFY(!report.ok());
            QVERIFY2(report.error().message.contains(QStringLiteral("in use")), qPrintable(report.error().message));
            other.exec(QStringLiteral("ROLLBACK"));
        }
        QCOMPARE(waitFor(m_history->find({}))->size(), 3);
        QCOMPARE(waitFor(m_keeper->remove(CallQuery{}))->calls, 3);
    }

#ifdef Q_OS_UNIX
    void fullDiskStopsABackupAndARemoval()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        for (int i = 0; i < 60; ++i)
            m_history->finish(markedCall(i));
        QVERIFY(waitFor(m_history->flush()));
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        rlimit full = before;
        full.rlim_cur = 40'000;
        setrlimit(RLIMIT_FSIZE, &full);
        const QString backup = m_folder->filePath(QStringLiteral("backup.db"));
        const auto copied = waitFor(m_keeper->backUp(backup));
        const auto removed = waitFor(m_keeper->remove(CallQuery{}));
        setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!copied.ok() && !removed.ok());
        QVERIFY2(copied.error().message.contains(backup), qPrintable(copied.error().message));
        QCOMPARE(removed.error().kind, ErrorKind::Storage);
        QCOMPARE(filesWith(QStringLiteral("backup*")), QStringList());
        QVERIFY(waitFor(m_keeper->check())->problems.isEmpty());
        QCOMPARE(waitFor(m_history->find({}))->size(), 60);
        QCOMPARE(waitFor(m_keeper->remove(CallQuery{}))->calls, 60);
    }
#endif

    void spaceAddsUp()
    {
        for (int i = 0; i < 60; ++i)
            m_history->finish(markedCall(i));
        const auto report = waitFor(m_keeper->space());
        QVERIFY(report.ok());
        QVERIFY(report->requests > 0 && report->answers > 0 && report->search > 0 && report->calls > 0 && report->indexes > 0);
        const qint64 file = report->total() - report->log;
        Database database(m_path, Database::Access::Read, 1000);
        const qint64 pages = database.integer(QStringLiteral("PRAGMA page_count")) * 8192;
        QVERIFY2(std::abs(file - pages) <= 3 * 8192, qPrintable(QStringLiteral("%1 %2").arg(file).arg(pages)));
    }

    void commands()
    {
        for (int i = 0; i < 5; ++i)
            m_history->finish(markedCall(i));
        close();
        QString out;
        QString err;
        const auto words = [](const char *line) { return QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts); };
        for (const char *wrong : {"", "frobnicate", "backup", "restore", "check x", "delete", "delete --yes", "space --format xml"}) {
            QCOMPARE(command(words(wrong), out, err), 2);
            QVERIFY(!err.isEmpty() && out.isEmpty());
        }
        QCOMPARE(command(words("--help"), out, err), 0);
        QVERIFY(out.contains(QStringLiteral("restore FILE")));
        QCOMPARE(command(words("check"), out, err), 0);
        QVERIFY(out.contains(QStringLiteral("Calls: 5")));
        QCOMPARE(command(words("space --format json"), out, err), 0);
        QVERIFY(parseJson(out.toUtf8())->at("total").get<qint64>() > 0);
        const QString backup = m_folder->filePath(QStringLiteral("b.db"));
        QCOMPARE(command({QStringLiteral("backup"), backup}, out, err), 0);
        const QStringList old{QStringLiteral("delete"), QStringLiteral("--where"), QStringLiteral("created < 2026-01-03")};
        QCOMPARE(command(old, out, err), 2); // nobody to ask
        QVERIFY2(err.contains(QStringLiteral("Calls to delete: 2, from 2026-01-01")), qPrintable(err));
        m_answer = false;
        QCOMPARE(command(old, out, err), 1);
        m_answer = true;
        QCOMPARE(command(old, out, err), 0);
        QVERIFY(out.contains(QStringLiteral("Calls deleted: 2")));
        QCOMPARE(command(old + QStringList{QStringLiteral("--yes")}, out, err), 0);
        QVERIFY(out.contains(QStringLiteral("No call fits")));
        QCOMPARE(command({QStringLiteral("restore"), backup}, out, err), 0);
        QVERIFY(out.contains(QStringLiteral("5 calls were restored")) && out.contains(QStringLiteral("before-")));
        QCOMPARE(command(words("check"), out, err), 0);
        QVERIFY(out.contains(QStringLiteral("Calls: 5")));
        QCOMPARE(command({QStringLiteral("restore"), m_folder->filePath(QStringLiteral("absent"))}, out, err), 1);
    }

private:
    int command(const QStringList &arguments, QString &out, QString &err)
    {
        out.clear();
        err.clear();
        QTextStream outStream(&out);
        QTextStream errStream(&err);
        const Settings settings(m_folder->filePath(QStringLiteral("settings.ini")));
        HistoryCommandContext context{m_path, settings, outStream, errStream, {}};
        if (m_answer)
            context.confirm = [this](const QString &) { return *m_answer; };
        return runHistory(arguments, context);
    }

    /// Overwrites a page of answers; how many answers were on it.
    static int spoil(const QString &path)
    {
        qint64 page = 0;
        qint64 answers = 0;
        {
            Database database(path, Database::Access::Read, 1000);
            page = database.integer(
                QStringLiteral("SELECT pageno FROM dbstat WHERE name = 'responses' AND pagetype = 'leaf' ORDER BY pageno LIMIT 1"));
            answers = database.integer(
                QStringLiteral("SELECT ncell FROM dbstat WHERE name = 'responses' AND pagetype = 'leaf' ORDER BY pageno LIMIT 1"));
        }
        QFile file(path);
        if (page <= 1 || !file.open(QIODevice::ReadWrite) || !file.seek((page - 1) * 8192)
            || file.write(QByteArray(8192, '\x5a')) != 8192)
            return 0;
        return int(answers);
    }

    QStringList filesWith(const QString &pattern) const { return QDir(m_folder->path()).entryList({pattern}, QDir::Files, QDir::Name); }

    std::optional<bool> m_answer;
};

HELIOGRAPH_TEST_MAIN(HistoryCareTest)
#include "tst_historycare.moc"
