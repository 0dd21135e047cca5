#include "core/session/localservers.h"

#include "core/session/localprober.h"
#include "core/session/modelcatalog.h"

namespace heliograph {

LocalServers::LocalServers(const Settings &settings, ModelCatalog &catalog, QObject *parent)
    : QObject(parent), m_settings(settings), m_catalog(catalog), m_prober(new LocalProber)
{
    m_thread.setObjectName(QStringLiteral("local servers"));
    m_prober->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_prober, &QObject::deleteLater);
    connect(m_prober, &LocalProber::answered, this, &LocalServers::take);
    m_thread.start();
}

LocalServers::~LocalServers()
{
    m_thread.quit();
    m_thread.wait();
}

void LocalServers::look()
{
    if (isLooking())
        return;
    QList<Provider> asked;
    const ProviderList providers = ProviderList::load(m_settings);
    for (const Provider &provider : providers.all()) {
        if (!provider.probe.isEmpty() && provider.local)
            asked.append(provider);
        else if (m_states.remove(provider.id) > 0)
            Q_EMIT changed(provider.id); // it was pointed elsewhere
    }
    m_waiting = int(asked.size());
    for (const Provider &provider : std::as_const(asked))
        QMetaObject::invokeMethod(
            m_prober, [prober = m_prober, provider] { prober->probe(provider); });
    if (asked.isEmpty())
        Q_EMIT looked();
}

void LocalServers::take(const Provider &provider, const ProbeVerdict &verdict)
{
    if (verdict.state == ProbeState::Running)
        m_catalog.take(provider, verdict.models);
    const bool differs = state(provider.id) != verdict.state;
    m_states.insert(provider.id, verdict.state);
    --m_waiting;
    if (differs)
        Q_EMIT changed(provider.id);
    if (m_waiting == 0)
        Q_EMIT looked();
}

QString LocalServers::stateText(ProbeState state)
{
    switch (state) {
    case ProbeState::Unknown:
        return {};
    case ProbeState::Absent:
        return tr("not running");
    case ProbeState::Running:
        return tr("running");
    case ProbeState::Locked:
        return tr("running, wants a key");
    case ProbeState::Loading:
        return tr("running, loads its model");
    case ProbeState::Other:
        return tr("another server answers there");
    }
    return {};
}

}

#include "moc_localservers.cpp"
