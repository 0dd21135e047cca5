#include "tests/support/streampieces.h"

#include <algorithm>

namespace heliograph {

StreamEvents decodeInPieces(const Codec &codec, QByteArrayView bytes, qsizetype step)
{
    const auto decoder = codec.decoder(true);
    StreamEvents events;
    const auto add = [&](StreamEvents more) { events.insert(events.end(), more.begin(), more.end()); };
    for (qsizetype at = 0; at < bytes.size(); at += step)
        add(decoder->feed(bytes.sliced(at, std::min(step, bytes.size() - at))));
    add(decoder->finish());
    return events;
}

StreamEvents decodeInTwo(const Codec &codec, QByteArrayView bytes, qsizetype cut)
{
    const auto decoder = codec.decoder(true);
    StreamEvents events = decoder->feed(bytes.first(cut));
    for (StreamEvents more : {decoder->feed(bytes.sliced(cut)), decoder->finish()})
        events.insert(events.end(), more.begin(), more.end());
    return events;
}

QByteArray dataLines(const QByteArrayList &payloads)
{
    QByteArray sse;
    for (const QByteArray &line : payloads)
        sse += "data: " + line + "\n\n";
    return sse;
}

}
