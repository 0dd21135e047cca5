#include "core/capture/snippetcode.h"

namespace heliograph {

namespace {

using Tags = QList<QPair<QString, QString>>;

/// They reach the history on either route, see core/domain/tags.h.
Tags tagsOf(const SnippetParts &parts)
{
    if (!parts.tags)
        return {};
    return {{QStringLiteral("Helicone-User-Id"), QStringLiteral("ann")},
        {QStringLiteral("Helicone-Session-Id"), QStringLiteral("run-1")}};
}

QString tagList(const SnippetParts &parts, const QString &pair, const QString &separator = QStringLiteral(", "))
{
    QStringList list;
    const Tags tags = tagsOf(parts);
    for (const auto &[name, value] : tags)
        list.append(pair.arg(name, value));
    return list.join(separator);
}

/// "  name: {...},\n", or nothing without tags.
QString jsTags(const SnippetParts &parts, const QString &name, int indent)
{
    if (!parts.tags)
        return {};
    return QStringLiteral("%1%2: { %3 },\n").arg(QString(indent, u' '), name, tagList(parts, QStringLiteral("'%1': '%2'")));
}

QString pyTags(const SnippetParts &parts, const QString &name)
{
    if (!parts.tags)
        return {};
    return QStringLiteral("    %1={%2},\n").arg(name, tagList(parts, QStringLiteral("\"%1\": \"%2\"")));
}

/// Most SDKs insist on a key, also where the server wants none.
QString jsKey(const SnippetParts &parts)
{
    return parts.keyVariable.isEmpty() ? QStringLiteral("'none'") : QStringLiteral("process.env.") + parts.keyVariable;
}

QString pyKey(const SnippetParts &parts)
{
    return parts.keyVariable.isEmpty() ? QStringLiteral("\"none\"") : QStringLiteral("os.environ[\"%1\"]").arg(parts.keyVariable);
}

QString pyImports(const SnippetParts &parts, const QString &imports)
{
    return (parts.keyVariable.isEmpty() ? QString() : QStringLiteral("import os\n\n")) + imports + QLatin1String("\n\n");
}

ClientSnippet snippet(const char *label, const QString &code)
{
    return {QString::fromLatin1(label), code.trimmed()};
}

QString openAiPython(const SnippetParts &p)
{
    return pyImports(p, QStringLiteral("from openai import OpenAI"))
        + QStringLiteral("client = OpenAI(\n    base_url=\"%1\",\n    api_key=%2,\n%3)")
              .arg(p.address, pyKey(p), pyTags(p, QStringLiteral("default_headers")));
}

QString openAiTypeScript(const SnippetParts &p)
{
    return QStringLiteral("import OpenAI from 'openai';\n\n"
                          "const client = new OpenAI({\n  baseURL: '%1',\n  apiKey: %2,\n%3});")
        .arg(p.address, jsKey(p), jsTags(p, QStringLiteral("defaultHeaders"), 2));
}

struct AiSdkNames {
    QString package;
    QString create;
    QString name;
    QString model; ///< how a model is made
};

AiSdkNames aiSdkNames(const SnippetParts &p)
{
    switch (p.format) {
    case WireFormat::Anthropic:
        return {QStringLiteral("@ai-sdk/anthropic"), QStringLiteral("createAnthropic"), QStringLiteral("anthropic"),
            QStringLiteral("anthropic('%1')").arg(p.model)};
    case WireFormat::Gemini:
        return {QStringLiteral("@ai-sdk/google"), QStringLiteral("createGoogleGenerativeAI"), QStringLiteral("google"),
            QStringLiteral("google('%1')").arg(p.model)};
    case WireFormat::OpenAiResponses:
        return {QStringLiteral("@ai-sdk/openai"), QStringLiteral("createOpenAI"), QStringLiteral("openai"),
            QStringLiteral("openai.responses('%1')").arg(p.model)};
    default:
        return {QStringLiteral("@ai-sdk/openai"), QStringLiteral("createOpenAI"), QStringLiteral("openai"),
            QStringLiteral("openai.chat('%1')").arg(p.model)};
    }
}

QString aiSdkProvider(const SnippetParts &p, const AiSdkNames &names)
{
    return QStringLiteral("const %1 = %2({\n  baseURL: '%3',\n  apiKey: %4,\n%5});")
        .arg(names.name, names.create, p.address, jsKey(p), jsTags(p, QStringLiteral("headers"), 2));
}

QString aiSdk(const SnippetParts &p)
{
    const AiSdkNames names = aiSdkNames(p);
    return QStringLiteral("import { %1 } from '%2';\nimport { generateText } from 'ai';\n\n%3\n\n"
                          "const { text } = await generateText({\n  model: %4,\n  prompt: 'Hello',\n});")
        .arg(names.create, names.package, aiSdkProvider(p, names), names.model);
}

QString assistantUi(const SnippetParts &p)
{
    const AiSdkNames names = aiSdkNames(p);
    return QStringLiteral("import { %1 } from '%2';\nimport { convertToModelMessages, streamText } from 'ai';\n\n%3\n\n"
                          "export async function POST(req: Request) {\n"
                          "  const { messages } = await req.json();\n"
                          "  const result = streamText({\n    model: %4,\n"
                          "    messages: await convertToModelMessages(messages),\n  });\n"
                          "  return result.toUIMessageStreamResponse();\n}")
        .arg(names.create, names.package, aiSdkProvider(p, names), names.model);
}

QList<ClientSnippet> anthropicSdk(const SnippetParts &p)
{
    return {snippet("TypeScript",
                QStringLiteral("import Anthropic from '@anthropic-ai/sdk';\n\n"
                               "const client = new Anthropic({\n  baseURL: '%1',\n  apiKey: %2,\n%3});")
                    .arg(p.root, jsKey(p), jsTags(p, QStringLiteral("defaultHeaders"), 2))),
        snippet("Python",
            pyImports(p, QStringLiteral("from anthropic import Anthropic"))
                + QStringLiteral("client = Anthropic(\n    base_url=\"%1\",\n    api_key=%2,\n%3)")
                      .arg(p.root, pyKey(p), pyTags(p, QStringLiteral("default_headers"))))};
}

QList<ClientSnippet> googleGenAi(const SnippetParts &p)
{
    return {snippet("TypeScript",
                QStringLiteral("import { GoogleGenAI } from '@google/genai';\n\n"
                               "const ai = new GoogleGenAI({\n  apiKey: %2,\n  httpOptions: {\n    baseUrl: '%1',\n%3  },\n});")
                    .arg(p.root, jsKey(p), jsTags(p, QStringLiteral("headers"), 4))),
        snippet("Python",
            pyImports(p, QStringLiteral("from google import genai\nfrom google.genai import types"))
                + QStringLiteral("client = genai.Client(\n    api_key=%2,\n    http_options=types.HttpOptions(\n        base_url=\"%1\",\n%3    ),\n)")
                      .arg(p.root, pyKey(p), QString(pyTags(p, QStringLiteral("headers"))).replace(QLatin1String("    headers"), QLatin1String("        headers"))))};
}

QList<ClientSnippet> claudeCode(const SnippetParts &p)
{
    const bool bearer = p.keyHeader.compare(QLatin1String("Authorization"), Qt::CaseInsensitive) == 0;
    const QString keyName = bearer ? QStringLiteral("ANTHROPIC_AUTH_TOKEN") : QStringLiteral("ANTHROPIC_API_KEY");
    QString shell = QStringLiteral("export ANTHROPIC_BASE_URL=\"%1\"\n").arg(p.root);
    QString power = QStringLiteral("$env:ANTHROPIC_BASE_URL = \"%1\"\n").arg(p.root);
    if (!p.ownKeys) { // with Anthropic itself it has a key or a login already
        shell += p.keyVariable.isEmpty() ? QStringLiteral("export %1=none\n").arg(keyName)
                                         : QStringLiteral("export %1=\"$%2\"\n").arg(keyName, p.keyVariable);
        power += p.keyVariable.isEmpty() ? QStringLiteral("$env:%1 = \"none\"\n").arg(keyName)
                                         : QStringLiteral("$env:%1 = $env:%2\n").arg(keyName, p.keyVariable);
        shell += QStringLiteral("export ANTHROPIC_MODEL=\"%1\"\n").arg(p.model);
        power += QStringLiteral("$env:ANTHROPIC_MODEL = \"%1\"\n").arg(p.model);
    }
    if (p.tags) {
        shell += QStringLiteral("export ANTHROPIC_CUSTOM_HEADERS=$'%1'\n").arg(tagList(p, QStringLiteral("%1: %2"), QStringLiteral("\\n")));
        power += QStringLiteral("$env:ANTHROPIC_CUSTOM_HEADERS = \"%1\"\n").arg(tagList(p, QStringLiteral("%1: %2"), QStringLiteral("`n")));
    }
    return {snippet("Shell", shell + QLatin1String("claude")), snippet("PowerShell", power + QLatin1String("claude"))};
}

QList<ClientSnippet> codex(const SnippetParts &p)
{
    QString toml = QStringLiteral("model = \"%1\"\nmodel_provider = \"heliograph\"\n\n[model_providers.heliograph]\n"
                                  "name = \"%2, captured\"\nbase_url = \"%3\"\n")
                       .arg(p.model, p.provider, p.address);
    if (!p.keyVariable.isEmpty())
        toml += QStringLiteral("env_key = \"%1\"\n").arg(p.keyVariable);
    toml += QLatin1String("wire_api = \"responses\"\n");
    if (p.tags)
        toml += QStringLiteral("http_headers = { %1 }\n").arg(tagList(p, QStringLiteral("\"%1\" = \"%2\"")));
    QList<ClientSnippet> list{snippet("~/.codex/config.toml", toml)};
    // The variable changes the address of its own provider only, and takes no headers.
    if (p.ownKeys && !p.tags)
        list.append(snippet("Shell", QStringLiteral("export OPENAI_BASE_URL=\"%1\"\ncodex").arg(p.address)));
    return list;
}

QList<ClientSnippet> langGraph(const SnippetParts &p)
{
    const bool responses = p.format == WireFormat::OpenAiResponses;
    return {snippet("TypeScript",
                QStringLiteral("import { ChatOpenAI } from '@langchain/openai';\n"
                               "import { createReactAgent } from '@langchain/langgraph/prebuilt';\n\n"
                               "const model = new ChatOpenAI({\n  model: '%1',\n  apiKey: %3,\n%4"
                               "  configuration: {\n    baseURL: '%2',\n%5  },\n});\n"
                               "const agent = createReactAgent({ llm: model, tools: [] });")
                    .arg(p.model, p.address, jsKey(p), responses ? QStringLiteral("  useResponsesApi: true,\n") : QString(),
                        jsTags(p, QStringLiteral("defaultHeaders"), 4))),
        snippet("Python",
            pyImports(p, QStringLiteral("from langchain_openai import ChatOpenAI\nfrom langgraph.prebuilt import create_react_agent"))
                + QStringLiteral("model = ChatOpenAI(\n    model=\"%1\",\n    base_url=\"%2\",\n    api_key=%3,\n%4%5)\n"
                                 "agent = create_react_agent(model, tools=[])")
                      .arg(p.model, p.address, pyKey(p), responses ? QStringLiteral("    use_responses_api=True,\n") : QString(),
                          pyTags(p, QStringLiteral("default_headers"))))};
}

QString mastra(const SnippetParts &p)
{
    return QStringLiteral("import { Agent } from '@mastra/core/agent';\n\n"
                          "const agent = new Agent({\n  id: 'assistant',\n  name: 'Assistant',\n"
                          "  instructions: 'You are a helpful assistant.',\n  model: {\n    id: 'custom/%1',\n"
                          "    url: '%2',\n    apiKey: %3,\n%4  },\n});")
        .arg(p.model, p.address, jsKey(p), jsTags(p, QStringLiteral("headers"), 4));
}

QString curl(const SnippetParts &p)
{
    QString path = QStringLiteral("/chat/completions");
    QString body = QStringLiteral("{\"model\": \"%1\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}").arg(p.model);
    QStringList lines;
    switch (p.format) {
    case WireFormat::OpenAiResponses:
        path = QStringLiteral("/responses");
        body = QStringLiteral("{\"model\": \"%1\", \"input\": \"Hello\"}").arg(p.model);
        break;
    case WireFormat::Anthropic:
        path = QStringLiteral("/messages");
        body = QStringLiteral("{\"model\": \"%1\", \"max_tokens\": 1024, \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}").arg(p.model);
        lines.append(QStringLiteral("-H \"anthropic-version: 2023-06-01\""));
        break;
    case WireFormat::Gemini:
        path = QStringLiteral("/models/%1:generateContent").arg(p.model);
        body = QStringLiteral("{\"contents\": [{\"parts\": [{\"text\": \"Hello\"}]}]}");
        break;
    default:
        break;
    }
    const bool bearer = p.keyHeader.compare(QLatin1String("Authorization"), Qt::CaseInsensitive) == 0;
    if (!p.keyVariable.isEmpty())
        lines.prepend(QStringLiteral("-H \"%1: %2$%3\"").arg(p.keyHeader, bearer ? QStringLiteral("Bearer ") : QString(), p.keyVariable));
    lines.append(QStringLiteral("-H \"Content-Type: application/json\""));
    const Tags tags = tagsOf(p);
    for (const auto &[name, value] : tags)
        lines.append(QStringLiteral("-H \"%1: %2\"").arg(name, value));
    lines.append(QStringLiteral("-d '%1'").arg(body));
    return QStringLiteral("curl \"%1%2\" \\\n  %3").arg(p.address, path, lines.join(QLatin1String(" \\\n  ")));
}

}

QList<ClientSnippet> snippetCode(CaptureClient client, const SnippetParts &parts)
{
    switch (client) {
    case CaptureClient::OpenAiPython:
        return {snippet("Python", openAiPython(parts))};
    case CaptureClient::OpenAiTypeScript:
        return {snippet("TypeScript", openAiTypeScript(parts))};
    case CaptureClient::AiSdk:
        return {snippet("TypeScript", aiSdk(parts))};
    case CaptureClient::AnthropicSdk:
        return anthropicSdk(parts);
    case CaptureClient::GoogleGenAi:
        return googleGenAi(parts);
    case CaptureClient::ClaudeCode:
        return claudeCode(parts);
    case CaptureClient::Codex:
        return codex(parts);
    case CaptureClient::LangGraph:
        return langGraph(parts);
    case CaptureClient::Mastra:
        return {snippet("TypeScript", mastra(parts))};
    case CaptureClient::AssistantUi:
        return {snippet("app/api/chat/route.ts", assistantUi(parts))};
    case CaptureClient::Curl:
        return {snippet("Shell", curl(parts))};
    }
    return {};
}

}
