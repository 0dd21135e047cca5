#include "core/session/callengine.h"

#include "core/history/history.h"
#include "core/session/runningcall.h"

#include <QNetworkAccessManager>

namespace heliograph {

CallEngine::CallEngine(
    History *history, std::shared_ptr<const PriceBook> prices, const Clock &clock, QObject *parent) :
    QObject(parent), m_history(history), m_prices(std::move(prices)), m_clock(clock)
{
    qRegisterMetaType<CallSpec>();
    qRegisterMetaType<Call>();
    qRegisterMetaType<CallProgress>();
    qRegisterMetaType<RetryWait>();
}

CallEngine::~CallEngine()
{
    stopAll();
}

void CallEngine::start(const CallSpec &spec)
{
    if (m_running.contains(spec.id))
        return;
    if (!m_network)
        m_network = new QNetworkAccessManager(this);
    auto *call = new RunningCall({*m_network, m_history, m_prices, m_clock}, spec, this);
    m_running[spec.id] = call;
    connect(call, &RunningCall::started, this, &CallEngine::started);
    connect(call, &RunningCall::progressed, this, &CallEngine::progressed);
    connect(call, &RunningCall::waiting, this, &CallEngine::waiting);
    connect(call, &RunningCall::finished, this, [this](const Call &done) {
        remove(done.id);
        Q_EMIT finished(done);
    });
    call->start();
}

void CallEngine::setPrices(std::shared_ptr<const PriceBook> prices)
{
    m_prices = std::move(prices);
}

void CallEngine::remove(const QUuid &id)
{
    const auto it = m_running.find(id);
    if (it == m_running.end())
        return;
    it->second->deleteLater(); // it is in the middle of its last signal
    m_running.erase(it);
}

void CallEngine::stop(const QUuid &id)
{
    const auto it = m_running.find(id);
    if (it != m_running.end())
        it->second->stop();
}

void CallEngine::stopAll()
{
    std::vector<QUuid> ids;
    for (const auto &[id, call] : m_running)
        ids.push_back(id);
    for (const QUuid &id : ids)
        stop(id);
}

}
