#pragma once

#include "core/domain/message.h"

#include <QByteArrayView>

namespace heliograph {

// The parts of a Gemini content.

/// Text, pictures, sounds and files; empty where Gemini has no place for such a part.
QByteArray encodeGeminiPart(const ContentPart &part);
/// functionCall; signature: of a thought, empty for none.
QByteArray encodeGeminiCall(const ToolCall &call, const QString &signature);
/// functionResponse; name: of the tool.
QByteArray encodeGeminiResponse(const Message &message, const QString &name);

/// What the part says in words of all formats, without its raw text; Other where that is nothing.
ContentPart decodeGeminiPart(QByteArrayView part);
/// What a part holds beside its flags: the member's name in camelCase, and its value.
struct GeminiPartData {
    QByteArray key; ///< "text", "functionCall", …; empty where there is none that is known
    QByteArrayView value;
};
GeminiPartData dataOfGeminiPart(QByteArrayView part);
ToolCall decodeGeminiCall(QByteArrayView functionCall);
/// A Tool message.
Message decodeGeminiResponse(QByteArrayView functionResponse);

/// Google takes its members in snake_case too: "system_instruction" → "systemInstruction".
QByteArray camelCase(const QByteArray &key);
/// Whether two texts are the same JSON, whatever their whitespace and escapes.
bool sameJson(QByteArrayView a, QByteArrayView b);

}
