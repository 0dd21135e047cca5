#include "core/capture/contentdecoder.h"

#include <boost/beast/zlib/inflate_stream.hpp>

#ifdef HELIOGRAPH_BROTLI
#include <brotli/decode.h>
#endif
#include <zstd.h>

#include <array>

namespace heliograph {

namespace {

namespace zlib = boost::beast::zlib;

constexpr size_t kStep = 32 * 1024;
constexpr int kZstdWindowLog = 23; ///< 8 MB, the most that RFC 9659 allows

/// The bytes of DEFLATE, in the wrapping of gzip (RFC 1952) or zlib (RFC 1950), or in none.
class Inflater final : public ContentDecoder
{
public:
    Inflater(bool gzip, qint64 limit) : ContentDecoder(limit), m_gzip(gzip) { m_stream.reset(15); }

private:
    bool decodeTo(QByteArray &out, QByteArrayView bytes) override
    {
        if (m_ended)
            return true; // a checksum, which nobody waits for
        QByteArray head;
        if (!m_unwrapped) {
            m_head += bytes;
            const qsizetype skip = m_gzip ? gzipHead() : zlibHead();
            if (skip < 0)
                return skip == kMore && m_head.size() < 128 * 1024;
            m_unwrapped = true;
            head = m_head.mid(skip);
            m_head.clear();
            bytes = head;
        }
        return inflate(out, bytes);
    }

    bool inflate(QByteArray &out, QByteArrayView bytes)
    {
        std::array<char, kStep> buffer;
        zlib::z_params params;
        params.next_in = bytes.data();
        params.avail_in = size_t(bytes.size());
        do {
            params.next_out = buffer.data();
            params.avail_out = buffer.size();
            boost::beast::error_code error;
            m_stream.write(params, zlib::Flush::sync, error);
            out.append(buffer.data(), qsizetype(buffer.size() - params.avail_out));
            if (error == zlib::error::end_of_stream)
                m_ended = true;
            else if (error && error != zlib::error::need_buffers)
                return false;
            if (!hasRoom(out.size()))
                return false;
            if (error)
                return true;
        } while (params.avail_in > 0 || params.avail_out == 0);
        return true;
    }

    static constexpr qsizetype kMore = -1;
    static constexpr qsizetype kBad = -2;

    /// The size of the wrapping's head, or why it has none.
    qsizetype gzipHead() const
    {
        const auto byte = [this](qsizetype at) { return uchar(m_head[at]); };
        if (m_head.size() < 10)
            return kMore;
        if (byte(0) != 0x1f || byte(1) != 0x8b || byte(2) != 8)
            return kBad;
        const uchar flags = byte(3);
        qsizetype at = 10;
        if (flags & 4) {
            if (m_head.size() < at + 2)
                return kMore;
            at += 2 + byte(at) + 256 * byte(at + 1);
        }
        for (const uchar text : {uchar(8), uchar(16)}) { // name, comment
            if (!(flags & text))
                continue;
            const qsizetype end = m_head.indexOf('\0', std::min(at, m_head.size()));
            if (end < 0)
                return kMore;
            at = end + 1;
        }
        if (flags & 2)
            at += 2;
        return at <= m_head.size() ? at : kMore;
    }

    qsizetype zlibHead() const
    {
        if (m_head.size() < 2)
            return kMore;
        const unsigned first = uchar(m_head[0]);
        return (first & 0x0f) == 8 && (first * 256 + uchar(m_head[1])) % 31 == 0 ? 2 : 0;
    }

    bool m_gzip;
    bool m_unwrapped = false;
    bool m_ended = false;
    QByteArray m_head;
    zlib::inflate_stream m_stream;
};

#ifdef HELIOGRAPH_BROTLI
class Brotli final : public ContentDecoder
{
public:
    explicit Brotli(qint64 limit) :
        ContentDecoder(limit),
        m_state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), BrotliDecoderDestroyInstance)
    {
    }

private:
    bool decodeTo(QByteArray &out, QByteArrayView bytes) override
    {
        std::array<uint8_t, kStep> buffer;
        auto next = reinterpret_cast<const uint8_t *>(bytes.data());
        size_t left = size_t(bytes.size());
        for (;;) {
            uint8_t *to = buffer.data();
            size_t room = buffer.size();
            const auto result
                = BrotliDecoderDecompressStream(m_state.get(), &left, &next, &room, &to, nullptr);
            out.append(reinterpret_cast<const char *>(buffer.data()), qsizetype(buffer.size() - room));
            if (result == BROTLI_DECODER_RESULT_ERROR || !hasRoom(out.size()))
                return false;
            if (result != BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT)
                return true;
        }
    }

    std::unique_ptr<BrotliDecoderState, decltype(&BrotliDecoderDestroyInstance)> m_state;
};
#endif

class Zstd final : public ContentDecoder
{
public:
    explicit Zstd(qint64 limit) : ContentDecoder(limit), m_context(ZSTD_createDCtx(), ZSTD_freeDCtx)
    {
        ZSTD_DCtx_setParameter(m_context.get(), ZSTD_d_windowLogMax, kZstdWindowLog);
    }

private:
    bool decodeTo(QByteArray &out, QByteArrayView bytes) override
    {
        std::array<char, kStep> buffer;
        ZSTD_inBuffer in{bytes.data(), size_t(bytes.size()), 0};
        for (;;) {
            ZSTD_outBuffer to{buffer.data(), buffer.size(), 0};
            const size_t result = ZSTD_decompressStream(m_context.get(), &to, &in);
            out.append(buffer.data(), qsizetype(to.pos));
            if (ZSTD_isError(result) || !hasRoom(out.size()))
                return false;
            if (in.pos == in.size && to.pos < to.size)
                return true;
        }
    }

    std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> m_context;
};

}

std::unique_ptr<ContentDecoder> ContentDecoder::of(const QByteArray &encoding, qint64 limit)
{
    const QByteArray name = encoding.trimmed().toLower();
    if (name == "gzip" || name == "x-gzip")
        return std::make_unique<Inflater>(true, limit);
    if (name == "deflate")
        return std::make_unique<Inflater>(false, limit);
#ifdef HELIOGRAPH_BROTLI
    if (name == "br")
        return std::make_unique<Brotli>(limit);
#endif
    if (name == "zstd")
        return std::make_unique<Zstd>(limit);
    return nullptr;
}

QByteArray ContentDecoder::decode(QByteArrayView bytes)
{
    QByteArray out;
    if (m_failed || bytes.isEmpty())
        return out;
    m_failed = !decodeTo(out, bytes);
    m_left -= out.size();
    return out;
}

}
