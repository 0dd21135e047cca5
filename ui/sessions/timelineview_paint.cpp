#include "ui/sessions/timelineview.h"

#include "ui/calls/callcells.h"
#include "ui/format.h"
#include "ui/theme/theme.h"

#include <QPainter>
#include <QScrollBar>

#include <array>
#include <cmath>

namespace heliograph {

namespace {

constexpr double kTickRoom = 56;

QString signOf(CallStatus status)
{
    switch (status) {
    case CallStatus::Error:
        return QStringLiteral("✕");
    case CallStatus::Interrupted:
        return QStringLiteral("!");
    case CallStatus::Cancelled:
        return QStringLiteral("■");
    case CallStatus::Running:
        return QStringLiteral("…");
    case CallStatus::Ok:
        break;
    }
    return {};
}

/// 1, 2 or 5 times a power of ten, or what clocks have, not shorter than so many microseconds.
qint64 niceStep(double us)
{
    constexpr qint64 ms = 1000;
    constexpr qint64 s = 1000 * ms;
    constexpr qint64 min = 60 * s;
    constexpr qint64 h = 60 * min;
    constexpr std::array<qint64, 22> steps{ms, 2 * ms, 5 * ms, 10 * ms, 20 * ms, 50 * ms, 100 * ms, 200 * ms, 500 * ms, s,
        2 * s, 5 * s, 10 * s, 30 * s, min, 2 * min, 5 * min, 15 * min, 30 * min, h, 3 * h, 12 * h};
    for (const qint64 step : steps) {
        if (double(step) >= us)
            return step;
    }
    return 24 * h * std::max<qint64>(1, qint64(std::ceil(us / double(24 * h))));
}

/// "0", "+2 s", "+250 ms"; moments between full seconds with their tenths.
QString tickText(qint64 us)
{
    constexpr qint64 second = 1'000'000;
    if (us == 0)
        return QStringLiteral("0");
    const bool whole = us % second == 0 && us < 60 * second;
    return QLatin1Char('+') + (whole ? TimelineView::tr("%1 s").arg(us / second) : durationText(us));
}

}

/// Moments at even distances, and where it goes on after a folded wait.
std::vector<qint64> TimelineView::ticks() const
{
    const SessionTimeline &line = timeline();
    const qint64 step = niceStep(line.shownUs() / plotWidth() * kTickRoom);
    const qint64 first = std::max<qint64>(0, line.timeAt((horizontalScrollBar()->value() - kMargin) / plotWidth()));
    const qint64 last = line.timeAt((horizontalScrollBar()->value() + viewport()->width()) / plotWidth());
    std::vector<qint64> moments;
    size_t gap = 0;
    for (qint64 us = first / step * step; us <= last; us += step) {
        for (; gap < line.gaps().size() && line.gaps()[gap].toUs <= us; ++gap) {
            if (line.gaps()[gap].folded && line.gaps()[gap].toUs >= first)
                moments.push_back(line.gaps()[gap].toUs);
        }
        if (gap < line.gaps().size() && line.gaps()[gap].folded && us > line.gaps()[gap].fromUs)
            us = line.gaps()[gap].toUs / step * step; // there is nothing to see before
        else
            moments.push_back(us);
    }
    return moments;
}

void TimelineView::drawAxis(QPainter &painter, const ThemeColors &colors) const
{
    painter.setClipRect(QRect(gutter(), 0, viewport()->width() - gutter(), viewport()->height()));
    double free = -1e9; // where the last text ends
    for (const qint64 us : ticks()) {
        const double x = xOf(us);
        const QString text = tickText(us);
        const double width = painter.fontMetrics().horizontalAdvance(text);
        if (x < free + 12)
            continue;
        painter.setPen(colors.border);
        painter.drawLine(QPointF(x, 4), QPointF(x, viewport()->height()));
        painter.setPen(colors.secondaryText);
        painter.drawText(QRectF(x + 4, 0, width + 2, kTicks), Qt::AlignLeft | Qt::AlignVCenter, text);
        free = x + 4 + width;
    }
    painter.setClipping(false);
    painter.setPen(colors.border);
    painter.drawLine(0, kAxis - 1, viewport()->width(), kAxis - 1);
    if (m_lanes)
        return;
    // What pale and full stand for.
    const QString words = tr("first token");
    const QRectF sample(kMargin, kTicks / 2.0 - 4, 20, 8);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(colors.surface, colors.secondaryText, 0.4));
    painter.drawRect(sample.adjusted(0, 0, -10, 0));
    painter.setBrush(colors.secondaryText);
    painter.drawRect(sample.adjusted(10, 0, 0, 0));
    painter.setPen(colors.secondaryText);
    const QRectF room(sample.right() + 6, 0, gutter() - sample.right() - 10, kTicks);
    painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(words, Qt::ElideRight, int(room.width())));
}

/// Folded waits are hatched.
void TimelineView::drawGaps(QPainter &painter, const ThemeColors &colors) const
{
    for (const TimelineGap &gap : timeline().gaps()) {
        const QRectF rect(xOf(gap.fromUs), kTicks, xOf(gap.toUs) - xOf(gap.fromUs), viewport()->height() - kTicks);
        if (!gap.folded || rect.right() < gutter() || rect.left() > viewport()->width())
            continue;
        painter.fillRect(rect, mixed(colors.surface, colors.raised, 0.8));
        painter.fillRect(rect, QBrush(mixed(colors.surface, colors.text, 0.13), Qt::BDiagPattern));
    }
}

/// How long folded waits were, where there is room to say it.
void TimelineView::drawGapLengths(QPainter &painter, const ThemeColors &colors) const
{
    double free = -1e9; // where the last text ends
    painter.setPen(colors.secondaryText);
    for (const TimelineGap &gap : timeline().gaps()) {
        if (!gap.folded)
            continue;
        const QString text = durationText(gap.toUs - gap.fromUs);
        const double width = painter.fontMetrics().horizontalAdvance(text) + 6;
        const QRectF label((xOf(gap.fromUs) + xOf(gap.toUs) - width) / 2, kTicks, width, kAxis - kTicks - 1);
        if (label.left() < free + 4 || label.left() > viewport()->width())
            continue;
        painter.fillRect(label, colors.surface);
        painter.drawText(label, Qt::AlignCenter, text);
        free = label.right();
    }
}

void TimelineView::drawBar(QPainter &painter, const ThemeColors &colors, const TimelineBar &bar, const CallSummary &call)
{
    const QRectF rect = barRect(bar.call);
    QColor color = ChartColours::colour(colors, m_colours.of(modelWord(call.model, call.requestedModel)));
    if (call.status == CallStatus::Error)
        color = colors.bad;
    const double radius = std::min(3.0, rect.width() / 2);
    const double split = bar.firstTokenUs >= 0 ? std::clamp(xOf(bar.firstTokenUs), rect.left(), rect.right()) : rect.right();
    const bool waitedOnly = bar.firstTokenUs < 0 && call.status != CallStatus::Ok;
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(colors.surface, color, bar.firstTokenUs >= 0 || waitedOnly ? 0.4 : 1));
    painter.drawRoundedRect(rect, radius, radius);
    if (bar.firstTokenUs >= 0 && rect.right() - split > 0.5) {
        painter.save();
        painter.setClipRect(QRectF(split, rect.top(), rect.right() - split, rect.height()), Qt::IntersectClip);
        painter.setBrush(color);
        painter.drawRoundedRect(rect, radius, radius);
        painter.restore();
    }
    if (call.status != CallStatus::Ok) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, 1.2, call.status == CallStatus::Running ? Qt::DashLine : Qt::SolidLine));
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
    if (bar.call == m_current) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colors.accent, 2));
        painter.drawRoundedRect(rect.adjusted(-2.5, -2.5, 2.5, 2.5), radius + 2, radius + 2);
    }
}

void TimelineView::drawRow(QPainter &painter, const ThemeColors &colors, const TimelineBar &bar)
{
    const CallSummary &call = m_view->calls[bar.call];
    const QRectF rect = barRect(bar.call);
    const QRect row(0, int(rect.top()) - (kRow - kBar) / 2, viewport()->width(), kRow);
    if (!m_lanes && bar.call == m_current)
        painter.fillRect(row, mixed(colors.surface, colors.accent, 0.12));
    painter.save();
    painter.setClipRect(QRect(gutter(), kAxis, viewport()->width() - gutter(), viewport()->height() - kAxis));
    drawBar(painter, colors, bar, call);
    QString sign = signOf(call.status);
    if (!m_lanes)
        sign += (sign.isEmpty() ? QString() : QStringLiteral(" ")) + durationText(call.latencyUs);
    if (!sign.isEmpty() && (!m_lanes || rect.width() >= 10)) {
        const bool bad = call.status == CallStatus::Error;
        const bool inside = m_lanes;
        painter.setPen(inside ? colors.text : bad ? colors.bad : colors.secondaryText);
        const QRectF text = inside ? rect : QRectF(rect.right() + 8, row.top(), 120, kRow);
        painter.drawText(text, (inside ? Qt::AlignHCenter : Qt::AlignLeft) | Qt::AlignVCenter, sign);
    }
    painter.restore();
    if (m_lanes)
        return;
    const QString path = call.tags.sessionPath;
    const QString name = path.isEmpty() ? modelWord(call.model, call.requestedModel) : path;
    painter.setPen(call.status == CallStatus::Error ? colors.bad : colors.text);
    painter.drawText(QRect(kMargin, row.top(), gutter() - kMargin, kRow), Qt::AlignLeft | Qt::AlignVCenter,
        painter.fontMetrics().elidedText(name, path.isEmpty() ? Qt::ElideRight : Qt::ElideLeft, gutter() - kMargin));
}

void TimelineView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    const ThemeColors &colors = themeColors(palette());
    painter.fillRect(viewport()->rect(), colors.surface);
    if (!m_view || m_view->calls.isEmpty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    QFont small = font();
    small.setPixelSize(12);
    painter.setFont(small);
    painter.save();
    painter.setClipRect(QRect(gutter(), kTicks, viewport()->width() - gutter(), viewport()->height() - kTicks));
    drawGaps(painter, colors);
    painter.restore();
    drawAxis(painter, colors);
    painter.setClipRect(QRect(gutter(), kTicks, viewport()->width() - gutter(), viewport()->height() - kTicks));
    drawGapLengths(painter, colors);
    painter.setClipRect(QRect(0, kAxis, viewport()->width(), viewport()->height() - kAxis));
    for (const TimelineBar &bar : timeline().bars()) {
        const int top = kAxis + bar.row * kRow - verticalScrollBar()->value();
        if (top + kRow < kAxis || top > viewport()->height())
            continue;
        drawRow(painter, colors, bar);
    }
    painter.setClipping(false);
    if (hasFocus() && m_current < 0) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colors.accent, 2));
        painter.drawRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1));
    }
}

}
