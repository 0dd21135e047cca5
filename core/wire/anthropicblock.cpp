#include "core/wire/anthropicblock.h"

#include "core/wire/rawjson.h"

namespace heliograph {

AnthropicBlock::AnthropicBlock(const Json &start)
    : m_json(start.is_object() ? start : Json::object())
{
}

std::string_view AnthropicBlock::type() const
{
    const Json &type = member(m_json, "type");
    return type.is_string() ? std::string_view(type.get_ref<const std::string &>())
                            : std::string_view();
}

void AnthropicBlock::append(const char *key, const std::string &text)
{
    Json &value = m_json[key];
    if (value.is_string())
        value.get_ref<std::string &>() += text;
    else
        value = text;
}

void AnthropicBlock::set(const char *key, const Json &value)
{
    m_json[key] = value;
}

void AnthropicBlock::addCitation(const Json &citation)
{
    Json &list = m_json["citations"];
    if (!list.is_array())
        list = Json::array();
    list.push_back(citation);
}

void AnthropicBlock::addInput(const std::string &partialJson)
{
    m_input += partialJson;
}

QString AnthropicBlock::input() const
{
    if (!m_input.empty())
        return QString::fromUtf8(m_input.data(), qsizetype(m_input.size()));
    const Json &start = member(m_json, "input");
    return start.is_null() ? QStringLiteral("{}") : QString::fromUtf8(dumpJson(start));
}

QByteArray AnthropicBlock::toRequest() const
{
    if (type() == "text" && stringMember(m_json, "text").isEmpty())
        return {};
    if (m_input.empty())
        return dumpJson(m_json);
    RawObject object;
    bool placed = false;
    const QByteArray input = anthropicToolInput(QByteArray::fromStdString(m_input));
    for (const auto &[key, value] : m_json.items()) {
        const bool here = key == "input";
        object.add(QByteArray::fromStdString(key), here ? input : dumpJson(value));
        placed = placed || here;
    }
    if (!placed)
        object.add("input", input);
    return object.text();
}

QByteArray anthropicToolInput(const QByteArray &arguments)
{
    const QByteArray text = arguments.trimmed();
    if (text.isEmpty())
        return "{}";
    // Only what is JSON to the letter may go into a request as it is.
    if (text.startsWith('{') && Json::accept(text.begin(), text.end()) && parseJson(text))
        return text;
    RawObject object;
    object.addString("input", QString::fromUtf8(arguments));
    return object.text();
}

}
