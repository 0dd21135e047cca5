#include "app/commands/secretinput.h"

#include <QCoreApplication>
#include <QFile>
#include <QStringDecoder>

#include <cstdio>

#ifdef Q_OS_WIN
#include <qt_windows.h>

#include <io.h>
#else
#include <termios.h>
#include <unistd.h>
#endif

namespace heliograph {

namespace {

constexpr qint64 kMaxBytes = 64 << 10;

QString say(const char *text)
{
    return QCoreApplication::translate("SecretInput", text);
}

Error cancelled()
{
    return {ErrorKind::Cancelled, say(QT_TRANSLATE_NOOP("SecretInput", "Cancelled.")), 0, {}};
}

Result<QString> decoded(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes);
    if (bytes.size() > kMaxBytes || decoder.hasError())
        return Error{ErrorKind::Usage,
            say(QT_TRANSLATE_NOOP("SecretInput", "What came on standard input is no key.")), 0, {}};
    return text;
}

void show(const QString &text)
{
    const QByteArray bytes = text.toLocal8Bit();
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stderr);
    std::fflush(stderr);
}

Result<QString> readAll()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        return Error{ErrorKind::Usage,
            say(QT_TRANSLATE_NOOP("SecretInput", "Standard input could not be read.")), 0, {}};
    QByteArray bytes;
    while (bytes.size() <= kMaxBytes) {
        const QByteArray more = input.read(kMaxBytes);
        if (more.isEmpty())
            break;
        bytes += more;
    }
    return decoded(bytes);
}

#ifdef Q_OS_WIN

bool isTerminal()
{
    return _isatty(_fileno(stdin));
}

Result<QString> readTyped()
{
    const HANDLE console = GetStdHandle(STD_INPUT_HANDLE);
    DWORD before = 0;
    GetConsoleMode(console, &before);
    SetConsoleMode(
        console, (before & ~DWORD(ENABLE_ECHO_INPUT)) | ENABLE_LINE_INPUT | ENABLE_PROCESSED_INPUT);
    wchar_t line[4096];
    DWORD length = 0;
    const BOOL ok = ReadConsoleW(console, line, 4096, &length, nullptr);
    SetConsoleMode(console, before);
    const QString text = QString::fromWCharArray(line, int(length));
    SecureZeroMemory(line, sizeof line);
    if (!ok || length == 0)
        return cancelled();
    return text;
}

#else

bool isTerminal()
{
    return isatty(STDIN_FILENO);
}

/// Signals are read as characters, so that the terminal is never left without echo.
Result<QString> readTyped()
{
    termios before{};
    if (tcgetattr(STDIN_FILENO, &before) != 0)
        return readAll();
    termios quiet = before;
    quiet.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG);
    quiet.c_cc[VMIN] = 1;
    quiet.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    QByteArray line;
    bool stopped = false;
    for (;;) {
        char c = 0;
        const ssize_t count = read(STDIN_FILENO, &c, 1);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0 || c == '\n' || c == '\r' || c == 0x04)
            break;
        if (c == 0x03 || c == 0x1c || c == 0x1a) {
            stopped = true;
            break;
        }
        if (c == 0x7f || c == 0x08)
            line.chop(1);
        else if (c == 0x15)
            line.clear();
        else if (line.size() <= kMaxBytes)
            line += c;
    }
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
    return stopped ? Result<QString>(cancelled()) : decoded(line);
}

#endif

}

Result<QString> readSecretFromStdin(const QString &prompt)
{
    if (!isTerminal())
        return readAll();
    show(prompt);
    auto typed = readTyped();
    show(QStringLiteral("\n"));
    return typed;
}

}
