#include "ui/calls/timingview.h"

#include "ui/format.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <array>
#include <cmath>

namespace heliograph {

namespace {

constexpr int kRow = 26;
constexpr int kAnswerRow = 38; ///< has the chunks in it
constexpr int kNameWidth = 130;
constexpr int kNumberWidth = 76;
constexpr int kAxis = 20;
constexpr int kFact = 24;
constexpr int kGapsHeight = 110;
constexpr int kGapsBase = 30; ///< under the highest line there is room for words
constexpr int kMargin = spacing::kMedium;
constexpr int kTickRoom = 60;

/// A round step of time: 1, 2 or 5 of a power of ten.
qint64 roundStep(double least)
{
    const double power = std::pow(10.0, std::floor(std::log10(std::max(1.0, least))));
    for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
        if (factor * power >= least)
            return std::max<qint64>(1, std::llround(factor * power));
    }
    return std::llround(10 * power);
}

QString axisText(qint64 us)
{
    if (us == 0)
        return QStringLiteral("0");
    if (us < 1'000'000)
        return durationText(us);
    return TimingView::tr("%1 s").arg(QLocale().toString(double(us) / 1e6, 'g', 6));
}

}

TimingView::TimingView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("callTiming"));
    setAccessibleName(tr("Timing"));
    setMouseTracking(true);
}

void TimingView::setTiming(const Timing &timing, const std::vector<Chunk> &chunks, std::optional<qint64> outputTokens)
{
    m_chunks = chunks;
    m_gaps = chunkGaps(chunks);
    m_endUs = timing.endUs;
    if (m_endUs < 0 && !chunks.empty())
        m_endUs = chunks.back().atUs;
    m_endUs = std::max({m_endUs, timing.headersUs, timing.firstByteUs, timing.firstTokenUs, qint64(0)});
    makeStretches(timing);
    makeFacts(timing, outputTokens);
    QStringList words;
    for (const Stretch &stretch : m_stretches)
        words.append(QStringLiteral("%1: %2").arg(stretch.name, durationText(stretch.toUs - stretch.fromUs)));
    for (const auto &[name, value] : std::as_const(m_facts))
        words.append(QStringLiteral("%1: %2").arg(name, value));
    if (const QString stalls = stallText(); !stalls.isEmpty())
        words.append(stalls);
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

void TimingView::makeStretches(const Timing &timing)
{
    m_stretches.clear();
    qint64 from = 0;
    const auto until = [this, &from](const QString &name, qint64 us, bool answer = false) {
        if (us < from)
            return;
        m_stretches.push_back({name, from, us, answer});
        from = us;
    };
    if (timing.headersUs >= 0)
        until(tr("Until headers"), timing.headersUs);
    if (timing.firstByteUs >= 0)
        until(tr("Until first byte"), timing.firstByteUs);
    if (timing.firstTokenUs >= 0)
        until(tr("Until first token"), timing.firstTokenUs);
    const bool answered = timing.firstTokenUs >= 0 || timing.firstByteUs >= 0;
    if (m_endUs > 0)
        until(answered ? tr("Answer") : tr("Waiting"), m_endUs, answered);
}

void TimingView::makeFacts(const Timing &timing, std::optional<qint64> outputTokens)
{
    m_facts.clear();
    qint64 bytes = 0;
    for (const Chunk &chunk : m_chunks)
        bytes += chunk.bytes;
    if (timing.firstTokenUs >= 0)
        m_facts.append({tr("Time to first token"), durationText(timing.firstTokenUs)});
    if (timing.endUs >= 0)
        m_facts.append({tr("Total"), durationText(timing.endUs)});
    const qint64 writing = timing.endUs - timing.firstTokenUs;
    if (outputTokens && timing.firstTokenUs >= 0 && writing > 0)
        m_facts.append({tr("Speed after first token"), rateText(double(*outputTokens) * 1e6 / double(writing))});
    if (!m_chunks.empty()) {
        m_facts.append({tr("Chunks"),
            tr("%1 with %2")
                .arg(countText(qint64(m_chunks.size())),
                    QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat))});
    }
    if (m_gaps.medianUs >= 0) {
        m_facts.append({tr("Wait between chunks, median"), durationText(m_gaps.medianUs)});
        m_facts.append({tr("Wait between chunks, 95th percentile"), durationText(m_gaps.p95Us)});
        m_facts.append({tr("Longest wait"), durationText(m_gaps.longestUs)});
    }
}

QString TimingView::stallText() const
{
    if (m_chunks.size() < 2)
        return {};
    const ChunkGap *longest = m_gaps.longestStall();
    if (!longest)
        return tr("No stalls: the answer came evenly.");
    if (m_gaps.stalls.size() == 1)
        return tr("1 stall: %1 after %2.").arg(durationText(longest->us), durationText(longest->fromUs));
    return tr("%1 stalls, the longest %2 after %3.")
        .arg(countText(qint64(m_gaps.stalls.size())), durationText(longest->us), durationText(longest->fromUs));
}

QString TimingView::momentText(qint64 us) const
{
    QString text = durationText(us);
    for (const ChunkGap &stall : m_gaps.stalls) {
        if (us > stall.fromUs && us < stall.fromUs + stall.us)
            return tr("%1: a stall of %2").arg(text, durationText(stall.us));
    }
    const auto next = std::upper_bound(
        m_chunks.begin(), m_chunks.end(), us, [](qint64 at, const Chunk &chunk) { return at < chunk.atUs; });
    if (next == m_chunks.begin()) {
        for (const Stretch &stretch : m_stretches) {
            if (us >= stretch.fromUs && us < stretch.toUs)
                return tr("%1: %2").arg(text, stretch.name);
        }
        return text;
    }
    const auto chunk = next - 1;
    text =
        tr("%1: chunk %2 of %3, %4")
            .arg(durationText(chunk->atUs), countText(chunk - m_chunks.begin() + 1), countText(qint64(m_chunks.size())),
                QLocale().formattedDataSize(chunk->bytes, 1, QLocale::DataSizeTraditionalFormat));
    if (chunk != m_chunks.begin())
        text += tr(", %1 after the one before").arg(durationText(chunk->atUs - (chunk - 1)->atUs));
    return text;
}

int TimingView::waterfallHeight() const
{
    int height = kAxis + kRow; // and the line of words under it
    for (const Stretch &stretch : m_stretches)
        height += stretch.answer ? kAnswerRow : kRow;
    return height;
}

QSize TimingView::sizeHint() const
{
    const int gaps = m_chunks.size() > 1 ? kRow + kGapsHeight + kAxis + spacing::kSmall : 0;
    return {420, 2 * kMargin + waterfallHeight() + kMargin + int(m_facts.size()) * kFact + gaps};
}

QRect TimingView::track() const
{
    const int width = std::max(20, this->width() - 2 * kMargin - kNameWidth - kNumberWidth);
    return {kMargin + kNameWidth, kMargin, width, waterfallHeight() - kAxis - kRow};
}

QRect TimingView::gapPlot() const
{
    const int top = kMargin + waterfallHeight() + kMargin + int(m_facts.size()) * kFact + spacing::kSmall + kRow;
    return {track().left(), top, track().width(), kGapsHeight};
}

double TimingView::xOf(qint64 us) const
{
    return track().left() + (m_endUs > 0 ? double(us) / double(m_endUs) * track().width() : 0);
}

void TimingView::drawStretches(QPainter &painter) const
{
    const ThemeColors &colors = themeColors(palette());
    const std::array<QColor, 4> fills{colors.chart[1], colors.chart[4], colors.chart[0], colors.chart[2]};
    const QRect all = track();
    int y = all.top();
    for (size_t i = 0; i < m_stretches.size(); ++i) {
        const Stretch &stretch = m_stretches[i];
        const int high = stretch.answer ? kAnswerRow : kRow;
        const int inset = stretch.answer ? 5 : 8;
        painter.setPen(colors.text);
        painter.drawText(QRect(kMargin, y, kNameWidth - 8, high), Qt::AlignVCenter | Qt::AlignLeft, stretch.name);
        painter.drawText(QRect(all.right() + 1, y, kNumberWidth, high), Qt::AlignVCenter | Qt::AlignRight,
            durationText(stretch.toUs - stretch.fromUs));
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.raised);
        painter.drawRoundedRect(QRectF(all.left(), y + inset, all.width(), high - 2 * inset), 3, 3);
        const double length = std::max(2.0, xOf(stretch.toUs) - xOf(stretch.fromUs));
        const QRectF bar(std::min(xOf(stretch.fromUs), all.right() + 1 - length), y + inset, length, high - 2 * inset);
        const QColor &fill = fills[std::min(i, fills.size() - 1)];
        const bool chunks = stretch.answer && m_chunks.size() > 1;
        painter.setBrush(chunks ? mixed(colors.raised, fill, 0.35) : fill);
        painter.drawRoundedRect(bar, std::min(3.0, length / 2), 3);
        if (chunks)
            drawChunks(painter, bar, fill);
        y += high;
    }
}

void TimingView::drawChunks(QPainter &painter, const QRectF &bar, const QColor &color) const
{
    const ThemeColors &colors = themeColors(palette());
    // A stall is hatched, so that it is seen without its colour.
    for (const ChunkGap &stall : m_gaps.stalls) {
        const double from = std::max(bar.left(), xOf(stall.fromUs));
        const QRectF part(from, bar.top(), std::max(3.0, xOf(stall.fromUs + stall.us) - from), bar.height());
        painter.fillRect(part, mixed(colors.surface, colors.bad, 0.25));
        painter.fillRect(part, QBrush(colors.bad, Qt::BDiagPattern));
    }
    // One line a pixel column, however many chunks there are.
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(color, 1));
    int last = -1;
    for (const Chunk &chunk : m_chunks) {
        const int x = int(std::min(xOf(chunk.atUs), bar.right() - 1));
        if (x == last || x < bar.left() - 1)
            continue;
        last = x;
        painter.drawLine(QPointF(x, bar.top()), QPointF(x, bar.bottom() - 1));
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
}

void TimingView::drawAxis(QPainter &painter) const
{
    const ThemeColors &colors = themeColors(palette());
    const QRect all = track();
    if (m_endUs <= 0)
        return;
    const qint64 step = roundStep(double(m_endUs) * kTickRoom / all.width());
    for (qint64 at = 0; at <= m_endUs; at += step) {
        const double x = xOf(at);
        painter.setPen(QPen(colors.border, 1));
        painter.drawLine(QPointF(x, all.bottom() + 1), QPointF(x, all.bottom() + 5));
        const QRectF room(x - kTickRoom / 2.0, all.bottom() + 5, kTickRoom, kAxis - 4);
        painter.setPen(colors.secondaryText);
        painter.drawText(at == 0 ? room.translated(kTickRoom / 2.0, 0) : room,
            (at == 0 ? Qt::AlignLeft : Qt::AlignHCenter) | Qt::AlignVCenter, axisText(at));
    }
}

void TimingView::drawFacts(QPainter &painter) const
{
    const ThemeColors &colors = themeColors(palette());
    int y = kMargin + waterfallHeight() + kMargin;
    for (const auto &[name, value] : m_facts) {
        const QRect line(kMargin, y, width() - 2 * kMargin, kFact);
        painter.setPen(colors.secondaryText);
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, name);
        painter.setPen(colors.text);
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, value);
        y += kFact;
    }
}

void TimingView::drawGaps(QPainter &painter) const
{
    const ThemeColors &colors = themeColors(palette());
    const QRect plot = gapPlot();
    QFont title = font();
    title.setWeight(QFont::DemiBold);
    painter.setFont(title);
    painter.setPen(colors.text);
    painter.drawText(
        QRect(kMargin, plot.top() - kRow, width() - 2 * kMargin, kRow), Qt::AlignVCenter, tr("Waits between chunks"));
    painter.setFont(font());
    painter.fillRect(plot, colors.raised);
    // One line a pixel column: the longest wait that ended there.
    std::vector<qint64> longest(size_t(std::max(1, plot.width())), 0);
    for (size_t i = 1; i < m_chunks.size(); ++i) {
        const auto x = size_t(std::clamp<double>(xOf(m_chunks[i].atUs) - plot.left(), 0, double(longest.size() - 1)));
        longest[x] = std::max(longest[x], m_chunks[i].atUs - m_chunks[i - 1].atUs);
    }
    const qint64 limit = m_gaps.stalls.empty()
        ? std::numeric_limits<qint64>::max()
        : std::min_element(m_gaps.stalls.begin(), m_gaps.stalls.end(), [](const ChunkGap &a, const ChunkGap &b) {
              return a.us < b.us;
          })->us;
    const double scale = m_gaps.longestUs > 0 ? double(kGapsHeight - kGapsBase) / double(m_gaps.longestUs) : 0;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (size_t x = 0; x < longest.size(); ++x) {
        if (longest[x] <= 0)
            continue;
        const double height = std::max(1.0, double(longest[x]) * scale);
        painter.setPen(QPen(longest[x] >= limit ? colors.bad : colors.chart[1], 1));
        painter.drawLine(
            QPointF(plot.left() + double(x), plot.bottom()), QPointF(plot.left() + double(x), plot.bottom() - height));
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    const auto level = [&](qint64 us, const QString &name) {
        const double y = plot.bottom() - double(us) * scale;
        painter.setPen(QPen(colors.secondaryText, 1, Qt::DotLine));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(colors.secondaryText);
        painter.drawText(QRectF(kMargin, y - 10, kNameWidth - 8, 20), Qt::AlignRight | Qt::AlignVCenter, name);
    };
    level(m_gaps.longestUs, tr("longest %1").arg(durationText(m_gaps.longestUs)));
    if (double(m_gaps.longestUs - m_gaps.p95Us) * scale > 18)
        level(m_gaps.p95Us, tr("95 % under %1").arg(durationText(m_gaps.p95Us)));
    painter.drawText(
        QRect(plot.left(), plot.bottom() + 1, plot.width(), kAxis), Qt::AlignVCenter | Qt::AlignLeft, durationText(0));
    painter.drawText(QRect(plot.left(), plot.bottom() + 1, plot.width(), kAxis), Qt::AlignVCenter | Qt::AlignRight,
        durationText(m_endUs));
}

/// Under the waterfall: what is under the mouse, else whether there were stalls.
void TimingView::drawMoment(QPainter &painter) const
{
    const ThemeColors &colors = themeColors(palette());
    const QRect all = track();
    QRect line(kMargin, all.bottom() + 1 + kAxis, width() - 2 * kMargin, kRow);
    if (m_hoverX < 0 || m_endUs <= 0) {
        painter.setPen(m_gaps.stalls.empty() ? colors.secondaryText : colors.bad);
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, stallText());
        return;
    }
    const auto us = qint64(double(m_hoverX - all.left()) / all.width() * double(m_endUs));
    painter.setPen(QPen(colors.text, 1));
    painter.drawLine(QPointF(m_hoverX + 0.5, all.top()), QPointF(m_hoverX + 0.5, all.bottom() + 4));
    if (m_chunks.size() > 1)
        painter.drawLine(QPointF(m_hoverX + 0.5, gapPlot().top()), QPointF(m_hoverX + 0.5, gapPlot().bottom()));
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, momentText(us));
}

void TimingView::mouseMoveEvent(QMouseEvent *event)
{
    const int x = int(event->position().x());
    m_hoverX = x >= track().left() && x <= track().right() ? x : -1;
    update();
}

void TimingView::leaveEvent(QEvent *event)
{
    m_hoverX = -1;
    update();
    QWidget::leaveEvent(event);
}

void TimingView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors &colors = themeColors(palette());
    if (m_stretches.empty()) {
        painter.setPen(colors.secondaryText);
        painter.drawText(rect().adjusted(kMargin, kMargin, -kMargin, -kMargin),
            Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, tr("No times were recorded for this call."));
        return;
    }
    drawStretches(painter);
    drawAxis(painter);
    drawFacts(painter);
    if (m_chunks.size() > 1)
        drawGaps(painter);
    drawMoment(painter);
}

}
