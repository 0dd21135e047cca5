#include "tests/bench/streamclients.h"

#include "tests/bench/loadsocket.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <numeric>

namespace heliograph {

namespace {

/// The body of an answer in chunks, as it comes.
class Unchunker final
{
public:
    /// Appends what the bytes hold of the body; false: this is no such answer.
    bool take(QByteArrayView bytes, QByteArray &body)
    {
        while (!bytes.isEmpty() && !m_done) {
            if (m_data > 0) {
                const qsizetype size = std::min<qsizetype>(m_data, bytes.size());
                body += bytes.first(size);
                bytes = bytes.sliced(size);
                m_data -= size;
                continue;
            }
            const qsizetype end = bytes.indexOf('\n');
            m_line += end < 0 ? bytes : bytes.first(end + 1);
            if (end < 0)
                return true;
            bytes = bytes.sliced(end + 1);
            if (!takeLine(std::exchange(m_line, {}).trimmed()))
                return false;
        }
        return bytes.isEmpty(); // nothing follows
    }
    bool done() const { return m_done; }

private:
    bool takeLine(const QByteArray &line)
    {
        switch (m_part) {
        case Part::Status:
            m_part = Part::Head;
            return line.startsWith("HTTP/1.1 200");
        case Part::Head:
            m_chunked = m_chunked || line.toLower() == "transfer-encoding: chunked";
            if (line.isEmpty())
                m_part = Part::Size;
            return !line.isEmpty() || m_chunked;
        case Part::Size: {
            bool ok = false;
            m_data = line.toLongLong(&ok, 16);
            m_part = m_data > 0 ? Part::AfterData : Part::Trailers;
            return ok;
        }
        case Part::AfterData:
            m_part = Part::Size;
            return line.isEmpty();
        case Part::Trailers:
            m_done = line.isEmpty();
            return true;
        }
        return false;
    }

    enum class Part { Status, Head, Size, AfterData, Trailers };
    Part m_part = Part::Status;
    QByteArray m_line;
    qint64 m_data = 0; ///< left of this chunk
    bool m_chunked = false;
    bool m_done = false;
};

struct Connection {
    int fd = -1;
    std::vector<size_t> asks; ///< still to be asked, the last one first
    int current = -1;
    bool connecting = false;
    qint64 askedNs = 0;
    Unchunker answer;
    QByteArray text;
    int next = 0;
    bool ended = false; ///< saw the end of the events
};

class Run final
{
public:
    Run(const std::vector<StreamAsk> &asks, int pieces) : m_asks(asks), m_pieces(pieces), m_results(asks.size())
    {
        std::vector<size_t> order(asks.size());
        std::iota(order.begin(), order.end(), size_t(0));
        std::stable_sort(order.begin(), order.end(), [&asks](size_t a, size_t b) { return asks[a].atMs > asks[b].atMs; });
        std::map<int, Connection *> shared;
        for (const size_t ask : order) {
            Connection *&connection = shared[asks[ask].connection];
            if (!connection || asks[ask].connection < 0) {
                m_connections.push_back(std::make_unique<Connection>());
                connection = m_connections.back().get();
            }
            connection->asks.push_back(ask);
        }
    }

    std::vector<StreamResult> go(double mostMs)
    {
        m_began = monotonicNs();
        std::array<epoll_event, 256> events;
        while (m_over < m_asks.size() && sinceMs() < mostMs) {
            const int count = epoll_wait(m_epoll, events.data(), int(events.size()), askDue());
            for (int i = 0; i < count; ++i)
                serve(*static_cast<Connection *>(events[size_t(i)].data.ptr), events[size_t(i)].events);
        }
        for (const auto &connection : m_connections) {
            if (connection->current >= 0)
                end(*connection);
            if (connection->fd >= 0)
                close(connection->fd);
        }
        close(m_epoll);
        for (StreamResult &result : m_results)
            result.wrong += std::abs(m_pieces - qint64(result.transitMs.size()));
        return std::move(m_results);
    }

private:
    double sinceMs() const { return double(monotonicNs() - m_began) / 1e6; }

    /// Asks what is due; how long until the next one is, ms.
    int askDue()
    {
        double wait = 100;
        for (const auto &connection : m_connections) {
            if (connection->current >= 0 || connection->asks.empty())
                continue;
            const double left = m_asks[connection->asks.back()].atMs - sinceMs();
            if (left > 0)
                wait = std::min(wait, left);
            else
                ask(*connection);
        }
        return int(std::ceil(wait));
    }

    void ask(Connection &connection)
    {
        connection.current = int(connection.asks.back());
        connection.asks.pop_back();
        connection.answer = {};
        connection.text.clear();
        connection.next = 0;
        connection.ended = false;
        connection.askedNs = monotonicNs();
        if (connection.fd >= 0) {
            write(connection);
            return;
        }
        m_results[size_t(connection.current)].opened = true;
        connection.fd = connectToLoopback(m_asks[size_t(connection.current)].port, true);
        connection.connecting = true;
        control(connection, EPOLL_CTL_ADD, EPOLLOUT);
    }

    void control(Connection &connection, int what, uint32_t events)
    {
        epoll_event event{};
        event.events = events;
        event.data.ptr = &connection;
        epoll_ctl(m_epoll, what, connection.fd, &event);
    }

    void write(Connection &connection)
    {
        const QByteArray &request = m_asks[size_t(connection.current)].request;
        if (::send(connection.fd, request.constData(), size_t(request.size()), MSG_NOSIGNAL) != request.size())
            end(connection); // small, so there is always room: it was closed
    }

    void serve(Connection &connection, uint32_t events)
    {
        if (connection.connecting && (events & EPOLLOUT)) {
            connection.connecting = false;
            control(connection, EPOLL_CTL_MOD, EPOLLIN);
            write(connection);
            return;
        }
        const ssize_t size = recv(connection.fd, m_buffer.data(), m_buffer.size(), 0);
        const qint64 now = monotonicNs();
        if (size <= 0 || connection.current < 0
            || !connection.answer.take(QByteArrayView(m_buffer.data(), size), connection.text)) {
            end(connection);
            return;
        }
        takeEvents(connection, now);
        if (!connection.answer.done())
            return;
        m_results[size_t(connection.current)].whole = connection.ended && connection.text.isEmpty();
        ++m_over;
        connection.current = -1;
        if (connection.asks.empty())
            end(connection);
    }

    void takeEvents(Connection &connection, qint64 now)
    {
        StreamResult &result = m_results[size_t(connection.current)];
        qsizetype from = 0;
        for (;;) {
            const qsizetype to = connection.text.indexOf("\n\n", from);
            if (to < 0)
                break;
            const QByteArrayView event = QByteArrayView(connection.text).sliced(from, to - from);
            from = to + 2;
            if (event == "data: [DONE]") {
                connection.ended = true;
                continue;
            }
            const qsizetype number = event.lastIndexOf("\"n\":") + 4;
            const qsizetype stamp = event.lastIndexOf("\"t\":") + 4;
            if (!event.startsWith("data: {") || number < 4 || stamp < number + 6) {
                ++result.wrong;
                continue;
            }
            result.wrong += event.sliced(number, stamp - 5 - number).toInt() == connection.next ? 0 : 1;
            if (connection.next++ == 0)
                result.firstMs = double(now - connection.askedNs) / 1e6;
            const qint64 sent = event.sliced(stamp, event.size() - 1 - stamp).toLongLong();
            result.transitMs.push_back(float(double(now - sent) / 1e6));
        }
        connection.text.remove(0, from);
    }

    /// Closes it; what it was at stays as it is, and a new one is opened for what is still to be asked.
    void end(Connection &connection)
    {
        if (connection.fd >= 0)
            close(std::exchange(connection.fd, -1));
        connection.connecting = false;
        if (std::exchange(connection.current, -1) >= 0)
            ++m_over;
    }

    const std::vector<StreamAsk> &m_asks;
    int m_pieces;
    std::vector<StreamResult> m_results;
    std::vector<std::unique_ptr<Connection>> m_connections;
    std::array<char, 65'536> m_buffer;
    int m_epoll = epoll_create1(EPOLL_CLOEXEC);
    qint64 m_began = 0;
    size_t m_over = 0;
};

}

std::vector<StreamResult> runStreams(const std::vector<StreamAsk> &asks, int pieces, double mostMs)
{
    return Run(asks, pieces).go(mostMs);
}

}
