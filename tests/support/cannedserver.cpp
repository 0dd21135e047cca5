#include "tests/support/cannedserver.h"

#include <QTcpSocket>

namespace heliograph {

CannedServer::CannedServer()
{
    listen(QHostAddress::LocalHost);
    connect(this, &QTcpServer::newConnection, this, [this] {
        QTcpSocket *socket = nextPendingConnection();
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
            const QByteArray request = socket->peek(1 << 16);
            if (!request.contains("\r\n\r\n"))
                return;
            socket->readAll();
            requests += request;
            const Answer answer = answers.value(request.split(' ').value(1), {404, "not here", {}});
            socket->write("HTTP/1.1 " + QByteArray::number(answer.status)
                + " X\r\nContent-Type: application/json\r\nConnection: close\r\n" + answer.headers
                + "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n"
                + answer.body);
            socket->disconnectFromHost();
        });
    });
}

QString CannedServer::url(const QString &path) const
{
    return QStringLiteral("http://127.0.0.1:%1%2").arg(serverPort()).arg(path);
}

quint16 CannedServer::freePort()
{
    QTcpServer taken;
    taken.listen(QHostAddress::LocalHost);
    return taken.serverPort();
}

}
