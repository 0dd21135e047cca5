#include "core/diff/texttokens.h"

#include <QTextBoundaryFinder>

#include <array>

namespace heliograph {

namespace {

bool isBlank(char16_t c)
{
    return c == u' ' || c == u'\t' || (c > 0x7f && c != 0x2028 && c != 0x2029 && QChar(c).isSpace());
}

constexpr std::array<bool, 128> asciiWords()
{
    std::array<bool, 128> words{};
    for (char16_t c = 0; c < 128; ++c)
        words[c] = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
    return words;
}
constexpr std::array<bool, 128> kAsciiWord = asciiWords();

bool isAsciiWord(char16_t c)
{
    return c < 128 && kAsciiWord[c];
}

bool isDigit(char16_t c)
{
    return c >= u'0' && c <= u'9';
}

bool isLetter(char16_t c)
{
    return isAsciiWord(c) && !isDigit(c) && c != u'_';
}

/// Letters of scripts without spaces, in which the boundary finder sees no words.
bool isUnspaced(QChar c)
{
    switch (c.script()) {
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return true;
    default:
        return false;
    }
}

/// Whether a character joins those beside it: the apostrophe of don't, the point of 0.7.
bool joins(QStringView text, qsizetype at, qsizetype begin, qsizetype end)
{
    if (at <= begin || at + 1 >= end)
        return false;
    const char16_t c = text[at].unicode();
    const char16_t before = text[at - 1].unicode();
    const char16_t after = text[at + 1].unicode();
    if (c == u'\'' || c == 0x2019)
        return (isLetter(before) || before > 0x7f) && (isLetter(after) || after > 0x7f);
    return (c == u'.' || c == u',') && isDigit(before) && isDigit(after);
}

TextToken::Kind kindOf(QStringView token)
{
    const QChar first = token.front();
    return first.isLetterOrNumber() || first.isMark() || first.isSurrogate() ? TextToken::Kind::Word : TextToken::Kind::Other;
}

void splitBy(QTextBoundaryFinder::BoundaryType type, QStringView text, TextSpan span, std::vector<TextToken> *tokens)
{
    QTextBoundaryFinder finder(type, text.data() + span.begin, span.size());
    qsizetype from = 0;
    while (from < span.size()) {
        qsizetype to = finder.toNextBoundary();
        if (to <= from)
            to = span.size();
        const QStringView token = text.mid(span.begin + from, to - from);
        const TextSpan place{span.begin + from, span.begin + to};
        if (type == QTextBoundaryFinder::Word && token.size() > 1 && isUnspaced(token.front()))
            splitBy(QTextBoundaryFinder::Grapheme, text, place, tokens);
        else
            tokens->emplace_back(place, kindOf(token));
        from = to;
    }
}

}

std::vector<TextSpan> linesOf(QStringView text)
{
    std::vector<TextSpan> lines;
    qsizetype begin = 0;
    while (begin < text.size()) {
        const qsizetype found = text.indexOf(u'\n', begin);
        const qsizetype end = found < 0 ? text.size() : found + 1;
        lines.push_back({begin, end});
        begin = end;
    }
    return lines;
}

void tokenize(QStringView text, TextSpan span, std::vector<TextToken> *tokens)
{
    qsizetype i = span.begin;
    while (i < span.end) {
        const qsizetype begin = i;
        const char16_t c = text[i].unicode();
        if (c == u'\n' || (c == u'\r' && i + 1 < span.end && text[i + 1] == u'\n')) {
            i += c == u'\n' ? 1 : 2;
            tokens->emplace_back(TextSpan{begin, i}, TextToken::Kind::Break);
        } else if (isBlank(c)) {
            while (i < span.end && isBlank(text[i].unicode()))
                ++i;
            tokens->emplace_back(TextSpan{begin, i}, TextToken::Kind::Space);
        } else if (isAsciiWord(c) || c > 0x7f) {
            bool ascii = true;
            while (i < span.end) {
                const char16_t next = text[i].unicode();
                if (isAsciiWord(next)) {
                    ++i;
                    continue;
                }
                if (next > 0x7f && !isBlank(next) && next != 0x2028 && next != 0x2029)
                    ascii = ascii && joins(text, i, begin, span.end);
                else if (!joins(text, i, begin, span.end))
                    break;
                ++i;
            }
            if (i == begin) { // a separator of lines or paragraphs
                ++i;
                tokens->emplace_back(TextSpan{begin, i}, TextToken::Kind::Break);
            } else if (ascii) {
                tokens->emplace_back(TextSpan{begin, i}, TextToken::Kind::Word);
            } else {
                splitBy(QTextBoundaryFinder::Word, text, {begin, i}, tokens);
            }
        } else {
            ++i;
            // Marks belong to what they stand on.
            while (i < span.end && QChar(text[i]).isMark())
                ++i;
            tokens->emplace_back(TextSpan{begin, i}, TextToken::Kind::Other);
        }
    }
}

QString diffKey(QStringView text, const DiffOptions &options)
{
    QString key;
    if (options.space == DiffOptions::Space::Exact) {
        key = text.toString();
    } else {
        key.reserve(text.size());
        bool pending = false;
        for (const QChar c : text) {
            if (c.isSpace()) {
                pending = true;
                continue;
            }
            if (pending && options.space == DiffOptions::Space::IgnoreChange)
                key += u' ';
            pending = false;
            key += c;
        }
    }
    return options.ignoreCase ? std::move(key).toCaseFolded() : key;
}

}
