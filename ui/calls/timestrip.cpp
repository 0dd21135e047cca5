#include "ui/calls/timestrip.h"

#include "core/history/timebins.h"
#include "ui/format.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"

#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <numeric>

namespace heliograph {

namespace {

constexpr int kWords = 20;
constexpr int kBars = 40;
constexpr int kTicks = 18;
constexpr int kTickRoom = 90; ///< a label and the space beside it
constexpr int kClear = 20;

QTimeZone zone()
{
    return QTimeZone::systemTimeZone();
}

/// How a tick is named, by the time between two.
QString tickText(qint64 ms, qint64 stepMs)
{
    constexpr qint64 day = 86'400'000;
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, zone());
    const QLocale locale;
    if (stepMs < day && time.time() != QTime(0, 0))
        return time.time().toString(stepMs < 60'000 ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
    if (stepMs < 27 * day)
        return locale.toString(time.date(), QStringLiteral("d MMM"));
    if (stepMs < 360 * day)
        return locale.toString(time.date(), QStringLiteral("MMM yyyy"));
    return QString::number(time.date().year());
}

}

TimeStrip::TimeStrip(QWidget *parent) : QWidget(parent), m_clear(new QToolButton(this))
{
    setObjectName(QStringLiteral("callsTimeStrip"));
    setAccessibleName(tr("Calls over time"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_clear->setObjectName(QStringLiteral("callsClearRange"));
    m_clear->setAccessibleName(tr("Show all times again"));
    m_clear->setToolTip(tr("Show all times again (Esc)"));
    m_clear->setIcon(makeIcon(Icon::Close, QApplication::palette()));
    m_clear->setIconSize({10, 10});
    m_clear->setAutoRaise(true);
    m_clear->setFixedSize(kClear, kClear);
    m_clear->hide();
    connect(m_clear, &QToolButton::clicked, this, &TimeStrip::rangeCleared);
    describe();
}

QSize TimeStrip::sizeHint() const
{
    return {600, kWords + kBars + kTicks + spacing::kSmall};
}

QSize TimeStrip::minimumSizeHint() const
{
    return {200, sizeHint().height()};
}

void TimeStrip::setHistogram(const CallHistogram &histogram)
{
    if (histogram == m_histogram)
        return;
    const bool sameBins = histogram.edges == m_histogram.edges;
    m_histogram = histogram;
    if (!sameBins) {
        m_dragging = false;
        setMarked(-1, -1);
        m_hover = -1;
    }
    describe();
    update();
}

void TimeStrip::setRange(const std::optional<TimeRange> &range)
{
    m_range = range;
    m_clear->setVisible(range.has_value());
    describe();
    update();
}

void TimeStrip::describe()
{
    const auto calls = std::accumulate(m_histogram.calls.begin(), m_histogram.calls.end(), qint64(0));
    const auto errors = std::accumulate(m_histogram.errors.begin(), m_histogram.errors.end(), qint64(0));
    QString text;
    if (m_from >= 0)
        text = binText(m_from, m_to);
    else if (m_histogram.bins() > 0)
        text = QStringLiteral("%1: %2, %3")
                   .arg(timeRangeText({m_histogram.edges.first(), m_histogram.edges.last()}, zone()),
                       tr("%n call(s)", nullptr, int(calls)), tr("%n error(s)", nullptr, int(errors)));
    else
        text = tr("No calls");
    setAccessibleDescription(text);
    if (hasFocus()) {
        QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&changed);
    }
}

QRect TimeStrip::plot() const
{
    return {spacing::kMedium, kWords, std::max(1, width() - 2 * spacing::kMedium), kBars};
}

double TimeStrip::xOf(qint64 ms) const
{
    const QRect area = plot();
    const qint64 first = m_histogram.edges.first();
    const qint64 span = std::max<qint64>(1, m_histogram.edges.last() - first);
    return area.left() + double(ms - first) / double(span) * area.width();
}

int TimeStrip::binAt(double x) const
{
    const int bins = int(m_histogram.bins());
    for (int i = 0; i < bins; ++i) {
        if (x < xOf(m_histogram.edges[i + 1]))
            return i;
    }
    return bins - 1;
}

QString TimeStrip::binText(int from, int to) const
{
    qint64 calls = 0;
    qint64 errors = 0;
    for (int i = from; i <= to; ++i) {
        calls += m_histogram.calls[i];
        errors += m_histogram.errors[i];
    }
    QString text = timeRangeText({m_histogram.edges[from], m_histogram.edges[to + 1]}, zone());
    text +=
        QStringLiteral(" · ") + tr("%n call(s)", nullptr, int(calls)).replace(QString::number(calls), countText(calls));
    if (errors > 0)
        text += QStringLiteral(" · ")
            + tr("%n error(s)", nullptr, int(errors)).replace(QString::number(errors), countText(errors));
    return text;
}

void TimeStrip::drawBars(QPainter &painter) const
{
    const ThemeColors &colors = themeColors(palette());
    const QRect area = plot();
    const qint64 most = std::max<qint64>(1, *std::max_element(m_histogram.calls.begin(), m_histogram.calls.end()));
    painter.setPen(Qt::NoPen);
    const QColor bar = mixed(colors.surface, colors.accent, colors.dark ? 0.6 : 0.5);
    for (int i = 0; i < int(m_histogram.bins()); ++i) {
        const double left = xOf(m_histogram.edges[i]);
        const double right = xOf(m_histogram.edges[i + 1]);
        const double wide = right - left;
        const bool marked = m_from >= 0 && i >= m_from && i <= m_to;
        if (marked || (m_from < 0 && i == m_hover)) {
            painter.fillRect(QRectF(left, area.top(), wide, area.height()), mixed(colors.surface, colors.accent, 0.14));
        }
        const qint64 calls = m_histogram.calls[i];
        if (calls == 0)
            continue;
        const double gap = wide > 4 ? 1 : 0;
        const double full = area.height() - 2;
        const double high = std::max(2.0, full * double(calls) / double(most));
        const double bad = m_histogram.errors[i] == 0
            ? 0
            : std::clamp(high * double(m_histogram.errors[i]) / double(calls), 2.0, high);
        const QRectF whole(left + gap, area.bottom() + 1 - high, std::max(1.0, wide - 2 * gap), high);
        painter.fillRect(whole.adjusted(0, bad, 0, 0), marked || (m_from < 0 && i == m_hover) ? colors.accent : bar);
        if (bad > 0)
            painter.fillRect(QRectF(whole.left(), whole.top(), whole.width(), bad), colors.bad);
    }
    painter.setPen(QPen(colors.border, 1));
    painter.drawLine(QPointF(area.left(), area.bottom() + 1.5), QPointF(area.right() + 1, area.bottom() + 1.5));
}

void TimeStrip::drawTicks(QPainter &painter) const
{
    const ThemeColors &colors = themeColors(palette());
    const QRect area = plot();
    const QList<qint64> ticks = roundTimeBins(
        m_histogram.edges.first(), m_histogram.edges.last(), std::max(4, area.width() / kTickRoom), zone());
    const QFontMetrics metrics(painter.font());
    double free = area.left(); // what is named already ends here
    for (qsizetype i = 0; i + 1 < ticks.size(); ++i) {
        if (ticks[i] < m_histogram.edges.first() || ticks[i] > m_histogram.edges.last())
            continue;
        const double x = xOf(ticks[i]);
        const QString text = tickText(ticks[i], ticks[i + 1] - ticks[i]);
        const int wide = metrics.horizontalAdvance(text);
        const double left =
            std::clamp(x - wide / 2.0, double(area.left()), double(std::max(area.left(), area.right() - wide)));
        painter.setPen(colors.border);
        painter.drawLine(QPointF(x, area.bottom() + 2), QPointF(x, area.bottom() + 5));
        if (left < free)
            continue;
        painter.setPen(colors.secondaryText);
        painter.drawText(QRectF(left, area.bottom() + 5, wide + 2, kTicks - 4), Qt::AlignLeft | Qt::AlignVCenter, text);
        free = left + wide + spacing::kSmall;
    }
}

void TimeStrip::drawWords(QPainter &painter) const
{
    const ThemeColors &colors = themeColors(palette());
    const QRect area = plot();
    QRect line(area.left(), 0, area.width(), kWords);
    const bool points = m_from >= 0 || m_hover >= 0;
    if (m_range) {
        const QString text = timeRangeText(*m_range, zone());
        painter.setPen(colors.text);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, text);
        line.setLeft(m_clear->geometry().right() + spacing::kSmall);
    }
    QString text;
    if (points)
        text = m_from >= 0 ? binText(m_from, m_to) : binText(m_hover, m_hover);
    else if (!m_range)
        text = tr("Drag over bars to see only that time");
    painter.setPen(points ? colors.text : colors.secondaryText);
    painter.drawText(line, (m_range || !points ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter,
        QFontMetrics(painter.font()).elidedText(text, Qt::ElideLeft, line.width()));
}

void TimeStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QFont small = font();
    small.setPixelSize(12);
    painter.setFont(small);
    const ThemeColors &colors = themeColors(palette());
    if (m_histogram.bins() > 0) {
        drawBars(painter);
        drawTicks(painter);
        drawWords(painter);
    } else if (m_range) {
        painter.setPen(colors.text);
        painter.drawText(QRect(plot().left(), 0, plot().width(), kWords), Qt::AlignLeft | Qt::AlignVCenter,
            timeRangeText(*m_range, zone()));
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colors.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(8.5, 0.5, -8.5, -2.5), kCornerRadius, kCornerRadius);
    }
}

void TimeStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    describe();
}

bool TimeStrip::event(QEvent *event)
{
    // The cross stands behind the words of the range, whatever the font.
    if (event->type() == QEvent::Paint && m_range) {
        QFont small = font();
        small.setPixelSize(12);
        const int left = plot().left() + QFontMetrics(small).horizontalAdvance(timeRangeText(*m_range, zone())) + 6;
        m_clear->move(std::min(left, width() - kClear), 0);
    }
    return QWidget::event(event);
}

void TimeStrip::setMarked(int from, int to)
{
    m_from = std::min(from, to);
    m_to = std::max(from, to);
    describe();
    update();
}

void TimeStrip::choose(int from, int to)
{
    const TimeRange range{m_histogram.edges[from], m_histogram.edges[to + 1]};
    m_anchor = -1;
    setMarked(-1, -1);
    Q_EMIT rangeChosen(range);
}

void TimeStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_histogram.bins() == 0)
        return;
    m_dragging = true;
    m_anchor = binAt(event->position().x());
    setMarked(m_anchor, m_anchor);
}

void TimeStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (m_histogram.bins() == 0)
        return;
    m_hover = binAt(event->position().x());
    if (m_dragging)
        setMarked(m_anchor, m_hover);
    update();
}

void TimeStrip::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !std::exchange(m_dragging, false))
        return;
    choose(m_from, m_to);
}

void TimeStrip::leaveEvent(QEvent *event)
{
    m_hover = -1;
    update();
    QWidget::leaveEvent(event);
}

void TimeStrip::focusOutEvent(QFocusEvent *event)
{
    if (!m_dragging)
        setMarked(-1, -1);
    QWidget::focusOutEvent(event);
}

void TimeStrip::keyPressEvent(QKeyEvent *event)
{
    const int bins = int(m_histogram.bins());
    const bool extends = event->modifiers().testFlag(Qt::ShiftModifier);
    const auto moveTo = [&](int bin) {
        if (bins == 0)
            return;
        const int to = std::clamp(bin, 0, bins - 1);
        if (!extends || m_anchor < 0)
            m_anchor = extends && m_from >= 0 ? m_from : to;
        m_hover = -1;
        setMarked(m_anchor, to);
    };
    const int cursor = m_from < 0 ? -1 : m_anchor == m_from ? m_to : m_from;
    switch (event->key()) {
    case Qt::Key_Left:
        moveTo(cursor < 0 ? bins - 1 : cursor - 1);
        return;
    case Qt::Key_Right:
        moveTo(cursor < 0 ? 0 : cursor + 1);
        return;
    case Qt::Key_Home:
        moveTo(0);
        return;
    case Qt::Key_End:
        moveTo(bins - 1);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_from >= 0)
            choose(m_from, m_to);
        return;
    case Qt::Key_Escape:
        m_dragging = false;
        if (m_from >= 0)
            setMarked(-1, -1);
        else if (m_range)
            Q_EMIT rangeCleared();
        else
            break;
        return;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

}
