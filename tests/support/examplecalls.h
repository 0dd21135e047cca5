#pragma once

#include "core/history/history.h"

namespace heliograph {

/// A finished call of OpenAI's format with everything set: headers, streamed body, timing, usage,
/// receipt.
Call exampleCall(const QString &prompt, const QString &answer);
/// Writes a finished call as the program does: begun, grown, finished.
void record(History &history, const Call &call);
/// Begins a call that runs on; grow it with history.append.
Call beginExample(History &history, const QString &prompt);
QByteArray streamedText(const QString &text); ///< one chunk of a streamed answer

/// Forty calls of every status, source and shape, the newest last, as a day's work leaves them
/// behind.
std::vector<Call> dayOfCalls(const QDateTime &now);

/// Waits until everything is on disk; false where a write failed.
bool waitForHistory(History &history);

}
