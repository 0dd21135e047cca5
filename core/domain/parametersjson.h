#pragma once

#include "core/base/json.h"
#include "core/domain/chatrequest.h"

namespace heliograph {

/// Parameters as they are kept, in no provider's words: those that are set.
Json parametersToJson(const Parameters &parameters);
/// What is missing or of another type is unset.
Parameters parametersFromJson(const Json &json);

}
