#include "tests/support/testenvironment.h"

#include <QDir>
#include <QProcessEnvironment>
#include <QStandardPaths>

namespace heliograph {

TestEnvironment::TestEnvironment()
{
    const auto names = QProcessEnvironment::systemEnvironment().keys();
    for (const QString &name : names) {
        if (name.endsWith(QLatin1String("_API_KEY")) || name.startsWith(QLatin1String("HELIOGRAPH_PROFILE")))
            qunsetenv(name.toLatin1().constData());
    }
    const QDir home(m_home.path());
    const auto set = [&home](const char *variable, const char *folder) {
        const QString name = QLatin1String(folder);
        home.mkpath(name);
        const QString path = home.filePath(name);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv(variable, QFile::encodeName(path));
    };
    set("HOME", "home");
    set("XDG_DATA_HOME", "data");
    set("XDG_CONFIG_HOME", "config");
    set("XDG_CACHE_HOME", "cache");
    set("XDG_RUNTIME_DIR", "run");
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    qputenv("LC_ALL", "C.UTF-8");
    qunsetenv("LANGUAGE");
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

QString sourceFolder()
{
    return QStringLiteral(HELIOGRAPH_SOURCE_DIR);
}

QString programPath()
{
    return QStringLiteral(HELIOGRAPH_PROGRAM);
}

QString recordingsFolder()
{
    const QString chosen = qEnvironmentVariable("HELIOGRAPH_RECORDINGS");
    const QString path = chosen.isEmpty()
        ? sourceFolder() + QStringLiteral("/../shared/recordings")
        : chosen;
    return QDir(path).exists() ? QDir::cleanPath(path) : QString();
}

}
