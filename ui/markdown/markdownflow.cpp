#include "ui/markdown/markdownflow.h"

#include <QPainter>

#include <algorithm>

namespace heliograph {

using Kind = MarkdownBlock::Kind;
using Marker = MarkdownBlock::Marker;

MarkdownFlow::MarkdownFlow(MarkdownStyle style) : m_style(std::move(style)) { }

void MarkdownFlow::reset(BlockSegmenter::Mode mode)
{
    m_mode = mode;
    m_segmenter = BlockSegmenter(mode);
    m_segmenter.setStreaming(m_streaming);
    m_items.clear();
    m_tops.clear();
    m_topsValid = 0;
    m_definitionCount = 0;
    m_unwrapped.clear();
    m_scrolls.clear();
}

void MarkdownFlow::setStyle(MarkdownStyle style, bool sameMetrics)
{
    m_style = std::move(style);
    for (size_t i = 0; i < m_items.size(); ++i) {
        Item &item = m_items[i];
        item.layout.reset();
        if (!sameMetrics) {
            item.exact = false;
            item.height = BlockLayout::estimate(block(i), m_style, m_width, lastOfCode(i));
        }
    }
    m_topsValid = 0;
}

size_t MarkdownFlow::append(QStringView text)
{
    m_segmenter.append(text);
    const size_t changed = m_segmenter.takeFirstChanged();
    invalidate(changed);
    refreshReferences();
    return changed;
}

size_t MarkdownFlow::setStreaming(bool streaming)
{
    if (m_streaming == streaming)
        return count();
    m_streaming = streaming;
    m_segmenter.setStreaming(streaming);
    size_t changed = m_segmenter.takeFirstChanged();
    if (!m_segmenter.blocks().empty())
        changed = std::min(changed, m_segmenter.blocks().size() - 1);
    invalidate(changed);
    return changed;
}

void MarkdownFlow::invalidate(size_t from)
{
    m_items.resize(m_segmenter.blocks().size());
    m_tops.resize(m_items.size());
    m_topsValid = std::min(m_topsValid, from);
    for (size_t i = from; i < m_items.size(); ++i) {
        m_items[i] = Item();
        m_items[i].height = BlockLayout::estimate(block(i), m_style, m_width, lastOfCode(i));
    }
}

/// A new definition may turn earlier brackets into links.
void MarkdownFlow::refreshReferences()
{
    const qsizetype definitions = m_segmenter.definitions().size();
    if (definitions == m_definitionCount)
        return;
    m_definitionCount = definitions;
    for (size_t i = 0; i < m_items.size(); ++i) {
        if (block(i).kind == Kind::Code || !block(i).text.contains(u'['))
            continue;
        m_items[i].layout.reset();
        m_items[i].exact = false;
    }
}

bool MarkdownFlow::lastOfCode(size_t index) const
{
    return index + 1 >= m_segmenter.blocks().size() || !block(index + 1).joined;
}

const CodeHighlighter *MarkdownFlow::highlighter(const QString &language)
{
    auto found = m_highlighters.find(language);
    if (found == m_highlighters.end()) {
        if (m_highlighters.size() >= 64)
            m_highlighters.clear();
        found = m_highlighters.emplace(language, CodeHighlighter(language)).first;
    }
    return &found->second;
}

BlockContext MarkdownFlow::textContext(size_t index) const
{
    BlockContext context;
    context.definitions = &m_segmenter.definitions();
    context.streaming = m_streaming && index + 1 == count();
    context.lastOfCode = lastOfCode(index);
    return context;
}

BlockContext MarkdownFlow::context(size_t index)
{
    BlockContext context = textContext(index);
    const MarkdownBlock &subject = block(index);
    if (subject.kind == Kind::Table && subject.joined) {
        size_t first = index;
        while (first > 0 && block(first).joined)
            --first;
        context.shape = layout(first).shape();
    }
    if (subject.kind == Kind::Code && m_mode == BlockSegmenter::Mode::Markdown) {
        context.highlighter = highlighter(subject.language);
        size_t from = index;
        while (from > 0 && block(from).joined && !m_items[from - 1].codeEnd)
            --from;
        if (from > 0 && block(from).joined)
            context.codeState = *m_items[from - 1].codeEnd;
        for (; from < index; ++from) {
            context.highlighter->spans(block(from).text, context.codeState);
            m_items[from].codeEnd = context.codeState;
        }
    }
    return context;
}

void MarkdownFlow::setWidth(qreal width)
{
    if (width == m_width)
        return;
    m_width = width;
    for (size_t i = 0; i < m_items.size(); ++i) {
        m_items[i].exact = false;
        m_items[i].height = BlockLayout::estimate(block(i), m_style, width, lastOfCode(i));
    }
    m_topsValid = 0;
}

qreal MarkdownFlow::heightAtWidth(qreal width) const
{
    qreal sum = 0;
    for (size_t i = 0; i < m_items.size(); ++i) {
        sum += m_style.gap(i > 0 ? &block(i - 1) : nullptr, block(i))
            + BlockLayout::estimate(block(i), m_style, width, lastOfCode(i));
    }
    return sum;
}

bool MarkdownFlow::ensure(size_t index)
{
    Item &item = m_items[index];
    if (item.exact && item.layout)
        return false;
    if (!item.layout) {
        const BlockContext itsContext = context(index);
        item.layout = std::make_unique<BlockLayout>(block(index), m_style, itsContext);
    }
    const bool code = block(index).kind == Kind::Code;
    item.layout->setWidth(m_width, !code || isWrapped(firstOfCode(index)));
    item.exact = true;
    const qreal height = item.layout->height();
    if (height == item.height)
        return false;
    item.height = height;
    m_topsValid = std::min(m_topsValid, index + 1);
    return true;
}

const BlockLayout &MarkdownFlow::layout(size_t index)
{
    ensure(index);
    return *m_items[index].layout;
}

void MarkdownFlow::validateTops(size_t until) const
{
    for (; m_topsValid <= until; ++m_topsValid) {
        const size_t i = m_topsValid;
        m_tops[i] = i == 0
            ? 0
            : m_tops[i - 1] + m_items[i - 1].height + m_style.gap(&block(i - 1), block(i));
    }
}

qreal MarkdownFlow::top(size_t index) const
{
    if (index >= m_topsValid)
        validateTops(index);
    return m_tops[index];
}

qreal MarkdownFlow::height() const
{
    return m_items.empty() ? 0 : bottom(m_items.size() - 1);
}

size_t MarkdownFlow::indexAt(qreal y) const
{
    validateTops(m_items.size() - 1);
    const auto after = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    return after == m_tops.begin() ? 0 : size_t(after - m_tops.begin()) - 1;
}

void MarkdownFlow::draw(
    QPainter &painter, size_t index, FlowPosition from, FlowPosition to, const QRectF &clip)
{
    const BlockLayout &its = layout(index);
    const qreal y = top(index);
    if (index > 0) { // the bars of a quote go on between its blocks
        const auto &above = block(index - 1).containers;
        const auto &here = block(index).containers;
        qreal x = 0;
        for (size_t i = 0; i < std::min(above.size(), here.size()) && above[i] == here[i]; ++i) {
            if (here[i].kind == BlockContainer::Kind::Quote) {
                const qreal left = its.rightToLeft() ? m_width - x - 3 : x;
                const qreal start = bottom(index - 1);
                painter.fillRect(QRectF(left, start, 3, y - start), m_style.colors.border);
            }
            x += m_style.indent({here[i]});
        }
    }
    const int size = int(its.text().size());
    const int first = index < from.block || index > to.block ? size
        : index == from.block                                ? from.character
                                                             : 0;
    const int last = index < from.block || index > to.block ? 0
        : index == to.block                                 ? to.character
                                                            : size;
    const qreal sideways = block(index).kind == Kind::Code ? scroll(firstOfCode(index)) : 0;
    its.draw(painter, {0, y}, first, last, sideways, clip);
}

QString MarkdownFlow::plainText(size_t index) const
{
    const auto &layout = m_items[index].layout;
    return layout ? layout->text() : BlockLayout::plainText(block(index), textContext(index));
}

/// What stands in plain text before a block's own: line breaks, where it is not the first, and its
/// marker.
QString MarkdownFlow::lead(size_t index, bool first) const
{
    const MarkdownBlock &here = block(index);
    QString result;
    if (!first && !here.midLine) {
        const bool close = here.joined || (!here.blankBefore && !here.containers.empty());
        result = close ? QStringLiteral("\n") : QStringLiteral("\n\n");
    }
    if (here.kind == Kind::Rule)
        return result + QStringLiteral("---");
    if (here.marker == Marker::None)
        return result;
    const auto depth = std::count_if(here.containers.begin(), here.containers.end(),
        [](const BlockContainer &c) { return c.kind == BlockContainer::Kind::Item; });
    result += QString(2 * (int(depth) - 1), u' ');
    result += here.marker == Marker::Number ? QString::number(here.number) + QStringLiteral(". ")
        : here.marker == Marker::TaskOpen   ? QStringLiteral("- [ ] ")
        : here.marker == Marker::TaskDone   ? QStringLiteral("- [x] ")
                                            : QStringLiteral("- ");
    return result;
}

QString MarkdownFlow::plainText(FlowPosition from, FlowPosition to) const
{
    QString result;
    for (size_t i = from.block; i < count() && i <= to.block; ++i) {
        const QString text = plainText(i);
        const int first = i == from.block ? from.character : 0;
        const int last = i == to.block ? to.character : int(text.size());
        if (first == 0)
            result += lead(i, i == from.block);
        result += QStringView(text).mid(first, std::max(0, last - first));
    }
    return result;
}

int MarkdownFlow::offsetOf(FlowPosition position) const
{
    int offset = 0;
    for (size_t i = 0; i < count() && i <= position.block; ++i) {
        offset += int(lead(i, i == 0).size());
        offset += i == position.block ? position.character : int(plainText(i).size());
    }
    return offset;
}

FlowPosition MarkdownFlow::positionOf(int offset) const
{
    for (size_t i = 0; i < count(); ++i) {
        offset = std::max(0, offset - int(lead(i, i == 0).size()));
        const int size = int(plainText(i).size());
        if (offset <= size)
            return {i, offset};
        offset -= size;
    }
    return end();
}

FlowPosition MarkdownFlow::end() const
{
    return m_items.empty() ? FlowPosition()
                           : FlowPosition{count() - 1, int(plainText(count() - 1).size())};
}

size_t MarkdownFlow::firstOfCode(size_t index) const
{
    while (index > 0 && block(index).joined)
        --index;
    return index;
}

QString MarkdownFlow::codeText(size_t first) const
{
    QString code = block(first).text;
    for (size_t i = first + 1; i < count() && block(i).joined; ++i) {
        if (!block(i).midLine)
            code += u'\n';
        code += block(i).text;
    }
    return code;
}

void MarkdownFlow::setWrapped(size_t first, bool wrapped)
{
    if (wrapped)
        m_unwrapped.erase(first);
    else
        m_unwrapped.insert(first);
    m_scrolls.erase(first);
    for (size_t i = first; i < count() && (i == first || block(i).joined); ++i)
        m_items[i].exact = false;
    m_topsValid = std::min(m_topsValid, first);
}

qreal MarkdownFlow::scroll(size_t first) const
{
    const auto found = m_scrolls.find(first);
    return found == m_scrolls.end() ? 0 : found->second;
}

qreal MarkdownFlow::maxScroll(size_t first) const
{
    if (isWrapped(first))
        return 0;
    qreal code = 0;
    qreal room = 0;
    for (size_t i = first; i < count() && (i == first || block(i).joined); ++i) {
        if (!m_items[i].layout)
            continue;
        code = std::max(code, m_items[i].layout->codeWidth());
        room = m_items[i].layout->codeRect().width() - 2 * BlockLayout::kCodePadding;
    }
    return std::max(0.0, code - room);
}

bool MarkdownFlow::scrollBy(size_t first, qreal delta)
{
    const qreal before = scroll(first);
    const qreal after = std::clamp(before + delta, 0.0, maxScroll(first));
    m_scrolls[first] = after;
    return after != before;
}

}
