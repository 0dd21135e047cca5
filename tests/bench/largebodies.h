#pragma once

#include <QByteArray>

#include <mutex>
#include <thread>
#include <vector>

namespace heliograph {

struct Way;

/// A provider of large bodies: takes what is uploaded (POST) and sends what is asked for (GET …/files/BYTES/content). All bodies
/// are the same known bytes, so that each byte is compared. A thread for every connection.
class BodyUpstream final
{
public:
    BodyUpstream();
    ~BodyUpstream(); ///< waits until whoever uses it has closed its connections
    quint16 port() const { return m_port; }

private:
    void accept();

    int m_listener;
    quint16 m_port;
    std::mutex m_mutex;
    std::vector<std::thread> m_threads;
    std::thread m_accepting;
};

struct Transfer {
    double seconds = 0;
    bool same = false; ///< every byte arrived, in its place
};

/// Over a new connection, in the calling thread.
Transfer upload(const Way &way, qint64 bytes);
/// perSecond: so many bytes are read and no more; 0: as many as come.
Transfer download(const Way &way, qint64 bytes, qint64 perSecond = 0);

}
