#include "core/capture/relaybytes.h"

#include <algorithm>
#include <array>

namespace heliograph {

QByteArrayView readSome(QTcpSocket *socket)
{
    static thread_local std::array<char, 64 * 1024> buffer;
    const qint64 size = socket->read(buffer.data(), qint64(buffer.size()));
    return {buffer.data(), qsizetype(std::max<qint64>(0, size))};
}

void appendChunk(QByteArray &out, QByteArrayView bytes)
{
    out += QByteArray::number(bytes.size(), 16);
    out += "\r\n";
    out += bytes;
    out += "\r\n";
}

}
