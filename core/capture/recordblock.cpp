#include "core/capture/recordblock.h"

#include "core/history/compression.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>

namespace heliograph {

namespace {

constexpr qsizetype kFull = 256 * 1024;
constexpr quint32 kMostRecords = 256; // so many are written to the history together
constexpr qint64 kOwnBytes = 256;

QDataStream &operator<<(QDataStream &out, const CaptureRecord &record)
{
    out << record.number << record.id << record.method << record.target << record.clientHeaders << record.requestHeaders
        << record.requestBody << record.requestCut << record.startedAtMs << qint32(record.status) << record.responseHeaders
        << record.responseBody << record.responseCut << record.timing.headersUs << record.timing.firstByteUs
        << record.timing.firstTokenUs << record.timing.endUs << qint32(record.end) << qint32(record.socketError)
        << qint32(record.timeoutMs) << packChunks(record.chunks);
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
        >> record.requestBody >> record.requestCut >> record.startedAtMs >> status >> record.responseHeaders
        >> record.responseBody >> record.responseCut >> record.timing.headersUs >> record.timing.firstByteUs
        >> record.timing.firstTokenUs >> record.timing.endUs >> end >> socketError >> timeoutMs >> chunks;
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
    if (m_data.isEmpty())
        m_data.reserve(kFull + 8 * 1024);
    auto route = std::find(m_routes.begin(), m_routes.end(), record.route);
    if (route == m_routes.end())
        route = m_routes.insert(route, record.route);
    QDataStream out(&m_data, QIODevice::WriteOnly | QIODevice::Append);
    out << quint32(route - m_routes.begin()) << record;
    ++m_count;
}

std::deque<CaptureRecord> RecordBlock::records() const
{
    std::deque<CaptureRecord> records;
    const QByteArray plain = unpack(m_encoding, m_data).value_or(QByteArray());
    QDataStream in(plain);
    for (quint32 i = 0; i < m_count; ++i) {
        quint32 route = 0;
        CaptureRecord &record = records.emplace_back();
        in >> route >> record;
        record.route = m_routes.at(route);
    }
    return records;
}

bool RecordBlock::isFull() const
{
    return m_data.size() >= kFull || m_count >= kMostRecords;
}

qint64 RecordBlock::bytes() const
{
    return m_data.capacity() + kOwnBytes;
}

void RecordBlock::compress()
{
    Packed packed = pack(m_data);
    m_encoding = packed.encoding;
    m_data = std::move(packed.data);
}

}
