#pragma once

#include "core/capture/captureservice.h"
#include "core/capture/httpreader.h"

#include <variant>

namespace heliograph {

/// What a request is measured by. What changes holds from the next request on.
struct AdmissionRules {
    quint16 port = 0;
    QByteArray token;
    QByteArrayList allowedOrigins; ///< "https://app.example", as browsers send them
};

/// A request that may go on: the parts of /TOKEN/PROVIDER/rest?query.
struct Admitted {
    QByteArray provider;
    QByteArray target; ///< what follows the provider: "/v1/messages?beta=true"
    QByteArray allowOrigin; ///< of a web page that is allowed, to be told so; empty: no web page
    bool preflight = false; ///< a browser asks whether it may: answered here
};

/// A request that is turned away, and what it is answered with.
struct TurnedAway {
    int status = 403;
    CaptureRefusal refusal;
};

/// Judges a head before anything of it goes on: the Host is this machine's (a name that a web page made point here is
/// not), no web page asks that is not allowed, the token is right (compared in constant time), the target is a path. Pure.
std::variant<Admitted, TurnedAway> admit(const HttpHead &head, const AdmissionRules &rules);

/// What is said where a request could not be read at all.
TurnedAway turnedAwayUnread(int status);

}
