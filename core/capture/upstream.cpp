#include "core/capture/upstream.h"

#include <QSslSocket>

namespace heliograph {

namespace {

constexpr qsizetype kMostResting = 512; ///< to one host

}

UpstreamConnection::UpstreamConnection(const Origin &origin, const QSslConfiguration &tls, QObject *parent) :
    QObject(parent), m_key(origin.key)
{
    if (origin.tls) {
        auto *secure = new QSslSocket(this);
        secure->setSslConfiguration(tls);
        m_socket = secure;
        connect(secure, &QSslSocket::encrypted, this, &UpstreamConnection::ready);
    } else {
        m_socket = new QTcpSocket(this);
        connect(m_socket, &QTcpSocket::connected, this, &UpstreamConnection::ready);
    }
    m_socket->setReadBufferSize(kReadAhead);
    connect(m_socket, &QTcpSocket::readyRead, this, [this] {
        if (m_user)
            m_user->upstreamReadable();
        else
            m_socket->abort(); // nobody asked: the other side says that it closes, or worse
    });
    const auto written = [this] {
        if (m_user)
            m_user->upstreamWritten();
    };
    connect(m_socket, &QTcpSocket::bytesWritten, this, written);
    // The former comes when bytes are encrypted; this when they are gone.
    if (auto *secure = qobject_cast<QSslSocket *>(m_socket))
        connect(secure, &QSslSocket::encryptedBytesWritten, this, written);
    // errorOccurred comes for all ends but our own; disconnected not where it never was connected.
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        m_closed = true; // the socket's own state says so only after this
        m_tlsFailed = m_tlsFailed || error == QAbstractSocket::SslHandshakeFailedError;
        if (m_user)
            m_user->upstreamClosed();
    });
    if (auto *secure = qobject_cast<QSslSocket *>(m_socket))
        secure->connectToHostEncrypted(origin.host, origin.port);
    else
        m_socket->connectToHost(origin.host, origin.port);
}

void UpstreamConnection::ready()
{
    m_connected = true;
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    if (m_user)
        m_user->upstreamConnected();
}

void UpstreamConnection::rest()
{
    m_user = nullptr;
    m_reused = true;
    m_resting.start();
}

qint64 UpstreamConnection::unwritten() const
{
    qint64 bytes = m_socket->bytesToWrite();
    if (const auto *secure = qobject_cast<const QSslSocket *>(m_socket))
        bytes += secure->encryptedBytesToWrite();
    return bytes;
}

bool UpstreamConnection::usable() const
{
    return !m_closed && m_socket->state() == QAbstractSocket::ConnectedState && m_socket->bytesAvailable() == 0;
}

UpstreamPool::UpstreamPool(QObject *parent) :
    QObject(parent), m_tls(QSslConfiguration::defaultConfiguration())
{
    // HTTP/1.1 is what is spoken here: a server that is not told may choose another.
    m_tls.setAllowedNextProtocols({QSslConfiguration::NextProtocolHttp1_1});
}

UpstreamConnection *UpstreamPool::acquire(const Origin &origin, UpstreamUser *user, bool fresh)
{
    auto &resting = m_resting[origin.key];
    while (!fresh && !resting.isEmpty()) {
        // The one used last is the least likely to be closed.
        UpstreamConnection *connection = resting.takeLast();
        if (connection->usable()) {
            connection->setUser(user);
            return connection;
        }
        discard(connection);
    }
    auto *connection = new UpstreamConnection(origin, m_tls, this);
    connection->setUser(user);
    return connection;
}

void UpstreamPool::release(UpstreamConnection *connection)
{
    auto &resting = m_resting[connection->key()];
    if (!connection->usable() || resting.size() >= kMostResting) {
        discard(connection);
        return;
    }
    connection->rest();
    resting.append(connection);
}

void UpstreamPool::discard(UpstreamConnection *connection)
{
    connection->setUser(nullptr);
    connection->socket()->abort();
    connection->deleteLater();
}

void UpstreamPool::sweep(qint64 restMs)
{
    for (auto &resting : m_resting) {
        for (qsizetype i = resting.size() - 1; i >= 0; --i) {
            if (resting[i]->usable() && resting[i]->restingMs() < restMs)
                continue;
            discard(resting.takeAt(i));
        }
    }
}

}
