#include "core/secrets/keyring.h"
#include "core/session/credentials.h"
#include "tests/support/testmain.h"

#include <QPromise>
#include <QSignalSpy>

using namespace heliograph;

namespace {

const QString kVariable = QStringLiteral("TST_KEYRING_API_KEY");
const QString kName = QStringLiteral("openai");

class FailingStore final : public SecretStore
{
public:
    QFuture<Result<QString>> read(const QString &) override
    {
        ++*reads;
        return QtFuture::makeReadyFuture(Result<QString>(error()));
    }
    QFuture<Status> write(const QString &, const QString &) override
    {
        return QtFuture::makeReadyFuture(Status(error()));
    }
    QFuture<Status> remove(const QString &) override
    {
        return QtFuture::makeReadyFuture(Status(error()));
    }

    std::shared_ptr<int> reads = std::make_shared<int>(0);

private:
    static Error error()
    {
        return {ErrorKind::Secret, QStringLiteral("The keychain is locked."), 0, {}};
    }
};

/// Answers when the test says so, as a keychain with a prompt does.
class LateStore final : public SecretStore
{
public:
    QFuture<Result<QString>> read(const QString &) override
    {
        pending->start();
        return pending->future();
    }
    QFuture<Status> write(const QString &, const QString &) override
    {
        return QtFuture::makeReadyFuture(Status(Done{}));
    }
    QFuture<Status> remove(const QString &) override
    {
        return QtFuture::makeReadyFuture(Status(Done{}));
    }

    std::shared_ptr<QPromise<Result<QString>>> pending =
        std::make_shared<QPromise<Result<QString>>>();
};

template <typename T> T wait(QFuture<T> future)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }))
        qFatal("the future did not finish");
    return future.result();
}

Provider provider(const char *id, bool takesKey = true)
{
    Provider result;
    result.id = QLatin1String(id);
    result.name = result.id;
    if (takesKey)
        result.keyVariable = kVariable;
    return result;
}

}

class KeyRingTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        qunsetenv("TST_KEYRING_API_KEY");
        qunsetenv("HELICONE_API_KEY");
    }

    void precedence()
    {
        KeyRing keys(makeMemoryStore());
        QVERIFY(!keys.keychainUsable());
        const auto none = wait(keys.find(kName, kVariable));
        QVERIFY(none && none->empty());
        QCOMPARE(none->origin, KeyOrigin::None);
        QCOMPARE(keys.keychainUsable(), true);

        qputenv("TST_KEYRING_API_KEY", " sk-environment-1234\n");
        auto key = wait(keys.find(kName, kVariable));
        QCOMPARE(key->value, QStringLiteral("sk-environment-1234"));
        QCOMPARE(key->origin, KeyOrigin::Environment);
        QCOMPARE(key->variable, kVariable);
        QVERIFY(wait(keys.find(kName, QString()))->empty());

        QVERIFY(wait(keys.store(kName, QStringLiteral("sk-keychain-5678"))));
        key = wait(keys.find(kName, kVariable));
        QCOMPARE(key->value, QStringLiteral("sk-keychain-5678"));
        QCOMPARE(key->origin, KeyOrigin::Keychain);
        QVERIFY(key->variable.isEmpty());

        QVERIFY(keys.setSessionKey(kName, QStringLiteral("sk-session-9999")));
        key = wait(keys.find(kName, kVariable));
        QCOMPARE(key->value, QStringLiteral("sk-session-9999"));
        QCOMPARE(key->origin, KeyOrigin::Session);
        QVERIFY(keys.setSessionKey(kName, QString()));
        QCOMPARE(wait(keys.find(kName, kVariable))->origin, KeyOrigin::Keychain);

        QVERIFY(keys.setSessionKey(kName, QStringLiteral("sk-session-9999")));
        QVERIFY(wait(keys.remove(kName)));
        QCOMPARE(wait(keys.find(kName, kVariable))->origin, KeyOrigin::Environment);
    }

    void failingKeychainStillAsksTheEnvironment()
    {
        KeyRing keys(std::make_unique<FailingStore>());
        QSignalSpy spy(&keys, &KeyRing::keychainStateChanged);
        const auto error = wait(keys.find(kName, kVariable));
        QVERIFY(!error);
        QCOMPARE(error.error().kind, ErrorKind::Secret);
        QCOMPARE(keys.keychainUsable(), false);
        QCOMPARE(keys.keychainProblem(), QStringLiteral("The keychain is locked."));
        QCOMPARE(spy.size(), 1);

        qputenv("TST_KEYRING_API_KEY", "sk-environment-1234");
        QCOMPARE(wait(keys.find(kName, kVariable))->origin, KeyOrigin::Environment);
        QCOMPARE(keys.keychainUsable(), false);
        QCOMPARE(spy.size(), 1);

        QSignalSpy changed(&keys, &KeyRing::changed);
        QVERIFY(!wait(keys.store(kName, QStringLiteral("sk-keychain-5678"))));
        QCOMPARE(changed.size(), 0);
        QVERIFY(keys.setSessionKey(kName, QStringLiteral("sk-session-9999")));
        QCOMPARE(wait(keys.find(kName, kVariable))->origin, KeyOrigin::Session);
        QCOMPARE(changed.size(), 1);
    }

    void whatCanBeAKey_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("kept");
        QTest::newRow("trimmed") << QStringLiteral(" \t sk-abc \r\n") << QStringLiteral("sk-abc");
        QTest::newRow("bearer") << QStringLiteral("Bearer sk-abc") << QStringLiteral("sk-abc");
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("blank") << QStringLiteral(" \n") << QString();
        QTest::newRow("two words") << QStringLiteral("sk abc") << QString();
        QTest::newRow("two lines") << QStringLiteral("sk-abc\nX-Injected: 1") << QString();
        QTest::newRow("control") << QStringLiteral("sk-\u0007abc") << QString();
        QTest::newRow("nul") << QStringLiteral("sk-") + QChar(0) + QStringLiteral("abc")
                             << QString();
        QTest::newRow("typographic hyphen") << QStringLiteral("sk\u2011abc") << QString();
        QTest::newRow("too long") << QString(10'000, u'x') << QString();
        QTest::newRow("longest that all systems keep")
            << QString(2'560, u'x') << QString(2'560, u'x');
    }

    void whatCanBeAKey()
    {
        QFETCH(const QString, given);
        QFETCH(const QString, kept);
        KeyRing keys(makeMemoryStore());
        const Status status = wait(keys.store(kName, given));
        QCOMPARE(status.ok(), !kept.isEmpty());
        QCOMPARE(wait(keys.find(kName, QString()))->value, kept);
        if (!status) {
            QCOMPARE(status.error().kind, ErrorKind::Usage);
            QVERIFY(!status.error().message.contains(QLatin1String("abc")));
        }
        const Status session = keys.setSessionKey(QStringLiteral("other"), given);
        QCOMPARE(session.ok(), !kept.isEmpty() || given.isEmpty());
    }

    void badEnvironmentIsNamed()
    {
        KeyRing keys(makeMemoryStore());
        qputenv("TST_KEYRING_API_KEY", "sk-one sk-two");
        const auto key = wait(keys.find(kName, kVariable));
        QVERIFY(!key);
        QVERIFY(key.error().message.contains(kVariable));
        QVERIFY(!key.error().message.contains(QLatin1String("sk-")));
    }

    void infoShowsTheLastFourAtMost()
    {
        KeyRing keys(makeMemoryStore());
        QVERIFY(wait(keys.store(kName, QStringLiteral("elevenchars"))));
        QCOMPARE(wait(keys.info(kName, kVariable))->lastFour, QString());
        QVERIFY(wait(keys.store(kName, QStringLiteral("sk-CANARY1234"))));
        const auto info = wait(keys.info(kName, kVariable));
        QCOMPARE(info->lastFour, QStringLiteral("1234"));
        QCOMPARE(info->name, kName);
        QCOMPARE(info->origin, KeyOrigin::Keychain);
    }

    void listingAsksAFailedKeychainOnce()
    {
        auto store = std::make_unique<FailingStore>();
        const auto reads = store->reads;
        KeyRing keys(std::move(store));
        qputenv("TST_KEYRING_API_KEY", "sk-environment-1234");
        QVERIFY(keys.setSessionKey(QStringLiteral("xai"), QStringLiteral("sk-session-9999")));
        const QList<KeyInfo> infos = wait(keys.list({{QStringLiteral("xai"), {}},
            {QStringLiteral("groq"), {}}, {QStringLiteral("mistral"), {}}, {kName, kVariable},
            {QStringLiteral("novita"), {}}}));
        QCOMPARE(infos.size(), 5);
        QCOMPARE(infos[0].origin, KeyOrigin::Session);
        QCOMPARE(infos[1].origin, KeyOrigin::None);
        QCOMPARE(infos[3].origin, KeyOrigin::Environment);
        QCOMPARE(infos[3].name, kName);
        QCOMPARE(infos[3].lastFour, QStringLiteral("1234"));
        QCOMPARE(*reads, 1);
        QVERIFY(!keys.keychainProblem().isEmpty());

        KeyRing good(makeMemoryStore());
        QVERIFY(wait(good.list({})).isEmpty());
        QVERIFY(wait(good.store(kName, QStringLiteral("sk-keychain-5678"))));
        QCOMPARE(wait(good.list({{kName, kVariable}})).value(0).lastFour, QStringLiteral("5678"));
    }

    void credentialsSayWhatIsMissing()
    {
        KeyRing keys(makeMemoryStore());
        auto result = wait(credentialsFor(keys, provider("openai"), Route::Direct));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Auth);
        QVERIFY(result.error().message.contains(QLatin1String("keys set openai")));
        QVERIFY(result.error().message.contains(kVariable));

        qputenv("TST_KEYRING_API_KEY", "sk-provider");
        result = wait(credentialsFor(keys, provider("openai"), Route::Direct));
        QCOMPARE(result->providerKey, QStringLiteral("sk-provider"));
        QVERIFY(result->heliconeKey.isEmpty());

        result = wait(credentialsFor(keys, provider("openai"), Route::Helicone));
        QVERIFY(!result);
        QVERIFY(result.error().message.contains(QLatin1String("HELICONE_API_KEY")));
        qputenv("HELICONE_API_KEY", "sk-helicone-a");
        result = wait(credentialsFor(keys, provider("openai"), Route::Helicone));
        QCOMPARE(result->heliconeKey, QStringLiteral("sk-helicone-a"));
        QCOMPARE(result->providerKey, QStringLiteral("sk-provider"));
    }

    void credentialsOfThoseThatNeedNone()
    {
        KeyRing keys(std::make_unique<FailingStore>());
        auto result = wait(credentialsFor(keys, provider("ollama", false), Route::Direct));
        QVERIFY(result && result->providerKey.isEmpty());
        QVERIFY(!keys.keychainUsable()); // not even asked

        Provider demo = provider("demo", false);
        demo.demo = true;
        QVERIFY(wait(credentialsFor(keys, demo, Route::Helicone)));

        Provider own = provider("own");
        own.keyOptional = true;
        result = wait(credentialsFor(keys, own, Route::Direct));
        QVERIFY(result && result->providerKey.isEmpty());
        qputenv("TST_KEYRING_API_KEY", "sk-own");
        QCOMPARE(
            wait(credentialsFor(keys, own, Route::Direct))->providerKey, QStringLiteral("sk-own"));

        result = wait(credentialsFor(keys, provider("ollama", false), Route::Helicone));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Secret);
    }

    void anAnswerThatComesAfterTheRingIsGoneHarmsNothing()
    {
        auto store = std::make_unique<LateStore>();
        LateStore *late = store.get();
        bool answered = false;
        std::shared_ptr<QPromise<Result<QString>>> promise;
        {
            KeyRing keys(std::move(store));
            keys.find(kName, kVariable).then(&keys, [&answered](const Result<Key> &) {
                answered = true;
            });
            promise = late->pending;
            QVERIFY(!answered);
        }
        promise->addResult(QStringLiteral("sk-late-12345"));
        promise->finish();
        QCoreApplication::processEvents();
        QVERIFY(!answered);

        auto other = std::make_unique<LateStore>();
        late = other.get();
        KeyRing keys(std::move(other));
        keys.find(kName, kVariable).then(&keys, [&answered](const Result<Key> &key) {
            answered = key->value == QLatin1String("sk-late-12345");
        });
        late->pending->addResult(QStringLiteral("sk-late-12345"));
        late->pending->finish();
        QTRY_VERIFY(answered);
    }
};

HELIOGRAPH_TEST_MAIN(KeyRingTest)
#include "tst_keyring.moc"
