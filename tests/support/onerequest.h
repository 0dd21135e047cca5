#pragma once

#include <QObject>
#include <QTcpServer>

namespace heliograph
{

/// A server that takes one request, keeps it and answers "ok".
class OneRequest final : public QObject
{
    Q_OBJECT

public:
    OneRequest();
    QString url() const;
    QByteArray header(const QByteArray &lowerName) const; ///< its first value, trimmed; empty where absent
    bool has(const QByteArray &lowerName) const;

    QByteArray head; ///< request line and headers, with line feeds alone
    QByteArray body;

private:
    void take(QTcpSocket *socket);

    QTcpServer m_server;
    QByteArray m_bytes;
};

}
