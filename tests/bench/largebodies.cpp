#include "tests/bench/largebodies.h"

#include "tests/bench/captureways.h"
#include "tests/bench/loadsocket.h"

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace heliograph {

namespace {

constexpr qint64 kStep = 256 * 1024;

/// The bytes of all bodies, again and again. Its length is none that buffers have, so that what is moved shows.
const QByteArray &pattern()
{
    static const QByteArray bytes = [] {
        QByteArray made(1'048'573, Qt::Uninitialized);
        quint32 state = 2'463'534'242;
        for (char &byte : made) {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            byte = char(state);
        }
        return made;
    }();
    return bytes;
}

/// As much of the pattern from this place of a body on as lies in one piece, at most so much.
QByteArrayView patternAt(qint64 offset, qint64 most)
{
    const qint64 at = offset % pattern().size();
    return QByteArrayView(pattern()).sliced(at, std::min(most, pattern().size() - at));
}

bool isPattern(QByteArrayView bytes, qint64 offset)
{
    while (!bytes.isEmpty()) {
        const QByteArrayView expected = patternAt(offset, bytes.size());
        if (std::memcmp(bytes.data(), expected.data(), size_t(expected.size())) != 0)
            return false;
        bytes = bytes.sliced(expected.size());
        offset += expected.size();
    }
    return true;
}

bool sendAll(int socket, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t size = send(socket, bytes.data(), size_t(bytes.size()), MSG_NOSIGNAL);
        if (size <= 0)
            return false;
        bytes = bytes.sliced(size);
    }
    return true;
}

bool sendPattern(int socket, qint64 bytes)
{
    for (qint64 at = 0; at < bytes;) {
        const QByteArrayView part = patternAt(at, std::min(kStep, bytes - at));
        if (!sendAll(socket, part))
            return false;
        at += part.size();
    }
    return true;
}

/// Reads to the end of a head; what follows it is left in rest. Empty: the connection ended.
QByteArray readHead(int socket, QByteArray &rest)
{
    std::array<char, 16'384> buffer;
    qsizetype end = rest.indexOf("\r\n\r\n");
    while (end < 0) {
        const ssize_t size = recv(socket, buffer.data(), buffer.size(), 0);
        if (size <= 0)
            return {};
        rest.append(buffer.data(), size);
        end = rest.indexOf("\r\n\r\n");
    }
    const QByteArray head = rest.first(end + 4);
    rest.remove(0, end + 4);
    return head;
}

qint64 lengthIn(const QByteArray &head)
{
    const qsizetype at = head.toLower().indexOf("\r\ncontent-length:");
    return at < 0 ? 0 : head.mid(at + 17, head.indexOf('\r', at + 2) - at - 17).trimmed().toLongLong();
}

/// Reads a body and compares it; false: it broke or is another one.
bool readPattern(int socket, const QByteArray &begun, qint64 bytes, qint64 perSecond)
{
    bool same = isPattern(begun, 0);
    qint64 at = begun.size();
    std::vector<char> buffer(size_t(perSecond > 0 ? std::max<qint64>(1, perSecond / 100) : kStep));
    const qint64 began = monotonicNs();
    while (at < bytes) {
        if (perSecond > 0) {
            const qint64 early = at * 1'000'000'000 / perSecond - (monotonicNs() - began);
            if (early > 0)
                usleep(useconds_t(early / 1'000));
        }
        const ssize_t size = recv(socket, buffer.data(), size_t(std::min<qint64>(qint64(buffer.size()), bytes - at)), 0);
        if (size <= 0)
            return false;
        same = same && isPattern(QByteArrayView(buffer.data(), size), at);
        at += size;
    }
    return same && at == bytes;
}

void serve(int socket)
{
    QByteArray rest;
    for (;;) {
        const QByteArray head = readHead(socket, rest);
        if (head.isEmpty())
            break;
        const qint64 length = lengthIn(head);
        if (head.startsWith("GET ")) {
            const QList<QByteArray> path = head.split(' ').value(1).split('/');
            const qint64 bytes = path.value(path.size() - 2).toLongLong();
            if (!sendAll(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: "
                        + QByteArray::number(bytes) + "\r\n\r\n")
                || !sendPattern(socket, bytes))
                break;
            continue;
        }
        const bool same = readPattern(socket, std::exchange(rest, {}), length, 0);
        const QByteArray body = same ? "{\"same\":true}" : "{\"same\":false}";
        if (!sendAll(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                    + QByteArray::number(body.size()) + "\r\n\r\n" + body))
            break;
    }
    close(socket);
}

}

BodyUpstream::BodyUpstream() : m_listener(listenOnLoopback()), m_port(portOf(m_listener)), m_accepting([this] { accept(); }) { }

BodyUpstream::~BodyUpstream()
{
    shutdown(m_listener, SHUT_RDWR);
    m_accepting.join();
    for (std::thread &thread : m_threads)
        thread.join();
    close(m_listener);
}

void BodyUpstream::accept()
{
    for (;;) {
        const int socket = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (socket < 0)
            return;
        const std::lock_guard lock(m_mutex);
        m_threads.emplace_back([socket] { serve(socket); });
    }
}

Transfer upload(const Way &way, qint64 bytes)
{
    const qint64 began = monotonicNs();
    const int socket = connectToLoopback(way.port);
    Transfer result;
    QByteArray rest;
    if (sendAll(socket, way.head("POST", "/files", bytes)) && sendPattern(socket, bytes)) {
        const QByteArray head = readHead(socket, rest);
        std::array<char, 256> buffer;
        while (head.startsWith("HTTP/1.1 200") && rest.size() < lengthIn(head)) {
            const ssize_t size = recv(socket, buffer.data(), buffer.size(), 0);
            if (size <= 0)
                break;
            rest.append(buffer.data(), size);
        }
        result.same = rest == "{\"same\":true}";
    }
    close(socket);
    result.seconds = double(monotonicNs() - began) / 1e9;
    return result;
}

Transfer download(const Way &way, qint64 bytes, qint64 perSecond)
{
    const qint64 began = monotonicNs();
    const int socket = connectToLoopback(way.port);
    if (perSecond > 0) { // or the kernel reads ahead for it
        const int room = int(kStep);
        setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
    }
    Transfer result;
    QByteArray rest;
    if (sendAll(socket, way.head("GET", "/files/" + QByteArray::number(bytes) + "/content", 0))) {
        const QByteArray head = readHead(socket, rest);
        result.same = head.startsWith("HTTP/1.1 200") && lengthIn(head) == bytes && readPattern(socket, rest, bytes, perSecond);
    }
    close(socket);
    result.seconds = double(monotonicNs() - began) / 1e9;
    return result;
}

}
