#include "core/history/bodyparts.h"

#include "core/history/searchindex.h"
#include "core/history/searchtext.h"

#include <QCryptographicHash>

namespace heliograph {

namespace {

constexpr qsizetype kRemembered = 200'000; // about 20 MB
constexpr qsizetype kHashBytes = 16;

bool usable(const std::vector<BodyPiece> &pieces, qsizetype size)
{
    qsizetype end = 0;
    for (const BodyPiece &piece : pieces) {
        if (piece.size <= 0 || piece.offset < end || piece.offset > size - piece.size)
            return false;
        end = piece.offset + piece.size;
    }
    return !pieces.empty();
}

QByteArray hashOf(QByteArrayView bytes)
{
    QCryptographicHash hasher(QCryptographicHash::Blake2b_160);
    hasher.addData(bytes);
    return hasher.result().first(kHashBytes);
}

}

std::vector<BodyPiece> cutByCodec(WireFormat format, QByteArrayView body)
{
    const Codec *codec = codecFor(format);
    return codec ? codec->pieces(body) : std::vector<BodyPiece>();
}

bool PieceMemory::claim(const QByteArray &hash)
{
    const QMutexLocker lock(&m_mutex);
    if (m_hashes.size() >= kRemembered)
        m_hashes.clear();
    const qsizetype before = m_hashes.size();
    m_hashes.insert(hash);
    return m_hashes.size() > before;
}

ReadyPiece readyPiece(QByteArrayView bytes, bool searchable)
{
    return {pack(bytes), searchable ? SearchIndex::wordsOf(textOfPiece(bytes)) : QByteArray()};
}

BodyParts cutBody(WireFormat format, const QByteArray &body, const BodyCutter &cutter, PieceMemory *memory)
{
    BodyParts parts;
    if (body.isEmpty())
        return parts;
    std::vector<BodyPiece> borders = cutter(format, body);
    if (!usable(borders, body.size()))
        borders = {{0, body.size()}};
    const auto add = [&](qsizetype from, qsizetype size, bool message) {
        if (size == 0)
            return;
        BodyPart part{body.sliced(from, size), {}, message, {}};
        part.hash = hashOf(part.bytes);
        if (!memory || memory->claim(part.hash))
            part.ready = readyPiece(part.bytes, message);
        parts.push_back(std::move(part));
    };
    qsizetype end = 0;
    for (const BodyPiece &border : borders) {
        add(end, border.offset - end, false);
        add(border.offset, border.size, true);
        end = border.offset + border.size;
    }
    add(end, body.size() - end, false);
    return parts;
}

}
