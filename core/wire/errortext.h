#pragma once

#include "core/base/json.h"
#include "core/base/result.h"

namespace heliograph {

/// The words for people in an error body of whatever provider, wherever they put them; empty where there are none.
QString errorText(const Json &error);

/// An error object inside an answer, sorted by its code and type.
Error errorInAnswer(const Json &error);

}
