#include "ui/compare/figuresview.h"

#include "ui/format.h"
#include "ui/theme/theme.h"

#include <QPainter>

namespace heliograph {

namespace {

constexpr int kGap = 6; ///< between the two rows

QFont smallFont(const QFont &font)
{
    QFont small = font;
    small.setPixelSize(12);
    return small;
}

QString bestWord(Figure figure)
{
    return figure == Figure::Cost ? FiguresView::tr("cheapest") : FiguresView::tr("fastest");
}

}

QString figureName(Figure figure)
{
    switch (figure) {
    case Figure::FirstToken:
        return FiguresView::tr("First token");
    case Figure::Total:
        return FiguresView::tr("Total");
    case Figure::Rate:
        return FiguresView::tr("Speed");
    case Figure::Cost:
        break;
    }
    return FiguresView::tr("Cost");
}

QString figureText(Figure figure, std::optional<qint64> value)
{
    if (figure == Figure::Cost)
        return costText(value ? std::optional(Money::fromPico(*value)) : std::nullopt);
    if (!value)
        return QStringLiteral("–");
    return figure == Figure::Rate ? rateText(double(*value) / 1'000) : durationText(*value);
}

FiguresView::FiguresView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("figures"));
    setAccessibleName(tr("What the answer took and cost"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FiguresView::setFigures(const Figures &figures, bool tokensEstimated)
{
    std::array<Item, kFigures.size()> items;
    for (const Figure figure : kFigures) {
        Item &item = items[size_t(figure)];
        item.value = figureText(figure, figures[size_t(figure)]);
        if (figure == Figure::Rate && tokensEstimated && figures[size_t(figure)])
            item.value = tr("about %1").arg(item.value);
        item.best = m_items[size_t(figure)].best;
    }
    take(std::move(items), false);
}

void FiguresView::setSpreads(const Spreads &spreads)
{
    std::array<Item, kFigures.size()> items;
    bool ranges = false;
    for (const Figure figure : kFigures) {
        Item &item = items[size_t(figure)];
        const auto &spread = spreads[size_t(figure)];
        item.value = figureText(figure, spread ? std::optional(spread->middle) : std::nullopt);
        if (spread && spread->count > 1 && spread->least != spread->most) {
            item.range = tr("%1 – %2").arg(figureText(figure, spread->least), figureText(figure, spread->most));
            ranges = true;
        }
        item.best = m_items[size_t(figure)].best;
    }
    take(std::move(items), ranges);
}

void FiguresView::setBest(const std::array<bool, kFigures.size()> &best)
{
    auto items = m_items;
    for (size_t i = 0; i < items.size(); ++i)
        items[i].best = best[i];
    take(std::move(items), m_ranges);
}

void FiguresView::take(std::array<Item, kFigures.size()> items, bool ranges)
{
    if (items == m_items && ranges == m_ranges)
        return;
    m_items = std::move(items);
    if (std::exchange(m_ranges, ranges) != ranges)
        updateGeometry();
    QStringList lines;
    for (const Figure figure : kFigures) {
        QString line = figureName(figure) + QStringLiteral(": ") + text(figure);
        if (!m_items[size_t(figure)].range.isEmpty())
            line += QStringLiteral(" (%1)").arg(m_items[size_t(figure)].range);
        lines.append(line);
    }
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
    setToolTip(accessibleDescription());
    update();
}

QString FiguresView::text(Figure figure) const
{
    const Item &item = m_items[size_t(figure)];
    return item.best ? QStringLiteral("%1, %2").arg(item.value, bestWord(figure)) : item.value;
}

QSize FiguresView::sizeHint() const
{
    const QFontMetrics small(smallFont(font()));
    const int row = small.height() + QFontMetrics(font()).height() + (m_ranges ? small.height() : 0);
    return {240, 2 * row + kGap};
}

QSize FiguresView::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void FiguresView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColors &colors = themeColors(palette());
    const QFont small = smallFont(font());
    const QFontMetrics smallMetrics(small);
    const QFontMetrics metrics(font());
    const int rowHeight = (height() - kGap) / 2;
    const int half = width() / 2;
    for (size_t i = 0; i < m_items.size(); ++i) {
        const Item &item = m_items[i];
        const int left = int(i % 2) * half;
        const int room = half - spacing::kSmall;
        int top = int(i / 2) * (rowHeight + kGap);
        painter.setFont(small);
        painter.setPen(colors.secondaryText);
        painter.drawText(left, top + smallMetrics.ascent(), figureName(kFigures[i]));
        top += smallMetrics.height();
        QFont strong = font();
        strong.setWeight(item.best ? QFont::DemiBold : QFont::Normal);
        painter.setFont(strong);
        painter.setPen(colors.text);
        const QFontMetrics strongMetrics(strong);
        const QString value = strongMetrics.elidedText(item.value, Qt::ElideRight, room);
        painter.drawText(left, top + metrics.ascent(), value);
        if (item.best) {
            const int after = strongMetrics.horizontalAdvance(value) + spacing::kSmall;
            painter.setFont(small);
            painter.setPen(colors.good);
            // Where the word has no room the sign stands alone; the tooltip has both.
            const QString word = QStringLiteral("★ ") + bestWord(kFigures[i]);
            const QString mark = smallMetrics.horizontalAdvance(word) <= room - after ? word : QStringLiteral("★");
            painter.drawText(left + after, top + metrics.ascent(), mark);
        }
        top += metrics.height();
        if (!item.range.isEmpty()) {
            painter.setFont(small);
            painter.setPen(colors.secondaryText);
            painter.drawText(
                left, top + smallMetrics.ascent(), smallMetrics.elidedText(item.range, Qt::ElideRight, room));
        }
    }
}

}
