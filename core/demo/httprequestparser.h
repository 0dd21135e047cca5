#pragma once

#include "core/base/redact.h"

#include <QByteArray>

#include <optional>

namespace heliograph
{

/// A whole request as it came over a socket.
struct IncomingRequest {
    QByteArray method;
    QByteArray target; ///< as sent: path and query, or an absolute URL
    HeaderList headers;
    QByteArray body; ///< after transfer decoding
    bool http10 = false;
    bool keepAlive = true;

    /// The first header of this name (any case), trimmed; empty where absent.
    QByteArray header(QByteArrayView name) const;
    bool hasHeader(QByteArrayView name) const;
    /// The path without the query, and without the origin of an absolute URL.
    QByteArray path() const;
};

/// Splits what a client sends into HTTP/1.0 and 1.1 requests (RFC 9112), at whatever borders the
/// bytes come. Made for hostile input: nothing grows past the limits, and what could be read in two
/// ways is refused. After a failure the rest of the connection means nothing.
class HttpRequestParser final
{
public:
    struct Limits {
        qsizetype headBytes = 64 * 1024; ///< request line and headers, also trailers
        qsizetype headers = 200;
        qsizetype bodyBytes = 256 * 1024 * 1024;
    };

    HttpRequestParser();
    explicit HttpRequestParser(Limits limits);

    void feed(QByteArrayView bytes);
    /// The next whole request among the bytes fed, or nothing: more is needed, or it failed.
    std::optional<IncomingRequest> next();

    int errorStatus() const { return m_error; } ///< 0, else 400, 413, 417, 431, 501 or 505
    /// True once for a request whose client waits for "100 Continue" before it sends the body.
    bool takeContinue();
    bool midRequest() const; ///< a request has begun and is not whole

private:
    enum class State { RequestLine, Headers, FixedBody, ChunkSize, ChunkData, ChunkEnd, Trailers };

    bool step();
    std::optional<QByteArray> takeLine();
    bool readRequestLine(const QByteArray &line);
    bool readHeader(const QByteArray &line);
    bool headDone();
    bool readChunkSize(const QByteArray &line);
    bool takeBody(qsizetype limit);
    bool fail(int status);

    Limits m_limits;
    QByteArray m_buffer;
    qsizetype m_pos = 0; ///< of m_buffer: what was consumed
    qsizetype m_scanned = 0; ///< of m_buffer: no line end before it
    State m_state = State::RequestLine;
    IncomingRequest m_request;
    qsizetype m_headBytes = 0;
    qsizetype m_remaining = 0; ///< of the body or the chunk
    bool m_continue = false;
    bool m_whole = false;
    int m_error = 0;
};

}
