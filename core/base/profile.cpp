#include "core/base/profile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryFile>

namespace heliograph {

namespace {

constexpr QFile::Permissions kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

QString translated(const char *text)
{
    return QCoreApplication::translate("Profile", text);
}

/// Only the platform's own folder is made private after the fact: a folder the user named may be
/// shared by intent.
Status prepare(const QString &path, bool tighten)
{
    const QFileInfo info(path);
    const QString shown = QDir::toNativeSeparators(path);
    const auto fail = [&shown](const char *text) {
        return Status(Error{ErrorKind::Storage, translated(text).arg(shown), 0, {}});
    };
    if (info.exists() && !info.isDir())
        return fail(QT_TRANSLATE_NOOP("Profile", "The profile %1 is a file, not a folder."));
    if (!info.exists()) {
        if (info.isSymLink())
            return fail(QT_TRANSLATE_NOOP(
                "Profile", "The profile folder %1 is a link that leads nowhere."));
        if (!QDir().mkpath(info.absolutePath()))
            return fail(QT_TRANSLATE_NOOP("Profile",
                "The profile folder %1 cannot be created. Check that its parent is a folder you "
                "may write to."));
        // Another process may have made it in between.
        if (!QDir().mkdir(path, kOwnerOnly) && !QFileInfo(path).isDir())
            return fail(QT_TRANSLATE_NOOP("Profile",
                "The profile folder %1 cannot be created. Check that its parent is a folder you "
                "may write to."));
    } else if (tighten) {
        QFile::setPermissions(path, kOwnerOnly);
    }
    // Asking the file system is the only test that holds for read-only mounts, ACLs and full disks
    // alike.
    QTemporaryFile probe(path + QStringLiteral("/.write-test-XXXXXX"));
    if (!probe.open())
        return fail(QT_TRANSLATE_NOOP("Profile", "The profile folder %1 cannot be written to."));
    return Done{};
}

}

QString Profile::historyPath() const
{
    return QDir(dataDir).filePath(QStringLiteral("history.db"));
}

QString Profile::pricesPath() const
{
    return configDir + QStringLiteral("/prices.json");
}

QString Profile::settingsPath() const
{
    return QDir(configDir).filePath(QStringLiteral("settings.ini"));
}

QString Profile::modelsPath() const
{
    return dataDir + QStringLiteral("/models.json");
}

Result<Profile> Profile::open(const QString &directory)
{
    QString chosen = directory.isEmpty() ? qEnvironmentVariable("HELIOGRAPH_PROFILE") : directory;
    if (chosen == QLatin1String("~") || chosen.startsWith(QLatin1String("~/")))
        chosen.replace(0, 1, QDir::homePath());

    Profile profile;
    if (!chosen.isEmpty()) {
        profile.custom = true;
        profile.dataDir = QDir::cleanPath(QDir().absoluteFilePath(chosen));
        profile.configDir = profile.dataDir;
    } else {
        const QString data = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
        profile.dataDir = data + QStringLiteral("/Heliograph");
        profile.configDir = profile.dataDir;
        const bool known = !data.isEmpty();
#else
        const QString config =
            QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
        profile.dataDir = data + QStringLiteral("/heliograph");
        profile.configDir = config + QStringLiteral("/heliograph");
        const bool known = !data.isEmpty() && !config.isEmpty();
#endif
        if (!known)
            return Error{ErrorKind::Storage,
                translated(QT_TRANSLATE_NOOP("Profile",
                    "No home folder was found. Choose a profile folder with --profile.")),
                0, {}};
    }
    for (const QString &folder : {profile.dataDir, profile.configDir}) {
        if (const Status status = prepare(folder, !profile.custom); !status)
            return status.error();
    }
    return profile;
}

}
