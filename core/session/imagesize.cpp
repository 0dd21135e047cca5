#include "core/session/imagesize.h"

#include <QtEndian>

namespace heliograph {

namespace {

class Bytes final
{
public:
    explicit Bytes(QByteArrayView bytes) : m_bytes(bytes) { }
    bool has(qsizetype at, qsizetype count) const
    {
        return at >= 0 && count <= m_bytes.size() - at;
    }
    bool is(qsizetype at, QByteArrayView text) const
    {
        return has(at, text.size()) && m_bytes.sliced(at, text.size()) == text;
    }
    int u8(qsizetype at) const { return has(at, 1) ? uchar(m_bytes[at]) : 0; }
    int big16(qsizetype at) const { return u8(at) << 8 | u8(at + 1); }
    int little16(qsizetype at) const { return u8(at) | u8(at + 1) << 8; }
    int little24(qsizetype at) const { return little16(at) | u8(at + 2) << 16; }
    qint32 big32(qsizetype at) const
    {
        return has(at, 4) ? qFromBigEndian<qint32>(m_bytes.data() + at) : 0;
    }
    qint32 little32(qsizetype at) const
    {
        return has(at, 4) ? qFromLittleEndian<qint32>(m_bytes.data() + at) : 0;
    }

private:
    QByteArrayView m_bytes;
};

/// The first start-of-frame segment says it; segments before it are skipped by their length.
QSize jpegSize(const Bytes &bytes)
{
    qsizetype at = 2;
    while (bytes.has(at, 9)) {
        if (bytes.u8(at) != 0xff)
            return {};
        const int marker = bytes.u8(at + 1);
        const bool frame =
            marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (frame)
            return {bytes.big16(at + 7), bytes.big16(at + 5)};
        at += marker == 0xff ? 1 : 2 + std::max(2, bytes.big16(at + 2));
    }
    return {};
}

QSize webpSize(const Bytes &bytes)
{
    if (bytes.is(12, "VP8X"))
        return {bytes.little24(24) + 1, bytes.little24(27) + 1};
    if (bytes.is(12, "VP8L")) {
        const int packed = bytes.little32(21);
        return {(packed & 0x3fff) + 1, (packed >> 14 & 0x3fff) + 1};
    }
    if (bytes.is(12, "VP8 "))
        return {bytes.little16(26) & 0x3fff, bytes.little16(28) & 0x3fff};
    return {};
}

}

QSize imageSize(QByteArrayView view)
{
    const Bytes bytes(view);
    QSize size;
    if (bytes.is(0, "\x89PNG\r\n"))
        size = {bytes.big32(16), bytes.big32(20)};
    else if (bytes.is(0, "\xff\xd8"))
        size = jpegSize(bytes);
    else if (bytes.is(0, "GIF8"))
        size = {bytes.little16(6), bytes.little16(8)};
    else if (bytes.is(0, "RIFF") && bytes.is(8, "WEBP"))
        size = webpSize(bytes);
    else if (bytes.is(0, "BM"))
        size = {bytes.little32(18), std::abs(bytes.little32(22))};
    return size.width() > 0 && size.height() > 0 ? size : QSize();
}

}
