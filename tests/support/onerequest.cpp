#include "tests/support/onerequest.h"

#include <QTcpSocket>

namespace heliograph
{

OneRequest::OneRequest()
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        QTcpSocket *socket = m_server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { take(socket); });
    });
}

void OneRequest::take(QTcpSocket *socket)
{
    m_bytes += socket->readAll();
    const qsizetype border = m_bytes.indexOf("\r\n\r\n");
    if (border < 0)
        return;
    head = m_bytes.left(border).replace("\r\n", "\n") + '\n';
    body = m_bytes.mid(border + 4);
    const qsizetype length = header("content-length").toLongLong();
    if (body.size() < length)
        return;
    socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
    socket->disconnectFromHost();
}

QString OneRequest::url() const
{
    return QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort());
}

QByteArray OneRequest::header(const QByteArray &lowerName) const
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.left(lowerName.size() + 1).toLower() == lowerName + ':')
            return line.mid(lowerName.size() + 1).trimmed();
    }
    return {};
}

bool OneRequest::has(const QByteArray &lowerName) const
{
    return head.toLower().contains('\n' + lowerName + ':');
}

}
