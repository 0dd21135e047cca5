#include "core/base/json.h"
#include "core/wire/answerreader.h"
#include "core/wire/anthropic.h"
#include "core/wire/anthropicblock.h"
#include "core/wire/anthropicusage.h"
#include "core/wire/errortext.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <map>

namespace heliograph {

namespace {

using Keys = std::initializer_list<std::string_view>;

std::string_view textOf(const Json &value)
{
    return value.is_string() ? std::string_view(value.get_ref<const std::string &>())
                             : std::string_view();
}

bool isOneOf(std::string_view key, Keys keys)
{
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

/// Null, "", [], {} and objects of nothing else.
bool saysNothing(const Json &value)
{
    if (value.is_string())
        return textOf(value).empty();
    if (value.is_object())
        return std::all_of(value.begin(), value.end(), saysNothing);
    return value.is_null() || (value.is_array() && value.empty());
}

/// An error object of this API; its types are named in Anthropic's API reference under "Errors".
Error anthropicError(const Json &error)
{
    Error result = errorInAnswer(error);
    const std::string_view type = textOf(member(error, "type"));
    if (type == "not_found_error")
        result.kind = ErrorKind::NotFound;
    else if (isOneOf(type, {"request_too_large", "billing_error"}))
        result.kind = ErrorKind::Request;
    return result;
}

Citation citationOf(const Json &json)
{
    Citation citation;
    citation.url = stringMember(json, "url"); // web_search_result_location
    if (citation.url.isEmpty())
        citation.url = stringMember(json, "source"); // search_result_location
    citation.title = stringMember(json, "title");
    if (citation.title.isEmpty())
        citation.title = stringMember(json, "document_title");
    citation.quote = stringMember(json, "cited_text");
    return citation;
}

/// What a usage object says that Usage has no place for. Above all that is an advisor: another
/// model at other prices, whose tokens are in no total, so that they are at least shown.
Json unknownUsage(const Json &usage)
{
    Json kept = Json::object();
    for (const auto &[key, value] : usage.items()) {
        if (key == "iterations" && value.is_array()) {
            Json advisors = Json::array();
            std::copy_if(value.begin(), value.end(), std::back_inserter(advisors),
                [](const Json &one) { return textOf(member(one, "type")) == "advisor_message"; });
            if (!advisors.empty())
                kept[key] = std::move(advisors);
        } else if (!saysNothing(value)
            && !isOneOf(textOf(value), {"standard", "global", "not_available"})
            && !isOneOf(key,
                {"input_tokens", "output_tokens", "cache_creation_input_tokens",
                    "cache_read_input_tokens", "cache_creation", "output_tokens_details",
                    "server_tool_use", "service_tier"})) {
            // "speed": "fast", "inference_geo": "us" and the like, which change the price.
            kept[key] = value;
        }
    }
    return kept;
}

/// Reads the events of one stream, or a whole message as if it had come as one.
class MessagesReader final : public AnswerReader
{
public:
    void readEvent(const QByteArray &sseType, const Json &json, QByteArrayView raw,
        StreamEvents &events) override;
    void readWhole(const Json &json, QByteArrayView raw, StreamEvents &events) override;
    /// OpenAI's end marker, which some proxies append: it proves nothing here.
    bool readMarker(QByteArrayView text, StreamEvents &) override { return text == "[DONE]"; }
    /// A stream may go on with a further message; so the end is said when there is none.
    void finish(StreamEvents &events) override
    {
        if (m_stopped)
            events.push_back(event::End{});
    }

private:
    bool startMessage(const Json &message, StreamEvents &events);
    void readDelta(const Json &json, QByteArrayView raw, StreamEvents &events);
    void readEnding(const Json &ending, StreamEvents &events);
    void readUsage(const Json &usage, bool final, StreamEvents &events);
    void keepUnknown(const Json &object, Keys known, StreamEvents &events);

    AnthropicBlock &openBlock(qint64 index, const Json &start, StreamEvents &events);
    AnthropicBlock *blockFor(qint64 index, std::string_view delta, StreamEvents &events);
    void closeBlock(qint64 index, StreamEvents &events);
    void closeAll(StreamEvents &events);
    void readToolResult(const AnthropicBlock &block, StreamEvents &events);

    std::map<qint64, AnthropicBlock> m_blocks; ///< those under way, by index
    QSet<QString> m_serverTools; ///< ids whose name is known
    QString m_messageId;
    Json m_usage;
    QString m_tier;
    int m_toolCalls = 0;
    bool m_open = false; ///< a message began and has not stopped
    bool m_stopped = false; ///< the last message has stopped
    bool m_broken = false; ///< a message began inside another: nothing behind it can be told apart
};

void MessagesReader::readEvent(
    const QByteArray &sseType, const Json &json, QByteArrayView raw, StreamEvents &events)
{
    std::string_view type = textOf(member(json, "type"));
    if (type.empty())
        type = std::string_view(sseType.data(), size_t(sseType.size()));
    if (type == "error" || (type.empty() && !member(json, "error").is_null())) {
        const Json &error = member(json, "error");
        events.push_back(event::Failed{anthropicError(error.is_null() ? json : error)});
    } else if (m_broken) {
        events.push_back(event::Unknown{raw.toByteArray()});
    } else if (type == "content_block_delta") {
        readDelta(json, raw, events);
    } else if (type == "content_block_start") {
        const Json &start = member(json, "content_block");
        if (start.is_object())
            openBlock(intMember(json, "index").value_or(0), start, events);
        else
            events.push_back(event::Unknown{raw.toByteArray()});
    } else if (type == "content_block_stop") {
        closeBlock(intMember(json, "index").value_or(0), events);
    } else if (type == "message_start") {
        if (startMessage(member(json, "message"), events))
            events.push_back(event::Unknown{raw.toByteArray()});
    } else if (type == "message_delta") {
        readUsage(member(json, "usage"), true, events);
        keepUnknown(json, {"type", "delta", "usage"}, events);
        readEnding(member(json, "delta"), events);
    } else if (type == "message_stop") {
        closeAll(events);
        keepUnknown(json, {"type"}, events);
        m_open = false;
        m_stopped = true;
    } else if (type != "ping") {
        events.push_back(event::Unknown{raw.toByteArray()});
    }
}

/// True where the message cannot be read.
bool MessagesReader::startMessage(const Json &message, StreamEvents &events)
{
    if (!message.is_object())
        return true;
    const QString id = stringMember(message, "id");
    if (m_open) {
        if (id == m_messageId)
            return false; // sent twice
        m_broken = true;
        events.push_back(event::Failed{{ErrorKind::Malformed,
            QCoreApplication::translate("AnswerDecoder",
                "The answer is not in the expected format: a second message began inside the "
                "first."),
            0, {}}});
        return true;
    }
    closeAll(events);
    m_open = true;
    m_stopped = false;
    m_messageId = id;
    m_usage = Json();
    events.push_back(event::Started{id, stringMember(message, "model")});
    // Content is here from the start where a message goes on after tools that code execution
    // called.
    const Json &content = member(message, "content");
    if (content.is_array()) {
        for (const Json &block : content) {
            openBlock(-1, block, events);
            closeBlock(-1, events);
        }
    }
    const bool ended = !saysNothing(member(message, "stop_reason"));
    readUsage(member(message, "usage"), ended, events);
    readEnding(message, events);
    return false;
}

void MessagesReader::readWhole(const Json &json, QByteArrayView raw, StreamEvents &events)
{
    const Json &error = member(json, "error");
    if (textOf(member(json, "type")) == "error" || !error.is_null()) {
        events.push_back(event::Failed{anthropicError(error.is_null() ? json : error)});
        return;
    }
    if (!member(json, "content").is_array()) {
        events.push_back(event::Unknown{raw.toByteArray()});
        return;
    }
    startMessage(json, events);
    if (textOf(member(json, "type")) == "message" && !saysNothing(member(json, "stop_reason")))
        events.push_back(event::End{});
}

void MessagesReader::readDelta(const Json &json, QByteArrayView raw, StreamEvents &events)
{
    const Json &delta = member(json, "delta");
    const std::string_view type = textOf(member(delta, "type"));
    AnthropicBlock *block = blockFor(intMember(json, "index").value_or(0), type, events);
    const auto piece = [&](std::string_view key) -> const std::string * {
        const Json &text = member(delta, key);
        return text.is_string() ? &text.get_ref<const std::string &>() : nullptr;
    };
    const std::string *text = nullptr;
    if (block == nullptr) {
        events.push_back(event::Unknown{raw.toByteArray()});
    } else if (type == "text_delta" && (text = piece("text"))) {
        block->append("text", *text);
        if (!text->empty())
            events.push_back(event::Text{QString::fromUtf8(text->data(), qsizetype(text->size()))});
    } else if (type == "thinking_delta" && (text = piece("thinking"))) {
        block->append("thinking", *text);
        if (!text->empty())
            events.push_back(
                event::Reasoning{QString::fromUtf8(text->data(), qsizetype(text->size()))});
    } else if (type == "signature_delta" && piece("signature")) {
        block->set("signature", member(delta, "signature"));
    } else if (type == "input_json_delta" && (text = piece("partial_json"))) {
        if (text->empty())
            return;
        block->addInput(*text);
        if (block->toolCall >= 0)
            events.push_back(event::ToolCallDelta{
                block->toolCall, {}, {}, QString::fromUtf8(text->data(), qsizetype(text->size()))});
    } else if (type == "citations_delta" && member(delta, "citation").is_object()) {
        block->addCitation(member(delta, "citation"));
        events.push_back(event::Cited{citationOf(member(delta, "citation"))});
    } else if (type == "compaction_delta") {
        // Comes once and holds the whole summary.
        for (const char *key : {"content", "encrypted_content"}) {
            if (delta.contains(key))
                block->set(key, member(delta, key));
        }
        if (const QString summary = stringMember(delta, "content"); !summary.isEmpty())
            events.push_back(event::Text{summary});
    } else {
        events.push_back(event::Unknown{raw.toByteArray()});
    }
}

/// What says how a message ended: its own members when it is whole, those of message_delta when it
/// is streamed.
void MessagesReader::readEnding(const Json &ending, StreamEvents &events)
{
    const Json &details = member(ending, "stop_details");
    if (const QString words = stringMember(details, "explanation"); !words.isEmpty())
        events.push_back(event::Refusal{words});
    if (details.is_object()) {
        Json rest = details;
        rest.erase("type");
        rest.erase("explanation");
        if (!saysNothing(rest))
            events.push_back(event::Unknown{dumpJson(Json{{"stop_details", rest}})});
    }
    keepUnknown(ending,
        {"type", "id", "role", "model", "content", "usage", "stop_reason", "stop_details"}, events);
    if (const QString reason = stringMember(ending, "stop_reason"); !reason.isEmpty())
        events.push_back(event::Finished{reason});
}

/// final: the counts are those of the end. Before it the output is only what had been written when
/// the stream began, which is no count of the answer.
void MessagesReader::readUsage(const Json &usage, bool final, StreamEvents &events)
{
    if (!usage.is_object())
        return;
    mergeAnthropicUsage(m_usage, usage);
    Usage counts = anthropicUsage(m_usage);
    if (!final)
        counts.output = std::nullopt;
    if (!counts.empty())
        events.push_back(event::UsageReport{counts});
    const QString tier = stringMember(usage, "service_tier");
    if (!tier.isEmpty() && tier != m_tier) {
        m_tier = tier;
        events.push_back(event::ServiceTier{tier});
    }
    if (const Json kept = unknownUsage(usage); !kept.empty())
        events.push_back(event::Unknown{dumpJson(Json{{"usage", kept}})});
}

void MessagesReader::keepUnknown(const Json &object, Keys known, StreamEvents &events)
{
    if (!object.is_object())
        return;
    Json unknown = Json::object();
    for (const auto &[key, value] : object.items()) {
        if (!isOneOf(key, known) && !saysNothing(value))
            unknown[key] = value;
    }
    if (!unknown.empty())
        events.push_back(event::Unknown{dumpJson(unknown)});
}

AnthropicBlock &MessagesReader::openBlock(qint64 index, const Json &start, StreamEvents &events)
{
    closeBlock(index, events);
    AnthropicBlock &block = m_blocks.emplace(index, AnthropicBlock(start)).first->second;
    const std::string_view type = block.type();
    const Json &json = block.json();
    if (type == "text") {
        if (const QString text = stringMember(json, "text"); !text.isEmpty())
            events.push_back(event::Text{text});
        if (const Json &citations = member(json, "citations"); citations.is_array()) {
            for (const Json &citation : citations)
                events.push_back(event::Cited{citationOf(citation)});
        }
    } else if (type == "thinking") {
        if (const QString text = stringMember(json, "thinking"); !text.isEmpty())
            events.push_back(event::Reasoning{text});
    } else if (type == "compaction") {
        if (const QString summary = stringMember(json, "content"); !summary.isEmpty())
            events.push_back(event::Text{summary});
    } else if (type == "tool_use") {
        block.toolCall = m_toolCalls++;
        events.push_back(event::ToolCallDelta{block.toolCall, block.id(), block.name(), {}});
    } else if (type == "server_tool_use" || type == "mcp_tool_use") {
        m_serverTools.insert(block.id());
        events.push_back(event::ServerToolUse{{block.id(), block.name(), {}, {}}});
    } else if (type.ends_with("_tool_result")) {
        readToolResult(block, events);
    } else if (type == "fallback") {
        // From here on another model answers.
        if (const QString model = stringMember(member(json, "to"), "model"); !model.isEmpty())
            events.push_back(event::Started{{}, model});
    } else if (type == "container_upload") {
        ContentPart file;
        file.kind = ContentPart::Kind::File;
        file.fileId = stringMember(json, "file_id");
        events.push_back(event::Media{file});
    } else if (type != "redacted_thinking") {
        events.push_back(event::Unknown{dumpJson(json)});
    }
    return block;
}

/// The block a delta belongs to. Text and thinking make one where none was begun; null where
/// nothing fits.
AnthropicBlock *MessagesReader::blockFor(qint64 index, std::string_view delta, StreamEvents &events)
{
    if (const auto known = m_blocks.find(index); known != m_blocks.end())
        return &known->second;
    if (delta == "text_delta")
        return &openBlock(index, Json{{"type", "text"}, {"text", ""}}, events);
    if (delta == "thinking_delta")
        return &openBlock(index, Json{{"type", "thinking"}, {"thinking", ""}}, events);
    return nullptr;
}

void MessagesReader::closeBlock(qint64 index, StreamEvents &events)
{
    const auto known = m_blocks.find(index);
    if (known == m_blocks.end())
        return;
    const AnthropicBlock &block = known->second;
    const std::string_view type = block.type();
    if (block.toolCall >= 0 && !block.hasInputDeltas())
        events.push_back(event::ToolCallDelta{block.toolCall, {}, {}, block.input()});
    else if (type == "server_tool_use" || type == "mcp_tool_use")
        events.push_back(event::ServerToolUse{{block.id(), block.name(), block.input(), {}}});
    if (QByteArray json = block.toRequest(); !json.isEmpty())
        events.push_back(event::Block{std::move(json)});
    m_blocks.erase(known);
}

void MessagesReader::closeAll(StreamEvents &events)
{
    while (!m_blocks.empty())
        closeBlock(m_blocks.begin()->first, events);
}

/// web_search_tool_result, code_execution_tool_result, mcp_tool_result, advisor_tool_result, …
void MessagesReader::readToolResult(const AnthropicBlock &block, StreamEvents &events)
{
    const Json &json = block.json();
    const Json &content = member(json, "content");
    ServerTool tool;
    tool.id = stringMember(json, "tool_use_id");
    // A result can come in a later message than its call: then only the block's type tells what
    // tool it was.
    if (!m_serverTools.contains(tool.id))
        tool.name = QString::fromUtf8(block.type().data(), qsizetype(block.type().size()))
                        .chopped(qsizetype(qstrlen("_tool_result")));
    tool.output = content.is_string() ? toQString(content) : QString::fromUtf8(dumpJson(content));
    tool.failed =
        member(json, "is_error") == true || textOf(member(content, "type")).ends_with("_error");
    events.push_back(event::ServerToolUse{std::move(tool)});
    // Files that code execution left behind.
    if (const Json &files = member(content, "content"); files.is_array()) {
        for (const Json &output : files) {
            ContentPart file;
            file.kind = ContentPart::Kind::File;
            file.fileId = stringMember(output, "file_id");
            if (!file.fileId.isEmpty())
                events.push_back(event::Media{std::move(file)});
        }
    }
}

}

std::unique_ptr<AnswerDecoder> AnthropicCodec::decoder(bool streamed) const
{
    auto reader = std::make_unique<MessagesReader>();
    return streamed ? streamDecoder(std::move(reader)) : wholeDecoder(std::move(reader));
}

QString AnthropicCodec::errorMessage(QByteArrayView body) const
{
    const auto json = parseJson(body.trimmed());
    return json ? errorText(*json).trimmed() : QString();
}

}
