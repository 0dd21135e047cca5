#include "core/secrets/secretservice.h"

#ifdef HELIOGRAPH_SECRET_SERVICE
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif
#include <QTimer>

namespace heliograph {

namespace {

using Callback = std::function<void(KeychainState)>;

void later(QObject *context, const Callback &done, KeychainState state)
{
    QTimer::singleShot(0, context, [done, state] { done(state); });
}

#ifdef HELIOGRAPH_SECRET_SERVICE

constexpr int kTimeoutMs = 3000;

void call(QObject *context, const QDBusMessage &message,
    const std::function<void(QDBusPendingCallWatcher &)> &answered)
{
    auto *watcher = new QDBusPendingCallWatcher(
        QDBusConnection::sessionBus().asyncCall(message, kTimeoutMs), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context, [watcher, answered] {
        watcher->deleteLater();
        answered(*watcher);
    });
}

QDBusMessage method(const QString &path, const QString &interface, const QString &name)
{
    QDBusMessage message = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.secrets"), path, interface, name);
    message.setAutoStartService(false);
    return message;
}

void askLocked(QObject *context, const QString &collection, const Callback &done)
{
    QDBusMessage message = method(
        collection, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    message << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
    call(context, message, [done](QDBusPendingCallWatcher &watcher) {
        const QDBusPendingReply<QDBusVariant> reply = watcher;
        if (reply.isError())
            done(KeychainState::Unknown);
        else
            done(reply.value().variant().toBool() ? KeychainState::Locked : KeychainState::Open);
    });
}

#endif

}

void askKeychainState(QObject *context, const Callback &done)
{
#ifdef HELIOGRAPH_SECRET_SERVICE
    // QtKeychain uses KWallet there, whose state the Secret Service does not tell.
    if (qEnvironmentVariable("XDG_CURRENT_DESKTOP").contains(QLatin1String("KDE"))) {
        later(context, done, KeychainState::Unknown);
        return;
    }
    if (!QDBusConnection::sessionBus().isConnected()) {
        later(context, done, KeychainState::NoBus);
        return;
    }
    QDBusMessage message = method(QStringLiteral("/org/freedesktop/secrets"),
        QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("ReadAlias"));
    message << QStringLiteral("default");
    call(context, message, [context, done](QDBusPendingCallWatcher &watcher) {
        const QDBusPendingReply<QDBusObjectPath> reply = watcher;
        if (reply.isError()) {
            const bool absent = reply.error().type() == QDBusError::ServiceUnknown
                || reply.error().name()
                    == QLatin1String("org.freedesktop.DBus.Error.NameHasNoOwner");
            done(absent ? KeychainState::NoService : KeychainState::Unknown);
        } else if (reply.value().path() == QLatin1String("/")) {
            done(KeychainState::NoCollection);
        } else {
            askLocked(context, reply.value().path(), done);
        }
    });
#else
    later(context, done, KeychainState::Unknown);
#endif
}

}
