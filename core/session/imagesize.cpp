#include "core/session/imagesize.h"

#include <QString>

#include <cstdlib>

namespace heliograph {

namespace {

/// Numbers out of bytes that may end anywhere: what is not there reads as 0, and no picture has a
/// side of 0.
class Header final
{
public:
    explicit Header(QByteArrayView bytes) : m_bytes(bytes) { }

    bool has(qsizetype at, qsizetype count) const { return at <= m_bytes.size() - count; }
    bool is(qsizetype at, QByteArrayView text) const
    {
        return has(at, text.size()) && m_bytes.sliced(at, text.size()) == text;
    }
    quint32 big(qsizetype at, int count) const
    {
        quint32 number = 0;
        for (int i = 0; i < count && has(at, count); ++i)
            number = number << 8 | quint8(m_bytes[at + i]);
        return number;
    }
    quint32 little(qsizetype at, int count) const
    {
        quint32 number = 0;
        for (int i = count - 1; i >= 0 && has(at, count); --i)
            number = number << 8 | quint8(m_bytes[at + i]);
        return number;
    }

private:
    QByteArrayView m_bytes;
};

enum class Kind { None, Png, Jpeg, Gif, WebP, Bmp };

Kind kindOf(const Header &header)
{
    if (header.is(0, "\x89PNG\r\n\x1a\n"))
        return Kind::Png;
    if (header.is(0, "\xff\xd8\xff"))
        return Kind::Jpeg;
    if (header.is(0, "GIF87a") || header.is(0, "GIF89a"))
        return Kind::Gif;
    if (header.is(0, "RIFF") && header.is(8, "WEBP"))
        return Kind::WebP;
    // Two letters alone are any text: the size of the second header is one of the known ones.
    if (header.is(0, "BM") && header.little(14, 4) >= 12 && header.little(14, 4) <= 124)
        return Kind::Bmp;
    return Kind::None;
}

QSize checked(quint32 width, quint32 height)
{
    constexpr quint32 most = 0x7fffffff;
    return width > 0 && height > 0 && width <= most && height <= most
        ? QSize(int(width), int(height))
        : QSize();
}

/// The first start-of-frame segment says it; the segments before it are stepped over by their
/// lengths. A height of 0 is given later in the file (DNL), which nothing writes today.
QSize jpegSize(const Header &header)
{
    qsizetype at = 2;
    while (header.has(at, 4)) {
        if (header.big(at, 1) != 0xff)
            return {};
        const quint32 marker = header.big(at + 1, 1);
        if (marker == 0xff) { // fill byte
            ++at;
            continue;
        }
        if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7)) { // stand alone, have no length
            at += 2;
            continue;
        }
        if (marker == 0xd9 || marker == 0xda) // end, or the picture itself without a frame
            return {};
        const bool frame =
            marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        const quint32 length = header.big(at + 2, 2);
        if (length < 2)
            return {};
        if (frame)
            return length < 8 ? QSize() : checked(header.big(at + 7, 2), header.big(at + 5, 2));
        at += 2 + qsizetype(length);
    }
    return {};
}

/// Sources: RFC 9649 (container, lossless), RFC 6386 section 9.1 (lossy).
QSize webpSize(const Header &header)
{
    if (header.is(12, "VP8X") && header.has(24, 6))
        return checked(header.little(24, 3) + 1, header.little(27, 3) + 1);
    if (header.is(12, "VP8L") && header.is(20, "\x2f") && header.has(21, 4)) {
        const quint32 packed = header.little(21, 4);
        return checked((packed & 0x3fff) + 1, (packed >> 14 & 0x3fff) + 1);
    }
    if (header.is(12, "VP8 ") && header.is(23, "\x9d\x01\x2a"))
        return checked(header.little(26, 2) & 0x3fff, header.little(28, 2) & 0x3fff);
    return {};
}

QSize bmpSize(const Header &header)
{
    if (header.little(14, 4) == 12) // OS/2
        return checked(header.little(18, 2), header.little(20, 2));
    const auto height = qint32(header.little(22, 4)); // negative: the first row is the top one
    return checked(header.little(18, 4), quint32(std::abs(qint64(height))));
}

}

QSize imageSize(QByteArrayView bytes)
{
    const Header header(bytes);
    switch (kindOf(header)) {
    case Kind::Png:
        return header.is(12, "IHDR") ? checked(header.big(16, 4), header.big(20, 4)) : QSize();
    case Kind::Jpeg:
        return jpegSize(header);
    case Kind::Gif:
        return checked(header.little(6, 2), header.little(8, 2));
    case Kind::WebP:
        return webpSize(header);
    case Kind::Bmp:
        return bmpSize(header);
    case Kind::None:
        break;
    }
    return {};
}

QString imageMimeType(QByteArrayView bytes)
{
    switch (kindOf(Header(bytes))) {
    case Kind::Png:
        return QStringLiteral("image/png");
    case Kind::Jpeg:
        return QStringLiteral("image/jpeg");
    case Kind::Gif:
        return QStringLiteral("image/gif");
    case Kind::WebP:
        return QStringLiteral("image/webp");
    case Kind::Bmp:
        return QStringLiteral("image/bmp");
    case Kind::None:
        break;
    }
    return {};
}

}
