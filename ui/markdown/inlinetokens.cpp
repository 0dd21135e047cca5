#include "ui/markdown/inlinetokens.h"

#include <array>
#include <utility>

namespace heliograph {

bool isPunctuation(QChar c)
{
    return c.isPunct() || c.isSymbol();
}

bool isEscapable(QChar c)
{
    return c.unicode() < 128 && isPunctuation(c);
}

QString entityText(QStringView name)
{
    static constexpr std::array<std::pair<QStringView, char16_t>, 24> kNames = {{
        {u"amp", u'&'},
        {u"lt", u'<'},
        {u"gt", u'>'},
        {u"quot", u'"'},
        {u"apos", u'\''},
        {u"nbsp", u'\u00a0'},
        {u"copy", u'\u00a9'},
        {u"reg", u'\u00ae'},
        {u"trade", u'\u2122'},
        {u"hellip", u'\u2026'},
        {u"ndash", u'\u2013'},
        {u"mdash", u'\u2014'},
        {u"lsquo", u'\u2018'},
        {u"rsquo", u'\u2019'},
        {u"ldquo", u'\u201c'},
        {u"rdquo", u'\u201d'},
        {u"bull", u'\u2022'},
        {u"middot", u'\u00b7'},
        {u"times", u'\u00d7'},
        {u"deg", u'\u00b0'},
        {u"larr", u'\u2190'},
        {u"rarr", u'\u2192'},
        {u"le", u'\u2264'},
        {u"ge", u'\u2265'},
    }};
    if (name.startsWith(u'#')) {
        const bool hex = name.mid(1).startsWith(u'x', Qt::CaseInsensitive);
        bool ok = false;
        const uint code = name.mid(hex ? 2 : 1).toUInt(&ok, hex ? 16 : 10);
        if (!ok || code > 0x10ffff)
            return {};
        if (code == 0 || (code >= 0xd800 && code < 0xe000))
            return QString(QChar::ReplacementCharacter);
        const char32_t character = code;
        return QString::fromUcs4(&character, 1);
    }
    for (const auto &[known, character] : kNames) {
        if (name == known)
            return QString(QChar(character));
    }
    return {};
}

QStringView bareLinkAt(QStringView source, qsizetype pos)
{
    qsizetype end = pos;
    int open = 0;
    while (end < source.size() && !source[end].isSpace() && source[end] != u'<'
        && source[end] != u'`' && source[end] != u'|')
        ++end;
    QStringView text = source.mid(pos, end - pos);
    const qsizetype emphasis = text.indexOf(u"**");
    if (emphasis > 0)
        text.truncate(emphasis);
    for (const QChar c : text)
        open += c == u'(' ? 1 : c == u')' ? -1 : 0;
    while (!text.isEmpty()) {
        if (text.back() == u')' && open < 0)
            ++open;
        else if (!QStringView(u"?!.,:*_~'\"];").contains(text.back()))
            break;
        text.chop(1);
    }
    const bool www = text.startsWith(u"www.");
    return text.size() > (www ? 4 : 8) ? text : QStringView();
}

LinkTarget linkTargetAt(QStringView source, qsizetype open, bool streaming)
{
    const auto at = [source](qsizetype index) {
        return index < source.size() ? source[index] : QChar();
    };
    qsizetype i = open + 1;
    const auto skipSpace = [&] {
        while (at(i).isSpace())
            ++i;
    };
    skipSpace();
    QString target;
    const auto take = [&] {
        if (source[i] == u'\\' && isEscapable(at(i + 1)))
            ++i;
        target += source[i++];
    };
    if (at(i) == u'<') {
        ++i;
        while (i < source.size() && source[i] != u'>' && source[i] != u'\n')
            take();
        if (at(i) != u'>' && !streaming)
            return {};
        ++i;
    } else {
        int depth = 0;
        while (i < source.size() && !source[i].isSpace()) {
            if (source[i] == u'(')
                ++depth;
            else if (source[i] == u')' && depth-- == 0)
                break;
            take();
        }
    }
    skipSpace();
    const QChar quote = at(i);
    if (quote == u'"' || quote == u'\'' || quote == u'(') { // a title: not shown, the target is
        const QChar end = quote == u'(' ? QChar(u')') : quote;
        ++i;
        while (i < source.size() && source[i] != end)
            i += source[i] == u'\\' ? 2 : 1;
        ++i;
        skipSpace();
    }
    if (i >= source.size() && streaming) // the rest is still to come
        return {QString(), source.size()};
    if (at(i) != u')')
        return {};
    return {target, i + 1};
}

}
