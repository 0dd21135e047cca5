#include "core/demo/httprequestparser.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

namespace heliograph {

namespace {

/// RFC 9110, section 5.6.2: what a method or a header's name is made of.
bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || (c != 0 && std::strchr("!#$%&'*+-.^_`|~", c) != nullptr);
    });
}

bool hasControl(QByteArrayView text)
{
    return std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = uchar(c);
        return (byte < 0x20 && byte != '\t') || byte == 0x7f;
    });
}

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// Digits only: no sign, no space, no 0x. -1 where it is none or too big.
qsizetype plainNumber(QByteArrayView text, int base)
{
    if (text.isEmpty() || text.size() > 18)
        return -1;
    qsizetype value = 0;
    for (const char c : text) {
        int digit = -1;
        if (c >= '0' && c <= '9')
            digit = c - '0';
        else if (base == 16 && c >= 'a' && c <= 'f')
            digit = c - 'a' + 10;
        else if (base == 16 && c >= 'A' && c <= 'F')
            digit = c - 'A' + 10;
        if (digit < 0 || value > (std::numeric_limits<qsizetype>::max() - digit) / base)
            return -1;
        value = value * base + digit;
    }
    return value;
}

}

QByteArray IncomingRequest::header(QByteArrayView name) const
{
    for (const Header &header : headers) {
        if (sameName(header.first, name))
            return header.second;
    }
    return {};
}

bool IncomingRequest::hasHeader(QByteArrayView name) const
{
    return std::any_of(headers.begin(), headers.end(),
        [name](const Header &header) { return sameName(header.first, name); });
}

QByteArray IncomingRequest::path() const
{
    QByteArray path = target;
    const qsizetype scheme = path.indexOf("://");
    if (scheme > 0 && !path.startsWith('/')) {
        const qsizetype slash = path.indexOf('/', scheme + 3);
        path = slash < 0 ? QByteArray("/") : path.mid(slash);
    }
    const qsizetype query = path.indexOf('?');
    return query < 0 ? path : path.left(query);
}

HttpRequestParser::HttpRequestParser() : HttpRequestParser(Limits()) { }

HttpRequestParser::HttpRequestParser(Limits limits) : m_limits(limits) { }

void HttpRequestParser::feed(QByteArrayView bytes)
{
    if (m_error == 0)
        m_buffer.append(bytes);
}

std::optional<IncomingRequest> HttpRequestParser::next()
{
    while (m_error == 0 && !m_whole && step()) { }
    m_buffer.remove(0, m_pos);
    m_scanned = std::max<qsizetype>(0, m_scanned - m_pos);
    m_pos = 0;
    if (m_error != 0 || !m_whole)
        return std::nullopt;
    m_whole = false;
    m_headBytes = 0;
    m_remaining = 0;
    m_continue = false;
    return std::exchange(m_request, {});
}

bool HttpRequestParser::takeContinue()
{
    return std::exchange(m_continue, false);
}

bool HttpRequestParser::midRequest() const
{
    return m_state != State::RequestLine || m_pos < m_buffer.size();
}

/// Consumes one line or one stretch of a body; false: more bytes are needed, or it failed.
bool HttpRequestParser::step()
{
    if (m_state == State::FixedBody)
        return takeBody(m_limits.bodyBytes);
    if (m_state == State::ChunkData)
        return takeBody(m_limits.bodyBytes);
    const auto line = takeLine();
    if (!line)
        return false;
    switch (m_state) {
    case State::RequestLine:
        return line->isEmpty() || readRequestLine(*line);
    case State::Headers:
        return line->isEmpty() ? headDone() : readHeader(*line);
    case State::ChunkSize:
        return readChunkSize(*line);
    case State::ChunkEnd:
        m_state = State::ChunkSize;
        return line->isEmpty() || fail(400);
    case State::Trailers:
        if (line->isEmpty()) {
            m_state = State::RequestLine;
            m_whole = true;
        }
        return true; // trailers are read and not kept
    case State::FixedBody:
    case State::ChunkData:
        break;
    }
    return false;
}

std::optional<QByteArray> HttpRequestParser::takeLine()
{
    const qsizetype from = std::max(m_scanned, m_pos);
    const qsizetype end = m_buffer.indexOf('\n', from);
    const qsizetype taken = (end < 0 ? m_buffer.size() : end + 1) - m_pos;
    // A chunk's own lines are not part of the head: each stays under 4 kB, but there may be any
    // number.
    const bool chunkLine = m_state == State::ChunkSize || m_state == State::ChunkEnd;
    if (chunkLine ? taken > 4096 : m_headBytes + taken > m_limits.headBytes) {
        fail(chunkLine ? 400 : 431);
        return std::nullopt;
    }
    if (end < 0) {
        m_scanned = m_buffer.size();
        return std::nullopt;
    }
    QByteArray line = m_buffer.mid(m_pos, end - m_pos);
    m_pos = end + 1;
    if (!chunkLine)
        m_headBytes += taken;
    if (line.endsWith('\r'))
        line.chop(1);
    if (line.contains('\r') || line.contains('\0')) {
        fail(400);
        return std::nullopt;
    }
    return line;
}

bool HttpRequestParser::readRequestLine(const QByteArray &line)
{
    const QList<QByteArray> words = line.split(' ');
    if (words.size() != 3 || !isToken(words[0]) || words[1].isEmpty() || hasControl(words[1])
        || !words[2].startsWith("HTTP/"))
        return fail(400);
    if (words[2] != "HTTP/1.1" && words[2] != "HTTP/1.0")
        return fail(505);
    m_request.method = words[0];
    m_request.target = words[1];
    m_request.http10 = words[2] == "HTTP/1.0";
    m_state = State::Headers;
    return true;
}

bool HttpRequestParser::readHeader(const QByteArray &line)
{
    const qsizetype colon = line.indexOf(':');
    // A line that begins with a blank continues the one before (obsolete), and is read in two ways:
    // isToken refuses it.
    if (colon <= 0 || !isToken(QByteArrayView(line).first(colon)) || hasControl(line))
        return fail(400);
    if (m_request.headers.size() >= m_limits.headers)
        return fail(431);
    m_request.headers.append(Header{line.left(colon), line.mid(colon + 1).trimmed()});
    return true;
}

bool HttpRequestParser::headDone()
{
    qsizetype length = -1;
    bool chunked = false;
    int hosts = 0;
    for (const auto &[name, value] : std::as_const(m_request.headers)) {
        if (sameName(name, "content-length")) {
            const qsizetype given = plainNumber(value, 10);
            if (given < 0 || (length >= 0 && given != length))
                return fail(400);
            length = given;
        } else if (sameName(name, "transfer-encoding")) {
            if (chunked || !sameName(value, "chunked"))
                return fail(501);
            chunked = true;
        } else if (sameName(name, "host")) {
            ++hosts;
        }
    }
    // Both lengths, or a chunked body in HTTP/1.0, is how requests are smuggled: RFC 9112,
    // section 6.1.
    if ((chunked && (length >= 0 || m_request.http10)) || hosts > 1
        || (hosts == 0 && !m_request.http10))
        return fail(400);
    if (length > m_limits.bodyBytes)
        return fail(413);

    const QByteArray connection = m_request.header("connection").toLower();
    m_request.keepAlive =
        m_request.http10 ? connection.contains("keep-alive") : !connection.contains("close");
    const QByteArray expect = m_request.header("expect");
    if (!expect.isEmpty() && !sameName(expect, "100-continue"))
        return fail(417);
    m_continue = !expect.isEmpty() && !m_request.http10 && (chunked || length > 0);

    m_remaining = std::max<qsizetype>(0, length);
    if (chunked) {
        m_state = State::ChunkSize;
    } else if (m_remaining > 0) {
        m_state = State::FixedBody;
    } else {
        m_state = State::RequestLine;
        m_whole = true;
    }
    return true;
}

bool HttpRequestParser::readChunkSize(const QByteArray &line)
{
    const qsizetype semicolon = line.indexOf(';'); // extensions mean nothing to us
    const qsizetype size = plainNumber((semicolon < 0 ? line : line.left(semicolon)).trimmed(), 16);
    if (size < 0)
        return fail(400);
    if (size > m_limits.bodyBytes - m_request.body.size())
        return fail(413);
    m_remaining = size;
    m_state = size == 0 ? State::Trailers : State::ChunkData;
    return true;
}

bool HttpRequestParser::takeBody(qsizetype limit)
{
    const qsizetype available = std::min(m_remaining, m_buffer.size() - m_pos);
    if (available <= 0)
        return false;
    if (m_request.body.size() + available > limit)
        return fail(413);
    m_request.body.append(QByteArrayView(m_buffer).sliced(m_pos, available));
    m_pos += available;
    m_remaining -= available;
    if (m_remaining > 0)
        return false;
    if (m_state == State::ChunkData) {
        m_state = State::ChunkEnd;
    } else {
        m_state = State::RequestLine;
        m_whole = true;
    }
    return true;
}

bool HttpRequestParser::fail(int status)
{
    m_error = status;
    m_buffer.clear();
    m_pos = 0;
    m_scanned = 0;
    return false;
}

}
