#include "ui/sessions/timelineview.h"

#include "ui/calls/callcells.h"
#include "ui/format.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <array>
#include <cmath>

namespace heliograph {

namespace {

constexpr int kRow = 26;
constexpr int kBar = 14;
constexpr int kTicks = 24;
constexpr int kAxis = kTicks + 18; // and a line for how long folded waits were
constexpr int kGutter = 150;
constexpr int kMargin = spacing::kMedium; // at both ends of the plot
constexpr int kLengthRoom = 72; // behind the last bar, for how long it took
constexpr double kMostZoom = 400;
constexpr double kLeastBar = 3;
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

TimelineView::TimelineView(Settings &settings, QWidget *parent) : QAbstractScrollArea(parent), m_colours(settings)
{
    setObjectName(QStringLiteral("sessionTimeline"));
    setAccessibleName(tr("Timeline of the session"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    verticalScrollBar()->setSingleStep(kRow);
    horizontalScrollBar()->setSingleStep(40);
}

const SessionTimeline &TimelineView::timeline() const
{
    return m_lanes ? m_view->lanes : m_view->each;
}

void TimelineView::setSession(const std::shared_ptr<const SessionView> &view)
{
    const bool same = m_view && view && m_view->id == view->id;
    const QUuid kept = same && m_current >= 0 && m_current < m_view->calls.size() ? m_view->calls[m_current].id : QUuid();
    m_view = view;
    m_current = view && !kept.isNull() ? view->indexOf(kept) : -1;
    if (view) {
        for (const CallSummary &call : view->calls)
            m_colours.of(modelWord(call.model, call.requestedModel));
    }
    if (!same) {
        m_zoom = 1;
        verticalScrollBar()->setValue(0);
    }
    updateScrollBars();
    viewport()->update();
}

void TimelineView::setLanes(bool lanes)
{
    m_lanes = lanes;
    updateScrollBars();
    if (m_current >= 0)
        reveal(m_current);
    viewport()->update();
}

void TimelineView::setCurrentCall(int call)
{
    if (m_current == call || !m_view)
        return;
    m_current = call < m_view->calls.size() ? call : -1;
    setAccessibleDescription(m_current >= 0 ? describe(m_current) : QString());
    if (m_current >= 0)
        reveal(m_current);
    viewport()->update();
}

int TimelineView::gutter() const
{
    return m_lanes ? 0 : std::min(kGutter, viewport()->width() / 4);
}

double TimelineView::plotWidth() const
{
    return std::max(60.0, double(viewport()->width() - gutter() - 2 * kMargin - kLengthRoom)) * m_zoom;
}

double TimelineView::xOf(qint64 us) const
{
    return gutter() + kMargin + timeline().place(us) * plotWidth() - horizontalScrollBar()->value();
}

QRectF TimelineView::barRect(int call) const
{
    const TimelineBar &bar = timeline().bars()[size_t(call)];
    const double left = xOf(bar.fromUs);
    const double top = kAxis + bar.row * kRow + (kRow - kBar) / 2.0 - verticalScrollBar()->value();
    return {left, top, std::max(kLeastBar, xOf(bar.toUs) - left), double(kBar)};
}

int TimelineView::callAt(QPoint point) const
{
    if (!m_view || point.y() < kAxis)
        return -1;
    const int row = (point.y() - kAxis + verticalScrollBar()->value()) / kRow;
    int found = -1;
    for (const TimelineBar &bar : timeline().bars()) {
        if (bar.row != row)
            continue;
        if (!m_lanes)
            return bar.call; // the whole row is its
        const QRectF rect = barRect(bar.call).adjusted(-3, 0, 3, 0);
        if (point.x() >= rect.left() && point.x() <= rect.right())
            found = bar.call;
    }
    return found;
}

void TimelineView::updateScrollBars()
{
    const QSize room = viewport()->size();
    const int height = m_view ? timeline().rows() * kRow + spacing::kSmall : 0;
    verticalScrollBar()->setPageStep(std::max(0, room.height() - kAxis));
    verticalScrollBar()->setRange(0, std::max(0, height - (room.height() - kAxis)));
    const double all = m_view ? plotWidth() + 2 * kMargin + kLengthRoom : 0;
    horizontalScrollBar()->setPageStep(std::max(0, room.width() - gutter()));
    horizontalScrollBar()->setRange(0, std::max(0, int(std::ceil(all)) - (room.width() - gutter())));
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
}

void TimelineView::zoomBy(double factor)
{
    const double middle = gutter() + (viewport()->width() - gutter()) / 2.0;
    const bool seen = m_view && m_current >= 0 && barRect(m_current).right() > gutter()
        && barRect(m_current).left() < viewport()->width();
    zoomAt(factor, seen ? std::max(double(gutter()), barRect(m_current).left()) : middle);
}

void TimelineView::zoomOut()
{
    m_zoom = 1;
    updateScrollBars();
    viewport()->update();
}

/// What is at x stays there.
void TimelineView::zoomAt(double factor, double x)
{
    if (!m_view)
        return;
    const double before = plotWidth();
    const double place = (x - gutter() - kMargin + horizontalScrollBar()->value()) / before;
    m_zoom = std::clamp(m_zoom * factor, 1.0, kMostZoom);
    updateScrollBars();
    horizontalScrollBar()->setValue(int(std::round(place * plotWidth() + gutter() + kMargin - x)));
    viewport()->update();
}

void TimelineView::reveal(int call)
{
    const TimelineBar &bar = timeline().bars()[size_t(call)];
    const int top = bar.row * kRow;
    const int room = viewport()->height() - kAxis;
    QScrollBar *down = verticalScrollBar();
    if (top < down->value())
        down->setValue(top);
    else if (top + kRow > down->value() + room)
        down->setValue(top + kRow - room);
    const QRectF rect = barRect(call);
    QScrollBar *across = horizontalScrollBar();
    if (rect.left() < gutter() + kMargin)
        across->setValue(across->value() + int(rect.left()) - gutter() - kMargin);
    else if (rect.left() > viewport()->width() - kLengthRoom)
        across->setValue(across->value() + int(rect.left()) - viewport()->width() / 2);
}

void TimelineView::choose(int call)
{
    if (!m_view || call < 0 || call >= m_view->calls.size())
        return;
    setCurrentCall(call);
    Q_EMIT callChosen(call);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const int last = m_view ? int(m_view->calls.size()) - 1 : -1;
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Right:
        choose(std::min(last, m_current + 1));
        return;
    case Qt::Key_Up:
    case Qt::Key_Left:
        choose(std::max(0, m_current - 1));
        return;
    case Qt::Key_Home:
        choose(0);
        return;
    case Qt::Key_End:
        choose(last);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(1.5);
        return;
    case Qt::Key_Minus:
        zoomBy(1 / 1.5);
        return;
    case Qt::Key_0:
        zoomOut();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT openRequested(m_current);
        return;
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        choose(callAt(event->pos()));
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const int call = callAt(event->pos()); call >= 0 && event->button() == Qt::LeftButton)
        Q_EMIT openRequested(call);
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    zoomAt(std::pow(1.0015, event->angleDelta().y()), event->position().x());
    event->accept();
}

bool TimelineView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int call = callAt(help->pos());
        const QString gap = call < 0 ? gapText(help->pos().x()) : QString();
        if (call >= 0)
            QToolTip::showText(help->globalPos(), describe(call).toHtmlEscaped().replace(u'\n', QLatin1String("<br>")), viewport());
        else if (!gap.isEmpty())
            QToolTip::showText(help->globalPos(), gap, viewport());
        else
            QToolTip::hideText();
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

QString TimelineView::gapText(int x) const
{
    if (m_view) {
        for (const TimelineGap &gap : timeline().gaps()) {
            if (x >= xOf(gap.fromUs) && x <= xOf(gap.toUs))
                return tr("Nothing ran for %1").arg(durationText(gap.toUs - gap.fromUs));
        }
    }
    return {};
}

QString TimelineView::describe(int call) const
{
    const CallSummary &one = m_view->calls[call];
    const TimelineBar &bar = timeline().bars()[size_t(call)];
    QStringList lines;
    if (!one.tags.sessionPath.isEmpty())
        lines << one.tags.sessionPath;
    lines << modelWord(one.model, one.requestedModel) << callFacts(one);
    lines << tr("Began after %1, at %2").arg(durationText(bar.fromUs), fullTimeText(one.createdAt));
    if (one.firstTokenUs >= 0)
        lines << tr("First token after %1").arg(durationText(one.firstTokenUs));
    if (!one.errorMessage.isEmpty())
        lines << one.errorMessage;
    else if (!one.promptPreview.isEmpty())
        lines << one.promptPreview.simplified().left(120);
    return lines.join(u'\n');
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

/// Folded waits: hatched, with how long they were.
void TimelineView::drawGaps(QPainter &painter, const ThemeColors &colors) const
{
    double free = -1e9; // where the last text ends
    for (const TimelineGap &gap : timeline().gaps()) {
        if (!gap.folded)
            continue;
        const QRectF rect(xOf(gap.fromUs), kTicks, xOf(gap.toUs) - xOf(gap.fromUs), viewport()->height() - kTicks);
        if (rect.right() < gutter() || rect.left() > viewport()->width())
            continue;
        painter.fillRect(rect, mixed(colors.surface, colors.raised, 0.8));
        painter.fillRect(rect, QBrush(mixed(colors.surface, colors.text, 0.13), Qt::BDiagPattern));
        const QString text = durationText(gap.toUs - gap.fromUs);
        const double width = painter.fontMetrics().horizontalAdvance(text) + 6;
        const QRectF label(rect.center().x() - width / 2, kTicks, width, kAxis - kTicks - 1);
        if (label.left() < free + 4)
            continue;
        painter.fillRect(label, colors.surface);
        painter.setPen(colors.secondaryText);
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
