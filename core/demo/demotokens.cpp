#include "core/demo/demotokens.h"

#include <QChar>

namespace heliograph {

namespace {

constexpr qsizetype kWord = 6; ///< a longer word is two tokens
constexpr qint64 kImageTokens = 85;

bool isWide(QChar c)
{
    const char16_t unit = c.unicode();
    return (unit >= 0x2e80 && unit < 0xa4d0) || (unit >= 0xac00 && unit < 0xd7b0)
        || (unit >= 0xf900 && unit < 0xfb00) || (unit >= 0xff00 && unit < 0xffef);
}

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() && !isWide(c);
}

}

qsizetype demoTokenLength(QStringView text)
{
    qsizetype i = 0;
    while (i < text.size() && i < 4 && text[i] == QLatin1Char('\n'))
        ++i;
    if (i > 0)
        return i;
    if (text[0] == QLatin1Char(' ')) {
        // Spaces before a word are the word's, as in real vocabularies; an indent of code is a
        // token of its own.
        while (i < text.size() && i < 16 && text[i] == QLatin1Char(' '))
            ++i;
        if (i > 1)
            return i;
    }
    const qsizetype start = i;
    while (i < text.size() && i - start < kWord && isWordCharacter(text[i]))
        ++i;
    if (i == start && i < text.size())
        i += text[i].isHighSurrogate() && i + 1 < text.size() ? 2 : 1;
    // What is left of a word by one or two letters goes with it.
    if (i - start == kWord) {
        qsizetype rest = i;
        while (rest < text.size() && rest - i < 3 && isWordCharacter(text[rest]))
            ++rest;
        if (rest - i < 3)
            i = rest;
    }
    return i;
}

qint64 countDemoTokens(QStringView text)
{
    qint64 count = 0;
    while (!text.isEmpty()) {
        text = text.sliced(demoTokenLength(text));
        ++count;
    }
    return count;
}

qint64 countDemoTokens(const Json &value)
{
    switch (value.type()) {
    case Json::value_t::string:
        return countDemoTokens(toQString(value));
    case Json::value_t::array:
    case Json::value_t::object: {
        if (value.is_object()) {
            const QString type = stringMember(value, "type");
            if (type == QLatin1String("image_url") || type == QLatin1String("input_audio")
                || type == QLatin1String("file"))
                return kImageTokens;
        }
        qint64 count = 0;
        for (const auto &item : value.items()) {
            count += countDemoTokens(item.value());
            if (value.is_object())
                count += 1;
        }
        return count;
    }
    default:
        return 1;
    }
}

}
