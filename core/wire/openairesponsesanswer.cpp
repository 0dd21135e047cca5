#include "core/wire/errortext.h"
#include "core/wire/openairesponses.h"
#include "core/wire/openairesponsesreader.h"
#include "core/wire/openaishared.h"
#include "core/wire/rawjson.h"

#include <set>

namespace heliograph {

namespace {

bool startsWith(std::string_view text, std::string_view start)
{
    return text.substr(0, start.size()) == start;
}

/// Events that say nothing the item's end does not say again: states, beginnings and ends of parts,
/// pieces of what is of use only whole.
bool isPassing(std::string_view type)
{
    static const std::set<std::string_view> passing{"in_progress", "queued", "content_part.added",
        "content_part.done", "reasoning_summary_part.added", "reasoning_summary_part.done",
        "reasoning_part.added", "reasoning_part.done", "keepalive", "ping"};
    if (passing.count(type) > 0)
        return true;
    static const std::set<std::string_view> tools{"web_search_call", "x_search_call",
        "file_search_call", "code_interpreter_call", "code_interpreter_call_code",
        "code_execution_call", "collections_search_call", "attachment_search_call",
        "view_image_call", "view_x_video_call", "document_search_call", "image_generation_call",
        "mcp_call", "mcp_call_arguments", "mcp_list_tools", "shell_call", "shell_call_command",
        "shell_call_output_content", "local_shell_call", "apply_patch_call",
        "apply_patch_call_operation_diff", "computer_call", "tool_search_call",
        "tool_search_output", "program", "program_code", "program_output"};
    const size_t dot = type.find('.');
    return dot != std::string_view::npos && tools.count(type.substr(0, dot)) > 0;
}

}

QByteArrayView lastRawMember(QByteArrayView object, const char *key)
{
    QByteArrayView found;
    for (const RawMember &member : rawMembers(object).value_or(std::vector<RawMember>())) {
        if (member.key == key)
            found = member.value; // the last one counts, as with nlohmann
    }
    return found;
}

std::optional<qint64> responsesPlace(const Json &json)
{
    const auto place = intMember(json, "output_index");
    return place && *place >= 0 && *place <= 1'000'000 ? place : std::nullopt;
}

ResponsesItemState &ResponsesReader::itemOf(const Json &json)
{
    if (const auto place = responsesPlace(json))
        return m_items[*place];
    const QString id = stringMember(json, "item_id");
    for (auto &[place, item] : m_items) {
        if (!id.isEmpty() && item.id == id)
            return item;
    }
    return m_items.empty() ? m_items[0] : m_items.rbegin()->second;
}

void ResponsesReader::readEvent(
    const QByteArray &type, const Json &json, QByteArrayView raw, StreamEvents &events)
{
    std::string_view kind = textView(member(json, "type"));
    if (kind.empty())
        kind = std::string_view(type.constData(), size_t(type.size()));
    if (startsWith(kind, "response."))
        kind.remove_prefix(9);

    if (kind == "output_text.delta" || kind == "output_text.done") {
        textDelta(json, events);
    } else if (kind == "reasoning_summary_text.delta" || kind == "reasoning_summary_text.done") {
        reasoningDelta(json, true, events);
    } else if (kind == "reasoning_text.delta" || kind == "reasoning_text.done") {
        reasoningDelta(json, false, events);
    } else if (startsWith(kind, "function_call_arguments.")) {
        argumentsDelta(json, "arguments", false, events);
    } else if (startsWith(kind, "custom_tool_call_input.")) {
        argumentsDelta(json, "input", true, events);
    } else if (kind == "refusal.delta" || kind == "refusal.done") {
        ResponsesItemState &item = itemOf(json);
        const int part = int(intMember(json, "content_index").value_or(0));
        const QString delta = stringMember(json, "delta");
        const bool first = item.parts.insert(part).second;
        if (!delta.isEmpty())
            events.push_back(event::Refusal{delta});
        else if (const QString all = stringMember(json, "refusal"); first && !all.isEmpty())
            events.push_back(event::Refusal{all});
        else if (first)
            item.parts.erase(part);
    } else if (kind == "output_text.annotation.added" || kind == "output_text_annotation.added") {
        annotation(json, events);
    } else if (kind == "output_item.added") {
        itemAdded(json, events);
    } else if (kind == "output_item.done") {
        const qint64 place =
            responsesPlace(json).value_or(m_done.empty() ? 0 : *m_done.rbegin() + 1);
        m_done.insert(place);
        itemDone(member(json, "item"), lastRawMember(raw, "item"), m_items[place], events);
    } else if (kind == "image_generation_call.partial_image") {
        itemOf(json).partialImage = stringMember(json, "partial_image_b64").toLatin1();
    } else if (kind == "code_interpreter_call_code.done") {
        ServerTool tool;
        tool.id = itemOf(json).id;
        tool.name = QStringLiteral("code_interpreter");
        tool.input = stringMember(json, "code");
        if (!tool.id.isEmpty())
            events.push_back(event::ServerToolUse{std::move(tool)});
    } else if (kind == "created") {
        m_items.clear();
        m_done.clear();
        m_started = {};
        m_webSearches = 0;
        if (m_reasoningPart)
            m_reasoningPart = ResponsesReasoningPart{-1, 0, false}; // of another answer
        started(member(json, "response"), events);
    } else if (kind == "completed" || kind == "incomplete" || kind == "failed"
        || kind == "cancelled") {
        const Json &response = member(json, "response");
        started(response, events);
        outputOf(response, lastRawMember(raw, "response"), events);
        ended(response, events);
    } else if (kind == "error" || (kind.empty() && !saysNothing(member(json, "error")))) {
        const Json &error = member(json, "error");
        fail(saysNothing(error) ? json : error, events);
    } else if (!isPassing(kind)) {
        events.push_back(event::Unknown{raw.toByteArray()});
    }
}

void ResponsesReader::readWhole(const Json &json, QByteArrayView raw, StreamEvents &events)
{
    if (!member(json, "output").is_array()) {
        const Json &error = member(json, "error");
        if (!saysNothing(error))
            fail(error, events);
        else
            events.push_back(event::Unknown{raw.toByteArray()});
        return;
    }
    started(json, events);
    outputOf(json, raw, events);
    ended(json, events);
}

void ResponsesReader::finish(StreamEvents &events)
{
    // Cut off in the middle: the roughest picture is better than none.
    for (auto &[place, item] : m_items) {
        if (!item.partialImage.isEmpty())
            image(item.partialImage, Json(), events);
        item.partialImage.clear();
    }
}

// ----------------------------------------------------------------------------------------------
// pieces

void ResponsesReader::textDelta(const Json &json, StreamEvents &events)
{
    ResponsesItemState &item = itemOf(json);
    const int part = int(intMember(json, "content_index").value_or(0));
    const Json &delta = member(json, "delta");
    // The end of a part repeats its text; it counts where no piece of it came.
    const Json &text =
        delta.is_string() || item.parts.count(part) > 0 ? delta : member(json, "text");
    if (!saysNothing(text) && text.is_string()) {
        item.parts.insert(part);
        events.push_back(event::Text{toQString(text)});
    }
    const Json &logProbs = member(json, "logprobs");
    if (!saysNothing(logProbs) && (delta.is_string() || item.logProbParts.count(part) == 0)) {
        item.logProbParts.insert(part);
        events.push_back(event::LogProbs{openAiLogProbs(logProbs)});
    }
}

void ResponsesReader::reasoningDelta(const Json &json, bool summary, StreamEvents &events)
{
    ResponsesItemState &item = itemOf(json);
    const int part = int(intMember(json, summary ? "summary_index" : "content_index").value_or(0));
    std::set<int> &seen = summary ? item.summaries : item.parts;
    const Json &delta = member(json, "delta");
    const Json &text = delta.is_string() || seen.count(part) > 0 ? delta : member(json, "text");
    if (saysNothing(text) || !text.is_string())
        return;
    seen.insert(part);
    const qint64 place = responsesPlace(json).value_or(0);
    addReasoning({place, part, summary}, toQString(text), events);
}

/// Parts of reasoning are paragraphs of their own.
void ResponsesReader::addReasoning(
    ResponsesReasoningPart part, const QString &text, StreamEvents &events)
{
    const bool apart = m_reasoningPart && *m_reasoningPart != part;
    m_reasoningPart = part;
    events.push_back(event::Reasoning{apart ? QStringLiteral("\n\n") + text : text});
}

void ResponsesReader::argumentsDelta(
    const Json &json, const char *key, bool custom, StreamEvents &events)
{
    ResponsesItemState &item = itemOf(json);
    const Json &delta = member(json, "delta");
    const Json &text = delta.is_string() || item.arguments ? delta : member(json, key);
    if (!text.is_string() || saysNothing(text))
        return;
    if (item.toolSlot < 0)
        return; // a tool of the provider's own, or one whose beginning is missing: the item's end
                // says all
    item.arguments = true;
    events.push_back(event::ToolCallDelta{item.toolSlot, {}, {}, toQString(text), custom});
}

void ResponsesReader::annotation(const Json &json, StreamEvents &events)
{
    ResponsesItemState &item = itemOf(json);
    ++item.annotations[int(intMember(json, "content_index").value_or(0))];
    if (auto citation = openAiCitation(member(json, "annotation")))
        events.push_back(event::Cited{std::move(*citation)});
    else
        events.push_back(event::Unknown{dumpJson(member(json, "annotation"))});
}

std::unique_ptr<AnswerDecoder> OpenAiResponsesCodec::decoder(bool streamed) const
{
    auto reader = std::make_unique<ResponsesReader>();
    return streamed ? streamDecoder(std::move(reader)) : wholeDecoder(std::move(reader));
}

QString OpenAiResponsesCodec::errorMessage(QByteArrayView body) const
{
    const auto json = parseJson(body.trimmed());
    return json ? errorText(*json).trimmed() : QString();
}

}
