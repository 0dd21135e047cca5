#pragma once

#include "core/base/result.h"

namespace heliograph {

/// All of standard input; where that is a terminal, one line typed without echo after the prompt
/// (on standard error). Blocks. Error (Usage) for more than 64 kB or bytes that are no text,
/// (Cancelled) after Ctrl+C.
Result<QString> readSecretFromStdin(const QString &prompt);

}
