#pragma once

#include "core/helicone/heliconeoptions.h"

namespace heliograph {

/// The headers of a request, understood.
struct HeliconeRequest {
    HeliconeOptions options;
    Tags tags; ///< user, session and properties
    QString requestId; ///< Helicone-Request-Id; empty: none
    HeaderList rest; ///< everything else, in order: keys, the provider's own headers, Helicone's
                     ///< internal ones
    /// What Helicone would silently ignore or misread in them as they are written. What is wrong
    /// with the options themselves is asked of problemsOf().
    HeliconeProblems problems;
};

HeliconeRequest readHeliconeRequest(const HeaderList &headers);

}
