#include "core/wire/errortext.h"
#include "core/wire/openairesponsesitem.h"
#include "core/wire/openairesponsesreader.h"
#include "core/wire/openaishared.h"
#include "core/wire/openaiusage.h"
#include "core/wire/rawjson.h"

namespace heliograph {

// ----------------------------------------------------------------------------------------------
// items

void ResponsesReader::itemAdded(const Json &json, StreamEvents &events)
{
    const Json &item = member(json, "item");
    const qint64 place =
        responsesPlace(json).value_or(m_items.empty() ? 0 : m_items.rbegin()->first + 1);
    ResponsesItemState &state = m_items[place] = ResponsesItemState();
    m_done.erase(place);
    state.id = stringMember(item, "id");
    const std::string_view type = textView(member(item, "type"));
    switch (responsesItem(item)) {
    case ResponsesItem::ClientTool:
        // Of the others the call id at the beginning is not always the one at the end.
        if (type == "function_call" || type == "custom_tool_call") {
            const ToolCall call = clientToolCall(item);
            state.toolSlot = m_toolCalls++;
            events.push_back(
                event::ToolCallDelta{state.toolSlot, call.id, call.name, {}, call.custom});
        }
        break;
    case ResponsesItem::ServerTool:
        if (type != "tool_search_call" && type != "tool_search_output"
            && type != "mcp_list_tools") {
            const ServerTool tool = serverTool(item);
            if (!tool.id.isEmpty())
                events.push_back(event::ServerToolUse{{tool.id, tool.name, {}, {}, false}});
        }
        break;
    default:
        break;
    }
}

void ResponsesReader::itemDone(
    const Json &item, QByteArrayView raw, ResponsesItemState &state, StreamEvents &events)
{
    if (state.id.isEmpty())
        state.id = stringMember(item, "id");
    switch (responsesItem(item)) {
    case ResponsesItem::Message:
        message(item, state, events);
        break;
    case ResponsesItem::Reasoning:
        reasoning(item, state, events);
        break;
    case ResponsesItem::ClientTool:
        clientTool(item, state, events);
        break;
    case ResponsesItem::ServerTool:
        serverToolUse(item, state, events);
        break;
    case ResponsesItem::Opaque:
        break;
    case ResponsesItem::Unknown:
        events.push_back(event::Unknown{raw.toByteArray()});
        break;
    }
    // Broken text (half a surrogate pair, no UTF-8) was mended in the value only.
    const bool asItCame = Json::accept(raw.begin(), raw.end());
    if (item.is_object() && !item.empty())
        events.push_back(event::Block{asItCame ? raw.toByteArray() : dumpJson(item)});
}

void ResponsesReader::message(const Json &item, ResponsesItemState &state, StreamEvents &events)
{
    const Json &content = member(item, "content");
    int index = 0;
    for (const Json &part : listOf(content)) {
        const std::string_view type = textView(member(part, "type"));
        const bool first = state.parts.count(index) == 0;
        if (type == "output_text" || type == "text") {
            const QString text = stringMember(part, "text");
            if (first && !text.isEmpty())
                events.push_back(event::Text{text});
            const Json &logProbs = member(part, "logprobs");
            if (!saysNothing(logProbs) && state.logProbParts.count(index) == 0)
                events.push_back(event::LogProbs{openAiLogProbs(logProbs)});
            const Json &annotations = member(part, "annotations");
            size_t known = state.annotations[index];
            for (const Json &annotation : listOf(annotations)) {
                if (known > 0) {
                    --known;
                    continue;
                }
                if (auto citation = openAiCitation(annotation))
                    events.push_back(event::Cited{std::move(*citation)});
                else
                    events.push_back(event::Unknown{dumpJson(annotation)});
            }
        } else if (type == "refusal") {
            const QString refusal = stringMember(part, "refusal");
            if (first && !refusal.isEmpty())
                events.push_back(event::Refusal{refusal});
        } else {
            events.push_back(event::Unknown{dumpJson(part)});
        }
        ++index;
    }
    if (content.is_string() && state.parts.empty() && !saysNothing(content))
        events.push_back(event::Text{toQString(content)});
}

void ResponsesReader::reasoning(const Json &item, ResponsesItemState &state, StreamEvents &events)
{
    qint64 place = 0;
    for (const auto &[known, other] : m_items) {
        if (&other == &state)
            place = known;
    }
    for (const bool summary : {true, false}) {
        const Json &parts = member(item, summary ? "summary" : "content");
        const std::set<int> &seen = summary ? state.summaries : state.parts;
        int index = 0;
        for (const Json &part : listOf(parts)) {
            const QString text = stringMember(part, "text");
            if (seen.count(index) == 0 && !text.isEmpty())
                addReasoning({place, index, summary}, text, events);
            ++index;
        }
    }
}

void ResponsesReader::clientTool(const Json &item, ResponsesItemState &state, StreamEvents &events)
{
    const ToolCall call = clientToolCall(item);
    if (state.toolSlot < 0) {
        state.toolSlot = m_toolCalls++;
        events.push_back(
            event::ToolCallDelta{state.toolSlot, call.id, call.name, call.arguments, call.custom});
    } else if (!state.arguments && !call.arguments.isEmpty()) {
        events.push_back(event::ToolCallDelta{state.toolSlot, {}, {}, call.arguments, call.custom});
    }
    state.arguments = true;
}

void ResponsesReader::serverToolUse(
    const Json &item, ResponsesItemState &state, StreamEvents &events)
{
    const std::string_view type = textView(member(item, "type"));
    ServerTool tool = serverTool(item);
    if (type == "tool_search_call") {
        m_toolSearches.push_back(tool.id);
    } else if (type == "tool_search_output" && tool.id.isEmpty()) {
        tool.id = m_toolSearches.empty() ? state.id : m_toolSearches.front();
        if (!m_toolSearches.empty())
            m_toolSearches.pop_front();
    } else if (type != "program" && type != "program_output" && type != "shell_call"
        && type != "shell_call_output" && type != "tool_search_output") {
        tool.id = state.id; // the first one, where ids change from event to event
    }
    if (type == "web_search_call" && textView(member(member(item, "action"), "type")) == "search")
        ++m_webSearches;
    events.push_back(event::ServerToolUse{std::move(tool)});
    if (type == "image_generation_call") {
        const std::string_view result = textView(member(item, "result"));
        const auto base64 = QByteArray::fromRawData(result.data(), qsizetype(result.size()));
        image(base64.isEmpty() ? state.partialImage : base64, item, events);
        state.partialImage.clear();
    }
}

void ResponsesReader::image(const QByteArray &base64, const Json &item, StreamEvents &events)
{
    if (base64.isEmpty())
        return;
    ContentPart part;
    part.kind = ContentPart::Kind::Image;
    part.data = QByteArray::fromBase64(base64);
    const QString format = stringMember(item, "output_format");
    part.mimeType = QStringLiteral("image/") + (format.isEmpty() ? QStringLiteral("png") : format);
    events.push_back(event::Media{std::move(part)});
}

// ----------------------------------------------------------------------------------------------
// the response

void ResponsesReader::started(const Json &response, StreamEvents &events)
{
    const QString model = stringMember(response, "model");
    // Some proxies give the response another id in every event: the first one counts.
    const QString id = m_started.id.isEmpty() ? stringMember(response, "id") : m_started.id;
    if ((id.isEmpty() && model.isEmpty())
        || (id == m_started.id && (model.isEmpty() || model == m_started.model)))
        return;
    m_started = {id, model};
    events.push_back(m_started);
}

/// Items that had no events of their own: all of them in a whole answer.
void ResponsesReader::outputOf(const Json &response, QByteArrayView raw, StreamEvents &events)
{
    const Json &output = member(response, "output");
    if (!output.is_array() || output.size() <= m_done.size())
        return;
    const auto elements = rawElements(lastRawMember(raw, "output"));
    if (!elements || elements->size() != output.size())
        return;
    for (size_t i = 0; i < output.size(); ++i) {
        if (!m_done.insert(qint64(i)).second)
            continue;
        itemDone(output[i], (*elements)[i], m_items[qint64(i)], events);
    }
}

void ResponsesReader::report(const Json &response, StreamEvents &events)
{
    const Json &citations = member(response, "citations"); // xAI: bare addresses
    for (const Json &url : listOf(citations)) {
        if (url.is_string())
            events.push_back(event::Cited{{toQString(url), {}, {}}});
    }
    const Json &reported = member(response, "usage");
    Usage usage = openAiUsage(reported);
    if (!usage.webSearches)
        usage.webSearches =
            intMember(member(member(response, "tool_usage"), "web_search"), "num_requests");
    if (!usage.webSearches && m_webSearches > 0)
        usage.webSearches = m_webSearches;
    if (!usage.empty())
        events.push_back(event::UsageReport{usage});
    if (const auto cost = declaredCost(reported))
        events.push_back(event::DeclaredCost{*cost});
    if (const QString tier = stringMember(response, "service_tier"); !tier.isEmpty())
        events.push_back(event::ServiceTier{tier});
}

void ResponsesReader::ended(const Json &response, StreamEvents &events)
{
    report(response, events);
    const Json &error = member(response, "error");
    QString reason = stringMember(member(response, "incomplete_details"), "reason");
    const std::string_view status = textView(member(response, "status"));
    if (reason.isEmpty())
        reason = status.empty() ? QStringLiteral("completed")
                                : QString::fromUtf8(status.data(), qsizetype(status.size()));
    if (status == "failed" || !saysNothing(error)) {
        fail(error, events);
        return;
    }
    events.push_back(event::Finished{reason});
    if (status.empty() || status == "completed" || status == "incomplete")
        events.push_back(event::End{});
}

void ResponsesReader::fail(const Json &error, StreamEvents &events)
{
    events.push_back(event::Failed{errorInAnswer(error)});
}

}
