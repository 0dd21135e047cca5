#pragma once

#include "core/diff/calldiff.h"

namespace heliograph {

/// A part of a message as it is compared.
struct MessagePart {
    PartKind kind = PartKind::Text;
    QString text; ///< of what is no text: what it is, its size and its hash
};

/// Everything a message says, in order. Ids of tool calls are left out: they differ each time and say nothing.
std::vector<MessagePart> partsOf(const Message &message);
/// All of it in one text.
QString textOfParts(const std::vector<MessagePart> &parts);
/// A tool as JSON text, indented: name, description, parameters.
QString toolText(const Tool &tool);
/// A side as one readable text: its messages, then the answer.
QString textOfSide(const DiffSide &side);

}
