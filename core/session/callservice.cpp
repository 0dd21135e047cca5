#include "core/session/callservice.h"

namespace heliograph {

CallService::CallService(
    History *history, std::shared_ptr<const PriceBook> prices, const Clock &clock, QObject *parent) :
    QObject(parent), m_engine(new CallEngine(history, std::move(prices), clock))
{
    m_thread.setObjectName(QStringLiteral("calls"));
    m_engine->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_engine, &QObject::deleteLater);
    connect(m_engine, &CallEngine::started, this, &CallService::started);
    connect(m_engine, &CallEngine::progressed, this, &CallService::progressed);
    connect(m_engine, &CallEngine::waiting, this, &CallService::waiting);
    connect(m_engine, &CallEngine::finished, this, [this](const Call &call) {
        m_running.remove(call.id);
        Q_EMIT finished(call);
        Q_EMIT runningCountChanged(runningCount());
    });
    m_thread.start();
}

CallService::~CallService()
{
    m_thread.quit(); // deletes the engine in its thread, which stops and stores what runs
    m_thread.wait();
}

void CallService::start(const CallSpec &spec)
{
    m_running.insert(spec.id);
    Q_EMIT runningCountChanged(runningCount());
    QMetaObject::invokeMethod(m_engine, [engine = m_engine, spec] { engine->start(spec); });
}

void CallService::stop(const QUuid &id)
{
    QMetaObject::invokeMethod(m_engine, [engine = m_engine, id] { engine->stop(id); });
}

void CallService::setPrices(std::shared_ptr<const PriceBook> prices)
{
    QMetaObject::invokeMethod(m_engine, [engine = m_engine, prices = std::move(prices)] { engine->setPrices(prices); });
}

}
