#include "core/capture/captureserver.h"

#include "core/base/clock.h"
#include "core/capture/capturebacklog.h"

#include <QCoreApplication>
#include <QTcpSocket>

namespace heliograph {

namespace {

constexpr int kTickMs = 100;
constexpr int kResumeMs = 4;
constexpr int kSweepTicks = 20;

}

CaptureServer::CaptureServer(CaptureBacklog &backlog, const Clock &clock) :
    m_backlog(backlog),
    m_clock(clock),
    m_pool(this),
    m_server(this),
    m_server6(this),
    m_timer(this),
    m_resume(this)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] { accept(m_server); });
    connect(&m_server6, &QTcpServer::newConnection, this, [this] { accept(m_server6); });
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &CaptureServer::tick);
    m_resume.setInterval(kResumeMs);
    m_resume.setTimerType(Qt::PreciseTimer);
    connect(&m_resume, &QTimer::timeout, this, &CaptureServer::resume);
}

CaptureServer::~CaptureServer()
{
    close();
    // Before the pool they hold on to.
    qDeleteAll(findChildren<ClientConnection *>(QString(), Qt::FindDirectChildrenOnly));
}

Status CaptureServer::listen(quint16 port)
{
    for (QTcpServer *server : {&m_server, &m_server6})
        server->setListenBacklogSize(512);
    // The other address has the same port. Where any will do, one that is free for both is looked for.
    for (int attempt = 0; attempt < (port == 0 ? 20 : 1); ++attempt) {
        if (!m_server.listen(QHostAddress(QHostAddress::LocalHost), port))
            break;
        if (m_server6.listen(QHostAddress(QHostAddress::LocalHostIPv6), m_server.serverPort())
            || m_server6.serverError() != QAbstractSocket::AddressInUseError) {
            m_context.rules.port = m_server.serverPort();
            m_timer.start();
            return Done{};
        }
        m_server.close();
    }
    const bool taken = m_server.serverError() == QAbstractSocket::AddressInUseError
        || m_server6.serverError() == QAbstractSocket::AddressInUseError;
    const QString problem = taken
        ? QCoreApplication::translate("Capture", "Port %1 is in use by another program. Choose another one.").arg(port)
        : QCoreApplication::translate("Capture", "The capture proxy cannot listen on port %1: %2.")
              .arg(port)
              .arg(m_server.errorString());
    return Error{ErrorKind::Usage, problem, 0, {}};
}

void CaptureServer::close()
{
    m_server.close();
    m_server6.close();
    m_timer.stop();
    m_resume.stop();
    const auto clients = m_clients;
    for (ClientConnection *client : clients)
        client->stop();
    m_pool.sweep(-1);
}

void CaptureServer::setContext(const CaptureContext &context)
{
    const quint16 port = m_server.serverPort();
    m_context = context;
    m_context.rules.port = port;
}

void CaptureServer::accept(QTcpServer &server)
{
    while (QTcpSocket *socket = server.nextPendingConnection()) {
        if (m_clients.size() >= size_t(m_context.limits.connections)) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        auto *client = new ClientConnection(socket, m_context, m_pool, m_backlog, m_clock, m_numbers, this);
        m_clients.insert(client);
        connect(client, &ClientConnection::answered, this, [this] { ++m_served; });
        connect(client, &ClientConnection::refused, this, &CaptureServer::refused);
        connect(client, &ClientConnection::gone, this, [this, client] { m_clients.erase(client); });
    }
}

void CaptureServer::tick()
{
    const qint64 now = m_clock.monotonicNs();
    int busy = 0;
    bool waits = m_backlog.full();
    const auto clients = m_clients; // one may go from within
    for (ClientConnection *client : clients) {
        client->tick(now);
        waits = waits || client->waits();
        busy += client->busy() ? 1 : 0;
    }
    if (!waits)
        m_resume.stop();
    else if (!m_resume.isActive())
        m_resume.start();
    if (++m_ticks % kSweepTicks == 0)
        m_pool.sweep(m_context.limits.restMs);
    const CaptureTraffic news{busy, m_served};
    if (news != m_told) {
        m_told = news;
        Q_EMIT traffic(m_told);
    }
}

void CaptureServer::resume()
{
    if (m_backlog.wantsPause())
        return;
    const auto clients = m_clients;
    for (ClientConnection *client : clients)
        client->resume();
}

}
