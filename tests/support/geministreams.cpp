#include "tests/support/geministreams.h"

#include "core/base/json.h"
#include "tests/support/streampieces.h"

namespace heliograph {

QByteArray geminiChunk(const QByteArray &parts, const QByteArray &more)
{
    return R"({"candidates":[{"content":{"role":"model","parts":[)" + parts + "]}" + more
        + R"(,"index":0}],"modelVersion":"gemini-x","responseId":"r1"})";
}

QByteArray geminiEvents(const QByteArrayList &chunks)
{
    return dataLines(chunks, "\r\n");
}

QByteArray geminiArray(const QByteArrayList &chunks)
{
    QByteArray bytes = "[";
    for (const QByteArray &chunk : chunks) {
        const auto json = parseJson(chunk);
        bytes += (bytes.size() > 1 ? "\n,\r\n" : "") + (json ? dumpJsonPretty(*json) : chunk);
    }
    return bytes + "\n]\n";
}

}
