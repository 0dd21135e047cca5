#include "core/session/credentials.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

const char kHeliconeVariable[] = "HELICONE_API_KEY";

Error missing(const QString &who, const QString &name, const QString &variable)
{
    return {ErrorKind::Auth,
        QCoreApplication::translate("Credentials",
            "There is no key for %1. Add it under Settings > Keys, with \"heliograph keys set "
            "%2\", or set the "
            "environment variable %3.")
            .arg(who, name, variable),
        0, {}};
}

QFuture<Result<QString>> noKey()
{
    return QtFuture::makeReadyFuture(Result<QString>(QString()));
}

QFuture<Result<QString>> providerKey(KeyRing &keys, const Provider &provider)
{
    if (!provider.takesKey())
        return noKey();
    return keys.find(provider.id, provider.keyVariable, provider.moreKeyVariables)
        .then(&keys, [provider](const Result<Key> &key) -> Result<QString> {
            if (key && !key->empty())
                return key->value;
            // A server that may do without a key is not held up by a keychain that is locked or
            // absent.
            if (provider.keyOptional && (key || key.error().kind == ErrorKind::Secret))
                return QString();
            if (!key)
                return key.error();
            return missing(provider.name, provider.id, provider.keyVariable);
        });
}

QFuture<Result<QString>> heliconeKey(KeyRing &keys, const Provider &provider, Route route)
{
    // The demo's Helicone is the demo itself and asks for no key.
    // Its AI gateway has Helicone's key as its own.
    if (route != Route::Helicone || provider.demo || provider.gateway)
        return noKey();
    const QString variable = QLatin1String(kHeliconeVariable);
    return keys.find(QStringLiteral("helicone"), variable)
        .then(&keys, [variable](const Result<Key> &key) -> Result<QString> {
            if (!key)
                return key.error();
            if (key->empty())
                return missing(QStringLiteral("Helicone"), QStringLiteral("helicone"), variable);
            return key->value;
        });
}

}

QFuture<Result<Credentials>> credentialsFor(KeyRing &keys, const Provider &provider, Route route)
{
    // One after the other: two keychain prompts at once would be one too many.
    return providerKey(keys, provider)
        .then(&keys,
            [&keys, provider, route](const Result<QString> &forProvider) {
                if (!forProvider)
                    return QtFuture::makeReadyFuture(Result<Credentials>(forProvider.error()));
                return heliconeKey(keys, provider, route)
                    .then(&keys,
                        [forProvider](const Result<QString> &forHelicone) -> Result<Credentials> {
                            if (!forHelicone)
                                return forHelicone.error();
                            return Credentials{*forProvider, *forHelicone};
                        });
            })
        .unwrap();
}

}
