#pragma once

#include <QByteArray>

#include <atomic>
#include <map>
#include <thread>
#include <vector>

namespace heliograph {

/// What a process used while it was watched.
struct ProcessUse {
    std::vector<double> memoryMb; ///< resident, one a sample, the first at the start and the last at the end
    double seconds = 0;
    double cpuSeconds = 0; ///< of all its threads
    std::map<QByteArray, double> cpuByThread; ///< seconds, by the threads' names

    double mostMb() const;
    /// "41 MB at the start, 60 after 10 s, 61 at most, 55 at the end": the middle one where it was watched for longer.
    QByteArray memoryText() const;
    /// "0.34 s a second (capture 0.21, capture-record 0.08, history 0.04)"
    QByteArray cpuText() const;
};

/// Watches a process of this machine from a thread of its own, over /proc.
class ProcessWatch final
{
public:
    explicit ProcessWatch(qint64 pid, int everyMs = 1'000);
    ~ProcessWatch();
    ProcessUse stop();

private:
    void run();

    qint64 m_pid;
    int m_everyMs;
    qint64 m_beganNs;
    ProcessUse m_use;
    std::map<QByteArray, double> m_threadsBefore;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

double residentMb(qint64 pid);
/// Waits until the process has nothing to do any more, two minutes at most: what came before does not weigh on what comes next.
void settle(qint64 pid);

}
