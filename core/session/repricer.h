#pragma once

#include "core/history/repricing.h"
#include "core/pricing/pricebook.h"
#include "core/providers/provider.h"

#include <memory>

namespace heliograph {

/// Prices stored calls with this book, each at the provider it went to. A provider that is no
/// longer set up is looked for in the book by its id.
Pricer pricerOf(std::shared_ptr<const PriceBook> prices, ProviderList providers);

}
