#pragma once

#include "core/base/ahead.h"
#include "core/domain/call.h"
#include "core/history/bodyparts.h"

namespace heliograph {

/// What the end of a call needs to be stored, where its answer follows from the bytes of the response.
struct ReadyEnd {
    Packed detail; ///< see packDetail
    QByteArray answerWords; ///< for the search index
};
ReadyEnd readyEnd(const Call &call);

using RequestAhead = std::shared_ptr<Ahead<BodyParts>>;
using EndAhead = std::shared_ptr<Ahead<ReadyEnd>>;

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

private:
    PieceMemory m_memory;
    QThreadPool m_pool;
};

}
