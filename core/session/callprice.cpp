#include "core/session/callprice.h"

#include "core/helicone/gatewaymodel.h"
#include "core/session/estimate.h"

namespace heliograph {

std::optional<Receipt> receiptOf(
    const PriceBook &prices, const Provider &provider, const Call &call, qint64 answerBytes)
{
    PriceBook::Question question;
    question.provider = provider.priceProvider;
    question.usage = call.answer.usage;
    question.at = call.createdAt;
    const bool estimated = question.usage.empty();
    if (estimated) {
        if (answerBytes == 0)
            return std::nullopt;
        question.usage.input = estimatedTokens(call.exchange.requestBody.size());
        question.usage.output = estimatedTokens(answerBytes);
    }
    QString requested = call.requestedModel;
    if (provider.gateway) { // the first of those it was asked for, without the way to it
        const auto parsed = parseGatewayModels(requested);
        if (const auto *models = std::get_if<GatewayModels>(&parsed))
            requested = models->models.front().model;
    }
    for (const QString &model : {call.answer.model, requested}) {
        if (model.isEmpty())
            continue;
        question.model = model;
        auto receipt = prices.price(question);
        if (!receipt)
            continue;
        if (estimated)
            receipt->basis = CostBasis::Estimated;
        return receipt;
    }
    return std::nullopt;
}

}
