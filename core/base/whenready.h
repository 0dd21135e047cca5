#pragma once

#include <QFutureWatcher>

#include <utility>

namespace heliograph {

/// Calls then(answer) in the thread of the context, which is the caller's, once the answer is
/// there. Never where the context is gone by then, or the future was cancelled or ended without an
/// answer.
///
/// For futures that another thread fulfils, in place of QFuture::then(context, …): that one may
/// look at a context while it is destroyed, and in Qt 6.4 cancelling a future it was called on
/// writes to memory that is freed as soon as the continuation has run.
template <typename T, typename Then>
void whenReady(const QFuture<T> &future, QObject *context, Then then)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
        [watcher, then = std::move(then)]() mutable {
            watcher->deleteLater();
            const QFuture<T> answered = watcher->future();
            if (!answered.isCanceled() && answered.resultCount() > 0)
                then(answered.result());
        });
    watcher->setFuture(future);
}

}
