#pragma once

#include "core/domain/call.h"
#include "core/pricing/pricebook.h"
#include "core/providers/provider.h"

namespace heliograph {

/// What a call costs, by the model that answered, else by the one that was asked. Where the provider did not say how
/// many tokens it took (a stopped or cut stream, mostly), by an estimate from the request and answerBytes, so marked.
/// Nothing: unpriced, or nothing came.
std::optional<Receipt> receiptOf(
    const PriceBook &prices, const Provider &provider, const Call &call, qint64 answerBytes);

}
