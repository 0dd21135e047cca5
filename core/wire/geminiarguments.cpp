#include "core/wire/geminiarguments.h"

#include <algorithm>

namespace heliograph {

namespace {

constexpr size_t kMaxDepth = 64; ///< no tool nests deeper: hostile
constexpr size_t kMaxHole = 16; ///< places of an array that no piece names
constexpr size_t kMaxIndex = 1'000'000;

/// The inside of a JSON string.
QByteArray inside(const std::string &text)
{
    return dumpJson(Json(text)).sliced(1).chopped(1);
}

QByteArray quoted(const std::string &text)
{
    return dumpJson(Json(text));
}

}

/// RFC 9535 as far as it names one place: $.a.b[0]['c d'].
bool GeminiArguments::parsePath(const std::string &text, Path &path)
{
    size_t at = 0;
    if (text.empty() || text[at++] != '$')
        return false;
    while (at < text.size()) {
        if (path.size() == kMaxDepth)
            return false;
        if (text[at] == '.') {
            const size_t end = std::min(text.find_first_of(".[", at + 1), text.size());
            if (end == at + 1)
                return false;
            path.emplace_back(text.substr(at + 1, end - at - 1));
            at = end;
            continue;
        }
        if (text[at] != '[' || ++at == text.size())
            return false;
        if (text[at] == '\'' || text[at] == '"') {
            const char quote = text[at++];
            std::string name;
            while (at < text.size() && text[at] != quote) {
                if (text[at] == '\\' && at + 1 < text.size())
                    ++at;
                name += text[at++];
            }
            if (++at >= text.size() || text[at++] != ']')
                return false;
            path.emplace_back(std::move(name));
            continue;
        }
        size_t index = 0;
        const size_t start = at;
        for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
            index = index * 10 + size_t(text[at] - '0');
            if (index > kMaxIndex)
                return false;
        }
        if (at == start || at == text.size() || text[at++] != ']')
            return false;
        path.emplace_back(index);
    }
    return !path.empty() && std::holds_alternative<std::string>(path.front());
}

bool GeminiArguments::add(const Json &piece, QByteArray &text)
{
    const Json &jsonPath = member(piece, "jsonPath");
    Path path;
    if (!jsonPath.is_string() || !parsePath(jsonPath.get_ref<const std::string &>(), path))
        return false;
    const Json &more = member(piece, "willContinue");
    const bool goesOn = more.is_boolean() && more.get<bool>();
    for (const char *key : {"stringValue", "numberValue", "boolValue", "nullValue"}) {
        const auto it = piece.find(key);
        if (it == piece.end())
            continue;
        const bool string = std::string_view(key) == "stringValue";
        if (string && !it->is_string())
            return false;
        const bool null = std::string_view(key) == "nullValue";
        return set(path, null ? Json() : *it, string && goesOn, text);
    }
    // Without a value it can only end a string.
    return path == m_string && set(path, Json(""), goesOn, text);
}

void GeminiArguments::addMembers(const Json &args, QByteArray &text)
{
    if (!args.is_object())
        return;
    for (const auto &[key, value] : args.items())
        set({Step(key)}, value, false, text);
}

/// Whether the value at a path can be made without holes that no model leaves in an array.
bool GeminiArguments::fits(const Path &path) const
{
    const Json *at = &m_value;
    for (const Step &step : path) {
        if (const auto *name = std::get_if<std::string>(&step)) {
            at = &member(*at, *name);
            continue;
        }
        const size_t index = std::get<size_t>(step);
        const size_t size = at->is_array() ? at->size() : 0;
        if (index > size + kMaxHole)
            return false;
        static const Json none;
        at = index < size ? &(*at)[index] : &none;
    }
    return true;
}

/// The value at a path, made where it is not there.
Json &GeminiArguments::place(const Path &path)
{
    Json *at = &m_value;
    for (const Step &step : path) {
        if (const auto *name = std::get_if<std::string>(&step)) {
            if (!at->is_object())
                *at = Json::object();
            at = &(*at)[*name];
            continue;
        }
        const size_t index = std::get<size_t>(step);
        if (!at->is_array())
            *at = Json::array();
        while (at->size() <= index)
            at->push_back(Json());
        at = &(*at)[index];
    }
    return *at;
}

/// The step of the path that adds to what the text has open, all before it being open; nothing
/// where the value cannot be appended to the text.
std::optional<size_t> GeminiArguments::appendsAt(const Path &path) const
{
    if (!m_again.empty())
        return std::nullopt; // the end of the text is behind
    const Json *at = &m_value;
    size_t from = 0;
    while (from + 1 < m_levels.size() && from + 1 < path.size()
        && m_levels[from + 1].step == path[from]) {
        if (const auto *name = std::get_if<std::string>(&path[from]))
            at = &member(*at, *name);
        else
            at = &(*at)[std::get<size_t>(path[from])];
        ++from;
    }
    const auto *name = std::get_if<std::string>(&path[from]);
    if (name != nullptr ? !at->is_object() || at->contains(*name)
                        : !at->is_array() || std::get<size_t>(path[from]) != at->size())
        return std::nullopt;
    const auto isFirst = [](const Step &step) {
        const auto *index = std::get_if<size_t>(&step);
        return index == nullptr || *index == 0;
    };
    return std::all_of(path.begin() + qptrdiff(from) + 1, path.end(), isFirst) ? std::optional(from)
                                                                               : std::nullopt;
}

bool GeminiArguments::set(const Path &path, const Json &leaf, bool stringGoesOn, QByteArray &text)
{
    if (path == m_string && leaf.is_string())
        return goOn(leaf.get_ref<const std::string &>(), stringGoesOn, text);
    if (!fits(path))
        return false;
    const auto from = appendsAt(path);
    place(path) = leaf;
    if (from) {
        write(path, *from, leaf, stringGoesOn, text);
    } else {
        if (m_textOpen)
            text += '"';
        m_textOpen = false;
        m_again.insert(std::get<std::string>(path.front()));
    }
    m_string = stringGoesOn ? path : Path();
    return true;
}

/// The next piece of the string at m_string.
bool GeminiArguments::goOn(const std::string &more, bool stringGoesOn, QByteArray &text)
{
    place(m_string).get_ref<std::string &>() += more;
    if (m_textOpen) {
        text += inside(more);
        if (!stringGoesOn)
            text += '"';
        m_textOpen = stringGoesOn;
    } else {
        m_again.insert(std::get<std::string>(m_string.front()));
    }
    if (!stringGoesOn)
        m_string.clear();
    return true;
}

void GeminiArguments::begin(QByteArray &text)
{
    if (!m_levels.empty())
        return;
    text += '{';
    m_levels.emplace_back();
}

/// Closes what is open below the first so many levels.
void GeminiArguments::closeTo(size_t levels, QByteArray &text)
{
    if (m_textOpen)
        text += '"';
    m_textOpen = false;
    for (; m_levels.size() > levels; m_levels.pop_back())
        text += m_levels.back().array ? ']' : '}';
}

void GeminiArguments::write(
    const Path &path, size_t from, const Json &leaf, bool stringGoesOn, QByteArray &text)
{
    begin(text);
    closeTo(from + 1, text);
    for (size_t i = from; i < path.size(); ++i) {
        if (m_levels.back().filled)
            text += ',';
        m_levels.back().filled = true;
        if (const auto *name = std::get_if<std::string>(&path[i]))
            text += quoted(*name) + ':';
        if (i + 1 == path.size())
            break;
        const bool array = std::holds_alternative<size_t>(path[i + 1]);
        text += array ? '[' : '{';
        m_levels.push_back({path[i], array, false});
    }
    text += dumpJson(leaf);
    if (stringGoesOn) {
        text.chop(1);
        m_textOpen = true;
    }
}

QByteArray GeminiArguments::close()
{
    QByteArray text;
    begin(text);
    closeTo(1, text);
    for (const std::string &name : m_again) {
        if (m_levels.front().filled)
            text += ',';
        m_levels.front().filled = true;
        text += quoted(name) + ':' + dumpJson(m_value[name]);
    }
    m_again.clear();
    m_string.clear();
    return text + '}';
}

}
