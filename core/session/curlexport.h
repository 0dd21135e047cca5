#pragma once

#include "core/domain/call.h"

#include <QString>

namespace heliograph
{

struct Provider;

/// A command for a POSIX shell with curl that sends the call again: the same bytes to the same
/// address. Keys stand as
/// "$OPENAI_API_KEY" and the like, for the shell to fill in. Left out is what must not come twice
/// or is curl's to say: Helicone-Request-Id, Content-Length, Host and connection headers.
///
/// The body is written as it is where a terminal can take it; one with NUL, control or invisible
/// direction characters, or that is no UTF-8, goes through base64. A body too long for an argument
/// goes through a pipe. provider may be null: its key variable is then guessed from the format.
QString curlCommand(const Call &call, const Provider *provider);

}
