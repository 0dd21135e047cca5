#pragma once

#include "core/base/json.h"

namespace heliograph {

/// A schema that the sample fits: types and members as they are, all required, nothing else
/// allowed, so that it also passes OpenAI's strict mode. The items of a list are taken together.
Json schemaFromSample(const Json &sample);

/// A schema to start from, with a list and an optional member.
Json exampleSchema();

}
