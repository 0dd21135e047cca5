#include "app/terminal.h"

#include <cstdio>

#ifdef Q_OS_WIN
#    include <io.h>
#else
#    include <unistd.h>
#endif

namespace heliograph {

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

}
