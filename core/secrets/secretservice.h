#pragma once

#include <QObject>

#include <functional>

namespace heliograph {

/// How it stands with the desktop's keychain, asked of the Secret Service itself.
enum class KeychainState {
    Unknown, ///< no Secret Service platform, or its keychain is another one (KWallet)
    NoBus, ///< no D-Bus session
    NoService, ///< no program offers the Secret Service
    NoCollection, ///< there is no default keyring yet: the first key makes one, after a prompt for its password
    Locked,
    Open,
};

/// Calls back once, later, unless the context is gone. Starts no program, opens no prompt, and
/// takes at most seconds.
void askKeychainState(QObject *context, const std::function<void(KeychainState)> &done);

}
