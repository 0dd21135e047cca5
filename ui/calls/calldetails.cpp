#include "ui/calls/calldetails.h"

#include "core/session/callprice.h"
#include "core/wire/codec.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

std::optional<HeliconeFigure> heliconeFigure(const Call &call)
{
    const bool seen = call.route == Route::Helicone || call.source == Source::Helicone;
    const bool ended = call.status == CallStatus::Ok || call.status == CallStatus::Cancelled;
    if (!seen || !ended || fromHeliconeCache(call) || (!call.receipt && call.answer.usage.empty()))
        return std::nullopt;
    HeliconePrice::Question question;
    question.provider = call.helicone.provider.isEmpty() ? call.provider : call.helicone.provider.toLower();
    question.model = call.answer.model.isEmpty() ? call.requestedModel : call.answer.model;
    question.usage = call.answer.usage;
    question.serviceTier = call.answer.serviceTier;
    question.declared = call.answer.declaredCost;
    return HeliconePrice::builtIn()->figure(question, call.receipt);
}

}

CallDetails CallDetails::of(Call call)
{
    CallDetails details;
    if (call.exchange.requestBody.isEmpty()) {
        details.problem = QCoreApplication::translate("CallDetails", "The request was not recorded.");
    } else if (const Codec *codec = codecFor(call.format)) {
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
    details.helicone = heliconeFigure(call);
    details.call = std::make_shared<const Call>(std::move(call));
    return details;
}

}
