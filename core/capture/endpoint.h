#pragma once

#include "core/capture/httpreader.h"
#include "core/domain/wireformat.h"

#include <QUuid>

namespace heliograph {

/// What a path of a provider is for.
struct Endpoint {
    WireFormat format = WireFormat::Unknown; ///< Unknown: no question to a model that is understood here
    QString model; ///< where the path names it (Gemini)
    bool streamed = false; ///< the path says so (Gemini)
};
Endpoint endpointOf(const QByteArray &method, const QByteArray &target);
bool isChatEndpoint(const QByteArray &target);

/// The body of a streamed chat request with the question for its usage; as it is where it has one, or is none.
QByteArray withUsageAsked(const QByteArray &body);

/// Helicone-Request-Id where it can be a call's id (a UUID of version 4), else null.
QUuid idOf(const HttpHead &request);

}
