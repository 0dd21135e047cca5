#pragma once

#include "core/capture/capturerecord.h"

#include <deque>

namespace heliograph {

/// Records of exchanges that are over, compressed while they wait: one small call after the other is mostly alike, and a
/// burst of them fits into a tenth of its memory. Never on a disk, since records hold credentials.
class PackedRecords final
{
public:
    /// Behind those that are there. Returns the bytes they take now.
    qint64 add(const std::deque<CaptureRecord> &records);
    /// The oldest that were added together, with the bytes they took; empty where there are none.
    std::deque<CaptureRecord> take(qint64 &bytes);
    bool empty() const { return m_packs.empty(); }

private:
    struct Pack {
        int encoding = 0;
        QByteArray data;
        std::vector<std::shared_ptr<const CaptureRoute>> routes; ///< that the records refer to
        qint64 bytes() const;
    };
    std::deque<Pack> m_packs;
};

}
