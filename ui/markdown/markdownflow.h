#pragma once

#include "ui/markdown/blocklayout.h"

#include <map>
#include <optional>
#include <set>

namespace heliograph {

/// A place in a flow's text: a block and a character in it.
struct FlowPosition {
    size_t block = 0;
    int character = 0;
    auto operator<=>(const FlowPosition &) const = default;
};

/// The blocks of one text under each other. Only blocks that were asked for are laid out; the
/// others count with estimated heights.
class MarkdownFlow final
{
public:
    explicit MarkdownFlow(MarkdownStyle style);
    Q_DISABLE_COPY_MOVE(MarkdownFlow) // its layouts refer to its style

    void reset(BlockSegmenter::Mode mode);
    void setStyle(MarkdownStyle style, bool sameMetrics);
    const MarkdownStyle &style() const { return m_style; }
    /// Both return the first block that changed, or count().
    size_t append(QStringView text);
    size_t setStreaming(bool streaming);

    size_t count() const { return m_items.size(); }
    const MarkdownBlock &block(size_t index) const { return m_segmenter.blocks()[index]; }
    void setWidth(qreal width);
    qreal width() const { return m_width; }
    qreal heightAtWidth(qreal width) const; ///< estimated
    /// Lays the block out where it is not yet; true where its height changed.
    bool ensure(size_t index);
    bool isExact(size_t index) const { return m_items[index].exact; }
    const BlockLayout &layout(size_t index); ///< laid out at once where need be
    qreal top(size_t index) const;
    qreal bottom(size_t index) const { return top(index) + m_items[index].height; }
    qreal height() const;
    size_t indexAt(qreal y) const; ///< the block there or the last above; count() must not be 0
    void draw(
        QPainter &painter, size_t index, FlowPosition from, FlowPosition to, const QRectF &clip);

    QString plainText(size_t index) const; ///< of one block, without its marker
    QString plainText(FlowPosition from, FlowPosition to) const; ///< as people paste it
    FlowPosition end() const;
    /// Offsets into plainText() of the whole.
    int offsetOf(FlowPosition position) const;
    FlowPosition positionOf(int offset) const;

    // Code blocks, by the index of their first block.
    size_t firstOfCode(size_t index) const;
    QString codeText(size_t first) const;
    bool isWrapped(size_t first) const { return !m_unwrapped.contains(first); }
    void setWrapped(size_t first, bool wrapped);
    qreal scroll(size_t first) const;
    qreal maxScroll(size_t first) const;
    bool scrollBy(size_t first, qreal delta); ///< true where it moved

private:
    struct Item {
        std::unique_ptr<BlockLayout> layout;
        qreal height = 0;
        bool exact = false;
        std::optional<CodeHighlighter::State> codeEnd;
    };
    BlockContext context(size_t index);
    BlockContext textContext(size_t index) const;
    const CodeHighlighter *highlighter(const QString &language);
    bool lastOfCode(size_t index) const;
    QString lead(size_t index, bool first) const;
    void invalidate(size_t from);
    void refreshReferences();
    void validateTops(size_t until) const;

    MarkdownStyle m_style;
    BlockSegmenter m_segmenter;
    BlockSegmenter::Mode m_mode = BlockSegmenter::Mode::Markdown;
    bool m_streaming = false;
    std::vector<Item> m_items;
    mutable std::vector<qreal> m_tops;
    mutable size_t m_topsValid = 0;
    qreal m_width = 400;
    qsizetype m_definitionCount = 0;
    std::map<QString, CodeHighlighter> m_highlighters;
    std::set<size_t> m_unwrapped;
    std::map<size_t, qreal> m_scrolls;
};

}
