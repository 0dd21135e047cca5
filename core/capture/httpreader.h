#pragma once

#include "core/base/redact.h"

#include <QByteArray>
#include <QByteArrayView>

#include <memory>

namespace heliograph {

/// Where the body of a message ends.
enum class HttpFraming { None, Length, Chunked, UntilClose };

/// A request's or an answer's first line and headers, as they came.
struct HttpHead {
    QByteArray method; ///< of a request
    QByteArray target; ///< of a request, as sent
    int status = 0; ///< of an answer
    QByteArray reason; ///< of an answer
    bool http10 = false;
    bool keepAlive = true;
    HeaderList headers; ///< names as written, values trimmed
    HttpFraming framing = HttpFraming::None;
    qint64 length = 0; ///< of a body with HttpFraming::Length, bytes

    /// The first header of this name (any case); empty where absent.
    QByteArray header(QByteArrayView name) const;
    bool has(QByteArrayView name) const;
};

/// Takes the body's bytes, transfer decoding undone, piece by piece as they come. A piece is a view of what was fed.
class HttpBodySink
{
public:
    virtual ~HttpBodySink() = default;
    virtual void takeBody(QByteArrayView bytes) = 0;
};

/// Reads one HTTP/1.x message after the other (Boost.Beast's parser). Made for hostile input: what could be read in two
/// ways by two servers is refused, and a head never grows past its limit.
class HttpReader
{
public:
    struct Limits {
        qsizetype headBytes = 64 * 1024;
        qsizetype headers = 200;
        qint64 bodyBytes = 512LL * 1024 * 1024; ///< of a request; an answer has none
    };

    static std::unique_ptr<HttpReader> forRequests(const Limits &limits);
    static std::unique_ptr<HttpReader> forAnswers();
    virtual ~HttpReader() = default;

    /// Begins the next message. headOnly: an answer to HEAD, which has no body whatever its headers say.
    virtual void restart(bool headOnly = false) = 0;
    /// Reads from the bytes and says how many are done with; the others are to be fed again, with more behind them.
    /// Returns at the end of the head, so that the body can be refused, and at the end of the message.
    virtual qsizetype feed(QByteArrayView bytes, HttpBodySink &sink) = 0;
    /// The connection is closed: the end of a body without a length, a failure otherwise.
    virtual void feedEnd() = 0;

    bool headDone() const { return m_headDone; }
    bool done() const { return m_done; }
    int errorStatus() const { return m_error; } ///< 0, else what a server answers to it: 400, 413, 431, 501, 505
    const HttpHead &head() const { return m_head; }
    HttpHead takeHead() { return std::move(m_head); }
    const HeaderList &trailers() const { return m_trailers; } ///< once done

protected:
    HttpHead m_head;
    HeaderList m_trailers;
    bool m_headDone = false;
    bool m_done = false;
    int m_error = 0;
};

}
