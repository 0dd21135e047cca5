#include "core/base/quickjson.h"

#include <simdjson.h>

#include <algorithm>
#include <cstring>
#include <unordered_map>

namespace heliograph {

namespace {

// While it reads, the reader needs some fourteen times the size of the text.
constexpr qsizetype kLargest = 1024 * 1024;
constexpr qsizetype kKeptSize = 64 * 1024; // up to here its memory is kept for the next text
constexpr size_t kManyMembers = 32; // above, looking through all that were there takes longer than a table

/// A \ud…: simdjson 3.0 makes broken UTF-8 of half a pair, and Json::parse refuses it.
bool hasEscapedSurrogate(QByteArrayView bytes)
{
    const char *at = bytes.begin();
    const char *const end = bytes.end();
    while ((at = static_cast<const char *>(std::memchr(at, '\\', size_t(end - at))))) {
        if (end - at < 3)
            return false;
        if (at[1] == 'u' && (at[2] == 'd' || at[2] == 'D'))
            return true;
        at += 2;
    }
    return false;
}

Json fromElement(const simdjson::dom::element &element);

Json fromArray(const simdjson::dom::array &array)
{
    Json json = Json::array();
    auto &items = json.get_ref<Json::array_t &>();
    items.reserve(array.size());
    for (const simdjson::dom::element item : array)
        items.push_back(fromElement(item));
    return json;
}

/// A key that comes again has its last value in its first place, as in Json::parse.
Json fromObject(const simdjson::dom::object &object)
{
    Json json = Json::object();
    auto &members = json.get_ref<Json::object_t &>();
    const size_t count = object.size();
    members.reserve(count);
    std::unordered_map<std::string_view, size_t> places;
    for (const auto &[key, value] : object) {
        auto known = members.end();
        if (count <= kManyMembers) {
            known = std::find_if(
                members.begin(), members.end(), [&key = key](const auto &member) { return member.first == key; });
        } else if (const auto [place, fresh] = places.try_emplace(key, members.size()); !fresh) {
            known = members.begin() + qsizetype(place->second);
        }
        if (known != members.end())
            known->second = fromElement(value);
        else
            members.emplace_back(std::string(key), fromElement(value));
    }
    return json;
}

Json fromElement(const simdjson::dom::element &element)
{
    using simdjson::dom::element_type;
    switch (element.type()) {
    case element_type::ARRAY:
        return fromArray(element.get_array().value_unsafe());
    case element_type::OBJECT:
        return fromObject(element.get_object().value_unsafe());
    case element_type::STRING:
        return std::string(element.get_string().value_unsafe());
    case element_type::INT64: {
        const int64_t number = element.get_int64().value_unsafe();
        return number < 0 ? Json(number) : Json(uint64_t(number));
    }
    case element_type::UINT64:
        return element.get_uint64().value_unsafe();
    case element_type::DOUBLE:
        return element.get_double().value_unsafe();
    case element_type::BOOL:
        return element.get_bool().value_unsafe();
    case element_type::NULL_VALUE:
        break;
    }
    return nullptr;
}

std::optional<Json> read(simdjson::dom::parser &parser, QByteArrayView bytes)
{
    const auto element = parser.parse(bytes.data(), size_t(bytes.size()));
    if (element.error())
        return std::nullopt;
    return fromElement(element.value_unsafe());
}

}

std::optional<Json> quickJson(QByteArrayView bytes)
{
    if (bytes.isEmpty() || bytes.size() > kLargest || hasEscapedSurrogate(bytes))
        return std::nullopt;
    if (bytes.size() > kKeptSize) {
        simdjson::dom::parser parser;
        return read(parser, bytes);
    }
    thread_local simdjson::dom::parser parser;
    return read(parser, bytes);
}

}
