#pragma once

#include "ui/markdown/markdownflow.h"

#include <QElapsedTimer>
#include <QString>
#include <QTimer>
#include <QWidget>

namespace heliograph {

/// Shows a model's answer as Markdown while it streams, or as the raw text. Hostile input is
/// expected: no HTML, no image or other resource is ever fetched, a link shows its full target and
/// is opened only after the user agreed, and only http, https and mailto are opened.
///
/// As tall as its text (no scroll bar of its own): put it in a scroll area. Appending costs time in
/// the size of the last block, not of the whole text, and while the view is not visible only the
/// text is kept. Blocks out of sight count with an estimated height until there is time for them;
/// what is in sight stays where it is meanwhile.
class MarkdownView final : public QWidget
{
    Q_OBJECT

public:
    explicit MarkdownView(QWidget *parent = nullptr);
    ~MarkdownView() override;

    void setText(const QString &markdown);
    void append(const QString &delta);
    QString text() const; ///< what was given, unchanged
    void setRaw(bool raw); ///< the raw text instead of the rendered one
    bool isRaw() const;
    QString selectedText() const;
    void selectAll();
    void copy() const; ///< the selection, as plain text
    /// What a reader sees, as plain text. While the view was never visible: empty.
    QString renderedText() const;
    // The same by offsets into renderedText(), for assistive tools.
    std::pair<int, int> selectedRange() const;
    void selectRange(int from, int to);
    QRect rectOf(int offset);
    int offsetAt(QPoint point);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

Q_SIGNALS:
    /// The height for the present width changed.
    void heightChanged();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    /// Something to click: a link or a code block's button.
    struct Target {
        enum class Kind { None, Link, Copy, Wrap };
        Kind kind = Kind::None;
        size_t block = 0;
        QString link;
        QString linkText;
        QRectF rect;
        bool operator==(const Target &other) const
        {
            return kind == other.kind && block == other.block && link == other.link;
        }
    };

    void schedule();
    void work();
    bool feed(const QElapsedTimer &clock);
    bool layOutInSight(const QElapsedTimer &clock);
    bool layOutIdle(const QElapsedTimer &clock);
    void settle();
    void restart();
    void contentChanged(size_t from);
    void finishHeights();
    QRect inSight() const;
    class ScrollAnchor;

    FlowPosition positionAt(QPointF point);
    Target targetAt(QPointF point);
    QRectF buttonRect(size_t firstOfCode, Target::Kind kind) const;
    void drawButtons(QPainter &painter, size_t firstOfCode);
    void drawScrollBar(QPainter &painter, size_t index);
    QList<Target> targetsInSight();
    void activate(const Target &target);
    void showToolTipAt(QPoint point, QPoint global);
    void setHovered(const Target &target);
    void select(FlowPosition anchor, FlowPosition cursor);
    void selectWord(FlowPosition at);
    void dragTo(QPoint point);
    void updateBlocks(size_t first, size_t last);
    std::pair<FlowPosition, FlowPosition> selection() const;

    QString m_text;
    qsizetype m_fed = 0; ///< how much of m_text the flow has
    bool m_raw = false;
    MarkdownFlow m_flow;
    QTimer m_workTimer;
    QTimer m_settleTimer; ///< no more came for a while: what is open stays open
    QTimer m_dragTimer; ///< scrolls while a selection is dragged out of sight
    QElapsedTimer m_sinceFrame;
    size_t m_idleFrom = 0; ///< blocks before it are laid out
    int m_reportedHeight = 0;
    mutable bool m_guessed = false; ///< a height was asked for that was not known yet
    mutable int m_askedWidth = -1; ///< heightForWidth()'s last answer for another width
    mutable int m_askedHeight = 0;
    FlowPosition m_anchor;
    FlowPosition m_cursor;
    bool m_dragging = false;
    QPoint m_pressedAt;
    QElapsedTimer m_sinceDoubleClick;
    Target m_pressed;
    Target m_hovered;
    Target m_focused;
    size_t m_copiedBlock = size_t(-1); ///< whose Copy button says "Copied"
    QTimer m_copiedTimer;
};

}
