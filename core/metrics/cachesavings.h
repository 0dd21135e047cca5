#pragma once

#include "core/domain/receipt.h"

#include <optional>

namespace heliograph {

/// What reading from the provider's cache saved: cached tokens times the difference between the receipt's rates for
/// fresh and for cached input. What writing to the cache cost extra is not taken off. Nothing where the receipt has no
/// cached tokens, or no rate to compare with.
std::optional<Money> cacheSavings(const Receipt &receipt);

}
