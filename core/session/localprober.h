#pragma once

#include "core/base/clock.h"
#include "core/net/httpstream.h"
#include "core/providers/provider.h"
#include "core/session/localprobe.h"

#include <functional>

class QNetworkAccessManager;

namespace heliograph {

/// The working half of LocalServers, in a thread of its own.
class LocalProber final : public QObject
{
    Q_OBJECT

public:
    LocalProber();
    ~LocalProber() override;

public Q_SLOTS:
    void probe(const heliograph::Provider &provider);

Q_SIGNALS:
    void answered(const heliograph::Provider &provider,
        const heliograph::ProbeVerdict &verdict); ///< once for each

private:
    void ask(const Provider &provider, const QString &path,
        const std::function<void(const ProbeAnswer &)> &done);

    QNetworkAccessManager *m_network = nullptr; ///< made in the thread that asks
    SystemClock m_clock;
};

}
