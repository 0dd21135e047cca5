#pragma once

#include <QByteArrayView>

#include <optional>

namespace heliograph {

/// How long a sound is, in milliseconds, by its header alone: WAV by its byte rate; MP3 by the
/// frame count that encoders write into the first frame, else by that frame's bit rate (exact where
/// the rate is constant). Unset for other formats and for what is broken.
std::optional<qint64> audioLengthMs(QByteArrayView bytes);

}
