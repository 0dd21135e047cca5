#include "core/demo/demoserver.h"

#include <QCoreApplication>
#include <QTcpSocket>

namespace heliograph {

namespace {

constexpr int kMaxConnections = 512;

}

DemoServer::DemoServer(QObject *parent) : DemoServer(DemoOptions(), parent) { }

DemoServer::DemoServer(DemoOptions options, QObject *parent)
    : QObject(parent), m_provider(std::make_unique<DemoProvider>(options)), m_server(this)
{
    qRegisterMetaType<IncomingRequest>();
    qRegisterMetaType<DemoServed>();
    connect(&m_server, &QTcpServer::newConnection, this, &DemoServer::accept);
}

DemoServer::~DemoServer()
{
    m_server.close();
    // Before the provider they hold on to.
    qDeleteAll(findChildren<DemoConnection *>(QString(), Qt::FindDirectChildrenOnly));
}

Status DemoServer::listen(quint16 port)
{
    if (m_server.listen(QHostAddress::LocalHost, port))
        return Done{};
    return Error{ErrorKind::Network,
        QCoreApplication::translate("DemoServer", "The demo provider cannot listen on port %1: %2.")
            .arg(port)
            .arg(m_server.errorString()),
        0, std::nullopt};
}

quint16 DemoServer::port() const
{
    return m_server.serverPort();
}

QString DemoServer::baseUrl() const
{
    return QStringLiteral("http://127.0.0.1:%1/v1").arg(port());
}

void DemoServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (m_connections >= kMaxConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_connections;
        auto *connection = new DemoConnection(socket, *m_provider, baseUrl(), this);
        connect(connection, &DemoConnection::received, this, &DemoServer::received);
        connect(connection, &DemoConnection::served, this, &DemoServer::served);
        connect(connection, &QObject::destroyed, this, [this] { --m_connections; });
    }
}

}
