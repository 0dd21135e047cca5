#include "core/capture/clientsnippets.h"

#include "core/capture/snippetcode.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(ClientSnippets)
};

struct Row {
    CaptureClient client;
    const char *name;
    const char *id;
    QList<WireFormat> formats; ///< that it speaks, the usual one first
};

const QList<Row> &rows()
{
    using F = WireFormat;
    static const QList<F> any{F::OpenAiChat, F::OpenAiResponses, F::Anthropic, F::Gemini};
    static const QList<Row> table{
        {CaptureClient::OpenAiPython, "OpenAI SDK, Python", "openai-python", {F::OpenAiChat, F::OpenAiResponses}},
        {CaptureClient::OpenAiTypeScript, "OpenAI SDK, TypeScript", "openai-typescript", {F::OpenAiChat, F::OpenAiResponses}},
        {CaptureClient::AiSdk, "AI SDK", "ai-sdk", any},
        {CaptureClient::AnthropicSdk, "Anthropic SDK", "anthropic-sdk", {F::Anthropic}},
        {CaptureClient::GoogleGenAi, "Google GenAI", "google-genai", {F::Gemini}},
        {CaptureClient::ClaudeCode, "Claude Code", "claude-code", {F::Anthropic}},
        {CaptureClient::Codex, "Codex", "codex", {F::OpenAiResponses}},
        {CaptureClient::LangGraph, "LangGraph", "langgraph", {F::OpenAiChat, F::OpenAiResponses}},
        {CaptureClient::Mastra, "Mastra", "mastra", {F::OpenAiChat}},
        {CaptureClient::AssistantUi, "assistant-ui", "assistant-ui", any},
        {CaptureClient::Curl, "curl", "curl", any},
    };
    return table;
}

const Row &rowOf(CaptureClient client)
{
    for (const Row &row : rows()) {
        if (row.client == client)
            return row;
    }
    return rows().first();
}

/// The format the client is set up for: the provider's own where the client has it, else the first they share.
WireFormat formatFor(CaptureClient client, const Provider &provider)
{
    const QList<WireFormat> &formats = rowOf(client).formats;
    if (formats.contains(provider.format))
        return provider.format;
    for (const WireFormat format : formats) {
        if (provider.speaks(format))
            return format;
    }
    return WireFormat::Unknown;
}

}

QList<CaptureClient> captureClients()
{
    QList<CaptureClient> clients;
    for (const Row &row : rows())
        clients.append(row.client);
    return clients;
}

QString clientName(CaptureClient client)
{
    return QLatin1String(rowOf(client).name);
}

QString clientId(CaptureClient client)
{
    return QLatin1String(rowOf(client).id);
}

QString usualProvider(CaptureClient client)
{
    switch (rowOf(client).formats.first()) {
    case WireFormat::Anthropic:
        return QStringLiteral("anthropic");
    case WireFormat::Gemini:
        return QStringLiteral("gemini");
    default:
        return QStringLiteral("openai");
    }
}

bool worksWith(CaptureClient client, const Provider &provider)
{
    const WireFormat format = formatFor(client, provider);
    // Vertex has the project in its path and no key that these SDKs could send.
    return format != WireFormat::Unknown && (format != WireFormat::Gemini || provider.urlForm == UrlForm::Plain);
}

QString captureAddress(const SnippetQuestion &question, WireFormat format)
{
    const Provider &provider = question.provider;
    QString path = QUrl(provider.directUrl).path();
    while (path.endsWith(u'/'))
        path.chop(1);
    QString address = question.baseUrl;
    const QString version = path.mid(captureRoot(path).size());
    const bool rooted = provider.format == WireFormat::Anthropic || provider.format == WireFormat::Gemini;
    if (rooted && !address.endsWith(version)) // the service gives these as their own SDKs want them
        address += version;
    const QString other = provider.spoken(format).path;
    // As everywhere else: a path of the user's own is left alone.
    if (other.isEmpty() || path != provider.builtInPath || !address.endsWith(path))
        return address;
    return address.chopped(path.size()) + other;
}

QString captureRoot(const QString &address)
{
    static const QRegularExpression version(QStringLiteral("/v1(?:beta\\d*|alpha)?/*\\z"));
    return QString(address).remove(version);
}

QList<ClientSnippet> clientSnippets(CaptureClient client, const SnippetQuestion &question)
{
    if (!worksWith(client, question.provider))
        return {};
    SnippetParts parts;
    parts.format = formatFor(client, question.provider);
    parts.address = captureAddress(question, parts.format);
    parts.root = captureRoot(parts.address);
    parts.keyVariable = question.provider.keyVariable;
    const QString ownHeader = question.provider.spoken(parts.format).authHeader;
    parts.keyHeader = ownHeader.isEmpty() ? question.provider.authHeader : ownHeader;
    parts.model = question.provider.models.value(0, QStringLiteral("MODEL"));
    parts.provider = question.provider.name;
    parts.ownKeys = question.provider.id == QLatin1String("openai") || question.provider.id == QLatin1String("anthropic");
    parts.tags = question.tags;
    return snippetCode(client, parts);
}

QString clientNote(CaptureClient client, const SnippetQuestion &question)
{
    const QString &name = question.provider.name;
    QString note;
    if (question.provider.demo)
        note = Tr::tr("The demo provider needs no key: try it before you change a program.");
    else if (!question.provider.takesKey())
        note = Tr::tr("%1 needs no key.").arg(name);
    else if (question.route == Route::Helicone && question.provider.gateway)
        note = Tr::tr("The program sends your Helicone key as before. It is passed on and not kept.");
    else if (question.route == Route::Helicone)
        note = Tr::tr("The program sends its %1 key as before; your Helicone key is added on the way. Neither is kept.").arg(name);
    else
        note = Tr::tr("The program sends its %1 key as before. It is passed on and not kept.").arg(name);
    if (client == CaptureClient::ClaudeCode && question.provider.id == QLatin1String("anthropic"))
        note += QLatin1Char(' ') + Tr::tr("A login with a Claude subscription works too.");
    if (client == CaptureClient::Codex)
        note += QLatin1Char(' ') + Tr::tr("Codex reads its key from %1, not from a ChatGPT login.").arg(question.provider.keyVariable);
    if (client == CaptureClient::GoogleGenAi)
        note += QLatin1Char(' ') + Tr::tr("The address has no version at its end: the SDK adds it.");
    return note;
}

}
