#include "app/commands/democommand.h"

#include <QDateTime>

#include <csignal>
#include <cstdio>

#ifdef Q_OS_UNIX
#include <QSocketNotifier>

#include <fcntl.h>
#include <unistd.h>
#else
#include <QTimer>

#include <atomic>
#endif

namespace heliograph
{

namespace
{

#ifdef Q_OS_UNIX
int g_signalPipe[2] = {-1, -1};

void onSignal(int)
{
    const char byte = 1;
    // All a signal handler may do; a full pipe says the same already.
    [[maybe_unused]] const auto written = ::write(g_signalPipe[1], &byte, 1);
}
#else
std::atomic<bool> g_stopped{false};

void onSignal(int)
{
    g_stopped = true;
}
#endif

}

DemoCommand::DemoCommand(QObject *parent) : QObject(parent), m_server(this), m_out(stdout)
{
    connect(&m_server, &DemoServer::served, this, &DemoCommand::print);
}

DemoCommand::~DemoCommand()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
#ifdef Q_OS_UNIX
    for (int &end : g_signalPipe) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
#endif
}

std::optional<int> DemoCommand::start(quint16 port)
{
    const Status listening = m_server.listen(port);
    if (!listening) {
        QTextStream(stderr) << listening.error().message << Qt::endl;
        return 1;
    }
    watchSignals();
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

void DemoCommand::watchSignals()
{
#ifdef Q_OS_UNIX
    if (::pipe(g_signalPipe) != 0)
        return;
    for (const int end : g_signalPipe) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    auto *notifier = new QSocketNotifier(g_signalPipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
        notifier->setEnabled(false);
        Q_EMIT finished(0);
    });
#else
    auto *timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, [this, timer] {
        if (!g_stopped)
            return;
        timer->stop();
        Q_EMIT finished(0);
    });
    timer->start(100);
#endif
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

}
