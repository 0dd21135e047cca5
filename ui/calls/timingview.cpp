#include "ui/calls/timingview.h"

#include "ui/format.h"
#include "ui/theme/theme.h"

#include <QLocale>
#include <QPainter>

namespace heliograph {

namespace {

constexpr int kRow = 28;
constexpr int kNameWidth = 130;
constexpr int kNumberWidth = 76;
constexpr int kGapsHeight = 120;
constexpr int kMargin = spacing::kMedium;

}

TimingView::TimingView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("callTiming"));
    setAccessibleName(tr("Timing"));
}

void TimingView::setTiming(
    const Timing &timing, const std::vector<Chunk> &chunks, std::optional<qint64> outputTokens)
{
    m_stretches.clear();
    m_facts.clear();
    m_chunks = chunks;
    m_endUs = timing.endUs;
    if (m_endUs < 0 && !chunks.empty())
        m_endUs = chunks.back().atUs;
    m_endUs =
        std::max({m_endUs, timing.headersUs, timing.firstByteUs, timing.firstTokenUs, qint64(0)});

    qint64 from = 0;
    const auto until = [this, &from](const QString &name, qint64 us) {
        if (us < from)
            return;
        m_stretches.push_back({name, from, us});
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
        until(answered ? tr("Answer") : tr("Waiting"), m_endUs);

    qint64 bytes = 0;
    qint64 before = -1;
    m_longestGapUs = 0;
    for (const Chunk &chunk : chunks) {
        bytes += chunk.bytes;
        if (before >= 0)
            m_longestGapUs = std::max(m_longestGapUs, chunk.atUs - before);
        before = chunk.atUs;
    }
    if (timing.firstTokenUs >= 0)
        m_facts.append({tr("Time to first token"), durationText(timing.firstTokenUs)});
    if (timing.endUs >= 0)
        m_facts.append({tr("Total"), durationText(timing.endUs)});
    const qint64 writing = timing.endUs - timing.firstTokenUs;
    if (outputTokens && timing.firstTokenUs >= 0 && writing > 0)
        m_facts.append({tr("Speed after first token"),
            rateText(double(*outputTokens) * 1e6 / double(writing))});
    if (!chunks.empty()) {
        m_facts.append({tr("Chunks"),
            tr("%1 with %2")
                .arg(countText(qint64(chunks.size())),
                    QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat))});
    }
    if (chunks.size() > 1) {
        const qint64 span = chunks.back().atUs - chunks.front().atUs;
        m_facts.append(
            {tr("Mean wait between chunks"), durationText(span / qint64(chunks.size() - 1))});
        m_facts.append({tr("Longest wait"), durationText(m_longestGapUs)});
    }
    QStringList words;
    for (const Stretch &stretch : m_stretches)
        words.append(QStringLiteral("%1: %2").arg(
            stretch.name, durationText(stretch.toUs - stretch.fromUs)));
    for (const auto &[name, value] : std::as_const(m_facts))
        words.append(QStringLiteral("%1: %2").arg(name, value));
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize TimingView::sizeHint() const
{
    const int gaps = m_chunks.size() > 1 ? kGapsHeight + 3 * kRow : 0;
    return {420,
        2 * kMargin + int(m_stretches.size()) * kRow + kMargin + int(m_facts.size()) * 24 + gaps};
}

void TimingView::drawStretches(QPainter &painter, const QRect &area) const
{
    const ThemeColors &colors = themeColors(palette());
    const std::array<QColor, 4> fills{
        colors.chart[1], colors.chart[4], colors.chart[0], colors.chart[2]};
    const int width = std::max(20, area.width() - kNameWidth - kNumberWidth);
    const double scale = m_endUs > 0 ? double(width) / double(m_endUs) : 0;
    int y = area.top();
    for (size_t i = 0; i < m_stretches.size(); ++i, y += kRow) {
        const Stretch &stretch = m_stretches[i];
        painter.setPen(colors.text);
        painter.drawText(QRect(area.left(), y, kNameWidth - 8, kRow),
            Qt::AlignVCenter | Qt::AlignLeft, stretch.name);
        const double left = area.left() + kNameWidth + double(stretch.fromUs) * scale;
        const double length = std::max(2.0, double(stretch.toUs - stretch.fromUs) * scale);
        const QRectF track(area.left() + kNameWidth, y + 8, width, kRow - 16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.raised);
        painter.drawRoundedRect(track, 3, 3);
        painter.setBrush(fills[std::min(i, fills.size() - 1)]);
        const double fit = std::min(left, track.right() - length);
        painter.drawRoundedRect(
            QRectF(fit, y + 8, length, kRow - 16), std::min(3.0, length / 2), 3);
        painter.setPen(colors.text);
        painter.drawText(QRect(area.right() - kNumberWidth, y, kNumberWidth, kRow),
            Qt::AlignVCenter | Qt::AlignRight, durationText(stretch.toUs - stretch.fromUs));
    }
}

void TimingView::drawGaps(QPainter &painter, const QRect &area) const
{
    const ThemeColors &colors = themeColors(palette());
    QFont title = font();
    title.setWeight(QFont::DemiBold);
    painter.setFont(title);
    painter.setPen(colors.text);
    painter.drawText(QRect(area.left(), area.top(), area.width(), kRow), Qt::AlignVCenter,
        tr("Waits between chunks"));
    painter.setFont(font());
    const QRect plot(area.left(), area.top() + kRow, area.width(), kGapsHeight);
    painter.fillRect(plot, colors.raised);
    painter.setPen(colors.secondaryText);
    painter.drawText(plot.adjusted(6, 2, -6, 0), Qt::AlignTop | Qt::AlignLeft,
        tr("longest %1").arg(durationText(m_longestGapUs)));
    painter.drawText(QRect(plot.left(), plot.bottom() + 1, plot.width(), 20),
        Qt::AlignVCenter | Qt::AlignLeft, durationText(0));
    painter.drawText(QRect(plot.left(), plot.bottom() + 1, plot.width(), 20),
        Qt::AlignVCenter | Qt::AlignRight, durationText(m_endUs));
    // One line a pixel column: the longest wait that ended there.
    std::vector<qint64> longest(size_t(std::max(1, plot.width())), 0);
    for (size_t i = 1; i < m_chunks.size(); ++i) {
        const double part = m_endUs > 0 ? double(m_chunks[i].atUs) / double(m_endUs) : 0;
        const auto x =
            std::min(longest.size() - 1, size_t(std::max(0.0, part) * double(longest.size() - 1)));
        longest[x] = std::max(longest[x], m_chunks[i].atUs - m_chunks[i - 1].atUs);
    }
    painter.setPen(QPen(colors.chart[1], 2));
    const double scale = m_longestGapUs > 0 ? double(kGapsHeight - 24) / double(m_longestGapUs) : 0;
    for (size_t x = 0; x < longest.size(); ++x) {
        if (longest[x] > 0) {
            const double height = std::max(1.0, double(longest[x]) * scale);
            painter.drawLine(QPointF(plot.left() + double(x), plot.bottom()),
                QPointF(plot.left() + double(x), plot.bottom() - height));
        }
    }
}

void TimingView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors &colors = themeColors(palette());
    QRect area = rect().adjusted(kMargin, kMargin, -kMargin, -kMargin);
    if (m_stretches.empty()) {
        painter.setPen(colors.secondaryText);
        painter.drawText(area, Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap,
            tr("No times were recorded for this call."));
        return;
    }
    drawStretches(painter, area);
    area.setTop(area.top() + int(m_stretches.size()) * kRow + kMargin);
    for (const auto &[name, value] : m_facts) {
        const QRect line(area.left(), area.top(), area.width(), 24);
        painter.setPen(colors.secondaryText);
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, name);
        painter.setPen(colors.text);
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, value);
        area.setTop(area.top() + 24);
    }
    if (m_chunks.size() > 1)
        drawGaps(painter, area.adjusted(0, spacing::kSmall, 0, 0));
}

}
