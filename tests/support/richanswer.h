#pragma once

#include "core/domain/call.h"

namespace heliograph {

/// The events of an answer that holds one of everything there is.
StreamEvents richEvents();
/// A finished call with that answer.
Call richCall();

}
