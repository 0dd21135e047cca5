#include "core/base/json.h"
#include "core/wire/answerreader.h"
#include "core/wire/errortext.h"
#include "core/wire/openaichat.h"
#include "core/wire/openaiusage.h"

#include <array>

namespace heliograph {

namespace {

bool isNull(const Json &value)
{
    return value.is_null() || (value.is_string() && value.get_ref<const std::string &>().empty())
        || (value.is_array() && value.empty());
}

/// The text of a content that is a string or a list of parts (Mistral); thinking parts go to reasoning.
void readContent(const Json &content, QString &text, QString &reasoning)
{
    if (content.is_string()) {
        text += toQString(content);
        return;
    }
    if (!content.is_array())
        return;
    for (const Json &part : content) {
        const Json &thinking = member(part, "thinking");
        if (thinking.is_string()) {
            reasoning += toQString(thinking);
        } else if (thinking.is_array()) {
            QString nested;
            readContent(thinking, reasoning, nested);
        } else {
            text += stringMember(part, "text");
        }
    }
}

/// Reads the JSON objects of one answer, chunk or whole: their members have the same names.
class ObjectReader final
{
public:
    StreamEvents read(const Json &json)
    {
        m_events.clear();
        const Json &error = member(json, "error");
        if (!isNull(error)) {
            m_events.push_back(event::Failed{errorInAnswer(error)});
            return std::move(m_events);
        }
        const Json &choices = member(json, "choices");
        if (!choices.is_array()) {
            if (!readUsage(json))
                m_events.push_back(event::Unknown{dumpJson(json)});
            return std::move(m_events);
        }
        readStart(json);
        for (const Json &choice : choices) {
            if (intMember(choice, "index").value_or(0) == 0)
                readChoice(choice);
            else
                m_events.push_back(event::Unknown{dumpJson(choice)});
        }
        readUsage(json);
        return std::move(m_events);
    }

private:
    void readStart(const Json &json)
    {
        event::Started now{stringMember(json, "id"), stringMember(json, "model")};
        if (now == m_started || (now.id.isEmpty() && now.model.isEmpty()))
            return;
        m_started = now;
        m_events.push_back(std::move(now));
    }

    void readChoice(const Json &choice)
    {
        if (const Json &delta = member(choice, "delta"); delta.is_object() && !delta.empty())
            readMessage(delta);
        // Perplexity repeats the whole message at the end: it counts only where no piece of it came before.
        else if (const Json &message = member(choice, "message"); message.is_object() && !m_content)
            readMessage(message);
        else if (const QString text = stringMember(choice, "text"); !text.isEmpty())
            m_events.push_back(event::Text{text});
        const QString reason = stringMember(choice, "finish_reason");
        if (!reason.isEmpty())
            m_events.push_back(event::Finished{reason});
    }

    void readMessage(const Json &message)
    {
        QString text;
        QString reasoning;
        Json unknown = Json::object();
        for (const auto &[key, value] : message.items()) {
            if (key == "content")
                readContent(value, text, reasoning);
            else if (key == "reasoning_content")
                reasoning += toQString(value);
            else if (!isNull(value) && !isKnownMember(key))
                unknown[key] = value;
        }
        // Groq, OpenRouter and Ollama call it reasoning; who sends both names sends the same text twice.
        if (reasoning.isEmpty())
            reasoning = stringMember(message, "reasoning");
        if (!reasoning.isEmpty())
            m_events.push_back(event::Reasoning{reasoning});
        if (!text.isEmpty())
            m_events.push_back(event::Text{text});
        const QString refusal = stringMember(message, "refusal");
        if (!refusal.isEmpty())
            m_events.push_back(event::Refusal{refusal});
        readToolCalls(message);
        m_content = m_content || !m_events.empty();
        if (!unknown.empty())
            m_events.push_back(event::Unknown{dumpJson(unknown)});
    }

    static bool isKnownMember(const std::string &key)
    {
        constexpr std::array known{"role", "reasoning", "refusal", "tool_calls", "function_call",
            "obfuscation", "reasoning_details"};
        return std::find(known.begin(), known.end(), key) != known.end();
    }

    void readToolCalls(const Json &message)
    {
        const Json &calls = member(message, "tool_calls");
        int position = 0;
        for (const Json &call : calls.is_array() ? calls : Json::array()) {
            const Json &function = member(call, "function");
            readToolCall(int(intMember(call, "index").value_or(position)), call, function);
            ++position;
        }
        const Json &old = member(message, "function_call"); // until 2023
        if (old.is_object())
            readToolCall(0, old, old);
    }

    void readToolCall(int index, const Json &call, const Json &function)
    {
        const Json &arguments = member(function, "arguments");
        event::ToolCallDelta delta{index, stringMember(call, "id"), stringMember(function, "name"),
            arguments.is_object() ? QString::fromUtf8(dumpJson(arguments)) : toQString(arguments)};
        m_events.push_back(std::move(delta));
    }

    bool readUsage(const Json &json)
    {
        for (const Json *usage : {&member(json, "usage"), &member(member(json, "x_groq"), "usage")}) {
            if (!usage->is_object())
                continue;
            const Usage now = openAiUsage(*usage);
            if (now.empty() || now == m_usage)
                return true;
            m_usage = now;
            m_events.push_back(event::UsageReport{now});
            return true;
        }
        return false;
    }

    StreamEvents m_events;
    event::Started m_started;
    Usage m_usage;
    bool m_content = false; ///< a piece of the message came
};

class ChatReader final : public AnswerReader
{
public:
    void readEvent(
        const QByteArray &type, const Json &json, QByteArrayView, StreamEvents &events) override
    {
        if (type == "error" && member(json, "error").is_null())
            append(events, m_reader.read(Json{{"error", json}}));
        else
            append(events, m_reader.read(json));
        // Perplexity's own end marker.
        if (stringMember(json, "object") == QLatin1String("chat.completion.done"))
            events.push_back(event::End{});
    }

    bool readMarker(QByteArrayView text, StreamEvents &events) override
    {
        if (text != "[DONE]")
            return false;
        events.push_back(event::End{});
        return true;
    }

    void readWhole(const Json &json, QByteArrayView, StreamEvents &events) override
    {
        append(events, m_reader.read(json));
        const Json &choices = member(json, "choices");
        if (choices.is_array() && !choices.empty())
            events.push_back(event::End{});
    }

private:
    static void append(StreamEvents &events, StreamEvents more)
    {
        for (StreamEvent &event : more)
            events.push_back(std::move(event));
    }

    ObjectReader m_reader;
};

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
