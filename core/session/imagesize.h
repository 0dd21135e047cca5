#pragma once

#include <QByteArrayView>
#include <QSize>

namespace heliograph {

/// Width and height in pixels out of the first bytes of a PNG, JPEG, GIF, WebP or BMP file, without
/// decoding it. Invalid where the bytes are none of these.
QSize imageSize(QByteArrayView bytes);

}
