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

/// Whose key, and the environment variables that stand in.
struct KeyName {
    QString name; ///< a provider id or "helicone"
    QString variable = {}; ///< or empty
    QStringList moreVariables = {}; ///< asked in turn where variable is not set
};

/// What the window may show of a key.
struct KeyInfo {
    QString name;
    KeyOrigin origin = KeyOrigin::None;
    QString variable;
    QString lastFour; ///< empty for keys under twelve characters
};

/// Looks a key up: session key, keychain, environment. A session key comes first because the user gave it for this
/// run and no other; it exists only where they did. Lives in the GUI thread.
class KeyRing final : public QObject
{
    Q_OBJECT

public:
    KeyRing(std::unique_ptr<SecretStore> keychain, QObject *parent = nullptr);
    ~KeyRing() override;

    /// name: a provider id or "helicone"; variable: the environment variable that stands in, or empty.
    /// Where the keychain fails the environment is still asked; the error comes only if that is empty too.
    QFuture<Result<Key>> find(const QString &name, const QString &variable, const QStringList &moreVariables = {});
    QFuture<Result<KeyInfo>> info(const QString &name, const QString &variable, const QStringList &moreVariables = {});
    /// The same for many, in order. Once the keychain fails it is not asked again, so that
    /// a locked one prompts once; keychainProblem() then says why some origins may be missing.
    QFuture<QList<KeyInfo>> list(const QList<KeyName> &names);
    /// White space and a leading "Bearer " are cut off. Error (Usage) where what is left cannot be a key.
    QFuture<Status> store(const QString &name, const QString &value);
    QFuture<Status> remove(const QString &name); ///< from the keychain and the session
    Status setSessionKey(const QString &name, const QString &value); ///< memory only; empty: forget

    /// Whether the keychain answered the last time it was asked; unset before the first time.
    std::optional<bool> keychainUsable() const { return m_usable; }
    QString keychainProblem() const { return m_problem; } ///< in words, with the way out

Q_SIGNALS:
    void changed(const QString &name);
    void keychainStateChanged();

private:
    struct Listing;
    void noteState(const std::optional<Error> &error);
    void listNext(const std::shared_ptr<Listing> &listing);
    Result<Key> findWithoutKeychain(const KeyName &name) const;

    std::unique_ptr<SecretStore> m_keychain;
    QHash<QString, QString> m_session;
    std::optional<bool> m_usable;
    QString m_problem;
};

/// The key as it is sent: trimmed, without "Bearer ". Error (Usage) for what no HTTP header can carry.
Result<QString> cleanKey(const QString &value);

/// The operating system's keychain through QtKeychain, service "heliograph". Never falls back to a file.
/// A keychain that does not answer within the time (a prompt nobody sees) is an error.
std::unique_ptr<SecretStore> makeKeychainStore(int timeoutMs = 60'000);
/// In memory, for tests.
std::unique_ptr<SecretStore> makeMemoryStore();

}
