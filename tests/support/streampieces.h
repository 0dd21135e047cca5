#pragma once

#include "core/wire/codec.h"

namespace heliograph {

// A stream reaches a decoder in pieces that have nothing to do with its events: what it reads must be the same.

/// All that is read of an answer that comes in pieces of so many bytes.
StreamEvents decodeInPieces(const Codec &codec, QByteArrayView bytes, qsizetype step, bool streamed = true);
/// Where a stream reads otherwise than as one piece: byte by byte, in pieces of 13 bytes, or cut in two at every so many
/// bytes. Empty where it never does.
QString wrongPieces(const Codec &codec, QByteArrayView bytes, qsizetype step);
/// The step for that: 1 for a stream of fewer bytes than small, and for all where HELIOGRAPH_ALL_OFFSETS is set, which takes
/// minutes; else large.
qsizetype cutStep(QByteArrayView bytes, qsizetype small, qsizetype large);

/// Payloads as the data lines of a stream, without an end marker.
QByteArray dataLines(const QByteArrayList &payloads, const QByteArray &newline = "\n");
/// The same with the names of the events, which are their types; without what is no JSON.
QByteArray namedEvents(const QByteArrayList &payloads);

}
