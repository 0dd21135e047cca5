#pragma once

#include "core/base/result.h"

#include <QString>

#include <vector>

namespace heliograph
{

/// A word of a command as a POSIX shell would hand it over.
struct ShellWord {
    QString text; ///< with the variables in it as ${NAME}
    bool hasVariable = false;
    bool isOperator = false; ///< |, ;, &, >, < outside of quotes
};

/// Reads a command the way bash and zsh do: '…', "…", $'…', backslashes, lines that go on. Windows' cmd, whose mark is
/// ^, is understood where a command is copied from a browser there. Variables stay unexpanded, and nothing is ever
/// run. Error (Usage) where a quote does not end, or a command would have to be run for its output.
Result<std::vector<ShellWord>> shellWords(const QString &command);

}
