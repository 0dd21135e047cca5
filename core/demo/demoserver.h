#pragma once

#include "core/base/result.h"
#include "core/demo/democonnection.h"
#include "core/demo/demooptions.h"

#include <QObject>
#include <QTcpServer>

#include <memory>

namespace heliograph
{

/// The built-in demo provider: speaks OpenAI's chat completions and Helicone's side of the wire on
/// loopback.
///
/// POST …/chat/completions under any path, GET …/models, GET / (a page for people). No key is
/// needed and none is checked. Every answer carries "system_fingerprint":"heliograph-demo"; models
/// are demo-small, demo-large and demo-reasoner, and any name that does not begin with "demo-" is
/// taken too, so that calls can be priced.
///
/// Trouble is asked for by the prompt, which then begins with a slash: "/rate-limit 2 1" (429,
/// Retry-After: 2, once, then the answer), "/cut 5", "/error 503", … or by the model:
/// "demo-small:cut 5". demoTricks() lists them all, and so do the prompt "/help" and GET /.
class DemoServer final : public QObject
{
    Q_OBJECT

public:
    explicit DemoServer(QObject *parent = nullptr);
    explicit DemoServer(DemoOptions options, QObject *parent = nullptr);
    ~DemoServer() override;

    /// Port 0: any free one. Listens on 127.0.0.1 only.
    Status listen(quint16 port = 0);
    quint16 port() const;
    QString baseUrl() const; ///< http://127.0.0.1:PORT/v1

Q_SIGNALS:
    /// A whole request, with its credentials: for tests, never for a log.
    void received(const heliograph::IncomingRequest &request);
    /// Once for every request, when its answer is out or its client has left.
    void served(const heliograph::DemoServed &served);

private:
    void accept();

    std::unique_ptr<DemoProvider> m_provider;
    QTcpServer m_server;
    int m_connections = 0;
};

}
