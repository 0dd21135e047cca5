#pragma once

#include "core/base/result.h"
#include "core/domain/call.h"

namespace heliograph
{

struct Provider;

/// The call as it would have gone over a route: another address and other headers, the same body. Keys are struck
/// out, as in a recorded call. Unchanged where it went that way. Error where the provider cannot be reached so.
Result<Call> rerouted(Call call, Route route, const Provider &provider);

}
