#pragma once

#include "core/domain/call.h"
#include "core/domain/chatrequest.h"
#include "core/pricing/heliconeprice.h"

#include <memory>

namespace heliograph {

/// A call with its request understood; made in a worker thread, since bodies can be large.
struct CallDetails {
    std::shared_ptr<const Call> call;
    std::optional<ChatRequest> request;
    QString problem; ///< why the request could not be understood, in words

    std::optional<HeliconeFigure> helicone; ///< where Helicone has seen the call and had to pay

    static CallDetails of(Call call);
};

}
