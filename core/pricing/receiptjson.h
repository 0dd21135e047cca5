#pragma once

#include "core/base/json.h"
#include "core/domain/receipt.h"
#include "core/domain/usage.h"

namespace heliograph
{

/// The usage object, with null for what the provider did not say.
Json usageToJson(const Usage &usage);
/// The reverse; unknown keys are ignored, missing and null ones stay unset.
Usage usageFromJson(const Json &json);

/// {basis, lines [{class, count, unit, rate_usd, per, amount_usd}], total_usd, provider, model,
/// price_date, source, note}; money as decimal strings, price_date null where the receipt has none.
Json receiptToJson(const Receipt &receipt);
/// Nothing where it is no such object, or an amount is no decimal string.
std::optional<Receipt> receiptFromJson(const Json &json);
/// The lines alone, as in receiptToJson.
Json receiptLinesToJson(const Receipt &receipt);
/// The day in ISO form, or null.
Json priceDateToJson(const Receipt &receipt);

}
