#pragma once

#include "core/history/history.h"

namespace heliograph {

Error historyWasClosed();

/// Waits for an answer of the history; Storage error where it was closed meanwhile.
template <typename T> Result<T> waitForHistory(QFuture<Result<T>> future)
{
    future.waitForFinished();
    if (future.resultCount() == 0)
        return historyWasClosed();
    return future.takeResult();
}

/// The call whose id is, or begins with, what was typed (at least four characters). NotFound where none or several do.
Result<QUuid> findCallId(History &history, const QString &typed);

}
