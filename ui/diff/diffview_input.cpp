#include "ui/diff/diffview.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>

// Keys, the mouse and what is selected with it.

namespace heliograph {

void DiffView::keyPressEvent(QKeyEvent *event)
{
    QScrollBar *bar = verticalScrollBar();
    if (event->matches(QKeySequence::Copy)) {
        if (hasSelection())
            QApplication::clipboard()->setText(selectedText());
    } else if (event->matches(QKeySequence::MoveToStartOfDocument) || event->key() == Qt::Key_Home) {
        bar->setValue(bar->minimum());
    } else if (event->matches(QKeySequence::MoveToEndOfDocument) || event->key() == Qt::Key_End) {
        bar->setValue(bar->maximum());
    } else if (event->key() == Qt::Key_Space) {
        bar->triggerAction(event->modifiers() & Qt::ShiftModifier ? QAbstractSlider::SliderPageStepSub
                                                                  : QAbstractSlider::SliderPageStepAdd);
    } else {
        QAbstractScrollArea::keyPressEvent(event);
        return;
    }
    event->accept();
}

DiffView::Place DiffView::placeAt(QPoint point)
{
    Place place;
    const Columns &x = columns();
    const int index = m_heights.rowAt(scrollTop() + point.y());
    if (index < 0 || m_shown[size_t(index)].fold >= 0)
        return place;
    const DocumentRow &row = m_document->rows[size_t(m_shown[size_t(index)].row)];
    if (row.kind != DocumentRow::Kind::Line)
        return place;
    int y = int(scrollTop() + point.y() - m_heights.top(index));
    place.shown = index;
    if (m_mode == Mode::SideBySide) {
        place.inB = point.x() >= x.bText - x.number - x.sign;
    } else {
        place.inB = row.a.line < 0;
        if (row.op == RowOp::Changed) {
            const int above = heightOf(layoutOf(index, false, x), row);
            place.inB = y >= above;
            y -= place.inB ? above : 0;
        }
    }
    if ((place.inB ? row.b : row.a).line < 0)
        return place;
    QTextLayout *layout = layoutOf(index, place.inB, x);
    const int line = qBound(0, y / lineHeight(row), layout->lineCount() - 1);
    if (layout->lineCount() > 0)
        place.position = layout->lineAt(line).xToCursor(point.x() - (place.inB ? x.bText : x.aText));
    return place;
}

void DiffView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_document)
        return;
    const QPoint point = event->position().toPoint();
    if (point.x() >= columns().strip) {
        const double share = double(point.y()) / qMax(1, viewport()->height());
        verticalScrollBar()->setValue(int(share * double(m_heights.total())) - viewport()->height() / 2);
        return;
    }
    const int index = m_heights.rowAt(scrollTop() + point.y());
    if (index >= 0 && scrollTop() + point.y() < m_heights.total() && m_shown[size_t(index)].fold >= 0) {
        m_pressedFold = index;
        return;
    }
    m_anchor = m_cursor = placeAt(point);
    m_selecting = m_anchor.shown >= 0;
    viewport()->update();
    Q_EMIT selectionChanged();
}

void DiffView::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const int index = m_heights.rowAt(scrollTop() + point.y());
    const bool overFold = index >= 0 && m_shown[size_t(index)].fold >= 0;
    viewport()->setCursor(overFold || point.x() >= columns().strip ? Qt::PointingHandCursor : Qt::IBeamCursor);
    if (!m_selecting)
        return;
    Place place = placeAt(point);
    if (place.shown < 0)
        return;
    if (m_mode == Mode::SideBySide && place.inB != m_anchor.inB) {
        // A selection stays on its side.
        place.position = place.inB ? int((m_document->rows[size_t(m_shown[size_t(place.shown)].row)].a.span).size()) : 0;
        place.inB = m_anchor.inB;
    }
    m_cursor = place;
    if (point.y() < 0 || point.y() > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + (point.y() < 0 ? point.y() : point.y() - viewport()->height()));
    viewport()->update();
    Q_EMIT selectionChanged();
}

void DiffView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_pressedFold >= 0) {
        const int index = m_heights.rowAt(scrollTop() + event->position().toPoint().y());
        const int pressed = m_pressedFold;
        m_pressedFold = -1;
        if (index == pressed)
            openFold(index);
    }
    m_selecting = false;
}

bool DiffView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && m_document) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int index = m_heights.rowAt(scrollTop() + help->pos().y());
        if (index >= 0 && m_shown[size_t(index)].fold < 0) {
            const DocumentRow &row = m_document->rows[size_t(m_shown[size_t(index)].row)];
            if (isMoved(row)) {
                const qsizetype line = row.partnerRow < 0
                    ? -1
                    : (row.op == RowOp::MovedAway ? m_document->rows[size_t(row.partnerRow)].b.line
                                                  : m_document->rows[size_t(row.partnerRow)].a.line);
                QToolTip::showText(help->globalPos(),
                    row.op == RowOp::MovedAway ? tr("Moved to line %1").arg(line + 1) : tr("Moved from line %1").arg(line + 1),
                    viewport());
                return true;
            }
        }
        QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

bool DiffView::hasSelection() const
{
    return m_anchor.shown >= 0 && (m_anchor.shown != m_cursor.shown || m_anchor.position != m_cursor.position);
}

bool DiffView::selectionOf(int index, bool inB, int *begin, int *end) const
{
    if (!hasSelection() || (m_mode == Mode::SideBySide && inB != m_anchor.inB))
        return false;
    const auto order = [](const Place &place) { return std::tuple(place.shown, place.inB, place.position); };
    const Place &first = order(m_anchor) < order(m_cursor) ? m_anchor : m_cursor;
    const Place &last = order(m_anchor) < order(m_cursor) ? m_cursor : m_anchor;
    const std::pair here(index, inB);
    if (here < std::pair(first.shown, first.inB) || here > std::pair(last.shown, last.inB))
        return false;
    const Shown &shown = m_shown[size_t(index)];
    if (shown.fold >= 0)
        return false;
    const DocumentRow &row = m_document->rows[size_t(shown.row)];
    const DiffCell &cell = inB ? row.b : row.a;
    if (cell.line < 0)
        return false;
    *begin = here == std::pair(first.shown, first.inB) ? first.position : 0;
    *end = here == std::pair(last.shown, last.inB) ? last.position : int(cell.span.size());
    return true;
}

QString DiffView::selectedText() const
{
    QStringList lines;
    if (!hasSelection())
        return {};
    const int from = qMin(m_anchor.shown, m_cursor.shown);
    const int to = qMax(m_anchor.shown, m_cursor.shown);
    for (int index = from; index <= to; ++index) {
        for (const bool inB : {false, true}) {
            int begin = 0;
            int end = 0;
            const DocumentRow &row = m_document->rows[size_t(m_shown[size_t(index)].row)];
            if (m_mode == Mode::Inline && !inB && row.op == RowOp::Equal)
                continue; // told once
            if (selectionOf(index, inB, &begin, &end))
                lines.append(m_document->text(row, inB).mid(begin, end - begin).toString());
        }
    }
    return lines.join(u'\n');
}

}
