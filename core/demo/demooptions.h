#pragma once

#include <QtGlobal>

namespace heliograph
{

/// How fast the demo provider answers. The defaults are a person's pace; tests take less.
struct DemoOptions {
    double tokensPerSecond = 80; ///< 0: as fast as the client reads
    qint64 firstTokenMs = 300; ///< from the whole request to the first token; also of a refusal
    double jitter = 0.35; ///< of the gap between two tokens, 0 to 1
    qint64 retryAfterS = 2; ///< what /rate-limit asks for where its argument does not say
};

}
