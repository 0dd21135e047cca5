#include "tests/bench/latencyprobe.h"

#include <utility>

namespace {

constexpr unsigned long kEveryUs = 2000;

QEvent::Type probeType()
{
    static const int type = QEvent::registerEventType();
    return QEvent::Type(type);
}

}

class ProbedApplication::Probe final : public QEvent
{
public:
    explicit Probe(qint64 atUs) : QEvent(probeType()), postedUs(atUs) { }
    qint64 postedUs;
};

class ProbedApplication::Sender final : public QThread
{
public:
    Sender(ProbedApplication &app, const QElapsedTimer &clock) : m_app(app), m_clock(clock) { }
    std::atomic_bool stop = false;

protected:
    void run() override
    {
        while (!stop) {
            QCoreApplication::postEvent(&m_app, new Probe(m_clock.nsecsElapsed() / 1000));
            QThread::usleep(kEveryUs);
        }
    }

private:
    ProbedApplication &m_app;
    const QElapsedTimer &m_clock;
};

ProbedApplication::ProbedApplication(int &argc, char **argv) : QApplication(argc, argv)
{
    m_clock.start();
}

ProbedApplication::~ProbedApplication() = default;

bool ProbedApplication::notify(QObject *receiver, QEvent *event)
{
    if (event->type() == probeType()) {
        if (m_measuring)
            m_figures.probes.push_back(
                m_clock.nsecsElapsed() / 1000 - static_cast<Probe *>(event)->postedUs);
        return true;
    }
    if (!m_measuring || m_depth > 0 || QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    ++m_depth;
    const qint64 began = m_clock.nsecsElapsed();
    const bool done = QApplication::notify(receiver, event);
    m_figures.blocks.push_back((m_clock.nsecsElapsed() - began) / 1000);
    --m_depth;
    return done;
}

void ProbedApplication::startMeasuring()
{
    m_figures = {};
    m_measuring = true;
    m_startedUs = m_clock.nsecsElapsed() / 1000;
    m_sender = std::make_unique<Sender>(*this, m_clock);
    m_sender->start(QThread::TimeCriticalPriority);
}

LatencyFigures ProbedApplication::stopMeasuring()
{
    m_sender->stop = true;
    m_sender->wait();
    m_sender.reset();
    processEvents(); // the last probes
    m_measuring = false;
    m_figures.wallUs = m_clock.nsecsElapsed() / 1000 - m_startedUs;
    return std::exchange(m_figures, {});
}
