#pragma once

#include "core/base/json.h"
#include "core/domain/call.h"
#include "core/pricing/receiptjson.h"

namespace heliograph {

/// A call as the command line prints it: all keys always present, in the documented order.
Json callToJson(const Call &call);

}
