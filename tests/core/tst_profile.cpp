#include "core/base/profile.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using namespace heliograph;

namespace {
constexpr QFile::Permissions kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
    | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
}

class ProfileTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { qunsetenv("HELIOGRAPH_PROFILE"); }

    void givenFolderIsMadePrivate()
    {
        const QTemporaryDir dir;
        const QString folder = dir.filePath(QStringLiteral("a/b c/ü"));
        const auto profile = Profile::open(folder);
        QVERIFY(profile);
        QVERIFY(profile->custom);
        QCOMPARE(profile->dataDir, folder);
        QCOMPARE(profile->historyPath(), folder + QStringLiteral("/history.db"));
        QCOMPARE(profile->settingsPath(), folder + QStringLiteral("/settings.ini"));
#ifndef Q_OS_WIN
        QCOMPARE(QFile::permissions(folder) & kOthers, QFile::Permissions());
#endif
        QVERIFY(QDir(folder).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
        QVERIFY(Profile::open(folder));
    }

    void aFolderTheUserHadKeepsItsMode()
    {
#ifndef Q_OS_WIN
        const QTemporaryDir dir;
        QFile::setPermissions(dir.path(), QFile::Permissions(0x7755));
        const auto before = QFile::permissions(dir.path());
        QVERIFY(Profile::open(dir.path()));
        QCOMPARE(QFile::permissions(dir.path()), before);
#endif
    }

    void theEnvironmentIsAskedNext()
    {
        const QTemporaryDir dir;
        qputenv("HELIOGRAPH_PROFILE", QFile::encodeName(dir.filePath(QStringLiteral("env"))));
        const auto fromEnvironment = Profile::open(QString());
        QVERIFY(fromEnvironment);
        QVERIFY(fromEnvironment->custom);
        QCOMPARE(fromEnvironment->configDir, dir.filePath(QStringLiteral("env")));
        const auto given = Profile::open(dir.filePath(QStringLiteral("given")));
        QCOMPARE(given->dataDir, dir.filePath(QStringLiteral("given")));
        qputenv("HELIOGRAPH_PROFILE", "~/in home");
        QCOMPARE(Profile::open(QString())->dataDir, QDir::homePath() + QStringLiteral("/in home"));
    }

    void relativeFoldersBecomeAbsolute()
    {
        const QTemporaryDir dir;
        const QString before = QDir::currentPath();
        QVERIFY(QDir::setCurrent(dir.path()));
        const auto profile = Profile::open(QStringLiteral("x/../here/"));
        QDir::setCurrent(before);
        QVERIFY(profile);
        QCOMPARE(
            profile->dataDir, QFileInfo(dir.path()).canonicalFilePath() + QStringLiteral("/here"));
    }

    void thePlatformsFoldersArePrivate()
    {
        const auto profile = Profile::open(QString());
        QVERIFY(profile);
        QVERIFY(!profile->custom);
#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
        QCOMPARE(profile->dataDir,
            qEnvironmentVariable("XDG_DATA_HOME") + QStringLiteral("/heliograph"));
        QCOMPARE(profile->configDir,
            qEnvironmentVariable("XDG_CONFIG_HOME") + QStringLiteral("/heliograph"));
        QFile::setPermissions(profile->dataDir, QFile::Permissions(0x7755));
        QVERIFY(Profile::open(QString()));
        QCOMPARE(QFile::permissions(profile->dataDir) & kOthers, QFile::Permissions());
#endif
    }

    void aFileIsNoProfile()
    {
        const QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("file")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto profile = Profile::open(file.fileName());
        QVERIFY(!profile);
        QCOMPARE(profile.error().kind, ErrorKind::Storage);
        QVERIFY2(profile.error().message.contains(QLatin1String("is a file")),
            qPrintable(profile.error().message));
        QVERIFY(!Profile::open(file.fileName() + QStringLiteral("/below")));
    }

    void brokenLinksAndReadOnlyFoldersAreNamed()
    {
#ifdef Q_OS_UNIX
        const QTemporaryDir dir;
        const QString link = dir.filePath(QStringLiteral("link"));
        QVERIFY(QFile::link(dir.filePath(QStringLiteral("nothing")), link));
        const auto broken = Profile::open(link);
        QVERIFY(!broken);
        QVERIFY2(broken.error().message.contains(QLatin1String("leads nowhere")),
            qPrintable(broken.error().message));

        // root may write anywhere but into the kernel's own file systems.
        QString closed = QStringLiteral("/proc");
        if (geteuid() != 0) {
            closed = dir.filePath(QStringLiteral("closed"));
            QVERIFY(QDir().mkdir(closed, QFile::ReadOwner | QFile::ExeOwner));
        }
        const auto readOnly = Profile::open(closed);
        QVERIFY(!readOnly);
        QCOMPARE(readOnly.error().kind, ErrorKind::Storage);
        QVERIFY2(readOnly.error().message.contains(QLatin1String("cannot be written")),
            qPrintable(readOnly.error().message));
        const auto below = Profile::open(closed + QStringLiteral("/new"));
        QVERIFY(!below);
        QVERIFY2(below.error().message.contains(QLatin1String("cannot be created")),
            qPrintable(below.error().message));
#endif
    }
};

HELIOGRAPH_TEST_MAIN(ProfileTest)
#include "tst_profile.moc"
