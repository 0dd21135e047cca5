#pragma once

#include "core/demo/demoserver.h"

#include <QObject>
#include <QTextStream>

namespace heliograph {

/// heliograph demo-server: the demo provider alone. Lives in the program's event loop, until
/// the program is interrupted.
class DemoCommand final : public QObject
{
    Q_OBJECT

public:
    explicit DemoCommand(QObject *parent = nullptr);
    ~DemoCommand() override;

    /// Listens and prints the base URL; port 0: any free one. The exit status, or nothing: it runs.
    std::optional<int> start(quint16 port);

private:
    void print(const DemoServed &served);

    DemoServer m_server;
    QTextStream m_out;
};

}
