#pragma once

#include "core/providers/provider.h"
#include "core/secrets/keyring.h"

#include <QFuture>
#include <QStringList>

class QTextStream;

namespace heliograph {

/// What a command works with besides its services. Streams outlive the returned future.
struct KeysContext {
    KeyRing &keys;
    const ProviderList &providers;
    QTextStream &out;
    QTextStream &err;
    /// Reads the key: all of standard input, or one line typed without echo where that is a terminal.
    std::function<Result<QString>(const QString &prompt)> readSecret;
};

/// `heliograph keys set|list|remove NAME`; arguments follow "keys". The value never comes from an argument.
/// The exit status: 0 done, 1 failed (message on err), 2 wrong usage. The future finishes in this thread.
QFuture<int> runKeys(const QStringList &arguments, const KeysContext &context);

/// Standard input as said above. err shows the prompt.
Result<QString> readSecretFromStdin(const QString &prompt);

}
