#pragma once

#include <QByteArray>

namespace heliograph {

/// The first bytes of a PNG file of that size: enough to be told, not to be shown.
QByteArray pngHeader(quint32 width, quint32 height);
/// A whole PNG file with a gradient and a disc.
QByteArray pngPicture(int width, int height);
/// Silence as a WAV file, 8 kHz, 8 bits.
QByteArray wavSound(int ms);

}
