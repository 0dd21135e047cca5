#include "core/session/modelcatalog.h"
#include "tests/support/cannedserver.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QSignalSpy>

using namespace heliograph;

namespace {

const QByteArray kList = R"({"data":[{"id":"m-2","created":2},{"id":"m-1","created":1}]})";
const QString kKey = QStringLiteral("sk-CANARY-0123456789abcdef");

}

class ModelCatalogTest final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<KeyRing> m_keys;

    QString cachePath() const { return m_dir->filePath(QStringLiteral("models.json")); }
    void point(const char *id, const QString &url)
    {
        QVERIFY(
            m_settings->set(QStringLiteral("provider.%1.direct-url").arg(QLatin1String(id)), url)
                .ok());
    }
    Provider provider(const char *id) const
    {
        const ProviderList providers = ProviderList::load(*m_settings);
        return *providers.find(QString::fromLatin1(id));
    }
    bool wait(ModelCatalog &catalog, const QString &id)
    {
        return QTest::qWaitFor([&] { return !catalog.isFetching(id); }, 10'000);
    }
    QStringList ids(const ModelCatalog &catalog, const char *id) const
    {
        QStringList result;
        for (const FetchedModel &model : catalog.list(provider(id)).models)
            result << model.id;
        return result;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_dir->filePath(QStringLiteral("settings.ini")));
        m_keys = std::make_unique<KeyRing>(makeMemoryStore());
    }

    void fetchesKeepsAndIsThereWithoutANetwork()
    {
        auto server = std::make_unique<CannedServer>();
        server->answers.insert("/v1/models", {200, kList});
        point("openai", server->url(QStringLiteral("/v1")));
        QVERIFY(m_keys->setSessionKey(QStringLiteral("openai"), kKey).ok());
        {
            ModelCatalog catalog(*m_settings, *m_keys, cachePath());
            QVERIFY(!catalog.list(provider("openai")).fetchedAt.isValid());
            QSignalSpy changed(&catalog, &ModelCatalog::changed);
            catalog.refresh(QStringLiteral("openai"));
            QVERIFY(catalog.isFetching(QStringLiteral("openai")));
            QVERIFY(wait(catalog, QStringLiteral("openai")));
            QVERIFY(!changed.isEmpty());
            QCOMPARE(ids(catalog, "openai"),
                (QStringList{QStringLiteral("m-2"), QStringLiteral("m-1")}));
            QCOMPARE(catalog.problem(QStringLiteral("openai")), QString());
            QVERIFY(catalog.list(provider("openai")).fetchedAt.isValid());
        }
        QCOMPARE(server->requests.size(), 1);
        QVERIFY(server->requests[0].contains("Authorization: Bearer " + kKey.toUtf8()));
        server.reset(); // no network from here on

        QFile file(cachePath());
        QVERIFY(file.open(QFile::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.contains("m-1"));
        QVERIFY(!bytes.contains("CANARY"));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());

        ModelCatalog again(*m_settings, *m_keys, cachePath());
        QVERIFY(QTest::qWaitFor([&] { return !ids(again, "openai").isEmpty(); }, 10'000));
        QCOMPARE(ids(again, "openai").size(), 2);
        again.refresh(QStringLiteral("openai"));
        QVERIFY(wait(again, QStringLiteral("openai")));
        QCOMPARE(ids(again, "openai").size(), 2); // the old list stays
        QVERIFY(!again.problem(QStringLiteral("openai")).isEmpty());
    }

    void refusalsAreSaidWithoutTheKey_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("refused")
            << 401 << QByteArray(R"({"error":{"message":"Bad key sk-CANARY-0123456789abcdef"}})");
        QTest::newRow("busy") << 429 << QByteArray("{}");
        QTest::newRow("a page") << 200 << QByteArray("<html>Log in</html>");
        QTest::newRow("moved") << 302 << QByteArray();
    }

    void refusalsAreSaidWithoutTheKey()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        CannedServer server;
        server.answers.insert("/v1/models", {status, body});
        point("openai", server.url(QStringLiteral("/v1")));
        QVERIFY(m_keys->setSessionKey(QStringLiteral("openai"), kKey).ok());
        ModelCatalog catalog(*m_settings, *m_keys, cachePath());
        catalog.refresh(QStringLiteral("openai"));
        QVERIFY(wait(catalog, QStringLiteral("openai")));
        const QString problem = catalog.problem(QStringLiteral("openai"));
        QVERIFY(!problem.isEmpty());
        QVERIFY2(!problem.contains(QStringLiteral("CANARY")), qPrintable(problem));
        QVERIFY(ids(catalog, "openai").isEmpty());
    }

    void onlyStaleListsWithAKeyAreFetched()
    {
        CannedServer server;
        server.answers.insert("/v1/models", {200, kList});
        for (const char *id : {"openai", "groq", "mistral"})
            point(id, server.url(QStringLiteral("/v1")));
        QVERIFY(m_keys->setSessionKey(QStringLiteral("openai"), kKey).ok());
        QVERIFY(m_keys->setSessionKey(QStringLiteral("groq"), kKey).ok());
        QMap<QString, ModelList> kept;
        FetchedModel old;
        old.id = QStringLiteral("old");
        kept.insert(QStringLiteral("openai"),
            {server.url(QStringLiteral("/v1/models")),
                QDateTime::currentDateTimeUtc().addSecs(-25 * 3600), {old}});
        kept.insert(QStringLiteral("groq"),
            {server.url(QStringLiteral("/v1/models")),
                QDateTime::currentDateTimeUtc().addSecs(-23 * 3600), {old}});
        QFile file(cachePath());
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(writeModelCache(kept));
        file.close();
        ModelCatalog catalog(*m_settings, *m_keys, cachePath());
        QVERIFY(QTest::qWaitFor([&] { return !ids(catalog, "groq").isEmpty(); }, 10'000));
        catalog.refreshStale();
        QVERIFY(QTest::qWaitFor([&] { return ids(catalog, "openai").size() == 2; }, 10'000));
        QCOMPARE(ids(catalog, "groq"), QStringList{QStringLiteral("old")});
        QCOMPARE(server.requests.size(), 1);
    }

    void anotherAddressHasAnotherList()
    {
        CannedServer server;
        server.answers.insert("/v1/models", {200, kList});
        point("lab", server.url(QStringLiteral("/v1")));
        ModelCatalog catalog(*m_settings, *m_keys, cachePath());
        catalog.refresh(QStringLiteral("lab"));
        QVERIFY(wait(catalog, QStringLiteral("lab")));
        QCOMPARE(ids(catalog, "lab").size(), 2);
        point("lab", QStringLiteral("https://elsewhere.example/v1"));
        QVERIFY(ids(catalog, "lab").isEmpty());
        QCOMPARE(ModelCatalog::listUrl(provider("azure")), QString());
        QVERIFY(!ModelCatalog::canFetch(provider("perplexity")));
        catalog.refresh(QStringLiteral("perplexity"));
        QVERIFY(!catalog.problem(QStringLiteral("perplexity")).isEmpty());
    }
};

HELIOGRAPH_TEST_MAIN(ModelCatalogTest)
#include "tst_modelcatalog.moc"
