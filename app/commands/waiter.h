#pragma once

#include <QFuture>

#include <functional>

namespace heliograph {

/// Waits until a long job has ended; a command that is interrupted meanwhile cancels it.
using Waiter = std::function<void(QFuture<void>)>;

/// By blocking, for tests and where nothing can interrupt.
inline void waitBlocking(QFuture<void> job)
{
    job.waitForFinished();
}

}
