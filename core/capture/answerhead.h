#pragma once

#include "core/capture/httpreader.h"

#include <QString>

namespace heliograph {

/// The head of a provider's answer as it goes to the client: byte for byte but for what belongs to the hop, and for
/// leave to read it from a web page, which is this proxy's to give (allowOrigin: to whom; empty: nobody).
QByteArray answerHeadFor(const HttpHead &answer, const HttpHead &request, const QByteArray &allowOrigin);

/// An answer of the proxy's own, after which the connection ends.
QByteArray plainAnswer(int status, const QString &message);

/// To a browser that asks whether a page may send the request: it may.
QByteArray preflightAnswer(const QByteArray &origin, const HttpHead &request);

}
