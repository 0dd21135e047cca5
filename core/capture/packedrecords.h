#pragma once

#include "core/capture/recordblock.h"

#include <QThreadPool>

#include <atomic>
#include <deque>
#include <list>
#include <mutex>
#include <optional>

namespace heliograph {

/// Records while they wait for their turn: compressed by a thread that runs when nothing else wants to. One small call
/// after the other is mostly alike, so that a burst of them fits into a tenth of its memory. Never on a disk, since records
/// hold credentials. From any thread.
class PackedRecords final
{
public:
    PackedRecords();
    ~PackedRecords();

    /// Behind those that are there.
    void add(std::deque<RecordBlock> blocks);
    /// The oldest that is not being compressed; unset where there is none.
    std::optional<RecordBlock> take();
    bool empty() const;
    qint64 bytes() const { return m_bytes; } ///< what they take in memory, roughly
    /// Compresses the oldest that is not, in the calling thread: memory is short. False where all are.
    bool packOne();

private:
    struct Waiting {
        RecordBlock block;
        enum { Plain, AtIt, Packed } state = Plain;
    };
    void packAll();

    mutable std::mutex m_mutex;
    std::list<Waiting> m_waiting; ///< the oldest first
    std::atomic<qint64> m_bytes = 0;
    bool m_packing = false; ///< the thread is at it
    QThreadPool m_thread;
};

}
