#pragma once

#include "core/helicone/route.h"
#include "core/secrets/keyring.h"

namespace heliograph {

/// The keys a call to this provider over this route needs. Error (Secret, Auth) says which one is missing and how to
/// give it; the future finishes in the thread that asked.
QFuture<Result<Credentials>> credentialsFor(KeyRing &keys, const Provider &provider, Route route);

}
