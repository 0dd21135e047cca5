#include "core/base/secretscanner.h"

#include "core/base/redact.h"
#include "core/base/secretshapes.h"

#include <QByteArray>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <string_view>

namespace heliograph {

using namespace secretshapes;

namespace {

constexpr bool isDigit(char32_t c)
{
    return c >= '0' && c <= '9';
}
constexpr bool isUpper(char32_t c)
{
    return c >= 'A' && c <= 'Z';
}
constexpr bool isLower(char32_t c)
{
    return c >= 'a' && c <= 'z';
}
constexpr bool isAlnum(char32_t c)
{
    return isDigit(c) || isUpper(c) || isLower(c);
}
constexpr char32_t lowered(char32_t c)
{
    return isUpper(c) ? c + 32 : c;
}
constexpr bool isQuote(char32_t c)
{
    return c == '"' || c == '\'' || c == '`';
}
constexpr bool isSpace(char32_t c)
{
    return c == ' ' || c == '\t';
}

constexpr int hexValue(char32_t c)
{
    if (isDigit(c))
        return int(c - '0');
    const char32_t l = lowered(c);
    return l >= 'a' && l <= 'f' ? int(l - 'a' + 10) : -1;
}

/// Characters of keys such as sk-…; the star is what providers mask with.
constexpr bool isKeyChar(char32_t c)
{
    return isAlnum(c) || c == '-' || c == '_' || c == '*';
}
/// Characters of a token after "Bearer": RFC 6750's b68token, and the star.
constexpr bool isTokenChar(char32_t c)
{
    return isKeyChar(c) || c == '.' || c == '~' || c == '+' || c == '/' || c == '=';
}
constexpr bool isValueChar(char32_t c)
{
    return c > ' ' && !isQuote(c) && c != ',' && c != ';' && c != '&' && c != '#' && c != ')'
        && c != '}' && c != ']' && c != '<' && c != '>' && c != '\\' && c != '|';
}

/// What a run of characters looks like; a segment is what lies between hyphens, underscores and
/// dots.
struct Run {
    qsizetype end = 0;
    int length = 0;
    int longestSegment = 0;
    int longestMixedSegment = 0; ///< of those with a digit, a capital or a mask
    bool digit = false;
    bool innerCapital = false; ///< past the first character
    bool opaque(int atLeast) const
    {
        return (length >= atLeast && (digit || innerCapital)) || length >= 24;
    }
};

constexpr int kLookAhead =
    256; ///< characters judged; what is found to be a key is struck out to its end

template <typename C> class Scanner final
{
public:
    Scanner(const C *text, qsizetype size) : m_text(text), m_size(size) { }
    std::vector<SecretRange> scan();

private:
    /// One character as meant, and how many units of text it takes.
    struct Unit {
        char32_t ch = 0; ///< 0: the end
        qsizetype length = 0;
    };
    Unit at(qsizetype i) const
    {
        if (i >= m_size)
            return {};
        const char32_t c = m_text[i];
        return c == '%' || c == '\\' ? escapedAt(i) : Unit{c == 0 ? U'\x1' : c, 1};
    }
    Unit escapedAt(qsizetype i) const;
    int hexAt(qsizetype i, int digits) const;
    bool matches(qsizetype i, std::string_view lower, qsizetype &end, bool anyCase) const;
    template <typename Accept> Run runOf(qsizetype i, Accept accept, int limit) const;
    template <typename Accept> qsizetype endOf(qsizetype i, Accept accept) const;

    bool findPrefixed(qsizetype i);
    bool isKey(const Prefix &prefix, qsizetype body) const;
    bool findScheme(qsizetype i);
    bool findNamed(qsizetype i, char32_t before);
    bool findUserInfo(qsizetype i);
    bool strikeAuthorization(qsizetype i, bool any);
    bool strikeCookie(qsizetype i);
    qsizetype endOfKey(qsizetype i) const;
    qsizetype endOfToken(qsizetype i) const;
    bool isBasic(qsizetype from, qsizetype to) const;
    bool strike(qsizetype from, qsizetype to);

    const C *m_text;
    qsizetype m_size;
    std::vector<SecretRange> m_found;
};

template <typename C> int Scanner<C>::hexAt(qsizetype i, int digits) const
{
    if (i + digits > m_size)
        return -1;
    int value = 0;
    for (int d = 0; d < digits; ++d) {
        const int digit = hexValue(m_text[i + d]);
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

template <typename C> typename Scanner<C>::Unit Scanner<C>::escapedAt(qsizetype i) const
{
    qsizetype j = i + 1;
    if (m_text[i] == '%') {
        while (j + 4 <= m_size && m_text[j] == '2' && m_text[j + 1] == '5' && hexAt(j + 2, 2) >= 0)
            j += 2;
        const int value = hexAt(j, 2);
        return value > 0 ? Unit{char32_t(value), j + 2 - i} : Unit{U'%', 1};
    }
    while (j < m_size && m_text[j] == '\\')
        ++j;
    if (j == m_size)
        return {U'\\', j - i};
    const char32_t c = m_text[j];
    if (c == 'u' || c == 'x') {
        const int digits = c == 'u' ? 4 : 2;
        const int value = hexAt(j + 1, digits);
        if (value > 0)
            return {char32_t(value), j + 1 + digits - i};
    }
    if (c == 'n' || c == 'r' || c == 't' || c == 'b' || c == 'f')
        return {U'\n', j + 1 - i};
    if (isQuote(c) || c == '/')
        return {c, j + 1 - i};
    return {U'\\', j - i};
}

template <typename C>
bool Scanner<C>::matches(qsizetype i, std::string_view text, qsizetype &end, bool anyCase) const
{
    for (const char expected : text) {
        const Unit unit = at(i);
        char32_t c = anyCase ? lowered(unit.ch) : unit.ch;
        if (anyCase && c == '_')
            c = '-';
        if (c != char32_t(uchar(expected)))
            return false;
        i += unit.length;
    }
    end = i;
    return true;
}

template <typename C>
template <typename Accept>
Run Scanner<C>::runOf(qsizetype i, Accept accept, int limit) const
{
    Run run;
    int segment = 0;
    bool mixed = false;
    const auto close = [&] {
        run.longestSegment = std::max(run.longestSegment, segment);
        if (mixed)
            run.longestMixedSegment = std::max(run.longestMixedSegment, segment);
        segment = 0;
        mixed = false;
    };
    for (Unit unit = at(i); run.length < limit && unit.ch != 0 && accept(unit.ch); unit = at(i)) {
        qsizetype end = 0;
        if (unit.ch == '[' && matches(i, kRedacted, end, false))
            break; // struck out already: it must not make a secret of what stands around it
        if (isAlnum(unit.ch) || unit.ch == '*') {
            ++segment;
            mixed |= !isLower(unit.ch);
        } else {
            close();
        }
        run.digit |= isDigit(unit.ch) || unit.ch == '*';
        run.innerCapital |= isUpper(unit.ch) && run.length > 0;
        ++run.length;
        i += unit.length;
    }
    close();
    run.end = i;
    return run;
}

template <typename C>
template <typename Accept>
qsizetype Scanner<C>::endOf(qsizetype i, Accept accept) const
{
    for (Unit unit = at(i); unit.ch != 0 && accept(unit.ch); unit = at(i))
        i += unit.length;
    return i;
}

template <typename C> bool Scanner<C>::strike(qsizetype from, qsizetype to)
{
    if (to <= from)
        return false;
    m_found.push_back({from, to});
    return true;
}

/// A key, without the stars of Markdown around it; with a second part after a dot where that looks
/// like a key's.
template <typename C> qsizetype Scanner<C>::endOfKey(qsizetype i) const
{
    qsizetype end = endOf(i, isKeyChar);
    while (m_text[end - 1] == '.' || m_text[end - 1] == '*')
        --end;
    while (at(end).ch == '.') {
        const Run next = runOf(end + at(end).length, isKeyChar, kLookAhead);
        if (next.longestMixedSegment < 8)
            break;
        end = endOf(next.end, isKeyChar);
    }
    return end;
}

template <typename C> qsizetype Scanner<C>::endOfToken(qsizetype i) const
{
    qsizetype end = endOf(i, isTokenChar);
    while (end > i && m_text[end - 1] == '.')
        --end;
    return end;
}

template <typename C> bool Scanner<C>::isKey(const Prefix &prefix, qsizetype body) const
{
    const Run run = runOf(body, isKeyChar, kLookAhead);
    switch (prefix.shape) {
    case Shape::SecretKey: {
        qsizetype end = 0;
        for (const std::string_view family : kFamilies) {
            if (matches(body, family, end, false) && run.length >= int(family.size()) + 6)
                return true;
        }
        return (run.length >= 6 && run.longestMixedSegment >= 4) || run.longestSegment >= 16;
    }
    case Shape::Mixed6:
        return run.longestMixedSegment >= 6 || run.longestSegment >= 20;
    case Shape::Mixed8:
        return run.longestMixedSegment >= 8 || run.longestSegment >= 24;
    case Shape::Any6:
        return run.length >= 6;
    case Shape::Any16:
        return run.length >= 16;
    case Shape::AwsKey: {
        const Run strict = runOf(
            body, [](char32_t c) { return isUpper(c) || isDigit(c); }, kLookAhead);
        return strict.length == 16 && strict.digit && strict.length == run.length;
    }
    case Shape::WebToken: {
        const Run token = runOf(
            body, [](char32_t c) { return isKeyChar(c) || c == '.'; }, kLookAhead);
        return token.length >= 21;
    }
    }
    return false;
}

template <typename C> bool Scanner<C>::findPrefixed(qsizetype i)
{
    const char32_t first = at(i).ch;
    for (const Prefix &prefix : kPrefixes) {
        qsizetype body = 0;
        if (char32_t(uchar(prefix.text[0])) != first || !matches(i, prefix.text, body, false))
            continue;
        if (isKey(prefix, body))
            return strike(i, prefix.shape == Shape::WebToken ? endOfToken(body) : endOfKey(body));
    }
    return false;
}

/// HTTP's Basic credentials are the base64 of user:password; "Basic JavaScript" is not.
template <typename C> bool Scanner<C>::isBasic(qsizetype from, qsizetype to) const
{
    QByteArray text;
    for (qsizetype i = from; i < to && text.size() < kLookAhead;) {
        const Unit unit = at(i);
        text += char(unit.ch);
        i += unit.length;
    }
    if (text.size() < 8)
        return false;
    text.truncate(text.size() / 4 * 4);
    return QByteArray::fromBase64(text).contains(':');
}

template <typename C> bool Scanner<C>::findScheme(qsizetype i)
{
    qsizetype end = 0;
    const bool bearer = matches(i, "bearer", end, true);
    if (!bearer && !matches(i, "basic", end, true))
        return false;
    qsizetype from = end;
    for (int spaces = 0; spaces < 8 && (isSpace(at(from).ch) || at(from).ch == '+'); ++spaces)
        from += at(from).length;
    if (from == end)
        return false;
    const Run run = runOf(from, isTokenChar, kLookAhead);
    if (bearer ? run.opaque(6) : isBasic(from, run.end))
        return strike(from, endOfToken(from));
    return false;
}

/// After "Authorization:" the scheme's word stays. any: whatever follows is taken for a credential.
template <typename C> bool Scanner<C>::strikeAuthorization(qsizetype i, bool any)
{
    for (const std::string_view scheme :
        {"bearer", "basic", "token", "apikey", "api-key", "digest"}) {
        qsizetype end = 0;
        if (!matches(i, scheme, end, true) || !(isSpace(at(end).ch) || at(end).ch == '+'))
            continue;
        const qsizetype from = end + at(end).length;
        const char32_t first = at(from).ch;
        return first != '$' && first != '[' && first != '{'
            && strike(from, endOf(from, isValueChar));
    }
    const Run run = runOf(i, isValueChar, kLookAhead);
    return (any || run.opaque(6)) && strike(i, endOf(i, isValueChar));
}

template <typename C> bool Scanner<C>::strikeCookie(qsizetype i)
{
    const auto inLine = [](char32_t c) { return c >= ' ' && c != '"'; };
    const Run pair = runOf(
        i, [](char32_t c) { return isAlnum(c) || c == '-' || c == '_' || c == '.'; }, kLookAhead);
    return pair.length > 0 && at(pair.end).ch == '=' && strike(i, endOf(i, inLine));
}

template <typename C> bool Scanner<C>::findNamed(qsizetype i, char32_t before)
{
    const bool inQuery = before == '?' || before == '&' || before == ';';
    const char32_t first = lowered(at(i).ch);
    for (const Name &name : kNames) {
        qsizetype end = 0;
        if (char32_t(uchar(name.text[0])) != first || (name.kind == Name::QueryOnly && !inQuery)
            || !matches(i, name.text, end, true))
            continue;
        bool nameQuoted = false;
        if (isQuote(at(end).ch)) {
            nameQuoted = true;
            end += at(end).length;
        }
        const auto skipSpaces = [&] {
            for (int spaces = 0; spaces < 8 && isSpace(at(end).ch); ++spaces)
                end += at(end).length;
        };
        skipSpaces();
        const char32_t separator = at(end).ch;
        if (separator != ':' && separator != '=')
            continue;
        end += at(end).length;
        skipSpaces();
        const char32_t quote = at(end).ch;
        const bool quoted = isQuote(quote);
        if (quoted)
            end += at(end).length;
        const char32_t start = at(end).ch;
        // A variable, a template or what is struck out already.
        if (start == 0 || start == '$' || start == '<' || start == '{' || start == '[')
            return false;
        if (name.kind == Name::Cookie)
            return separator == ':' && strikeCookie(end);
        if (inQuery && separator == '=' && !quoted)
            return strike(end, endOf(end, isValueChar));
        if (name.kind == Name::Authorization)
            return strikeAuthorization(end, nameQuoted && quoted);
        const Run run = runOf(end, isValueChar, kLookAhead);
        const bool wholeValue = !quoted || run.length == kLookAhead || at(run.end).ch == quote;
        if (wholeValue && ((nameQuoted && quoted) || run.opaque(6)))
            return strike(end, endOf(end, isValueChar));
        return false;
    }
    return false;
}

/// The part of https://user:password@host before the @.
template <typename C> bool Scanner<C>::findUserInfo(qsizetype i)
{
    qsizetype from = i;
    for (const char32_t expected : {U':', U'/', U'/'}) {
        const Unit unit = at(from);
        if (unit.ch != expected)
            return false;
        from += unit.length;
    }
    qsizetype end = from;
    qsizetype sign = -1;
    for (int steps = 0; steps < 4 * kLookAhead; ++steps) {
        const Unit unit = at(end);
        if (unit.ch <= ' ' || unit.ch == '/' || unit.ch == '?' || unit.ch == '#' || unit.ch == '<'
            || unit.ch == '>' || unit.ch == '"')
            break;
        qsizetype past = 0;
        if (unit.ch == '[' && matches(end, kRedacted, past, false))
            break; // it may stand for one of these
        if (unit.ch == '@')
            sign = end;
        end += unit.length;
    }
    return sign > from && at(from).ch != '[' && strike(from, sign);
}

template <typename C> std::vector<SecretRange> Scanner<C>::scan()
{
    char32_t before = ' ';
    for (qsizetype i = 0; i < m_size;) {
        const Unit unit = at(i);
        const bool startsWord = isAlnum(unit.ch) && !isAlnum(before);
        if ((startsWord && (findPrefixed(i) || findScheme(i) || findNamed(i, before)))
            || (unit.ch == ':' && findUserInfo(i))) {
            i = m_found.back().end;
            before = 'x';
            continue;
        }
        before = unit.ch;
        i += unit.length;
    }
    return std::move(m_found);
}

}

std::vector<SecretRange> findSecrets(const unsigned char *text, qsizetype size)
{
    return Scanner<unsigned char>(text, size).scan();
}

std::vector<SecretRange> findSecrets(const char16_t *text, qsizetype size)
{
    return Scanner<char16_t>(text, size).scan();
}

}
