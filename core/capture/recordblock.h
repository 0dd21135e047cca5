#pragma once

#include "core/capture/capturerecord.h"
#include "core/history/compression.h"

#include <deque>

namespace heliograph {

/// Records of exchanges, one behind the other in one piece of memory. What the traffic's thread makes another
/// thread frees, and a thousand small pieces a millisecond would have the two wait for each other.
class RecordBlock final
{
public:
    void add(const CaptureRecord &record);
    std::deque<CaptureRecord> records() const;
    bool isFull() const; ///< the next record goes into another one
    /// What it takes in memory, roughly.
    qint64 bytes() const;
    /// In place, where that makes it smaller; nothing can be added any more.
    void compress();

private:
    Packed m_data;
    std::vector<Packed> m_large; ///< bodies that are kept apart, in order
    quint32 m_count = 0;
    std::vector<std::shared_ptr<const CaptureRoute>> m_routes; ///< that the records refer to
};

}
