#include "core/demo/demohost.h"

#include "core/demo/demoserver.h"

namespace heliograph {

DemoHost::DemoHost(QObject *parent) : DemoHost(DemoOptions(), parent) { }

DemoHost::DemoHost(DemoOptions options, QObject *parent) : QObject(parent), m_options(options)
{
    m_thread.setObjectName(QStringLiteral("demo"));
}

DemoHost::~DemoHost()
{
    m_thread.quit();
    m_thread.wait();
}

Result<QString> DemoHost::baseUrl()
{
    if (m_server != nullptr)
        return m_baseUrl;
    if (!m_thread.isRunning())
        m_thread.start();
    auto *server = new DemoServer(m_options);
    server->moveToThread(&m_thread);
    Status listening = Done{};
    QMetaObject::invokeMethod(
        server, [server, &listening] { listening = server->listen(); },
        Qt::BlockingQueuedConnection);
    if (!listening) {
        server->deleteLater();
        return listening.error();
    }
    connect(&m_thread, &QThread::finished, server, &QObject::deleteLater);
    m_server = server;
    m_baseUrl = server->baseUrl();
    return m_baseUrl;
}

}
