#include "ui/widgets/sharebar.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace heliograph {

namespace {
constexpr int kHeight = 6;
constexpr int kWidth = 120;
}

ShareBar::ShareBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ShareBar::setShare(int percent, int warnAt)
{
    m_percent = percent;
    m_warnAt = warnAt;
    setAccessibleName(tr("%1 percent").arg(percent));
    update();
}

QSize ShareBar::sizeHint() const
{
    return {kWidth, kHeight};
}

void ShareBar::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF whole(0, (height() - kHeight) / 2.0, width(), kHeight);
    painter.setBrush(colors.border);
    painter.drawRoundedRect(whole, kHeight / 2.0, kHeight / 2.0);
    if (m_percent <= 0)
        return;
    QRectF part = whole;
    part.setWidth(std::max<double>(kHeight, whole.width() * std::min(m_percent, 100) / 100.0));
    painter.setBrush(m_percent >= 100 ? colors.bad : m_percent >= m_warnAt ? colors.warning : colors.good);
    painter.drawRoundedRect(part, kHeight / 2.0, kHeight / 2.0);
}

}
