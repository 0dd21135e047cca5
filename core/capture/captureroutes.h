#pragma once

#include "core/base/redact.h"
#include "core/domain/call.h"
#include "core/helicone/keyreference.h"
#include "core/providers/provider.h"

#include <QHash>

#include <memory>

namespace heliograph {

class Settings;
struct HttpHead;

/// A server that requests go on to.
struct Origin {
    bool tls = true;
    QString host;
    quint16 port = 443;
    QByteArray authority; ///< for the Host header: the port where it is not the scheme's own
    QByteArray key; ///< "https://host:443", for the pool of connections
};

/// The way of one provider's requests.
struct CaptureRoute {
    Provider provider;
    Route route = Route::Direct;
    Origin origin; ///< without a host where there is no way: problem says why
    QByteArray prefix; ///< before the client's path: a self-hosted Helicone's /v1/gateway/oai
    QByteArray clientPath; ///< what a client's base URL ends with: "/v1"
    HeaderList added; ///< where the client did not send the like; with Helicone's key on its route
    HeaderList defaults; ///< the user's own for Helicone, laid under the client's
    bool keepsHelicone = false; ///< Helicone reads the headers; else they are taken off
    bool sendsId = false; ///< a Helicone-Request-Id is added where there is none
    QString problem;

    /// The URL a request of this target goes to.
    QByteArray urlOf(QByteArrayView clientTarget) const;
    /// The headers that go on, in the client's order: the hop's own taken off, Host the provider's. id: the call's.
    /// length: of the body where that is not the client's, else -1.
    HeaderList outgoing(const HttpHead &head, const QByteArray &id, qint64 length = -1) const;
};

using CaptureRouteTable = QHash<QByteArray, std::shared_ptr<const CaptureRoute>>; ///< by provider's id

/// The routes of all providers. keys: Helicone's own under "HELICONE_API_KEY", and those its options name.
/// demoUrl: where the demo provider runs, or empty.
CaptureRouteTable captureRoutes(
    const Settings &settings, Route route, const NamedKeys &keys, const QString &demoUrl);

/// The variables of the keys that captureRoutes() wants.
QStringList captureKeysNeeded(const Settings &settings, Route route);

/// Whether a header belongs to this hop alone. connection: the value of the Connection header, in lower case.
bool isHopHeader(QByteArrayView name, QByteArrayView connection);

}
