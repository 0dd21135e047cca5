#include "core/base/json.h"

#include "core/base/quickjson.h"

#include <cmath>
#include <limits>

namespace heliograph {

namespace {

constexpr int kMaxDepth = 256;

bool tooDeep(QByteArrayView bytes)
{
    // Almost all text has too few brackets to nest so deep; counting them is much cheaper than walking.
    qsizetype brackets = 0;
    for (const char c : bytes)
        brackets += (c == '{') + (c == '[');
    if (brackets <= kMaxDepth)
        return false;
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > kMaxDepth)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

/// The four hex digits after \u at i, or -1.
int escapedUnit(QByteArrayView bytes, qsizetype i)
{
    if (i + 6 > bytes.size() || bytes[i] != '\\' || bytes[i + 1] != 'u')
        return -1;
    bool ok = false;
    const int unit = bytes.sliced(i + 2, 4).toByteArray().toInt(&ok, 16);
    return ok ? unit : -1;
}

/// Providers that cut text by UTF-16 units send half a surrogate pair, and some send broken UTF-8. Both are no JSON
/// by the letter; the rest of such an answer is worth keeping, so what is broken becomes U+FFFD.
QByteArray mended(QByteArrayView bytes)
{
    QByteArray text = QString::fromUtf8(bytes).toUtf8();
    for (qsizetype i = 0; i + 6 <= text.size(); ++i) {
        if (text[i] != '\\')
            continue;
        const int unit = escapedUnit(text, i);
        if (unit < 0) {
            ++i; // an escaped backslash or quote: skip what it escapes
            continue;
        }
        const bool high = unit >= 0xd800 && unit < 0xdc00;
        const bool low = unit >= 0xdc00 && unit < 0xe000;
        const int next = high ? escapedUnit(text, i + 6) : -1;
        if (high && next >= 0xdc00 && next < 0xe000)
            i += 11;
        else if (high || low)
            text.replace(i, 6, "\\ufffd");
        else
            i += 5;
    }
    return text;
}

Json parse(QByteArrayView bytes)
{
    if (auto value = quickJson(bytes))
        return std::move(*value);
    return Json::parse(bytes.data(), bytes.data() + bytes.size(), nullptr, false);
}

}

std::optional<Json> parseJson(QByteArrayView bytes)
{
    if (bytes.startsWith("\xef\xbb\xbf"))
        bytes = bytes.sliced(3);
    if (tooDeep(bytes))
        return std::nullopt;
    Json value = parse(bytes);
    if (value.is_discarded() && (!QByteArrayView(bytes).isValidUtf8() || bytes.contains("\\u")))
        value = parse(mended(bytes));
    if (value.is_discarded())
        return std::nullopt;
    return value;
}

QByteArray dumpJson(const Json &value)
{
    return QByteArray::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

QByteArray dumpJsonPretty(const Json &value)
{
    return QByteArray::fromStdString(value.dump(2, ' ', false, Json::error_handler_t::replace));
}

const Json &member(const Json &value, std::string_view key)
{
    static const Json null;
    if (!value.is_object())
        return null;
    const auto it = value.find(key);
    return it == value.end() ? null : *it;
}

QString stringMember(const Json &value, std::string_view key)
{
    return toQString(member(value, key));
}

std::optional<qint64> intMember(const Json &value, std::string_view key)
{
    const Json &number = member(value, key);
    if (number.is_number_unsigned()) {
        const auto whole = number.get<quint64>();
        if (whole > quint64(std::numeric_limits<qint64>::max()))
            return std::nullopt;
        return qint64(whole);
    }
    if (number.is_number_integer())
        return number.get<qint64>();
    double real = 0;
    if (number.is_number_float()) {
        real = number.get<double>();
    } else if (number.is_string()) {
        const QString text = toQString(number);
        bool ok = false;
        const qint64 whole = text.toLongLong(&ok);
        if (ok)
            return whole;
        real = text.toDouble(&ok);
        if (!ok)
            return std::nullopt;
    } else {
        return std::nullopt;
    }
    if (!std::isfinite(real) || std::abs(real) >= 9.2e18)
        return std::nullopt;
    return qint64(real);
}

QString toQString(const Json &string)
{
    if (!string.is_string())
        return {};
    const auto &text = string.get_ref<const std::string &>();
    const auto decoded = QString::fromUtf8(text.data(), qsizetype(text.size()));
    // Qt takes a byte-order mark at the beginning for no part of the text; in a piece of an answer it is one.
    return text.compare(0, 3, "\xef\xbb\xbf") == 0 ? QChar(0xfeff) + decoded : decoded;
}

Json toJson(QStringView text)
{
    return text.toUtf8().toStdString();
}

}
