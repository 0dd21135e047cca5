#include "core/capture/httpreader.h"

#include <boost/beast/http/basic_parser.hpp>

#include <algorithm>
#include <limits>
#include <optional>

namespace heliograph {

namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;
using boost::beast::string_view;

constexpr qsizetype kLongestChunkLine = 16 * 1024;

QByteArray bytesOf(string_view text)
{
    return QByteArray(text.data(), qsizetype(text.size()));
}

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && a.compare(b, Qt::CaseInsensitive) == 0;
}

/// What Beast is lenient about and others may read otherwise: a line that continues the one before, a line break of one
/// character, a zero.
bool isPlainHead(QByteArrayView head)
{
    for (qsizetype i = 0; i < head.size(); ++i) {
        const char c = head[i];
        if (c == '\0' || (c == '\n' && (i == 0 || head[i - 1] != '\r')))
            return false;
        if (c == '\r' && i + 1 < head.size() && head[i + 1] != '\n')
            return false;
        if (c == '\n' && i + 1 < head.size() && (head[i + 1] == ' ' || head[i + 1] == '\t'))
            return false;
    }
    return true;
}

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= 18
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Collects what Beast finds.
template <bool isRequest> class Collector final : public http::basic_parser<isRequest>
{
public:
    Collector(HttpHead &head, HeaderList &trailers) : m_head(head), m_trailers(trailers) { }

    HttpBodySink *sink = nullptr;
    bool inBody = false;

private:
    void on_request_impl(http::verb, string_view method, string_view target, int version, error_code &) override
    {
        m_head.method = bytesOf(method);
        m_head.target = bytesOf(target);
        m_head.http10 = version == 10;
    }
    void on_response_impl(int status, string_view reason, int version, error_code &) override
    {
        m_head.status = status;
        m_head.reason = bytesOf(reason);
        m_head.http10 = version == 10;
    }
    void on_field_impl(http::field, string_view name, string_view value, error_code &) override
    {
        (inBody ? m_trailers : m_head.headers).append({bytesOf(name), bytesOf(value)});
    }
    void on_header_impl(error_code &) override { inBody = true; }
    void on_body_init_impl(const boost::optional<std::uint64_t> &, error_code &) override { }
    std::size_t on_body_impl(string_view body, error_code &) override
    {
        sink->takeBody({body.data(), qsizetype(body.size())});
        return body.size();
    }
    void on_chunk_header_impl(std::uint64_t, string_view, error_code &) override { }
    std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code &) override
    {
        if (!body.empty())
            sink->takeBody({body.data(), qsizetype(body.size())});
        return body.size();
    }
    void on_finish_impl(error_code &) override { }

    HttpHead &m_head;
    HeaderList &m_trailers;
};

template <bool isRequest> class Reader final : public HttpReader
{
public:
    explicit Reader(const Limits &limits) : m_limits(limits) { restart(false); }

    void restart(bool headOnly) override
    {
        m_head = {};
        m_trailers.clear();
        m_headDone = false;
        m_done = false;
        m_error = 0;
        m_scanned = 0;
        m_parser.emplace(m_head, m_trailers);
        m_parser->header_limit(std::uint32_t(m_limits.headBytes));
        // Boost 1.74 takes "none" for zero.
        m_parser->body_limit(
            isRequest ? std::uint64_t(m_limits.bodyBytes) : std::numeric_limits<std::uint64_t>::max());
        m_parser->skip(headOnly);
    }

    qsizetype feed(QByteArrayView bytes, HttpBodySink &sink) override
    {
        if (m_error != 0 || m_done || bytes.isEmpty())
            return 0;
        m_parser->sink = &sink;
        error_code error;
        qsizetype used = 0;
        if (!m_headDone) {
            // Empty lines between two requests are harmless, and old clients send them.
            while (isRequest && used + 1 < bytes.size() && bytes[used] == '\r' && bytes[used + 1] == '\n')
                used += 2;
            return used + feedHead(bytes.sliced(used));
        }
        m_parser->eager(true); // the head has been seen: all there is at once
        used = put(bytes, error);
        return checked(used, bytes, error);
    }

    void feedEnd() override
    {
        if (m_error != 0 || m_done || !m_parser->got_some())
            return;
        error_code error;
        m_parser->put_eof(error);
        if (error)
            m_error = 400;
        else
            m_done = true;
    }

private:
    /// Nothing is read before the head is there as a whole: it is looked at in one piece.
    qsizetype feedHead(QByteArrayView bytes)
    {
        const qsizetype from = std::clamp<qsizetype>(m_scanned - 3, 0, bytes.size());
        const qsizetype end = bytes.indexOf("\r\n\r\n", from);
        m_scanned = end < 0 ? bytes.size() : 0;
        const qsizetype size = end < 0 ? bytes.size() : end + 4;
        if (size > m_limits.headBytes)
            m_error = 431;
        else if (!isPlainHead(bytes.first(size)))
            m_error = 400; // a line break of one character might never become the end of a head
        if (m_error != 0 || end < 0)
            return 0;
        error_code error;
        const qsizetype used = put(bytes.first(size), error);
        if (error)
            m_error = statusOf(error);
        else if (!m_parser->is_header_done())
            m_error = 400;
        else
            takeHead();
        return used;
    }

    qsizetype put(QByteArrayView bytes, error_code &error)
    {
        return qsizetype(m_parser->put(boost::asio::const_buffer(bytes.data(), std::size_t(bytes.size())), error));
    }

    qsizetype checked(qsizetype used, QByteArrayView bytes, const error_code &error)
    {
        if (error == http::error::need_more) {
            // What is left of a body is the beginning of a chunk's own line.
            if (bytes.size() - used > kLongestChunkLine || !isPlainHead(bytes.sliced(used)))
                m_error = 400;
            return used;
        }
        if (error)
            m_error = statusOf(error);
        else if (m_parser->is_done())
            m_done = true;
        return used;
    }

    static int statusOf(const error_code &error)
    {
        if (error == http::error::header_limit)
            return 431;
        if (error == http::error::body_limit)
            return 413;
        if (error == http::error::bad_version)
            return 505;
        return 400;
    }

    void takeHead()
    {
        m_headDone = true;
        m_error = problem();
        if (m_error != 0)
            return;
        m_head.keepAlive = m_parser->keep_alive();
        const bool empty = m_parser->is_done();
        if (empty) {
            m_head.framing = HttpFraming::None;
        } else if (m_parser->chunked()) {
            m_head.framing = HttpFraming::Chunked;
        } else if (const auto length = m_parser->content_length()) {
            m_head.framing = HttpFraming::Length;
            m_head.length = qint64(*length);
        } else {
            m_head.framing = HttpFraming::UntilClose;
        }
        if (isRequest && m_head.framing == HttpFraming::Length && m_head.length > m_limits.bodyBytes)
            m_error = 413;
        m_done = m_error == 0 && empty;
    }

    /// What two servers could read in two ways: RFC 9112, sections 5 and 6.
    int problem() const
    {
        if (m_head.headers.size() > m_limits.headers)
            return 431;
        int lengths = 0;
        int encodings = 0;
        int hosts = 0;
        for (const auto &[name, value] : m_head.headers) {
            if (sameName(name, "content-length")) {
                ++lengths;
                if (!isDigits(value))
                    return 400;
            } else if (sameName(name, "transfer-encoding")) {
                ++encodings;
                if (!sameName(value, "chunked"))
                    return 501;
            } else if (sameName(name, "host")) {
                ++hosts;
            }
        }
        if (lengths > 1 || encodings > 1 || (lengths > 0 && encodings > 0))
            return 400;
        if (isRequest && (hosts > 1 || (encodings > 0 && m_head.http10)))
            return 400;
        return 0;
    }

    Limits m_limits;
    qsizetype m_scanned = 0; ///< of what was fed last: the head does not end in it
    std::optional<Collector<isRequest>> m_parser;
};

}

QByteArray HttpHead::header(QByteArrayView name) const
{
    for (const Header &header : headers) {
        if (sameName(header.first, name))
            return header.second;
    }
    return {};
}

bool HttpHead::has(QByteArrayView name) const
{
    return std::any_of(
        headers.begin(), headers.end(), [name](const Header &header) { return sameName(header.first, name); });
}

std::unique_ptr<HttpReader> HttpReader::forRequests(const Limits &limits)
{
    return std::make_unique<Reader<true>>(limits);
}

std::unique_ptr<HttpReader> HttpReader::forAnswers()
{
    Limits limits;
    limits.headBytes = 256 * 1024;
    limits.headers = 1'000;
    return std::make_unique<Reader<false>>(limits);
}

}
