#pragma once

#include "core/helicone/route.h"
#include "core/secrets/keyring.h"

namespace heliograph {

/// A key that is not the provider's own: where the key ring has it, and the variable it is written by.
struct NamedKey {
    QString name; ///< a provider's id, "helicone", or any other name a key was stored under
    QString variable; ///< OPENAI_API_KEY
};

/// Where the keys of these variables are kept: under the id of the provider whose variable it is, else under the
/// variable's own name ($POSTHOG_API_KEY: "posthog").
QList<NamedKey> namedKeys(const QStringList &variables, const ProviderList &providers);

/// The keys a call to this provider over this route needs, and the named ones. Error (Secret, Auth) says which one is
/// missing and how to give it; the future finishes in the thread that asked.
QFuture<Result<Credentials>> credentialsFor(
    KeyRing &keys, const Provider &provider, Route route, const QList<NamedKey> &named = {});

}
