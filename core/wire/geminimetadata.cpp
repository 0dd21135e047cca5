#include "core/wire/geminimetadata.h"

#include <QCoreApplication>

namespace heliograph {

namespace {

struct Tr final {
    Q_DECLARE_TR_FUNCTIONS(GeminiAnswer)
};

/// One of groundingChunks: a web page, a place on the map, or a document of the user's.
Citation sourceOf(const Json &chunk)
{
    for (const char *kind : {"web", "maps", "retrievedContext", "image"}) {
        const Json &source = member(chunk, kind);
        if (!source.is_object())
            continue;
        Citation citation{stringMember(source, "uri"), stringMember(source, "title"), {}};
        if (citation.url.isEmpty())
            citation.url = stringMember(source, "sourceUri");
        return citation;
    }
    return {};
}

QString toolOf(const Json &chunks)
{
    const Json &first = chunks.is_array() && !chunks.empty() ? chunks.front() : member(chunks, "");
    if (member(first, "maps").is_object())
        return QStringLiteral("google_maps");
    if (member(first, "retrievedContext").is_object())
        return QStringLiteral("file_search");
    return QStringLiteral("google_search");
}

void addCitation(Citation citation, StreamEvents &events)
{
    if (!citation.url.isEmpty() || !citation.title.isEmpty())
        events.push_back(event::Cited{std::move(citation)});
}

TokenLogProb tokenOf(const Json &candidate)
{
    const Json &logProb = member(candidate, "logProbability");
    return {stringMember(candidate, "token"), logProb.is_number() ? logProb.get<double>() : 0, {}};
}

}

void readGrounding(const Json &metadata, StreamEvents &events, Usage::Count &searches)
{
    if (!metadata.is_object() || metadata.empty())
        return;
    const Json &queries = member(metadata, "webSearchQueries");
    const Json &chunks = member(metadata, "groundingChunks");
    const Json &supports = member(metadata, "groundingSupports");
    if (queries.is_array() && !queries.empty())
        searches = qint64(queries.size());
    ServerTool tool;
    tool.id = QStringLiteral("grounding");
    tool.name = toolOf(chunks);
    if (queries.is_array())
        tool.input = QString::fromUtf8(dumpJson(queries));
    tool.output = QString::fromUtf8(dumpJson(metadata));
    events.push_back(event::ServerToolUse{std::move(tool)});

    std::vector<Citation> sources;
    for (const Json &chunk : chunks.is_array() ? chunks : Json::array())
        sources.push_back(sourceOf(chunk));
    std::vector<bool> quoted(sources.size(), false);
    for (const Json &support : supports.is_array() ? supports : Json::array()) {
        const Json &indices = member(support, "groundingChunkIndices");
        for (const Json &index : indices.is_array() ? indices : Json::array()) {
            const qint64 at = index.is_number_integer() ? index.get<qint64>() : -1;
            if (at < 0 || size_t(at) >= sources.size())
                continue;
            Citation citation = sources[size_t(at)];
            citation.quote = stringMember(member(support, "segment"), "text");
            quoted[size_t(at)] = true;
            addCitation(std::move(citation), events);
        }
    }
    for (size_t i = 0; i < sources.size(); ++i) {
        if (!quoted[i])
            addCitation(sources[i], events);
    }
}

void readCitations(const Json &metadata, StreamEvents &events)
{
    for (const char *key : {"citationSources", "citations"}) {
        const Json &list = member(metadata, key);
        for (const Json &source : list.is_array() ? list : Json::array())
            addCitation({stringMember(source, "uri"), stringMember(source, "title"), {}}, events);
    }
    // Licence, date and place in the text have no words of their own here.
    if (metadata.is_object() && !metadata.empty())
        events.push_back(event::Unknown{dumpJson(Json{{"citationMetadata", metadata}})});
}

void readUrlContext(const Json &metadata, StreamEvents &events)
{
    const Json &pages = member(metadata, "urlMetadata");
    if (!pages.is_array() || pages.empty())
        return;
    ServerTool tool;
    tool.id = QStringLiteral("url_context");
    tool.name = QStringLiteral("url_context");
    Json urls = Json::array();
    for (const Json &page : pages) {
        urls.push_back(member(page, "retrievedUrl"));
        const QString status = stringMember(page, "urlRetrievalStatus");
        tool.failed = tool.failed || status != QLatin1String("URL_RETRIEVAL_STATUS_SUCCESS");
    }
    tool.input = QString::fromUtf8(dumpJson(urls));
    tool.output = QString::fromUtf8(dumpJson(metadata));
    events.push_back(event::ServerToolUse{std::move(tool)});
}

void readLogProbs(const Json &result, StreamEvents &events)
{
    const Json &chosen = member(result, "chosenCandidates");
    const Json &top = member(result, "topCandidates");
    event::LogProbs logProbs;
    for (const Json &candidate : chosen.is_array() ? chosen : Json::array()) {
        TokenLogProb token = tokenOf(candidate);
        const size_t place = logProbs.tokens.size();
        if (top.is_array() && place < top.size()) {
            const Json &others = member(top[place], "candidates");
            for (const Json &other : others.is_array() ? others : Json::array()) {
                const TokenLogProb read = tokenOf(other);
                token.alternatives.emplace_back(read.token, read.logProb);
            }
        }
        logProbs.tokens.push_back(std::move(token));
    }
    if (!logProbs.tokens.empty())
        events.push_back(std::move(logProbs));
}

QString blockedPromptText(const QString &reason, const QString &message)
{
    QString text;
    if (reason == QLatin1String("SAFETY") || reason == QLatin1String("IMAGE_SAFETY"))
        text = Tr::tr("Gemini refused the prompt: its filter takes it for harmful (%1).");
    else if (reason == QLatin1String("BLOCKLIST"))
        text = Tr::tr("Gemini refused the prompt: it contains a blocked term (%1).");
    else if (reason == QLatin1String("PROHIBITED_CONTENT"))
        text = Tr::tr("Gemini refused the prompt: its content is prohibited (%1).");
    else if (reason == QLatin1String("JAILBREAK"))
        text = Tr::tr(
            "Gemini refused the prompt: it takes it for an attempt to get round its rules (%1).");
    else
        text = Tr::tr("Gemini refused the prompt (%1).");
    text = text.arg(reason);
    return message.isEmpty() ? text : text + QLatin1Char(' ') + message;
}

}
