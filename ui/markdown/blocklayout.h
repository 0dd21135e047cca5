#pragma once

#include "ui/markdown/blocksegmenter.h"
#include "ui/markdown/codehighlighter.h"
#include "ui/markdown/markdownstyle.h"

#include <QPointF>
#include <QRectF>
#include <QTextLayout>

#include <memory>

class QPainter;

namespace heliograph {

/// The columns' widths of a table, from its first block.
struct TableShape {
    std::vector<qreal> natural; ///< without a wrap
    std::vector<qreal> least; ///< its longest word
};

/// What a block's look depends on beside itself.
struct BlockContext {
    const QHash<QString, QString> *definitions = nullptr;
    bool streaming = false; ///< the last block of a text that grows
    bool lastOfCode = true; ///< no joined block follows
    const CodeHighlighter *highlighter = nullptr;
    CodeHighlighter::State codeState;
    std::shared_ptr<const TableShape> shape; ///< of the table's first block, null for that itself
};

/// One block, shaped, broken into lines and drawn. Coordinates are relative to the block's own top
/// left corner; the left is the view's left.
class BlockLayout final
{
public:
    static constexpr qreal kCodePadding = 12;
    static constexpr qreal kCodeHeader = 30;

    struct Link {
        int start = 0; ///< in text()
        int length = 0;
        QString target;
    };

    BlockLayout(
        const MarkdownBlock &block, const MarkdownStyle &style, const BlockContext &context);

    void setWidth(qreal width, bool wrapCode);
    qreal width() const { return m_width; }
    qreal height() const { return m_height; }
    /// What a reader sees, without the marker; cells are separated by tabs, rows and lines by \n.
    const QString &text() const { return m_text; }
    bool rightToLeft() const { return m_rightToLeft; }
    const std::shared_ptr<const TableShape> &shape() const { return m_shape; }
    qreal codeWidth() const { return m_codeWidth; } ///< of the longest line that is not wrapped

    int positionAt(QPointF point) const; ///< nearest character border
    QString linkAt(QPointF point, QString *linkText = nullptr, QRectF *rect = nullptr) const;
    const std::vector<Link> &links() const { return m_links; }
    QRectF rectOf(
        int from, int to) const; ///< of these characters, as far as they stand on one line
    QRectF codeRect() const; ///< the box of a code block
    /// from, to: the selected characters; scroll: how far a code block is scrolled sideways.
    void draw(
        QPainter &painter, QPointF at, int from, int to, qreal scroll, const QRectF &clip) const;

    static QString plainText(const MarkdownBlock &block, const BlockContext &context);
    static qreal estimate(
        const MarkdownBlock &block, const MarkdownStyle &style, qreal width, bool lastOfCode);

private:
    struct Run {
        std::unique_ptr<QTextLayout> layout;
        QPointF at;
        int start = 0; ///< in m_text
        Qt::Alignment alignment;
    };
    Run &addRun(
        const QString &text, const QFont &font, const QList<QTextLayout::FormatRange> &formats);
    void addInline(QStringView source, const QFont &font, const BlockContext &context);
    void addCode(const BlockContext &context);
    void addTable(const BlockContext &context);
    qreal breakLines(Run &run, qreal width, qreal spacing, QTextOption::WrapMode wrap);
    void setTableWidth(qreal left, qreal width);
    const Run *runAt(QPointF point) const;
    void drawContainers(QPainter &painter, QPointF at) const;
    void drawMarker(QPainter &painter, QPointF at) const;
    void drawCodeBox(QPainter &painter, QPointF at) const;
    void drawTableGrid(QPainter &painter, QPointF at) const;

    MarkdownBlock m_block; ///< without its text
    const MarkdownStyle &m_style;
    std::vector<Run> m_runs;
    std::vector<Link> m_links;
    QString m_text;
    qreal m_width = 0;
    qreal m_height = 0;
    qreal m_left = 0;
    qreal m_codeWidth = 0;
    bool m_rightToLeft = false;
    bool m_lastOfCode = true;
    QString m_label; ///< of a code block
    // Table
    std::shared_ptr<const TableShape> m_shape;
    int m_columns = 0;
    std::vector<qreal> m_columnX;
    std::vector<qreal> m_rowY;
};

}
