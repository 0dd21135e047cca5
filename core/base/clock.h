#pragma once

#include <QDateTime>

namespace heliograph {

/// Time, injected so that tests can hold it still. Latencies use monotonicNs only; the wall clock labels.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual qint64 monotonicNs() const = 0; ///< nanoseconds from an arbitrary start, never going back
    virtual QDateTime nowUtc() const = 0; ///< wall clock, UTC, millisecond resolution
};

class SystemClock final : public Clock
{
public:
    qint64 monotonicNs() const override;
    QDateTime nowUtc() const override;
};

}
