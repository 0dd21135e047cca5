#pragma once

#include <QByteArray>

#include <vector>

namespace heliograph {

/// A stream to be asked for.
struct StreamAsk {
    quint16 port = 0;
    QByteArray request; ///< head and body
    double atMs = 0; ///< after the run began, or when the connection is free again
    int connection = -1; ///< questions of one number share a connection, one after the other; -1: one of its own
};

/// What came of it.
struct StreamResult {
    bool opened = false; ///< its connection was opened for it
    bool whole = false; ///< came to the end of its events and of its HTTP answer
    qint64 wrong = 0; ///< pieces that are missing, double or out of order
    double firstMs = -1; ///< from the question, or the opening of its connection, to the first piece
    std::vector<float> transitMs; ///< of each piece in its order: how long after it was sent it is there
};

/// Asks for all of them, in the calling thread, over epoll; the results in their order. Whatever is not over when so much
/// time has passed is cut. pieces: that each has.
std::vector<StreamResult> runStreams(const std::vector<StreamAsk> &asks, int pieces, double mostMs);

}
