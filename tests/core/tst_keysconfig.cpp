#include "app/commands/configcommand.h"
#include "app/commands/keyscommand.h"
#include "core/base/json.h"
#include "core/base/settings.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTextStream>

#include <memory>

using namespace heliograph;

namespace {

const QString kKey = QStringLiteral("sk-CANARY-secretpart-9876");

class LockedStore final : public SecretStore
{
public:
    QFuture<Result<QString>> read(const QString &) override
    {
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

private:
    static Error error()
    {
        return {ErrorKind::Secret, QStringLiteral("The keychain is locked."), 0, {}};
    }
};

struct Outcome {
    int status = -1;
    QString out;
    QString err;
};

}

class KeysConfigTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_dir->filePath(QStringLiteral("settings.ini")));
        m_keys = std::make_unique<KeyRing>(makeMemoryStore());
        m_asked = 0;
    }

    void cleanup() { qunsetenv("GROQ_API_KEY"); }

    void setListRemove()
    {
        Outcome outcome =
            keys({QStringLiteral("set"), QStringLiteral("openai")}, kKey + QStringLiteral("\r\n"));
        QCOMPARE(outcome.status, 0);
        QCOMPARE(m_asked, 1);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY(outcome.err.contains(QLatin1String("OpenAI")));

        qputenv("GROQ_API_KEY", "gsk_CANARY-environment-4321");
        outcome = keys({QStringLiteral("list")});
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.err.isEmpty());
        const QStringList lines = outcome.out.split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(lines[0].startsWith(QLatin1String("NAME")));
        QCOMPARE(lines[1].simplified(), QStringLiteral("helicone none"));
        QCOMPARE(lines[2].simplified(), QStringLiteral("openai keychain 9876"));
        QVERIFY(lines.filter(QStringLiteral("groq"))[0].simplified()
            == QLatin1String("groq environment (GROQ_API_KEY) 4321"));
        QVERIFY(lines.filter(QStringLiteral("ollama")).isEmpty());
        QVERIFY(!outcome.out.contains(QLatin1String("CANARY")));

        outcome =
            keys({QStringLiteral("list"), QStringLiteral("--format"), QStringLiteral("json")});
        const auto json = parseJson(outcome.out.toUtf8());
        QVERIFY(json);
        const Json &first = member(*json, "keys").at(0);
        QCOMPARE(stringMember(first, "name"), QStringLiteral("helicone"));
        QCOMPARE(stringMember(first, "origin"), QStringLiteral("none"));
        QVERIFY(member(first, "last_four").is_null() && member(first, "variable").is_null());
        QCOMPARE(stringMember(member(*json, "keys").at(1), "last_four"), QStringLiteral("9876"));
        QVERIFY(!outcome.out.contains(QLatin1String("CANARY")));

        outcome = keys({QStringLiteral("remove"), QStringLiteral("openai")});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(keys({QStringLiteral("list")}).out.contains(QLatin1String("9876")), false);
        outcome = keys({QStringLiteral("remove"), QStringLiteral("groq")});
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.err.contains(QLatin1String("GROQ_API_KEY")));
    }

    void wrongUseOfKeys_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char *words) {
            QTest::newRow(words) << QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts);
        };
        row("");
        row("set");
        row("remove");
        row("get openai");
        row("list openai");
        row("list --format yaml");
        row("set nobody");
        row("set ollama");
        row("set demo");
        row("set sk-CANARY-secretpart-9876");
        row("set openai sk-CANARY-secretpart-9876");
        row("set --value sk-CANARY-secretpart-9876 openai");
        row("remove Open/AI");
        row("remove ollama");
        row("--nonsense");
    }

    void wrongUseOfKeys()
    {
        QFETCH(const QStringList, arguments);
        const Outcome outcome = keys(arguments, kKey);
        QCOMPARE(outcome.status, 2);
        QVERIFY(!outcome.err.isEmpty());
        QVERIFY(outcome.out.isEmpty());
        QVERIFY2(!outcome.err.contains(QLatin1String("CANARY")), qPrintable(outcome.err));
        QCOMPARE(m_asked, 0);
    }

    void badKeysAndFailures()
    {
        Outcome outcome =
            keys({QStringLiteral("set"), QStringLiteral("openai")}, QStringLiteral("\n"));
        QCOMPARE(outcome.status, 1);
        outcome = keys({QStringLiteral("set"), QStringLiteral("openai")},
            kKey + QStringLiteral("\nsecond line"));
        QCOMPARE(outcome.status, 1);
        QVERIFY(!outcome.err.contains(QLatin1String("CANARY")));

        m_keys = std::make_unique<KeyRing>(std::make_unique<LockedStore>());
        qputenv("GROQ_API_KEY", "gsk_CANARY-environment-4321");
        outcome = keys({QStringLiteral("list")});
        QCOMPARE(outcome.status, 1);
        QVERIFY(outcome.out.contains(QLatin1String("4321")));
        QVERIFY(outcome.err.contains(QLatin1String("locked")));
        outcome = keys({QStringLiteral("set"), QStringLiteral("openai")}, kKey);
        QCOMPARE(outcome.status, 1);
        QVERIFY(outcome.err.contains(QLatin1String("locked")));
        QCOMPARE(keys({QStringLiteral("remove"), QStringLiteral("openai")}).status, 1);
        QCOMPARE(keys({QStringLiteral("--help")}).status, 0);
    }

    void aGoneProvidersKeyCanBeRemoved()
    {
        QVERIFY(m_keys->store(QStringLiteral("my-lab"), kKey).result());
        QCOMPARE(keys({QStringLiteral("remove"), QStringLiteral("my-lab")}).status, 0);
        QVERIFY(m_keys->find(QStringLiteral("my-lab"), {}).result()->empty());
    }

    void configRoundTrip()
    {
        Outcome outcome = config({QStringLiteral("get"), QStringLiteral("route")});
        QCOMPARE(outcome.status, 1);
        QVERIFY(outcome.err.contains(QLatin1String("not set")));
        QCOMPARE(config({QStringLiteral("set"), QStringLiteral("route"), QStringLiteral("direct")})
                     .status,
            0);
        QCOMPARE(config({QStringLiteral("set"), QStringLiteral("provider.my-lab.direct-url"),
                            QStringLiteral("http://127.0.0.1:9/v1")})
                     .status,
            0);
        QCOMPARE(
            config({QStringLiteral("set"), QStringLiteral("provider"), QStringLiteral("my-lab")})
                .status,
            0);
        outcome = config({QStringLiteral("get"), QStringLiteral("route")});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.out, QStringLiteral("direct\n"));
        QCOMPARE(config({QStringLiteral("list")}).out,
            QStringLiteral("provider=my-lab\nprovider.my-lab.direct-url=http://127.0.0.1:9/"
                           "v1\nroute=direct\n"));
        const auto json = parseJson(
            config({QStringLiteral("list"), QStringLiteral("--format"), QStringLiteral("json")})
                .out.toUtf8());
        QVERIFY(json);
        QCOMPARE(stringMember(*json, "route"), QStringLiteral("direct"));
        QCOMPARE(config({QStringLiteral("set"), QStringLiteral("route"), QString()}).status, 0);
        QCOMPARE(config({QStringLiteral("get"), QStringLiteral("route")}).status, 1);
        outcome = config({QStringLiteral("--help")});
        QCOMPARE(outcome.status, 0);
        QVERIFY(outcome.out.contains(QLatin1String("provider.ID.direct-url")));
    }

    void wrongUseOfConfig_data()
    {
        QTest::addColumn<QStringList>("arguments");
        const auto row = [](const char *words) {
            QTest::newRow(words) << QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts);
        };
        row("");
        row("get");
        row("set route");
        row("set route direct again");
        row("get colour");
        row("set colour blue");
        row("set route sideways");
        row("set provider nobody");
        row("set provider.openai.direct-url api.openai.com");
        row("set openai.api-key sk-CANARY-secretpart-9876");
        row("set model sk-CANARY-secretpart-9876");
        row("set sk-CANARY-secretpart-9876 x");
        row("get sk-CANARY-secretpart-9876");
        row("list --format yaml");
        row("list extra");
    }

    void wrongUseOfConfig()
    {
        QFETCH(const QStringList, arguments);
        const Outcome outcome = config(arguments);
        QCOMPARE(outcome.status, 2);
        QVERIFY(!outcome.err.isEmpty());
        QVERIFY(outcome.out.isEmpty());
        QVERIFY2(!outcome.err.contains(QLatin1String("CANARY")), qPrintable(outcome.err));
        QVERIFY(!QFile::exists(m_settings->path()));
    }

private:
    Outcome keys(const QStringList &arguments, const QString &typed = {})
    {
        Outcome outcome;
        QTextStream out(&outcome.out);
        QTextStream err(&outcome.err);
        const ProviderList providers = ProviderList::load(*m_settings);
        auto future = runKeys(arguments,
            {*m_keys, providers, out, err, [this, typed](const QString &prompt) -> Result<QString> {
                 ++m_asked;
                 if (prompt.isEmpty())
                     return Error{ErrorKind::Usage, QStringLiteral("no prompt"), 0, {}};
                 return typed;
             }});
        if (QTest::qWaitFor([&future] { return future.isFinished(); }))
            outcome.status = future.result();
        return outcome;
    }

    Outcome config(const QStringList &arguments)
    {
        Outcome outcome;
        QTextStream out(&outcome.out);
        QTextStream err(&outcome.err);
        outcome.status =
            runConfig(arguments, *m_settings, ProviderList::load(*m_settings), out, err);
        return outcome;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<KeyRing> m_keys;
    int m_asked = 0;
};

HELIOGRAPH_TEST_MAIN(KeysConfigTest)
#include "tst_keysconfig.moc"
