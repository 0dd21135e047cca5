#pragma once

#include <QFuture>
#include <QImage>

namespace heliograph {

/// Larger pictures are not decoded: what a few hundred bytes promise may fill the memory.
inline constexpr qint64 kMaxPixels = 64'000'000;

/// A picture made small enough for its place, or why there is none, in words.
struct DecodedImage {
    QImage image;
    QString problem; ///< empty where there is an image
};

/// Decodes PNG, JPEG, GIF (its first frame) and WebP, told by their first bytes and never by a
/// name, and nothing else: hostile bytes reach no other decoder. box: the most pixels that are
/// wanted; smaller pictures stay as they are. Any thread, and it may take a second.
DecodedImage decodeImage(const QByteArray &bytes, QSize box);

/// The same in a worker thread; wait for it with whenReady.
QFuture<DecodedImage> decodeImageAside(const QByteArray &bytes, QSize box);

}
