#pragma once

#include <QtGlobal>

namespace heliograph {

class CaptureProgram;
class Nginx;
class StreamUpstream;

/// What the parts with streams work with.
struct StreamStage {
    StreamUpstream &upstream;
    const Nginx &nginx;
    CaptureProgram &capture;
    bool quick = false;
};

/// How long the first piece takes, and how much the gaps between the following ones change; direct, nginx and capture by
/// turns in one run. Prints; returns how many calls the proxy had to record.
qint64 measureStreams(const StreamStage &stage);
/// 256 streams at once for a minute: what is lost, what it costs.
qint64 measureManyStreams(const StreamStage &stage);

}
