#pragma once

#include "core/domain/call.h"

namespace heliograph {

/// Two calls of one agent, a day apart: the system prompt was edited, a turn was put in, an example moved, a tool's schema and
/// two parameters changed, and the answer is another one.
std::pair<Call, Call> differentCalls();

/// Two versions of a text: words, lines and a paragraph that moved.
std::pair<QString, QString> differentTexts();

}
