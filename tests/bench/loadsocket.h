#pragma once

#include <QByteArray>

#include <vector>

namespace heliograph {

/// CLOCK_MONOTONIC in nanoseconds: the same for every process of this machine.
qint64 monotonicNs();
/// A socket that listens on a free port of 127.0.0.1. Ends the program where there is none.
int listenOnLoopback();
quint16 portOf(int socket);
/// Sends small pieces at once. Ends the program where nothing listens there, unless it may wait.
int connectToLoopback(quint16 port, bool mayWait = false);
void setNonBlocking(int socket);

/// The value that so large a part of all does not exceed: 0.5 the median, 1 the most. NaN where there are none.
template <typename Number> double percentile(std::vector<Number> values, double part);
extern template double percentile(std::vector<double>, double);
extern template double percentile(std::vector<float>, double);
extern template double percentile(std::vector<qint64>, double);

}
