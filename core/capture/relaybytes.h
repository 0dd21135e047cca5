#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QTcpSocket>

namespace heliograph {

/// Unwritten bytes with which the other side is not read any more.
inline constexpr qint64 kMostUnwritten = 256 * 1024;

/// What the socket has, up to 64 kB, in a buffer of the thread's: it goes on before anything else is read.
QByteArrayView readSome(QTcpSocket *socket);

/// The bytes as one chunk of a chunked body.
void appendChunk(QByteArray &out, QByteArrayView bytes);

}
