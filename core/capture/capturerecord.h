#pragma once

#include "core/capture/captureroutes.h"
#include "core/domain/exchange.h"

#include <QAbstractSocket>
#include <QUuid>

namespace heliograph {

/// How an exchange stands.
enum class CaptureEnd {
    Open, ///< goes on
    Whole,
    ClientLeft, ///< before the answer ended
    UpstreamBroke, ///< in mid-answer, or without one
    Unreachable, ///< no connection to the provider
    TimedOut, ///< nothing came from the provider for too long
    Stopped, ///< the proxy was turned off
};

/// What went over the wire of one exchange since its last record; holds credentials until the recorder strikes them out.
/// The first of an exchange says what was asked, and those that are soon over are one record.
struct CaptureRecord {
    quint64 number = 0; ///< of the exchange
    std::shared_ptr<const CaptureRoute> route; ///< of the first record; null in later ones
    QUuid id; ///< null: to be chosen
    QByteArray method;
    QByteArray target; ///< the client's, without token and provider
    HeaderList clientHeaders; ///< those that do not go on, or say something to the record
    HeaderList requestHeaders; ///< as they went on
    QByteArray requestBody;
    bool requestCut = false; ///< more came than is kept
    qint64 startedAtMs = 0; ///< since the epoch, UTC

    int status = 0; ///< 0: no answer so far
    HeaderList responseHeaders; ///< of the record that has the status first
    QByteArray responseBody; ///< new bytes, transfer decoding undone, content encoding not
    std::vector<Chunk> chunks; ///< of responseBody
    bool responseCut = false;
    Timing timing;
    CaptureEnd end = CaptureEnd::Open;
    QAbstractSocket::SocketError socketError = QAbstractSocket::UnknownSocketError;
    int timeoutMs = 0;

    /// What it takes in memory, roughly.
    qint64 cost() const
    {
        return 1'500 + requestBody.size() + responseBody.size() + qint64(chunks.size()) * qint64(sizeof(Chunk));
    }
};

}
