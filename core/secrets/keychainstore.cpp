#include "core/secrets/keyring.h"
#include "core/secrets/secretservice.h"

#include <QCoreApplication>
#include <QPointer>
#include <QPromise>
#include <QTimer>
#include <qt6keychain/keychain.h>

namespace heliograph {

namespace {

QString service()
{
    return QStringLiteral("heliograph");
}

QString say(const char *text)
{
    return QCoreApplication::translate("KeychainStore", text);
}

/// What can be done about it, whatever is wrong with the keychain.
QString wayOut()
{
    return say(QT_TRANSLATE_NOOP("KeychainStore",
        "Until then, set the key in an environment variable (such as OPENAI_API_KEY or "
        "HELICONE_API_KEY), or give it "
        "for this session only in Settings."));
}

Error secretError(const QString &message)
{
    return {ErrorKind::Secret, message + u' ' + wayOut(), 0, {}};
}

Error timedOut()
{
    return secretError(say(QT_TRANSLATE_NOOP("KeychainStore",
        "The keychain did not answer. It may be waiting for its password in a window of its "
        "own.")));
}

/// In words, from what QtKeychain said and what the desktop's keychain says of itself.
Error explain(QKeychain::Error code, const QString &detail, KeychainState state)
{
    switch (state) {
    case KeychainState::NoBus:
        return secretError(say(QT_TRANSLATE_NOOP("KeychainStore",
            "There is no keychain here, because there is no desktop session (D-Bus). Log in to a "
            "desktop, or start "
            "Heliograph with dbus-run-session and a keychain such as gnome-keyring.")));
    case KeychainState::NoService:
        return secretError(say(QT_TRANSLATE_NOOP("KeychainStore",
            "No keychain is running. Install and start one, such as gnome-keyring, KWallet or "
            "KeePassXC with its "
            "Secret Service turned on.")));
    case KeychainState::Locked:
        return secretError(say(QT_TRANSLATE_NOOP("KeychainStore",
            "The keychain is locked. Unlock it with your desktop's password manager (Passwords and "
            "Keys, KWalletManager "
            "or KeePassXC) and try again.")));
    case KeychainState::NoCollection:
        return secretError(say(QT_TRANSLATE_NOOP("KeychainStore",
            "The keychain has no keyring yet, and its window to make one did not open or was "
            "closed. Make a default "
            "keyring in your desktop's password manager and try again.")));
    case KeychainState::Unknown:
    case KeychainState::Open:
        break;
    }
    switch (code) {
    case QKeychain::AccessDeniedByUser:
        return secretError(say(QT_TRANSLATE_NOOP("KeychainStore",
            "You did not allow Heliograph to use the keychain. Try again and allow it.")));
    case QKeychain::AccessDenied:
        return secretError(say(QT_TRANSLATE_NOOP("KeychainStore",
            "The keychain refuses access. Unlock it, or allow Heliograph in its settings, and try "
            "again.")));
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return secretError(say(QT_TRANSLATE_NOOP("KeychainStore",
            "No keychain was found. Install and start one, such as gnome-keyring, KWallet or "
            "KeePassXC with its Secret "
            "Service turned on.")));
    default:
        break;
    }
    if (detail.isEmpty())
        return secretError(
            say(QT_TRANSLATE_NOOP("KeychainStore", "The keychain failed and did not say why.")));
    return secretError(say(QT_TRANSLATE_NOOP("KeychainStore", "The keychain failed: %1."))
                           .arg(QString(detail).remove(u'\n')));
}

/// One job, answered exactly once: by the job, by what the desktop's keychain says, or by the
/// clock.
template <typename T> class Operation final : public QObject
{
public:
    /// mistrusted: a job that says it succeeded where the keychain was locked and nothing was done.
    Operation(QKeychain::Job *job, int timeoutMs, bool mistrusted = false)
        : m_job(job), m_mistrusted(mistrusted)
    {
        job->setInsecureFallback(false);
        m_promise.start();
        QObject::connect(job, &QKeychain::Job::finished, this, [this] { finishJob(); });
        QTimer::singleShot(timeoutMs, this, [this] { answer(timedOut()); });
    }

    QFuture<Result<T>> start()
    {
        auto future = m_promise.future();
        m_job->start();
        return future;
    }

private:
    void finishJob()
    {
        const QKeychain::Error code = m_job->error();
        if (code == QKeychain::NoError && !m_mistrusted) {
            if constexpr (std::is_same_v<T, QString>)
                answer(static_cast<QKeychain::ReadPasswordJob *>(m_job.data())->textData());
            else
                answer(Done{});
            return;
        }
        const QString detail = m_job->errorString();
        askKeychainState(this, [this, code, detail](KeychainState state) {
            // A locked Secret Service says "not found" as well; so does one that nobody runs.
            const bool reachable = state == KeychainState::Open
                || state == KeychainState::NoCollection || state == KeychainState::Unknown;
            const bool harmless = code == QKeychain::EntryNotFound || code == QKeychain::NoError;
            if (harmless && reachable)
                answer(T{});
            else
                answer(explain(code, detail, state));
        });
    }

    void answer(const Result<T> &result)
    {
        if (m_answered)
            return;
        m_answered = true;
        // The job deletes itself when it ends; a prompt that is still open may outlive this.
        if (m_job)
            m_job->disconnect(this);
        m_promise.addResult(result);
        m_promise.finish();
        deleteLater();
    }

    QPointer<QKeychain::Job> m_job;
    QPromise<Result<T>> m_promise;
    bool m_mistrusted;
    bool m_answered = false;
};

class KeychainStore final : public SecretStore
{
public:
    explicit KeychainStore(int timeoutMs) : m_timeoutMs(timeoutMs) { }

    QFuture<Result<QString>> read(const QString &name) override
    {
        auto *job = new QKeychain::ReadPasswordJob(service());
        job->setKey(name);
        return (new Operation<QString>(job, m_timeoutMs))->start();
    }

    QFuture<Status> write(const QString &name, const QString &value) override
    {
        auto *job = new QKeychain::WritePasswordJob(service());
        job->setKey(name);
        job->setTextData(value);
        return (new Operation<Done>(job, m_timeoutMs))->start();
    }

    QFuture<Status> remove(const QString &name) override
    {
        auto *job = new QKeychain::DeletePasswordJob(service());
        job->setKey(name);
        return (new Operation<Done>(job, m_timeoutMs, true))->start();
    }

private:
    int m_timeoutMs;
};

}

std::unique_ptr<SecretStore> makeKeychainStore(int timeoutMs)
{
    return std::make_unique<KeychainStore>(timeoutMs);
}

}
