#pragma once

#include "core/providers/provider.h"

#include <QList>
#include <QString>

namespace heliograph {

/// The clients that are told how to reach the capture proxy, in the order in which they are shown.
enum class CaptureClient {
    OpenAiPython,
    OpenAiTypeScript,
    AiSdk,
    AnthropicSdk,
    GoogleGenAi,
    ClaudeCode,
    Codex,
    LangGraph,
    Mastra,
    AssistantUi,
    Curl,
};

QList<CaptureClient> captureClients();
QString clientName(CaptureClient client); ///< "OpenAI SDK, Python": as its makers write it
QString clientId(CaptureClient client); ///< "openai-python": stable, for settings
QString usualProvider(CaptureClient client); ///< id of the provider that most of its users ask: "anthropic" for Claude Code
/// The client speaks a format that the provider understands.
bool worksWith(CaptureClient client, const Provider &provider);

struct SnippetQuestion {
    Provider provider;
    QString baseUrl; ///< CaptureService::baseUrl() of the provider
    Route route = Route::Direct;
    bool tags = false; ///< shows how to name the user and the session of the calls
};

/// What to paste, and where.
struct ClientSnippet {
    QString label; ///< "Python", "~/.codex/config.toml": where it goes
    QString code; ///< ends without a line break; keys are environment variables
};

/// What to paste for this client, the usual way first; empty where it does not work with the provider. Pure.
QList<ClientSnippet> clientSnippets(CaptureClient client, const SnippetQuestion &question);
/// What to know about keys on this route, in a sentence or two.
QString clientNote(CaptureClient client, const SnippetQuestion &question);

/// The provider's address through the proxy for this format, with its version: a provider may serve it under another path than its first.
QString captureAddress(const SnippetQuestion &question, WireFormat format);
/// The same without its version at the end, as SDKs want it that add "/v1" themselves.
QString captureRoot(const QString &address);

}
