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
        QCOMPARE(provider.format, WireFormat::OpenAiChat); // the one format this version speaks
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
        const QUrl direct(provider.directUrl, QUrl::StrictMode);
        QVERIFY(direct.isValid() && !direct.host().isEmpty());
        QVERIFY(!provider.directUrl.endsWith(u'/'));
        QCOMPARE(
            direct.scheme(), provider.local ? QStringLiteral("http") : QStringLiteral("https"));
        if (provider.local) {
            QCOMPARE(direct.host(), QStringLiteral("127.0.0.1"));
            QVERIFY(provider.heliconeUrl.isEmpty() && provider.priceProvider.isEmpty()
                && !provider.needsKey());
            return;
        }
        QVERIFY(provider.needsKey());
        QVERIFY(provider.keyVariable.endsWith(QLatin1String("_API_KEY")));
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
        for (const char *id : {"openai", "openrouter", "groq", "mistral", "deepseek", "together",
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
        set("provider.helicone.direct-url", "https://x.example/v1");
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
