#include "core/history/database.h"
#include "core/history/history.h"
#include "core/history/instancelock.h"
#include "core/history/schema.h"
#include "tests/support/sampledata.h"
#include "tests/support/testmain.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSignalSpy>

#include <thread>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using namespace heliograph;

class HistoryFileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("history.db"));
    }

    void cleanup() { m_folder.reset(); }

    void schemaStepsAreNumberedWithoutGaps()
    {
        const QStringList names =
            QDir(QStringLiteral(":/schema")).entryList(QDir::Files, QDir::Name);
        QVERIFY(!names.isEmpty());
        QCOMPARE(int(names.size()), schemaVersion());
        for (qsizetype i = 0; i < names.size(); ++i)
            QVERIFY2(names[i].startsWith(QStringLiteral("%1_").arg(i + 1, 4, 10, QLatin1Char('0'))),
                qPrintable(names[i]));
    }

    void scriptsAreSplitIntoStatements_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QStringList>("statements");
        const auto row = [](const char *name, const char *script, const QStringList &statements) {
            QTest::newRow(name) << QString::fromUtf8(script) << statements;
        };
        row("empty", " ;; \n-- only this\n/* and ; this */;", {});
        row("two", "A; B", {QStringLiteral("A"), QStringLiteral("B")});
        row("quotes", "A ';' \";\" `;` [;] 'it''s;';B",
            {QStringLiteral("A ';' \";\" `;` [;] 'it''s;'"), QStringLiteral("B")});
        row("comments", "A -- ; '\n(1); /* ' */ B",
            {QStringLiteral("A  \n(1)"), QStringLiteral("B")});
        row("comment marks in quotes", "A '--' '/*'; B",
            {QStringLiteral("A '--' '/*'"), QStringLiteral("B")});
        row("trigger",
            "CREATE TRIGGER t AFTER INSERT ON x BEGIN UPDATE y SET a = CASE WHEN 1 THEN 2 END; "
            "DELETE FROM z; END; B",
            {QStringLiteral("CREATE TRIGGER t AFTER INSERT ON x BEGIN UPDATE y SET a = CASE WHEN 1 "
                            "THEN 2 END; DELETE "
                            "FROM z; END"),
                QStringLiteral("B")});
        row("begin outside a trigger", "BEGIN; END",
            {QStringLiteral("BEGIN"), QStringLiteral("END")});
        row("cut off", "A 'x; B", {QStringLiteral("A 'x; B")});
        row("cut off comment", "A /* x; B", {QStringLiteral("A")});
    }

    void scriptsAreSplitIntoStatements()
    {
        QFETCH(QString, script);
        QFETCH(QStringList, statements);
        QCOMPARE(splitSql(script), statements);
    }

    void newFileIsPrivateAndLeavesNothingBeside()
    {
        QVERIFY(History::open(m_path).ok());
        QCOMPARE(filesBeside(), QStringList{QStringLiteral("history.db")});
#ifdef Q_OS_UNIX
        QCOMPARE(
            QFile::permissions(m_path) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
            QFile::Permissions());
#endif
        {
            Database database(m_path, Database::Access::Read, 0);
            QCOMPARE(database.integer(QStringLiteral("PRAGMA user_version")), schemaVersion());
            QCOMPARE(database.integer(QStringLiteral("PRAGMA page_size")), 8192);
        }
        QVERIFY(History::open(m_path).ok());
    }

    void newerFileIsRefusedAndNotTouched()
    {
        fill();
        {
            Database database(m_path, Database::Access::Write, 0);
            database.exec(QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion() + 1));
        }
        refusesWithoutTouching(QStringLiteral("newer version"));
    }

    /// The newer program died before its change reached the file itself: it is in the write-ahead
    /// log.
    void newerFileIsKnownByItsLog()
    {
        fill();
        const QString copy = m_folder->filePath(QStringLiteral("copy"));
        {
            Database database(m_path, Database::Access::Write, 0);
            database.exec(QStringLiteral("PRAGMA wal_autocheckpoint = 0"));
            database.exec(QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion() + 1));
            database.exec(QStringLiteral("INSERT INTO names (kind, text) VALUES (1, 'x')"));
            for (const char *suffix : {"", "-wal"})
                QVERIFY(QFile::copy(m_path + QLatin1String(suffix), copy + QLatin1String(suffix)));
        }
        m_path = copy;
        refusesWithoutTouching(QStringLiteral("newer version"));
    }

    void whatIsNoHistoryIsRefusedAndNotTouched_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("words");
        QTest::newRow("text") << QByteArray("Dear diary, this is no database at all.").repeated(10)
                              << QStringLiteral("is not a Heliograph history");
        QTest::newRow("short") << QByteArray("SQLite format 3\0", 16)
                               << QStringLiteral("is not a Heliograph history");
        QTest::newRow("zeros") << QByteArray(8192, '\0')
                               << QStringLiteral("is not a Heliograph history");
    }

    void whatIsNoHistoryIsRefusedAndNotTouched()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, words);
        write(content);
        refusesWithoutTouching(words);
    }

    void foreignDatabaseIsRefusedAndNotTouched()
    {
        {
            Database database(m_path, Database::Access::Write, 0);
            database.exec(QStringLiteral("CREATE TABLE recipes (name TEXT)"));
        }
        refusesWithoutTouching(QStringLiteral("is not a Heliograph history"));
    }

    void cutFileIsRefusedAndNotTouched()
    {
        fill();
        QFile file(m_path);
        QVERIFY(file.resize(file.size() / 2));
        refusesWithoutTouching(QStringLiteral("damaged"));
    }

    void damagedPagesAreRefusedAndNotTouched()
    {
        fill();
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(100);
        file.write(QByteArray(8092, '\x5a'));
        file.close();
        refusesWithoutTouching(QStringLiteral("damaged"));
    }

    void placeThatCannotBeWrittenIsRefused()
    {
        write("x");
        const auto below = History::open(m_path + QStringLiteral("/history.db"));
        QVERIFY(!below.ok());
        QCOMPARE(below.error().kind, ErrorKind::Storage);
        const auto folder = History::open(m_folder->path());
        QVERIFY(!folder.ok());
        QCOMPARE(folder.error().kind, ErrorKind::Storage);
        QVERIFY(folder.error().message.contains(m_folder->path()));
    }

    void severalOpenANewFileAtOnce()
    {
        std::atomic_int opened = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 6; ++i) {
            threads.emplace_back([&] {
                auto history = History::open(m_path);
                if (!history.ok()) {
                    qWarning("%s", qPrintable(history.error().message));
                    return;
                }
                for (int n = 0; n < 20; ++n)
                    (*history)->finish(sampleCall());
                if (waitFor((*history)->flush()))
                    ++opened;
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        QCOMPARE(opened.load(), 6);
        auto history = History::open(m_path);
        QCOMPARE(waitFor((*history)->find({}))->size(), 120);
        history = Error{};
        QCOMPARE(integrity(), QStringLiteral("ok"));
    }

    void lockedHistoryIsRefusedAfterAWhile()
    {
        fill();
        Database database(m_path, Database::Access::Write, 0);
        database.exec(QStringLiteral("BEGIN IMMEDIATE"));
        const auto history = History::open(m_path);
        QVERIFY(!history.ok());
        QVERIFY2(history.error().message.contains(QStringLiteral("in use")),
            qPrintable(history.error().message));
    }

    void writesWaitForALockAndAreNotLost()
    {
        auto history = History::open(m_path);
        const Call call = sampleCall();
        {
            Database database(m_path, Database::Access::Write, 0);
            database.exec(QStringLiteral("BEGIN IMMEDIATE"));
            (*history)->finish(call);
            QTest::qWait(500);
            database.exec(QStringLiteral("ROLLBACK"));
        }
        QVERIFY(waitFor((*history)->flush()));
        QVERIFY(waitFor((*history)->call(call.id)).ok());
    }

    void instanceLocksTellTheLivingFromTheDead()
    {
        QString name;
        {
            const InstanceLock lock(m_path);
            name = lock.name();
            QVERIFY(!InstanceLock::isGone(m_path, name));
            QVERIFY(!InstanceLock::isGone(m_path, name));
        }
        QVERIFY(InstanceLock::isGone(m_path, name));
        QVERIFY(InstanceLock::isGone(m_path, QStringLiteral("../../etc/passwd")));
        QVERIFY(InstanceLock::isGone(m_path, QUuid::createUuid().toString(QUuid::WithoutBraces)));
    }

#ifdef Q_OS_UNIX
    /// A disk that is full, as far as a process can make one for itself: no file may grow any more.
    void fullDiskLosesNothing()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        fill();
        auto history = History::open(m_path);
        QVERIFY(history.ok());
        const QSignalSpy failures(history->get(), &History::writeFailed);
        Call running = sampleCall();
        (*history)->begin(asBegun(running));
        (*history)->append(running.id, running.exchange.responseBody.first(200), {{1, 200}});
        QVERIFY(waitFor((*history)->flush()));
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        rlimit full = before;
        full.rlim_cur = 4096;
        setrlimit(RLIMIT_FSIZE, &full);

        QList<Call> calls;
        for (int i = 0; i < 30; ++i) {
            calls.append(sampleCall(QString::number(i).repeated(2000)));
            (*history)->begin(asBegun(calls.last()));
            (*history)->append(calls.last().id, calls.last().exchange.responseBody, {});
            (*history)->finish(calls.last());
        }
        (*history)->append(running.id, running.exchange.responseBody.sliced(200), {{2, 5}});
        const bool written = waitFor((*history)->flush());
        const auto during = waitFor((*history)->find({}));
        setrlimit(RLIMIT_FSIZE, &before);

        QVERIFY(!written);
        QTRY_COMPARE(failures.count(), 1);
        const auto error = failures.first().first().value<Error>();
        QCOMPARE(error.kind, ErrorKind::Storage);
        QVERIFY2(
            error.message.contains(QStringLiteral("kept in memory")), qPrintable(error.message));
        QVERIFY(during.ok());
        QCOMPARE(during->size(), 2); // what was there before can still be read

        (*history)->finish(running);
        QTRY_COMPARE(waitFor((*history)->find({}))->size(), 32);
        QVERIFY(waitFor((*history)->flush()));
        for (const Call &call : calls) {
            const auto found = waitFor((*history)->call(call.id));
            QVERIFY(found.ok());
            QCOMPARE(found->exchange.requestBody, call.exchange.requestBody);
            QCOMPARE(found->exchange.responseBody, call.exchange.responseBody);
        }
        QCOMPARE(waitFor((*history)->call(running.id))->exchange.responseBody,
            running.exchange.responseBody);
        QCOMPARE(failures.count(), 1);
        history = Error{};
        QCOMPARE(integrity(), QStringLiteral("ok"));
    }
#endif

private:
    void fill()
    {
        auto history = History::open(m_path);
        QVERIFY(history.ok());
        (*history)->finish(sampleCall(QString(20'000, u'x'), QString(20'000, u'y')));
    }

    void write(const QByteArray &content)
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }

    QStringList filesBeside() const
    {
        QStringList names = QDir(m_folder->path()).entryList(QDir::Files, QDir::Name);
        return names;
    }

    QByteArray hash() const
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (const QString &name : filesBeside()) {
            QFile file(m_folder->filePath(name));
            if (file.open(QIODevice::ReadOnly)) {
                hash.addData(name.toUtf8());
                hash.addData(file.readAll());
            }
        }
        return hash.result();
    }

    void refusesWithoutTouching(const QString &words)
    {
        const QByteArray before = hash();
        const auto history = History::open(m_path);
        QVERIFY(!history.ok());
        QCOMPARE(history.error().kind, ErrorKind::Storage);
        QVERIFY2(history.error().message.contains(words), qPrintable(history.error().message));
        QVERIFY(history.error().message.contains(m_path));
        QCOMPARE(hash(), before);
    }

    QString integrity()
    {
        Database database(m_path, Database::Access::Read, 0);
        Statement check(database, QStringLiteral("PRAGMA integrity_check"));
        return check.next() ? check.text(0) : QString();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

HELIOGRAPH_TEST_MAIN(HistoryFileTest)
#include "tst_historyfile.moc"
