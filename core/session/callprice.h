#pragma once

#include "core/domain/call.h"
#include "core/pricing/pricebook.h"
#include "core/providers/provider.h"

namespace heliograph {

/// What a call costs.
///
/// - An answer out of Helicone's cache costs nothing. Its receipt is declared, has the total 0 and, as its lines, what
///   the answer would have cost: their sum was saved.
/// - Where the other side says itself what the call costs (Answer::declaredCost: OpenRouter in its usage, Helicone in
///   its log), that is the total. The lines, where the book knows the model, are what it comes to by the book.
/// - Else the lines by the book, for the model that answered or, where the book does not know that, the one that was
///   asked for. Where the provider did not say how many tokens it took (a stopped or cut stream, mostly), or had not
///   yet said all, by an estimate from the request and answerBytes, so marked. inputTokens: an estimate of the request; unset: from the
///   length of its body.
///
/// Nothing: unpriced, or nothing came.
std::optional<Receipt> receiptOf(const PriceBook &prices, const Provider &provider, const Call &call,
    qint64 answerBytes, const std::optional<qint64> &inputTokens = {});

/// The sum of the lines, which is not the total of a declared receipt. Unset where there are no lines.
std::optional<Money> sumOfLines(const Receipt &receipt);

/// Whether the answer came out of Helicone's cache.
bool fromHeliconeCache(const Call &call);

}
