#pragma once

#include "core/base/ahead.h"
#include "core/domain/call.h"
#include "core/history/bodyparts.h"

namespace heliograph {

/// What the end of a call needs to be stored.
struct ReadyEnd {
    Packed detail; ///< see packDetail; without the answer
    QByteArray answerWords; ///< for the search index
};
ReadyEnd readyEnd(const Call &call);

/// A whole response, ready to be stored.
struct ReadyResponse {
    bool saysItAll = false; ///< the answer follows from these bytes and need not be stored beside them
    Packed body;
    QByteArray timings; ///< see packChunks
};
/// call: without exchange.
ReadyResponse readyResponse(const Call &call, const QByteArray &body, const std::vector<Chunk> &chunks);

using RequestAhead = std::shared_ptr<Ahead<BodyParts>>;
using EndAhead = std::shared_ptr<Ahead<ReadyEnd>>;
using ResponseAhead = std::shared_ptr<Ahead<ReadyResponse>>;

/// Does for the writing thread what needs no database, in other threads: cutting, hashing and packing bodies, gathering
/// words. From any thread.
class CallPreparer final
{
public:
    CallPreparer();
    ~CallPreparer();
    Q_DISABLE_COPY_MOVE(CallPreparer)

    RequestAhead request(const Call &call);
    EndAhead end(const Call &call);
    ResponseAhead response(const Call &call, const QByteArray &body, const std::vector<Chunk> &chunks);

private:
    PieceMemory m_memory;
    QThreadPool m_pool;
};

}
