#pragma once

#include "core/base/redact.h"
#include "core/base/result.h"
#include "core/domain/call.h"

#include <QDateTime>
#include <QNetworkReply>

namespace heliograph {

/// What is known when an answer is no success.
struct Failure {
    int status = 0;
    HeaderList headers;
    QByteArray body; ///< the error body, or its first 64 kB
    QString contentType;
    QString host; ///< where it was sent
    QString provider; ///< the provider's name for people
    bool throughHelicone = false;
    WireFormat format = WireFormat::OpenAiChat;
    QList<QByteArray> secrets; ///< struck out of every message
    QDateTime now; ///< UTC, for a Retry-After that is a date
    int timeoutMs = 0; ///< without a byte, for the sentence about a timeout
};

/// One clear sentence about a refused call, with the provider's own message, and its wait.
Error errorOfStatus(const Failure &failure);
/// The same where no usable answer came: DNS, refused, TLS, timeout, cut.
Error errorOfNetwork(QNetworkReply::NetworkError code, const Failure &failure, bool timedOut);

}
