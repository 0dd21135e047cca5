#pragma once

#include "core/domain/chatrequest.h"

#include <QByteArrayView>

namespace heliograph {

// generationConfig and toolConfig. What the fields of a request do not say stays in an object of
// the same name in ChatRequest::extra, whose members win over the fields one by one.

/// generationConfig of the request's fields, with and below those of extra; empty where there is
/// nothing to say.
QByteArray encodeGeminiConfig(const ChatRequest &request, QByteArrayView extra);
/// Takes over what the fields can say; what is left, or empty.
QByteArray decodeGeminiConfig(QByteArrayView config, ChatRequest &request);

/// toolConfig, likewise.
QByteArray encodeGeminiToolConfig(const ChatRequest &request, QByteArrayView extra);
QByteArray decodeGeminiToolConfig(QByteArrayView config, ChatRequest &request);

}
