#include "ui/markdown/inlineparser.h"

#include "ui/markdown/blocksegmenter.h"
#include "ui/markdown/inlinetokens.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <utility>

namespace heliograph {

namespace {

constexpr qsizetype kMaxShownTarget = 100;

class InlineParser final
{
public:
    InlineParser(QStringView source, const InlineOptions &options)
        : m_source(source), m_options(options)
    {
    }
    InlineText parse();

private:
    struct Piece {
        QString text;
        quint8 style = InlineSpan::Plain;
        int link = -1;
    };
    struct Delimiter {
        size_t piece = 0;
        QChar mark;
        int count = 0;
        int length = 0; ///< as written
        bool opens = false;
        bool closes = false;
        bool wordBefore = false;
    };
    struct Bracket {
        size_t piece = 0;
        size_t delimiters = 0; ///< how many there were before it
        qsizetype after = 0; ///< source position behind it
        bool image = false;
        bool active = true;
    };

    QChar at(qsizetype i) const { return i >= 0 && i < m_source.size() ? m_source[i] : QChar(); }
    bool has(QStringView text) const { return m_source.mid(m_pos).startsWith(text); }
    void add(QStringView text);
    size_t addPiece(const QString &text);
    void takeEscape();
    void takeCode();
    void takeRun(QChar mark);
    void takeAngle();
    void takeEntity();
    void takeBareLink();
    void closeBracket();
    std::optional<QString> target();
    std::optional<QString> reference(const Bracket &bracket);
    void finishImage(const Bracket &bracket, const QString &target);
    void matchDelimiters(size_t bottom);
    void style(size_t first, size_t last, quint8 style);
    void closeOpenOnes();
    int addLink(const QString &target);

    QStringView m_source;
    const InlineOptions &m_options;
    qsizetype m_pos = 0;
    std::vector<Piece> m_pieces;
    std::vector<Delimiter> m_delimiters;
    std::vector<Bracket> m_brackets;
    std::vector<QString> m_links;
    bool m_ownPiece = true; ///< the next plain text begins a new piece
};

void InlineParser::add(QStringView text)
{
    if (m_ownPiece) {
        m_pieces.emplace_back();
        m_ownPiece = false;
    }
    m_pieces.back().text += text;
}

size_t InlineParser::addPiece(const QString &text)
{
    m_pieces.push_back({text});
    m_ownPiece = true;
    return m_pieces.size() - 1;
}

int InlineParser::addLink(const QString &target)
{
    m_links.push_back(target);
    return int(m_links.size()) - 1;
}

void InlineParser::takeEscape()
{
    const QChar next = at(m_pos + 1);
    if (isEscapable(next)) {
        add(m_source.mid(m_pos + 1, 1));
        m_pos += 2;
    } else if (next == u'\n') {
        ++m_pos; // a hard break, as every break here
    } else {
        add(u"\\");
        ++m_pos;
    }
}

void InlineParser::takeCode()
{
    qsizetype length = 0;
    while (at(m_pos + length) == u'`')
        ++length;
    const qsizetype begin = m_pos + length;
    qsizetype end = begin;
    for (; end < m_source.size(); ++end) {
        if (m_source[end] != u'`')
            continue;
        qsizetype run = 0;
        while (at(end + run) == u'`')
            ++run;
        if (run == length)
            break;
        end += run - 1;
    }
    const bool closed = end < m_source.size();
    if (!closed && !m_options.streaming) {
        add(m_source.mid(m_pos, length));
        m_pos = begin;
        return;
    }
    QString code = m_source.mid(begin, end - begin).toString();
    if (!closed) {
        while (code.endsWith(u'`'))
            code.chop(1);
    }
    code.replace(u'\n', u' ');
    if (code.size() > 2 && code.startsWith(u' ') && code.endsWith(u' '))
        code = code.mid(1).chopped(1);
    if (!code.isEmpty())
        m_pieces[addPiece(code)].style = InlineSpan::Code;
    m_pos = closed ? end + length : m_source.size();
}

void InlineParser::takeRun(QChar mark)
{
    qsizetype length = 0;
    while (at(m_pos + length) == mark)
        ++length;
    const QChar before = at(m_pos - 1);
    const QChar after = at(m_pos + length);
    const QStringView run = m_source.mid(m_pos, length);
    m_pos += length;
    if (m_options.streaming && m_pos == m_source.size()) {
        const bool open = std::any_of(m_delimiters.begin(), m_delimiters.end(),
            [mark](const Delimiter &d) { return d.mark == mark && d.opens; });
        if (open || before.isNull() || before.isSpace())
            addPiece({}); // half of a closing or opening run
        else
            add(run);
        return;
    }
    if (mark == u'~' && length != 2) {
        add(run);
        return;
    }
    const bool spaceBefore = before.isNull() || before.isSpace();
    const bool spaceAfter = after.isNull() || after.isSpace();
    const bool left =
        !spaceAfter && (!isPunctuation(after) || spaceBefore || isPunctuation(before));
    const bool right =
        !spaceBefore && (!isPunctuation(before) || spaceAfter || isPunctuation(after));
    Delimiter delimiter;
    delimiter.piece = addPiece(run.toString());
    delimiter.mark = mark;
    delimiter.count = delimiter.length = int(length);
    delimiter.opens = left;
    delimiter.closes = right;
    delimiter.wordBefore = !spaceBefore && !isPunctuation(before);
    if (mark == u'_') {
        delimiter.opens = left && (!right || isPunctuation(before));
        delimiter.closes = right && (!left || isPunctuation(after));
    }
    if (delimiter.opens || delimiter.closes)
        m_delimiters.push_back(delimiter);
}

/// <https://…>, <me@example.org>, <br>; anything else is text: HTML is shown, never read.
void InlineParser::takeAngle()
{
    const qsizetype end = m_source.indexOf(u'>', m_pos);
    const QStringView inside = end > 0 ? m_source.mid(m_pos + 1, end - m_pos - 1) : QStringView();
    const QStringView name = inside.endsWith(u'/') ? inside.chopped(1).trimmed() : inside.trimmed();
    if (name.compare(u"br", Qt::CaseInsensitive) == 0) {
        add(u"\n");
        m_pos = end + 1;
        return;
    }
    const bool spaced =
        std::any_of(inside.begin(), inside.end(), [](QChar c) { return c.isSpace() || c == u'<'; });
    const qsizetype colon = inside.indexOf(u':');
    const qsizetype sign = inside.indexOf(u'@');
    const bool address = colon >= 2 && colon <= 32 && inside.front().isLetter()
        && std::all_of(inside.begin(), inside.begin() + colon,
            [](QChar c) { return c.isLetterOrNumber() || c == u'+' || c == u'.' || c == u'-'; });
    const bool mail = sign > 0 && inside.indexOf(u'.', sign) > sign && !inside.contains(u'/');
    if (spaced || !(address || mail)) {
        add(u"<");
        ++m_pos;
        return;
    }
    const QString text = inside.toString();
    const size_t piece = addPiece(text);
    m_pieces[piece].link = addLink(address ? text : QStringLiteral("mailto:") + text);
    m_pos = end + 1;
}

void InlineParser::takeEntity()
{
    const qsizetype end = m_source.mid(m_pos, 12).indexOf(u';');
    const QString text = end > 1 ? entityText(m_source.mid(m_pos + 1, end - 1)) : QString();
    add(text.isEmpty() ? QStringView(u"&") : QStringView(text));
    m_pos += text.isEmpty() ? 1 : end + 1;
}

std::optional<QString> InlineParser::reference(const Bracket &bracket)
{
    if (!m_options.definitions || m_options.definitions->isEmpty())
        return {};
    const QStringView text = m_source.mid(bracket.after, m_pos - 1 - bracket.after);
    QStringView label = text;
    qsizetype end = m_pos;
    if (at(m_pos) == u'[') {
        const qsizetype close = m_source.indexOf(u']', m_pos);
        if (close > m_pos) {
            end = close + 1;
            if (close > m_pos + 1)
                label = m_source.mid(m_pos + 1, close - m_pos - 1);
        }
    }
    const auto found = m_options.definitions->constFind(BlockSegmenter::label(label));
    if (found == m_options.definitions->constEnd())
        return {};
    m_pos = end;
    return *found;
}

/// https://… without brackets, as GitHub's Markdown has it.
void InlineParser::takeBareLink()
{
    const QStringView text = bareLinkAt(m_source, m_pos);
    if (text.isEmpty()) {
        add(m_source.mid(m_pos, 1));
        ++m_pos;
        return;
    }
    m_pos += text.size();
    const QString written = text.toString();
    const bool bare = written.startsWith(QLatin1String("www."));
    const size_t piece = addPiece(written);
    m_pieces[piece].link = addLink(bare ? QStringLiteral("https://") + written : written);
}

std::optional<QString> InlineParser::target()
{
    const LinkTarget found = linkTargetAt(m_source, m_pos, m_options.streaming);
    if (found.end < 0)
        return {};
    m_pos = found.end;
    return found.target;
}

void InlineParser::closeBracket()
{
    ++m_pos;
    m_ownPiece = true;
    if (m_brackets.empty()) {
        add(u"]");
        return;
    }
    const Bracket bracket = m_brackets.back();
    m_brackets.pop_back();
    std::optional<QString> to;
    if (bracket.active) {
        if (at(m_pos) == u'(')
            to = target();
        if (!to)
            to = reference(bracket);
    }
    if (!to) {
        add(u"]");
        return;
    }
    matchDelimiters(bracket.delimiters);
    m_delimiters.resize(std::min(m_delimiters.size(), bracket.delimiters));
    m_pieces[bracket.piece].text.clear();
    if (bracket.image) {
        finishImage(bracket, *to);
    } else if (!to->isEmpty()) {
        const int link = addLink(*to);
        for (size_t i = bracket.piece + 1; i < m_pieces.size(); ++i)
            m_pieces[i].link =
                link; // also over a link inside: the one a reader sees around it counts
        for (Bracket &outer : m_brackets)
            outer.active = outer.active && outer.image;
    }
    m_ownPiece = true;
}

/// An image is its description and its address. It is never fetched.
void InlineParser::finishImage(const Bracket &bracket, const QString &target)
{
    QString alt;
    for (size_t i = bracket.piece + 1; i < m_pieces.size(); ++i)
        alt += std::exchange(m_pieces[i].text, {});
    alt = alt.simplified();
    m_pieces[bracket.piece].text = alt.isEmpty()
        ? QCoreApplication::translate("MarkdownView", "Image: ")
        : QCoreApplication::translate("MarkdownView", "Image “%1”: ").arg(alt);
    m_pieces[bracket.piece].style = InlineSpan::Image;
    if (target.isEmpty())
        return;
    const size_t piece = addPiece(
        target.size() <= kMaxShownTarget ? target : target.left(kMaxShownTarget) + QChar(0x2026));
    m_pieces[piece].style = InlineSpan::Image;
    m_pieces[piece].link = addLink(target);
}

void InlineParser::style(size_t first, size_t last, quint8 style)
{
    for (size_t i = first; i < last; ++i)
        m_pieces[i].style |= style;
}

/// CommonMark's algorithm for emphasis, over the delimiters from bottom on.
void InlineParser::matchDelimiters(size_t bottom)
{
    for (size_t closer = bottom; closer < m_delimiters.size(); ++closer) {
        Delimiter &close = m_delimiters[closer];
        while (close.closes && close.count > 0) {
            size_t found = closer;
            for (size_t i = closer; i-- > bottom;) {
                const Delimiter &open = m_delimiters[i];
                if (open.mark != close.mark || !open.opens || open.count == 0)
                    continue;
                const bool both = open.closes || close.opens;
                const bool odd = both && (open.length + close.length) % 3 == 0
                    && (open.length % 3 != 0 || close.length % 3 != 0);
                if (open.mark == u'~' || !odd) {
                    found = i;
                    break;
                }
            }
            if (found == closer)
                break;
            Delimiter &open = m_delimiters[found];
            const int used = open.count >= 2 && close.count >= 2 ? 2 : 1;
            style(open.piece + 1, close.piece,
                close.mark == u'~' ? InlineSpan::Strike
                    : used == 2    ? InlineSpan::Bold
                                   : InlineSpan::Italic);
            open.count -= used;
            close.count -= used;
            m_pieces[open.piece].text.chop(used);
            m_pieces[close.piece].text.chop(used);
            for (size_t i = found + 1; i < closer; ++i)
                m_delimiters[i].opens = m_delimiters[i].closes = false;
        }
    }
}

/// While more is to come, emphasis that has begun is shown as such.
void InlineParser::closeOpenOnes()
{
    for (const Delimiter &open : m_delimiters) {
        if (!open.opens || open.count == 0 || open.wordBefore || open.piece + 1 >= m_pieces.size())
            continue;
        const quint8 kind = open.mark == u'~' ? InlineSpan::Strike
            : open.count == 1                 ? InlineSpan::Italic
            : open.count == 2                 ? InlineSpan::Bold
                                              : InlineSpan::Bold | InlineSpan::Italic;
        m_pieces[open.piece].text.clear();
        style(open.piece + 1, m_pieces.size(), kind);
    }
}

InlineText InlineParser::parse()
{
    while (m_pos < m_source.size()) {
        const QChar c = m_source[m_pos];
        const bool wordStart = !at(m_pos - 1).isLetterOrNumber();
        if (c == u'\\') {
            takeEscape();
        } else if (c == u'`') {
            takeCode();
        } else if (c == u'*' || c == u'_' || c == u'~') {
            takeRun(c);
        } else if (c == u'<') {
            takeAngle();
        } else if (c == u'&') {
            takeEntity();
        } else if (c == u'[' || (c == u'!' && at(m_pos + 1) == u'[')) {
            const bool image = c == u'!';
            const size_t piece = addPiece(image ? QStringLiteral("![") : QStringLiteral("["));
            m_pos += image ? 2 : 1;
            m_brackets.push_back({piece, m_delimiters.size(), m_pos, image, true});
        } else if (c == u']') {
            closeBracket();
        } else if (wordStart && (has(u"https://") || has(u"http://") || has(u"www."))) {
            takeBareLink();
        } else {
            add(m_source.mid(m_pos, 1));
            ++m_pos;
        }
    }
    matchDelimiters(0);
    if (m_options.streaming)
        closeOpenOnes();

    InlineText result;
    for (const Piece &piece : m_pieces) {
        if (piece.text.isEmpty())
            continue;
        const InlineSpan span{result.text.size(), piece.text.size(), piece.style, piece.link};
        result.text += piece.text;
        if (!result.spans.empty() && result.spans.back().style == span.style
            && result.spans.back().link == span.link)
            result.spans.back().length += span.length;
        else
            result.spans.push_back(span);
    }
    result.links = std::move(m_links);
    return result;
}

}

InlineText parseInline(QStringView source, const InlineOptions &options)
{
    return InlineParser(source, options).parse();
}

}
