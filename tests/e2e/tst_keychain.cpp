// The real keychain path: QtKeychain against a real gnome-keyring-daemon on a D-Bus session of its
// own. The program starts itself inside that session with "--inside STEP", because the bus address
// must be there before it starts.

#include "core/secrets/keyring.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <cstdio>

using namespace heliograph;

namespace {

const QString kName = QStringLiteral("openai");
const QString kFirst = QStringLiteral("sk-CANARY-first-1111");
const QString kSecond = QStringLiteral("sk-CANARY-second-\"'\\$-2222");
constexpr int kStoreTimeoutMs = 20'000;

/// The functions unlock and locked start the daemon. A shell gives a background command no input
/// but what is named at the command itself, hence the third file descriptor. The daemon ends with
/// the shell, by its own id.
const char kPrelude[] = R"(
daemon() {
    gnome-keyring-daemon --foreground --components=secrets "$@" <&3 >/dev/null 2>&1 &
    pid=$!
    exec 3<&-
    trap 'kill $pid' EXIT
}
ready() {
    for i in $(seq 200); do
        dbus-send --session --print-reply --dest=org.freedesktop.DBus / \
            org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q true && return
        sleep 0.05
    done
    exit 9
}
unlock() { exec 3< <(printf %s testpw); daemon --unlock; ready; }
locked() { exec 3</dev/null; daemon; ready; }
)";

template <typename T> T wait(QFuture<T> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 2 * kStoreTimeoutMs))
        qFatal("the keychain did not answer");
    return future.result();
}

int fail(const char *what, const Status &status = Done{})
{
    std::printf(
        "%s%s%s\n", what, status ? "" : ": ", status ? "" : qPrintable(status.error().message));
    return 1;
}

/// Each step is one process, as each start of the program is; prints "fine" where all was as it
/// should be.
int inside(const QString &step)
{
    const auto store = makeKeychainStore(kStoreTimeoutMs);
    if (step == QLatin1String("write")) {
        const auto missing = wait(store->read(kName));
        if (!missing || !missing->isEmpty())
            return fail("a missing key is not empty");
        if (const Status status = wait(store->remove(kName)); !status)
            return fail("removing a missing key", status);
        if (const Status status = wait(store->write(kName, kFirst)); !status)
            return fail("write", status);
        if (const Status status = wait(store->write(QStringLiteral("helicone"), kFirst)); !status)
            return fail("write of another", status);
    } else if (step == QLatin1String("overwrite")) {
        const auto first = wait(store->read(kName));
        if (!first || *first != kFirst)
            return fail("the key of the last process is not there");
        if (const Status status = wait(store->write(kName, kSecond)); !status)
            return fail("overwrite", status);
    } else if (step == QLatin1String("remove")) {
        const auto second = wait(store->read(kName));
        if (!second || *second != kSecond)
            return fail("the overwritten key is not there");
        // Asked at once, answered each: QtKeychain queues its jobs.
        auto removed = store->remove(kName);
        auto after = store->read(kName);
        auto other = store->read(QStringLiteral("helicone"));
        if (const Status status = wait(removed); !status)
            return fail("remove", status);
        const auto gone = wait(after);
        if (!gone || !gone->isEmpty())
            return fail("the removed key is still there");
        const auto kept = wait(other);
        if (!kept || *kept != kFirst)
            return fail("removing one key took another");
    } else if (step == QLatin1String("empty")) {
        const auto nothing = wait(store->read(kName));
        if (!nothing || !nothing->isEmpty())
            return fail("an empty keychain holds a key");
        const Status written = wait(store->write(kName, kFirst));
        if (written)
            return fail("written to a keychain that nobody gave a password");
        std::printf("%s\n", qPrintable(written.error().message));
    } else if (step == QLatin1String("hung")) {
        const auto read = wait(makeKeychainStore(500)->read(kName));
        if (read || read.error().kind != ErrorKind::Secret)
            return fail("a keychain that never answers gave no error");
        std::printf("%s\n", qPrintable(read.error().message));
    } else if (step == QLatin1String("refused")) {
        // Prints the sentences, for the test to judge.
        KeyRing keys(makeKeychainStore(kStoreTimeoutMs));
        const auto read = wait(keys.find(kName, QString()));
        const Status written = wait(keys.store(kName, kFirst));
        const Status removed = wait(keys.remove(kName));
        if (read)
            return fail("reading from a keychain that cannot be used gave no error");
        if (written)
            return fail("writing to a keychain that cannot be used gave no error");
        if (removed)
            return fail("removing from a keychain that cannot be used gave no error");
        if (read.error().kind != ErrorKind::Secret || written.error().kind != ErrorKind::Secret
            || removed.error().kind != ErrorKind::Secret || keys.keychainUsable() != false)
            return fail("wrong kind of error");
        std::printf("read: %s\nwrite: %s\nremove: %s\n", qPrintable(read.error().message),
            qPrintable(written.error().message), qPrintable(removed.error().message));
        qputenv("TST_KEYCHAIN_API_KEY", "sk-from-environment");
        const auto instead = wait(keys.find(kName, QStringLiteral("TST_KEYCHAIN_API_KEY")));
        if (!instead || instead->origin != KeyOrigin::Environment)
            return fail("the environment was not asked");
    } else {
        return fail("no such step");
    }
    std::puts("fine");
    return 0;
}

}

class KeychainTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *program : {"dbus-run-session", "gnome-keyring-daemon", "bash"}) {
            if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
                QSKIP(
                    qPrintable(QStringLiteral("%1 is not installed").arg(QLatin1String(program))));
        }
    }

    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void keysAreWrittenReadOverwrittenAndRemoved()
    {
        // Three processes on one unlocked keychain.
        const Outcome outcome =
            runInSession(QStringLiteral("unlock; \"$SELF\" --inside write && \"$SELF\" --inside "
                                        "overwrite && \"$SELF\" --inside remove"));
        QVERIFY2(outcome.status == 0, outcome.all.constData());
        QCOMPARE(outcome.all.count("fine\n"), 3);
        QVERIFY2(!outcome.all.contains("CANARY"), outcome.all.constData());
        QVERIFY(!isAnywhereBelow(m_home->path(), "CANARY"));
    }

    void aKeychainThatWasNeverSetUpSaysSo()
    {
        const Outcome outcome = runInSession(QStringLiteral("locked; \"$SELF\" --inside empty"));
        QVERIFY2(outcome.status == 0, outcome.all.constData());
        QCOMPARE(outcome.all.count("The keychain has no keyring yet"), 1);
    }

    void keysOutliveTheDaemon()
    {
        Outcome outcome = runInSession(QStringLiteral("unlock; \"$SELF\" --inside write"));
        QVERIFY2(outcome.status == 0, outcome.all.constData());
        outcome = runInSession(QStringLiteral("unlock; \"$SELF\" --inside overwrite"));
        QVERIFY2(outcome.status == 0, outcome.all.constData());
    }

    void aLockedKeychainSaysSoAndQuickly()
    {
        QVERIFY(runInSession(QStringLiteral("unlock; \"$SELF\" --inside write")).status == 0);
        // The daemon starts with the collection of the last session, which nobody unlocks.
        const Outcome outcome = runInSession(QStringLiteral("locked; \"$SELF\" --inside refused"));
        QVERIFY2(outcome.status == 0, outcome.all.constData());
        QCOMPARE(outcome.all.count("The keychain is locked."), 3);
        QCOMPARE(outcome.all.count("environment variable"), 3);
        QVERIFY(!outcome.all.contains("CANARY"));
    }

    void aKeychainThatNeverAnswersIsNotWaitedForForever()
    {
        const Outcome outcome =
            runInSession(QStringLiteral("unlock; kill -STOP $pid; \"$SELF\" --inside hung; "
                                        "status=$?; kill -CONT $pid; exit $status"));
        QVERIFY2(outcome.status == 0, outcome.all.constData());
        QCOMPARE(outcome.all.count("The keychain did not answer."), 1);
    }

    void noKeychainProgram()
    {
        const Outcome outcome = runInSession(QStringLiteral("\"$SELF\" --inside refused"), false);
        QVERIFY2(outcome.status == 0, outcome.all.constData());
        QCOMPARE(outcome.all.count("No keychain is running."), 3);
        QCOMPARE(outcome.all.count("gnome-keyring"), 3);
    }

    void noBus()
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.setStandardErrorFile(m_home->filePath(QStringLiteral("stderr.txt")));
        process.start(QCoreApplication::applicationFilePath(),
            {QStringLiteral("--inside"), QStringLiteral("refused")});
        QVERIFY(process.waitForFinished(60'000));
        const QByteArray output = process.readAllStandardOutput();
        QVERIFY2(process.exitCode() == 0, output.constData());
        QCOMPARE(output.count("There is no keychain here"), 3);
    }

private:
    struct Outcome {
        int status = -1;
        QByteArray all;
    };

    QProcessEnvironment environment() const
    {
        QProcessEnvironment result = QProcessEnvironment::systemEnvironment();
        QDir home(m_home->path());
        const auto folder = [&](const char *variable, const char *name) {
            home.mkpath(QLatin1String(name));
            const QString path = home.filePath(QLatin1String(name));
            QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            result.insert(QLatin1String(variable), path);
        };
        folder("HOME", "home");
        folder("XDG_DATA_HOME", "data");
        folder("XDG_CONFIG_HOME", "config");
        folder("XDG_CACHE_HOME", "cache");
        folder("XDG_RUNTIME_DIR", "run");
        result.insert(QStringLiteral("XDG_CURRENT_DESKTOP"), QStringLiteral("GNOME"));
        result.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("disabled:"));
        result.insert(QStringLiteral("SELF"), QCoreApplication::applicationFilePath());
        result.remove(QStringLiteral("DISPLAY"));
        result.remove(QStringLiteral("WAYLAND_DISPLAY"));
        result.remove(QStringLiteral("GNOME_KEYRING_CONTROL"));
        return result;
    }

    /// The script has the functions unlock and locked, which start the daemon. It runs in the
    /// foreground of its shell and is ended with it, by its own id.
    Outcome runInSession(const QString &script, bool activation = true) const
    {
        const QString prelude = QLatin1String(kPrelude);
        QStringList arguments;
        if (!activation) {
            // A bus that can start no service: the machine without a keychain program.
            const QString file = m_home->filePath(QStringLiteral("session.conf"));
            QFile config(file);
            if (!config.open(QIODevice::WriteOnly))
                return {};
            config.write(
                "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</"
                "auth>"
                "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
            config.close();
            arguments << QStringLiteral("--config-file=") + file;
        }
        arguments << QStringLiteral("--") << QStringLiteral("bash") << QStringLiteral("-c")
                  << prelude + script;
        QProcess process;
        process.setProcessEnvironment(environment());
        process.setStandardErrorFile(m_home->filePath(QStringLiteral("stderr.txt")));
        process.start(QStringLiteral("dbus-run-session"), arguments);
        if (!process.waitForFinished(120'000)) {
            process.kill();
            process.waitForFinished();
            return {-1, "timed out: " + process.readAllStandardOutput()};
        }
        return {process.exitCode(), process.readAllStandardOutput()};
    }

    static bool isAnywhereBelow(const QString &folder, const QByteArray &needle)
    {
        const QFileInfoList entries =
            QDir(folder).entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        for (const QFileInfo &entry : entries) {
            if (entry.isDir() && !entry.isSymLink() && isAnywhereBelow(entry.filePath(), needle))
                return true;
            QFile file(entry.filePath());
            if (entry.isFile() && file.open(QIODevice::ReadOnly) && file.readAll().contains(needle))
                return true;
        }
        return false;
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

int main(int argc, char **argv)
{
    if (argc == 3 && qstrcmp(argv[1], "--inside") == 0) {
        QCoreApplication app(argc, argv);
        return inside(QString::fromLatin1(argv[2]));
    }
    const TestEnvironment environment;
    QCoreApplication app(argc, argv);
    KeychainTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keychain.moc"
