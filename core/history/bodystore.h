#pragma once

#include "core/history/bodyparts.h"

#include <QHash>

#include <optional>

namespace heliograph {

class Database;
class SearchIndex;

/// Where a body is: a piece before the chain, the chain's last node, a piece after it.
struct BodyRef {
    std::optional<qint64> head;
    std::optional<qint64> node;
    std::optional<qint64> tail;
};

/// Request bodies, each piece of bytes stored once (see the tables pieces and body_nodes). Throws
/// DatabaseFailure.
class BodyStore final
{
public:
    /// What is new of a body goes into the index, where there is one: who only loads needs none.
    explicit BodyStore(Database &database, SearchIndex *index = nullptr);

    BodyRef store(const BodyParts &body);
    /// Byte for byte what was stored.
    QByteArray load(const BodyRef &ref);
    /// After a rollback, or where another process wrote: what is remembered may not be there.
    void forget();

private:
    struct Piece {
        qint64 id = 0;
        bool searchable = false;
    };
    struct Node {
        qint64 parent = 0;
        qint64 lead = 0;
        qint64 piece = 0;
        bool operator==(const Node &) const = default;
        friend size_t qHash(const Node &node, size_t seed)
        {
            return qHashMulti(seed, node.parent, node.lead, node.piece);
        }
    };
    qint64 piece(const BodyPart &part);
    qint64 node(qint64 parent, qint64 lead, qint64 piece);
    QByteArray pieceBytes(qint64 id);

    Database &m_database;
    SearchIndex *m_index;
    QHash<QByteArray, Piece> m_pieces; ///< by hash
    QHash<Node, qint64> m_nodes;
};

}
