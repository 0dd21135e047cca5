#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace heliograph {

/// What the program was started as.
struct CommandLine {
    QString profile; ///< empty: HELIOGRAPH_PROFILE, else the platform's folders
    bool demo = false;
    bool help = false;
    bool version = false;
    QString selfCheckFolder; ///< not empty: the window checks itself, leaves a picture there and closes
    QString command; ///< empty: the window
    QStringList arguments; ///< of the command
};

/// arguments without the program's name. --profile and --demo may stand before or after the command's name.
/// Error: ErrorKind::Usage, for exit status 2.
Result<CommandLine> parseCommandLine(const QStringList &arguments);

/// The help of the program as a whole.
QString helpText();

/// Runs a command in the event loop of the application that exists. Gives the exit status: 0 done, 1 failed,
/// 2 wrong usage.
int runCommand(const CommandLine &commandLine);

}
