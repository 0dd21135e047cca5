#include "core/base/settings.h"
#include "core/helicone/address.h"
#include "core/helicone/route.h"
#include "tests/support/testmain.h"

#include <QSet>

using namespace heliograph;

namespace {

/// What each provider gets in each format it speaks. %S stands for what streaming changes.
struct Line {
    const char *id;
    const char *format;
    const char *direct;
    const char *helicone;
    const char *target; ///< "Name: value" of the header that tells Helicone where to go on to; empty: none
    const char *auth; ///< "Name: value" of the key
};

constexpr char kBearer[] = "Authorization: Bearer PROVIDERKEY";
constexpr char kXApiKey[] = "x-api-key: PROVIDERKEY";
constexpr char kGoogle[] = "x-goog-api-key: PROVIDERKEY";

const Line kLines[] = {
    {"openai", "openai-chat", "https://api.openai.com/v1/chat/completions", "https://oai.helicone.ai/v1/chat/completions", "", kBearer},
    {"openai", "openai-responses", "https://api.openai.com/v1/responses", "https://oai.helicone.ai/v1/responses", "", kBearer},
    {"anthropic", "anthropic", "https://api.anthropic.com/v1/messages", "https://anthropic.helicone.ai/v1/messages", "", kXApiKey},
    {"anthropic", "openai-chat", "https://api.anthropic.com/v1/chat/completions", "https://anthropic.helicone.ai/v1/chat/completions", "", kBearer},
    {"gemini", "gemini", "https://generativelanguage.googleapis.com/v1beta/models/m-1:%S", "https://gateway.helicone.ai/v1beta/models/m-1:%S",
        "Helicone-Target-URL: https://generativelanguage.googleapis.com", kGoogle},
    {"gemini", "openai-chat", "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions",
        "https://gateway.helicone.ai/v1beta/openai/chat/completions", "Helicone-Target-URL: https://generativelanguage.googleapis.com", kBearer},
    {"azure", "openai-chat", "https://res.openai.azure.com/openai/v1/chat/completions", "https://oai.helicone.ai/openai/v1/chat/completions",
        "Helicone-OpenAI-Api-Base: https://res.openai.azure.com", "api-key: PROVIDERKEY"},
    {"azure", "openai-responses", "https://res.openai.azure.com/openai/v1/responses", "https://oai.helicone.ai/openai/v1/responses",
        "Helicone-OpenAI-Api-Base: https://res.openai.azure.com", "api-key: PROVIDERKEY"},
    {"vertex", "gemini", "https://us-central1-aiplatform.googleapis.com/v1/projects/my-project/locations/us-central1/publishers/google/models/m-1:%S",
        "https://gateway.helicone.ai/v1/projects/my-project/locations/us-central1/publishers/google/models/m-1:%S",
        "Helicone-Target-URL: https://us-central1-aiplatform.googleapis.com", kBearer},
    {"vertex", "openai-chat", "https://us-central1-aiplatform.googleapis.com/v1/projects/my-project/locations/us-central1/endpoints/openapi/chat/completions",
        "https://gateway.helicone.ai/v1/projects/my-project/locations/us-central1/endpoints/openapi/chat/completions",
        "Helicone-Target-URL: https://us-central1-aiplatform.googleapis.com", kBearer},
    {"openrouter", "openai-chat", "https://openrouter.ai/api/v1/chat/completions", "https://openrouter.helicone.ai/api/v1/chat/completions", "", kBearer},
    {"openrouter", "openai-responses", "https://openrouter.ai/api/v1/responses", "https://openrouter.helicone.ai/api/v1/responses", "", kBearer},
    {"openrouter", "anthropic", "https://openrouter.ai/api/v1/messages", "https://openrouter.helicone.ai/api/v1/messages", "", kBearer},
    {"helicone", "openai-chat", "https://ai-gateway.helicone.ai/v1/chat/completions", "https://ai-gateway.helicone.ai/v1/chat/completions", "", kBearer},
    {"helicone", "openai-responses", "https://ai-gateway.helicone.ai/v1/responses", "https://ai-gateway.helicone.ai/v1/responses", "", kBearer},
    {"groq", "openai-chat", "https://api.groq.com/openai/v1/chat/completions", "https://groq.helicone.ai/openai/v1/chat/completions", "", kBearer},
    {"groq", "openai-responses", "https://api.groq.com/openai/v1/responses", "https://groq.helicone.ai/openai/v1/responses", "", kBearer},
    {"mistral", "openai-chat", "https://api.mistral.ai/v1/chat/completions", "https://mistral.helicone.ai/v1/chat/completions", "", kBearer},
    {"deepseek", "openai-chat", "https://api.deepseek.com/v1/chat/completions", "https://deepseek.helicone.ai/v1/chat/completions", "", kBearer},
    {"deepseek", "anthropic", "https://api.deepseek.com/anthropic/v1/messages", "https://deepseek.helicone.ai/anthropic/v1/messages", "", kXApiKey},
    {"xai", "openai-chat", "https://api.x.ai/v1/chat/completions", "https://x.helicone.ai/v1/chat/completions", "", kBearer},
    {"xai", "openai-responses", "https://api.x.ai/v1/responses", "https://x.helicone.ai/v1/responses", "", kBearer},
    {"together", "openai-chat", "https://api.together.xyz/v1/chat/completions", "https://together.helicone.ai/v1/chat/completions", "", kBearer},
    {"perplexity", "openai-chat", "https://api.perplexity.ai/chat/completions", "https://perplexity.helicone.ai/chat/completions", "", kBearer},
    {"fireworks", "openai-chat", "https://api.fireworks.ai/inference/v1/chat/completions", "https://fireworks.helicone.ai/inference/v1/chat/completions", "", kBearer},
    {"fireworks", "openai-responses", "https://api.fireworks.ai/inference/v1/responses", "https://fireworks.helicone.ai/inference/v1/responses", "", kBearer},
    {"fireworks", "anthropic", "https://api.fireworks.ai/inference/v1/messages", "https://fireworks.helicone.ai/inference/v1/messages", "", kXApiKey},
    {"deepinfra", "openai-chat", "https://api.deepinfra.com/v1/openai/chat/completions", "https://deepinfra.helicone.ai/v1/openai/chat/completions", "", kBearer},
    {"cerebras", "openai-chat", "https://api.cerebras.ai/v1/chat/completions", "https://cerebras.helicone.ai/v1/chat/completions", "", kBearer},
    {"nebius", "openai-chat", "https://api.tokenfactory.nebius.com/v1/chat/completions", "https://nebius.helicone.ai/v1/chat/completions", "", kBearer},
    {"novita", "openai-chat", "https://api.novita.ai/v3/openai/chat/completions", "https://novita.helicone.ai/v3/openai/chat/completions", "", kBearer},
    {"novita", "anthropic", "https://api.novita.ai/anthropic/v1/messages", "https://novita.helicone.ai/anthropic/v1/messages", "", kBearer},
    {"moonshot", "openai-chat", "https://api.moonshot.ai/v1/chat/completions", "https://gateway.helicone.ai/v1/chat/completions",
        "Helicone-Target-URL: https://api.moonshot.ai", kBearer},
    {"moonshot", "anthropic", "https://api.moonshot.ai/anthropic/v1/messages", "https://gateway.helicone.ai/anthropic/v1/messages",
        "Helicone-Target-URL: https://api.moonshot.ai", kXApiKey},
    // Models on this computer: Helicone's hosted service cannot reach them.
    {"ollama", "openai-chat", "http://127.0.0.1:11434/v1/chat/completions", "", "", kBearer},
    {"ollama", "openai-responses", "http://127.0.0.1:11434/v1/responses", "", "", kBearer},
    {"ollama", "anthropic", "http://127.0.0.1:11434/v1/messages", "", "", kXApiKey},
    {"lmstudio", "openai-chat", "http://127.0.0.1:1234/v1/chat/completions", "", "", kBearer},
    {"lmstudio", "openai-responses", "http://127.0.0.1:1234/v1/responses", "", "", kBearer},
    {"lmstudio", "anthropic", "http://127.0.0.1:1234/v1/messages", "", "", kXApiKey},
    {"llamacpp", "openai-chat", "http://127.0.0.1:8080/v1/chat/completions", "", "", kBearer},
    {"llamacpp", "openai-responses", "http://127.0.0.1:8080/v1/responses", "", "", kBearer},
    {"llamacpp", "anthropic", "http://127.0.0.1:8080/v1/messages", "", "", kXApiKey},
    {"vllm", "openai-chat", "http://127.0.0.1:8000/v1/chat/completions", "", "", kBearer},
    {"vllm", "openai-responses", "http://127.0.0.1:8000/v1/responses", "", "", kBearer},
    {"vllm", "anthropic", "http://127.0.0.1:8000/v1/messages", "", "", kXApiKey},
    {"lab", "openai-chat", "https://lab.example/api/chat/completions", "https://gateway.helicone.ai/api/chat/completions", "Helicone-Target-URL: https://lab.example", kBearer},
    {"lab", "openai-responses", "https://lab.example/api/responses", "https://gateway.helicone.ai/api/responses", "Helicone-Target-URL: https://lab.example", kBearer},
    {"lab", "anthropic", "https://lab.example/api/messages", "https://gateway.helicone.ai/api/messages", "Helicone-Target-URL: https://lab.example", kXApiKey},
    {"lab", "gemini", "https://lab.example/api/models/m-1:%S", "https://gateway.helicone.ai/api/models/m-1:%S", "Helicone-Target-URL: https://lab.example", kGoogle},
};

QString expected(const char *url, bool streamed)
{
    return QString::fromLatin1(url).replace(QLatin1String("%S"),
        streamed ? QLatin1String("streamGenerateContent?alt=sse") : QLatin1String("generateContent"));
}

QByteArray header(const HeaderList &headers, const QByteArray &name)
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return key + ": " + value;
    }
    return {};
}

}

/// Every provider, route, format and way of answering: the exact address, and keys only where they belong.
class RouteTableTest final : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    std::unique_ptr<Settings> m_settings;

    void set(const QString &key, const QString &value)
    {
        const Status status = m_settings->set(key, value);
        QVERIFY2(status, status ? "" : qPrintable(status.error().message));
    }

    RouteQuestion question(const char *id, const char *format, Route route, bool streamed) const
    {
        RouteQuestion q;
        const ProviderList providers = ProviderList::load(*m_settings);
        q.provider = *providers.find(QString::fromLatin1(id));
        q.route = route;
        q.format = *wireFormatFromName(QString::fromLatin1(format));
        q.model = q.provider.gateway ? QStringLiteral("gpt-4o/openai, !azure") : QStringLiteral("m-1");
        q.streamed = streamed;
        q.id = QUuid::createUuid();
        q.tags.userId = QStringLiteral("u-1");
        q.credentials = {QStringLiteral("PROVIDERKEY"), QStringLiteral("HELICONEKEY")};
        return q;
    }

    QString urlOf(const RouteQuestion &q) const
    {
        const auto destination = destinationOf(q);
        return destination ? destination->url : destination.error().message;
    }

private Q_SLOTS:
    void init()
    {
        // The cells share one file: they change nothing, and writing it takes its time.
        if (m_settings && qstrcmp(QTest::currentTestFunction(), "everyCell") == 0)
            return;
        static int count = 0;
        m_settings = std::make_unique<Settings>(m_dir.filePath(QStringLiteral("%1.ini").arg(++count)));
        set(QStringLiteral("provider.azure.direct-url"), QStringLiteral("https://res.openai.azure.com"));
        set(QStringLiteral("provider.vertex.project"), QStringLiteral("my-project"));
        set(QStringLiteral("provider.vertex.location"), QStringLiteral("us-central1"));
        set(QStringLiteral("provider.lab.direct-url"), QStringLiteral("https://lab.example/api"));
    }

    void theTableIsWhole()
    {
        QSet<QString> there;
        for (const Line &line : kLines)
            there.insert(QLatin1String(line.id) + u' ' + QLatin1String(line.format));
        QSet<QString> wanted;
        const ProviderList providers = ProviderList::load(*m_settings);
        for (const Provider &provider : providers.all()) {
            for (const SpokenFormat &spoken : provider.formats) {
                if (!provider.demo)
                    wanted.insert(provider.id + u' ' + wireFormatName(spoken.format));
            }
        }
        QCOMPARE((wanted - there).values(), QStringList());
        QCOMPARE((there - wanted).values(), QStringList());
    }

    void everyCell_data()
    {
        QTest::addColumn<int>("line");
        QTest::addColumn<bool>("helicone");
        QTest::addColumn<bool>("streamed");
        for (int i = 0; i < int(std::size(kLines)); ++i) {
            for (const bool helicone : {false, true}) {
                for (const bool streamed : {false, true})
                    QTest::addRow("%s %s %s %s", kLines[i].id, kLines[i].format,
                        helicone ? "helicone" : "direct", streamed ? "streamed" : "whole")
                        << i << helicone << streamed;
            }
        }
    }

    void everyCell()
    {
        QFETCH(const int, line);
        QFETCH(const bool, helicone);
        QFETCH(const bool, streamed);
        const Line &row = kLines[line];
        const RouteQuestion q
            = question(row.id, row.format, helicone ? Route::Helicone : Route::Direct, streamed);
        const auto destination = destinationOf(q);
        if (helicone && *row.helicone == 0) {
            QVERIFY(!destination.ok());
            QVERIFY(!whyNoRoute(q.provider, Route::Helicone).isEmpty());
            return;
        }
        QVERIFY2(destination, destination ? "" : qPrintable(destination.error().message));
        QCOMPARE(destination->url, expected(helicone ? row.helicone : row.direct, streamed));

        const HeaderList &headers = destination->headers;
        const QByteArray auth(row.auth);
        QCOMPARE(header(headers, auth.left(auth.indexOf(':'))), auth);
        QCOMPARE(header(headers, "Content-Type"), QByteArray("Content-Type: application/json"));
        QCOMPARE(header(headers, "Accept"),
            streamed ? QByteArray("Accept: text/event-stream") : QByteArray("Accept: application/json"));
        const bool anthropic = q.format == WireFormat::Anthropic || q.provider.id == QLatin1String("anthropic");
        QCOMPARE(header(headers, "anthropic-version"),
            anthropic ? QByteArray("anthropic-version: 2023-06-01") : QByteArray());
        int providerKeys = 0;
        int heliconeKeys = 0;
        for (const auto &[name, value] : headers) {
            providerKeys += value.contains("PROVIDERKEY");
            heliconeKeys += value.contains("HELICONEKEY");
            if (!helicone)
                QVERIFY2(!name.toLower().startsWith("helicone"), name.constData());
        }
        QCOMPARE(providerKeys, 1);
        QCOMPARE(heliconeKeys, helicone && !q.provider.gateway ? 1 : 0);
        QVERIFY(!destination->url.contains(QLatin1String("KEY")));
        if (!helicone)
            return;
        const QByteArray target(row.target);
        for (const char *name : {"Helicone-Target-URL", "Helicone-OpenAI-Api-Base"})
            QCOMPARE(header(headers, name), target.startsWith(name) ? target : QByteArray());
        QCOMPARE(header(headers, "Helicone-Auth"),
            q.provider.gateway ? QByteArray() : QByteArray("Helicone-Auth: Bearer HELICONEKEY"));
        QCOMPARE(header(headers, "Helicone-User-Id"), QByteArray("Helicone-User-Id: u-1"));
        QVERIFY(header(headers, "Helicone-Request-Id").endsWith(q.id.toByteArray(QUuid::WithoutBraces)));
    }

    void azureAddresses_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QString>("deployment");
        QTest::addColumn<QString>("chat");
        QTest::addColumn<QString>("responses");
        const auto row = [](const char *name, const char *url, const char *version, const char *deployment,
                             const char *chat, const char *responses) {
            QTest::newRow(name) << QString::fromLatin1(url) << QString::fromLatin1(version)
                                << QString::fromLatin1(deployment) << QString::fromLatin1(chat)
                                << QString::fromLatin1(responses);
        };
        row("undated", "https://r.openai.azure.com", "", "", "/openai/v1/chat/completions", "/openai/v1/responses");
        row("written out", "https://r.openai.azure.com/openai/v1/", "", "dep", "/openai/v1/chat/completions",
            "/openai/v1/responses");
        row("preview", "https://r.openai.azure.com", "preview", "", "/openai/v1/chat/completions?api-version=preview",
            "/openai/v1/responses?api-version=preview");
        row("dated, the model names the deployment", "https://r.openai.azure.com", "2024-10-21", "",
            "/openai/deployments/m-1/chat/completions?api-version=2024-10-21", "/openai/responses?api-version=2024-10-21");
        row("dated with a deployment", "https://r.openai.azure.com/openai", "2025-04-01-preview", "my-gpt",
            "/openai/deployments/my-gpt/chat/completions?api-version=2025-04-01-preview",
            "/openai/responses?api-version=2025-04-01-preview");
        row("deployment written out", "https://r.openai.azure.com/openai/deployments/d", "", "",
            "/openai/deployments/d/chat/completions?api-version=2024-10-21",
            "/openai/deployments/d/responses?api-version=2024-10-21");
    }

    void azureAddresses()
    {
        QFETCH(const QString, url);
        QFETCH(const QString, version);
        QFETCH(const QString, deployment);
        QFETCH(const QString, chat);
        QFETCH(const QString, responses);
        set(QStringLiteral("provider.azure.direct-url"), url);
        set(QStringLiteral("provider.azure.api-version"), version);
        set(QStringLiteral("provider.azure.deployment"), deployment);
        const QString origin = QStringLiteral("https://r.openai.azure.com");
        QCOMPARE(urlOf(question("azure", "openai-chat", Route::Direct, true)), origin + chat);
        QCOMPARE(urlOf(question("azure", "openai-responses", Route::Direct, true)), origin + responses);
        const auto through = destinationOf(question("azure", "openai-chat", Route::Helicone, true));
        QCOMPARE(through->url, QStringLiteral("https://oai.helicone.ai") + chat);
        QCOMPARE(header(through->headers, "Helicone-OpenAI-Api-Base"),
            QByteArray("Helicone-OpenAI-Api-Base: https://r.openai.azure.com"));
    }

    void azureWithAToken()
    {
        set(QStringLiteral("provider.azure.auth-header"), QStringLiteral("Authorization"));
        const auto destination = destinationOf(question("azure", "openai-chat", Route::Direct, true));
        QCOMPARE(header(destination->headers, "Authorization"), QByteArray(kBearer));
        QCOMPARE(header(destination->headers, "api-key"), QByteArray());
    }

    void vertexAddresses()
    {
        set(QStringLiteral("provider.vertex.location"), QStringLiteral("global"));
        QCOMPARE(urlOf(question("vertex", "gemini", Route::Direct, false)),
            QStringLiteral("https://aiplatform.googleapis.com/v1/projects/my-project/locations/global/publishers/google/models/m-1:generateContent"));
        RouteQuestion q = question("vertex", "gemini", Route::Direct, true);
        q.model = QStringLiteral("publishers/meta/models/llama-4");
        QCOMPARE(urlOf(q),
            QStringLiteral("https://aiplatform.googleapis.com/v1/projects/my-project/locations/global/publishers/meta/models/llama-4:streamGenerateContent?alt=sse"));
        set(QStringLiteral("provider.vertex.direct-url"), QStringLiteral("http://127.0.0.1:4010"));
        QCOMPARE(urlOf(question("vertex", "gemini", Route::Direct, false)),
            QStringLiteral("http://127.0.0.1:4010/v1/projects/my-project/locations/global/publishers/google/models/m-1:generateContent"));
    }

    void whatIsMissingIsNamed_data()
    {
        QTest::addColumn<QString>("key"); // is unset
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("says");
        QTest::newRow("azure") << QStringLiteral("provider.azure.direct-url") << QStringLiteral("azure")
                               << QStringLiteral("https://NAME.openai.azure.com");
        QTest::newRow("project") << QStringLiteral("provider.vertex.project") << QStringLiteral("vertex")
                                 << QStringLiteral("provider.vertex.project");
        QTest::newRow("location") << QStringLiteral("provider.vertex.location") << QStringLiteral("vertex")
                                  << QStringLiteral("provider.vertex.location");
    }

    void whatIsMissingIsNamed()
    {
        QFETCH(const QString, key);
        QFETCH(const QString, provider);
        QFETCH(const QString, says);
        set(key, QString());
        for (const Route route : {Route::Direct, Route::Helicone}) {
            const RouteQuestion q = question(qPrintable(provider), "openai-chat", route, true);
            const auto destination = destinationOf(q);
            QVERIFY(!destination.ok());
            QCOMPARE(destination.error().kind, ErrorKind::Usage);
            QVERIFY2(destination.error().message.contains(says), qPrintable(destination.error().message));
            QVERIFY(whyNoRoute(q.provider, route).contains(says));
        }
    }

    void geminisVersionsAndModels()
    {
        set(QStringLiteral("provider.gemini.direct-url"), QStringLiteral("https://generativelanguage.googleapis.com/v1"));
        RouteQuestion q = question("gemini", "gemini", Route::Direct, true);
        QCOMPARE(urlOf(q), QStringLiteral("https://generativelanguage.googleapis.com/v1/models/m-1:streamGenerateContent?alt=sse"));
        const std::pair<const char *, const char *> names[] = {{"models/m-1", "models/m-1"},
            {"tunedModels/mine-7", "tunedModels/mine-7"}, {"a b?c#d%e", "models/a%20b%3Fc%23d%25e"}};
        for (const auto &[name, path] : names) {
            q.model = QLatin1String(name);
            q.streamed = false;
            QCOMPARE(urlOf(q),
                QStringLiteral("https://generativelanguage.googleapis.com/v1/%1:generateContent").arg(QLatin1String(path)));
        }
        for (const char *name : {"", "  ", "../secrets", "models/../x", "a//b"}) {
            q.model = QLatin1String(name);
            QVERIFY2(!destinationOf(q).ok(), name);
        }
    }

    void aSelfHostedHeliconeTakesAll_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QByteArray>("target");
        const auto row = [](const char *base, const char *id, const char *format, const char *url, const char *target) {
            QTest::addRow("%s %s", base, id) << QString::fromLatin1(base) << QString::fromLatin1(id)
                                            << QString::fromLatin1(format) << QString::fromLatin1(url)
                                            << QByteArray(target);
        };
        row("http://127.0.0.1:8789", "openai", "openai-chat", "http://127.0.0.1:8789/v1/chat/completions", "Helicone-Target-URL: https://api.openai.com");
        row("http://127.0.0.1:8789/", "gemini", "gemini", "http://127.0.0.1:8789/v1beta/models/m-1:streamGenerateContent?alt=sse",
            "Helicone-Target-URL: https://generativelanguage.googleapis.com");
        row("http://127.0.0.1:8585/v1/gateway", "groq", "openai-chat", "http://127.0.0.1:8585/v1/gateway/oai/openai/v1/chat/completions",
            "Helicone-Target-URL: https://api.groq.com");
        row("http://127.0.0.1:8585/v1/gateway", "anthropic", "anthropic", "http://127.0.0.1:8585/v1/gateway/anthropic/v1/messages",
            "Helicone-Target-URL: https://api.anthropic.com");
        row("https://helicone.example", "azure", "openai-chat", "https://helicone.example/openai/v1/chat/completions",
            "Helicone-OpenAI-Api-Base: https://res.openai.azure.com");
        row("https://helicone.example", "ollama", "openai-chat", "https://helicone.example/v1/chat/completions",
            "Helicone-Target-URL: http://127.0.0.1:11434");
    }

    void aSelfHostedHeliconeTakesAll()
    {
        QFETCH(const QString, base);
        QFETCH(const QString, id);
        QFETCH(const QString, format);
        QFETCH(const QString, url);
        QFETCH(const QByteArray, target);
        set(QStringLiteral("helicone.self-hosted-url"), base);
        const auto destination
            = destinationOf(question(qPrintable(id), qPrintable(format), Route::Helicone, true));
        QVERIFY2(destination, destination ? "" : qPrintable(destination.error().message));
        QCOMPARE(destination->url, url);
        QVERIFY2(destination->headers.contains(Header(
                     target.left(target.indexOf(':')), target.mid(target.indexOf(':') + 2))),
            target.constData());
        // Direct stays direct, and the provider's own Helicone address goes before the one for all.
        QVERIFY(!urlOf(question(qPrintable(id), qPrintable(format), Route::Direct, true)).contains(QUrl(base).host() + u':' + QString::number(QUrl(base).port())));
    }

    void aFormatOfAnotherAddressIsTheUsersChoice()
    {
        RouteQuestion q = question("openai", "anthropic", Route::Direct, true);
        const auto refused = destinationOf(q);
        QVERIFY(!refused.ok());
        QVERIFY2(refused.error().message.contains(QStringLiteral("openai-chat, openai-responses")), qPrintable(refused.error().message));
        q.baseUrl = QStringLiteral("http://127.0.0.1:4010/v1");
        const auto destination = destinationOf(q);
        QCOMPARE(destination->url, QStringLiteral("http://127.0.0.1:4010/v1/messages"));
        QCOMPARE(header(destination->headers, "x-api-key"), QByteArray(kXApiKey));
        q.format = WireFormat::Gemini;
        QCOMPARE(urlOf(q), QStringLiteral("http://127.0.0.1:4010/v1/models/m-1:streamGenerateContent?alt=sse"));
        q = question("gemini", "openai-chat", Route::Direct, true);
        q.baseUrl = QStringLiteral("http://127.0.0.1:4010/v1beta"); // it ends where the endpoint begins
        QCOMPARE(urlOf(q), QStringLiteral("http://127.0.0.1:4010/v1beta/chat/completions"));
    }

    void theGatewaysModelsAreRead()
    {
        RouteQuestion q = question("helicone", "openai-chat", Route::Helicone, true);
        q.model = QStringLiteral("gpt-4o/nobody");
        const auto destination = destinationOf(q);
        QVERIFY(!destination.ok());
        QVERIFY2(destination.error().message.contains(QStringLiteral("character 8")), qPrintable(destination.error().message));
        QVERIFY(!whyNoRoute(q.provider, Route::Direct).isEmpty());
        QCOMPARE(whyNoRoute(q.provider, Route::Helicone), QString());
    }
};

HELIOGRAPH_TEST_MAIN(RouteTableTest)
#include "tst_routetable.moc"
