#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>

namespace heliograph {

class Database;

/// Held by the one process that removes calls from a history, copies it or puts another in its place. Let go of by the
/// operating system when that process ends, however it ends.
class HouseLock final
{
public:
    HouseLock();
    ~HouseLock();
    HouseLock(HouseLock &&other) noexcept;

    /// Waits for a few seconds. Error (Storage) where another process goes on holding it.
    static Result<HouseLock> take(const QString &historyPath);

private:
    std::unique_ptr<Database> m_lock;
};

}
