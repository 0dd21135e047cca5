#pragma once

#include <QtGlobal>

namespace heliograph {

class CaptureProgram;
class Nginx;
struct Upstreams;

/// Bodies of 100 MB, up, down, both at once and to a client that reads slowly: whether every byte arrives, how fast beside
/// direct and nginx, and what memory the proxy takes, with and without recording. Prints; returns how many calls the proxy
/// had to record.
qint64 measureLargeBodies(const Upstreams &upstreams, const Nginx &nginx, const CaptureProgram &capture, bool quick);

}
