#include "core/session/audiolength.h"

#include <QtEndian>

#include <algorithm>

namespace heliograph {

namespace {

constexpr qsizetype kSearched = 64 * 1024; ///< for the first frame, after the tags

quint32 little32(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.data() + at);
}
quint32 big32(QByteArrayView bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.data() + at);
}

std::optional<qint64> wavLength(QByteArrayView bytes)
{
    quint32 bytesPerSecond = 0;
    for (qsizetype at = 12; at + 8 <= bytes.size();) {
        const QByteArrayView name = bytes.sliced(at, 4);
        const qint64 length = little32(bytes, at + 4);
        if (name == QByteArrayView("fmt ") && at + 20 <= bytes.size())
            bytesPerSecond = little32(bytes, at + 16);
        if (name == QByteArrayView("data")) {
            // A recorder that was cut off, or wrote to a pipe, leaves a length that is not true.
            const qint64 there = std::min<qint64>(length, bytes.size() - at - 8);
            return bytesPerSecond == 0 ? std::nullopt
                                       : std::optional(there * 1000 / bytesPerSecond);
        }
        at += 8 + qsizetype(length + (length & 1));
    }
    return std::nullopt;
}

struct Mp3Frame {
    int samplesPerSecond = 0;
    int samples = 0;
    int bitsPerSecond = 0;
    int sideInfo = 0; ///< bytes between the header and what an encoder says about the file
};

/// Layer III only. Source: ISO/IEC 11172-3 and 13818-3, and for "MPEG 2.5" their usual extension.
std::optional<Mp3Frame> mp3Frame(quint32 header)
{
    static constexpr int rates[] = {44'100, 48'000, 32'000};
    static constexpr int kilobits1[] = {
        0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    static constexpr int kilobits2[] = {
        0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    const quint32 version = header >> 19 & 3; // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
    const quint32 bitrate = header >> 12 & 15;
    const quint32 rate = header >> 10 & 3;
    if (header >> 21 != 0x7ff || (header >> 17 & 3) != 1 || version == 1 || bitrate == 0
        || bitrate == 15 || rate == 3)
        return std::nullopt;
    const bool first = version == 3;
    const bool mono = (header >> 6 & 3) == 3;
    Mp3Frame frame;
    frame.samplesPerSecond = rates[rate] / (first ? 1 : version == 2 ? 2 : 4);
    frame.samples = first ? 1152 : 576;
    frame.bitsPerSecond = 1000 * (first ? kilobits1 : kilobits2)[bitrate];
    frame.sideInfo = first ? (mono ? 17 : 32) : (mono ? 9 : 17);
    return frame;
}

std::optional<qint64> mp3Length(QByteArrayView bytes)
{
    qsizetype at = 0;
    if (bytes.startsWith("ID3") && bytes.size() >= 10) {
        for (int i = 6; i < 10; ++i)
            at = at << 7 | (quint8(bytes[i]) & 0x7f);
        at += 10;
    }
    const qsizetype searched = std::min(bytes.size() - 4, at + kSearched);
    for (; at <= searched; ++at) {
        const auto frame = mp3Frame(big32(bytes, at));
        if (!frame)
            continue;
        const qsizetype info = at + 4 + frame->sideInfo;
        if (info + 12 <= bytes.size()) {
            const QByteArrayView name = bytes.sliced(info, 4);
            const bool counted = (name == QByteArrayView("Xing") || name == QByteArrayView("Info"))
                && (big32(bytes, info + 4) & 1) != 0;
            if (counted)
                return qint64(big32(bytes, info + 8)) * frame->samples * 1000
                    / frame->samplesPerSecond;
        }
        return (bytes.size() - at) * 8000 / frame->bitsPerSecond;
    }
    return std::nullopt;
}

}

std::optional<qint64> audioLengthMs(QByteArrayView bytes)
{
    if (bytes.size() < 12)
        return std::nullopt;
    if (bytes.startsWith("RIFF") && bytes.sliced(8, 4) == QByteArrayView("WAVE"))
        return wavLength(bytes);
    if (bytes.startsWith("ID3") || (quint8(bytes[0]) == 0xff && quint8(bytes[1]) >= 0xe0))
        return mp3Length(bytes);
    return std::nullopt;
}

}
