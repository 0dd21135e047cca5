#pragma once

#include <QString>

namespace heliograph {

/// Gemini names no id for most function calls, and a conversation cannot do without. This one is
/// made of what is the same each time the bytes are read (group: the answer's id or the like;
/// index: of the call in it), fits every provider's rules for ids, and is never sent to Gemini.
QString madeCallId(const QString &group, int index, const QString &name);
bool isMadeCallId(const QString &id);

}
