#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QThread>

#include <atomic>
#include <vector>

/// What was measured, in microseconds.
struct LatencyFigures {
    std::vector<qint64> probes; ///< from posting an event to the GUI thread until it is handled
    std::vector<qint64> blocks; ///< one event of the event loop, with everything it calls
    qint64 wallUs = 0;
};

/// An application that knows how long it is deaf: a thread posts it an event every 2 ms, and every
/// event the loop hands out is timed.
class ProbedApplication final : public QApplication
{
    Q_OBJECT

public:
    ProbedApplication(int &argc, char **argv);
    ~ProbedApplication() override;

    bool notify(QObject *receiver, QEvent *event) override;
    void startMeasuring();
    LatencyFigures stopMeasuring();

private:
    class Sender;
    class Probe;

    LatencyFigures m_figures;
    QElapsedTimer m_clock;
    qint64 m_startedUs = 0;
    int m_depth = 0;
    bool m_measuring = false;
    std::unique_ptr<Sender> m_sender;
};
