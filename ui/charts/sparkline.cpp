#include "ui/charts/sparkline.h"

#include "ui/theme/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace heliograph {

Sparkline::Sparkline(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(24);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Sparkline::setValues(std::vector<double> values)
{
    m_values = std::move(values);
    update();
}

void Sparkline::paintEvent(QPaintEvent *)
{
    if (m_values.size() < 2)
        return;
    const double greatest = *std::max_element(m_values.begin(), m_values.end());
    if (greatest <= 0)
        return;
    const ThemeColors &theme = themeColors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(1, 2, -1, -2);
    // More values than pixels: the greatest of those that share one.
    const size_t steps = std::min(m_values.size(), size_t(std::max(2.0, area.width() / 2)));
    QPainterPath path;
    for (size_t i = 0; i < steps; ++i) {
        const size_t from = i * m_values.size() / steps;
        const size_t to = std::max(from + 1, (i + 1) * m_values.size() / steps);
        const double value = *std::max_element(m_values.begin() + qsizetype(from), m_values.begin() + qsizetype(to));
        const QPointF point(area.left() + area.width() * double(i) / double(steps - 1),
            area.bottom() - area.height() * value / greatest);
        i == 0 ? path.moveTo(point) : path.lineTo(point);
    }
    painter.setPen(QPen(theme.accent, 1.5));
    painter.drawPath(path);
}

}
