#include "app/interrupt.h"

#include <QtGlobal>

#include <atomic>

#ifdef Q_OS_WIN
#    include <windows.h>
#else
#    include <QSocketNotifier>

#    include <csignal>
#    include <fcntl.h>
#    include <unistd.h>
#endif

namespace heliograph {

#ifdef Q_OS_WIN

namespace {
std::atomic<Interrupt *> listener{nullptr};

BOOL WINAPI onControlEvent(DWORD)
{
    // Comes in a thread of its own.
    if (Interrupt *target = listener.load())
        QMetaObject::invokeMethod(target, [target] { Q_EMIT target->requested(); });
    return TRUE;
}
}

Interrupt::Interrupt(QObject *parent) :
    QObject(parent)
{
    listener = this;
    SetConsoleCtrlHandler(onControlEvent, TRUE);
}

Interrupt::~Interrupt()
{
    SetConsoleCtrlHandler(onControlEvent, FALSE);
    listener = nullptr;
}

#else

namespace {
// All a signal handler may touch: the writing end of a pipe.
std::atomic<int> pipeEnd{-1};
std::atomic<int> readingEnd{-1};

void onSignal(int)
{
    const char byte = 1;
    const int fd = pipeEnd.load();
    if (fd >= 0)
        [[maybe_unused]] const auto written = ::write(fd, &byte, 1);
}
}

Interrupt::Interrupt(QObject *parent) :
    QObject(parent)
{
    int ends[2];
    if (::pipe(ends) != 0)
        return;
    for (const int end : ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    readingEnd = ends[0];
    pipeEnd = ends[1];
    auto *notifier = new QSocketNotifier(ends[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this](QSocketDescriptor descriptor) {
        char bytes[16];
        if (::read(int(descriptor), bytes, sizeof bytes) > 0)
            Q_EMIT requested();
    });
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

Interrupt::~Interrupt()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    for (std::atomic<int> *end : {&pipeEnd, &readingEnd}) {
        const int fd = end->exchange(-1);
        if (fd >= 0)
            ::close(fd);
    }
}

#endif

}
