#include "core/history/compression.h"

#include <QFile>

#include <zstd.h>

namespace heliograph {

namespace {

constexpr qsizetype kWorthIt = 48; // below, a frame's own bytes eat the gain
constexpr qsizetype kLarge = 256 * 1024; // above, the words gain nothing and their tables are in the way
constexpr int kLevel = 3;
constexpr qsizetype kTiny = 4 * 1024; // below, a higher level costs next to nothing
constexpr int kTinyLevel = 6;

struct Contexts {
    ZSTD_CCtx *compress = ZSTD_createCCtx();
    ZSTD_DCtx *decompress = ZSTD_createDCtx();
    Contexts() = default;
    Q_DISABLE_COPY_MOVE(Contexts)
    ~Contexts()
    {
        ZSTD_freeCCtx(compress);
        ZSTD_freeDCtx(decompress);
    }
};

/// The words, ready to be used from any thread.
struct Words {
    ZSTD_CDict *compress = nullptr;
    ZSTD_CDict *compressTiny = nullptr;
    ZSTD_DDict *decompress = nullptr;
    Words()
    {
        QFile file(QStringLiteral(":/compression/1.txt"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("the program lacks a part of itself: compression/1.txt");
        const QByteArray words = file.readAll();
        compress = ZSTD_createCDict(words.constData(), size_t(words.size()), kLevel);
        compressTiny = ZSTD_createCDict(words.constData(), size_t(words.size()), kTinyLevel);
        decompress = ZSTD_createDDict(words.constData(), size_t(words.size()));
    }
    Q_DISABLE_COPY_MOVE(Words)
    ~Words()
    {
        ZSTD_freeCDict(compress);
        ZSTD_freeCDict(compressTiny);
        ZSTD_freeDDict(decompress);
    }
};

const Words &words()
{
    static const Words words;
    return words;
}

/// Making a context costs more than packing a message with it.
Contexts &contexts()
{
    thread_local Contexts contexts;
    return contexts;
}

void putNumber(QByteArray &out, quint64 number)
{
    while (number >= 0x80) {
        out.append(char(number | 0x80));
        number >>= 7;
    }
    out.append(char(number));
}

bool takeNumber(QByteArrayView &in, quint64 &number)
{
    number = 0;
    for (int shift = 0; shift < 64 && !in.isEmpty(); shift += 7) {
        const auto byte = quint8(in.front());
        in = in.sliced(1);
        number |= quint64(byte & 0x7f) << shift;
        if (!(byte & 0x80))
            return true;
    }
    return false;
}

// Small negatives become small numbers too.
quint64 zigzag(qint64 number)
{
    return (quint64(number) << 1) ^ quint64(number >> 63);
}

qint64 unzigzag(quint64 number)
{
    return qint64(number >> 1) ^ -qint64(number & 1);
}

}

Packed pack(QByteArrayView bytes)
{
    if (bytes.size() >= kWorthIt) {
        QByteArray data(qsizetype(ZSTD_compressBound(size_t(bytes.size()))), Qt::Uninitialized);
        const bool small = bytes.size() < kLarge;
        const size_t size = small
            ? ZSTD_compress_usingCDict(contexts().compress, data.data(), size_t(data.size()), bytes.data(),
                size_t(bytes.size()), bytes.size() < kTiny ? words().compressTiny : words().compress)
            : ZSTD_compressCCtx(contexts().compress, data.data(), size_t(data.size()), bytes.data(),
                size_t(bytes.size()), kLevel);
        if (!ZSTD_isError(size) && qsizetype(size) < bytes.size()) {
            data.truncate(qsizetype(size));
            data.squeeze();
            return {small ? Packed::ZstdWithWords : Packed::Zstd, data};
        }
    }
    return {Packed::Raw, bytes.toByteArray()};
}

std::optional<QByteArray> unpack(int encoding, const QByteArray &data)
{
    if (encoding == Packed::Raw)
        return data;
    if (encoding != Packed::Zstd && encoding != Packed::ZstdWithWords)
        return std::nullopt;
    const unsigned long long size = ZSTD_getFrameContentSize(data.constData(), size_t(data.size()));
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > (1ULL << 32))
        return std::nullopt;
    QByteArray bytes(qsizetype(size), Qt::Uninitialized);
    const size_t got = encoding == Packed::ZstdWithWords
        ? ZSTD_decompress_usingDDict(contexts().decompress, bytes.data(), size_t(bytes.size()), data.constData(),
            size_t(data.size()), words().decompress)
        : ZSTD_decompressDCtx(
            contexts().decompress, bytes.data(), size_t(bytes.size()), data.constData(), size_t(data.size()));
    if (ZSTD_isError(got) || got != size)
        return std::nullopt;
    return bytes;
}

QByteArray packChunks(const std::vector<Chunk> &chunks)
{
    QByteArray out;
    if (chunks.empty())
        return out;
    putNumber(out, chunks.size());
    qint64 last = 0;
    for (const Chunk &chunk : chunks) {
        putNumber(out, zigzag(qint64(quint64(chunk.atUs) - quint64(last))));
        putNumber(out, zigzag(chunk.bytes));
        last = chunk.atUs;
    }
    return out;
}

std::vector<Chunk> unpackChunks(QByteArrayView bytes)
{
    std::vector<Chunk> chunks;
    quint64 count = 0;
    while (takeNumber(bytes, count)) {
        qint64 last = 0;
        for (quint64 i = 0; i < count; ++i) {
            quint64 step = 0;
            quint64 size = 0;
            if (!takeNumber(bytes, step) || !takeNumber(bytes, size))
                return chunks;
            last = qint64(
                quint64(last) + quint64(unzigzag(step))); // wraps: damaged data is no overflow
            chunks.push_back({last, unzigzag(size)});
        }
    }
    return chunks;
}

}
