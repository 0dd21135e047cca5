#include "core/secrets/keyring.h"

#include <QPromise>

namespace heliograph {

namespace {

#ifdef Q_OS_WIN
constexpr qsizetype kMaxKeyBytes = 2560; // CRED_MAX_CREDENTIAL_BLOB_SIZE
#else
constexpr qsizetype kMaxKeyBytes = 8192; // what servers take as a header
#endif

Error usage(const QString &message)
{
    return {ErrorKind::Usage, message, 0, {}};
}

KeyInfo infoOf(const QString &name, const Key &key)
{
    const QString lastFour = key.value.size() < 12 ? QString() : key.value.right(4);
    return {name, key.origin, key.variable, lastFour};
}

}

QString keyOriginName(KeyOrigin origin)
{
    switch (origin) {
    case KeyOrigin::None:
        return QStringLiteral("none");
    case KeyOrigin::Keychain:
        return QStringLiteral("keychain");
    case KeyOrigin::Environment:
        return QStringLiteral("environment");
    case KeyOrigin::Session:
        return QStringLiteral("session");
    }
    return {};
}

Result<QString> cleanKey(const QString &value)
{
    QString key = value.trimmed();
    if (key.startsWith(QLatin1String("Bearer "), Qt::CaseInsensitive))
        key = key.mid(7).trimmed();
    if (key.isEmpty())
        return usage(KeyRing::tr("The key is empty."));
    for (const QChar c : std::as_const(key)) {
        if (c.isSpace())
            return usage(
                KeyRing::tr("The key has a space or a line break in it. Copy it again, alone."));
        if (c < u'!' || c > u'~')
            return usage(
                KeyRing::tr("The key holds a character that no key has. Copy it again, alone."));
    }
    if (key.size() > kMaxKeyBytes)
        return usage(KeyRing::tr("The key is %1 bytes long; at most %2 can be kept.")
                         .arg(key.size())
                         .arg(kMaxKeyBytes));
    return key;
}

KeyRing::KeyRing(std::unique_ptr<SecretStore> keychain, QObject *parent)
    : QObject(parent), m_keychain(std::move(keychain))
{
}

KeyRing::~KeyRing() = default;

QFuture<Result<Key>> KeyRing::find(
    const QString &name, const QString &variable, const QStringList &moreVariables)
{
    if (const QString session = m_session.value(name); !session.isEmpty())
        return QtFuture::makeReadyFuture(Result<Key>(Key{session, KeyOrigin::Session, {}}));

    return m_keychain->read(name).then(
        this, [this, name, variable, moreVariables](const Result<QString> &stored) -> Result<Key> {
            noteState(stored ? std::nullopt : std::optional(stored.error()));
            if (stored && !stored->isEmpty()) {
                const auto clean = cleanKey(*stored);
                if (!clean)
                    return clean.error();
                return Key{*clean, KeyOrigin::Keychain, {}};
            }
            auto elsewhere = findWithoutKeychain({name, variable, moreVariables});
            if (!stored && elsewhere && elsewhere->empty())
                return stored.error();
            return elsewhere;
        });
}

Result<Key> KeyRing::findWithoutKeychain(const KeyName &name) const
{
    if (const QString session = m_session.value(name.name); !session.isEmpty())
        return Key{session, KeyOrigin::Session, {}};
    QString variable;
    QString value;
    const QStringList variables = QStringList{name.variable} + name.moreVariables;
    for (const QString &one : variables) {
        if (one.isEmpty() || !value.trimmed().isEmpty())
            continue;
        variable = one;
        value = qEnvironmentVariable(one.toLatin1().constData());
    }
    if (value.trimmed().isEmpty())
        return Key{};
    const auto clean = cleanKey(value);
    if (clean)
        return Key{*clean, KeyOrigin::Environment, variable};
    return usage(tr("The environment variable %1 holds no usable key. %2")
                     .arg(variable, clean.error().message));
}

QFuture<Result<KeyInfo>> KeyRing::info(
    const QString &name, const QString &variable, const QStringList &moreVariables)
{
    return find(name, variable, moreVariables).then(this, [name](const Result<Key> &key) -> Result<KeyInfo> {
        if (!key)
            return key.error();
        return infoOf(name, *key);
    });
}

struct KeyRing::Listing {
    QList<KeyName> names;
    QList<KeyInfo> infos;
    bool keychainFailed = false;
    QPromise<QList<KeyInfo>> promise;
};

QFuture<QList<KeyInfo>> KeyRing::list(const QList<KeyName> &names)
{
    auto listing = std::make_shared<Listing>();
    listing->names = names;
    listing->promise.start();
    auto future = listing->promise.future();
    listNext(listing);
    return future;
}

void KeyRing::listNext(const std::shared_ptr<Listing> &listing)
{
    const qsizetype next = listing->infos.size();
    if (next == listing->names.size()) {
        listing->promise.addResult(listing->infos);
        listing->promise.finish();
        return;
    }
    const KeyName name = listing->names[next];
    const auto note = [this, listing, name](const Result<Key> &found) {
        listing->infos.append(infoOf(name.name, found ? *found : Key{}));
        // A session key is found without asking, so it says nothing of how the keychain is now.
        if (!found || found->origin != KeyOrigin::Session)
            listing->keychainFailed |= m_usable == false;
        listNext(listing);
    };
    if (listing->keychainFailed)
        note(findWithoutKeychain(name));
    else
        find(name.name, name.variable, name.moreVariables).then(this, note);
}

QFuture<Status> KeyRing::store(const QString &name, const QString &value)
{
    const auto clean = cleanKey(value);
    if (!clean)
        return QtFuture::makeReadyFuture(Status(clean.error()));
    return m_keychain->write(name, *clean).then(this, [this, name](const Status &status) {
        noteState(status ? std::nullopt : std::optional(status.error()));
        if (status)
            Q_EMIT changed(name);
        return status;
    });
}

QFuture<Status> KeyRing::remove(const QString &name)
{
    const bool hadSession = m_session.remove(name) > 0;
    return m_keychain->remove(name).then(this, [this, name, hadSession](const Status &status) {
        noteState(status ? std::nullopt : std::optional(status.error()));
        if (status || hadSession)
            Q_EMIT changed(name);
        return status;
    });
}

Status KeyRing::setSessionKey(const QString &name, const QString &value)
{
    if (value.isEmpty()) {
        if (m_session.remove(name) > 0)
            Q_EMIT changed(name);
        return Done{};
    }
    const auto clean = cleanKey(value);
    if (!clean)
        return clean.error();
    m_session.insert(name, *clean);
    Q_EMIT changed(name);
    return Done{};
}

void KeyRing::noteState(const std::optional<Error> &error)
{
    const bool usable = !error;
    const QString problem = error ? error->message : QString();
    if (m_usable == usable && m_problem == problem)
        return;
    m_usable = usable;
    m_problem = problem;
    Q_EMIT keychainStateChanged();
}

}

#include "moc_keyring.cpp"
