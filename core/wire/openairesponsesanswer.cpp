#include "core/wire/answerreader.h"
#include "core/wire/errortext.h"
#include "core/wire/openairesponses.h"
#include "core/wire/openairesponsesitem.h"
#include "core/wire/openaishared.h"
#include "core/wire/openaiusage.h"
#include "core/wire/rawjson.h"

#include <QCoreApplication>

#include <deque>
#include <map>
#include <set>
#include <tuple>

namespace heliograph {

namespace {

/// The value of a member as it stands in the text; empty where there is none.
QByteArrayView rawMember(QByteArrayView object, const char *key)
{
    QByteArrayView found;
    for (const RawMember &member : rawMembers(object).value_or(std::vector<RawMember>())) {
        if (member.key == key)
            found = member.value; // the last one counts, as with nlohmann
    }
    return found;
}

/// The item's place in the output. One past a million is no place.
std::optional<qint64> placeOf(const Json &json)
{
    const auto place = intMember(json, "output_index");
    return place && *place >= 0 && *place <= 1'000'000 ? place : std::nullopt;
}

bool startsWith(std::string_view text, std::string_view start)
{
    return text.substr(0, start.size()) == start;
}

/// Events that say nothing the item's end does not say again: states, beginnings and ends of parts, pieces of what is
/// of use only whole.
bool isPassing(std::string_view type)
{
    static const std::set<std::string_view> passing{"in_progress", "queued", "content_part.added",
        "content_part.done", "reasoning_summary_part.added", "reasoning_summary_part.done",
        "reasoning_part.added", "reasoning_part.done", "keepalive", "ping"};
    if (passing.count(type) > 0)
        return true;
    static const std::set<std::string_view> tools{"web_search_call", "x_search_call", "file_search_call",
        "code_interpreter_call", "code_interpreter_call_code", "code_execution_call",
        "collections_search_call", "attachment_search_call", "view_image_call", "view_x_video_call",
        "document_search_call", "image_generation_call", "mcp_call", "mcp_call_arguments",
        "mcp_list_tools", "shell_call", "shell_call_command", "shell_call_output_content",
        "local_shell_call", "apply_patch_call", "apply_patch_call_operation_diff", "computer_call",
        "tool_search_call", "tool_search_output", "program", "program_code", "program_output"};
    const size_t dot = type.find('.');
    return dot != std::string_view::npos && tools.count(type.substr(0, dot)) > 0;
}

/// One item of the answer while it comes.
struct Item {
    QString id; ///< the first one: some proxies give another one in every event
    int toolSlot = -1;
    bool arguments = false; ///< a piece of the tool's arguments came
    std::set<int> parts; ///< content parts of which text came
    std::set<int> summaries; ///< summary parts of which text came
    std::set<int> logProbParts;
    std::map<int, size_t> annotations; ///< by content part: how many came
    QByteArray partialImage; ///< base64
};

/// Place of the item, number of the part, and whether it is of the summary.
using ReasoningPart = std::tuple<qint64, int, bool>;

class ResponsesReader final : public AnswerReader
{
public:
    void readEvent(
        const QByteArray &type, const Json &json, QByteArrayView raw, StreamEvents &events) override;
    void readWhole(const Json &json, QByteArrayView raw, StreamEvents &events) override;
    bool readMarker(QByteArrayView text, StreamEvents &) override { return text == "[DONE]"; }
    bool mayGoOn() const override { return true; }
    void finish(StreamEvents &events) override;

private:
    Item &itemOf(const Json &json);
    void textDelta(const Json &json, StreamEvents &events);
    void reasoningDelta(const Json &json, bool summary, StreamEvents &events);
    void argumentsDelta(const Json &json, const char *key, bool custom, StreamEvents &events);
    void annotation(const Json &json, StreamEvents &events);
    void itemAdded(const Json &json, StreamEvents &events);
    void itemDone(const Json &item, QByteArrayView raw, Item &state, StreamEvents &events);
    void message(const Json &item, Item &state, StreamEvents &events);
    void reasoning(const Json &item, Item &state, StreamEvents &events);
    void clientTool(const Json &item, Item &state, StreamEvents &events);
    void serverToolUse(const Json &item, Item &state, StreamEvents &events);
    void addReasoning(ReasoningPart part, const QString &text, StreamEvents &events);
    void image(const QByteArray &base64, const Json &item, StreamEvents &events);
    void started(const Json &response, StreamEvents &events);
    void outputOf(const Json &response, QByteArrayView raw, StreamEvents &events);
    void ended(const Json &response, StreamEvents &events);
    void report(const Json &response, StreamEvents &events);
    void fail(const Json &error, StreamEvents &events);

    std::map<qint64, Item> m_items; ///< by their place in the output
    std::set<qint64> m_done; ///< places of finished items
    event::Started m_started;
    std::deque<QString> m_toolSearches; ///< ids of searches that wait for their output
    std::optional<ReasoningPart> m_reasoningPart; ///< the one that came last
    qint64 m_webSearches = 0;
    int m_toolCalls = 0;
};

Item &ResponsesReader::itemOf(const Json &json)
{
    if (const auto place = placeOf(json))
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
        Item &item = itemOf(json);
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
        const qint64 place
            = placeOf(json).value_or(m_done.empty() ? 0 : *m_done.rbegin() + 1);
        m_done.insert(place);
        itemDone(member(json, "item"), rawMember(raw, "item"), m_items[place], events);
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
            m_reasoningPart = ReasoningPart{-1, 0, false}; // of another answer
        started(member(json, "response"), events);
    } else if (kind == "completed" || kind == "incomplete" || kind == "failed" || kind == "cancelled") {
        const Json &response = member(json, "response");
        started(response, events);
        outputOf(response, rawMember(raw, "response"), events);
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

// ---------------------------------------------------------------------------------------------- pieces

void ResponsesReader::textDelta(const Json &json, StreamEvents &events)
{
    Item &item = itemOf(json);
    const int part = int(intMember(json, "content_index").value_or(0));
    const Json &delta = member(json, "delta");
    // The end of a part repeats its text; it counts where no piece of it came.
    const Json &text = delta.is_string() || item.parts.count(part) > 0 ? delta : member(json, "text");
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
    Item &item = itemOf(json);
    const int part = int(intMember(json, summary ? "summary_index" : "content_index").value_or(0));
    std::set<int> &seen = summary ? item.summaries : item.parts;
    const Json &delta = member(json, "delta");
    const Json &text = delta.is_string() || seen.count(part) > 0 ? delta : member(json, "text");
    if (saysNothing(text) || !text.is_string())
        return;
    seen.insert(part);
    const qint64 place = placeOf(json).value_or(0);
    addReasoning({place, part, summary}, toQString(text), events);
}

/// Parts of reasoning are paragraphs of their own.
void ResponsesReader::addReasoning(ReasoningPart part, const QString &text, StreamEvents &events)
{
    const bool apart = m_reasoningPart && *m_reasoningPart != part;
    m_reasoningPart = part;
    events.push_back(event::Reasoning{apart ? QStringLiteral("\n\n") + text : text});
}

void ResponsesReader::argumentsDelta(
    const Json &json, const char *key, bool custom, StreamEvents &events)
{
    Item &item = itemOf(json);
    const Json &delta = member(json, "delta");
    const Json &text = delta.is_string() || item.arguments ? delta : member(json, key);
    if (!text.is_string() || saysNothing(text))
        return;
    if (item.toolSlot < 0)
        return; // a tool of the provider's own, or one whose beginning is missing: the item's end says all
    item.arguments = true;
    events.push_back(event::ToolCallDelta{item.toolSlot, {}, {}, toQString(text), custom});
}

void ResponsesReader::annotation(const Json &json, StreamEvents &events)
{
    Item &item = itemOf(json);
    ++item.annotations[int(intMember(json, "content_index").value_or(0))];
    if (auto citation = openAiCitation(member(json, "annotation")))
        events.push_back(event::Cited{std::move(*citation)});
    else
        events.push_back(event::Unknown{dumpJson(member(json, "annotation"))});
}

// ---------------------------------------------------------------------------------------------- items

void ResponsesReader::itemAdded(const Json &json, StreamEvents &events)
{
    const Json &item = member(json, "item");
    const qint64 place
        = placeOf(json).value_or(m_items.empty() ? 0 : m_items.rbegin()->first + 1);
    Item &state = m_items[place] = Item();
    m_done.erase(place);
    state.id = stringMember(item, "id");
    const std::string_view type = textView(member(item, "type"));
    switch (responsesItem(item)) {
    case ResponsesItem::ClientTool:
        // Of the others the call id at the beginning is not always the one at the end.
        if (type == "function_call" || type == "custom_tool_call") {
            const ToolCall call = clientToolCall(item);
            state.toolSlot = m_toolCalls++;
            state.arguments = !call.arguments.isEmpty();
            events.push_back(event::ToolCallDelta{
                state.toolSlot, call.id, call.name, call.arguments, call.custom});
        }
        break;
    case ResponsesItem::ServerTool:
        if (type != "tool_search_call" && type != "tool_search_output" && type != "mcp_list_tools") {
            ServerTool tool = serverTool(item);
            tool.failed = false;
            if (!tool.id.isEmpty())
                events.push_back(event::ServerToolUse{{tool.id, tool.name, {}, {}, false}});
        }
        break;
    default:
        break;
    }
}

void ResponsesReader::itemDone(
    const Json &item, QByteArrayView raw, Item &state, StreamEvents &events)
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
    if (item.is_object() && !item.empty())
        events.push_back(event::Block{raw.isEmpty() ? dumpJson(item) : raw.toByteArray()});
}

void ResponsesReader::message(const Json &item, Item &state, StreamEvents &events)
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

void ResponsesReader::reasoning(const Json &item, Item &state, StreamEvents &events)
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

void ResponsesReader::clientTool(const Json &item, Item &state, StreamEvents &events)
{
    const ToolCall call = clientToolCall(item);
    if (state.toolSlot < 0) {
        state.toolSlot = m_toolCalls++;
        events.push_back(event::ToolCallDelta{
            state.toolSlot, call.id, call.name, call.arguments, call.custom});
    } else if (!state.arguments && !call.arguments.isEmpty()) {
        events.push_back(
            event::ToolCallDelta{state.toolSlot, {}, {}, call.arguments, call.custom});
    }
    state.arguments = true;
}

void ResponsesReader::serverToolUse(const Json &item, Item &state, StreamEvents &events)
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

// ---------------------------------------------------------------------------------------------- the response

void ResponsesReader::started(const Json &response, StreamEvents &events)
{
    const QString model = stringMember(response, "model");
    // Some proxies give the response another id in every event: the first one counts.
    const QString id = m_started.id.isEmpty() ? stringMember(response, "id") : m_started.id;
    if ((id.isEmpty() && model.isEmpty()) || (id == m_started.id && (model.isEmpty() || model == m_started.model)))
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
    const auto elements = rawElements(rawMember(raw, "output"));
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
        usage.webSearches = intMember(
            member(member(response, "tool_usage"), "web_search"), "num_requests");
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
