#pragma once

#include <QString>

#include <memory>

namespace heliograph {

class Database;

/// Says that this process lives: an empty file beside the history on which it holds a lock of the
/// operating system. The system lets go of it when the process ends, however it ends, so nothing
/// depends on process ids. SQLite's own file locking is used for it, being the same on every
/// platform.
class InstanceLock final
{
public:
    /// Takes a new name. Throws DatabaseFailure where no file can be made.
    explicit InstanceLock(const QString &historyPath);
    ~InstanceLock();
    Q_DISABLE_COPY_MOVE(InstanceLock)

    const QString &name() const { return m_name; }

    /// True where the process of that name is gone; its file is then removed. Unsure means false.
    static bool isGone(const QString &historyPath, const QString &name);

private:
    QString m_path;
    QString m_name;
    std::unique_ptr<Database> m_lock;
};

}
