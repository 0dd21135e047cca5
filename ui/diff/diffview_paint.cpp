#include "ui/diff/diffview.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QScrollBar>

namespace heliograph {

namespace {

QString signOf(RowOp op, bool inB)
{
    switch (op) {
    case RowOp::Equal:
        return {};
    case RowOp::Changed:
        return inB ? QStringLiteral("+") : QStringLiteral("−");
    case RowOp::Removed:
        return QStringLiteral("−");
    case RowOp::Added:
        return QStringLiteral("+");
    case RowOp::MovedAway:
    case RowOp::MovedHere:
        return QStringLiteral("⇅");
    }
    return {};
}

/// For headings of messages and tools, which have room for a word.
QString opText(RowOp op)
{
    switch (op) {
    case RowOp::Equal:
        return {};
    case RowOp::Changed:
        return DiffView::tr("changed");
    case RowOp::Removed:
        return DiffView::tr("removed");
    case RowOp::Added:
        return DiffView::tr("added");
    case RowOp::MovedAway:
    case RowOp::MovedHere:
        return DiffView::tr("moved");
    }
    return {};
}

}

/// Orange for A and blue for B, which the colour-blind tell apart too; the third one is for what moved.
QColor DiffView::rowColour(RowOp op, bool inB, bool strong) const
{
    const ThemeColors &colours = themeColors(palette());
    const qreal part = strong ? (colours.dark ? 0.42 : 0.38) : (colours.dark ? 0.16 : 0.13);
    switch (op) {
    case RowOp::Equal:
        return {};
    case RowOp::MovedAway:
    case RowOp::MovedHere:
        return mixed(palette().color(QPalette::Base), colours.chart[6], strong ? 0.9 : part);
    case RowOp::Changed:
    case RowOp::Removed:
    case RowOp::Added:
        break;
    }
    return mixed(palette().color(QPalette::Base), colours.chart[inB ? 1 : 0], part);
}

void DiffView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Base));
    if (m_shown.empty())
        return;
    const Columns &place = columns();
    // Heights become exact as rows come into sight; the first of them stays where it is.
    const int first = m_heights.rowAt(scrollTop());
    const int page = viewport()->height();
    bool corrected = false;
    qint64 y = m_heights.top(first) - scrollTop();
    int index = first;
    for (; index < int(m_shown.size()) && y < page; ++index) {
        const int height = measuredHeight(index, place);
        if (height != m_heights.height(index)) {
            m_heights.setHeight(index, height);
            corrected = true;
        }
        y += height;
    }
    if (corrected) {
        m_strip = {};
        updateScrollBar();
    }
    y = m_heights.top(first) - scrollTop();
    if (m_mode == Mode::SideBySide) {
        const int middle = place.aText + place.text;
        painter.fillRect(QRect(middle, 0, place.gutter, page), themeColors(palette()).surface);
    }
    for (int i = first; i < index; ++i) {
        paintRow(painter, i, int(y), place);
        y += m_heights.height(i);
    }
    if (m_mode == Mode::SideBySide)
        paintConnectors(painter, place);
    paintStrip(painter, place);
}

void DiffView::paintRow(QPainter &painter, int index, int top, const Columns &place)
{
    const Shown &shown = m_shown[size_t(index)];
    const QRect rect(0, top, place.strip, m_heights.height(index));
    if (shown.fold >= 0) {
        paintFold(painter, m_folds[size_t(shown.fold)], rect);
        return;
    }
    const DocumentRow &row = m_document->rows[size_t(shown.row)];
    if (row.kind != DocumentRow::Kind::Line) {
        paintHeading(painter, row, rect, place);
        return;
    }
    if (m_mode == Mode::SideBySide) {
        const int side = place.aText + place.text;
        paintSide(painter, index, false, QRect(0, top, side, rect.height()), place);
        paintSide(painter, index, true, QRect(side + place.gutter, top, place.strip - side - place.gutter, rect.height()), place);
        return;
    }
    if (row.op != RowOp::Changed) {
        paintSide(painter, index, row.b.line >= 0, rect, place);
        return;
    }
    const int above = row.a.line < 0 ? 0 : heightOf(layoutOf(index, false, place), row);
    if (row.a.line >= 0)
        paintSide(painter, index, false, QRect(0, top, rect.width(), above), place);
    if (row.b.line >= 0)
        paintSide(painter, index, true, QRect(0, top + above, rect.width(), rect.height() - above), place);
}

void DiffView::paintSide(QPainter &painter, int index, bool inB, const QRect &rect, const Columns &place)
{
    const ThemeColors &colours = themeColors(palette());
    const DocumentRow &row = m_document->rows[size_t(m_shown[size_t(index)].row)];
    const DiffCell &cell = inB ? row.b : row.a;
    if (cell.line < 0) {
        // Nothing stands here: hatched, so that it is not taken for an empty line.
        painter.fillRect(rect, colours.surface);
        painter.fillRect(rect, QBrush(mixed(colours.surface, colours.border, 0.6), Qt::BDiagPattern));
        return;
    }
    if (row.op != RowOp::Equal)
        painter.fillRect(rect, rowColour(row.op, inB, false));
    const int line = lineHeight(row);
    painter.setFont(font());
    painter.setPen(colours.secondaryText);
    const auto number = [&](int x, qsizetype value) {
        if (value >= 0 && row.numbered && !cell.continued)
            painter.drawText(QRect(x, rect.top(), place.number - spacing::kSmall / 2, line), Qt::AlignRight | Qt::AlignVCenter,
                QString::number(value + 1));
    };
    int sign = 0;
    if (m_mode == Mode::SideBySide) {
        number(rect.left(), cell.line);
        sign = rect.left() + place.number;
    } else {
        const bool changed = row.op == RowOp::Changed;
        number(0, changed && inB ? -1 : row.a.line);
        number(place.number, changed && !inB ? -1 : row.b.line);
        sign = 2 * place.number;
    }
    painter.setPen(colours.text);
    if (!cell.continued)
        painter.drawText(QRect(sign, rect.top(), place.sign, line), Qt::AlignLeft | Qt::AlignVCenter, signOf(row.op, inB));
    QTextLayout *layout = layoutOf(index, inB, place);
    QList<QTextLayout::FormatRange> selections;
    int begin = 0;
    int end = 0;
    if (selectionOf(index, inB, &begin, &end) && end > begin) {
        QTextLayout::FormatRange range;
        range.start = begin;
        range.length = end - begin;
        range.format.setBackground(palette().brush(QPalette::Highlight));
        range.format.setForeground(palette().brush(QPalette::HighlightedText));
        selections.append(range);
    }
    const QPoint textAt(inB ? place.bText : place.aText, rect.top() + 1);
    painter.setPen(colours.text);
    layout->draw(&painter, textAt, selections, QRectF(0, 0, viewport()->width(), viewport()->height()));
    if (cell.breakDiffers && layout->lineCount() > 0) {
        const QTextLine last = layout->lineAt(layout->lineCount() - 1);
        const auto &pair = m_document->texts[size_t(row.text)];
        const QString &text = inB ? pair.second : pair.first;
        const QStringView rest = QStringView(text).mid(cell.span.end, 2);
        const QString words = rest.startsWith(u'\r') ? QStringLiteral("␍␊")
            : rest.startsWith(u'\n')                 ? QStringLiteral("␊")
                                                     : tr("no line break");
        painter.setPen(colours.secondaryText);
        painter.drawText(QPointF(textAt.x() + last.naturalTextWidth() + spacing::kTiny, textAt.y() + last.y() + last.ascent()), words);
    }
    // The change one went to last has a bar at its edge.
    if (m_change >= 0 && row.op != RowOp::Equal) {
        const int changeRow = m_document->changes[size_t(m_change)];
        const int next = m_change + 1 < int(m_document->changes.size()) ? m_document->changes[size_t(m_change) + 1]
                                                                       : int(m_document->rows.size());
        const int here = m_shown[size_t(index)].row;
        if (here >= changeRow && here < next)
            painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), colours.accent);
    }
}

void DiffView::paintHeading(QPainter &painter, const DocumentRow &row, const QRect &rect, const Columns &place) const
{
    const ThemeColors &colours = themeColors(palette());
    painter.setFont(fontOf(row));
    if (row.kind == DocumentRow::Kind::Section) {
        painter.fillRect(rect, colours.surface);
        painter.setPen(colours.text);
        painter.drawText(rect.adjusted(spacing::kMedium, spacing::kSmall, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, row.aHeading);
        if (row.op == RowOp::Equal) {
            const int x = spacing::kLarge + painter.fontMetrics().horizontalAdvance(row.aHeading);
            painter.setFont(font());
            painter.setPen(colours.secondaryText);
            painter.drawText(rect.adjusted(x, spacing::kSmall, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, tr("equal"));
        }
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colours.border);
        return;
    }
    painter.fillRect(rect, colours.raised);
    const auto side = [&](const QString &text, int x, int width, bool inB) {
        if (text.isEmpty())
            return;
        painter.setFont(fontOf(row));
        painter.setPen(colours.text);
        const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, width);
        painter.drawText(QRect(x, rect.top(), width, rect.height()), Qt::AlignLeft | Qt::AlignVCenter, shown);
        const QString word = inB || m_mode == Mode::Inline || row.bHeading.isEmpty() ? opText(row.op) : QString();
        if (word.isEmpty())
            return;
        const int after = x + painter.fontMetrics().horizontalAdvance(shown) + spacing::kSmall;
        painter.setFont(font());
        painter.setPen(colours.secondaryText);
        painter.drawText(QRect(after, rect.top(), qMax(0, x + width - after), rect.height()), Qt::AlignLeft | Qt::AlignVCenter, word);
    };
    if (m_mode == Mode::SideBySide) {
        side(row.aHeading, spacing::kMedium, place.aText + place.text - spacing::kLarge, false);
        const int left = place.aText + place.text + place.gutter;
        side(row.bHeading, left + spacing::kSmall, place.strip - left - spacing::kMedium, true);
    } else {
        const bool same = row.aHeading == row.bHeading || row.aHeading.isEmpty() || row.bHeading.isEmpty();
        side(same ? (row.aHeading.isEmpty() ? row.bHeading : row.aHeading)
                  : QStringLiteral("%1 → %2").arg(row.aHeading, row.bHeading),
            spacing::kMedium, place.strip - spacing::kLarge, true);
    }
}

void DiffView::paintFold(QPainter &painter, const DiffFold &fold, const QRect &rect) const
{
    const ThemeColors &colours = themeColors(palette());
    painter.fillRect(rect, mixed(colours.surface, colours.raised, 0.5));
    painter.setFont(font());
    painter.setPen(colours.secondaryText);
    const QString text = QStringLiteral("⋯  %1").arg(foldText(fold));
    painter.drawText(rect, Qt::AlignCenter, text);
}

/// Between the sides: what belongs together where one side is longer, and where lines moved to.
void DiffView::paintConnectors(QPainter &painter, const Columns &place)
{
    const ThemeColors &colours = themeColors(palette());
    const int left = place.aText + place.text;
    const int right = left + place.gutter;
    painter.save();
    painter.setClipRect(QRect(left, 0, place.gutter, viewport()->height()));
    painter.setRenderHint(QPainter::Antialiasing);
    const int first = m_heights.rowAt(scrollTop());
    qint64 y = m_heights.top(first) - scrollTop();
    const auto centre = [this](int row) {
        const int index = shownOf(row);
        return double(m_heights.top(index) - scrollTop()) + m_heights.height(index) / 2.0;
    };
    for (int i = first; i < int(m_shown.size()) && y < viewport()->height(); ++i) {
        const int height = m_heights.height(i);
        const Shown &shown = m_shown[size_t(i)];
        const DocumentRow &row = m_document->rows[size_t(shown.row)];
        if (shown.fold < 0 && row.kind == DocumentRow::Kind::Line && row.op != RowOp::Equal) {
            if (isMoved(row) && row.partnerRow >= 0) {
                // One line for lines that moved together.
                const DocumentRow *above = shown.row > 0 ? &m_document->rows[size_t(shown.row) - 1] : nullptr;
                if (above && above->op == row.op && above->partnerRow == row.partnerRow - 1) {
                    y += height;
                    continue;
                }
                const bool away = row.op == RowOp::MovedAway;
                const double here = double(y) + height / 2.0;
                const double there = centre(row.partnerRow);
                QPainterPath path;
                path.moveTo(left, away ? here : there);
                path.cubicTo((left + right) / 2.0, away ? here : there, (left + right) / 2.0, away ? there : here, right,
                    away ? there : here);
                painter.setPen(QPen(rowColour(RowOp::MovedHere, true, true), 1.5));
                painter.setBrush(Qt::NoBrush);
                painter.drawPath(path);
            } else {
                // From the whole height where there are lines to a point where there are none.
                const bool inA = row.a.line >= 0;
                const bool inB = row.b.line >= 0;
                QPolygonF shape;
                shape << QPointF(left, y) << QPointF(right, y) << QPointF(right, double(y) + (inB ? height : 2))
                      << QPointF(left, double(y) + (inA ? height : 2));
                painter.setPen(Qt::NoPen);
                painter.setBrush(mixed(colours.surface, inA && inB ? colours.secondaryText : colours.chart[inB ? 1 : 0], 0.25));
                painter.drawPolygon(shape);
            }
        }
        y += height;
    }
    painter.restore();
}

void DiffView::paintStrip(QPainter &painter, const Columns &place)
{
    const ThemeColors &colours = themeColors(palette());
    const int page = viewport()->height();
    const QRect strip(place.strip, 0, kStripWidth, page);
    painter.fillRect(strip, colours.surface);
    const double total = double(qMax<qint64>(m_heights.total(), page));
    if (m_strip.isNull()) {
        m_strip = QImage(kStripWidth, qMax(1, page), QImage::Format_ARGB32_Premultiplied);
        m_strip.fill(Qt::transparent);
        QPainter on(&m_strip);
        qint64 y = 0;
        for (int i = 0; i < int(m_shown.size()); ++i) {
            const int height = m_heights.height(i);
            const DocumentRow &row = m_document->rows[size_t(m_shown[size_t(i)].row)];
            if (m_shown[size_t(i)].fold < 0 && row.kind == DocumentRow::Kind::Line && row.op != RowOp::Equal) {
                const int top = int(double(y) * page / total);
                const int tall = qMax(2, int(double(height) * page / total));
                // A at the left half, B at the right half.
                if (row.a.line >= 0)
                    on.fillRect(2, top, 5, tall, rowColour(row.op, false, true));
                if (row.b.line >= 0)
                    on.fillRect(7, top, 5, tall, rowColour(row.op, true, true));
            }
            y += height;
        }
    }
    painter.drawImage(strip.topLeft(), m_strip);
    const QRectF seen(place.strip + 0.5, double(scrollTop()) * page / total + 0.5, kStripWidth - 1,
        qMax(8.0, double(page) * page / total) - 1);
    painter.setPen(colours.secondaryText);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(seen);
}

}
