#include "core/session/callprice.h"

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
    for (const QString &model : {call.answer.model, call.requestedModel}) {
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
