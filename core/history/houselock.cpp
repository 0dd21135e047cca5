#include "core/history/houselock.h"

#include "core/history/database.h"

#include <QCoreApplication>
#include <QDir>

namespace heliograph {

namespace {
constexpr int kWaitMs = 5'000;
}

HouseLock::HouseLock() = default;
HouseLock::~HouseLock() = default;
HouseLock::HouseLock(HouseLock &&other) noexcept = default;

Result<HouseLock> HouseLock::take(const QString &historyPath)
{
    const QDir folder(historyPath + QStringLiteral("-running"));
    folder.mkpath(QStringLiteral("."));
    HouseLock lock;
    try {
        lock.m_lock = std::make_unique<Database>(
            folder.filePath(QStringLiteral("housekeeping")), Database::Access::Write, kWaitMs);
        lock.m_lock->exec(QStringLiteral("BEGIN EXCLUSIVE"));
    } catch (const DatabaseFailure &failure) {
        if (!failure.busy())
            return failure.toError(historyPath);
        return Error{ErrorKind::Storage,
            QCoreApplication::translate("History",
                "Another Heliograph is removing calls from this history or copying it at the moment. Try again later."),
            0, {}};
    }
    return lock;
}

}
