#pragma once

#include <QByteArray>

#include <functional>

namespace heliograph {

/// One event of a text/event-stream (WHATWG HTML, section 9.2.6), without id and retry.
struct SseEvent {
    QByteArray type; ///< empty: "message"
    QByteArray data; ///< data lines joined by \n
    bool operator==(const SseEvent &) const = default;
};

/// Splits a byte stream into events, at whatever borders the bytes come. CR, LF and CRLF, comments, a byte-order
/// mark. Unlike a browser it also dispatches a last event that lacks its blank line, at finish(): providers do that.
/// Keeps at most one event in memory; one over maxEventBytes is dropped and counted, and parsing goes on.
class SseParser final
{
public:
    using Sink = std::function<void(SseEvent &&)>;

    explicit SseParser(qsizetype maxEventBytes = 32 * 1024 * 1024);
    void feed(QByteArrayView bytes, const Sink &sink);
    void finish(const Sink &sink);
    int droppedEvents() const { return m_dropped; }

private:
    void line(QByteArrayView line, const Sink &sink);
    void field(QByteArrayView name, QByteArrayView value);
    void dispatch(const Sink &sink);
    void keep(QByteArrayView partOfLine);

    qsizetype m_max;
    QByteArray m_line; ///< an unfinished line
    SseEvent m_event;
    bool m_hasData = false;
    bool m_lineTooBig = false;
    bool m_eventTooBig = false;
    bool m_firstLine = true;
    bool m_afterCr = false;
    int m_dropped = 0;
};

}
