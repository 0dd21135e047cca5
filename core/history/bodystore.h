#pragma once

#include "core/domain/call.h"
#include "core/wire/codec.h"

#include <QHash>

#include <functional>
#include <optional>

namespace heliograph {

class Database;

/// The borders of the pieces of a request body worth storing once, ascending and not overlapping.
using BodyCutter = std::function<std::vector<BodyPiece>(WireFormat, QByteArrayView)>;
/// By the codec of the format; none for a format without a codec.
std::vector<BodyPiece> cutByCodec(WireFormat format, QByteArrayView body);

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
    explicit BodyStore(Database &database, BodyCutter cutter = cutByCodec);

    BodyRef store(WireFormat format, const QByteArray &body);
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
    qint64 piece(QByteArrayView bytes, bool searchable);
    std::optional<qint64> literal(QByteArrayView bytes);
    qint64 node(qint64 parent, qint64 lead, qint64 piece);
    QByteArray pieceBytes(qint64 id);

    Database &m_database;
    BodyCutter m_cutter;
    QHash<QByteArray, Piece> m_pieces; ///< by hash
    QHash<Node, qint64> m_nodes;
};

}
