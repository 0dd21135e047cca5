#include "core/history/bodystore.h"

#include "core/history/compression.h"
#include "core/history/database.h"
#include "core/history/searchtext.h"

#include <QCryptographicHash>

namespace heliograph {

namespace {

constexpr qsizetype kKept = 50'000; // pieces and nodes remembered, about 10 MB
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

[[noreturn]] void damaged(const char *what)
{
    constexpr int corrupt = 11;
    throw DatabaseFailure{corrupt, QLatin1String(what)};
}

}

std::vector<BodyPiece> cutByCodec(WireFormat format, QByteArrayView body)
{
    const Codec *codec = codecFor(format);
    return codec ? codec->pieces(body) : std::vector<BodyPiece>();
}

BodyStore::BodyStore(Database &database, BodyCutter cutter)
    : m_database(database), m_cutter(std::move(cutter))
{
}

BodyRef BodyStore::store(WireFormat format, const QByteArray &body)
{
    BodyRef ref;
    if (body.isEmpty())
        return ref;
    const QByteArrayView view(body);
    std::vector<BodyPiece> borders = m_cutter(format, view);
    if (!usable(borders, body.size()))
        borders = {{0, body.size()}};
    qsizetype end = 0;
    qint64 parent = 0;
    for (const BodyPiece &border : borders) {
        std::optional<qint64> lead = literal(view.sliced(end, border.offset - end));
        if (parent == 0)
            ref.head = std::exchange(
                lead, std::nullopt); // model and settings vary; they are not part of the path
        const qint64 id = piece(view.sliced(border.offset, border.size), true);
        parent = node(parent, lead.value_or(0), id);
        end = border.offset + border.size;
    }
    ref.node = parent;
    ref.tail = literal(view.sliced(end));
    return ref;
}

QByteArray BodyStore::load(const BodyRef &ref)
{
    std::vector<qint64> pieces; // from the end
    if (ref.tail)
        pieces.push_back(*ref.tail);
    for (qint64 at = ref.node.value_or(0); at != 0;) {
        Statement find(
            m_database, QStringLiteral("SELECT parent, lead, piece FROM body_nodes WHERE id = ?"));
        if (!find.bind(at).next())
            damaged("a part of a request body is missing");
        const qint64 parent = find.integer(0);
        if (parent >= at)
            damaged("a request body contains itself");
        pieces.push_back(find.integer(2));
        if (find.integer(1) != 0)
            pieces.push_back(find.integer(1));
        at = parent;
    }
    if (ref.head)
        pieces.push_back(*ref.head);
    QByteArray body;
    for (auto piece = pieces.rbegin(); piece != pieces.rend(); ++piece)
        body += pieceBytes(*piece);
    return body;
}

void BodyStore::forget()
{
    m_pieces.clear();
    m_nodes.clear();
}

qint64 BodyStore::piece(QByteArrayView bytes, bool searchable)
{
    QCryptographicHash hasher(QCryptographicHash::Sha256);
    hasher.addData(bytes);
    const QByteArray hash = hasher.result().first(kHashBytes);
    Piece known = m_pieces.value(hash);
    if (known.id == 0) {
        Statement find(
            m_database, QStringLiteral("SELECT id, searchable FROM pieces WHERE hash = ?"));
        if (find.bind(hash).next())
            known = {find.integer(0), find.integer(1) != 0};
    }
    const bool fresh = known.id == 0;
    if (fresh) {
        const Packed packed = pack(bytes);
        Statement insert(m_database,
            QStringLiteral(
                "INSERT INTO pieces (hash, searchable, encoding, data) VALUES (?, ?, ?, ?)"));
        known.id = insert.bind(hash)
                       .bind(qint64(searchable))
                       .bind(qint64(packed.encoding))
                       .bind(packed.data)
                       .insert();
    }
    if (searchable && !known.searchable) {
        if (!fresh) {
            Statement mark(
                m_database, QStringLiteral("UPDATE pieces SET searchable = 1 WHERE id = ?"));
            mark.bind(known.id).run();
        }
        indexText(m_database, known.id, textOfPiece(bytes));
        known.searchable = true;
    }
    if (m_pieces.size() >= kKept)
        m_pieces.clear();
    m_pieces.insert(hash, known);
    return known.id;
}

std::optional<qint64> BodyStore::literal(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return std::nullopt;
    return piece(bytes, false);
}

qint64 BodyStore::node(qint64 parent, qint64 lead, qint64 piece)
{
    const Node key{parent, lead, piece};
    if (const qint64 known = m_nodes.value(key))
        return known;
    qint64 id = 0;
    {
        Statement find(m_database,
            QStringLiteral(
                "SELECT id FROM body_nodes WHERE parent = ? AND piece = ? AND lead = ?"));
        if (find.bind(parent).bind(piece).bind(lead).next())
            id = find.integer(0);
    }
    if (id == 0) {
        Statement insert(m_database,
            QStringLiteral("INSERT INTO body_nodes (parent, piece, lead) VALUES (?, ?, ?)"));
        id = insert.bind(parent).bind(piece).bind(lead).insert();
    }
    if (m_nodes.size() >= kKept)
        m_nodes.clear();
    m_nodes.insert(key, id);
    return id;
}

QByteArray BodyStore::pieceBytes(qint64 id)
{
    Statement find(m_database, QStringLiteral("SELECT encoding, data FROM pieces WHERE id = ?"));
    if (!find.bind(id).next())
        damaged("a piece of a request body is missing");
    const auto bytes = unpack(int(find.integer(0)), find.bytes(1));
    if (!bytes)
        damaged("a piece of a request body cannot be unpacked");
    return *bytes;
}

}
