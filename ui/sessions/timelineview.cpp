#include "ui/sessions/timelineview.h"

#include "ui/calls/callcells.h"
#include "ui/format.h"
#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QResizeEvent>
#include <QScrollBar>
#include <QToolTip>

#include <cmath>

namespace heliograph {

namespace {

constexpr int kGutter = 150;
constexpr int kLengthRoom = 72; // behind the last bar, for how long it took
constexpr double kMostZoom = 400;
constexpr double kLeastBar = 3;

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
    if (!m_view || m_current < 0)
        return;
    const double top = barRect(m_current).top();
    if (top >= kAxis && top < event->oldSize().height()) // what one looks at stays in sight
        reveal(m_current);
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
            QToolTip::showText(help->globalPos(),
                describe(call).toHtmlEscaped().replace(u'\n', QLatin1String("<br>")), viewport());
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

}
