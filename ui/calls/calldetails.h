#pragma once

#include "core/domain/call.h"
#include "core/domain/chatrequest.h"

#include <memory>

namespace heliograph {

/// A call with its request understood; made in a worker thread, since bodies can be large.
struct CallDetails {
    std::shared_ptr<const Call> call;
    std::optional<ChatRequest> request;
    QString problem; ///< why the request could not be understood, in words

    static CallDetails of(Call call);
};

}
