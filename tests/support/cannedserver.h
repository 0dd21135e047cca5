#pragma once

#include <QHash>
#include <QTcpServer>

namespace heliograph {

/// A server on a free port of 127.0.0.1 that answers each path with what the test put there, and
/// all others with 404.
class CannedServer final : public QTcpServer
{
public:
    struct Answer {
        int status = 200;
        QByteArray body;
        QByteArray headers = {}; ///< further ones, each with its line break
    };
    QHash<QByteArray, Answer> answers; ///< by path with its query
    QByteArrayList requests; ///< as they came, heads only

    CannedServer();
    QString url(const QString &path = {}) const;
    /// A port where nobody listens.
    static quint16 freePort();
};

}
