#pragma once

#include "core/base/redact.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace heliograph {

/// Microseconds since the request was handed to the network, by the monotonic clock; -1: did not happen.
struct Timing {
    qint64 headersUs = -1; ///< status line and headers in
    qint64 firstByteUs = -1; ///< first byte of the body
    qint64 firstTokenUs = -1; ///< first piece of content (text, reasoning or tool call)
    qint64 endUs = -1; ///< the last byte, the failure or the stop
    bool operator==(const Timing &) const = default;
};

/// One read from the network.
struct Chunk {
    qint64 atUs = 0; ///< since sent
    qint64 bytes = 0;
    bool operator==(const Chunk &) const = default;
};

/// What went over the wire. Bodies are byte for byte; headers and URL have their credentials struck out
/// before they get here, so that whatever keeps an Exchange keeps no secret.
struct Exchange {
    QByteArray method = "POST";
    QString url;
    HeaderList requestHeaders;
    QByteArray requestBody;
    int status = 0; ///< 0: no answer
    HeaderList responseHeaders;
    QByteArray responseBody; ///< after transfer and content decoding
    Timing timing;
    std::vector<Chunk> chunks; ///< of the response body, in order
};

}
