// MarkdownView's half that reads mouse and keys: selection, links and the buttons of code blocks.

#include "ui/markdown/linkopener.h"
#include "ui/markdown/markdownview.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QTextBoundaryFinder>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace heliograph {

namespace {

QScrollArea *scrollAreaOf(const QWidget &widget)
{
    for (QWidget *w = widget.parentWidget(); w; w = w->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(w))
            return area;
    }
    return nullptr;
}

}

FlowPosition MarkdownView::positionAt(QPointF point)
{
    if (m_flow.count() == 0)
        return {};
    const size_t index =
        m_flow.indexAt(std::clamp(point.y(), 0.0, std::max(0.0, m_flow.height() - 1)));
    const BlockLayout &layout = m_flow.layout(index);
    if (point.y() < 0)
        return {0, 0};
    if (point.y() > m_flow.height())
        return m_flow.end();
    if (m_flow.block(index).kind == MarkdownBlock::Kind::Code)
        point.rx() += m_flow.scroll(m_flow.firstOfCode(index));
    return {index, layout.positionAt({point.x(), point.y() - m_flow.top(index)})};
}

QRectF MarkdownView::buttonRect(size_t firstOfCode, Target::Kind kind) const
{
    const QFontMetricsF metrics(m_flow.style().small);
    const qreal copyWidth = std::ceil(
        std::max(metrics.horizontalAdvance(tr("Copy")), metrics.horizontalAdvance(tr("Copied")))
        + 16);
    const qreal wrapWidth = std::ceil(
        std::max(metrics.horizontalAdvance(tr("Wrap")), metrics.horizontalAdvance(tr("No wrap")))
        + 16);
    const qreal top = m_flow.top(firstOfCode) + 4;
    const qreal height = BlockLayout::kCodeHeader - 8;
    const qreal right = width() - 6;
    if (kind == Target::Kind::Copy)
        return {right - copyWidth, top, copyWidth, height};
    return {right - copyWidth - 4 - wrapWidth, top, wrapWidth, height};
}

void MarkdownView::drawButtons(QPainter &painter, size_t firstOfCode)
{
    const ThemeColors &colors = m_flow.style().colors;
    painter.setFont(m_flow.style().small);
    for (const Target::Kind kind : {Target::Kind::Copy, Target::Kind::Wrap}) {
        const QRectF rect = buttonRect(firstOfCode, kind);
        const auto is = [&](const Target &target) {
            return target.kind == kind && target.block == firstOfCode;
        };
        const bool focused = hasFocus() && is(m_focused);
        painter.setRenderHint(QPainter::Antialiasing);
        if (is(m_hovered) || focused) {
            painter.setPen(focused ? colors.accent : colors.border);
            painter.setBrush(is(m_pressed) ? colors.border : colors.surface);
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        }
        painter.setPen(is(m_hovered) || focused ? colors.text : colors.secondaryText);
        QString label = m_flow.isWrapped(firstOfCode) ? tr("No wrap") : tr("Wrap");
        if (kind == Target::Kind::Copy)
            label = m_copiedBlock == firstOfCode ? tr("Copied") : tr("Copy");
        painter.drawText(rect, Qt::AlignCenter, label);
    }
}

/// A thin mark at the foot of a code block that goes on to the right.
void MarkdownView::drawScrollBar(QPainter &painter, size_t index)
{
    const bool last = index + 1 >= m_flow.count() || !m_flow.block(index + 1).joined;
    const size_t first = m_flow.firstOfCode(index);
    const qreal reach = last ? m_flow.maxScroll(first) : 0;
    if (reach <= 0)
        return;
    const QRectF box = m_flow.layout(index).codeRect().translated(0, m_flow.top(index));
    const qreal room = box.width() - 2 * BlockLayout::kCodePadding;
    const qreal handle = std::max(24.0, room * room / (room + reach));
    const qreal x =
        box.left() + BlockLayout::kCodePadding + (room - handle) * m_flow.scroll(first) / reach;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_flow.style().colors.secondaryText);
    painter.drawRoundedRect(QRectF(x, box.bottom() - 7, handle, 4), 2, 2);
    painter.setBrush(Qt::NoBrush);
}

MarkdownView::Target MarkdownView::targetAt(QPointF point)
{
    Target target;
    if (m_flow.count() == 0 || point.y() < 0 || point.y() > m_flow.height())
        return target;
    const size_t index = m_flow.indexAt(point.y());
    const MarkdownBlock &block = m_flow.block(index);
    target.block = index;
    if (block.kind == MarkdownBlock::Kind::Code) {
        for (const Target::Kind kind : {Target::Kind::Copy, Target::Kind::Wrap}) {
            if (m_raw || block.joined || !buttonRect(index, kind).contains(point))
                continue;
            target.kind = kind;
            target.rect = buttonRect(index, kind);
        }
        return target;
    }
    const qreal top = m_flow.top(index);
    target.link =
        m_flow.layout(index).linkAt({point.x(), point.y() - top}, &target.linkText, &target.rect);
    target.rect.translate(0, top);
    if (!target.link.isEmpty())
        target.kind = Target::Kind::Link;
    return target;
}

/// Every link and button that can be seen, in reading order.
QList<MarkdownView::Target> MarkdownView::targetsInSight()
{
    QList<Target> targets;
    const QRect seen = visibleRegion().boundingRect();
    if (seen.isEmpty() || m_flow.count() == 0)
        return targets;
    for (size_t i = m_flow.indexAt(seen.top()); i < m_flow.count() && m_flow.top(i) < seen.bottom();
         ++i) {
        const MarkdownBlock &block = m_flow.block(i);
        if (block.kind == MarkdownBlock::Kind::Code) {
            if (m_raw || block.joined || !seen.contains(buttonRect(i, Target::Kind::Copy).toRect()))
                continue;
            for (const Target::Kind kind : {Target::Kind::Wrap, Target::Kind::Copy})
                targets.append({kind, i, {}, {}, buttonRect(i, kind)});
            continue;
        }
        const QPointF offset(0, m_flow.top(i));
        for (const BlockLayout::Link &link : m_flow.layout(i).links()) {
            const QRectF rect =
                m_flow.layout(i).rectOf(link.start, link.start + link.length).translated(offset);
            if (seen.contains(rect.center().toPoint())) {
                targets.append({Target::Kind::Link, i, link.target,
                    m_flow.layout(i).text().mid(link.start, link.length), rect});
            }
        }
    }
    return targets;
}

bool MarkdownView::focusNextPrevChild(bool next)
{
    const QList<Target> targets = targetsInSight();
    qsizetype at = -1;
    for (qsizetype i = 0; i < targets.size(); ++i) {
        if (targets[i] == m_focused && targets[i].rect == m_focused.rect)
            at = i;
    }
    const qsizetype to = at < 0 ? (next ? 0 : -1) : at + (next ? 1 : -1);
    update();
    if (to < 0 || to >= targets.size()) {
        m_focused = {};
        return QWidget::focusNextPrevChild(next);
    }
    m_focused = targets[to];
    return true;
}

void MarkdownView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_focused = {};
    update();
}

void MarkdownView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void MarkdownView::activate(const Target &target)
{
    switch (target.kind) {
    case Target::Kind::None:
        break;
    case Target::Kind::Link:
        askToOpenLink(this, target.link, target.linkText);
        break;
    case Target::Kind::Copy:
        QApplication::clipboard()->setText(m_flow.codeText(target.block));
        m_copiedBlock = target.block;
        m_copiedTimer.start(1500);
        update(target.rect.toAlignedRect());
        break;
    case Target::Kind::Wrap:
        m_flow.setWrapped(target.block, !m_flow.isWrapped(target.block));
        m_idleFrom = std::min(m_idleFrom, target.block);
        updateBlocks(target.block, m_flow.count());
        work();
        break;
    }
}

void MarkdownView::setHovered(const Target &target)
{
    setCursor(target.kind == Target::Kind::Link ? Qt::PointingHandCursor
            : target.kind == Target::Kind::None ? Qt::IBeamCursor
                                                : Qt::ArrowCursor);
    if (target == m_hovered)
        return;
    update(m_hovered.rect.toAlignedRect());
    update(target.rect.toAlignedRect());
    m_hovered = target;
}

void MarkdownView::showToolTipAt(QPoint point, QPoint global)
{
    const Target target = targetAt(point);
    QString tip;
    if (target.kind == Target::Kind::Link)
        tip = linkToolTip(target.link, target.linkText);
    else if (target.kind == Target::Kind::Copy)
        tip = tr("Copy this code (Tab to it, then Enter)");
    else if (target.kind == Target::Kind::Wrap)
        tip = m_flow.isWrapped(target.block)
            ? tr("Let long lines run on; scroll sideways with Shift and the wheel")
            : tr("Wrap long lines");
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(global, tip, this, target.rect.toAlignedRect());
}

std::pair<FlowPosition, FlowPosition> MarkdownView::selection() const
{
    return std::minmax(m_anchor, m_cursor);
}

void MarkdownView::select(FlowPosition anchor, FlowPosition cursor)
{
    const auto [before, after] = selection();
    m_anchor = anchor;
    m_cursor = cursor;
    const auto [from, to] = selection();
    updateBlocks(std::min(before.block, from.block), std::max(after.block, to.block));
    if (m_anchor != m_cursor && QApplication::clipboard()->supportsSelection() && !m_dragging)
        QApplication::clipboard()->setText(selectedText(), QClipboard::Selection);
}

void MarkdownView::selectWord(FlowPosition at)
{
    const QString text = m_flow.plainText(at.block);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    finder.setPosition(std::min(at.character, int(text.size())));
    int start = int(finder.position());
    if (!finder.isAtBoundary() || !(finder.boundaryReasons() & QTextBoundaryFinder::StartOfItem))
        start = std::max(0, int(finder.toPreviousBoundary()));
    finder.setPosition(start);
    const qsizetype end = finder.toNextBoundary();
    select({at.block, start}, {at.block, end < 0 ? int(text.size()) : int(end)});
}

void MarkdownView::selectAll()
{
    select({}, m_flow.end());
}

QString MarkdownView::selectedText() const
{
    const auto [from, to] = selection();
    if (from == to)
        return {};
    if (from.block == to.block) // a part of an item is no item: without its marker
        return m_flow.plainText(from.block).mid(from.character, to.character - from.character);
    return m_flow.plainText(from, to);
}

QString MarkdownView::renderedText() const
{
    return m_flow.count() == 0 ? QString() : m_flow.plainText({}, m_flow.end());
}

std::pair<int, int> MarkdownView::selectedRange() const
{
    const auto [from, to] = selection();
    return {m_flow.offsetOf(from), m_flow.offsetOf(to)};
}

void MarkdownView::selectRange(int from, int to)
{
    if (m_flow.count() > 0)
        select(m_flow.positionOf(from), m_flow.positionOf(to));
}

QRect MarkdownView::rectOf(int offset)
{
    if (m_flow.count() == 0)
        return {};
    const FlowPosition at = m_flow.positionOf(offset);
    const BlockLayout &layout = m_flow.layout(at.block);
    return layout.rectOf(at.character, at.character + 1)
        .translated(0, m_flow.top(at.block))
        .toAlignedRect();
}

int MarkdownView::offsetAt(QPoint point)
{
    return m_flow.count() == 0 ? 0 : m_flow.offsetOf(positionAt(point));
}

void MarkdownView::copy() const
{
    const QString text = selectedText();
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void MarkdownView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        QWidget::mousePressEvent(event);
        return;
    }
    m_focused = {};
    m_pressedAt = event->pos();
    m_pressed = targetAt(event->position());
    if (m_pressed.kind == Target::Kind::Copy || m_pressed.kind == Target::Kind::Wrap) {
        update(m_pressed.rect.toAlignedRect());
        return;
    }
    const FlowPosition at = positionAt(event->position());
    const bool triple = m_sinceDoubleClick.isValid()
        && m_sinceDoubleClick.elapsed() < QApplication::doubleClickInterval();
    m_sinceDoubleClick.invalidate();
    if (triple && m_flow.count() > 0) {
        select({at.block, 0}, {at.block, int(m_flow.plainText(at.block).size())});
        return;
    }
    m_dragging = true;
    select(event->modifiers() & Qt::ShiftModifier ? m_anchor : at, at);
}

void MarkdownView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_flow.count() == 0)
        return;
    const Target target = targetAt(event->position());
    if (target.kind == Target::Kind::Copy || target.kind == Target::Kind::Wrap) {
        mousePressEvent(event);
        return;
    }
    m_pressed = {};
    m_dragging = false;
    m_sinceDoubleClick.start();
    selectWord(positionAt(event->position()));
}

void MarkdownView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging) {
        setHovered(targetAt(event->position()));
        return;
    }
    dragTo(event->pos());
    if (visibleRegion().boundingRect().contains(event->pos()))
        m_dragTimer.stop();
    else if (!m_dragTimer.isActive())
        m_dragTimer.start();
}

void MarkdownView::dragTo(QPoint point)
{
    const QRect seen = visibleRegion().boundingRect();
    const int beyond = point.y() < seen.top() ? point.y() - seen.top()
        : point.y() > seen.bottom()           ? point.y() - seen.bottom()
                                              : 0;
    if (QScrollArea *area = beyond != 0 ? scrollAreaOf(*this) : nullptr) {
        QScrollBar *bar = area->verticalScrollBar();
        bar->setValue(bar->value() + std::clamp(beyond, -60, 60));
    }
    select(m_anchor, positionAt(point));
}

void MarkdownView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton) {
        QWidget::mouseReleaseEvent(event);
        return;
    }
    m_dragTimer.stop();
    m_dragging = false;
    const Target pressed = std::exchange(m_pressed, {});
    update(pressed.rect.toAlignedRect());
    const bool moved =
        (event->pos() - m_pressedAt).manhattanLength() >= QApplication::startDragDistance();
    if (pressed.kind != Target::Kind::None && !moved && targetAt(event->position()) == pressed)
        activate(pressed);
    else
        select(m_anchor, m_cursor);
}

void MarkdownView::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    setHovered({});
}

/// Sideways over a code block that does not wrap; everything else is the scroll area's.
void MarkdownView::wheelEvent(QWheelEvent *event)
{
    event->ignore();
    if (m_raw || m_flow.count() == 0)
        return;
    QPoint delta = event->pixelDelta().isNull() ? event->angleDelta() / 2 : event->pixelDelta();
    if (event->modifiers() & Qt::ShiftModifier && delta.x() == 0)
        delta = delta.transposed();
    if (std::abs(delta.x()) <= std::abs(delta.y()))
        return;
    const size_t index = m_flow.indexAt(event->position().y());
    const size_t first = m_flow.firstOfCode(index);
    if (m_flow.block(index).kind != MarkdownBlock::Kind::Code || m_flow.isWrapped(first))
        return;
    event->accept();
    if (m_flow.scrollBy(first, -delta.x()))
        update();
}

void MarkdownView::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Space;
    if (event->matches(QKeySequence::Copy))
        copy();
    else if (event->matches(QKeySequence::SelectAll))
        selectAll();
    else if (enter && event->modifiers() == Qt::NoModifier && m_focused.kind != Target::Kind::None)
        activate(m_focused);
    else
        QWidget::keyPressEvent(event);
}

void MarkdownView::contextMenuEvent(QContextMenuEvent *event)
{
    const Target target =
        event->reason() == QContextMenuEvent::Keyboard ? m_focused : targetAt(event->pos());
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("markdownMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (target.kind == Target::Kind::Link) {
        menu->addAction(tr("Open link…"), this, [this, target] { activate(target); });
        menu->addAction(
            tr("Copy link"), this, [target] { QApplication::clipboard()->setText(target.link); });
        menu->addSeparator();
    }
    QAction *copyAction = menu->addAction(tr("Copy"), this, [this] { copy(); });
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setEnabled(!selectedText().isEmpty());
    menu->addAction(tr("Copy all"), this, [this] { QApplication::clipboard()->setText(m_text); });
    if (m_flow.count() > 0 && event->reason() != QContextMenuEvent::Keyboard) {
        const size_t index = m_flow.indexAt(event->pos().y());
        if (!m_raw && m_flow.block(index).kind == MarkdownBlock::Kind::Code) {
            const QString code = m_flow.codeText(m_flow.firstOfCode(index));
            menu->addAction(
                tr("Copy code"), this, [code] { QApplication::clipboard()->setText(code); });
        }
    }
    menu->addSeparator();
    QAction *all = menu->addAction(tr("Select all"), this, [this] { selectAll(); });
    all->setShortcut(QKeySequence::SelectAll);
    menu->popup(event->globalPos());
}

}
