#include "core/wire/geminireader.h"

#include "core/wire/errortext.h"
#include "core/wire/geminicallid.h"
#include "core/wire/geminimetadata.h"
#include "core/wire/geminiusage.h"
#include "core/wire/rawjson.h"

#include <algorithm>
#include <array>

namespace heliograph {

namespace {

template <size_t N> bool isOneOf(const std::string &key, const std::array<const char *, N> &known)
{
    return std::any_of(known.begin(), known.end(), [&](const char *word) { return key == word; });
}

bool isTrue(const Json &value)
{
    return value.is_boolean() && value.get<bool>();
}

bool isEmpty(const Json &value)
{
    return value.is_null() || ((value.is_object() || value.is_array()) && value.empty());
}

QString textOf(const Json &value)
{
    return value.is_string() ? toQString(value)
        : value.is_null()    ? QString()
                             : QString::fromUtf8(dumpJson(value));
}

ContentPart::Kind kindOf(const QString &mimeType)
{
    if (mimeType.startsWith(QLatin1String("image/")))
        return ContentPart::Kind::Image;
    if (mimeType.startsWith(QLatin1String("audio/")))
        return ContentPart::Kind::Audio;
    return ContentPart::Kind::File;
}

/// Gemini's words for "nothing to say".
bool isUnspecified(const QString &word)
{
    return word.isEmpty() || word.endsWith(QLatin1String("_UNSPECIFIED"));
}

}

void GeminiReader::read(const Json &json, StreamEvents &events)
{
    m_events = &events;
    if (json.is_array()) {
        for (const Json &element : json)
            readObject(element);
    } else {
        readObject(json);
    }
    m_events = nullptr;
}

void GeminiReader::readObject(const Json &json)
{
    if (!json.is_object() || json.empty()) {
        say(event::Unknown{dumpJson(json)});
        return;
    }
    readStart(json);
    for (const auto &[key, value] : json.items()) {
        if (key == "error" && !isEmpty(value)) {
            m_failed = true;
            say(event::Failed{errorInAnswer(value)});
        } else if (key == "candidates" && value.is_array()) {
            int place = 0;
            for (const Json &candidate : value) {
                if (intMember(candidate, "index").value_or(place) == 0)
                    readCandidate(candidate);
                else
                    say(event::Unknown{dumpJson(candidate)});
                ++place;
            }
        } else if (key == "promptFeedback") {
            readFeedback(value);
        } else if (!isOneOf(key,
                       std::array{"usageMetadata", "modelVersion", "responseId", "createTime"})) {
            keep(key, value);
        }
    }
    readUsage(member(json, "usageMetadata"));
}

void GeminiReader::readStart(const Json &json)
{
    event::Started now{stringMember(json, "responseId"), stringMember(json, "modelVersion")};
    if (now == m_started || (now.id.isEmpty() && now.model.isEmpty()))
        return;
    m_started = now;
    say(std::move(now));
}

void GeminiReader::readCandidate(const Json &candidate)
{
    const Json &content = member(candidate, "content");
    for (const auto &[key, value] : content.items()) {
        if (key == "parts" && value.is_array()) {
            for (const Json &part : value)
                readPart(part);
        } else if (key != "role") {
            keep("content." + key, value);
        }
    }
    if (candidate.is_object()) {
        for (const auto &[key, value] : candidate.items())
            readBeside(key, value);
    }
    const QString reason = stringMember(candidate, "finishReason");
    if (!isUnspecified(reason) && reason != m_finishReason) {
        m_finishReason = reason;
        say(event::Finished{reason});
    }
}

/// What a candidate says beside its content and its end.
void GeminiReader::readBeside(const std::string &key, const Json &value)
{
    if (isOneOf(key, std::array{"content", "finishReason", "index", "tokenCount"}))
        return;
    if (key == "logprobsResult") {
        readLogProbs(value, *m_events);
    } else if (key == "groundingMetadata") {
        if (isNews(key, value))
            readGrounding(value, *m_events, m_searches);
    } else if (key == "citationMetadata") {
        if (isNews(key, value))
            readCitations(value, *m_events);
    } else if (key == "urlContextMetadata" || key == "url_context_metadata") {
        if (isNews(key, value))
            readUrlContext(value, *m_events);
    } else {
        keep(key, value);
    }
}

void GeminiReader::readPart(const Json &part)
{
    if (!part.is_object()) {
        say(event::Unknown{dumpJson(part)});
        return;
    }
    if (const Json &call = member(part, "functionCall"); call.is_object()) {
        readCall(part, call);
        return;
    }
    closeCall();
    if (const Json &text = member(part, "text"); text.is_string()) {
        readText(part, text.get_ref<const std::string &>());
        return;
    }
    if (part.empty())
        return;
    if (part.contains("inlineData") || part.contains("fileData"))
        readMedia(part);
    else if (part.contains("executableCode") || part.contains("codeExecutionResult")
        || part.contains("toolCall") || part.contains("toolResponse"))
        readServerTool(part);
    else if (part.size() > 1 || !part.contains("thoughtSignature"))
        say(event::Unknown{dumpJson(part)});
    block(dumpJson(part));
}

void GeminiReader::readText(const Json &part, const std::string &text)
{
    const bool thought = isTrue(member(part, "thought"));
    if (!text.empty()) {
        QString delta = QString::fromUtf8(text.data(), qsizetype(text.size()));
        if (thought)
            say(event::Reasoning{std::move(delta)});
        else
            say(event::Text{std::move(delta)});
    }
    // A signature belongs to the part that it came with: such a part is neither added to another
    // nor another to it.
    if (part.size() > (part.contains("thought") ? 2U : 1U)) {
        block(dumpJson(part));
        return;
    }
    if (text.empty())
        return;
    if (thought != m_textIsThought)
        endText();
    m_textIsThought = thought;
    m_text += text;
}

void GeminiReader::readMedia(const Json &part)
{
    const Json &inside = member(part, "inlineData");
    const Json &source = inside.is_object() ? inside : member(part, "fileData");
    event::Media media;
    media.part.mimeType = stringMember(source, "mimeType");
    media.part.kind = kindOf(media.part.mimeType);
    media.part.name = stringMember(source, "displayName");
    media.part.url = stringMember(source, "fileUri");
    const Json &data = member(source, "data");
    if (data.is_string()) {
        const auto &base64 = data.get_ref<const std::string &>();
        media.part.data = QByteArray::fromBase64(
            QByteArray::fromRawData(base64.data(), qsizetype(base64.size())));
    }
    say(std::move(media));
}

void GeminiReader::readServerTool(const Json &part)
{
    for (const auto &[key, value] : part.items()) {
        ServerTool tool;
        tool.id = stringMember(value, "id");
        if (key == "executableCode") {
            if (tool.id.isEmpty())
                tool.id = QStringLiteral("code_execution_%1").arg(m_codeRuns);
            ++m_codeRuns;
            m_codeId = tool.id;
            tool.name = QStringLiteral("code_execution");
            tool.input = stringMember(value, "code");
        } else if (key == "codeExecutionResult") {
            const QString outcome = stringMember(value, "outcome");
            if (tool.id.isEmpty())
                tool.id = m_codeId;
            tool.name = QStringLiteral("code_execution");
            tool.output = stringMember(value, "output");
            if (tool.output.isEmpty())
                tool.output = outcome;
            tool.failed = !isUnspecified(outcome) && outcome != QLatin1String("OUTCOME_OK");
        } else if (key == "toolCall" || key == "toolResponse") {
            tool.name = stringMember(value, "toolType").toLower();
            tool.input = textOf(member(value, "args"));
            tool.output = textOf(member(value, "response"));
        } else {
            continue;
        }
        say(event::ServerToolUse{std::move(tool)});
    }
}

void GeminiReader::readCall(const Json &part, const Json &call)
{
    const QString name = stringMember(call, "name");
    const QString id = stringMember(call, "id");
    const Json &pieces = member(call, "partialArgs");
    const Json &args = member(call, "args");
    const bool goesOn = isTrue(member(call, "willContinue"));
    const bool another = !name.isEmpty()
        && !(m_call && !id.isEmpty() && m_call->wireId == id && m_call->name == name);
    if (another) {
        closeCall();
        if (!goesOn && !pieces.is_array()) {
            readWholeCall(part, call);
            return;
        }
    }
    if (!m_call && !another) {
        // Where no call is open, an empty one ends nothing.
        if (!isEmpty(args) || !isEmpty(pieces) || part.size() > 1)
            say(event::Unknown{dumpJson(part)});
        return;
    }

    event::ToolCallDelta delta;
    if (another) {
        endText();
        delta.id = id.isEmpty() ? madeCallId(m_started.id, m_calls, name) : id;
        delta.name = name;
        m_call = Call{m_calls++, name, id, {}, {}};
    }
    if (m_call->signature.is_null())
        m_call->signature = member(part, "thoughtSignature");
    QByteArray text;
    m_call->arguments.addMembers(args, text);
    for (const Json &piece : pieces.is_array() ? pieces : Json::array()) {
        if (!m_call->arguments.add(piece, text))
            say(event::Unknown{dumpJson(piece)});
    }
    delta.index = m_call->index;
    delta.arguments = QString::fromUtf8(text);
    if (another || !text.isEmpty())
        say(std::move(delta));
    if (!goesOn)
        closeCall();
}

void GeminiReader::readWholeCall(const Json &part, const Json &call)
{
    const QString id = stringMember(call, "id");
    const Json &args = member(call, "args");
    event::ToolCallDelta delta;
    delta.index = m_calls++;
    delta.name = stringMember(call, "name");
    delta.id = id.isEmpty() ? madeCallId(m_started.id, delta.index, delta.name) : id;
    delta.arguments = args.is_null() ? QStringLiteral("{}") : QString::fromUtf8(dumpJson(args));
    say(std::move(delta));
    block(dumpJson(part));
}

/// The call that came in pieces is complete.
void GeminiReader::closeCall()
{
    if (!m_call)
        return;
    event::ToolCallDelta delta;
    delta.index = m_call->index;
    delta.arguments = QString::fromUtf8(m_call->arguments.close());
    say(std::move(delta));
    RawObject call;
    if (!m_call->wireId.isEmpty())
        call.addString("id", m_call->wireId);
    call.addString("name", m_call->name);
    call.add("args", dumpJson(m_call->arguments.value()));
    RawObject part;
    part.add("functionCall", call.text());
    if (m_call->signature.is_string())
        part.add("thoughtSignature", dumpJson(m_call->signature));
    m_call.reset();
    block(part.text());
}

/// A finished part, behind the text before it.
void GeminiReader::block(QByteArray json)
{
    endText();
    say(event::Block{std::move(json)});
}

void GeminiReader::endText()
{
    if (m_text.empty())
        return;
    RawObject part;
    part.add("text", dumpJson(Json(std::exchange(m_text, {}))));
    if (m_textIsThought)
        part.add("thought", "true");
    say(event::Block{part.text()});
}

void GeminiReader::readUsage(const Json &json)
{
    if (!json.is_object())
        return;
    for (const char *key : {"serviceTier", "trafficType"}) {
        const QString tier = stringMember(json, key);
        if (isUnspecified(tier))
            continue;
        if (tier != m_tier)
            say(event::ServiceTier{tier});
        m_tier = tier;
        break;
    }
    Usage usage = geminiUsage(json);
    if (usage.empty())
        return;
    usage.webSearches = m_searches;
    if (usage == m_usage)
        return;
    m_usage = usage;
    say(event::UsageReport{usage});
}

void GeminiReader::readFeedback(const Json &feedback)
{
    const QString reason = stringMember(feedback, "blockReason");
    if (isUnspecified(reason) || m_blocked) {
        keep("promptFeedback", feedback);
        return;
    }
    m_blocked = true;
    Json rest = feedback;
    rest.erase("blockReason");
    rest.erase("blockReasonMessage");
    keep("promptFeedback", rest);
    const QString words = blockedPromptText(reason, stringMember(feedback, "blockReasonMessage"));
    say(event::Finished{reason});
    say(event::Failed{{ErrorKind::Request, words, 0, {}}});
}

/// Whether a piece says of this something else than the pieces before; an empty value says nothing.
bool GeminiReader::isNews(const std::string &key, const Json &value)
{
    if (isEmpty(value))
        return false;
    QByteArray text = dumpJson(value);
    QByteArray &last = m_kept[key];
    if (text == last)
        return false;
    last = std::move(text);
    return true;
}

void GeminiReader::keep(const std::string &key, const Json &value)
{
    if (isNews(key, value))
        say(event::Unknown{dumpJson(Json{{key, value}})});
}

void GeminiReader::finish(bool cut, StreamEvents &events)
{
    m_events = &events;
    const bool ended = !m_finishReason.isEmpty() && !cut;
    if (ended)
        closeCall(); // the last piece of a call may be missing
    endText();
    if ((ended || m_blocked) && !m_failed)
        say(event::End{});
    m_events = nullptr;
}

}
