#include "core/history/instancelock.h"

#include "core/base/log.h"
#include "core/history/database.h"

#include <QDir>
#include <QFile>
#include <QUuid>

namespace heliograph {

namespace {

QString folderOf(const QString &historyPath)
{
    return historyPath + QStringLiteral("-running");
}

/// Null where someone else holds it.
std::unique_ptr<Database> tryLock(const QString &path)
{
    auto lock = std::make_unique<Database>(path, Database::Access::Write, 0);
    try {
        lock->exec(QStringLiteral("BEGIN EXCLUSIVE"));
    } catch (const DatabaseFailure &failure) {
        if (failure.busy())
            return nullptr;
        throw;
    }
    return lock;
}

}

InstanceLock::InstanceLock(const QString &historyPath)
{
    const QDir folder(folderOf(historyPath));
    folder.mkpath(QStringLiteral("."));
    for (int attempt = 0; attempt < 100; ++attempt) {
        m_name = QUuid::createUuid().toString(QUuid::WithoutBraces);
        m_path = folder.filePath(m_name);
        m_lock = tryLock(m_path);
        // Another process may have taken the file for one left over in the moment before it was
        // locked.
        if (m_lock && QFile::exists(m_path))
            return;
        m_lock.reset();
    }
    constexpr int cannotOpen = 14;
    throw DatabaseFailure{cannotOpen, QStringLiteral("no lock file could be kept")};
}

InstanceLock::~InstanceLock()
{
    m_lock.reset(); // Windows removes no open file
    QFile::remove(m_path);
}

bool InstanceLock::isGone(const QString &historyPath, const QString &name)
{
    const QString path = QDir(folderOf(historyPath)).filePath(name);
    if (QUuid::fromString(name).isNull() || !QFile::exists(path))
        return true;
    try {
        auto lock = tryLock(path);
        if (!lock)
            return false;
#ifdef Q_OS_WIN
        lock.reset();
#endif
        QFile::remove(path); // while locked, so that nobody begins to rely on it meanwhile
        return true;
    } catch (const DatabaseFailure &failure) {
        qCWarning(lcHistory) << "cannot tell whether a process still runs:" << failure.text;
        return false;
    }
}

}
