#pragma once

#include "core/base/result.h"
#include "core/providers/provider.h"

#include <QUrl>

namespace heliograph {

/// What decides where a call goes.
struct AddressQuestion {
    Provider provider;
    Route route = Route::Direct;
    QString baseUrl; ///< instead of the provider's URL on either route; empty: the provider's own
    WireFormat format = WireFormat::OpenAiChat;
    QString model; ///< Gemini has it in the path, Azure the deployment of this name
    bool streamed = true;
    /// Helicone's options name fallbacks: of its hosted service only the gateway reads them.
    bool fallbacks = false;
};

struct Address {
    QUrl url;
    HeaderList headers; ///< Helicone-Target-URL or Helicone-OpenAI-Api-Base, where Helicone has to
                        ///< be told the target
};

/// The complete address of a call. Error (Usage): what is missing, in words that say how to set it.
/// Facts: Helicone's worker keeps the client's path and swaps the origin (the table of hosts in its
/// wrangler.toml); a self-hosted one is either such a worker, or its API server with
/// /v1/gateway/{oai,anthropic} before the path.
Result<Address> addressOf(const AddressQuestion &question);

/// Why the provider cannot be reached on this route with any model, in words; empty: it can.
QString whyNoRoute(const Provider &provider, Route route);

/// The address of something else the provider serves, such as its list of models. path as
/// Provider::listPath.
Result<QUrl> serviceUrl(const Provider &provider, const QString &path);

}
