#include "core/session/callprice.h"

#include "core/helicone/gatewaymodel.h"
#include "core/session/estimate.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(CallPrice)
};

std::optional<Receipt> byTheBook(const PriceBook &prices, const Provider &provider, const Call &call,
    qint64 answerBytes, const std::optional<qint64> &inputTokens)
{
    PriceBook::Question question;
    // A provider the book has nothing about may still have prices of the user's own.
    question.provider = provider.priceProvider.isEmpty() ? provider.id : provider.priceProvider;
    question.usage = call.answer.usage;
    question.at = call.createdAt;
    question.serviceTier = call.answer.serviceTier;
    bool estimated = question.usage.empty();
    if (estimated) {
        if (answerBytes == 0)
            return std::nullopt;
        question.usage.input = inputTokens.value_or(estimatedTokens(call.exchange.requestBody.size()));
        question.usage.output = estimatedTokens(answerBytes);
    } else if (!call.answer.complete && estimatedTokens(answerBytes) > question.usage.output.value_or(0)) {
        // Some streams say at their start what the question took, and the rest only at their end.
        question.usage.output = estimatedTokens(answerBytes);
        estimated = true;
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

void say(Receipt &receipt, const QString &note)
{
    receipt.note = receipt.note.isEmpty() ? note : note + QLatin1Char(' ') + receipt.note;
}

Receipt declared(std::optional<Receipt> reckoned, Money total, const QString &source)
{
    Receipt receipt = std::move(reckoned).value_or(Receipt{});
    receipt.basis = CostBasis::Declared;
    receipt.total = total;
    if (receipt.lines.empty())
        receipt.source = source;
    return receipt;
}

Receipt ofCacheHit(std::optional<Receipt> reckoned)
{
    const auto saved = reckoned ? sumOfLines(*reckoned) : std::nullopt;
    Receipt receipt = declared(std::move(reckoned), {}, QStringLiteral("helicone"));
    say(receipt,
        saved ? Tr::tr("Answered out of Helicone's cache: nothing was paid, and %1 saved.").arg(saved->toDisplay())
              : Tr::tr("Answered out of Helicone's cache: nothing was paid."));
    return receipt;
}

Receipt ofDeclaration(std::optional<Receipt> reckoned, const Provider &provider, const Call &call)
{
    const bool byHelicone = call.source == Source::Helicone;
    const QString who = byHelicone ? QStringLiteral("Helicone")
        : provider.name.isEmpty()  ? provider.id
                                   : provider.name;
    const auto book = reckoned ? sumOfLines(*reckoned) : std::nullopt;
    Receipt receipt = declared(
        std::move(reckoned), *call.answer.declaredCost, byHelicone ? QStringLiteral("helicone") : provider.id);
    say(receipt,
        book ? Tr::tr("The cost is what %1 says; by the price book it is %2.").arg(who, book->toDisplay())
             : Tr::tr("The cost is what %1 says.").arg(who));
    return receipt;
}

}

std::optional<Receipt> receiptOf(const PriceBook &prices, const Provider &provider, const Call &call,
    qint64 answerBytes, const std::optional<qint64> &inputTokens)
{
    auto reckoned = byTheBook(prices, provider, call, answerBytes, inputTokens);
    if (fromHeliconeCache(call))
        return ofCacheHit(std::move(reckoned));
    if (call.answer.declaredCost)
        return ofDeclaration(std::move(reckoned), provider, call);
    return reckoned;
}

std::optional<Money> sumOfLines(const Receipt &receipt)
{
    if (receipt.lines.empty())
        return std::nullopt;
    Money sum;
    for (const ReceiptLine &line : receipt.lines)
        sum += line.amount;
    return sum;
}

bool fromHeliconeCache(const Call &call)
{
    return call.helicone.cache.compare(QLatin1String("HIT"), Qt::CaseInsensitive) == 0;
}

}
