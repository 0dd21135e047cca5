#include "core/base/settings.h"
#include "core/pricing/pricebook.h"
#include "core/providers/provider.h"
#include "tests/support/testmain.h"

#include <QSet>
#include <QUrl>

#include <memory>

using namespace heliograph;

class ProvidersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<Settings>(m_dir->filePath(QStringLiteral("settings.ini")));
    }

    void everyRowIsSound_data()
    {
        QTest::addColumn<int>("row");
        const ProviderList list = ProviderList::load(*m_settingsForData());
        for (qsizetype i = 0; i < list.all().size(); ++i)
            QTest::newRow(qPrintable(list.all()[i].id)) << int(i);
    }

    void everyRowIsSound()
    {
        QFETCH(const int, row);
        const ProviderList list = ProviderList::load(*m_settings);
        const Provider provider = list.all()[row];
        QVERIFY(isProviderId(provider.id));
        QVERIFY(!provider.name.isEmpty());
        QVERIFY(!provider.formats.isEmpty());
        QCOMPARE(provider.format, provider.formats.first().format);
        QSet<WireFormat> formats;
        for (const SpokenFormat &spoken : provider.formats) {
            QVERIFY(spoken.format != WireFormat::Unknown);
            QVERIFY(spoken.path.isEmpty() || spoken.path.startsWith(u'/'));
            formats.insert(spoken.format);
        }
        QCOMPARE(formats.size(), provider.formats.size());
        QVERIFY(!provider.authHeader.isEmpty());
        QCOMPARE(QSet<QString>(provider.models.begin(), provider.models.end()).size(),
            provider.models.size());
        QVERIFY(provider.models.size() <= 12);
        QVERIFY(!provider.models.contains(QString()));
        if (provider.demo) {
            QVERIFY(
                provider.directUrl.isEmpty() && provider.heliconeUrl.isEmpty() && provider.local);
            QVERIFY(!provider.takesKey());
            return;
        }
        if (provider.urlForm != UrlForm::Plain) { // the user's own resource
            QVERIFY(provider.directUrl.isEmpty() && provider.heliconeUrl.isEmpty());
            QVERIFY(provider.needsKey());
            return;
        }
        const QUrl direct(provider.directUrl, QUrl::StrictMode);
        QVERIFY(direct.isValid() && !direct.host().isEmpty());
        QVERIFY(!provider.directUrl.endsWith(u'/'));
        QCOMPARE(
            direct.scheme(), provider.local ? QStringLiteral("http") : QStringLiteral("https"));
        QCOMPARE(provider.probe.isEmpty(), !provider.local);
        if (provider.local) {
            QCOMPARE(direct.host(), QStringLiteral("127.0.0.1"));
            QVERIFY(provider.heliconeUrl.isEmpty() && provider.priceProvider.isEmpty()
                && !provider.needsKey());
            return;
        }
        QVERIFY(provider.needsKey());
        for (const QString &variable : provider.keyVariables())
            QVERIFY(variable.endsWith(QLatin1String("_API_KEY")));
        QVERIFY(!provider.models.isEmpty());
        if (!provider.heliconeUrl.isEmpty()) {
            const QUrl helicone(provider.heliconeUrl, QUrl::StrictMode);
            QCOMPARE(helicone.scheme(), QStringLiteral("https"));
            QVERIFY(helicone.host().endsWith(QLatin1String(".helicone.ai")));
            QCOMPARE(helicone.path(), direct.path());
        }
    }

    void everySuggestedModelHasAPrice()
    {
        const auto book = PriceBook::builtIn();
        QStringList unpriced;
        const ProviderList list = ProviderList::load(*m_settings);
        for (const Provider &provider : list.all()) {
            for (const QString &model : provider.models) {
                if (!book->modelId(provider.priceProvider, model))
                    unpriced.append(provider.id + u' ' + model);
            }
        }
        QCOMPARE(unpriced, QStringList());
    }

    void theContractsProvidersAreThere()
    {
        const ProviderList list = ProviderList::load(*m_settings);
        QSet<QString> ids;
        for (const Provider &provider : list.all())
            ids.insert(provider.id);
        QCOMPARE(ids.size(), list.all().size());
        for (const char *id : {"openai", "azure", "anthropic", "gemini", "vertex", "helicone", "openrouter", "groq", "mistral", "deepseek", "together",
                 "xai", "perplexity", "fireworks", "deepinfra", "cerebras", "nebius", "novita",
                 "moonshot", "ollama", "lmstudio", "llamacpp", "vllm", "demo"})
            QVERIFY2(ids.contains(QLatin1String(id)), id);
        QCOMPARE(list.find(u"openai")->directUrl, QStringLiteral("https://api.openai.com/v1"));
        QCOMPARE(list.find(u"openai")->heliconeUrl, QStringLiteral("https://oai.helicone.ai/v1"));
        QCOMPARE(
            list.find(u"groq")->heliconeUrl, QStringLiteral("https://groq.helicone.ai/openai/v1"));
        QCOMPARE(list.find(u"perplexity")->heliconeUrl,
            QStringLiteral("https://perplexity.helicone.ai"));
        QVERIFY(!list.find(u"OpenAI"));
        QVERIFY(!list.find(u""));
    }

    void settingsLieOver()
    {
        set("provider.openai.direct-url", "http://127.0.0.1:4010/v1/");
        set("provider.groq.helicone-url", "https://helicone.example/openai/v1");
        set("provider.mistral.direct-url", "https://api.mistral.ai/v2");
        set("provider.mistral.name", "Mistral (EU)");
        set("provider.ollama.direct-url", "https://gpu.example/v1");
        const ProviderList list = ProviderList::load(*m_settings);
        const Provider *openai = list.find(u"openai");
        QCOMPARE(openai->directUrl, QStringLiteral("http://127.0.0.1:4010/v1"));
        QCOMPARE(openai->heliconeUrl,
            QString()); // oai.helicone.ai would send the call to OpenAI all the same
        QVERIFY(openai->local);
        QVERIFY(openai->needsKey());
        QCOMPARE(
            list.find(u"groq")->heliconeUrl, QStringLiteral("https://helicone.example/openai/v1"));
        QCOMPARE(list.find(u"groq")->directUrl, QStringLiteral("https://api.groq.com/openai/v1"));
        QCOMPARE(
            list.find(u"mistral")->heliconeUrl, QStringLiteral("https://mistral.helicone.ai/v2"));
        QCOMPARE(list.find(u"mistral")->name, QStringLiteral("Mistral (EU)"));
        QVERIFY(!list.find(u"ollama")->local);
    }

    void ownProvidersFollow()
    {
        const qsizetype builtIn = ProviderList::load(*m_settings).all().size();
        set("provider.my-lab.direct-url", "https://lab.example/v1");
        set("provider.my-lab.name", "My lab");
        set("provider.box.direct-url", "http://localhost:9000/v1");
        set("provider.nowhere.name", "Has no address");
        const ProviderList list = ProviderList::load(*m_settings);
        QCOMPARE(list.all().size(), builtIn + 2);
        const Provider *lab = list.find(u"my-lab");
        QVERIFY(lab);
        QCOMPARE(lab->name, QStringLiteral("My lab"));
        QCOMPARE(lab->directUrl, QStringLiteral("https://lab.example/v1"));
        QCOMPARE(lab->keyVariable, QStringLiteral("MY_LAB_API_KEY"));
        QCOMPARE(lab->format, WireFormat::OpenAiChat);
        QVERIFY(lab->takesKey() && !lab->needsKey() && !lab->local);
        QVERIFY(list.find(u"box")->local);
        QVERIFY(!list.find(u"nowhere"));
    }

    void ownProvidersSpeakWhatTheUserSays_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("header"); // set by the user
        QTest::addColumn<QString>("scheme");
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("chat") << QStringLiteral("openai-chat") << QString() << QString()
                              << QByteArray("Authorization: Bearer k");
        QTest::newRow("responses") << QStringLiteral("openai-responses") << QString() << QString()
                                   << QByteArray("Authorization: Bearer k");
        QTest::newRow("anthropic") << QStringLiteral("anthropic") << QString() << QString()
                                   << QByteArray("x-api-key: k");
        QTest::newRow("gemini") << QStringLiteral("gemini") << QString() << QString()
                                << QByteArray("x-goog-api-key: k");
        QTest::newRow("own header") << QStringLiteral("anthropic") << QStringLiteral("X-Lab-Key") << QString()
                                    << QByteArray("X-Lab-Key: k");
        QTest::newRow("bearer for anthropic") << QStringLiteral("anthropic") << QStringLiteral("Authorization")
                                              << QString() << QByteArray("Authorization: Bearer k");
        QTest::newRow("bare") << QStringLiteral("openai-chat") << QStringLiteral("Authorization")
                              << QStringLiteral("none") << QByteArray("Authorization: k");
        QTest::newRow("scheme") << QStringLiteral("openai-chat") << QString() << QStringLiteral("Token")
                                << QByteArray("Authorization: Token k");
    }

    void ownProvidersSpeakWhatTheUserSays()
    {
        QFETCH(const QString, format);
        QFETCH(const QString, header);
        QFETCH(const QString, scheme);
        QFETCH(const QByteArray, sent);
        set("provider.lab.direct-url", "https://lab.example/v1");
        QVERIFY(m_settings->set({{QStringLiteral("provider.lab.format"), format},
            {QStringLiteral("provider.lab.auth-header"), header},
            {QStringLiteral("provider.lab.auth-scheme"), scheme}}).ok());
        const ProviderList list = ProviderList::load(*m_settings);
        const Provider *lab = list.find(u"lab");
        QCOMPARE(wireFormatName(lab->format), format);
        const Header authorization = authorizationOf(*lab, lab->format, QStringLiteral("k"));
        QCOMPARE(authorization.first + ": " + authorization.second, sent);
        QVERIFY(authorizationOf(*lab, lab->format, {}).first.isEmpty());
    }

    void theUsersFormatAndParts()
    {
        set("provider.openai.format", "openai-responses");
        set("provider.azure.direct-url", "https://res.openai.azure.com/");
        set("provider.azure.deployment", "my-gpt");
        set("provider.azure.api-version", "2024-10-21");
        set("provider.vertex.project", "my-project");
        set("provider.vertex.location", "global");
        set("helicone.self-hosted-url", "https://helicone.example/");
        set("provider.groq.helicone-url", "https://mine.example/openai/v1");
        set("provider.xai.price-provider", "openai");
        const ProviderList list = ProviderList::load(*m_settings);
        QCOMPARE(list.find(u"openai")->format, WireFormat::OpenAiResponses);
        const Provider *azure = list.find(u"azure");
        QCOMPARE(azure->directUrl, QStringLiteral("https://res.openai.azure.com"));
        QCOMPARE(azure->models, QStringList{QStringLiteral("my-gpt")});
        QCOMPARE(azure->apiVersion, QStringLiteral("2024-10-21"));
        QCOMPARE(list.find(u"vertex")->location, QStringLiteral("global"));
        QCOMPARE(list.find(u"mistral")->selfHostedUrl, QStringLiteral("https://helicone.example"));
        QCOMPARE(list.find(u"groq")->selfHostedUrl, QString()); // its own setting goes before
        QCOMPARE(list.find(u"helicone")->selfHostedUrl, QString());
        QCOMPARE(list.find(u"xai")->priceProvider, QStringLiteral("openai"));
    }

    void theGatewayTakesHeliconesKey()
    {
        const ProviderList list = ProviderList::load(*m_settings);
        const Provider *gateway = list.find(u"helicone");
        QVERIFY(gateway->gateway);
        QCOMPARE(gateway->keyVariable, QStringLiteral("HELICONE_API_KEY"));
        QCOMPARE(list.find(u"gemini")->keyVariables().mid(0, 2),
            (QStringList{QStringLiteral("GEMINI_API_KEY"), QStringLiteral("GOOGLE_API_KEY")}));
    }

    void ids()
    {
        for (const char *good : {"a", "openai", "my-lab", "x2", "3d"})
            QVERIFY2(isProviderId(QString::fromLatin1(good)), good);
        for (const char *bad : {"", "-a", "a-", "A", "a b", "a.b", "a/b", "\xc3\xa4"})
            QVERIFY2(!isProviderId(QString::fromUtf8(bad)), bad);
    }

private:
    void set(const char *key, const char *value)
    {
        const Status status = m_settings->set(QString::fromLatin1(key), QString::fromLatin1(value));
        QVERIFY2(status, status ? "" : qPrintable(status.error().message));
    }
    std::unique_ptr<Settings> m_settingsForData() const
    {
        return std::make_unique<Settings>(m_dir ? m_dir->filePath(QStringLiteral("settings.ini"))
                                                : QStringLiteral("/nonexistent/s.ini"));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Settings> m_settings;
};

HELIOGRAPH_TEST_MAIN(ProvidersTest)
#include "tst_providers.moc"
