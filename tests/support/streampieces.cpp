#include "tests/support/streampieces.h"

#include "core/base/json.h"

#include <algorithm>

namespace heliograph {

namespace {

/// Each piece is a copy of its own, so that a view that is kept too long is seen.
void feed(AnswerDecoder &decoder, QByteArrayView piece, StreamEvents &events)
{
    const QByteArray copy = piece.toByteArray();
    const StreamEvents more = decoder.feed(copy);
    events.insert(events.end(), more.begin(), more.end());
}

void finish(AnswerDecoder &decoder, StreamEvents &events)
{
    const StreamEvents more = decoder.finish();
    events.insert(events.end(), more.begin(), more.end());
}

StreamEvents decodeInTwo(const Codec &codec, QByteArrayView bytes, qsizetype cut)
{
    const auto decoder = codec.decoder(true);
    StreamEvents events;
    feed(*decoder, bytes.first(cut), events);
    feed(*decoder, bytes.sliced(cut), events);
    finish(*decoder, events);
    return events;
}

}

StreamEvents decodeInPieces(const Codec &codec, QByteArrayView bytes, qsizetype step, bool streamed)
{
    const auto decoder = codec.decoder(streamed);
    StreamEvents events;
    for (qsizetype at = 0; at < bytes.size(); at += step)
        feed(*decoder, bytes.sliced(at, std::min(step, bytes.size() - at)), events);
    finish(*decoder, events);
    return events;
}

QString wrongPieces(const Codec &codec, QByteArrayView bytes, qsizetype step)
{
    const StreamEvents whole = decodeInPieces(codec, bytes, bytes.size());
    for (const qsizetype size : {1, 13}) {
        if (decodeInPieces(codec, bytes, size) != whole)
            return QStringLiteral("in pieces of %1").arg(size);
    }
    for (qsizetype cut = 1; cut < bytes.size(); cut += step) {
        if (decodeInTwo(codec, bytes, cut) != whole)
            return QStringLiteral("cut at %1").arg(cut);
    }
    return {};
}

qsizetype cutStep(QByteArrayView bytes, qsizetype small, qsizetype large)
{
    return bytes.size() < small || qEnvironmentVariableIsSet("HELIOGRAPH_ALL_OFFSETS") ? 1 : large;
}

QByteArray dataLines(const QByteArrayList &payloads, const QByteArray &newline)
{
    QByteArray sse;
    for (const QByteArray &payload : payloads)
        sse += "data: " + payload + newline + newline;
    return sse;
}

QByteArray namedEvents(const QByteArrayList &payloads)
{
    QByteArray sse;
    for (const QByteArray &payload : payloads) {
        if (const auto json = parseJson(payload))
            sse += "event: " + stringMember(*json, "type").toUtf8() + "\ndata: " + payload + "\n\n";
    }
    return sse;
}

}
