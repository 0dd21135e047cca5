#pragma once

#include "core/history/compression.h"
#include "core/wire/codec.h"

#include <QMutex>
#include <QSet>

#include <functional>
#include <optional>

namespace heliograph {

/// The borders of the pieces of a request body worth storing once, ascending and not overlapping.
using BodyCutter = std::function<std::vector<BodyPiece>(WireFormat, QByteArrayView)>;
/// By the codec of the format; none for a format without a codec.
std::vector<BodyPiece> cutByCodec(WireFormat format, QByteArrayView body);

/// The hashes of pieces that are stored, or on their way; from any thread.
class PieceMemory final
{
public:
    /// Whether it was not there; now it is.
    bool claim(const QByteArray &hash);

private:
    QMutex m_mutex;
    QSet<QByteArray> m_hashes;
};

/// What a piece needs to be stored.
struct ReadyPiece {
    Packed packed;
    QByteArray words; ///< for the search index
};

/// Some bytes of a body.
struct BodyPart {
    QByteArray bytes;
    /// The first 16 bytes of BLAKE2b-160, which takes a quarter of SHA-256's time. A piece that an older version stored by
    /// its SHA-256 is not met again: where it comes once more it is stored once more.
    QByteArray hash;
    bool message = false; ///< a piece named by the cutter; otherwise what stands between two
    std::optional<ReadyPiece> ready; ///< unset: it is probably stored already
};
using BodyParts = std::vector<BodyPart>;

ReadyPiece readyPiece(QByteArrayView bytes, bool searchable);
/// The body in order. All of the work of storing it that needs no database, but for what the memory knows; without one,
/// for all of it.
BodyParts cutBody(WireFormat format, const QByteArray &body, const BodyCutter &cutter = cutByCodec, PieceMemory *memory = nullptr);

}
