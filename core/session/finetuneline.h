#pragma once

#include "core/domain/call.h"

namespace heliograph {

/// The call as a line of OpenAI's fine-tuning format, {"messages": […], "tools": […]}, without a line end: what was asked
/// and what was answered, whatever format it was asked in. Developer messages are system messages there. Empty for a
/// call that teaches nothing: not ok, without an answer, or in a format nobody reads. What looks like a key is struck out.
QByteArray fineTuningLine(const Call &call);

}
