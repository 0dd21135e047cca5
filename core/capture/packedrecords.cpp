#include "core/capture/packedrecords.h"

#include "core/history/compression.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>

namespace heliograph {

namespace {

constexpr qint64 kBytesOfAPack = 256; // beside its data

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

qint64 PackedRecords::Pack::bytes() const
{
    return data.size() + kBytesOfAPack;
}

qint64 PackedRecords::add(const std::deque<CaptureRecord> &records)
{
    Pack pack;
    QByteArray plain;
    QDataStream out(&plain, QIODevice::WriteOnly);
    out << quint32(records.size());
    for (const CaptureRecord &record : records) {
        auto known = std::find(pack.routes.begin(), pack.routes.end(), record.route);
        if (known == pack.routes.end())
            known = pack.routes.insert(known, record.route);
        out << quint32(known - pack.routes.begin()) << record;
    }
    Packed packed = heliograph::pack(plain);
    pack.encoding = packed.encoding;
    pack.data = std::move(packed.data);
    m_packs.push_back(std::move(pack));
    return m_packs.back().bytes();
}

std::deque<CaptureRecord> PackedRecords::take(qint64 &bytes)
{
    bytes = 0;
    std::deque<CaptureRecord> records;
    if (m_packs.empty())
        return records;
    const Pack pack = std::move(m_packs.front());
    m_packs.pop_front();
    bytes = pack.bytes();
    const QByteArray plain = unpack(pack.encoding, pack.data).value_or(QByteArray());
    QDataStream in(plain);
    quint32 count = 0;
    in >> count;
    for (quint32 i = 0; i < count; ++i) {
        quint32 route = 0;
        CaptureRecord &record = records.emplace_back();
        in >> route >> record;
        record.route = pack.routes.at(route);
    }
    return records;
}

}
