#pragma once

#include "core/base/json.h"

namespace heliograph
{

/// A small value that fits a JSON schema: an enum's first word, hint where a text is free. Only
/// what matters to try a tool or a schema out: type, properties, items, enum, const, default,
/// anyOf, oneOf, allOf, $ref into the schema itself.
Json demoValueFor(const Json &schema, const QString &hint);

}
