#include "ui/widgets/toggleswitch.h"

#include "ui/theme/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace heliograph {

namespace {

constexpr QSize kSize(52, 28);
constexpr qreal kRim = 3; ///< around the pill: room for the focus ring
constexpr qreal kGap = 3; ///< between pill and knob

}

ToggleSwitch::ToggleSwitch(const QString &name, QWidget *parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setAccessibleName(name);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

QSize ToggleSwitch::sizeHint() const
{
    return kSize + QSize(int(kRim * 2), int(kRim * 2));
}

void ToggleSwitch::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QRectF pill = QRectF(rect()).adjusted(kRim, kRim, -kRim, -kRim);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        painter.setPen(QPen(colors.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(pill.adjusted(-2, -2, 2, 2), pill.height() / 2 + 2, pill.height() / 2 + 2);
    }
    QColor fill = isChecked() ? colors.accent : colors.secondaryText;
    if (!isEnabled())
        fill = colors.border;
    else if (isDown() || underMouse())
        fill = mixed(fill, colors.text, 0.12);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    pill = pill.adjusted(kGap, kGap, -kGap, -kGap);
    const bool right = isChecked() == (layoutDirection() == Qt::LeftToRight);
    const QRectF knob(right ? pill.right() - pill.height() : pill.left(), pill.top(), pill.height(), pill.height());
    painter.setBrush(isChecked() ? colors.accentText : colors.surface);
    painter.drawEllipse(knob);
}

void ToggleSwitch::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

}
