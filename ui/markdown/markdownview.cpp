#include "ui/markdown/markdownview.h"

#include "ui/markdown/markdownaccessible.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace heliograph {

namespace {

constexpr int kFrameMs = 33; ///< at most 30 pictures a second
constexpr qint64 kSliceNs = 6'000'000; ///< work at a stretch, well under a frame of 16 ms
constexpr qint64 kIdleSliceNs = 4'000'000;
constexpr int kSettleMs = 600;
constexpr qsizetype kFeedSize = 4096;
constexpr int kMargin = 300; ///< pixels beyond what is in sight that are laid out with it

}

/// Keeps what is in sight where it is while heights above it change.
class MarkdownView::ScrollAnchor final
{
public:
    explicit ScrollAnchor(MarkdownView &view) : m_view(view)
    {
        for (QWidget *w = view.parentWidget(); w; w = w->parentWidget()) {
            m_area = qobject_cast<QAbstractScrollArea *>(w);
            if (m_area)
                break;
        }
        if (!m_area)
            return;
        const qreal y = view.mapFrom(m_area->viewport(), QPoint()).y();
        if (y <= 0)
            return;
        // At its end the area is the page's, which follows what comes.
        const QScrollBar *bar = m_area->verticalScrollBar();
        if (bar->value() >= bar->maximum())
            return;
        m_active = true;
        m_whole = view.m_flow.count() == 0 || y >= view.m_flow.height();
        if (!m_whole)
            m_block = view.m_flow.indexAt(y);
        m_before = where();
        m_seenAt = seenAt();
    }
    void apply()
    {
        if (!m_active || (!m_whole && m_block >= m_view.m_flow.count()) || where() == m_before)
            return;
        // The area must know the new height first: from here outwards every layout is told at once.
        for (QWidget *w = &m_view; w && w != m_area->viewport(); w = w->parentWidget())
            QCoreApplication::sendPostedEvents(w, QEvent::LayoutRequest);
        QScrollBar *bar = m_area->verticalScrollBar();
        bar->setValue(bar->value() + seenAt() - m_seenAt); // nothing, where the page has done it
    }

private:
    qreal where() const
    {
        return m_whole ? m_view.heightForWidth(m_view.width()) : m_view.m_flow.top(m_block);
    }
    int seenAt() const
    {
        const int y = m_whole ? m_view.height() : int(std::lround(where()));
        return m_view.mapTo(m_area->viewport(), QPoint(0, y)).y();
    }

    MarkdownView &m_view;
    QAbstractScrollArea *m_area = nullptr;
    bool m_active = false;
    bool m_whole = false; ///< what is laid out, if anything, lies above what is in sight
    size_t m_block = 0;
    qreal m_before = 0;
    int m_seenAt = 0;
};

MarkdownView::MarkdownView(QWidget *parent)
    : QWidget(parent), m_flow(MarkdownStyle::of(*this, false))
{
    setObjectName(QStringLiteral("markdownView"));
    setAccessibleName(tr("Answer"));
    installMarkdownAccessible();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_workTimer.setSingleShot(true);
    m_settleTimer.setSingleShot(true);
    m_copiedTimer.setSingleShot(true);
    m_dragTimer.setInterval(30);
    connect(&m_workTimer, &QTimer::timeout, this, &MarkdownView::work);
    connect(&m_settleTimer, &QTimer::timeout, this, &MarkdownView::settle);
    connect(
        &m_dragTimer, &QTimer::timeout, this, [this] { dragTo(mapFromGlobal(QCursor::pos())); });
    connect(&m_copiedTimer, &QTimer::timeout, this, [this] {
        m_copiedBlock = size_t(-1);
        update();
    });
}

MarkdownView::~MarkdownView() = default;

void MarkdownView::setText(const QString &markdown)
{
    m_text = markdown;
    m_settleTimer.stop();
    m_flow.setStreaming(false);
    restart();
}

void MarkdownView::append(const QString &delta)
{
    if (delta.isEmpty())
        return;
    m_text += delta;
    m_settleTimer.start(kSettleMs);
    if (!isVisible())
        return;
    contentChanged(m_flow.setStreaming(true));
    schedule();
}

QString MarkdownView::text() const
{
    return m_text;
}

void MarkdownView::setRaw(bool raw)
{
    if (m_raw == raw)
        return;
    m_raw = raw;
    m_flow.setStyle(MarkdownStyle::of(*this, raw), false);
    restart();
}

bool MarkdownView::isRaw() const
{
    return m_raw;
}

/// Begins with m_text from its start.
void MarkdownView::restart()
{
    m_fed = 0;
    m_idleFrom = 0;
    m_anchor = m_cursor = {};
    m_hovered = m_pressed = m_focused = {};
    m_copiedBlock = size_t(-1);
    m_flow.reset(m_raw ? BlockSegmenter::Mode::Raw : BlockSegmenter::Mode::Markdown);
    m_askedWidth = -1;
    if (isVisible()) {
        work();
        update();
    } else {
        updateGeometry();
    }
}

void MarkdownView::settle()
{
    if (m_fed < m_text.size() && isVisible()) {
        m_settleTimer.start(kSettleMs);
        return;
    }
    contentChanged(m_flow.setStreaming(false));
    if (!isVisible())
        return;
    schedule();
    QAccessibleEvent changed(this, QAccessible::VisibleDataChanged);
    QAccessible::updateAccessibility(&changed);
}

void MarkdownView::schedule()
{
    if (m_workTimer.isActive())
        return;
    const qint64 passed = m_sinceFrame.isValid() ? m_sinceFrame.elapsed() : kFrameMs;
    m_workTimer.start(int(std::max(qint64(0), kFrameMs - passed)));
}

/// One slice: first what came, then what is in sight, then the rest, each as far as time goes.
void MarkdownView::work()
{
    if (!isVisible())
        return;
    QElapsedTimer clock;
    clock.start();
    m_sinceFrame.start();
    ScrollAnchor anchor(*this);
    const bool fed = feed(clock);
    const bool shown = layOutInSight(clock);
    const bool all = fed && shown && layOutIdle(clock);
    finishHeights();
    anchor.apply();
    if (!all && !m_workTimer.isActive())
        m_workTimer.start(fed && shown ? 8 : 2);
}

/// Hands the flow what came; true where nothing is left.
bool MarkdownView::feed(const QElapsedTimer &clock)
{
    size_t changed = m_flow.count();
    while (m_fed < m_text.size() && clock.nsecsElapsed() < kSliceNs) {
        const qsizetype size = std::min(kFeedSize, m_text.size() - m_fed);
        changed = std::min(changed, m_flow.append(QStringView(m_text).mid(m_fed, size)));
        m_fed += size;
    }
    contentChanged(changed);
    return m_fed == m_text.size();
}

/// The part of the view that can be seen, and a little more.
QRect MarkdownView::inSight() const
{
    const QRect seen = visibleRegion().boundingRect();
    return seen.isEmpty() ? seen : seen.adjusted(0, -kMargin, 0, kMargin);
}

bool MarkdownView::layOutInSight(const QElapsedTimer &clock)
{
    const QRect seen = inSight();
    if (seen.isEmpty() || m_flow.count() == 0)
        return true;
    for (size_t i = m_flow.indexAt(seen.top());
         i < m_flow.count() && m_flow.top(i) <= seen.bottom(); ++i) {
        if (clock.nsecsElapsed() > kSliceNs)
            return false;
        if (m_flow.ensure(i))
            updateBlocks(i, m_flow.count());
    }
    return true;
}

bool MarkdownView::layOutIdle(const QElapsedTimer &clock)
{
    // The last block of a growing text is left alone where nobody sees it.
    const size_t end = m_flow.count() - (m_settleTimer.isActive() && m_flow.count() > 0 ? 1 : 0);
    for (; m_idleFrom < end; ++m_idleFrom) {
        if (m_flow.isExact(m_idleFrom))
            continue;
        if (clock.nsecsElapsed() > kIdleSliceNs)
            return false;
        if (m_flow.ensure(m_idleFrom)
            && m_flow.top(m_idleFrom) < visibleRegion().boundingRect().bottom())
            updateBlocks(m_idleFrom, m_flow.count());
    }
    return true;
}

/// Blocks from this one on are other than they were.
void MarkdownView::contentChanged(size_t from)
{
    if (from >= m_flow.count())
        return;
    m_idleFrom = std::min(m_idleFrom, from);
    m_askedWidth = -1;
    updateBlocks(from, m_flow.count());
}

void MarkdownView::updateBlocks(size_t first, size_t last)
{
    if (first >= m_flow.count())
        return;
    const int top = int(m_flow.top(first)) - 24; // with the gap above it
    const int bottom = last < m_flow.count() ? int(std::ceil(m_flow.bottom(last))) + 2
                                             : std::max(height(), int(m_flow.height()) + 24);
    update(0, top, width(), bottom - top);
}

void MarkdownView::finishHeights()
{
    const int height = int(std::ceil(m_flow.height()));
    if (height == m_reportedHeight && !std::exchange(m_guessed, false))
        return;
    m_reportedHeight = height;
    m_askedWidth = -1;
    updateGeometry();
    Q_EMIT heightChanged();
}

int MarkdownView::heightForWidth(int width) const
{
    if (m_fed < m_text.size()) { // not looked at yet: a guess from its size and a usual line
        m_guessed = true; // layouts keep it until they are told of the height
        const qreal perLine = std::max(10.0, width / 7.0);
        const auto left = qreal(m_text.size() - m_fed);
        return int(m_flow.height() + std::ceil(left / perLine) * 20);
    }
    if (width == int(m_flow.width()))
        return int(std::ceil(m_flow.height()));
    if (m_askedWidth != width) {
        m_askedWidth = width;
        m_askedHeight = int(std::ceil(m_flow.heightAtWidth(width)));
    }
    return m_askedHeight;
}

QSize MarkdownView::sizeHint() const
{
    return {std::max(width(), 320), heightForWidth(width())};
}

QSize MarkdownView::minimumSizeHint() const
{
    return {120, 0};
}

bool MarkdownView::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        showToolTipAt(help->pos(), help->globalPos());
        return true;
    }
    return QWidget::event(event);
}

void MarkdownView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != int(m_flow.width())) {
        m_flow.setWidth(event->size().width());
        m_idleFrom = 0;
        m_askedWidth = -1;
        update();
    }
    if (isVisible() && !m_workTimer.isActive())
        m_workTimer.start(0);
}

void MarkdownView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_flow.setWidth(width());
    if (m_settleTimer.isActive())
        contentChanged(m_flow.setStreaming(true));
    work();
}

void MarkdownView::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_workTimer.stop();
    m_dragTimer.stop();
    m_dragging = false;
}

void MarkdownView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    const bool fonts = event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange;
    if (!fonts && event->type() != QEvent::PaletteChange)
        return;
    m_flow.setStyle(MarkdownStyle::of(*this, m_raw), !fonts);
    m_idleFrom = 0;
    m_askedWidth = -1;
    update();
    if (isVisible())
        schedule();
}

void MarkdownView::paintEvent(QPaintEvent *event)
{
    if (m_flow.count() == 0)
        return;
    QPainter painter(this);
    const QRectF clip = event->rect();
    const auto [from, to] = selection();
    bool moved = false;
    for (size_t i = m_flow.indexAt(clip.top());
         i < m_flow.count() && m_flow.top(i) <= clip.bottom(); ++i) {
        moved |= m_flow.ensure(i);
        m_flow.draw(painter, i, from, to, clip);
        if (m_flow.block(i).kind != MarkdownBlock::Kind::Code || m_raw)
            continue;
        if (!m_flow.block(i).joined)
            drawButtons(painter, i);
        drawScrollBar(painter, i);
    }
    if (hasFocus() && m_focused.kind == Target::Kind::Link) {
        painter.setPen(QPen(m_flow.style().colors.accent, 1));
        painter.drawRect(m_focused.rect.adjusted(-2, -1, 1, 0));
    }
    if (moved && !m_workTimer.isActive()) { // something in sight was not ready: the rest moves
        m_workTimer.start(0);
        update();
    }
}

}
