#include "tests/bench/processwatch.h"

#include "tests/bench/loadsocket.h"

#include <QDir>
#include <QFile>
#include <QThread>

#include <unistd.h>

#include <algorithm>

namespace heliograph {

namespace {

constexpr double kMemoryAfterS = 10;

QByteArray contentsOf(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

/// Of a process or a thread: its name and the seconds it worked.
std::pair<QByteArray, double> workOf(const QByteArray &stat)
{
    const qsizetype end = stat.lastIndexOf(')'); // names may hold blanks
    if (end < 0)
        return {};
    const QList<QByteArray> words = stat.mid(end + 2).split(' ');
    const double ticks = double(words.value(11).toLongLong() + words.value(12).toLongLong());
    return {stat.mid(stat.indexOf('(') + 1, end - stat.indexOf('(') - 1), ticks / double(sysconf(_SC_CLK_TCK))};
}

std::map<QByteArray, double> threadsOf(qint64 pid)
{
    std::map<QByteArray, double> threads;
    const QString folder = QStringLiteral("/proc/%1/task/").arg(pid);
    for (const QString &task : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const auto [name, seconds] = workOf(contentsOf(folder + task + QStringLiteral("/stat")));
        threads[name] += seconds;
    }
    return threads;
}

double workOfProcess(qint64 pid)
{
    return workOf(contentsOf(QStringLiteral("/proc/%1/stat").arg(pid))).second;
}

QByteArray number(double value, int digits)
{
    return QByteArray::number(value, 'f', digits);
}

}

double residentMb(qint64 pid)
{
    const QByteArray statm = contentsOf(QStringLiteral("/proc/%1/statm").arg(pid));
    return statm.split(' ').value(1).toDouble() * double(sysconf(_SC_PAGESIZE)) / 1e6;
}

void settle(qint64 pid)
{
    double before = workOfProcess(pid);
    for (int i = 0; i < 120; ++i) {
        QThread::msleep(1'000);
        if (std::exchange(before, workOfProcess(pid)) + 0.03 >= before)
            return;
    }
}

double ProcessUse::mostMb() const
{
    return memoryMb.empty() ? 0 : *std::max_element(memoryMb.begin(), memoryMb.end());
}

QByteArray ProcessUse::memoryText() const
{
    if (memoryMb.empty())
        return "memory unknown";
    QByteArray text = number(memoryMb.front(), 0) + " MB at the start, ";
    if (seconds > 2 * kMemoryAfterS)
        text += number(memoryMb[size_t(double(memoryMb.size()) * kMemoryAfterS / seconds)], 0) + " after 10 s, ";
    return text + number(mostMb(), 0) + " at most, " + number(memoryMb.back(), 0) + " at the end";
}

QByteArray ProcessUse::cpuText() const
{
    std::vector<std::pair<double, QByteArray>> busiest;
    for (const auto &[name, work] : cpuByThread)
        busiest.emplace_back(work, name);
    std::sort(busiest.rbegin(), busiest.rend());
    QByteArray text = number(cpuSeconds / std::max(seconds, 0.001), 2) + " s a second";
    for (size_t i = 0; i < std::min<size_t>(4, busiest.size()); ++i)
        text += (i == 0 ? " (" : ", ") + busiest[i].second + ' ' + number(busiest[i].first / std::max(seconds, 0.001), 2);
    return busiest.empty() ? text : text + ')';
}

ProcessWatch::ProcessWatch(qint64 pid, int everyMs) :
    m_pid(pid), m_everyMs(everyMs), m_beganNs(monotonicNs()), m_threadsBefore(threadsOf(pid))
{
    m_use.cpuSeconds = -workOfProcess(pid);
    m_use.memoryMb.push_back(residentMb(pid));
    m_thread = std::thread([this] { run(); });
}

ProcessWatch::~ProcessWatch()
{
    if (m_thread.joinable())
        stop();
}

void ProcessWatch::run()
{
    qint64 next = m_beganNs;
    while (!m_stop) {
        next += qint64(m_everyMs) * 1'000'000;
        while (!m_stop && monotonicNs() < next)
            QThread::usleep(qBound<unsigned long>(100, (unsigned long)((next - monotonicNs()) / 1'000), 50'000));
        m_use.memoryMb.push_back(residentMb(m_pid));
    }
}

ProcessUse ProcessWatch::stop()
{
    m_stop = true;
    m_thread.join();
    m_use.seconds = double(monotonicNs() - m_beganNs) / 1e9;
    m_use.cpuSeconds += workOfProcess(m_pid);
    for (const auto &[name, work] : threadsOf(m_pid)) {
        const auto before = m_threadsBefore.find(name);
        m_use.cpuByThread[name] = work - (before == m_threadsBefore.end() ? 0 : before->second);
    }
    return std::move(m_use);
}

}
