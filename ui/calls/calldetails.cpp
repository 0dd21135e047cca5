#include "ui/calls/calldetails.h"

#include "core/wire/codec.h"

#include <QCoreApplication>

namespace heliograph {

CallDetails CallDetails::of(Call call)
{
    CallDetails details;
    if (const Codec *codec = codecFor(call.format)) {
        auto request = codec->decodeRequest(call.exchange.requestBody);
        if (request) {
            details.request = std::move(request).value();
            if (details.request->model.isEmpty()) // Gemini has it in the address
                details.request->model = call.requestedModel;
        } else {
            details.problem = request.error().message;
        }
    } else {
        details.problem = QCoreApplication::translate("CallDetails",
            "This wire format is not understood. The request is shown as it was sent on the page "
            "JSON.");
    }
    details.call = std::make_shared<const Call>(std::move(call));
    return details;
}

}
