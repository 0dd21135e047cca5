#include "tests/bench/streamupstream.h"

#include "tests/bench/loadsocket.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <queue>
#include <unordered_map>

namespace heliograph {

namespace {

constexpr quint64 kListener = 0;
constexpr quint64 kTimer = 1;
constexpr quint64 kWake = 2;
constexpr qint64 kNsPerSecond = 1'000'000'000;

struct Stream {
    int fd = -1;
    QByteArray question;
    QByteArray unsent;
    int pieces = 0; ///< of the answer under way; 0: none is
    int sent = 0;
    qint64 due = 0;
};

/// What a provider sends for a token, of a provider's length.
void appendPiece(QByteArray &out, int number)
{
    const QByteArray event = "data: {\"id\":\"chatcmpl-CgT4u1xVQe0dJw6m\",\"object\":\"chat.completion.chunk\",\"created\":1764367000,"
                             "\"model\":\"gpt-4o-mini-2024-07-18\",\"system_fingerprint\":\"fp_560af6e559\",\"choices\":[{\"index\":0,"
                             "\"delta\":{\"content\":\" word\"},\"logprobs\":null,\"finish_reason\":null}],\"n\":"
        + QByteArray::number(number) + ",\"t\":" + QByteArray::number(monotonicNs()) + "}\n\n";
    out += QByteArray::number(event.size(), 16) + "\r\n" + event + "\r\n";
}

bool isWholeQuestion(const QByteArray &question)
{
    const qsizetype end = question.indexOf("\r\n\r\n");
    if (end < 0)
        return false;
    const QByteArray head = question.first(end).toLower();
    const qsizetype at = head.indexOf("\r\ncontent-length:");
    const qsizetype from = at + 17;
    const qsizetype length = at < 0 ? 0 : head.mid(from, head.indexOf('\r', from) - from).trimmed().toLongLong();
    return question.size() >= end + 4 + length;
}

}

class StreamUpstream::Loop final
{
public:
    explicit Loop(StreamUpstream &owner) :
        m_owner(owner), m_epoll(epoll_create1(EPOLL_CLOEXEC)), m_timer(timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC))
    {
        setNonBlocking(m_owner.m_listener);
        watch(m_owner.m_listener, kListener, EPOLLIN);
        watch(m_timer, kTimer, EPOLLIN);
        watch(m_owner.m_wake, kWake, EPOLLIN);
    }

    ~Loop()
    {
        for (const auto &[id, stream] : m_streams)
            close(stream.fd);
        close(m_timer);
        close(m_epoll);
    }

    void run()
    {
        std::array<epoll_event, 256> events;
        for (;;) {
            const int count = epoll_wait(m_epoll, events.data(), int(events.size()), -1);
            for (int i = 0; i < count; ++i) {
                const quint64 id = events[size_t(i)].data.u64;
                if (id == kWake)
                    return;
                if (id == kListener)
                    acceptAll();
                else if (id != kTimer)
                    serve(id, events[size_t(i)].events);
            }
            sendDue();
            arm();
        }
    }

private:
    void watch(int fd, quint64 id, uint32_t what)
    {
        epoll_event event{};
        event.events = what;
        event.data.u64 = id;
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event);
    }

    void acceptAll()
    {
        for (;;) {
            const int fd = accept4(m_owner.m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (fd < 0)
                return;
            setNonBlocking(fd);
            m_streams[m_nextId].fd = fd;
            watch(fd, m_nextId++, EPOLLIN);
        }
    }

    void serve(quint64 id, uint32_t what)
    {
        const auto it = m_streams.find(id);
        if (it == m_streams.end())
            return;
        Stream &stream = it->second;
        if (what & EPOLLOUT)
            flush(id, stream, true);
        if (!(what & (EPOLLIN | EPOLLHUP | EPOLLERR)))
            return;
        std::array<char, 16'384> buffer;
        const ssize_t size = recv(stream.fd, buffer.data(), buffer.size(), 0);
        if (size == 0 || (size < 0 && errno != EAGAIN)) {
            close(stream.fd);
            m_streams.erase(it);
            return;
        }
        if (size < 0)
            return;
        stream.question.append(buffer.data(), size);
        if (isWholeQuestion(stream.question))
            begin(id, stream);
    }

    void begin(quint64 id, Stream &stream)
    {
        stream.question.clear();
        stream.pieces = m_owner.m_pieces;
        stream.sent = 0;
        stream.unsent += "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
        send(id, stream);
        // The next one comes half a pace to one and a half later, at this stream's own time.
        const int phases = m_owner.m_phases;
        const qint64 phase = kPaceNs * qint64(m_begun++ % quint64(phases)) / phases;
        const qint64 earliest = monotonicNs() + kPaceNs / 2;
        stream.due = earliest + (phase - earliest % kPaceNs + kPaceNs) % kPaceNs;
        if (stream.pieces > 0)
            m_due.emplace(stream.due, id);
    }

    void send(quint64 id, Stream &stream)
    {
        appendPiece(stream.unsent, stream.sent);
        if (++stream.sent >= stream.pieces) {
            stream.unsent += "e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n";
            stream.pieces = 0;
        }
        flush(id, stream, false);
    }

    void flush(quint64 id, Stream &stream, bool stalled)
    {
        const ssize_t size = ::send(stream.fd, stream.unsent.constData(), size_t(stream.unsent.size()), MSG_NOSIGNAL);
        if (size > 0)
            stream.unsent.remove(0, size);
        const bool stalls = !stream.unsent.isEmpty();
        m_owner.m_stalls += stalls && !stalled ? 1 : 0;
        if (stalls == stalled)
            return;
        epoll_event event{};
        event.events = stalls ? EPOLLIN | EPOLLOUT : EPOLLIN;
        event.data.u64 = id;
        epoll_ctl(m_epoll, EPOLL_CTL_MOD, stream.fd, &event);
    }

    void sendDue()
    {
        while (!m_due.empty() && m_due.top().first <= monotonicNs()) {
            const auto [due, id] = m_due.top();
            m_due.pop();
            const auto it = m_streams.find(id);
            if (it == m_streams.end() || it->second.pieces == 0)
                continue;
            {
                const std::lock_guard lock(m_owner.m_mutex);
                m_owner.m_lateness.push_back(float(double(monotonicNs() - due) / 1e6));
            }
            send(id, it->second);
            if (it->second.pieces == 0)
                continue;
            it->second.due = due + kPaceNs; // by the plan, so that lateness does not add up
            m_due.emplace(it->second.due, id);
        }
    }

    void arm()
    {
        itimerspec at{};
        if (!m_due.empty()) {
            at.it_value.tv_sec = m_due.top().first / kNsPerSecond;
            at.it_value.tv_nsec = m_due.top().first % kNsPerSecond;
        }
        timerfd_settime(m_timer, TFD_TIMER_ABSTIME, &at, nullptr); // also forgets that it went off
    }

    using Due = std::pair<qint64, quint64>;

    StreamUpstream &m_owner;
    int m_epoll;
    int m_timer;
    quint64 m_nextId = 16;
    quint64 m_begun = 0;
    std::unordered_map<quint64, Stream> m_streams;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due;
};

StreamUpstream::StreamUpstream() :
    m_listener(listenOnLoopback()), m_wake(eventfd(0, EFD_CLOEXEC)), m_port(portOf(m_listener)), m_thread([this] { Loop(*this).run(); })
{
}

StreamUpstream::~StreamUpstream()
{
    eventfd_write(m_wake, 1);
    m_thread.join();
    close(m_wake);
    close(m_listener);
}

void StreamUpstream::setAnswer(int pieces, int phases)
{
    m_pieces = pieces;
    m_phases = std::max(1, phases);
}

std::vector<float> StreamUpstream::takeLateness()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_lateness, {});
}

}
