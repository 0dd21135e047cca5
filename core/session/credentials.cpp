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

/// Not every one of these has a place in the window's settings.
Error missingNamed(const NamedKey &key)
{
    return {ErrorKind::Auth,
        QCoreApplication::translate("Credentials",
            "There is no key for $%1, which Helicone's options name. Set the environment variable %1, or store it with "
            "\"heliograph keys set %2\".")
            .arg(key.variable, key.name),
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

/// Looks up the first of the named keys and goes on with the others.
QFuture<Result<Credentials>> addNamed(KeyRing &keys, const QList<NamedKey> &named, const Credentials &so)
{
    if (named.isEmpty())
        return QtFuture::makeReadyFuture(Result<Credentials>(so));
    const NamedKey first = named.first();
    return keys.find(first.name, first.variable)
        .then(&keys,
            [&keys, first, rest = named.mid(1), so](const Result<Key> &key) {
                if (!key)
                    return QtFuture::makeReadyFuture(Result<Credentials>(key.error()));
                if (key->empty())
                    return QtFuture::makeReadyFuture(Result<Credentials>(missingNamed(first)));
                Credentials more = so;
                more.named.insert(first.variable, key->value);
                return addNamed(keys, rest, more);
            })
        .unwrap();
}

QFuture<Result<QString>> heliconeKey(KeyRing &keys, const Provider &provider, Route route)
{
    // The AI gateway has Helicone's key as its own.
    if (route != Route::Helicone || provider.gateway)
        return noKey();
    // The demo's Helicone is the demo itself. It takes any key, and without one it would not play Helicone.
    if (provider.demo)
        return QtFuture::makeReadyFuture(Result<QString>(QStringLiteral("sk-helicone-demo")));
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

QList<NamedKey> namedKeys(const QStringList &variables, const ProviderList &providers)
{
    QList<NamedKey> named;
    for (const QString &variable : variables) {
        QString name;
        for (const Provider &provider : providers.all()) {
            if (provider.keyVariable == variable && name.isEmpty())
                name = provider.id;
        }
        if (variable == QLatin1String(kHeliconeVariable))
            name = QStringLiteral("helicone");
        if (name.isEmpty()) {
            name = variable.toLower().replace(QLatin1Char('_'), QLatin1Char('-'));
            if (name.endsWith(QLatin1String("-api-key")))
                name.chop(8);
        }
        named.append({name, variable});
    }
    return named;
}

QFuture<Result<Credentials>> credentialsFor(
    KeyRing &keys, const Provider &provider, Route route, const QList<NamedKey> &named)
{
    // One after the other: two keychain prompts at once would be one too many.
    return providerKey(keys, provider)
        .then(&keys,
            [&keys, provider, route, named](const Result<QString> &forProvider) {
                if (!forProvider)
                    return QtFuture::makeReadyFuture(Result<Credentials>(forProvider.error()));
                return heliconeKey(keys, provider, route)
                    .then(&keys,
                        [&keys, named, forProvider](const Result<QString> &forHelicone) {
                            if (!forHelicone)
                                return QtFuture::makeReadyFuture(Result<Credentials>(forHelicone.error()));
                            return addNamed(keys, named, {*forProvider, *forHelicone, {}});
                        })
                    .unwrap();
            })
        .unwrap();
}

}
