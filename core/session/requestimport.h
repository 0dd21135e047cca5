#pragma once

#include "core/base/redact.h"
#include "core/base/result.h"
#include "core/domain/call.h"
#include "core/domain/chatrequest.h"

namespace heliograph
{

class ProviderList;

/// A request that was written somewhere else, understood as far as it can be.
struct ImportedRequest {
    QString provider; ///< id of the provider whose address it is; empty: no address was given, or nobody's
    QString baseUrl; ///< of an address that is no provider's, without the endpoint's own name
    Route route = Route::Direct;
    WireFormat format = WireFormat::OpenAiChat;
    bool endpointKnown = false; ///< there was an address, and its path is that of a format
    QByteArray body; ///< to be sent exactly so; of a program's text: as JSON
    std::optional<ChatRequest> request; ///< what the body means; unset: no codec could read it
    Tags tags;
    HeaderList headers; ///< the others that a person set, without credentials
    QStringList notes; ///< whole sentences for people: what was left out, and why
};

/// Reads a curl command, the JSON of a request in any format, or the call of a provider's client copied out of a
/// program. Nothing is run, no file is read, no variable filled in; keys are not taken over. Error (Usage) in words,
/// with line and column where the text is at fault.
Result<ImportedRequest> importRequest(const QString &text, const ProviderList &providers);
/// The same for a request whose parts are known, such as a recorded one.
Result<ImportedRequest> importRequest(const QString &url, const HeaderList &headers,
    const QByteArray &body, const ProviderList &providers);

}
