#include "core/history/bodystore.h"

#include "core/history/compression.h"
#include "core/history/database.h"
#include "core/history/searchindex.h"

namespace heliograph {

namespace {

constexpr qsizetype kKept = 50'000; // pieces and nodes remembered, about 10 MB

[[noreturn]] void damaged(const char *what)
{
    constexpr int corrupt = 11;
    throw DatabaseFailure{corrupt, QLatin1String(what)};
}

}

BodyStore::BodyStore(Database &database, SearchIndex *index) : m_database(database), m_index(index) { }

BodyRef BodyStore::store(const BodyParts &body)
{
    BodyRef ref;
    std::optional<qint64> between;
    for (const BodyPart &part : body) {
        const qint64 id = piece(part);
        if (!part.message) {
            between = id;
            continue;
        }
        if (!ref.node)
            ref.head = std::exchange(between, std::nullopt); // model and settings vary; they are not part of the path
        ref.node = node(ref.node.value_or(0), std::exchange(between, std::nullopt).value_or(0), id);
    }
    ref.tail = between;
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

qint64 BodyStore::piece(const BodyPart &part)
{
    Piece known = m_pieces.value(part.hash);
    if (known.id == 0) {
        Statement find(
            m_database, QStringLiteral("SELECT id, searchable FROM pieces WHERE hash = ?"));
        if (find.bind(part.hash).next())
            known = {find.integer(0), find.integer(1) != 0};
    }
    const bool fresh = known.id == 0;
    const bool enter = part.message && !known.searchable;
    if (fresh || enter) {
        // Not ready: another call was to store it and could not, or it has been removed meanwhile.
        const ReadyPiece ready = part.ready ? *part.ready : readyPiece(part.bytes, part.message);
        if (fresh) {
            Statement insert(m_database,
                QStringLiteral(
                    "INSERT INTO pieces (hash, searchable, encoding, data) VALUES (?, ?, ?, ?)"));
            known.id = insert.bind(part.hash)
                           .bind(qint64(part.message))
                           .bind(qint64(ready.packed.encoding))
                           .bind(ready.packed.data)
                           .insert();
        } else {
            Statement mark(
                m_database, QStringLiteral("UPDATE pieces SET searchable = 1 WHERE id = ?"));
            mark.bind(known.id).run();
        }
        if (enter && m_index)
            m_index->add(known.id, ready.words);
        known.searchable = part.message;
    }
    if (m_pieces.size() >= kKept)
        m_pieces.clear();
    m_pieces.insert(part.hash, known);
    return known.id;
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
