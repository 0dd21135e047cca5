#pragma once

#include <QLoggingCategory>

namespace heliograph {

Q_DECLARE_LOGGING_CATEGORY(lcNet)
Q_DECLARE_LOGGING_CATEGORY(lcHistory)
Q_DECLARE_LOGGING_CATEGORY(lcSecrets)
Q_DECLARE_LOGGING_CATEGORY(lcApp)

/// Sends Qt's messages to stderr, each line redacted before it is written. Call once, first in main.
void installRedactingLog();

}
