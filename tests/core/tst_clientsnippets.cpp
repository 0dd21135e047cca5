#include "core/base/settings.h"
#include "core/capture/clientsnippets.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QTemporaryDir>

using namespace heliograph;

namespace {

const QString kHost = QStringLiteral("http://127.0.0.1:8787/tok/");

/// As the service makes it: the provider's id and the path of its direct URL, as the provider's own SDK wants it.
QString baseOf(const Provider &provider)
{
    const QString path = QUrl(provider.directUrl).path();
    const bool rooted = provider.format == WireFormat::Anthropic || provider.format == WireFormat::Gemini;
    return kHost + provider.id + (rooted ? captureRoot(path) : path);
}

}

class ClientSnippetsTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    ProviderList m_providers;

    SnippetQuestion question(const QString &provider, bool tags = false) const
    {
        const Provider *found = m_providers.find(provider);
        return found ? SnippetQuestion{*found, baseOf(*found), Route::Direct, tags} : SnippetQuestion{};
    }
    QString code(CaptureClient client, const QString &provider, int variant = 0, bool tags = false) const
    {
        return clientSnippets(client, question(provider, tags)).value(variant).code;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_providers = ProviderList::load(Settings(m_dir.filePath(QStringLiteral("settings.ini"))));
        QVERIFY(m_providers.find(u"openai"));
    }

    void theAddressStandsWhereTheClientReadsIt_data()
    {
        QTest::addColumn<int>("client");
        QTest::addColumn<QString>("provider");
        QTest::addColumn<int>("variant");
        QTest::addColumn<QStringList>("parts");
        const auto row = [](const char *name, CaptureClient client, const char *provider, int variant, const QStringList &parts) {
            QTest::newRow(name) << int(client) << QString::fromLatin1(provider) << variant << parts;
        };
        using C = CaptureClient;
        const auto s = [](const char *text) { return QString::fromLatin1(text); };
        row("openai python", C::OpenAiPython, "openai", 0,
            {s("from openai import OpenAI"), s("base_url=\"http://127.0.0.1:8787/tok/openai/v1\","), s("api_key=os.environ[\"OPENAI_API_KEY\"]")});
        row("openai typescript", C::OpenAiTypeScript, "openai", 0,
            {s("import OpenAI from 'openai';"), s("baseURL: 'http://127.0.0.1:8787/tok/openai/v1',"), s("apiKey: process.env.OPENAI_API_KEY,")});
        row("openai typescript, groq", C::OpenAiTypeScript, "groq", 0,
            {s("baseURL: 'http://127.0.0.1:8787/tok/groq/openai/v1',"), s("process.env.GROQ_API_KEY")});
        row("openai typescript, gemini", C::OpenAiTypeScript, "gemini", 0,
            {s("baseURL: 'http://127.0.0.1:8787/tok/gemini/v1beta/openai',"), s("process.env.GEMINI_API_KEY")});
        row("openai typescript, demo", C::OpenAiTypeScript, "demo", 0, {s("apiKey: 'none',")});
        row("ai sdk", C::AiSdk, "openai", 0,
            {s("import { createOpenAI } from '@ai-sdk/openai';"), s("baseURL: 'http://127.0.0.1:8787/tok/openai/v1',"), s("openai.chat(")});
        row("ai sdk, anthropic", C::AiSdk, "anthropic", 0,
            {s("createAnthropic"), s("'@ai-sdk/anthropic'"), s("baseURL: 'http://127.0.0.1:8787/tok/anthropic/v1',"), s("ANTHROPIC_API_KEY")});
        row("ai sdk, gemini", C::AiSdk, "gemini", 0,
            {s("createGoogleGenerativeAI"), s("'@ai-sdk/google'"), s("baseURL: 'http://127.0.0.1:8787/tok/gemini/v1beta',")});
        row("anthropic", C::AnthropicSdk, "anthropic", 0,
            {s("from '@anthropic-ai/sdk'"), s("baseURL: 'http://127.0.0.1:8787/tok/anthropic',"), s("process.env.ANTHROPIC_API_KEY")});
        row("anthropic python", C::AnthropicSdk, "anthropic", 1,
            {s("from anthropic import Anthropic"), s("base_url=\"http://127.0.0.1:8787/tok/anthropic\",")});
        row("anthropic, deepseek", C::AnthropicSdk, "deepseek", 0,
            {s("baseURL: 'http://127.0.0.1:8787/tok/deepseek/anthropic',"), s("process.env.DEEPSEEK_API_KEY")});
        row("genai", C::GoogleGenAi, "gemini", 0,
            {s("httpOptions: {\n    baseUrl: 'http://127.0.0.1:8787/tok/gemini',\n  },"), s("process.env.GEMINI_API_KEY")});
        row("genai python", C::GoogleGenAi, "gemini", 1,
            {s("http_options=types.HttpOptions(\n        base_url=\"http://127.0.0.1:8787/tok/gemini\",\n    ),")});
        row("claude code", C::ClaudeCode, "anthropic", 0, {s("export ANTHROPIC_BASE_URL=\"http://127.0.0.1:8787/tok/anthropic\"\nclaude")});
        row("claude code, powershell", C::ClaudeCode, "anthropic", 1, {s("$env:ANTHROPIC_BASE_URL = \"http://127.0.0.1:8787/tok/anthropic\"\nclaude")});
        row("claude code, deepseek", C::ClaudeCode, "deepseek", 0,
            {s("export ANTHROPIC_BASE_URL=\"http://127.0.0.1:8787/tok/deepseek/anthropic\""), s("export ANTHROPIC_API_KEY=\"$DEEPSEEK_API_KEY\"")});
        row("codex", C::Codex, "openai", 0,
            {s("model_provider = \"heliograph\""), s("[model_providers.heliograph]"), s("base_url = \"http://127.0.0.1:8787/tok/openai/v1\""),
                s("env_key = \"OPENAI_API_KEY\""), s("wire_api = \"responses\"")});
        row("codex, shell", C::Codex, "openai", 1, {s("export OPENAI_BASE_URL=\"http://127.0.0.1:8787/tok/openai/v1\"\ncodex")});
        row("langgraph", C::LangGraph, "openai", 0,
            {s("configuration: {\n    baseURL: 'http://127.0.0.1:8787/tok/openai/v1',\n  },"), s("createReactAgent({ llm: model")});
        row("langgraph python", C::LangGraph, "openai", 1, {s("base_url=\"http://127.0.0.1:8787/tok/openai/v1\","), s("create_react_agent(model")});
        row("mastra", C::Mastra, "openai", 0, {s("id: 'custom/"), s("url: 'http://127.0.0.1:8787/tok/openai/v1',"), s("apiKey: process.env.OPENAI_API_KEY")});
        row("assistant-ui", C::AssistantUi, "openai", 0,
            {s("export async function POST(req: Request)"), s("toUIMessageStreamResponse()"), s("baseURL: 'http://127.0.0.1:8787/tok/openai/v1',")});
        row("curl", C::Curl, "openai", 0,
            {s("curl \"http://127.0.0.1:8787/tok/openai/v1/chat/completions\" \\\n"), s("-H \"Authorization: Bearer $OPENAI_API_KEY\" \\\n")});
        row("curl, anthropic", C::Curl, "anthropic", 0,
            {s("tok/anthropic/v1/messages\""), s("-H \"x-api-key: $ANTHROPIC_API_KEY\""), s("anthropic-version: 2023-06-01"), s("\"max_tokens\"")});
        row("curl, gemini", C::Curl, "gemini", 0, {s("tok/gemini/v1beta/models/"), s(":generateContent\""), s("-H \"x-goog-api-key: $GEMINI_API_KEY\"")});
        row("curl, demo", C::Curl, "demo", 0, {s("chat/completions"), s("-H \"Content-Type: application/json\"")});
    }

    void theAddressStandsWhereTheClientReadsIt()
    {
        QFETCH(int, client);
        QFETCH(QString, provider);
        QFETCH(int, variant);
        QFETCH(QStringList, parts);
        const QString text = code(CaptureClient(client), provider, variant);
        for (const QString &part : parts)
            QVERIFY2(text.contains(part), qPrintable(part + QStringLiteral("\nis not in\n") + text));
    }

    void everySnippetIsWhole()
    {
        static const QRegularExpression key(QStringLiteral("sk-|AIza|gsk_"));
        static const QRegularExpression unfilled(QStringLiteral("%[0-9]"));
        int seen = 0;
        for (const CaptureClient client : captureClients()) {
            QVERIFY(!clientName(client).isEmpty() && !clientId(client).isEmpty());
            int works = 0;
            for (const Provider &provider : m_providers.all()) {
                for (const bool tags : {false, true}) {
                    const SnippetQuestion asked{provider, baseOf(provider), Route::Helicone, tags};
                    const auto list = clientSnippets(client, asked);
                    QCOMPARE(list.isEmpty(), !worksWith(client, provider));
                    QVERIFY(!clientNote(client, asked).isEmpty());
                    for (const ClientSnippet &snippet : list) {
                        const QString &text = snippet.code;
                        QVERIFY2(!text.contains(key) && !text.contains(unfilled), qPrintable(text));
                        QVERIFY2(text.contains(kHost + provider.id), qPrintable(text));
                        QVERIFY2(text == text.trimmed() && !text.contains(QLatin1String(",,")), qPrintable(text));
                        for (const char *pair : {"()", "[]", "{}"})
                            QVERIFY2(text.count(QLatin1Char(pair[0])) == text.count(QLatin1Char(pair[1])), qPrintable(text));
                        QCOMPARE(text.count(u'"') % 2, 0);
                        QVERIFY2(text.contains(QLatin1String("Helicone-Session-Id")) == tags, qPrintable(text));
                        QVERIFY2(!provider.takesKey() || provider.id == QLatin1String("anthropic") || snippet.label == QLatin1String("Shell")
                                || snippet.label == QLatin1String("PowerShell") || text.contains(provider.keyVariable),
                            qPrintable(text));
                        ++seen;
                    }
                    works += !list.isEmpty();
                }
            }
            QVERIFY2(works > 0, qPrintable(clientName(client)));
            QVERIFY(worksWith(client, *m_providers.find(usualProvider(client))));
        }
        QVERIFY(seen > 100);
    }

    void onlyWhatUnderstandsEachOther()
    {
        const auto works = [this](CaptureClient client, const char *provider) { return worksWith(client, *m_providers.find(QString::fromLatin1(provider))); };
        QVERIFY(works(CaptureClient::AnthropicSdk, "anthropic"));
        QVERIFY(!works(CaptureClient::AnthropicSdk, "groq"));
        QVERIFY(!works(CaptureClient::GoogleGenAi, "openai"));
        QVERIFY(!works(CaptureClient::GoogleGenAi, "vertex"));
        QVERIFY(!works(CaptureClient::Codex, "mistral")); // no Responses there
        QVERIFY(works(CaptureClient::Curl, "mistral"));
        QVERIFY(works(CaptureClient::AiSdk, "gemini"));
    }

    void aPathOfOnesOwnIsLeftAlone()
    {
        SnippetQuestion asked = question(QStringLiteral("deepseek"));
        asked.provider.directUrl = QStringLiteral("http://10.0.0.2/inner/v1");
        asked.baseUrl = kHost + QStringLiteral("deepseek/inner/v1");
        QCOMPARE(captureAddress(asked, WireFormat::Anthropic), asked.baseUrl);
        asked = question(QStringLiteral("anthropic"));
        QCOMPARE(asked.baseUrl, kHost + QStringLiteral("anthropic"));
        QCOMPARE(captureAddress(asked, WireFormat::Anthropic), kHost + QStringLiteral("anthropic/v1"));
        asked.provider.directUrl = QStringLiteral("http://10.0.0.2/inner");
        asked.baseUrl = kHost + QStringLiteral("anthropic/inner");
        QCOMPARE(captureAddress(asked, WireFormat::Anthropic), asked.baseUrl);
        QCOMPARE(captureRoot(QStringLiteral("http://h/t/x/v1beta/")), QStringLiteral("http://h/t/x"));
        QCOMPARE(captureRoot(QStringLiteral("http://h/t/perplexity")), QStringLiteral("http://h/t/perplexity"));
        QCOMPARE(captureRoot(QStringLiteral("http://h/t/gemini/v1beta/openai")), QStringLiteral("http://h/t/gemini/v1beta/openai"));
    }

    void theNoteSaysWhoseKeyIsNeeded()
    {
        SnippetQuestion asked = question(QStringLiteral("openai"));
        QVERIFY(!clientNote(CaptureClient::Curl, asked).contains(QLatin1String("Helicone")));
        asked.route = Route::Helicone;
        QVERIFY(clientNote(CaptureClient::Curl, asked).contains(QLatin1String("your Helicone key is added")));
        QVERIFY(clientNote(CaptureClient::Curl, question(QStringLiteral("ollama"))).contains(QLatin1String("no key")));
    }
};

HELIOGRAPH_TEST_MAIN(ClientSnippetsTest)
#include "tst_clientsnippets.moc"
