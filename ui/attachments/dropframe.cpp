#include "ui/attachments/dropframe.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace heliograph {

DropFrame::DropFrame(const QString &text, QWidget *parent) : QWidget(parent), m_text(text)
{
    setObjectName(QStringLiteral("dropFrame"));
    setAccessibleName(text);
    setAttribute(Qt::WA_TransparentForMouseEvents); // and for drops
    hide();
}

void DropFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors &colors = themeColors(palette());
    QColor veil = colors.surface;
    veil.setAlphaF(0.9F);
    painter.setBrush(veil);
    painter.setPen(QPen(colors.accent, 2, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), kCornerRadius, kCornerRadius);
    QFont font = painter.font();
    font.setPixelSize(16);
    painter.setFont(font);
    painter.setPen(colors.text);
    painter.drawText(rect(), Qt::AlignCenter, m_text);
}

}
