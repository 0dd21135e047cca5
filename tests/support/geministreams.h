#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace heliograph {

/// One candidate with these parts; more: further members of it, each behind a comma.
QByteArray geminiChunk(const QByteArray &parts, const QByteArray &more = {});
inline const QByteArray kGeminiStop = R"(,"finishReason":"STOP")";

/// Chunks as Gemini writes them with alt=sse.
QByteArray geminiEvents(const QByteArrayList &chunks);
/// And without.
QByteArray geminiArray(const QByteArrayList &chunks);

}
