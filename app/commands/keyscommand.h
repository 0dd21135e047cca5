#pragma once

#include "core/providers/provider.h"
#include "core/secrets/keyring.h"

#include <QFuture>
#include <QStringList>

#include <functional>

class QTextStream;

namespace heliograph {

/// What the command works with; all of it outlives the returned future.
struct KeysContext {
    KeyRing &keys;
    const ProviderList &providers;
    QTextStream &out;
    QTextStream &err;
    std::function<Result<QString>(const QString &prompt)>
        readSecret; ///< readSecretFromStdin, or a test's own
};

/// heliograph keys set|list|remove NAME; the arguments follow "keys". A key never comes from an
/// argument, where every program could see it, and never goes to out or err but for its last four
/// characters. The exit status: 0 done, 1 failed (message on err), 2 wrong usage. The future
/// finishes in the thread that asked.
QFuture<int> runKeys(const QStringList &arguments, const KeysContext &context);

}
