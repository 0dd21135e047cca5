#pragma once

#include "core/base/json.h"
#include "core/domain/call.h"

namespace heliograph {

/// A call as the command line prints it: all keys always present, in the documented order.
Json callToJson(const Call &call);
/// The usage object alone, with null for what the provider did not say.
Json usageToJson(const Usage &usage);
/// The reverse; unknown keys are ignored, missing and null ones stay unset.
Usage usageFromJson(const Json &json);
Json receiptToJson(const Receipt &receipt);
std::optional<Receipt> receiptFromJson(const Json &json);

}
