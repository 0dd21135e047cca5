#pragma once

#include "core/capture/clientconnection.h"

#include <QTcpServer>
#include <QTimer>

#include <memory>
#include <set>

namespace heliograph {

/// What the server says of itself, at most ten times a second and only where it changed.
struct CaptureTraffic {
    int inFlight = 0;
    qint64 served = 0;
    bool operator==(const CaptureTraffic &) const = default;
};

/// Listens on 127.0.0.1 and ::1, and passes on what clients send. Lives in a thread of its own.
class CaptureServer final : public QObject
{
    Q_OBJECT

public:
    /// The backlog and the clock outlive it.
    CaptureServer(CaptureBacklog &backlog, const Clock &clock);
    ~CaptureServer() override;

    /// Port 0: any free one. Error (Usage) where it is taken. ::1 is left out on machines without it.
    Status listen(quint16 port);
    /// Ends what is in flight and closes the port.
    void close();
    quint16 port() const { return m_server.serverPort(); }
    /// For requests from now on. rules.port is the server's own to know.
    void setContext(const CaptureContext &context);
    void setTls(const QSslConfiguration &tls) { m_pool.setTls(tls); }

Q_SIGNALS:
    void traffic(const heliograph::CaptureTraffic &traffic);
    void refused(const heliograph::CaptureRefusal &refusal);

private:
    void accept(QTcpServer &server);
    void tick();
    void resume();

    CaptureBacklog &m_backlog;
    const Clock &m_clock;
    CaptureContext m_context;
    UpstreamPool m_pool;
    QTcpServer m_server;
    QTcpServer m_server6;
    QTimer m_timer;
    QTimer m_resume; ///< looks whether the backlog has room again
    std::set<ClientConnection *> m_clients; ///< children of this object
    quint64 m_numbers = 0;
    qint64 m_served = 0;
    CaptureTraffic m_told;
    int m_ticks = 0;
};

}
