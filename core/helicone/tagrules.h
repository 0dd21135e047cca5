#pragma once

#include "core/domain/tags.h"

namespace heliograph {

/// Why the tags cannot be sent, in words; empty: they can. Names and values become header lines;
/// Helicone's session paths begin with a slash, and a session's name or path means nothing without
/// its id.
QString tagsProblem(const Tags &tags);

}
