#pragma once

#include "core/base/result.h"
#include "core/demo/demooptions.h"

#include <QObject>
#include <QThread>

namespace heliograph
{

class DemoServer;

/// The built-in demo provider in a thread of its own, started when it is first needed.
class DemoHost final : public QObject
{
    Q_OBJECT

public:
    explicit DemoHost(QObject *parent = nullptr);
    explicit DemoHost(DemoOptions options, QObject *parent = nullptr);
    ~DemoHost() override;

    /// Starts the server where it is not running, and gives its base URL: http://127.0.0.1:PORT/v1
    Result<QString> baseUrl();

private:
    DemoOptions m_options;
    QThread m_thread;
    DemoServer *m_server = nullptr; ///< lives in m_thread
    QString m_baseUrl;
};

}
