#pragma once

#include "core/wire/codec.h"

namespace heliograph {

// A stream reaches a decoder in pieces that have nothing to do with its events: what it reads must be the same.

/// All that is read of a stream that comes in pieces of so many bytes.
StreamEvents decodeInPieces(const Codec &codec, QByteArrayView bytes, qsizetype step);
/// The same in two parts, the first of so many bytes.
StreamEvents decodeInTwo(const Codec &codec, QByteArrayView bytes, qsizetype cut);
/// Payloads as the data lines of a stream, without an end marker.
QByteArray dataLines(const QByteArrayList &payloads);

}
