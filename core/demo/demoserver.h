#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QTcpServer>
#include <QUrl>

namespace heliograph {

/// The built-in demo provider: speaks OpenAI's chat completions and Helicone's side of the wire on loopback.
class DemoServer final : public QObject
{
    Q_OBJECT

public:
    explicit DemoServer(QObject *parent = nullptr);
    ~DemoServer() override;

    /// Port 0: any free one. Listens on 127.0.0.1 only.
    Status listen(quint16 port = 0);
    quint16 port() const;
    QString baseUrl() const; ///< http://127.0.0.1:PORT/v1

private:
    void accept();
    QTcpServer m_server;
};

}
