// BlockLayout's half that draws.

#include "ui/markdown/blocklayout.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace heliograph {

using Kind = MarkdownBlock::Kind;
using Marker = MarkdownBlock::Marker;

namespace {

constexpr qreal kRadius = 6;

bool isFirstOfCode(const MarkdownBlock &block)
{
    return block.kind == Kind::Code && !block.joined;
}

}

void BlockLayout::draw(
    QPainter &painter, QPointF at, int from, int to, qreal scroll, const QRectF &clip) const
{
    drawContainers(painter, at);
    drawMarker(painter, at);
    if (m_block.kind == Kind::Rule) {
        painter.fillRect(
            QRectF(at.x() + m_left, at.y() + 4, m_width - m_left, 1), m_style.colors.border);
        return;
    }
    const bool code = m_block.kind == Kind::Code;
    if (code && !m_style.raw)
        drawCodeBox(painter, at);
    else if (m_block.kind == Kind::Table)
        drawTableGrid(painter, at);
    if (code && scroll > 0) {
        painter.save();
        const qreal padding = m_style.raw ? 0 : kCodePadding;
        painter.setClipRect(
            codeRect().translated(at).adjusted(padding, 0, -padding, 0), Qt::IntersectClip);
    }
    painter.setPen(m_style.colors.text);
    for (const Run &run : m_runs) {
        const QPointF origin = at + run.at - QPointF(code ? scroll : 0, 0);
        const QRectF bounds = run.layout->boundingRect().translated(origin);
        if (bounds.top() > clip.bottom() || bounds.bottom() < clip.top())
            continue;
        QList<QTextLayout::FormatRange> selections;
        const int size = int(run.layout->text().size());
        const int first = std::clamp(from - run.start, 0, size);
        const int last = std::clamp(to - run.start, 0, size);
        if (last > first) {
            QTextCharFormat format;
            format.setBackground(m_style.colors.accent);
            format.setForeground(m_style.colors.accentText);
            selections.append({first, last - first, format});
        }
        run.layout->draw(&painter, origin, selections, clip);
    }
    if (code && scroll > 0)
        painter.restore();
}

void BlockLayout::drawContainers(QPainter &painter, QPointF at) const
{
    qreal x = 0;
    for (const BlockContainer &container : m_block.containers) {
        if (container.kind == BlockContainer::Kind::Quote) {
            const qreal left = m_rightToLeft ? m_width - x - 3 : x;
            painter.fillRect(QRectF(at.x() + left, at.y(), 3, m_height), m_style.colors.border);
        }
        x += m_style.indent({container});
    }
}

void BlockLayout::drawMarker(QPainter &painter, QPointF at) const
{
    if (m_block.marker == Marker::None)
        return;
    const qreal indent = m_style.indent(m_block.containers);
    const qreal width = m_style.indent({m_block.containers.back()});
    const qreal gap = 8;
    const qreal left = m_rightToLeft ? m_width - indent + gap : indent - width;
    const QRectF room(at.x() + left, at.y(), width - gap, m_style.bodyHeight);
    const QFontMetricsF metrics(m_style.body);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_block.marker == Marker::Number) {
        painter.setFont(m_style.body);
        painter.setPen(m_style.colors.secondaryText);
        painter.drawText(room,
            int(m_rightToLeft ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter
                | Qt::TextDontClip,
            QString::number(m_block.number) + u'.');
        return;
    }
    const qreal middle = room.center().y();
    const qreal edge = m_rightToLeft ? room.left() : room.right();
    painter.setPen(QPen(m_style.colors.secondaryText, 1.3));
    if (m_block.marker == Marker::Bullet) {
        const qreal size = std::round(metrics.xHeight() * 0.62);
        const QRectF dot(m_rightToLeft ? edge : edge - size, middle - size / 2 + 0.5, size, size);
        const auto items = std::count_if(m_block.containers.begin(), m_block.containers.end(),
            [](const BlockContainer &c) { return c.kind == BlockContainer::Kind::Item; });
        painter.setBrush(items % 2 == 1 ? QBrush(m_style.colors.secondaryText) : QBrush());
        painter.drawEllipse(dot);
        painter.setBrush(Qt::NoBrush);
        return;
    }
    const qreal size = std::round(metrics.capHeight() * 1.15);
    const QRectF box(std::round(m_rightToLeft ? edge : edge - size) + 0.5,
        std::round(middle - size / 2) + 0.5, size, size);
    if (m_block.marker == Marker::TaskDone) {
        painter.setBrush(m_style.colors.accent);
        painter.setPen(m_style.colors.accent);
        painter.drawRoundedRect(box, 2, 2);
        painter.setPen(QPen(m_style.colors.accentText, 1.6));
        painter.drawPolyline(QPolygonF({box.topLeft() + QPointF(size * 0.22, size * 0.52),
            box.topLeft() + QPointF(size * 0.42, size * 0.74),
            box.topLeft() + QPointF(size * 0.8, size * 0.26)}));
    } else {
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, 2, 2);
    }
    painter.setBrush(Qt::NoBrush);
}

void BlockLayout::drawCodeBox(QPainter &painter, QPointF at) const
{
    const bool first = isFirstOfCode(m_block);
    const QRectF box = codeRect().translated(at);
    painter.save();
    painter.setClipRect(box, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    // A box that goes on above or below is drawn longer and cut.
    const QRectF whole = box.adjusted(0.5, first ? 0.5 : -20, -0.5, m_lastOfCode ? -0.5 : 20);
    painter.setPen(m_style.colors.border);
    painter.setBrush(m_style.colors.raised);
    painter.drawRoundedRect(whole, kRadius, kRadius);
    painter.restore();
    if (first) {
        painter.setFont(m_style.small);
        painter.setPen(m_style.colors.secondaryText);
        const QString name =
            m_label.isEmpty() ? QCoreApplication::translate("MarkdownView", "Text") : m_label;
        const QRectF room = box.adjusted(kCodePadding, 0, -140, 0);
        painter.drawText(QRectF(room.left(), room.top() + 4, room.width(), kCodeHeader - 8),
            Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetricsF(m_style.small).elidedText(name, Qt::ElideRight, room.width()));
    }
}

void BlockLayout::drawTableGrid(QPainter &painter, QPointF at) const
{
    if (m_columnX.size() < 2 || m_rowY.size() < 2)
        return;
    const qreal left = at.x() + m_columnX.front();
    const qreal width = m_columnX.back() - m_columnX.front();
    if (!m_block.joined) {
        painter.fillRect(QRectF(left, at.y(), width, m_rowY[1]), m_style.colors.raised);
    }
    for (size_t i = m_block.joined ? 1 : 0; i < m_rowY.size(); ++i)
        painter.fillRect(QRectF(left, at.y() + m_rowY[i], width + 1, 1), m_style.colors.border);
    for (const qreal x : m_columnX)
        painter.fillRect(QRectF(at.x() + x, at.y(), 1, m_rowY.back() + 1), m_style.colors.border);
}

}
