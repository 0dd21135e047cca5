#pragma once

#include <QString>

namespace heliograph {

struct Answer;

/// The words of a piece of a request body, for the index: the texts of a message, whatever its wire
/// format; nothing for tool definitions, ids and data carried inside. Bytes that are no JSON but
/// text are taken as they are.
QString textOfPiece(QByteArrayView piece);

/// What an answer is found by.
QString textOfAnswer(const Answer &answer);

}
