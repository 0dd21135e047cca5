#pragma once

#include "core/base/redact.h"
#include "core/base/result.h"
#include "core/domain/call.h"
#include "core/helicone/heliconeoptions.h"
#include "core/providers/provider.h"

namespace heliograph {

/// Keys as a request needs them; reach memory when it is built, and go nowhere else.
struct Credentials {
    QString providerKey;
    QString heliconeKey;
    NamedKeys named; ///< those that Helicone's options name, by variable

    QStringList all() const; ///< every key, for striking out
};

/// Where a call goes and with which headers.
struct Destination {
    QString url;
    HeaderList headers;
    HeaderList recorded; ///< the same with the keys of Helicone's options as $NAME; still to be redacted
};

struct RouteQuestion {
    Provider provider;
    Route route = Route::Direct;
    QString baseUrl; ///< overrides the provider's URL on either route; empty: the provider's own
    WireFormat format = WireFormat::OpenAiChat;
    QString model; ///< Gemini has it in the path
    bool streamed = true;
    QUuid id; ///< sent as Helicone-Request-Id on the Helicone route
    Tags tags; ///< Helicone-User-Id, -Session-*, -Property-* on the Helicone route only
    HeliconeOptions helicone; ///< sent on the Helicone route, and to Helicone's AI gateway, only
    HeaderList extraHeaders; ///< the user's own, laid over all others
    Credentials credentials;
};

/// The address is addressOf()'s. Error (Usage) where a tag cannot be a header (line breaks, no letters), a URL is none or Helicone would ignore or
/// misread an option or one of the extra headers; (Auth) where a key that an option names is missing.
Result<Destination> destinationOf(const RouteQuestion &question);

/// Whether the options of a call over this route reach Helicone; its AI gateway reads them on either.
bool heliconeReads(const Provider &provider, Route route);

/// What Helicone's response headers say.
HeliconeInfo readHeliconeHeaders(const HeaderList &responseHeaders);

}
