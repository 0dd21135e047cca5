#include "core/wire/openaichatturn.h"

#include "core/wire/openaishared.h"

#include <algorithm>
#include <array>

namespace heliograph {

namespace {

/// Members of an entry that come once, not in pieces.
bool comesOnce(const std::string &key)
{
    constexpr std::array once{"type", "id", "format", "index", "name", "role", "expires_at"};
    return std::find(once.begin(), once.end(), key) != once.end();
}

/// Whether the piece goes on with the entry.
bool goesOn(const Json &entry, const Json &piece)
{
    if (!entry.is_object() || !piece.is_object() || member(piece, "index").is_null())
        return false;
    return member(entry, "index") == member(piece, "index")
        && member(entry, "type") == member(piece, "type");
}

void joinLists(Json &known, const Json &piece)
{
    for (const Json &entry : piece) {
        const auto same = std::find_if(
            known.begin(), known.end(), [&](const Json &other) { return goesOn(other, entry); });
        if (same == known.end())
            known.push_back(entry);
        else
            joinPieces(*same, entry);
    }
}

/// A text part goes on where the part before it is text too.
bool joinTextPart(Json &before, const Json &part, const char *type)
{
    if (textView(member(before, "type")) != type || textView(member(part, "type")) != type)
        return false;
    const Json &text = member(part, type);
    if (text.is_string() && member(before, type).is_string()) {
        before[type].get_ref<std::string &>() += text.get_ref<const std::string &>();
        return true;
    }
    if (!text.is_array() || !member(before, type).is_array())
        return false;
    for (const Json &inner : text) { // Mistral's thinking is a list of texts
        Json &list = before[type];
        if (list.empty() || !joinTextPart(list.back(), inner, "text"))
            list.push_back(inner);
    }
    return true;
}

}

void joinPieces(Json &known, const Json &piece)
{
    if (piece.is_null())
        return;
    if (known.is_string() && piece.is_string()) {
        known.get_ref<std::string &>() += piece.get_ref<const std::string &>();
    } else if (known.is_array() && piece.is_array()) {
        joinLists(known, piece);
    } else if (known.is_object() && piece.is_object()) {
        for (const auto &[key, value] : piece.items()) {
            if (value.is_null())
                continue;
            if (comesOnce(key))
                known[key] = value;
            else
                joinPieces(known[key], value);
        }
    } else {
        known = piece;
    }
}

void ChatTurn::addContent(const Json &content)
{
    if (content.is_string()) {
        const std::string_view text = textView(content);
        if (m_parts.is_null() || text.empty()) {
            m_text += text;
        } else {
            addContent(Json::array({Json{{"type", "text"}, {"text", content}}}));
        }
        return;
    }
    if (!content.is_array())
        return;
    if (m_parts.is_null()) {
        m_parts = Json::array();
        if (!m_text.empty())
            m_parts.push_back(Json{{"type", "text"}, {"text", m_text}});
        m_text.clear();
    }
    for (const Json &part : content) {
        if (m_parts.empty()
            || !(joinTextPart(m_parts.back(), part, "text")
                || joinTextPart(m_parts.back(), part, "thinking")))
            m_parts.push_back(part);
    }
}

void ChatTurn::addToolCall(size_t slot, const Json &call)
{
    if (slot >= m_calls.size())
        m_calls.resize(slot + 1);
    Call &known = m_calls[slot];
    if (!call.is_object())
        return;
    for (const auto &[key, value] : call.items()) {
        if (value.is_null() || key == "index" || key == "type")
            continue;
        if (key == "id") {
            if (known.id.empty())
                known.id = textView(value);
        } else if (key == "function" || key == "custom") {
            known.custom = key == "custom";
            if (known.name.empty())
                known.name = textView(member(value, "name"));
            const Json &arguments = member(value, known.custom ? "input" : "arguments");
            if (arguments.is_string())
                known.arguments += textView(arguments);
            else if (!arguments.is_null())
                known.arguments += dumpJson(arguments).toStdString();
        } else {
            joinPieces(known.more[key], value);
        }
    }
}

void ChatTurn::add(const std::string &key, const Json &value)
{
    // An answer is the assistant's, whatever role it says: a request takes no other.
    constexpr std::array left{
        "role", "obfuscation", "executed_tools", "index", "provider_specific_fields", "token_ids"};
    if (value.is_null() || std::find(left.begin(), left.end(), key) != left.end())
        return;
    if (key == "annotations") {
        // OpenRouter reads what it found in a file from here instead of reading the file again.
        for (const Json &annotation : listOf(value)) {
            if (textView(member(annotation, "type")) == "file")
                joinPieces(m_more[key], Json::array({annotation}));
        }
        return;
    }
    if (key == "audio") { // a recording goes back by its name
        const Json &id = member(value, "id");
        if (id.is_string())
            m_more[key] = Json{{"id", id}};
        return;
    }
    if (!saysNothing(value))
        joinPieces(m_more[key], value);
}

bool ChatTurn::empty() const
{
    return m_text.empty() && m_parts.is_null() && m_calls.empty() && m_more.empty();
}

QByteArray ChatTurn::json() const
{
    Json message = Json::object();
    message["role"] = "assistant";
    if (!m_parts.is_null())
        message["content"] = m_parts;
    else if (m_text.empty() && (!m_calls.empty() || !m_more.empty()))
        message["content"] = nullptr;
    else
        message["content"] = m_text;
    if (!m_calls.empty()) {
        Json &calls = message["tool_calls"] = Json::array();
        for (const Call &call : m_calls) {
            const char *type = call.custom ? "custom" : "function";
            Json item = Json::object();
            item["id"] = call.id;
            item["type"] = type;
            item[type]["name"] = call.name;
            item[type][call.custom ? "input" : "arguments"] = call.arguments;
            item.update(call.more);
            calls.push_back(std::move(item));
        }
    }
    for (const auto &[key, value] : m_more.items())
        message[key] = value;
    return dumpJson(message);
}

}
