#include "core/base/json.h"
#include "core/wire/answerreader.h"
#include "core/wire/errortext.h"
#include "core/wire/openaichat.h"
#include "core/wire/openaichatcalls.h"
#include "core/wire/openaichatturn.h"
#include "core/wire/openaishared.h"
#include "core/wire/openaiusage.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <map>

namespace heliograph {

namespace {

template <typename List> bool contains(const List &list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

class ChatReader final : public AnswerReader
{
public:
    void readEvent(
        const QByteArray &type, const Json &json, QByteArrayView, StreamEvents &events) override;
    bool readMarker(QByteArrayView text, StreamEvents &events) override;
    void readWhole(const Json &json, QByteArrayView, StreamEvents &events) override;

private:
    bool readObject(const Json &json, StreamEvents &events);
    void readMember(const std::string &key, const Json &value, StreamEvents &events);
    void readStart(const Json &json, StreamEvents &events);
    void readChoice(const Json &choice, StreamEvents &events);
    void readMessage(const Json &message, StreamEvents &events);
    void readContent(const Json &content, QString &text, QString &reasoning, StreamEvents &events);
    void readReasoningDetails(const Json &details, QString &reasoning) const;
    void readToolCalls(const Json &calls, StreamEvents &events);
    void readAudio(const Json &audio, QString &text);
    void readCitations(const Json &list, StreamEvents &events);
    void readExecutedTools(const Json &list, StreamEvents &events);
    void readLogProbs(const Json &logProbs, StreamEvents &events);
    void readUsage(const Json &usage, StreamEvents &events);
    void unknown(const std::string &key, const Json &value, StreamEvents &events);
    void end(StreamEvents &events);

    std::string m_startedId; ///< as they came, to see quickly that nothing is new
    std::string m_startedModel;
    Usage m_usage;
    std::optional<Money> m_cost;
    std::string m_tier;
    ChatCallSlots m_calls;
    ChatTurn m_turn;
    QByteArray m_audio;
    QSet<QString> m_cited; ///< addresses
    std::map<std::string, Json> m_seen; ///< unknown members and lists, as they were last
    bool m_content = false; ///< a piece of the message came
};

void ChatReader::readEvent(
    const QByteArray &type, const Json &json, QByteArrayView, StreamEvents &events)
{
    if (type == "error" && member(json, "error").is_null()) {
        events.push_back(event::Failed{errorInAnswer(json)});
        return;
    }
    readObject(json, events);
    // Perplexity's own end marker.
    if (textView(member(json, "object")) == "chat.completion.done")
        end(events);
}

bool ChatReader::readMarker(QByteArrayView text, StreamEvents &events)
{
    if (text != "[DONE]")
        return false;
    end(events);
    return true;
}

void ChatReader::readWhole(const Json &json, QByteArrayView, StreamEvents &events)
{
    if (readObject(json, events) && !listOf(member(json, "choices")).empty())
        end(events);
}

void ChatReader::end(StreamEvents &events)
{
    if (!m_audio.isEmpty()) {
        ContentPart part;
        part.kind = ContentPart::Kind::Audio;
        part.mimeType = audioType(m_audio);
        part.data = std::move(m_audio);
        events.push_back(event::Media{std::move(part)});
    }
    if (!m_turn.empty())
        events.push_back(event::Block{m_turn.json()});
    events.push_back(event::End{});
}

/// Chunk or whole: the members have the same names. False where it is an error or no answer.
bool ChatReader::readObject(const Json &json, StreamEvents &events)
{
    const Json &error = member(json, "error");
    if (!saysNothing(error)) {
        events.push_back(event::Failed{errorInAnswer(error)});
        return false;
    }
    const Json &choices = member(json, "choices");
    if (!choices.is_array() && !member(json, "usage").is_object()
        && !member(json, "x_groq").is_object()) {
        events.push_back(event::Unknown{dumpJson(json)});
        return false;
    }
    readStart(json, events);
    for (const Json &choice : listOf(choices)) {
        if (intMember(choice, "index").value_or(0) == 0)
            readChoice(choice, events);
        else
            events.push_back(event::Unknown{dumpJson(choice)});
    }
    if (json.is_object()) {
        // Those with titles before the bare addresses.
        if (const Json &results = member(json, "search_results"); results.is_array())
            readMember("search_results", results, events);
        for (const auto &[key, value] : json.items()) {
            if (!saysNothing(value))
                readMember(key, value, events);
        }
    }
    return choices.is_array();
}

void ChatReader::readMember(const std::string &key, const Json &value, StreamEvents &events)
{
    constexpr std::array<std::string_view, 10> known{"choices", "id", "object", "created", "model",
        "system_fingerprint", "obfuscation", "error", "provider", "nonce"};
    if (contains(known, key))
        return;
    if (key == "usage") {
        readUsage(value, events);
    } else if (key == "x_groq") {
        readUsage(member(value, "usage"), events);
        const Json &error = member(value, "error");
        if (!saysNothing(error))
            events.push_back(event::Failed{errorInAnswer(error)});
    } else if (key == "service_tier") {
        if (value.is_string() && textView(value) != m_tier) {
            m_tier = textView(value);
            events.push_back(event::ServiceTier{toQString(value)});
        }
    } else if (key == "citations" || key == "search_results") {
        Json &seen = m_seen[key]; // repeated in every chunk
        if (seen == value)
            return;
        seen = value;
        readCitations(value, events);
    } else {
        unknown(key, value, events);
    }
}

/// Told once, and again when it has changed.
void ChatReader::unknown(const std::string &key, const Json &value, StreamEvents &events)
{
    Json &seen = m_seen[key];
    if (seen == value)
        return;
    seen = value;
    events.push_back(event::Unknown{dumpJson(Json{{key, value}})});
}

void ChatReader::readStart(const Json &json, StreamEvents &events)
{
    const std::string_view id = textView(member(json, "id"));
    const std::string_view model = textView(member(json, "model"));
    if ((id.empty() && model.empty()) || (id == m_startedId && model == m_startedModel))
        return;
    m_startedId = id;
    m_startedModel = model;
    events.push_back(event::Started{stringMember(json, "id"), stringMember(json, "model")});
}

void ChatReader::readChoice(const Json &choice, StreamEvents &events)
{
    const Json &delta = member(choice, "delta");
    const Json &message = member(choice, "message");
    if (delta.is_object() && !delta.empty())
        readMessage(delta, events);
    // Perplexity repeats the whole message at the end: it counts only where no piece of it came
    // before.
    else if (message.is_object() && !m_content)
        readMessage(message, events);
    else if (const Json &text = member(choice, "text"); text.is_string() && !saysNothing(text))
        events.push_back(event::Text{toQString(text)});

    constexpr std::array<std::string_view, 10> known{"index", "delta", "message", "text",
        "finish_reason", "native_finish_reason", "matched_stop", "stop_reason", "seed",
        "token_ids"};
    for (const auto &[key, value] : choice.items()) {
        if (saysNothing(value) || contains(known, key))
            continue;
        if (key == "logprobs")
            readLogProbs(value, events);
        else if (key == "usage") // Moonshot
            readUsage(value, events);
        else
            unknown(key, value, events);
    }
    const Json &reason = member(choice, "finish_reason");
    if (!saysNothing(reason) && reason.is_string())
        events.push_back(event::Finished{toQString(reason)});
}

void ChatReader::readMessage(const Json &message, StreamEvents &events)
{
    constexpr std::array<std::string_view, 6> silent{
        "role", "obfuscation", "index", "token_ids", "reasoning_opaque", "phase"};
    const size_t before = events.size();
    QString text;
    QString reasoning;
    const Json *reasoningAgain = nullptr; // under another name
    const Json *details = nullptr;
    const Json *refusal = nullptr;
    const Json *calls = nullptr;
    for (const auto &[key, value] : message.items()) {
        if (saysNothing(value))
            continue;
        if (key == "content") {
            readContent(value, text, reasoning, events);
            m_turn.addContent(value);
            continue;
        }
        if (key == "tool_calls") {
            calls = &value;
            continue;
        }
        m_turn.add(key, value);
        if (key == "reasoning_content")
            reasoning += toQString(value);
        else if (key == "reasoning" || key == "reasoning_text")
            reasoningAgain = &value;
        else if (key == "reasoning_details")
            details = &value;
        else if (key == "refusal")
            refusal = &value;
        else if (key == "audio")
            readAudio(value, text);
        else if (key == "annotations" || key == "citations")
            readCitations(value, events);
        else if (key == "executed_tools")
            readExecutedTools(value, events);
        else if (key == "images") {
            for (const Json &image : listOf(value)) {
                const QString url = stringMember(member(image, "image_url"), "url");
                if (!url.isEmpty())
                    events.push_back(event::Media{imageFromUrl(url)});
            }
        } else if (key == "function_call") // until 2023
            calls = calls ? calls : &value;
        else if (!contains(silent, key))
            unknown(key, value, events);
    }
    // Groq, OpenRouter and Ollama call it reasoning; who sends both names sends the same text
    // twice.
    if (reasoning.isEmpty() && reasoningAgain)
        reasoning = toQString(*reasoningAgain);
    if (reasoning.isEmpty() && details)
        readReasoningDetails(*details, reasoning);
    if (!reasoning.isEmpty())
        events.push_back(event::Reasoning{reasoning});
    if (!text.isEmpty())
        events.push_back(event::Text{text});
    if (refusal && refusal->is_string())
        events.push_back(event::Refusal{toQString(*refusal)});
    if (calls)
        readToolCalls(*calls, events);
    m_content = m_content || events.size() > before;
}

/// A text, or a list of parts (Mistral), whose thinking goes to reasoning.
void ChatReader::readContent(
    const Json &content, QString &text, QString &reasoning, StreamEvents &events)
{
    if (content.is_string()) {
        text += toQString(content);
        return;
    }
    for (const Json &part : listOf(content)) {
        const Json &thinking = member(part, "thinking");
        const QString image = stringMember(member(part, "image_url"), "url");
        if (thinking.is_string()) {
            reasoning += toQString(thinking);
        } else if (thinking.is_array()) {
            QString nested;
            readContent(thinking, reasoning, nested, events);
        } else if (member(part, "text").is_string()) {
            text += stringMember(part, "text");
        } else if (!image.isEmpty()) {
            events.push_back(event::Media{imageFromUrl(image)});
        } else {
            events.push_back(event::Unknown{dumpJson(part)});
        }
    }
}

void ChatReader::readReasoningDetails(const Json &details, QString &reasoning) const
{
    for (const Json &detail : listOf(details)) {
        for (const char *key : {"text", "summary"})
            reasoning += stringMember(detail, key);
    }
}

void ChatReader::readToolCalls(const Json &calls, StreamEvents &events)
{
    bool first = true;
    const auto read = [&](const Json &call) {
        const bool custom = member(call, "custom").is_object();
        const Json &inner = member(call, custom ? "custom" : "function");
        const Json &arguments = member(inner, custom ? "input" : "arguments");
        const std::string_view text = textView(arguments);
        const size_t slot = m_calls.of(call, textView(member(inner, "name")), text, first);
        first = false;
        event::ToolCallDelta delta{
            int(slot), stringMember(call, "id"), stringMember(inner, "name"), {}, custom};
        const bool isNew = m_calls.take(slot, text);
        if (isNew)
            delta.arguments = textOrJson(arguments);
        events.push_back(std::move(delta));
        if (isNew && calls.is_array())
            m_turn.addToolCall(slot, call);
    };
    if (calls.is_object()) {
        read(Json{{"function", calls}, {"index", 0}});
        return;
    }
    for (const Json &call : listOf(calls))
        read(call);
}

/// What is spoken comes as base64, each piece on its own, beside its text.
void ChatReader::readAudio(const Json &audio, QString &text)
{
    const std::string_view data = textView(member(audio, "data"));
    m_audio += QByteArray::fromBase64(QByteArray::fromRawData(data.data(), qsizetype(data.size())));
    text += stringMember(audio, "transcript");
}

/// Perplexity repeats its sources in every chunk: bare addresses in one list, the same with titles
/// in another.
void ChatReader::readCitations(const Json &list, StreamEvents &events)
{
    for (const Json &item : listOf(list)) {
        Citation citation;
        if (item.is_string()) {
            citation.url = toQString(item);
        } else if (auto annotated = openAiCitation(item)) {
            events.push_back(event::Cited{std::move(*annotated)});
            continue;
        } else {
            citation = {stringMember(item, "url"), stringMember(item, "title"),
                stringMember(item, "snippet")};
            if (citation.url.isEmpty() && citation.title.isEmpty()) {
                events.push_back(event::Unknown{dumpJson(item)});
                continue;
            }
        }
        if (m_cited.contains(citation.url))
            continue;
        m_cited.insert(citation.url);
        events.push_back(event::Cited{std::move(citation)});
    }
}

/// Groq's own tools: each is told when it begins, and again with what it gave.
void ChatReader::readExecutedTools(const Json &list, StreamEvents &events)
{
    qint64 place = 0;
    for (const Json &item : listOf(list)) {
        ServerTool tool;
        const QString id = stringMember(item, "id");
        tool.id = id.isEmpty()
            ? QStringLiteral("executed_tools.%1").arg(intMember(item, "index").value_or(place))
            : id;
        tool.name = stringMember(item, "name");
        if (tool.name.isEmpty())
            tool.name = stringMember(item, "type");
        tool.input = textOrJson(member(item, "arguments"));
        for (const char *key : {"output", "search_results", "code_results", "browser_results"}) {
            if (tool.output.isEmpty() && !saysNothing(member(item, key)))
                tool.output = textOrJson(member(item, key));
        }
        events.push_back(event::ServerToolUse{std::move(tool)});
        ++place;
    }
}

void ChatReader::readLogProbs(const Json &logProbs, StreamEvents &events)
{
    for (const char *key : {"content", "refusal"}) {
        auto tokens = openAiLogProbs(member(logProbs, key));
        if (!tokens.empty())
            events.push_back(event::LogProbs{std::move(tokens)});
    }
    // The form of the older completions, which Together still has.
    const Json &texts = listOf(member(logProbs, "tokens"));
    const Json &numbers = listOf(member(logProbs, "token_logprobs"));
    std::vector<TokenLogProb> tokens;
    for (size_t i = 0; i < std::min(texts.size(), numbers.size()); ++i) {
        if (texts[i].is_string() && numbers[i].is_number())
            tokens.push_back({toQString(texts[i]), numbers[i].get<double>(), {}});
    }
    if (!tokens.empty())
        events.push_back(event::LogProbs{std::move(tokens)});
}

void ChatReader::readUsage(const Json &usage, StreamEvents &events)
{
    if (!usage.is_object())
        return;
    const Usage now = openAiUsage(usage);
    if (!now.empty() && now != m_usage) {
        m_usage = now;
        events.push_back(event::UsageReport{now});
    }
    const auto cost = declaredCost(usage);
    if (cost && cost != m_cost) {
        m_cost = cost;
        events.push_back(event::DeclaredCost{*cost});
    }
}

}

std::unique_ptr<AnswerDecoder> OpenAiChatCodec::decoder(bool streamed) const
{
    auto reader = std::make_unique<ChatReader>();
    return streamed ? streamDecoder(std::move(reader)) : wholeDecoder(std::move(reader));
}

QString OpenAiChatCodec::errorMessage(QByteArrayView body) const
{
    const auto json = parseJson(body.trimmed());
    return json ? errorText(*json).trimmed() : QString();
}

}
