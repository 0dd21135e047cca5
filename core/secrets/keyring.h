#pragma once

#include "core/secrets/secretstore.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace heliograph {

enum class KeyOrigin { None, Keychain, Environment, Session };
QString keyOriginName(KeyOrigin origin); ///< "none", "keychain", "environment", "session"

/// A key and where it came from. Lives only as long as a request needs it.
struct Key {
    QString value;
    KeyOrigin origin = KeyOrigin::None;
    QString variable; ///< the environment variable's name, where it came from one
    bool empty() const { return value.isEmpty(); }
};

/// What the window may show of a key.
struct KeyInfo {
    QString name;
    KeyOrigin origin = KeyOrigin::None;
    QString variable;
    QString lastFour; ///< empty for keys under twelve characters
};

/// Looks a key up: session key (only where the user chose one), keychain, environment. Lives in the GUI thread.
class KeyRing final : public QObject
{
    Q_OBJECT

public:
    KeyRing(std::unique_ptr<SecretStore> keychain, QObject *parent = nullptr);
    ~KeyRing() override;

    /// name: a provider id or "helicone"; variable: the environment variable that stands in, or empty.
    /// Where the keychain fails the environment is still asked; the error comes only if that is empty too.
    QFuture<Result<Key>> find(const QString &name, const QString &variable);
    QFuture<Result<KeyInfo>> info(const QString &name, const QString &variable);
    QFuture<Status> store(const QString &name, const QString &value);
    QFuture<Status> remove(const QString &name); ///< from the keychain and the session
    void setSessionKey(const QString &name, const QString &value); ///< memory only; empty: forget

    /// Whether the keychain answered the last time it was asked; unset before the first time.
    std::optional<bool> keychainUsable() const { return m_usable; }
    QString keychainProblem() const { return m_problem; } ///< in words, with the way out

Q_SIGNALS:
    void changed(const QString &name);
    void keychainStateChanged();

private:
    void noteState(const std::optional<Error> &error);

    std::unique_ptr<SecretStore> m_keychain;
    QHash<QString, QString> m_session;
    std::optional<bool> m_usable;
    QString m_problem;
};

/// The operating system's keychain through QtKeychain, service "heliograph".
std::unique_ptr<SecretStore> makeKeychainStore();
/// In memory, for tests.
std::unique_ptr<SecretStore> makeMemoryStore();

}
