#include "app/terminal.h"

#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <sys/ioctl.h>
#include <unistd.h>
#endif

namespace heliograph
{

QString terminalSafe(const QString &text)
{
    QString safe = text;
    safe.removeIf([](QChar c) {
        const char16_t u = c.unicode();
        return (u < 32 && u != '\n' && u != '\t') || (u >= 0x7f && u < 0xa0);
    });
    return safe;
}

bool stdoutIsTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stdout)) != 0;
#else
    return ::isatty(STDOUT_FILENO) != 0;
#endif
}

int terminalWidth()
{
    if (!stdoutIsTerminal())
        return 0;
    constexpr int kUsual = 80;
    const int chosen = qEnvironmentVariableIntValue("COLUMNS");
    if (chosen > 0)
        return chosen;
#ifdef Q_OS_WIN
    CONSOLE_SCREEN_BUFFER_INFO info;
    if (GetConsoleScreenBufferInfo(GetStdHandle(STD_OUTPUT_HANDLE), &info))
        return info.srWindow.Right - info.srWindow.Left + 1;
#else
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
#endif
    return kUsual;
}

}
