#pragma once

#include <QByteArrayView>
#include <QSize>

namespace heliograph {

/// Width and height in pixels out of the header of a PNG, JPEG, GIF, WebP or BMP file, without
/// decoding it. Invalid where the bytes are none of these, or break off before they say it.
QSize imageSize(QByteArrayView bytes);

/// "image/png" and so on by the first bytes alone; empty where they are no picture of those kinds.
QString imageMimeType(QByteArrayView bytes);

}
