#pragma once

#include "core/session/callengine.h"

#include <QSet>
#include <QThread>

namespace heliograph {

/// The window's side of the engine: runs it in a thread of its own, so that nothing that comes over the network
/// is ever decoded or written in the GUI thread. Signals come in the thread this object lives in.
class CallService final : public QObject
{
    Q_OBJECT

public:
    /// All of these outlive the service.
    CallService(History *history, std::shared_ptr<const PriceBook> prices, const Clock &clock, QObject *parent = nullptr);
    /// Stops what runs, keeps what came and waits for it (well under a second).
    ~CallService() override;

    void start(const CallSpec &spec);
    void stop(const QUuid &id);
    /// For calls that start from now on.
    void setPrices(std::shared_ptr<const PriceBook> prices);
    int runningCount() const { return int(m_running.size()); }

Q_SIGNALS:
    void started(const heliograph::Call &call);
    void progressed(const heliograph::CallProgress &progress);
    void waiting(const heliograph::RetryWait &wait);
    void finished(const heliograph::Call &call);
    void runningCountChanged(int count);

private:
    QThread m_thread;
    CallEngine *m_engine = nullptr; ///< lives in m_thread
    QSet<QUuid> m_running;
};

}
