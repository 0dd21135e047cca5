#include "app/commands/democommand.h"

#include <QDateTime>

#include <cstdio>

namespace heliograph {

DemoCommand::DemoCommand(QObject *parent) : QObject(parent), m_server(this), m_out(stdout)
{
    connect(&m_server, &DemoServer::served, this, &DemoCommand::print);
}

DemoCommand::~DemoCommand() = default;

std::optional<int> DemoCommand::start(quint16 port)
{
    const Status listening = m_server.listen(port);
    if (!listening) {
        QTextStream(stderr) << listening.error().message << Qt::endl;
        return 1;
    }
    m_out << "demo " << m_server.baseUrl() << Qt::endl;
    return std::nullopt;
}

/// Time, request, status, model, tokens in and out, milliseconds, and what was special: one line,
/// for people and scripts.
void DemoCommand::print(const DemoServed &served)
{
    m_out << QDateTime::currentDateTime().toString(QStringLiteral("HH:mm:ss")) << ' '
          << served.method << ' ' << served.path << ' ' << served.status;
    if (!served.model.isEmpty())
        m_out << ' ' << served.model.simplified();
    if (served.promptTokens > 0)
        m_out << ' ' << served.promptTokens << "+" << served.completionTokens << " tokens";
    m_out << ' ' << served.elapsedMs << " ms";
    if (!served.note.isEmpty())
        m_out << " (" << served.note.simplified() << ')';
    m_out << Qt::endl;
}

}
