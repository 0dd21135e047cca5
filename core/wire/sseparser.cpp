#include "core/wire/sseparser.h"

#include <cstring>

namespace heliograph {

namespace {

constexpr QByteArrayView kByteOrderMark("\xef\xbb\xbf");

const char *findByte(const char *begin, const char *end, char byte)
{
    const auto size = size_t(end - begin);
    const void *hit = size ? std::memchr(begin, byte, size) : nullptr;
    return hit ? static_cast<const char *>(hit) : end;
}

}

SseParser::SseParser(qsizetype maxEventBytes) :
    m_max(maxEventBytes)
{
}

void SseParser::feed(QByteArrayView bytes, const Sink &sink)
{
    const char *at = bytes.data();
    const char *const end = at + bytes.size();
    if (m_afterCr && at != end) {
        m_afterCr = false;
        if (*at == '\n')
            ++at;
    }
    // A carriage return is rare: it is looked for once, then only after the last one found.
    const char *cr = findByte(at, end, '\r');
    while (at != end) {
        const char *lineEnd = findByte(at, end, '\n');
        if (cr < lineEnd)
            lineEnd = cr;
        if (lineEnd == end) {
            keep(QByteArrayView(at, end));
            return;
        }
        const QByteArrayView rest(at, lineEnd);
        if (m_line.isEmpty() && !m_lineTooBig) {
            line(rest, sink);
        } else {
            keep(rest);
            line(m_line, sink);
            m_line.resize(0); // keeps its memory
        }
        at = lineEnd + 1;
        if (lineEnd == cr) {
            if (at == end)
                m_afterCr = true;
            else if (*at == '\n')
                ++at;
            cr = findByte(at, end, '\r');
        }
    }
}

void SseParser::finish(const Sink &sink)
{
    if (!m_line.isEmpty() || m_lineTooBig)
        line(m_line, sink);
    m_line.clear();
    dispatch(sink);
}

void SseParser::keep(QByteArrayView partOfLine)
{
    if (m_lineTooBig)
        return;
    // A byte-order mark before the first line does not count, so that the limit is the same at every border.
    const qsizetype room = m_max + (m_firstLine ? kByteOrderMark.size() : 0);
    if (m_line.size() + partOfLine.size() > room) {
        m_lineTooBig = true;
        m_line = QByteArray();
        return;
    }
    m_line.append(partOfLine);
}

void SseParser::line(QByteArrayView line, const Sink &sink)
{
    if (m_firstLine) {
        m_firstLine = false;
        if (line.startsWith(kByteOrderMark))
            line = line.sliced(kByteOrderMark.size());
    }
    if (m_lineTooBig || line.size() > m_max) {
        m_lineTooBig = false;
        m_eventTooBig = true;
        return;
    }
    if (line.isEmpty()) {
        dispatch(sink);
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon < 0) {
        field(line, {});
        return;
    }
    QByteArrayView value = line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    field(line.first(colon), value); // a comment has an empty name, which no field has
}

void SseParser::field(QByteArrayView name, QByteArrayView value)
{
    if (name == "data") {
        if (m_event.data.size() + value.size() >= m_max) {
            m_eventTooBig = true;
            m_event.data = QByteArray();
        }
        if (!m_eventTooBig) {
            if (m_hasData)
                m_event.data.append('\n');
            m_event.data.append(value);
        }
        m_hasData = true;
    } else if (name == "event") {
        m_event.type = value.toByteArray();
    }
}

void SseParser::dispatch(const Sink &sink)
{
    if (m_eventTooBig)
        ++m_dropped;
    else if (m_hasData)
        sink(std::move(m_event));
    m_event = {};
    m_hasData = false;
    m_eventTooBig = false;
}

}
