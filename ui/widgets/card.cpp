#include "ui/widgets/card.h"

#include "ui/theme/theme.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace heliograph {

Card::Card(const QString &title, QWidget *parent) : QWidget(parent), m_body(new QVBoxLayout(this))
{
    m_body->setContentsMargins(
        spacing::kMedium, spacing::kMedium, spacing::kMedium, spacing::kMedium);
    m_body->setSpacing(spacing::kSmall);
    if (!title.isEmpty()) {
        auto *heading = new QLabel(title);
        setTextRole(heading, TextRole::Heading);
        m_body->addWidget(heading);
        setAccessibleName(title);
    }
}

void Card::setHighlighted(bool highlighted)
{
    m_highlighted = highlighted;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    const ThemeColors &c = themeColors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_highlighted ? c.accent : c.border, 1));
    painter.setBrush(c.raised);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kCornerRadius, kCornerRadius);
}

}
