#pragma once

#include "core/helicone/route.h"
#include "core/session/callengine.h"

namespace heliograph {

/// The body of the spec's request in its format, or its raw body; error (Usage) where it has no such format.
Result<QByteArray> outgoingBody(const CallSpec &spec);
/// Error (Usage) where the provider cannot be reached on the route, or a header cannot be sent.
Result<Destination> outgoingDestination(const CallSpec &spec);

/// The call as it would be recorded, without sending it: for showing and copying. Every key is struck out.
Result<Call> draftCall(CallSpec spec);

}
