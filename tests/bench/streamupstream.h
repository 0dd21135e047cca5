#pragma once

#include <QByteArray>

#include <atomic>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace heliograph {

/// A provider that streams: to every question an answer of so many server-sent events at an even pace, from a thread of its
/// own that does nothing else. The first piece goes out as soon as the question is there; the times of the following ones are
/// spread evenly over the pace, as of so many clients that know nothing of each other. Every event ends in its number and
/// the time at which it was sent: "n":12,"t":123456} (monotonicNs).
class StreamUpstream final
{
public:
    static constexpr qint64 kPaceNs = 20'000'000; ///< fifty pieces a second

    StreamUpstream();
    ~StreamUpstream();

    quint16 port() const { return m_port; }
    /// Of answers from now on: their pieces, and over how many different times of the pace they are spread.
    void setAnswer(int pieces, int phases);
    /// How late each piece was sent since the last call, ms. Late pieces tell of the machine, not of who carries them on.
    std::vector<float> takeLateness();
    /// How often a connection did not take what was sent to it at once.
    qint64 stalls() const { return m_stalls; }

private:
    class Loop;

    int m_listener;
    int m_wake;
    quint16 m_port;
    std::atomic<int> m_pieces = 100;
    std::atomic<int> m_phases = 1;
    std::atomic<qint64> m_stalls = 0;
    std::mutex m_mutex;
    std::vector<float> m_lateness;
    std::thread m_thread;
};

}
