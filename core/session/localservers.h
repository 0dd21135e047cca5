#pragma once

#include "core/base/settings.h"
#include "core/session/localprobe.h"

#include <QHash>
#include <QThread>

namespace heliograph {

class LocalProber;
class ModelCatalog;

/// Looks which servers of models run on this computer: Ollama, LM Studio, llama.cpp and vLLM, each
/// at its direct URL where that is a loopback address. Quick and quiet: no key is sent, nothing is
/// logged, and a server that does not answer within the time is not there. The asking happens in a
/// thread of its own.
class LocalServers final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive this object; the models of a server that runs go into the catalog.
    LocalServers(const Settings &settings, ModelCatalog &catalog, QObject *parent = nullptr);
    ~LocalServers() override;

    /// Asks all of them anew; changed() for each that differs, then looked().
    void look();
    bool isLooking() const { return m_waiting > 0; }
    ProbeState state(const QString &provider) const
    {
        return m_states.value(provider, ProbeState::Unknown);
    }
    /// "runs here", "not running", …; empty where not asked yet.
    static QString stateText(ProbeState state);

Q_SIGNALS:
    void changed(const QString &provider);
    void looked();

private:
    void take(const Provider &provider, const ProbeVerdict &verdict);

    const Settings &m_settings;
    ModelCatalog &m_catalog;
    QHash<QString, ProbeState> m_states;
    int m_waiting = 0;
    QThread m_thread;
    LocalProber *m_prober; ///< lives in m_thread
};

}
