#include "core/capture/recordblock.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>

namespace heliograph {

namespace {

constexpr qsizetype kFull = 256 * 1024;
constexpr quint32 kMostRecords = 256; // so many are written to the history together
constexpr qsizetype kLargeBody = 64 * 1024;
constexpr qint64 kOwnBytes = 256;

/// Everything but the bodies.
QDataStream &operator<<(QDataStream &out, const CaptureRecord &record)
{
    out << record.number << record.id << record.method << record.target << record.clientHeaders << record.requestHeaders
        << record.requestCut << record.startedAtMs << qint32(record.status) << record.responseHeaders << record.responseCut
        << record.timing.headersUs << record.timing.firstByteUs << record.timing.firstTokenUs << record.timing.endUs
        << qint32(record.end) << qint32(record.socketError) << qint32(record.timeoutMs) << packChunks(record.chunks);
    return out;
}

QDataStream &operator>>(QDataStream &in, CaptureRecord &record)
{
    qint32 status = 0;
    qint32 end = 0;
    qint32 socketError = 0;
    qint32 timeoutMs = 0;
    QByteArray chunks;
    in >> record.number >> record.id >> record.method >> record.target >> record.clientHeaders >> record.requestHeaders
        >> record.requestCut >> record.startedAtMs >> status >> record.responseHeaders >> record.responseCut
        >> record.timing.headersUs >> record.timing.firstByteUs >> record.timing.firstTokenUs >> record.timing.endUs >> end
        >> socketError >> timeoutMs >> chunks;
    record.status = status;
    record.end = CaptureEnd(end);
    record.socketError = QAbstractSocket::SocketError(socketError);
    record.timeoutMs = timeoutMs;
    record.chunks = unpackChunks(chunks);
    return in;
}

}

void RecordBlock::add(const CaptureRecord &record)
{
    if (m_data.data.isEmpty())
        m_data.data.reserve(kFull + 8 * 1024);
    auto route = std::find(m_routes.begin(), m_routes.end(), record.route);
    if (route == m_routes.end())
        route = m_routes.insert(route, record.route);
    QDataStream out(&m_data.data, QIODevice::WriteOnly | QIODevice::Append);
    out << quint32(route - m_routes.begin()) << record;
    for (const QByteArray *body : {&record.requestBody, &record.responseBody}) {
        const bool apart = body->size() > kLargeBody;
        out << apart;
        if (apart)
            m_large.push_back({Packed::Raw, *body}); // shared: copying it would hold the traffic up
        else
            out << *body;
    }
    ++m_count;
}

std::deque<CaptureRecord> RecordBlock::records() const
{
    std::deque<CaptureRecord> records;
    const QByteArray plain = unpack(m_data.encoding, m_data.data).value_or(QByteArray());
    QDataStream in(plain);
    auto large = m_large.begin();
    for (quint32 i = 0; i < m_count; ++i) {
        quint32 route = 0;
        CaptureRecord &record = records.emplace_back();
        in >> route >> record;
        record.route = m_routes.at(route);
        for (QByteArray *body : {&record.requestBody, &record.responseBody}) {
            bool apart = false;
            in >> apart;
            if (apart) {
                *body = unpack(large->encoding, large->data).value_or(QByteArray());
                ++large;
            } else {
                in >> *body;
            }
        }
    }
    return records;
}

bool RecordBlock::isFull() const
{
    return m_data.data.size() >= kFull || !m_large.empty() || m_count >= kMostRecords;
}

qint64 RecordBlock::bytes() const
{
    qint64 bytes = m_data.data.capacity() + kOwnBytes;
    for (const Packed &body : m_large)
        bytes += body.data.size();
    return bytes;
}

void RecordBlock::compress()
{
    m_data = pack(m_data.data);
    for (Packed &body : m_large)
        body = pack(body.data);
}

}
