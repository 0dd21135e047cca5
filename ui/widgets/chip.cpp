#include "ui/widgets/chip.h"

#include "ui/theme/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace heliograph {

namespace {

constexpr int kHeight = 24;
constexpr int kPadding = 8;
constexpr int kNameGap = 5;
constexpr int kWidestText = 220;
constexpr int kCross = 18;

}

Chip::Chip(const QString &name, const QString &text, QWidget *parent) : QAbstractButton(parent), m_name(name)
{
    setText(text);
    setAccessibleName(name.isEmpty() ? text : QStringLiteral("%1: %2").arg(name, text));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void Chip::setRemovable(const QString &toolTip)
{
    m_removeToolTip = toolTip;
    updateGeometry();
}

QFont Chip::chipFont() const
{
    QFont small = font();
    small.setPixelSize(12);
    return small;
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(chipFont());
    int width = 2 * kPadding + std::min(kWidestText, metrics.horizontalAdvance(text())) + 2;
    if (!m_name.isEmpty())
        width += std::min(kWidestText / 2, metrics.horizontalAdvance(m_name)) + kNameGap;
    return {width + (m_removeToolTip.isEmpty() ? 0 : kCross - kPadding / 2), kHeight};
}

QRect Chip::cross() const
{
    return m_removeToolTip.isEmpty() ? QRect() : QRect(width() - kCross - 2, 0, kCross, height());
}

void Chip::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool marked = isEnabled() && (underMouse() || hasFocus());
    painter.setPen(QPen(marked ? colors.accent : colors.border, hasFocus() ? 1.5 : 1));
    painter.setBrush(isDown() ? mixed(colors.raised, colors.accent, 0.2) : colors.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), kHeight / 2.0 - 1, kHeight / 2.0 - 1);
    painter.setFont(chipFont());
    const QFontMetrics metrics(chipFont());
    QRect room = rect().adjusted(kPadding, 0, -kPadding, 0);
    if (!cross().isNull())
        room.setRight(cross().left());
    if (!m_name.isEmpty()) {
        const QString name = metrics.elidedText(m_name, Qt::ElideRight, kWidestText / 2);
        painter.setPen(colors.secondaryText);
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, name);
        room.setLeft(room.left() + metrics.horizontalAdvance(name) + kNameGap);
    }
    painter.setPen(colors.text);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, metrics.elidedText(text(), Qt::ElideRight, room.width()));
    if (cross().isNull())
        return;
    painter.setPen(QPen(colors.secondaryText, 1.3));
    const QPointF center = QRectF(cross()).center();
    painter.drawLine(center + QPointF(-3, -3), center + QPointF(3, 3));
    painter.drawLine(center + QPointF(3, -3), center + QPointF(-3, 3));
}

void Chip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && cross().contains(event->pos())) {
        Q_EMIT removeRequested();
        return;
    }
    QAbstractButton::mousePressEvent(event);
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    const bool removes = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
    if (removes && !m_removeToolTip.isEmpty())
        Q_EMIT removeRequested();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

bool Chip::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && !m_removeToolTip.isEmpty()) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace) { // meant for the chip, not for what the page shows
            event->accept();
            return true;
        }
    }
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        if (cross().contains(help->pos())) {
            QToolTip::showText(help->globalPos(), m_removeToolTip, this);
            return true;
        }
    }
    return QAbstractButton::event(event);
}

}
