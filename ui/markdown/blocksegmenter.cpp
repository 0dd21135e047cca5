#include "ui/markdown/blocksegmenter.h"

#include "ui/markdown/markdownline.h"

#include <algorithm>

namespace heliograph {

using Kind = MarkdownBlock::Kind;

QString BlockSegmenter::label(QStringView text)
{
    return text.toString().simplified().toCaseFolded();
}

size_t BlockSegmenter::takeFirstChanged()
{
    return std::min(std::exchange(m_firstChanged, m_blocks.size()), m_blocks.size());
}

void BlockSegmenter::setStreaming(bool streaming)
{
    if (m_streaming == streaming)
        return;
    m_streaming = streaming;
    restore();
    refresh();
}

void BlockSegmenter::append(QStringView text)
{
    restore();
    m_partial += text;
    QStringView left = m_partial;
    // A line that does not end is taken in pieces, cut where only its own text decides.
    for (;;) {
        const qsizetype end = left.first(std::min(left.size(), kMaxLine + 1)).indexOf(u'\n');
        if (end >= 0) {
            takePiece(left.first(end), true);
            left = left.mid(end + 1);
            m_state.midLine = false;
        } else if (left.size() > kMaxLine) {
            qsizetype cut = left.first(kMaxLine).lastIndexOf(u' ') + 1;
            if (cut < kMaxLine / 2)
                cut = left[kMaxLine].isLowSurrogate() ? kMaxLine - 1 : kMaxLine;
            takePiece(left.first(cut), false);
            left = left.mid(cut);
            m_state.midLine = true;
        } else {
            break;
        }
    }
    m_partial = left.toString();
    refresh();
}

/// Takes back what refresh() did.
void BlockSegmenter::restore()
{
    if (!m_provisional)
        return;
    m_provisional = false;
    m_blocks.resize(m_savedCount);
    if (m_savedCount > 0)
        m_blocks.back() = std::move(m_savedLast);
    m_state = std::move(m_savedState);
    m_firstChanged = std::min(m_firstChanged, m_savedCount > 0 ? m_savedCount - 1 : 0);
}

/// Shows the line that has not ended as if it ended here, and the marker of an item that has no
/// text yet.
void BlockSegmenter::refresh()
{
    const auto pending = [this] {
        return !m_streaming && !m_state.containers.empty()
            && m_state.containers.back().markerPending;
    };
    const bool look = !m_partial.isEmpty() && !(m_streaming && held());
    if (!look && !pending())
        return;
    m_savedCount = m_blocks.size();
    m_savedLast = m_blocks.empty() ? MarkdownBlock() : m_blocks.back();
    m_savedState = m_state;
    m_provisional = true;
    if (look)
        takePiece(m_partial, false);
    if (pending())
        open(Kind::Paragraph);
    m_firstChanged = std::min(m_firstChanged, m_savedCount > 0 ? m_savedCount - 1 : 0);
}

bool BlockSegmenter::held() const
{
    if (m_mode == Mode::Raw || m_state.midLine)
        return false;
    QStringView text = QStringView(m_partial).trimmed();
    while (text.startsWith(u'>'))
        text = text.mid(1).trimmed();
    const bool inFence = m_state.leafOpen && m_blocks.back().kind == Kind::Code;
    if (inFence) // may become the closing fence
        return !m_state.indented && !text.isEmpty() && onlyOf(text, QStringView(&m_state.fence, 1));
    if (text.startsWith(u"```") || text.startsWith(u"~~~"))
        return false;
    if (onlyOf(text, u"|-: "))
        return true;
    return text.size() <= 12 && onlyOf(text, u"-*_=+#>`~|:[]xX 0123456789.)");
}

void BlockSegmenter::takePiece(QStringView piece, bool complete)
{
    if (complete && piece.endsWith(u'\r'))
        piece.chop(1);
    m_firstChanged = std::min(m_firstChanged, m_blocks.empty() ? 0 : m_blocks.size() - 1);
    if (m_state.midLine) {
        if (!piece.isEmpty())
            takeMidLine(piece);
    } else if (m_mode == Mode::Raw) {
        if (!m_state.leafOpen)
            open(Kind::Code);
        addCodeLine(piece.toString());
    } else {
        takeLine(piece, complete);
    }
}

/// A further piece of a line too long for one: it can be no marker.
void BlockSegmenter::takeMidLine(QStringView piece)
{
    const Kind kind = m_blocks.empty() ? Kind::Rule : m_blocks.back().kind;
    if (kind == Kind::Rule || (kind == Kind::Code && !m_state.leafOpen)) {
        open(Kind::Paragraph);
        addText(piece);
    } else {
        const qsizetype limit = kind == Kind::Code || kind == Kind::Table ? kMaxChunk : kMaxLine;
        if (m_blocks.back().text.size() + piece.size() > limit) {
            MarkdownBlock &block = join();
            block.midLine = true;
            block.lines = kind == Kind::Code || kind == Kind::Table ? 1 : 0;
        }
        m_blocks.back().text += piece;
    }
}

/// How many of the open containers the line goes on with.
size_t BlockSegmenter::match(LineCursor &cursor) const
{
    size_t matched = 0;
    for (const Container &container : m_state.containers) {
        const int indent = cursor.indent();
        if (container.is.kind == BlockContainer::Kind::Quote) {
            if (indent > 3 || !cursor.text().startsWith(u'>'))
                break;
            cursor.skip(indent);
            cursor.take(1);
            cursor.skip(1);
        } else if (cursor.blank()) {
            if (container.markerPending)
                break;
        } else if (indent >= container.indent) {
            cursor.skip(container.indent);
        } else {
            break;
        }
        ++matched;
    }
    return matched;
}

void BlockSegmenter::takeLine(QStringView line, bool complete)
{
    LineCursor cursor(line);
    const size_t matched = match(cursor);
    const bool allMatched = matched == m_state.containers.size();

    if (m_state.leafOpen && m_blocks.back().kind == Kind::Code) {
        if (takeCode(cursor, allMatched))
            return;
        m_state.leafOpen = false;
    }
    if (cursor.blank()) {
        m_state.leafOpen = false;
        m_state.blank = true;
        if (!allMatched)
            closeTo(matched);
        return;
    }
    size_t depth = matched;
    bool interrupts = m_state.leafOpen && m_blocks.back().kind == Kind::Paragraph;
    const bool tableOpen = m_state.leafOpen && m_blocks.back().kind == Kind::Table;
    if (startBlock(cursor, depth, interrupts, allMatched))
        return;
    if (interrupts) { // no block starts: the paragraph goes on, also where it is lazy about its
                      // markers
        addText(cursor.text());
        return;
    }
    if (tableOpen && allMatched && m_state.leafOpen) {
        addRow(cursor.text());
        return;
    }
    closeTo(depth);
    if (complete && define(cursor.text()))
        return;
    open(Kind::Paragraph);
    addText(cursor.text());
}

bool BlockSegmenter::takeCode(LineCursor &cursor, bool allMatched)
{
    if (!allMatched)
        return false;
    if (m_state.indented) {
        if (cursor.blank()) {
            ++m_state.blankCode;
            return true;
        }
        if (cursor.indent() < 4) {
            m_state.blank = m_state.blankCode > 0;
            return false;
        }
        for (; m_state.blankCode > 0; --m_state.blankCode)
            addCodeLine({});
        cursor.skip(4);
        addCodeLine(cursor.rest());
        return true;
    }
    const QStringView text = cursor.text();
    if (cursor.indent() <= 3 && text.size() >= m_state.fenceLength
        && runLength(text, m_state.fence) == text.size()) {
        m_state.leafOpen = false;
        return true;
    }
    cursor.skip(std::min(cursor.indent(), m_state.fenceIndent));
    addCodeLine(cursor.rest());
    return true;
}

/// Opens the containers and the block that start here; true where the line is used up.
bool BlockSegmenter::startBlock(
    LineCursor &cursor, size_t &depth, bool &interrupts, bool allMatched)
{
    for (bool outer = true;; outer = false) {
        const int indent = cursor.indent();
        if (indent >= 4) {
            if (interrupts)
                return false;
            closeTo(depth);
            open(Kind::Code);
            m_state.indented = true;
            m_state.blankCode = 0;
            cursor.skip(4);
            addCodeLine(cursor.rest());
            return true;
        }
        const QStringView text = cursor.text();
        if (text.isEmpty())
            return true; // an item without text yet
        const bool room = depth < kMaxDepth;
        if (text.front() == u'>' && room) {
            closeTo(depth++);
            Container quote;
            quote.is = {BlockContainer::Kind::Quote, m_state.nextId++, 0};
            m_state.containers.push_back(quote);
            cursor.skip(indent);
            cursor.take(1);
            cursor.skip(1);
            interrupts = false;
            continue;
        }
        const qsizetype hashes = runLength(text, u'#');
        if (hashes >= 1 && hashes <= 6 && (text.size() == hashes || text[hashes].isSpace())) {
            closeTo(depth);
            MarkdownBlock &heading = open(Kind::Heading);
            heading.level = int(hashes);
            QStringView title = text.mid(hashes).trimmed();
            const QStringView open = title;
            while (title.endsWith(u'#'))
                title.chop(1);
            heading.text =
                (title.isEmpty() || title.back().isSpace() ? title.trimmed() : open).toString();
            m_state.leafOpen = false;
            return true;
        }
        if (startFence(cursor, depth, indent))
            return true;
        if (interrupts && outer && allMatched) {
            if (onlyOf(text, u"=") || onlyOf(text, u"-")) {
                m_blocks.back().kind = Kind::Heading;
                m_blocks.back().level = text.front() == u'=' ? 1 : 2;
                m_state.leafOpen = false;
                return true;
            }
            if (startTable(text))
                return true;
        }
        if (isRule(text)) {
            closeTo(depth);
            open(Kind::Rule);
            m_state.leafOpen = false;
            return true;
        }
        if (!room || !startItem(cursor, depth, interrupts, allMatched && outer, indent))
            return false;
    }
}

bool BlockSegmenter::startFence(LineCursor &cursor, size_t depth, int indent)
{
    const QStringView text = cursor.text();
    const QChar mark = text.front();
    const qsizetype length = mark == u'`' || mark == u'~' ? runLength(text, mark) : 0;
    const QStringView info = text.mid(length).trimmed();
    if (length < 3 || (mark == u'`' && info.contains(u'`')))
        return false;
    closeTo(depth);
    open(Kind::Code).language = info.toString();
    m_state.indented = false;
    m_state.fence = mark;
    m_state.fenceLength = length;
    m_state.fenceIndent = indent;
    return true;
}

bool BlockSegmenter::startItem(
    LineCursor &cursor, size_t &depth, bool &interrupts, bool allMatched, int indent)
{
    const QStringView text = cursor.text();
    qsizetype width = 0;
    Container item;
    if (QStringView(u"-+*").contains(text.front())) {
        width = 1;
    } else {
        while (width < text.size() && width < 10 && text[width] >= u'0' && text[width] <= u'9')
            ++width;
        if (width == 0 || width > 9 || width == text.size()
            || !QStringView(u".)").contains(text[width]))
            return false;
        item.number = text.first(width).toLongLong();
        ++width;
    }
    item.bullet = text[width - 1];
    const bool empty = text.size() == width;
    if (!empty && !text[width].isSpace())
        return false;
    const bool ordered = width > 1;
    if (interrupts && allMatched && (empty || (ordered && item.number != 1)))
        return false;
    if (depth < m_state.containers.size()) { // the next of the same list counts on
        const Container &before = m_state.containers[depth];
        if (ordered && before.is.kind == BlockContainer::Kind::Item && before.bullet == item.bullet)
            item.number = before.number + 1;
    }
    closeTo(depth);
    if (!m_state.containers.empty() && m_state.containers.back().markerPending)
        open(Kind::Paragraph); // an item in an item: the outer marker has a line of its own
    m_state.leafOpen = false;
    cursor.skip(indent);
    cursor.take(width);
    const int spaces = cursor.indent();
    const int padding = empty || spaces > 4 ? 1 : spaces;
    cursor.skip(padding);
    item.indent = indent + int(width) + padding;
    item.is = {BlockContainer::Kind::Item, m_state.nextId++, int(width)};
    item.markerPending = true;
    m_state.containers.push_back(item);
    ++depth;
    interrupts = false;
    return true;
}

/// The paragraph's last line becomes the header where this is a delimiter row of as many columns.
bool BlockSegmenter::startTable(QStringView line)
{
    const QString columns = delimiterColumns(line);
    if (columns.isEmpty())
        return false;
    MarkdownBlock &paragraph = m_blocks.back();
    const qsizetype cut = paragraph.text.lastIndexOf(u'\n');
    const QString header = paragraph.text.mid(cut + 1);
    if (!header.contains(u'|') || qsizetype(tableCells(header).size()) != columns.size())
        return false;
    if (cut >= 0) {
        paragraph.text.truncate(cut);
        open(Kind::Table);
    }
    MarkdownBlock &table = m_blocks.back();
    table.kind = Kind::Table;
    table.text = header;
    table.lines = 1;
    table.columns = columns;
    m_state.leafOpen = true;
    return true;
}

/// [label]: target
bool BlockSegmenter::define(QStringView line)
{
    const qsizetype end = line.indexOf(u"]:");
    if (!line.startsWith(u'[') || end < 2 || line[1] == u'^'
        || line.first(end).mid(1).contains(u'['))
        return false;
    QStringView target = line.mid(end + 2).trimmed();
    const qsizetype space = target.indexOf(u' ');
    if (space >= 0) {
        const QStringView title = target.mid(space).trimmed();
        if (!QStringView(u"\"'(").contains(title.front()))
            return false;
        target = target.first(space);
    }
    if (target.startsWith(u'<') && target.endsWith(u'>'))
        target = target.mid(1).chopped(1);
    if (target.isEmpty())
        return false;
    const QString name = label(line.first(end).mid(1));
    if (!m_definitions.contains(name))
        m_definitions.insert(name, target.toString());
    return true;
}

void BlockSegmenter::addText(QStringView text)
{
    MarkdownBlock *block = &m_blocks.back();
    if (!block->text.isEmpty() && block->text.size() + text.size() >= kMaxLine)
        block = &join();
    if (block->text.isEmpty() && block->marker != MarkdownBlock::Marker::None && text.size() > 3
        && text[0] == u'[' && text[2] == u']' && text[3] == u' '
        && QStringView(u" xX").contains(text[1])) {
        block->marker =
            text[1] == u' ' ? MarkdownBlock::Marker::TaskOpen : MarkdownBlock::Marker::TaskDone;
        text = text.mid(4).trimmed();
    }
    if (!block->text.isEmpty())
        block->text += u'\n';
    block->text += text;
}

void BlockSegmenter::addCodeLine(const QString &line)
{
    MarkdownBlock *block = &m_blocks.back();
    if (block->lines >= kMaxLines
        || (block->lines > 0 && block->text.size() + line.size() > kMaxChunk))
        block = &join();
    if (block->lines++ > 0)
        block->text += u'\n';
    block->text += line;
}

void BlockSegmenter::addRow(QStringView row)
{
    MarkdownBlock *block = &m_blocks.back();
    if (block->lines >= kMaxLines || block->text.size() + row.size() > kMaxChunk)
        block = &join();
    if (block->lines++ > 0)
        block->text += u'\n';
    block->text += row;
}

/// Ends the open block and the containers from depth on.
void BlockSegmenter::closeTo(size_t depth)
{
    if (m_state.containers.size() > depth && m_state.containers.back().markerPending)
        open(Kind::Paragraph); // an item without text still shows its marker
    m_state.leafOpen = false;
    m_state.containers.resize(std::min(depth, m_state.containers.size()));
}

MarkdownBlock &BlockSegmenter::open(MarkdownBlock::Kind kind)
{
    MarkdownBlock block;
    block.kind = kind;
    block.blankBefore = std::exchange(m_state.blank, false);
    block.containers.reserve(m_state.containers.size());
    for (Container &container : m_state.containers) {
        block.containers.push_back(container.is);
        if (!std::exchange(container.markerPending, false))
            continue;
        const bool bullet = QStringView(u"-+*").contains(container.bullet);
        block.marker = bullet ? MarkdownBlock::Marker::Bullet : MarkdownBlock::Marker::Number;
        block.number = container.number;
    }
    m_state.leafOpen = true;
    m_blocks.push_back(std::move(block));
    return m_blocks.back();
}

/// A further block of the same kind in the same place.
MarkdownBlock &BlockSegmenter::join()
{
    const MarkdownBlock &before = m_blocks.back();
    MarkdownBlock block;
    block.kind = before.kind;
    block.level = before.level;
    block.language = before.language;
    block.columns = before.columns;
    block.containers = before.containers;
    block.joined = true;
    m_blocks.push_back(std::move(block));
    return m_blocks.back();
}

}
